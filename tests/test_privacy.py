"""What an employee types stands in no log line and in no file of ours in the clear."""

import json
from pathlib import Path

import httpx
from support.html import Page
from support.server import Server
from support.stage import cast_of

from webapp import klantinteracties
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider

HANDELING = "Mevrouw Zuiderwijk terugbellen op 0612345678"


def test_nothing_typed_is_logged_or_kept_in_the_clear(
    server: Server, practice: PracticeProvider, tmp_path: Path
) -> None:
    cast = cast_of(klantinteracties.in_process(practice, OPENKLANT_BASE))
    with httpx.Client(base_url=server.url) as browser:
        page = Page.parse(browser.get(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}").text, whole=True)
        fields = page.fields() | {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": HANDELING}
        search = {"csrf_token": fields["csrf_token"], "zoekterm": "Zuiderwijk"}
        for kind in ("garbage", "error_500", "html"):
            practice.faults.add(Fault(kind))
            browser.post("/zoeken/klantcontacten", data=search)
            practice.faults.clear()
        assert browser.post("/interne-taken/nieuw", data=fields).status_code == 303
    server.stop()
    lines = [json.loads(line) for line in server.log.splitlines() if line.startswith("{")]
    assert {line["route"] for line in lines if "route" in line} >= {"/zoeken/klantcontacten", "/interne-taken/nieuw"}
    assert all(isinstance(value, str | int | float | bool) for line in lines for value in line.values())
    kept = server.log.encode() + b"".join(path.read_bytes() for path in (tmp_path / "instance").glob("kcc.sqlite3*"))
    for typed in ("Zuiderwijk", "0612345678", cast.klantcontact.onderwerp, str(cast.klantcontact.uuid)):
        assert typed.encode() not in kept
