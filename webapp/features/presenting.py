"""Words for what more than one screen shows."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import StatusInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, Rol
from webapp.web.formatting import shortened, when

SOORT_ACTOR = {
    SoortActor.MEDEWERKER: "medewerker",
    SoortActor.ORGANISATORISCHE_EENHEID: "afdeling of team",
    SoortActor.GEAUTOMATISEERDE_ACTOR: "automatisch",
}
STATUS = {StatusInterneTaak.TE_VERWERKEN: "Te verwerken", StatusInterneTaak.VERWERKT: "Verwerkt"}
ROL = {Rol.KLANT: "klant", Rol.VERTEGENWOORDIGER: "vertegenwoordiger"}

_KANAAL = {"email": "e-mail", "telefoon": "telefoon"}


@dataclass(frozen=True, slots=True)
class ActorView:
    id: UUID
    naam: str
    soort: str
    soort_label: str
    bijzonderheid: str


def actor_view(actor: Actor) -> ActorView:
    return ActorView(actor.uuid, actor.naam, actor.soort.value, SOORT_ACTOR[actor.soort], actor.bijzonderheid)


@dataclass(frozen=True, slots=True)
class TrefferView:
    """One klantcontact in a list of hits. ``wie_url`` is where the names can be had afterwards."""

    id: UUID
    url: str
    onderwerp: str
    kanaal: str
    wanneer: str
    wanneer_iso: str
    nummer: str
    fragment: str
    wie: str
    wie_url: str


def treffer_view(hit: Klantcontact) -> TrefferView:
    return TrefferView(
        id=hit.uuid,
        url=url_for("klantcontact.page", uuid=hit.uuid),
        onderwerp=hit.onderwerp or "(zonder onderwerp)",
        kanaal=kanaal_label(hit.kanaal),
        wanneer=when(hit.plaatsgevonden_op),
        wanneer_iso=hit.plaatsgevonden_op.isoformat(),
        nummer=hit.leesbaar_nummer,
        fragment=shortened(hit.inhoud),
        wie=wie(hit),
        wie_url="" if hit.betrokkenen else url_for("klantcontact.who", uuid=hit.uuid),
    )


def wie(klantcontact: Klantcontact) -> str:
    """The names of those involved, who called first; empty where nobody is named."""
    first_the_caller = sorted(klantcontact.betrokkenen, key=lambda betrokkene: not betrokkene.initiator)
    return ", ".join(naam for naam in map(naam_van, first_the_caller) if naam)


def naam_van(betrokkene: Betrokkene) -> str:
    """Not the partij's name where the partij asked for geheimhouding; a name given for this contact may be used."""
    partij = betrokkene.partij
    if partij and partij.indicatie_geheimhouding and betrokkene.naam == partij.naam:
        return "(naam afgeschermd)"
    return betrokkene.naam


def kanaal_label(kanaal: str) -> str:
    return _KANAAL.get(kanaal.lower(), kanaal.replace("_", " ").lower())
