"""What an employee may type to find a klantcontact, of each kind one question, out of whatever the provider holds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bench.bare_calls import Provider

Item = dict[str, Any]

_ZONE = ZoneInfo("Europe/Amsterdam")
_PAGE = "500"
_SOME = "50"
_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Question:
    """``fits``: whether the klantcontact with this uuid is one that was meant."""

    kind: str
    zoekterm: str
    fits: Callable[[str], bool]


def questions(provider: Provider) -> list[Question]:
    return list(_Questions(provider).all())


class _Questions:
    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._newest = provider.results("klantcontacten", pageSize=_PAGE)
        self._today = _day_of(self._newest[0])
        self._earlier = self._of_an_earlier_day()
        self._day = _day_of(self._earlier[0])

    def all(self) -> Iterator[Question]:
        yield from self._by_words()
        yield from self._by_numbers()
        yield from self._by_address()
        yield from self._by_identificator()
        yield from self._by_people()
        yield from self._by_day()
        yield Question("nothing typed", "", lambda _: True)

    def _by_words(self) -> Iterator[Question]:
        words = next(words for words in map(_long_words, self._newest) if len(words) > 1)
        yield Question("a word", words[0], self._has_words(words[:1]))
        yield Question("two words", " ".join(words[:2]), self._has_words(words[:2]))

    def _by_numbers(self) -> Iterator[Question]:
        numbered = next(item for item in self._newest if item["referentienummer"])
        yield Question("nummer", numbered["referentienummer"], numbered["uuid"].__eq__)
        taak = next(item for item in self._provider.results("internetaken", pageSize=_SOME) if item["referentienummer"])
        about = taak["aanleidinggevendKlantcontact"]["uuid"]
        yield Question("taaknummer", taak["referentienummer"], about.__eq__)

    def _by_address(self) -> Iterator[Question]:
        for soort, kind in (("telefoonnummer", "telefoon"), ("email", "e-mail")):
            found = self._provider.results(
                "digitaleadressen", soortDigitaalAdres=soort, verstrektDoorBetrokkene__rol="klant", pageSize="1"
            )
            adres = found[0]["adres"]
            betrokkenen = self._provider.results("betrokkenen", verstrektedigitaalAdres__adres=adres, pageSize=_SOME)
            typed = re.sub(r"^06(?=\d)", "06-", adres)
            yield Question(kind, typed, _uuids_of(betrokkenen).__contains__)

    def _by_identificator(self) -> Iterator[Question]:
        for soort, kind in (("bsn", "BSN"), ("kvk_nummer", "KvK")):
            query = {"partijIdentificatorCodeSoortObjectId": soort, "pageSize": _SOME}
            for item in self._provider.results("partij-identificatoren", **query):
                partij = item["identificeerdePartij"]["uuid"]
                if betrokkenen := self._provider.results("betrokkenen", wasPartij__uuid=partij, pageSize=_SOME):
                    number = item["partijIdentificator"]["objectId"]
                    yield Question(kind, number, _uuids_of(betrokkenen).__contains__)
                    break

    def _by_people(self) -> Iterator[Question]:
        betrokkenen = self._provider.results("betrokkenen", pageSize=_PAGE)
        naam = next(item["contactnaam"] for item in betrokkenen if item["contactnaam"]["voorvoegselAchternaam"])
        achternaam = naam["achternaam"]
        yield Question("naam", _typed_name(naam), lambda uuid: self._is_about(uuid, achternaam))
        actor = next(
            actor
            for item in self._newest
            for actor in item["hadBetrokkenActoren"]
            if actor["soortActor"] == "medewerker" and self._is_only_one(actor["naam"])
        )
        yield Question("collega", actor["naam"], lambda uuid: self._was_had_by(uuid, actor["naam"]))

    def _is_only_one(self, naam: str) -> bool:
        """Thousands of actoren out of so few names have many namesakes."""
        return len(self._provider.results("actoren", naam=naam, pageSize=_SOME)) == 1

    def _by_day(self) -> Iterator[Question]:
        day = "gisteren" if self._day == self._today - timedelta(days=1) else f"{self._day.day}-{self._day.month}"
        yield Question(f"datum ({'gisteren' if day == 'gisteren' else 'd-m'})", day, self._is_of_that_day)
        word = next(words for words in map(_long_words, self._earlier) if words)[0]
        has_word = self._has_words([word])
        yield Question("word + datum", f"{word} {day}", lambda uuid: self._is_of_that_day(uuid) and has_word(uuid))
        naam = self._a_name_of_that_day()
        achternaam = naam["achternaam"]
        yield Question(
            "naam + datum",
            f"{_typed_name(naam)} {day}",
            lambda uuid: self._is_of_that_day(uuid) and self._is_about(uuid, achternaam),
        )

    def _of_an_earlier_day(self) -> list[Item]:
        """Klantcontacten of the last day before the newest one's: pages of 500, in steps that double."""
        for step in count():
            page = self._provider.results("klantcontacten", pageSize=_PAGE, page=str(2**step))
            earlier = [item for item in page if _day_of(item) < self._today]
            if earlier:
                return [item for item in earlier if _day_of(item) == _day_of(earlier[0])]
        raise AssertionError("there is always one more page to ask for")

    def _a_name_of_that_day(self) -> Item:
        for item in self._earlier:
            for betrokkene in self._betrokkenen(item):
                if betrokkene["contactnaam"]["achternaam"]:
                    naam: Item = betrokkene["contactnaam"]
                    return naam
        raise RuntimeError("nobody with a name")

    def _betrokkenen(self, klantcontact: Item) -> list[Item]:
        return [self._provider.item("betrokkenen", link["uuid"]) for link in klantcontact["hadBetrokkenen"]]

    def _klantcontact(self, uuid: str) -> Item:
        return self._provider.item("klantcontacten", uuid)

    def _has_words(self, words: list[str]) -> Callable[[str], bool]:
        def fits(uuid: str) -> bool:
            item = self._klantcontact(uuid)
            return all(word in f"{item['onderwerp']} {item['inhoud']}".lower() for word in words)

        return fits

    def _is_about(self, uuid: str, achternaam: str) -> bool:
        people = self._betrokkenen(self._klantcontact(uuid))
        return any(betrokkene["contactnaam"]["achternaam"] == achternaam for betrokkene in people)

    def _was_had_by(self, uuid: str, naam: str) -> bool:
        return any(actor["naam"] == naam for actor in self._klantcontact(uuid)["hadBetrokkenActoren"])

    def _is_of_that_day(self, uuid: str) -> bool:
        return _day_of(self._klantcontact(uuid)) == self._day


def _day_of(klantcontact: Item) -> date:
    return datetime.fromisoformat(klantcontact["plaatsgevondenOp"]).astimezone(_ZONE).date()


def _uuids_of(betrokkenen: list[Item]) -> frozenset[str]:
    return frozenset(item["hadKlantcontact"]["uuid"] for item in betrokkenen)


def _long_words(klantcontact: Item) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", klantcontact["onderwerp"].lower()) if len(word) >= _LETTERS]


def _typed_name(naam: Item) -> str:
    """As people type it: without capitals."""
    return f"{naam['voorvoegselAchternaam']} {naam['achternaam']}".strip().lower()
