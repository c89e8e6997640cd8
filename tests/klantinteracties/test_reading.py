import traceback
from datetime import UTC, datetime
from uuid import UUID

import pytest

from webapp.domain.errors import Misfit, ProviderMisfitError
from webapp.domain.klantcontact import Rol
from webapp.klantinteracties.reading import Record, json_of, record_of
from webapp.klantinteracties.wire import Answer

ID = UUID("5452f450-e940-4996-a353-37f4a7ec8710")


def test_absent_and_null_text_are_empty() -> None:
    assert Record({"a": None}).text("a") == Record({}).text("a") == ""


def test_a_number_reads_as_text() -> None:
    assert Record({"nummer": 645536673}).text("nummer") == "645536673"


def test_a_moment_without_zone_is_utc() -> None:
    assert Record({"op": "2023-12-15T09:17:20.912"}).moment("op") == datetime(2023, 12, 15, 9, 17, 20, 912000, UTC)


@pytest.mark.parametrize("value", [{"uuid": str(ID), "url": "https://x.example"}, str(ID), str(ID).upper()])
def test_a_reference_is_an_object_or_a_bare_id(value: object) -> None:
    assert Record({"ref": value}).reference("ref") == ID


@pytest.mark.parametrize("value", [None, {"uuid": None}, "", {}])
def test_a_reference_to_nothing(value: object) -> None:
    assert Record({"ref": value}).reference("ref") is None


@pytest.mark.parametrize(
    "read",
    [
        lambda: Record.of(["999990019"]),
        lambda: Record({"a": {"b": 1}}).text("a"),
        lambda: Record({"a": True}).text("a"),
        lambda: Record({"a": "999990019"}).flag("a", absent=False),
        lambda: Record({"a": "999990019"}).number("a"),
        lambda: Record({"a": "999990019"}).uuid("a"),
        lambda: Record({"a": "999990019"}).reference("a"),
        lambda: Record({"a": 9}).reference("a"),
        lambda: Record({}).required_reference("a"),
        lambda: Record({"a": "999990019"}).choice("a", Rol),
        lambda: Record({"a": "999990019 o'clock"}).moment("a"),
        lambda: Record({"a": "999990019"}).record("a"),
        lambda: Record({"a": {"b": "999990019"}}).records("a"),
        lambda: record_of(Answer(200, {}, b'["999990019"]')),
        lambda: json_of(Answer(200, {}, b"<p>999990019")),
        lambda: json_of(Answer(200, {}, b'"\xff999990019"')),
        lambda: json_of(Answer(200, {}, b"[" * 100_000)),
        lambda: json_of(Answer(204)),
    ],
)
def test_what_does_not_fit_is_unreadable_and_is_not_quoted(read: object) -> None:
    assert callable(read)
    with pytest.raises(ProviderMisfitError) as caught:
        read()
    assert caught.value.misfit is Misfit.UNREADABLE
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert "999990019" not in "".join(traceback.format_exception_only(caught.value))
