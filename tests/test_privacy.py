"""What an employee types stands in no log line and in no file of ours in the clear."""

import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from support.betrokkene import NIEUW
from support.html import Page
from support.server import Server
from support.stage import cast_of

from webapp import klantinteracties
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider

HANDELING = "Mevrouw Zuiderwijk terugbellen op 0612345678"
WHO = {
    "voorletters": "Q.X.Y.",
    "voornaam": "Quirijntje",
    "achternaam": "Zuiderwijk",
    "organisatienaam": "Bakkerij De Vlijt",
    "bezoekadres-postcode": "9641sa",
    "bezoekadres-huisnummer": "4711",
    "bezoekadres-straatnaam": "Kerkstraatje",
    "bezoekadres-stad": "Turfstad-Noord",
    "bezoekadres-nummeraanduiding_id": "0518200000637599",
    "correspondentieadres-adresregel1": "Postbus 2711",
    "digitale_adressen-0-adres": "Quirijntje@Zuiderwijk.example",
    "digitale_adressen-0-omschrijving": "privépost",
    "digitale_adressen-0-bewaren": "later",
    "digitale_adressen-1-adres": "06 12 34 56 78",
}
PERSOON = {"toestemming": "ja", "soort_partij": "persoon", "identificator_soort": "bsn"}
BSNS = {"new": "9999 99 904", "refused": "999999916", "parked": "999.999.928", "sought": "9999-99-94-1"}
# What the application makes of it: digits only, one spelling of a phone number and of a postcode, lower case.
NORMALISED = ("0612345678", "+31612345678", "9641SA", "9641 SA", "quirijntje@zuiderwijk.example")
# The house number is too short to look for: every moment in time has such digits.
NOT_LOOKED_FOR = {"later", "4711"}


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


def test_nothing_of_a_betrokkene_is_logged_kept_in_the_clear_or_part_of_an_address(
    server: Server, practice: PracticeProvider, tmp_path: Path
) -> None:
    provider = klantinteracties.in_process(practice, OPENKLANT_BASE)
    klantcontact = provider.find_klantcontacten(KlantcontactQuestion(), limit=1)[0].uuid
    with httpx.Client(base_url=server.url, timeout=30) as http:
        browser = Browser(http)
        for typed in (BSNS["new"], BSNS["sought"], WHO["digitale_adressen-1-adres"]):
            browser.searches(typed)
        browser.registers(klantcontact, BSNS["new"])
        browser.until("De betrokkene is geregistreerd")
        practice.faults.add(Fault("refused", method="POST", path="betrokkenen"))
        assert "Dit is nog niet gelukt" in browser.registers(klantcontact, BSNS["refused"])
        browser.is_refused_at_once(klantcontact, "999 999 999")
        practice.faults.add(Fault("reset", method="POST", path="betrokkenen", times=None))
        browser.registers(klantcontact, BSNS["parked"])
        browser.until("De betrokkene is nog niet geregistreerd")
        browser.visits("/registraties")
        while_running = kept(tmp_path)
    server.stop()
    assert list(_registered(provider, klantcontact)) == ["Bakkerij De Vlijt"]
    traces = {"log": server.log.encode(), "addresses": "\n".join(browser.addresses).encode()}
    traces |= {f"{name} (running)": content for name, content in while_running.items()} | kept(tmp_path)
    assert any(name.endswith("kcc.sqlite3-wal (running)") for name in traces)
    assert occurs(str(klantcontact), traces["addresses"])
    assert occurs("/betrokkenen/nieuw", traces["log"])
    found = {(name, secret) for name, trace in traces.items() for secret in secrets() if occurs(secret, trace)}
    assert not found


# Of each kind that a search understands; the words are nobody's.
SOUGHT = {
    "name": "Quirijntje van Zuiderwijk",
    "phone": "06 12 34 56 78",
    "part of a phone": "06 123456",
    "e-mail": "Quirijntje@Zuiderwijk.example",
    "part of an e-mail": "quirijntje.zui@",
    "BSN": "9999 99 904",
    "KvK": "kvk 00009998",
    "number": "100 099 999",
    "day": "zuiderwijk 12 maart",
    "words": "zwanebloem rolstoel",
}
SOUGHT_DIGITS = ("0612345678", "612345678", "06123456", "999999904", "00009998", "100099999")


def test_nothing_that_is_searched_for_leaves_the_search(
    server: Server, practice: PracticeProvider, tmp_path: Path
) -> None:
    secrets = {typed.casefold() for typed in SOUGHT.values()} | {*SOUGHT_DIGITS, "zuiderwijk", "zwanebloem", "rolstoel"}
    told, fragments = [], []
    with httpx.Client(base_url=server.url, timeout=30) as http:
        browser = Browser(http)
        token = browser._csrf_token()
        for path in ("klantcontacten", "partijen", "actoren"):
            for typed in SOUGHT.values():
                for extra in ({}, {"opnieuw": "1"}, {"vervolg": "1", "getoond": "x"}):
                    practice.faults.add(*([Fault("error_500", times=2)] if extra else []))
                    data = {"csrf_token": token, "zoekterm": typed, "zoekreden": "controle", **extra}
                    answer = http.post(f"/zoeken/{path}", data=data, headers={"HX-Request": "true"})
                    practice.faults.clear()
                    told.append(f"{answer.request.url} {answer.headers}")
                    fragments.append(browser._read(answer))
        told += [http.get(path).text for path in ("/status/live", "/status/ready")]
    server.stop()
    traces = {
        "log": server.log,
        "answers": "\n".join(told),
        "addresses": "\n".join(browser.addresses),
        "files": b"\n".join(kept(tmp_path).values()).decode("latin-1"),
    }
    assert "/zoeken/partijen" in traces["log"]
    found = {(name, secret) for name, trace in traces.items() for secret in secrets if secret in trace.casefold()}
    assert not found
    shown = {secret for secret in ("999999904", "9999 99 904", "00009998") for text in fragments if secret in text}
    assert not shown


def _registered(provider: Provider, klantcontact: UUID) -> list[str]:
    """Of whom it was done; what the partij has is not repeated there."""
    return [one.organisatienaam for one in provider.find_betrokkenen(klantcontact) if one.organisatienaam]


def kept(folder: Path) -> dict[str, bytes]:
    """Every file of the application; the practice provider's own have to hold it."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("practice.sqlite3"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def secrets() -> set[str]:
    """As it was typed, and as it may be normalised."""
    typed = {*WHO.values(), *BSNS.values(), "999 999 999"} - NOT_LOOKED_FOR
    digits = {re.sub(r"[ .-]", "", bsn) for bsn in BSNS.values()} | {"999999999"}
    return {*typed, *digits, *NORMALISED}


def occurs(secret: str, trace: bytes) -> bool:
    return secret.encode().lower() in trace.lower()


@dataclass
class Browser:
    """Keeps every address that it went to, was sent to or was shown."""

    http: httpx.Client
    addresses: list[str] = field(default_factory=list)

    def visits(self, path: str) -> str:
        return self._read(self.http.get(path))

    def searches(self, zoekterm: str) -> None:
        data = {"csrf_token": self._csrf_token(), "zoekterm": zoekterm, "als": "keuze", "voor": "betrokkene"}
        self._read(self.http.post("/zoeken/partijen", data=data, headers={"HX-Request": "true"}))

    def registers(self, klantcontact: UUID, bsn: str) -> str:
        summary = self._posts(self._filled(klantcontact, bsn) | {"actie": "controleren"})
        assert "Klopt dit?" in summary, Page.parse(summary, whole=True).text
        return self._posts(Page.parse(summary, whole=True).fields() | {"actie": "registreren"})

    def is_refused_at_once(self, klantcontact: UUID, bsn: str) -> None:
        assert "bestaat niet" in self._posts(self._filled(klantcontact, bsn) | {"actie": "controleren"})

    def until(self, titel: str) -> None:
        """Where the last registration sent it."""
        end = time.monotonic() + 60
        while titel not in self.visits(self._registratie):
            assert time.monotonic() < end, f"never: {titel}"
            time.sleep(0.2)

    @property
    def _registratie(self) -> str:
        return next(address for address in reversed(self.addresses) if "/registraties/" in address)

    def _filled(self, klantcontact: UUID, bsn: str) -> dict[str, Any]:
        form = Page.parse(self.visits(f"{NIEUW}?klantcontact={klantcontact}"), whole=True).fields()
        form = Page.parse(self._posts(form | {"kies_keuze": "nieuw"}), whole=True).fields()
        return form | WHO | PERSOON | {"identificator": bsn}

    def _posts(self, data: dict[str, Any]) -> str:
        answer = self.http.post(NIEUW, data=data)
        if answer.status_code == 303:
            return self.visits(answer.headers["Location"])
        return self._read(answer)

    def _csrf_token(self) -> str:
        return Page.parse(self.visits("/"), whole=True).fields()["csrf_token"]

    def _read(self, answer: httpx.Response) -> str:
        shown = re.findall(r'(?:href|src|action|hx-get|hx-post|data-adres)="([^"]*)"', answer.text)
        pushed = [
            answer.headers[name] for name in ("HX-Push-Url", "HX-Redirect", "HX-Location") if name in answer.headers
        ]
        self.addresses += [*shown, *pushed, str(answer.request.url)]
        return answer.text
