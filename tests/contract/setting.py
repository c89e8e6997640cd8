"""A client at the practice provider, and what tests need to know about both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qsl
from uuid import UUID

import httpx
from contract.oas import Contract
from klantinteracties.examples import JAN

from webapp.domain.interne_taak import NieuweInterneTaak
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    Identificator,
    NieuwePartij,
    SoortIdentificator,
    SoortPartij,
)
from webapp.domain.provider import KlantcontactQuestion
from webapp.klantinteracties import KlantinteractiesClient
from webapp.practice_provider import (
    OPENKLANT_BASE,
    VNG_BASE,
    PracticeProvider,
    Sizes,
)

DialectName = Literal["openklant", "vng"]
BASES: dict[DialectName, str] = {"openklant": OPENKLANT_BASE, "vng": VNG_BASE}
SIZES = Sizes(actoren=20, partijen=30, klantcontacten=40)


@dataclass(frozen=True)
class Setting:
    dialect: DialectName
    provider: PracticeProvider
    client: KlantinteractiesClient
    release: str = "2.18"

    @property
    def klantcontact(self) -> Klantcontact:
        return self.client.find_klantcontacten(KlantcontactQuestion(), limit=1)[0]

    @property
    def numbered(self) -> Klantcontact:
        """Not all have a number: Open Klant gives none since 2.16."""
        found = self.client.find_klantcontacten(KlantcontactQuestion(), limit=50)
        return next(one for one in found if one.leesbaar_nummer)

    @property
    def actor(self) -> UUID:
        return self.client.find_actoren("", limit=1)[0].uuid

    def taak(self, **other: object) -> NieuweInterneTaak:
        plain = NieuweInterneTaak(new_nummer(), self.klantcontact.uuid, (self.actor,), "Terugbellen")
        return replace(plain, **other)  # type: ignore[arg-type]

    def persoon(self) -> NieuwePartij:
        """With a BSN that nobody in the sample data has."""
        bsn = next(bsn for bsn in _bsns if not self.client.find_partijen(bsn, limit=1))
        return NieuwePartij(SoortPartij.PERSOON, JAN, identificatoren=(bsn,), nummer=new_nummer())

    @property
    def land(self) -> str:
        return "NL" if self.dialect == "openklant" else "003"


def _bsns_of_the_test_range() -> Iterator[Identificator]:
    """9999….: they pass the elfproef, and nobody has them."""
    for number in range(99_990_000, 100_000_000):
        digits = [int(digit) for digit in str(number)]
        check = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        if check < 10:
            yield Identificator(SoortIdentificator.BSN, f"{number}{check}")


_bsns = _bsns_of_the_test_range()


def hold_against_contract(contract: Contract, dialect: DialectName, provider: PracticeProvider) -> None:
    assert provider.calls
    for call in provider.calls:
        path = call.path.removeprefix(BASES[dialect])
        contract.validate_request(call.method, path, dict(parse_qsl(call.query)), _completed(dialect, path, call.body))


def _completed(dialect: DialectName, path: str, body: object) -> object:
    """The draft's file requires of a new partij the id of an address that cannot be there before the partij is."""
    if dialect == "vng" and path == "/partijen" and isinstance(body, dict):
        return {**body, "voorkeursDigitaalAdres": "af1b1e0c-2f2f-4f5c-9c42-2b2f4a3f9d11"}
    return body


def registered_by_another_application(setting: Setting) -> Klantcontact:
    """Open Klant gives it a number up to 2.15; since 2.16 the application does."""
    body = {"kanaal": "telefoon", "onderwerp": "Afval", "taal": "nld", "vertrouwelijk": False}
    number = {"referentienummer": new_nummer()} if setting.release == "2.18" else {}
    http = httpx.Client(transport=httpx.WSGITransport(setting.provider), headers={"Authorization": "Token practice"})
    answer = http.post(f"http://practice.invalid{OPENKLANT_BASE}/klantcontacten", json={**body, **number})
    return setting.client.get_klantcontact(UUID(answer.json()["uuid"]))


def bodies(setting: Setting, path: str) -> list[object]:
    return [call.body for call in setting.provider.calls if call.method == "POST" and call.path.endswith(path)]
