"""What was signed in with in a window of its own gets to the frame that it was for: once, in time, and nowhere else."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from webapp.database import open_engine, prepare_sqlite
from webapp.database.tables import Tables
from webapp.identity import Medewerker
from webapp.identity.koppelingen import Koppelingen, koppeling_of, short_code
from webapp.identity.store import TABLES, Vault

NOOR = Medewerker("noor", "Noor de Wit", "noor.dewit@turfstad.example")
At = Callable[[float], Koppelingen]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """The same koppelingen, so many seconds later."""
    url = f"sqlite:///{tmp_path / 'kcc.sqlite3'}"
    prepare_sqlite(url)
    engine = open_engine(url)
    tables, vault = Tables(engine, TABLES), Vault([Fernet.generate_key().decode()])
    tables.prepare()
    yield lambda seconds: Koppelingen(tables, vault, now=lambda: 1_000_000 + seconds)
    engine.dispose()


@pytest.fixture
def sleutel() -> str:
    return secrets.token_urlsafe(32)


def _code(koppelingen: Koppelingen, sleutel: str, medewerker: Medewerker = NOOR) -> str:
    code = koppelingen.begin(koppeling_of(sleutel), medewerker)
    assert code
    return code


def test_the_one_time_code_is_enough_for_who_has_the_sleutel(at: At, sleutel: str) -> None:
    assert at(119).redeem(sleutel, _code(at(0), sleutel)) == NOOR


def test_so_is_what_the_employee_confirmed(at: At, sleutel: str) -> None:
    assert at(1).confirm(koppeling_of(sleutel), _code(at(0), sleutel))
    assert at(2).redeem(sleutel, "") == NOOR


def test_it_is_redeemed_once(at: At, sleutel: str) -> None:
    code = _code(at(0), sleutel)
    assert at(1).redeem(sleutel, code) == NOOR
    assert at(1).redeem(sleutel, code) is None


def test_of_many_at_the_same_moment_one_redeems_it(at: At, sleutel: str) -> None:
    code = _code(at(0), sleutel)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: at(1).redeem(sleutel, code), range(8)))
    assert found.count(NOOR) == 1
    assert found.count(None) == 7


def test_after_two_minutes_it_is_too_late(at: At, sleutel: str) -> None:
    code = _code(at(0), sleutel)
    assert at(120).redeem(sleutel, code) is None
    assert not at(120).confirm(koppeling_of(sleutel), code)


def test_what_was_confirmed_has_to_be_redeemed_in_time_as_well(at: At, sleutel: str) -> None:
    at(119).confirm(koppeling_of(sleutel), _code(at(0), sleutel))
    assert at(121).redeem(sleutel, "") is None


def test_without_code_or_confirmation_the_sleutel_is_not_enough(at: At, sleutel: str) -> None:
    """Somebody sent a victim a link with a koppeling of their own."""
    _code(at(0), sleutel)
    assert at(1).redeem(sleutel, "") is None
    assert at(1).redeem(sleutel, "een-andere-code") is None


@pytest.mark.parametrize("other", ["", "een-andere-sleutel"])
def test_the_code_is_nothing_without_its_sleutel(at: At, sleutel: str, other: str) -> None:
    assert at(1).redeem(other, _code(at(0), sleutel)) is None


def test_the_koppeling_itself_is_no_sleutel(at: At, sleutel: str) -> None:
    assert at(1).redeem(koppeling_of(sleutel), _code(at(0), sleutel)) is None


def test_anothers_sleutel_and_code_do_not_mix(at: At, sleutel: str) -> None:
    mine, theirs = _code(at(0), sleutel), _code(at(0), "van-een-ander", Medewerker("teun", "Teun Blom", ""))
    assert at(1).redeem("van-een-ander", mine) is None
    assert at(1).redeem(sleutel, theirs) is None


def test_nobody_confirms_who_did_not_sign_in(at: At, sleutel: str) -> None:
    _code(at(0), sleutel)
    assert not at(1).confirm(koppeling_of(sleutel), "een-andere-code")
    assert at(1).redeem(sleutel, "") is None


def test_who_did_not_see_the_code_in_the_portal_takes_it_back(at: At, sleutel: str) -> None:
    code = _code(at(0), sleutel)
    at(1).withdraw(koppeling_of(sleutel), "een-andere-code")
    assert at(1).state(sleutel) == "wacht"
    at(1).withdraw(koppeling_of(sleutel), code)
    assert at(1).redeem(sleutel, code) is None


def test_nobody_signs_in_over_somebody_else(at: At, sleutel: str) -> None:
    code = _code(at(0), sleutel)
    assert at(1).begin(koppeling_of(sleutel), Medewerker("teun", "Teun Blom", "")) is None
    assert at(1).redeem(sleutel, code) == NOOR


def test_the_frame_gets_to_know_how_far_it_is(at: At, sleutel: str) -> None:
    assert at(0).state(sleutel) == "wacht"
    code = _code(at(0), sleutel)
    assert at(1).state(sleutel) == "wacht"
    at(1).confirm(koppeling_of(sleutel), code)
    assert (at(2).state(sleutel), at(121).state(sleutel)) == ("bevestigd", "verlopen")


def test_koppeling_and_short_code_are_what_javascript_makes_of_them() -> None:
    """Worked out with Web Crypto, as static/js/aanmelden.js does."""
    assert koppeling_of("sleutel") == "qF1-71Ym2VcPTHJarzDHcdLCWHFT2dwW8pjwYSE6M5o"
    assert short_code("qF1-71Ym2VcPTHJarzDHcdLCWHFT2dwW8pjwYSE6M5o") == "039270"
