"""Whether a hit answers the question that was asked. Never stricter than a provider's own idea of a match."""

from collections.abc import Callable, Iterable
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import InterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact
from webapp.domain.partij import Contactnaam, DigitaalAdres, Identificator, Partij
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactPage, KlantcontactQuestion

# Databases differ in how they fold case: UPPER takes a dotless i for an i (as in Turkish names), casefold does not.
_FOLDS = (str.casefold, str.upper, str.lower)


def contains(text: str, part: str) -> bool:
    wanted = part.strip()
    return any(fold(wanted) in fold(text) for fold in _FOLDS)


def of_actor(naam: str, soort: SoortActor | None) -> Callable[[Actor], bool]:
    return lambda actor: actor.indicatie_actief and contains(actor.naam, naam) and soort in (None, actor.soort)


def of_actor_with(identificatie: str) -> Callable[[Actor], bool]:
    return lambda actor: actor.indicatie_actief and actor.identificatie == identificatie


def of_betrokkene(question: BetrokkeneQuestion) -> Callable[[Betrokkene], bool]:
    def matches(betrokkene: Betrokkene) -> bool:
        naam = betrokkene.contactnaam or Contactnaam()
        return (
            question.achternaam in ("", naam.achternaam)
            and question.voornaam in ("", naam.voornaam)
            and question.voorletters in ("", naam.voorletters)
            and question.organisatienaam in ("", betrokkene.organisatienaam)
        )

    return matches


def of_klantcontact(question: KlantcontactQuestion) -> Callable[[Klantcontact], bool]:
    """By its own properties; what hangs on it does not come along with a list."""

    def matches(klantcontact: Klantcontact) -> bool:
        return (
            question.nummer in ("", klantcontact.nummer)
            and question.referentienummer in ("", klantcontact.referentienummer)
            and contains(klantcontact.onderwerp, question.onderwerp)
            and contains(klantcontact.inhoud, question.inhoud)
        )

    return matches


def of_nummer(nummer: str) -> Callable[[InterneTaak], bool]:
    return lambda taak: nummer in (taak.nummer, taak.referentienummer)


def of_identificator(identificator: Identificator) -> Callable[[Partij], bool]:
    return lambda partij: identificator in partij.identificatoren


def spellings(adres: str) -> tuple[str, ...]:
    """What to ask for where a filter is exact: e-mail addresses are registered as typed, or in lower case."""
    return tuple(dict.fromkeys((adres, adres.lower()))) if is_emailadres(adres) else (adres,)


def is_emailadres(adres: str) -> bool:
    return "@" in adres


def of_adres(adres: str) -> Callable[[DigitaalAdres], bool]:
    """``adres`` is part of it, or, for a provider that is asked for the whole, all of it."""
    return lambda hit: contains(hit.adres, adres)


def of_adres_of_a_partij(adres: str) -> Callable[[DigitaalAdres], bool]:
    """An e-mail address in any case."""

    def matches(hit: DigitaalAdres) -> bool:
        same = hit.adres == adres or (is_emailadres(adres) and any(fold(hit.adres) == fold(adres) for fold in _FOLDS))
        return same and hit.verstrekt_door_partij is not None

    return matches


def of_owner(partij: UUID | None, betrokkene: UUID | None) -> Callable[[DigitaalAdres], bool]:
    if partij:
        return lambda adres: adres.verstrekt_door_partij == partij
    return lambda adres: adres.verstrekt_door_betrokkene == betrokkene


def newest_first(klantcontacten: Iterable[Klantcontact]) -> tuple[Klantcontact, ...]:
    """Each once."""
    unique = {klantcontact.uuid: klantcontact for klantcontact in klantcontacten}
    return tuple(sorted(unique.values(), key=lambda one: one.plaatsgevonden_op, reverse=True))


def cut(found: tuple[Klantcontact, ...], page: int, size: int) -> KlantcontactPage:
    """The page, counted from 1, out of what was found from the first one on."""
    return KlantcontactPage(found[(page - 1) * size : page * size], has_next=len(found) > page * size)
