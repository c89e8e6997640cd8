"""Whatever is typed: what the rules accept the provider stores as it is, and what they refuse gets a sentence."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from practice_provider.helpers import EMPTY, Register, identificator, new_client, ref

from webapp import domain
from webapp.domain import digitaal_adres, emailadres, limits, postcode, telefoonnummer
from webapp.domain import identificator as identificatoren
from webapp.domain.landen import namen
from webapp.domain.partij import SoortDigitaalAdres, SoortIdentificator
from webapp.domain.rules import RuleError
from webapp.domain.tekst import checked
from webapp.practice_provider import VNG_BASE, create_practice_provider

Rule = Callable[[str], str]

bounded = settings(max_examples=100)

SEPARATORS = st.sampled_from(("", "", "", " ", "-", ".", "\u00a0", "\u2011", "\u200b"))
WILD = st.text(st.characters(), max_size=90) | st.text("0123456789+@.-/() aé\x00\ud800", max_size=20)


def digits(least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most or least)


@st.composite
def spelt(draw: st.DrawFn, numbers: st.SearchStrategy[str]) -> str:
    """A number as people write it: with something between its characters."""
    return "".join(draw(SEPARATORS) + character for character in draw(numbers))


def joined(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


def passing(number: str) -> str:
    """The first number from here that passes the elfproef; one in eleven does."""
    return next(
        candidate
        for candidate in (f"{(int(number) + step) % 10**9:09d}" for step in range(200))
        if _reason(partial(identificatoren.normalised, SoortIdentificator.BSN), candidate) is None
    )


PHONES = spelt(
    joined(st.sampled_from(("0", "+31", "+31(0)", "0031")), digits(9))
    | joined(st.sampled_from(("06", "(0598)", "+316")), digits(5, 9))
    | joined(st.sampled_from(("088", "+3188", "0800", "0900", "+31900", "14", "1")), digits(2, 8))
    | joined(st.sampled_from(("+", "00", "+32", "0049", "+39", "+1", "+290")), digits(3, 15))
)
_LABELS = st.text("abcXYZ09-éß", min_size=1, max_size=12)
EMAILS = joined(
    st.text("abcXYZ09.+_-'\"é", min_size=1, max_size=12),
    "@",
    st.lists(_LABELS, min_size=1, max_size=3).map(".".join),
    st.sampled_from((".nl", ".example", ".x", ".museum", "", ".")),
) | st.emails(domains=st.just("voorbeeld.example"))
POSTCODES = spelt(joined(digits(4), st.text("ABCSDabz", min_size=2, max_size=2)))
NUMBERS = spelt(digits(8) | digits(12) | digits(9).map(passing) | digits(7, 13))
LETTERS = "abcdéïÖß'’- \u0308\u00a0"
NAMES = st.text(LETTERS, max_size=90)


def _domain_texts() -> Iterator[str]:
    for path in Path(domain.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


LONGEST = {value for name, value in vars(limits).items() if name.startswith("MAX_")}
# A sentence that stands in the source as it is holds nothing of what was typed.
SENTENCES = frozenset(_domain_texts()) | {
    f"Deze tekst is te lang. U kunt maximaal {longest} tekens gebruiken" for longest in LONGEST
}


def _reason(rule: Rule, typed: str) -> str | None:
    try:
        rule(typed)
    except RuleError as error:
        return str(error)
    return None


@dataclass(frozen=True)
class Faces:
    """The practice provider as the releases that differ, and as the draft; each with a klantcontact."""

    newest: httpx.Client
    older: httpx.Client
    draft: httpx.Client

    def klantcontact(self, face: httpx.Client) -> str:
        register = Register(self.newest if face is self.draft else face)
        uuid: str = register.klantcontact()["uuid"]
        return uuid


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faces]:
    folder = tmp_path_factory.mktemp("faces")
    newest = create_practice_provider(folder / "newest.sqlite3", sizes=EMPTY)
    older = create_practice_provider(folder / "older.sqlite3", release="2.15", sizes=EMPTY)
    with new_client(newest) as one, new_client(older) as two, new_client(newest, VNG_BASE) as three:
        yield Faces(one, two, three)
    newest.close()
    older.close()


Store = Callable[[Faces, str], None]


def hold(faces: Faces, rule: Rule, typed: st.SearchStrategy[str], right: str, store: Store) -> None:
    """``right`` is one that is accepted, so that at least that is held."""

    @bounded
    @given(typed | WILD)
    @example("")
    @example(right)
    def whatever_is_typed(text: str) -> None:
        reason = _reason(rule, text)
        if reason is not None:
            assert reason in SENTENCES
            assert reason[0].isupper()
            assert " " in reason
            assert not reason.endswith(".")
            return
        accepted = rule(text)
        assert rule(accepted) == accepted
        if accepted:
            store(faces, accepted)

    whatever_is_typed()
    assert _reason(rule, right) is None


def stored_adres(soort: SoortDigitaalAdres, *, older: bool = True) -> Store:
    def store(faces: Faces, adres: str) -> None:
        body = {"soortDigitaalAdres": soort, "adres": adres, "verstrektDoorPartij": None}
        for face in (faces.newest, faces.older)[: 1 + older]:
            assert Register(face).post("/digitaleadressen", **body)["adres"] == adres
        draft = {"codeSoortDigitaalAdres": soort, "adres": adres, "omschrijving": "werk"}
        assert Register(faces.draft).post("/digitaaladressen", **draft)["adres"] == adres

    return store


@pytest.mark.parametrize(
    ("rule", "typed", "right", "store"),
    [
        (
            telefoonnummer.normalised,
            PHONES,
            "088 1234567",
            stored_adres(SoortDigitaalAdres.TELEFOONNUMMER, older=False),
        ),
        (
            partial(telefoonnummer.normalised, accepts_088=False),
            PHONES,
            "+32 (0)2 123 45 67",
            stored_adres(SoortDigitaalAdres.TELEFOONNUMMER),
        ),
        (emailadres.normalised, EMAILS, "Jan@Café.nl", stored_adres(SoortDigitaalAdres.EMAIL)),
        (
            partial(digitaal_adres.normalised, SoortDigitaalAdres.OVERIG),
            NAMES,
            "@jan",
            stored_adres(SoortDigitaalAdres.OVERIG),
        ),
    ],
    ids=["telefoonnummer", "telefoonnummer without 088", "email", "overig"],
)
def test_digitale_adressen(faces: Faces, rule: Rule, typed: st.SearchStrategy[str], right: str, store: Store) -> None:
    hold(faces, rule, typed, right, store)


def test_a_kind_that_was_recognised_is_accepted_as_that_kind(faces: Faces) -> None:
    recognised = partial(digitaal_adres.recognised, accepts_088=False)

    @bounded
    @given(PHONES | EMAILS | NAMES | WILD)
    @example("06 12345678")
    @example("jan@voorbeeld.example")
    @example("@jan")
    def whatever_is_typed(text: str) -> None:
        reason = _reason(lambda typed: recognised(typed)[1], text)
        if reason is not None:
            assert reason in SENTENCES
            return
        soort, adres = recognised(text)
        stored_adres(soort)(faces, adres)

    whatever_is_typed()


@pytest.mark.parametrize(
    ("soort", "right"),
    [
        (SoortIdentificator.BSN, "9999.90.019"),
        (SoortIdentificator.RSIN, "990000011"),
        (SoortIdentificator.KVK_NUMMER, "0000 0002"),
        (SoortIdentificator.VESTIGINGSNUMMER, "9000 0000 0001"),
    ],
)
def test_identificatoren(faces: Faces, soort: SoortIdentificator, right: str) -> None:
    def store(faces: Faces, number: str) -> None:
        for face in (faces.newest, faces.older):
            _stored_identificator(face, soort, number)

    hold(faces, partial(identificatoren.normalised, soort), NUMBERS, right, store)


def _stored_identificator(face: httpx.Client, soort: SoortIdentificator, number: str) -> None:
    """And removed again: a number may come twice."""
    register, made, under = Register(face), [], {}
    if soort is SoortIdentificator.VESTIGINGSNUMMER:
        content = identificator("00000001", "kvk_nummer")
        made.append(register.post("/partij-identificatoren", partijIdentificator=content))
        under = {"subIdentificatorVan": ref(made[0])}
    made.append(
        register.post("/partij-identificatoren", partijIdentificator=identificator(number, soort.value), **under)
    )
    assert made[-1]["partijIdentificator"]["objectId"] == number
    for item in reversed(made):
        assert face.delete(f"/partij-identificatoren/{item['uuid']}").status_code == 204


def test_what_a_number_could_be_is_accepted_as_that(faces: Faces) -> None:
    @bounded
    @given(NUMBERS | WILD)
    def whatever_is_typed(text: str) -> None:
        for found in identificatoren.possible(text):
            assert identificatoren.normalised(found.soort, text) == found.object_id
            assert found.object_id not in identificatoren.masked(found.object_id)
            _stored_identificator(faces.newest, found.soort, found.object_id)

    whatever_is_typed()


def test_postcodes(faces: Faces) -> None:
    def store(faces: Faces, accepted: str) -> None:
        for face in (faces.newest, faces.older):
            partij = Register(face).partij(bezoekadres={"postcode": accepted})
            assert partij["bezoekadres"]["postcode"] == accepted

    hold(faces, postcode.normalised, POSTCODES, "1234ab", store)


NAMEN = {
    "voorletters": limits.MAX_VOORLETTERS,
    "voornaam": limits.MAX_VOORNAAM,
    "voorvoegselAchternaam": limits.MAX_VOORVOEGSEL,
    "achternaam": limits.MAX_ACHTERNAAM,
}
REGELS = dict.fromkeys(("adresregel1", "adresregel2", "adresregel3"), limits.MAX_ADRESREGEL)
STRAAT = {
    "straatnaam": limits.MAX_STRAATNAAM,
    "huisnummertoevoeging": limits.MAX_TOEVOEGING,
    "stad": limits.MAX_STAD,
}


@pytest.mark.parametrize("at_most", sorted({*NAMEN.values(), *REGELS.values(), *STRAAT.values()}))
def test_text_is_refused_with_a_sentence_or_stays_the_same(faces: Faces, at_most: int) -> None:
    klantcontacten = {face: faces.klantcontact(face) for face in (faces.newest, faces.older)}

    def store(faces: Faces, text: str) -> None:
        names, lines, street = (
            {name: text for name, limit in group.items() if limit == at_most} for group in (NAMEN, REGELS, STRAAT)
        )
        given: dict[str, Any] = {"contactnaam": names, "bezoekadres": lines | street}
        if at_most == limits.MAX_ORGANISATIENAAM:
            given["organisatienaam"] = text
        for face, uuid in klantcontacten.items():
            answer = Register(face).betrokkene({"uuid": uuid}, **given)
            assert is_within(given, answer)
        draft = without_empty(given | {"bezoekadres": lines})
        body = {"hadKlantcontact": klantcontacten[faces.newest], "rol": "klant", "initiator": True, **draft}
        assert is_within(draft, Register(faces.draft).post("/betrokkenenBijKlantcontact", **body))

    hold(faces, partial(checked, at_most=at_most), NAMES | longer_or_shorter(at_most), "x" * at_most, store)


def test_omschrijving(faces: Faces) -> None:
    def store(faces: Faces, text: str) -> None:
        for face in (faces.newest, faces.older):
            assert Register(face).adres(omschrijving=text)["omschrijving"] == text
        draft = {"adres": "jan@voorbeeld.example", "omschrijving": text}
        assert is_within(draft, Register(faces.draft).post("/digitaaladressen", **draft))

    at_most = limits.MAX_OMSCHRIJVING
    hold(faces, partial(checked, at_most=at_most), longer_or_shorter(at_most), "x" * at_most, store)


def longer_or_shorter(at_most: int) -> st.SearchStrategy[str]:
    return st.text(LETTERS, min_size=at_most - 2, max_size=at_most + 10)


def is_within(sent: dict[str, Any], answer: dict[str, Any]) -> bool:
    return all(
        is_within(value, answer[name]) if isinstance(value, dict) else answer[name] == value
        for name, value in sent.items()
    )


def without_empty(groups: dict[str, Any]) -> dict[str, Any]:
    return {name: group for name, group in groups.items() if group}


@pytest.mark.parametrize("huisnummer", [1, limits.MAX_HUISNUMMER])
def test_huisnummer_and_nummeraanduiding_at_their_limits(faces: Faces, huisnummer: int) -> None:
    adres = {"huisnummer": huisnummer, "nummeraanduidingId": "9" * limits.DIGITS_NUMMERAANDUIDING_ID}
    for face in (faces.newest, faces.older):
        assert is_within(adres, Register(face).partij(bezoekadres=adres)["bezoekadres"])


def test_every_country_is_accepted(faces: Faces) -> None:
    for land in namen():
        assert Register(faces.newest).partij(bezoekadres={"land": land})["bezoekadres"]["land"] == land
