"""Words for what more than one screen shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from webapp.domain import landen
from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import FieldError
from webapp.domain.interne_taak import StatusInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, Rol
from webapp.domain.partij import Adres, DigitaalAdres, SoortIdentificator
from webapp.features.marked import Gemarkeerd, by_spans
from webapp.search import Span

SOORT_ACTOR = {
    SoortActor.MEDEWERKER: "medewerker",
    SoortActor.ORGANISATORISCHE_EENHEID: "afdeling of team",
    SoortActor.GEAUTOMATISEERDE_ACTOR: "automatisch",
}
SOORT_IDENTIFICATOR = {
    SoortIdentificator.BSN: "BSN",
    SoortIdentificator.KVK_NUMMER: "KvK-nummer",
    SoortIdentificator.RSIN: "RSIN",
    SoortIdentificator.VESTIGINGSNUMMER: "vestigingsnummer",
}
STATUS = {StatusInterneTaak.TE_VERWERKEN: "Te verwerken", StatusInterneTaak.VERWERKT: "Verwerkt"}
ROL = {Rol.KLANT: "klant", Rol.VERTEGENWOORDIGER: "vertegenwoordiger"}

# In the place of what a partij with geheimhouding is called, and of everything else of it.
NAAM_AFGESCHERMD = "(naam afgeschermd)"
AFGESCHERMD = "(afgeschermd)"

_HIER = "NL"
_KANAAL = {"email": "e-mail", "telefoon": "telefoon"}


@dataclass(frozen=True, slots=True)
class ActorView:
    """``naam_gemarkeerd``: with what was typed marked in it, where it is a hit."""

    id: UUID
    naam: str
    soort: str
    soort_label: str
    bijzonderheid: str
    naam_gemarkeerd: Gemarkeerd

    @property
    def voluit(self) -> str:
        """The name with what tells namesakes apart."""
        return f"{self.naam}, {self.bijzonderheid}" if self.bijzonderheid else self.naam


def actor_view(actor: Actor, spans: Iterable[Span] = ()) -> ActorView:
    says_more = actor.naam.casefold() not in actor.bijzonderheid.casefold()
    bijzonderheid = actor.bijzonderheid if says_more else ""
    soort_label = SOORT_ACTOR[actor.soort]
    return ActorView(actor.uuid, actor.naam, actor.soort.value, soort_label, bijzonderheid, by_spans(actor.naam, spans))


def wie(klantcontact: Klantcontact) -> str:
    """The names of those involved, who called first; empty where nobody is named."""
    first_the_caller = sorted(klantcontact.betrokkenen, key=lambda betrokkene: not betrokkene.initiator)
    return ", ".join(naam for naam in map(naam_van, first_the_caller) if naam)


def naam_van(betrokkene: Betrokkene) -> str:
    """Not the partij's name where the partij asked for geheimhouding; a name given for this contact may be used."""
    partij = betrokkene.partij
    if partij and partij.indicatie_geheimhouding and betrokkene.naam == partij.naam:
        return NAAM_AFGESCHERMD
    return betrokkene.naam


def adres_regel(adres: Adres | None) -> str:
    """On one line, with the country where it is another one; empty where there is no address."""
    if adres is None:
        return ""
    op_regels = adres.op_regels()
    land = "" if adres.land in ("", _HIER) else landen.namen().get(adres.land, adres.land)
    parts = (op_regels.adresregel1, op_regels.adresregel2, op_regels.adresregel3, land)
    return ", ".join(part for part in parts if part)


def digitaal_adres_tekst(adres: DigitaalAdres) -> str:
    return f"{adres.adres} ({adres.omschrijving})" if adres.omschrijving else adres.adres


_FIELD_LABELS = {
    "gevraagde_handeling": "Gevraagde handeling",
    "toelichting": "Toelichting",
    "status": "Status",
    "verwerkt_op": "Verwerkt op",
}
# What the provider says of a reference is about its own objects; these say what the employee can do.
BESTAAT_NIET_MEER = {
    "klantcontact": "Dit klantcontact bestaat niet meer. Kies een ander klantcontact",
    "actor": "Deze medewerker of afdeling bestaat niet meer. Kies iemand anders",
    "eenheid": "Deze afdeling of dit team bestaat niet meer. Kies een andere",
}


def reden_van(fout: FieldError, *, with_label: bool = False) -> str:
    """Why the provider refused; ``with_label`` where it does not stand at its field."""
    reden = BESTAAT_NIET_MEER.get(fout.field) or fout.reason or "Het systeem met klantcontacten accepteert dit niet"
    label = _FIELD_LABELS.get(fout.field)
    return f"{label}: {reden}" if with_label and label else reden


def kanaal_label(kanaal: str) -> str:
    return _KANAAL.get(kanaal.lower(), kanaal.replace("_", " ").lower())
