"""The flows that the matrix disturbs, each with what the provider is to hold afterwards: that of an undisturbed run."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count, cycle
from uuid import UUID

from support.numbers import bsns
from support.stage import cast_of

from webapp.domain.gegevens import Gegevens
from webapp.domain.klantcontact import Rol
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    Adres,
    Contactnaam,
    Identificator,
    NieuwePartij,
    SoortDigitaalAdres,
    SoortIdentificator,
    SoortPartij,
)
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.registrations import (
    Aanvraag,
    BetrokkeneAanvraag,
    InterneTaakAanvraag,
    OpgegevenAdres,
    PartijAanvraag,
    Toestemming,
)

VRAAG = "Mogen we uw gegevens bewaren?"
JA, NEE = Toestemming(antwoord=True, vraag=VRAAG), Toestemming(antwoord=False, vraag=VRAAG)
GEGEVENS = Gegevens(
    Contactnaam(voorletters="J", voornaam="Jan", voorvoegsel_achternaam="de", achternaam="Vries"),
    bezoekadres=Adres("Van Puffelenstraat 12", "3219 FC Turfstad", land="NL", nummeraanduiding_id="0518200000637599"),
)
BEDRIJF = replace(GEGEVENS, organisatienaam="Wereldwinkel 't Kikkertje")
LATER = OpgegevenAdres(SoortDigitaalAdres.TELEFOONNUMMER, "0612345678", "mobiel", ook_voor_later=True)
CONTACT = OpgegevenAdres(SoortDigitaalAdres.EMAIL, "jan@kikkertje.example", "werk")
REFUSED = OpgegevenAdres(SoortDigitaalAdres.OVERIG, "x" * 81, "te lang")

_numbers = count(10_000_000)
_test_bsns = bsns()


def new_bsn(provider: Provider) -> Identificator:
    """One that nobody has here, the sample data's people included."""
    possible = (Identificator(SoortIdentificator.BSN, bsn) for bsn in _test_bsns)
    return next(bsn for bsn in possible if not provider.find_identificatoren(bsn))


def new_vestiging() -> PartijAanvraag:
    number = next(_numbers)
    identificator = Identificator(SoortIdentificator.VESTIGINGSNUMMER, f"0000{number}")
    return PartijAanvraag(SoortPartij.ORGANISATIE, identificator, kvk_nummer=str(number))


@dataclass(frozen=True)
class Flow:
    """``make`` asks the provider for a cast; each aanvraag is another person, so that cells do not meet."""

    name: str
    make: Callable[[Provider, Iterator[UUID]], Aanvraag]
    dialect: str = "openklant"
    release: str = "2.18"
    toestemming_bij: str = "interne_notitie"

    def __str__(self) -> str:
        return f"{self.name} {self.dialect if self.dialect == 'vng' else self.release}"


def klantcontacten_of(provider: Provider) -> Iterator[UUID]:
    """In turn, without end."""
    return cycle([hit.uuid for hit in provider.find_klantcontacten(KlantcontactQuestion(), limit=25)])


def taak(provider: Provider, klantcontacten: Iterator[UUID]) -> Aanvraag:
    actor = cast_of(provider).medewerker.uuid
    return InterneTaakAanvraag(next(klantcontacten), (actor,), "Terugbellen")


def bekend(provider: Provider, klantcontacten: Iterator[UUID]) -> BetrokkeneAanvraag:
    partij = provider.register_partij(
        NieuwePartij(SoortPartij.PERSOON, Contactnaam(achternaam="Bakker"), identificatoren=(), nummer=new_nummer())
    )
    provider.register_identificator(partij.uuid, new_bsn(provider))
    return BetrokkeneAanvraag(
        next(klantcontacten),
        Rol.VERTEGENWOORDIGER,
        initiator=False,
        gegevens=GEGEVENS,
        digitale_adressen=(LATER, CONTACT),
        partij=partij.uuid,
        toestemming=JA,
    )


def nieuw(provider: Provider, klantcontacten: Iterator[UUID]) -> BetrokkeneAanvraag:
    return BetrokkeneAanvraag(
        next(klantcontacten),
        Rol.KLANT,
        initiator=True,
        gegevens=GEGEVENS,
        digitale_adressen=(LATER, CONTACT),
        nieuwe_partij=PartijAanvraag(SoortPartij.PERSOON, new_bsn(provider)),
        toestemming=JA,
    )


def vestiging(provider: Provider, klantcontacten: Iterator[UUID]) -> BetrokkeneAanvraag:
    return replace(nieuw(provider, klantcontacten), gegevens=BEDRIJF, nieuwe_partij=new_vestiging())


def geweigerd(provider: Provider, klantcontacten: Iterator[UUID]) -> Aanvraag:
    """The very last thing is refused, so everything has to be undone."""
    return replace(nieuw(provider, klantcontacten), digitale_adressen=(LATER, CONTACT, REFUSED))


def geweigerde_vestiging(provider: Provider, klantcontacten: Iterator[UUID]) -> Aanvraag:
    return replace(vestiging(provider, klantcontacten), digitale_adressen=(LATER, REFUSED))


def geweigerd_bij_bekende(provider: Provider, klantcontacten: Iterator[UUID]) -> Aanvraag:
    return replace(bekend(provider, klantcontacten), digitale_adressen=(LATER, CONTACT, REFUSED))


def zonder(provider: Provider, klantcontacten: Iterator[UUID]) -> BetrokkeneAanvraag:
    return BetrokkeneAanvraag(
        next(klantcontacten),
        Rol.KLANT,
        initiator=True,
        gegevens=GEGEVENS,
        digitale_adressen=(CONTACT, replace(LATER, ook_voor_later=False)),
        toestemming=NEE,
    )


def leeg(provider: Provider, klantcontacten: Iterator[UUID]) -> Aanvraag:
    partij = PartijAanvraag(SoortPartij.PERSOON, new_bsn(provider), leeg=True)
    return replace(zonder(provider, klantcontacten), nieuwe_partij=partij)


# One of each that makes other calls, or the same in another order: an empty partij, say, makes those of a new one.
FLOWS = (
    Flow("interne taak", taak),
    Flow("bekend", bekend, toestemming_bij="metadata"),
    Flow("nieuw", nieuw),
    Flow("vestiging", vestiging),
    Flow("zonder toestemming", zonder),
    Flow("geweigerd en ongedaan", geweigerd),
    Flow("geweigerde vestiging", geweigerde_vestiging),
    Flow("geweigerd bij bekende", geweigerd_bij_bekende),
    Flow("nieuw", nieuw, release="2.4"),
    Flow("interne taak", taak, "vng"),
    Flow("bekend", bekend, "vng"),
    Flow("nieuw", nieuw, "vng"),
    Flow("zonder toestemming", zonder, "vng"),
    Flow("geweigerd en ongedaan", geweigerd, "vng"),
)
