"""What an employee types, and the klantcontact that they mean."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """Named by its referentienummer, or for the few without one by its minute in Amsterdam: ``2026-11-19 15:23``.

    The rest says why: of all klantcontacten of which all of this is true, the hit is the newest. Texts may be a part,
    in any case; several words may stand in any order. ``woorden`` stand in onderwerp or inhoud; ``telefoon`` is the
    national number or its first digits, ``email`` part of an address, both of a betrokkene or of their partij;
    ``identificator`` is the partij's BSN, KvK-nummer, RSIN or vestigingsnummer; the parts of a name are those of the
    betrokkene itself, which is all that a provider can find by; ``dag`` is a date as ``2026-11-19``.
    """

    name: str
    nummer: str = ""
    taak: str = ""
    telefoon: str = ""
    email: str = ""
    identificator: str = ""
    onderwerp: str = ""
    inhoud: str = ""
    woorden: str = ""
    voorletters: str = ""
    voornaam: str = ""
    voorvoegsel: str = ""
    achternaam: str = ""
    organisatie: str = ""
    collega: str = ""
    dag: str = ""


@dataclass(frozen=True)
class Vraag:
    """More than one hit where it can be argued which is meant; none where nothing may be found."""

    typed: str
    hits: tuple[Hit, ...]
    why: str


def vraag(typed: str, *hits: Hit, why: str = "") -> Vraag:
    return Vraag(typed, hits, why)
