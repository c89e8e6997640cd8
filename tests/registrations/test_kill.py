"""``kill -9`` between click and answer: after the restart, one interne taak."""

import threading
import time
from contextlib import suppress
from uuid import UUID

import httpx
import pytest
from support.html import Page
from support.server import Server
from support.stage import cast_of

from webapp import klantinteracties
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider

HANDELING = "Terugbellen na de stroomstoring"


def click(browser: httpx.Client, klantcontact: UUID, actor: UUID) -> dict[str, str]:
    """Sends the filled form without waiting for the answer; returns what was sent."""
    form = Page.parse(browser.get(f"/interne-taken/nieuw?klantcontact={klantcontact}").text, whole=True)
    sent = form.fields() | {"actor": str(actor), "gevraagde_handeling": HANDELING, "actie": "registreren"}

    def post() -> None:
        with suppress(httpx.TransportError):
            browser.post("/interne-taken/nieuw", data=sent)

    threading.Thread(target=post, daemon=True).start()
    return sent


def arrived(practice: PracticeProvider, method: str) -> bool:
    return any(call.method == method and call.path.endswith("internetaken") for call in practice.calls)


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        pytest.param(Fault("latency", method="POST", path="internetaken", seconds=1.5), "POST", id="after the write"),
        pytest.param(Fault("hang", method="GET", path="internetaken", seconds=1.5), "GET", id="before the write"),
    ],
)
def test_killed_between_click_and_answer(server: Server, practice: PracticeProvider, fault: Fault, seen: str) -> None:
    cast = cast_of(klantinteracties.in_process(practice, OPENKLANT_BASE))
    practice.faults.add(fault)
    with httpx.Client(base_url=server.url, timeout=10) as browser:
        sent = click(browser, cast.klantcontact.uuid, cast.medewerker.uuid)
        # The call is written down when it is answered, so the fault itself tells that it is under way.
        until(lambda: not practice.faults.active())
        time.sleep(0.2)
        server.kill()
        practice.faults.clear()
        until(lambda: arrived(practice, seen))
        server.start()
        until(lambda: "is geregistreerd" in browser.get(f"/registraties/{sent['registratie_id']}").text)
    taken = klantinteracties.in_process(practice, OPENKLANT_BASE).get_klantcontact(cast.klantcontact.uuid).interne_taken
    assert [taak.gevraagde_handeling for taak in taken].count(HANDELING) == 1


def until(true: object, seconds: float = 20) -> None:
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)
