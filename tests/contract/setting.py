"""A client at the practice provider, and what tests need to know about both."""

import secrets
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import parse_qsl
from uuid import UUID

import httpx
from contract.oas import Contract
from klantinteracties.examples import JAN
from support.numbers import bsns

from webapp.domain.interne_taak import NieuweInterneTaak
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    Identificator,
    NieuwePartij,
    Partij,
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
        bsn = next(bsn for bsn in _bsns if not self.client.find_identificatoren(bsn))
        return NieuwePartij(SoortPartij.PERSOON, JAN, identificatoren=(bsn,), nummer=new_nummer())

    def registered(self, nieuw: NieuwePartij) -> Partij:
        """With its identificatoren, however many calls that takes."""
        partij = self.client.register_partij(nieuw)
        if not partij.identificatoren:
            for identificator in nieuw.identificatoren:
                self.client.register_identificator(
                    partij.uuid, identificator, kvk_identificator=nieuw.kvk_identificator
                )
        return replace(partij, identificatoren=nieuw.identificatoren)

    def organisatie(self, *identificatoren: Identificator, **other: object) -> NieuwePartij:
        plain = NieuwePartij(
            SoortPartij.ORGANISATIE, organisatienaam="Kikkertje", identificatoren=identificatoren, nummer=new_nummer()
        )
        return replace(plain, **other)  # type: ignore[arg-type]


def kvk() -> Identificator:
    """With numbers that the sample data does not have."""
    return Identificator(SoortIdentificator.KVK_NUMMER, f"7{secrets.randbelow(10**7):07}")


def vestiging() -> Identificator:
    return Identificator(SoortIdentificator.VESTIGINGSNUMMER, f"7{secrets.randbelow(10**11):011}")


_bsns = (Identificator(SoortIdentificator.BSN, bsn) for bsn in bsns())


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
    answer = another_application(setting).post("klantcontacten", json={**body, **number})
    return setting.client.get_klantcontact(UUID(answer.json()["uuid"]))


def another_application(setting: Setting) -> httpx.Client:
    return httpx.Client(
        base_url=f"http://practice.invalid{OPENKLANT_BASE}",
        transport=httpx.WSGITransport(setting.provider),
        headers={"Authorization": "Token practice"},
    )


def bodies(setting: Setting, path: str, method: str = "POST") -> list[Any]:
    return [call.body for call in setting.provider.calls if call.method == method and call.path.endswith(path)]
