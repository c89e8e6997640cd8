"""One attempt at a provider whose lists lag behind, which the practice provider's never do."""

from typing import cast
from uuid import UUID, uuid4

import pytest

from webapp.domain.errors import FieldError, ProviderUnavailableError, RefusedError
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak, StatusInterneTaak
from webapp.domain.provider import Provider
from webapp.registrations.aanvraag import Geregistreerd, NummerBezet, Uitkomst
from webapp.registrations.interne_taak import register_under

NIEUW = NieuweInterneTaak("111222333", uuid4(), (uuid4(),), "Terugbellen")
TAKEN = RefusedError((FieldError("nummer", "unique", "Er bestaat al een interne taak"),))


def taak(klantcontact: UUID, nummer: str = NIEUW.nummer) -> InterneTaak:
    return InterneTaak(uuid4(), klantcontact, NIEUW.actoren, "x", StatusInterneTaak.TE_VERWERKEN, nummer=nummer)


class Lagging:
    """Its list shows ``found``, one answer after another."""

    def __init__(self, *found: InterneTaak | None, answer: InterneTaak | None = None) -> None:
        self._found = list(found)
        self._answer = answer

    def find_interne_taak(self, _nummer: str) -> InterneTaak | None:
        return self._found.pop(0)

    def register_interne_taak(self, _nieuw: NieuweInterneTaak) -> InterneTaak:
        if self._answer is None:
            raise TAKEN
        return self._answer


def attempt(provider: Lagging) -> Uitkomst:
    return register_under(cast("Provider", provider), NIEUW)  # it has what an attempt uses


def test_a_number_that_is_taken_but_does_not_show_may_be_ours() -> None:
    with pytest.raises(ProviderUnavailableError):
        attempt(Lagging(None, None))


def test_a_number_that_shows_as_ours_after_all_is_ours() -> None:
    landed = taak(NIEUW.klantcontact)
    assert attempt(Lagging(None, landed)) == Geregistreerd(landed.uuid, NIEUW.nummer)


def test_a_number_that_shows_as_somebody_elses_is_taken() -> None:
    assert attempt(Lagging(None, taak(uuid4()))) == NummerBezet()


def test_the_number_that_stands_there_is_the_one_that_is_shown() -> None:
    other = taak(NIEUW.klantcontact, "42")
    assert attempt(Lagging(None, answer=other)) == Geregistreerd(other.uuid, "42")
