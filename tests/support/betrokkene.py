"""F2599 told in the domain's words: who is known at the practice provider, what is sent, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from support.employee import Employee
from support.numbers import bsns
from support.stage import Cast

from webapp.domain.klantcontact import Betrokkene
from webapp.domain.partij import (
    Adres,
    Contactnaam,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    Partij,
    SoortDigitaalAdres,
    SoortIdentificator,
    SoortPartij,
)
from webapp.domain.provider import KlantcontactQuestion, PartijQuestion, Provider
from webapp.practice_provider import PracticeProvider

NIEUW = "/betrokkenen/nieuw"
# In the ranges that are not given out, and beyond those of the sample data.
BSN, NEW_BSN, SECRET_BSN = "999999990", "999999904", "999996009"
KVK, NEW_KVK, NEW_RSIN, NEW_VESTIGING = "00009999", "00009998", "998000000", "900099999999"
EMAIL, PHONE = "anna.zuiderwijk@voorbeeld.example", "0600000012"

_bsns, _numbers = bsns(), count(1)


@dataclass(frozen=True)
class Klanten:
    """``anna`` is a person, ``bakkerij`` an organisation, ``geheim`` a person who asked for geheimhouding."""

    anna: Partij
    bakkerij: Partij
    geheim: Partij


def klanten_of(provider: Provider) -> Klanten:
    adres = Adres("Kerkstraat 12", "9641 SA Turfstad", land="NL")
    anna = NieuwePartij(
        SoortPartij.PERSOON, Contactnaam("A.", "Anna", "", "Zuiderwijk"), bezoekadres=adres, nummer="812345670"
    )
    bakkerij = NieuwePartij(SoortPartij.ORGANISATIE, organisatienaam="Bakkerij Zuiderwijk", nummer="812345671")
    geheim = NieuwePartij(
        SoortPartij.PERSOON,
        Contactnaam("G.", "Gerda", "", "Verborgen"),
        bezoekadres=adres,
        indicatie_geheimhouding=True,
        nummer="812345672",
    )
    return Klanten(
        _known(provider, anna, Identificator(SoortIdentificator.BSN, BSN)),
        _known(provider, bakkerij, Identificator(SoortIdentificator.KVK_NUMMER, KVK)),
        _known(provider, geheim, Identificator(SoortIdentificator.BSN, SECRET_BSN)),
    )


def _known(provider: Provider, nieuw: NieuwePartij, identificator: Identificator) -> Partij:
    uuid = provider.register_partij(nieuw).uuid
    provider.register_identificator(uuid, identificator)
    for soort, adres in ((SoortDigitaalAdres.EMAIL, EMAIL), (SoortDigitaalAdres.TELEFOONNUMMER, PHONE)):
        provider.register_digitaal_adres(NieuwDigitaalAdres(soort, adres, "privé", verstrekt_door_partij=uuid))
    return provider.get_partij(uuid)


def body(employee: Employee, cast: Cast, **changes: str) -> dict[str, Any]:
    """The form of somebody who is not known, as it stands before anything is filled in, with these changes."""
    page = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}")
    page = employee.sends(NIEUW, page.fields() | {"kies_keuze": "nieuw"})
    return page.fields() | changes


def known_body(employee: Employee, cast: Cast, partij: UUID, **changes: str) -> dict[str, Any]:
    page = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}")
    page = employee.sends(NIEUW, page.fields() | {"kies_partij": str(partij)})
    return page.fields() | changes


def betrokkenen(provider: Provider, cast: Cast) -> list[Betrokkene]:
    """Those that were not there in the sample data."""
    before = {betrokkene.uuid for betrokkene in cast.klantcontact.betrokkenen}
    return [one for one in provider.get_klantcontact(cast.klantcontact.uuid).betrokkenen if one.uuid not in before]


def partij_with(provider: Provider, soort: SoortIdentificator, number: str) -> Partij:
    [found] = provider.find_partijen(PartijQuestion(identificator=Identificator(soort, number)), limit=5)
    return provider.get_partij(found.uuid)


def written(practice: PracticeProvider) -> list[str]:
    """What was registered, one after another: the last part of each path."""
    return [call.path.rstrip("/").rpartition("/")[2] for call in practice.calls if call.method == "POST"]


def klant_with_bsn(provider: Provider, klantcontacten: int = 40) -> Partij:
    """Somebody of the sample data who takes part in a klantcontact, without geheimhouding."""
    for hit in provider.find_klantcontacten(KlantcontactQuestion(), limit=klantcontacten):
        for betrokkene in provider.get_klantcontact(hit.uuid).betrokkenen:
            partij = provider.get_partij(betrokkene.was_partij) if betrokkene.was_partij else None
            if partij and partij.indicatie_actief and not partij.indicatie_geheimhouding and _has_bsn(partij):
                return partij
    raise LookupError("nobody in the sample data has a BSN")


def _has_bsn(partij: Partij) -> bool:
    return any(one.soort is SoortIdentificator.BSN for one in partij.identificatoren)


def unused_bsn(provider: Provider) -> str:
    """Another one each time, that the sample data do not have either."""
    return _unused(provider, SoortIdentificator.BSN, _bsns)


def unused_rsin(provider: Provider) -> str:
    return _unused(provider, SoortIdentificator.RSIN, _bsns)


def unused_kvk_nummer(provider: Provider) -> str:
    return _unused(provider, SoortIdentificator.KVK_NUMMER, (f"{number:08}" for number in _numbers))


def unused_vestigingsnummer(provider: Provider) -> str:
    return _unused(provider, SoortIdentificator.VESTIGINGSNUMMER, (f"9000{number:08}" for number in _numbers))


def _unused(provider: Provider, soort: SoortIdentificator, numbers: Iterator[str]) -> str:
    return next(number for number in numbers if not provider.find_identificatoren(Identificator(soort, number)))
