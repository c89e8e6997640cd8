"""Days and weeks as they are typed, seen from Sunday 22 November 2026."""

from datetime import date

import pytest

from webapp.search.dagen import Dagen, find

VANDAAG = date(2026, 11, 22)


def meant(typed: str, vandaag: date = VANDAAG) -> Dagen | None:
    found = find(typed, vandaag)
    return found.dagen if found else None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", "2026-11-22"),
        ("Vandaag", "2026-11-22"),
        ("vanmorgen", "2026-11-22"),
        ("gisteren", "2026-11-21"),
        ("GISTEREN", "2026-11-21"),
        ("eergisteren", "2026-11-20"),
        ("zondag", "2026-11-22"),
        ("Maandag", "2026-11-16"),
        ("zaterdag", "2026-11-21"),
        ("vorige zondag", "2026-11-15"),
        ("afgelopen maandag", "2026-11-16"),
        ("op maandag", "2026-11-16"),
    ],
)
def test_a_word_for_a_day_is_the_last_such_day(typed: str, day: str) -> None:
    assert meant(typed) == Dagen(date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12-3", "2026-03-12"),
        ("12/3", "2026-03-12"),
        ("12–3", "2026-03-12"),
        ("22-11", "2026-11-22"),
        ("23-11", "2025-11-23"),
        ("12-3-2025", "2025-03-12"),
        ("12-03-26", "2026-03-12"),
        ("12/03/2026", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("2026-03-12", "2026-03-12"),
        ("12 maart", "2026-03-12"),
        ("12 Maart", "2026-03-12"),
        ("12 mrt", "2026-03-12"),
        ("12 mrt.", "2026-03-12"),
        ("12mrt", "2026-03-12"),
        ("12-mrt-2025", "2025-03-12"),
        ("12e maart", "2026-03-12"),
        ("1ste sept", "2026-09-01"),
        ("16 nov", "2026-11-16"),
        ("12 maart 2025", "2025-03-12"),
        ("1 december", "2025-12-01"),
        ("1 mei", "2026-05-01"),
        ("29-2", "2024-02-29"),
        ("ma 16 november", "2026-11-16"),
        ("ma. 16 november", "2026-11-16"),
        ("maandag 16-11", "2026-11-16"),
        ("za 21", "2026-11-21"),
        ("maandag 16", "2026-11-16"),
        # Said with the year, a day may lie ahead.
        ("1 januari 2027", "2027-01-01"),
        ("1-1-27", "2027-01-01"),
    ],
)
def test_a_date_without_a_year_is_the_last_one_that_is_not_ahead(typed: str, day: str) -> None:
    assert meant(typed) == Dagen(date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("typed", "van", "tot"),
    [
        ("deze week", "2026-11-16", "2026-11-22"),
        ("Vorige week", "2026-11-09", "2026-11-15"),
        ("afgelopen week", "2026-11-15", "2026-11-22"),
    ],
)
def test_a_week_is_monday_to_sunday(typed: str, van: str, tot: str) -> None:
    assert meant(typed) == Dagen(date.fromisoformat(van), date.fromisoformat(tot))


@pytest.mark.parametrize(
    "typed",
    ["", "31-2", "45-3", "30 februari", "0598-123456", "10-20-30", "100-000-596", "1-2-3-4", "mei", "maart", "12", "ma",
     "zo 12345", "do", "12.3", "12:30", "maandagochtend", "Maandagstraat", "12-3a", "a12-3", "29-2-2025", "12 marten",
     "jan.12-3@voorbeeld.example", "zondag12", "2026-13-01", "week", "99 mei", "0 mei"],
)  # fmt: skip
def test_what_is_no_day(typed: str) -> None:
    assert find(typed, VANDAAG) is None


def test_a_day_number_that_begins_a_phone_number_is_none() -> None:
    assert find("za 06 12345678", VANDAAG) is None


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("afval 12 maart", "afval "),
        ("gisteren de vries", " de vries"),
        ("gesprek van gisteren", "gesprek "),
        ("12 mei 0612345678", " 0612345678"),
        ("afval (12-3), gft", "afval (), gft"),
        ("gisteren 12 maart", "gisteren "),
    ],
)
def test_the_day_stands_anywhere_and_the_most_exact_one_counts(typed: str, rest: str) -> None:
    found = find(typed, VANDAAG)
    assert found is not None
    assert typed[: found.start] + typed[found.end :] == rest


@pytest.mark.parametrize("vandaag", [date(2026, 11, day) for day in range(16, 23)])
def test_today_is_in_this_week_and_the_last_monday_is_its_first_day(vandaag: date) -> None:
    assert meant("deze week", vandaag) == Dagen(date(2026, 11, 16), date(2026, 11, 22))
    assert meant("maandag", vandaag) == Dagen(date(2026, 11, 16), date(2026, 11, 16))
