"""Names of actoren as an employee may type them, made by rule, and how often the right actor is among the first.

``python -m search.misspelt`` prints it.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bench.table import show
from search.town import town

from webapp.domain.actor import Actor, SoortActor
from webapp.search.actor_index import ActorIndex
from webapp.search.folding import folded

ACTOREN, EACH, FIRST = 5_000, 40, 3
_SEED = 12

Rule = Callable[[Random, str], str]
Find = Callable[[str], Sequence[Actor]]


@dataclass(frozen=True, slots=True)
class Question:
    rule: str
    typed: str
    meant: Actor


@dataclass(frozen=True, slots=True)
class Answered:
    """``place`` counts from 1; 0 is not among the hits."""

    question: Question
    place: int

    @property
    def is_right(self) -> bool:
        return 1 <= self.place <= FIRST


def dropped_letter(random: Random, naam: str) -> str:
    at = random.choice([place for place, character in enumerate(naam) if character.isalpha()])
    return naam[:at] + naam[at + 1 :]


def swapped_neighbours(random: Random, naam: str) -> str:
    pairs = [at for at in range(len(naam) - 1) if naam[at : at + 2].isalpha() and naam[at] != naam[at + 1]]
    at = random.choice(pairs)
    return naam[:at] + naam[at + 1] + naam[at] + naam[at + 2 :]


def missing_accent(_: Random, naam: str) -> str:
    """As on a keyboard without them: ``Wójcik`` → ``Wojcik``; a letter that is another one altogether stays."""
    parts = unicodedata.normalize("NFD", naam)
    return "".join(character for character in parts if not unicodedata.combining(character)).replace("ø", "o")


def other_order(random: Random, naam: str) -> str:
    words = naam.split()
    while (shuffled := random.sample(words, len(words))) == words:
        pass
    return " ".join(shuffled)


def initials_and_surname(_: Random, naam: str) -> str:
    """``Anne-Marie de Wit`` → ``A.M. de Wit``."""
    voornaam, achternaam = naam.split(maxsplit=1)
    return "".join(f"{part[0]}." for part in voornaam.split("-")) + f" {achternaam}"


RULES: dict[str, Rule] = {
    "dropped letter": dropped_letter,
    "swapped neighbours": swapped_neighbours,
    "missing accent": missing_accent,
    "words in other order": other_order,
    "initials and surname": initials_and_surname,
}


def questions(actoren: Sequence[Actor], seed: int = _SEED) -> Iterator[Question]:
    random = Random(seed)  # noqa: S311
    people = [actor for actor in actoren if actor.soort is SoortActor.MEDEWERKER]
    for name, rule in RULES.items():
        fitting = [
            actor for actor in people if rule is not missing_accent or folded(actor.naam) != actor.naam.casefold()
        ]
        for actor in random.sample(fitting, EACH):
            yield Question(name, rule(random, actor.naam), actor)


def answered(asked: Sequence[Question], find: Find) -> list[Answered]:
    return [Answered(question, _place(find(question.typed), question.meant)) for question in asked]


def _place(found: Sequence[Actor], meant: Actor) -> int:
    return next((place for place, actor in enumerate(found, 1) if actor.uuid == meant.uuid), 0)


def main() -> None:
    actoren = town(ACTOREN)
    index = ActorIndex(actoren)
    answers = answered(list(questions(actoren)), lambda typed: [hit.actor for hit in index.find(typed, limit=10)])
    rows = [_row(rule, [one for one in answers if one.question.rule == rule]) for rule in RULES]
    names = len({actor.naam for actor in actoren})
    show(
        f"Misspelt and partial names over {ACTOREN:,} actoren with {names:,} different names",
        ("rule", "asked", "first", f"first {FIRST}", "-not among those: typed, meant, its place"),
        [*rows, (*_row("all", answers)[:-1], "")],
    )


def _row(name: str, answers: Sequence[Answered]) -> tuple[str, ...]:
    first = sum(one.place == 1 for one in answers)
    right = sum(one.is_right for one in answers)
    wrong = [
        f"{one.question.typed} ({one.question.meant.naam}: {one.place or '-'})" for one in answers if not one.is_right
    ]
    return name, str(len(answers)), f"{first / len(answers):.1%}", f"{right / len(answers):.1%}", "; ".join(wrong)


if __name__ == "__main__":
    main()
