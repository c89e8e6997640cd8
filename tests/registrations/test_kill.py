"""``kill -9`` between click and answer: after the restart, one interne taak."""

import os
import signal
import sqlite3
import threading
import time
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from registrations.acting import eventually
from support.html import Page
from support.server import Server, serving
from support.stage import Cast, cast_of

from webapp import klantinteracties
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider, running

HANG = Fault("hang", method="GET", path="internetaken", seconds=1.5, times=None)

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
def test_killed_between_click_and_answer(
    server: Server, practice: PracticeProvider, cast: Cast, fault: Fault, seen: str
) -> None:
    practice.faults.add(fault)
    with httpx.Client(base_url=server.url, timeout=10) as browser:
        sent = click(browser, cast.klantcontact.uuid, cast.medewerker.uuid)
        # The call is written down when it is answered, so the fault itself tells that it is under way.
        eventually(lambda: not practice.faults.active())
        time.sleep(0.2)
        server.kill()
        practice.faults.clear()
        eventually(lambda: arrived(practice, seen))
        server.start()
        eventually(lambda: "is geregistreerd" in browser.get(f"/registraties/{sent['registratie_id']}").text)
    assert registered(practice, cast) == 1


@pytest.fixture
def cast(practice: PracticeProvider) -> Cast:
    return cast_of(klantinteracties.in_process(practice, OPENKLANT_BASE))


def registered(practice: PracticeProvider, cast: Cast) -> int:
    taken = klantinteracties.in_process(practice, OPENKLANT_BASE).get_klantcontact(cast.klantcontact.uuid).interne_taken
    return [taak.gevraagde_handeling for taak in taken].count(HANDELING)


def under_way(server: Server) -> list[str]:
    """The executor of each registration that is under way."""
    with closing(sqlite3.connect(server.folder / "instance" / "kcc.sqlite3", timeout=20)) as journal:
        rows = journal.execute("SELECT executor_id FROM workflow_status WHERE status = 'PENDING'").fetchall()
    return [executor_id for (executor_id,) in rows]


def test_a_kill_of_the_main_process_ends_its_worker_too(server: Server, practice: PracticeProvider, cast: Cast) -> None:
    assert server.process
    group = server.process.pid
    practice.faults.add(HANG)
    try:
        with httpx.Client(base_url=server.url, timeout=10) as browser:
            sent = click(browser, cast.klantcontact.uuid, cast.medewerker.uuid)
            eventually(lambda: len(under_way(server)) == 1)
        server.kill_main()
        eventually(lambda: server.listeners() == 0)
        practice.faults.clear()
        server.start()
        assert server.listeners() == 1
        with httpx.Client(base_url=server.url, timeout=10) as browser:
            eventually(lambda: "is geregistreerd" in browser.get(f"/registraties/{sent['registratie_id']}").text)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
    assert registered(practice, cast) == 1


def test_two_workers_are_killed_and_one_finishes_what_both_began(
    practice: PracticeProvider, tmp_path: Path, cast: Cast
) -> None:
    with running(practice) as address:
        server = Server(tmp_path, provider_url=address + OPENKLANT_BASE, workers=2)
        with serving(server):
            practice.faults.add(HANG)
            sent: list[dict[str, str]] = []

            def both_are_at_it() -> bool:
                with httpx.Client(base_url=server.url, timeout=10) as browser:
                    sent.append(click(browser, cast.klantcontact.uuid, cast.medewerker.uuid))
                    eventually(lambda: len(under_way(server)) == len(sent))
                return len(set(under_way(server))) == 2

            eventually(both_are_at_it)
            server.kill()
            practice.faults.clear()
            server.workers = 1
            server.start()
            with httpx.Client(base_url=server.url, timeout=10) as browser:
                for one in sent:
                    page = f"/registraties/{one['registratie_id']}"
                    eventually(lambda page=page: "is geregistreerd" in browser.get(page).text)  # type: ignore[misc]
    assert registered(practice, cast) == len(sent)
