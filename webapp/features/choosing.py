"""The buttons by which a form searches, chooses and clears without JavaScript, and what was chosen, looked up again."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Executor, Future
from typing import TypeVar
from uuid import UUID

from flask import request

from webapp.domain.errors import NotFoundError, ProviderError
from webapp.features.registering import RegistrationForm
from webapp.web.errors import Problem, provider_problem

T = TypeVar("T")


def changes_the_form(names: Collection[str]) -> bool:
    """Whether a button was pressed that searches, chooses or clears; everything else goes on."""
    return request.form.get("actie") == "bijwerken" or "wis" in request.form or bool(_made_choices(names))


def apply_choices(form: RegistrationForm, names: Collection[str]) -> None:
    for name, uuid in _made_choices(names).items():
        form.choose(name, uuid)
    if request.form.get("wis") in names:
        form.choose(request.form["wis"], "")


def _made_choices(names: Collection[str]) -> dict[str, str]:
    return {name: request.form[f"kies_{name}"] for name in names if f"kies_{name}" in request.form}


class NoAnswerError(Exception):
    """The provider did not answer what was asked for ``field``."""

    def __init__(self, field: str, error: ProviderError) -> None:
        super().__init__(field)
        self.field = field
        self.error = error


def ask(uuid: UUID | None, get: Callable[[UUID], T], pool: Executor) -> "Future[T] | None":
    return pool.submit(get, uuid) if uuid else None


def answer(form: RegistrationForm, name: str, asked: "Future[T] | None", gone: Mapping[str, str]) -> T | None:
    """What is gone is an error at its field, in the words of ``gone``, and no longer chosen there."""
    if asked is None:
        return None
    try:
        return asked.result()
    except NotFoundError:
        form.clear_choice(name)
        form.add_error(name, gone[name])
        return None
    except ProviderError as error:
        raise NoAnswerError(name, error) from None


def say_no_answer(form: RegistrationForm, no_answer: NoAnswerError) -> Problem:
    """An error at the first field that was asked about, once: nothing that was chosen or typed is lost by it."""
    problem = provider_problem(no_answer.error)
    kept = "Wat u invulde staat er nog. " if form.is_submitted() else ""
    form.add_error(no_answer.field, f"{problem.titel}. {kept}{problem.tekst}")
    return problem


def uuid_of(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
