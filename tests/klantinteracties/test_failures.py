"""The one table: what goes wrong on the wire, and what the rest of the application gets to see."""

import httpx
import pytest
from klantinteracties.playing import answer, problem

from webapp.domain.errors import (
    Misfit,
    NotFoundError,
    Outage,
    ProviderError,
    ProviderMisfitError,
    ProviderUnavailableError,
    RefusedError,
)
from webapp.klantinteracties import fields
from webapp.klantinteracties.failures import error_of_exception, outage_of, require_success
from webapp.klantinteracties.wire import Answer

HTML = {"content-type": "text/html; charset=utf-8"}


def kind_of(error: ProviderError) -> Outage | Misfit:
    assert isinstance(error, ProviderUnavailableError | ProviderMisfitError)
    return error.outage if isinstance(error, ProviderUnavailableError) else error.misfit


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("x"), Outage.UNREACHABLE),
        (httpx.ReadError("x"), Outage.UNREACHABLE),
        (httpx.WriteError("x"), Outage.UNREACHABLE),
        (httpx.RemoteProtocolError("x"), Outage.UNREACHABLE),
        (ConnectionResetError("x"), Outage.UNREACHABLE),
        (BrokenPipeError("x"), Outage.UNREACHABLE),
        (httpx.ConnectTimeout("x"), Outage.TIMEOUT),
        (httpx.ReadTimeout("x"), Outage.TIMEOUT),
        (httpx.PoolTimeout("x"), Outage.TIMEOUT),
        (TimeoutError("x"), Outage.TIMEOUT),
        (httpx.DecodingError("x"), Misfit.UNREADABLE),
        (httpx.UnsupportedProtocol("x"), Misfit.WRONG_ADDRESS),
        (httpx.InvalidURL("x"), Misfit.WRONG_ADDRESS),
    ],
)
def test_an_exception_of_the_wire(error: Exception, kind: Outage | Misfit) -> None:
    assert kind_of(error_of_exception(error)) is kind


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (301, Misfit.WRONG_ADDRESS),
        (308, Misfit.WRONG_ADDRESS),
        (401, Misfit.UNAUTHORIZED),
        (403, Misfit.UNAUTHORIZED),
        (404, Misfit.WRONG_ADDRESS),
        (405, Misfit.NOT_SUPPORTED),
        (406, Misfit.NOT_SUPPORTED),
        (408, Outage.TIMEOUT),
        (413, Misfit.NOT_SUPPORTED),
        (415, Misfit.NOT_SUPPORTED),
        (429, Outage.BUSY),
        (500, Outage.FAILED),
        (501, Misfit.NOT_SUPPORTED),
        (502, Outage.FAILED),
        (503, Outage.FAILED),
        (504, Outage.FAILED),
    ],
)
@pytest.mark.parametrize("names", [None, fields.INTERNE_TAAK])
def test_a_status_whatever_was_asked(status: int, kind: Outage | Misfit, names: fields.FieldNames | None) -> None:
    with pytest.raises(ProviderError) as caught:
        require_success(answer({}, status), names=names)
    assert kind_of(caught.value) is kind


@pytest.mark.parametrize("status", [404, 410])
def test_one_object_that_is_not_there(status: int) -> None:
    with pytest.raises(NotFoundError):
        require_success(answer({"code": "not_found"}, status), item=True)


@pytest.mark.parametrize("media", ["Application/JSON", "application/problem+JSON; charset=UTF-8"])
def test_a_media_type_has_no_case(media: str) -> None:
    with pytest.raises(NotFoundError):
        require_success(Answer(404, {"content-type": media}, b'{"status": 404}'), item=True)


def test_a_page_of_html_where_an_object_was_asked_is_a_wrong_address() -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        require_success(Answer(404, HTML, b"<h1>404"), item=True)
    assert caught.value.misfit is Misfit.WRONG_ADDRESS


@pytest.mark.parametrize("status", [400, 409, 422])
def test_a_registration_that_is_refused(status: int) -> None:
    with pytest.raises(RefusedError):
        require_success(problem(("rol", "required", "Verplicht."), status=status), names=fields.BETROKKENE)


def test_a_question_that_is_refused_is_not_the_employees_mistake() -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        require_success(problem(("nonFieldErrors", "unknown-parameters", "Onbekend: q")))
    assert caught.value.misfit is Misfit.NOT_SUPPORTED


def test_a_wrong_host_is_a_wrong_address() -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        require_success(Answer(400, HTML, b"<h1>Bad Request"), names=fields.BETROKKENE)
    assert caught.value.misfit is Misfit.WRONG_ADDRESS


@pytest.mark.parametrize("status", [200, 201, 204])
def test_success(status: int) -> None:
    require_success(Answer(status))
    assert outage_of(Answer(status)) is None


def test_only_an_outage_is_worth_another_attempt() -> None:
    assert outage_of(answer({}, 503))
    assert outage_of(answer({}, 404)) is outage_of(answer({}, 400)) is None
