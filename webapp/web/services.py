"""What views work with, put together once by the factory."""

from concurrent.futures import Executor
from dataclasses import dataclass

from flask import Flask, current_app

from webapp.domain.provider import Provider
from webapp.identity import Identity
from webapp.registrations import Journal
from webapp.search import ActorDirectory, ActorSearch, KlantcontactSearch, LatelyUsed, PartijSearch

_KEY = "kcc-registratie"


@dataclass(frozen=True, slots=True)
class BetrokkeneRules:
    """The municipality's own choices in F2599, and its name for the question of consent.

    ``zonder_identificator``: who agrees becomes a partij also where no number is known. ``lege_partij``: who does not
    agree may become one that holds nothing but a number. ``zoeken_op_naam``: a known customer may be searched by name.
    """

    zonder_identificator: bool
    lege_partij: bool
    gemeente: str
    zoeken_op_naam: bool


@dataclass(frozen=True, slots=True)
class Services:
    """``identity`` is None in demo mode: nobody signs in there."""

    provider: Provider
    journal: Journal
    klantcontact_search: KlantcontactSearch
    actor_directory: ActorDirectory
    actor_search: ActorSearch
    lately_used: LatelyUsed
    partij_search: PartijSearch
    pool: Executor
    betrokkene_rules: BetrokkeneRules
    identity: Identity | None = None


def init_services(app: Flask, services: Services) -> None:
    app.extensions[_KEY] = services


def services() -> Services:
    return services_of(current_app)


def identity() -> Identity:
    """Raises ``LookupError`` in demo mode, which has no page that asks for it."""
    found = services().identity
    if found is None:
        raise LookupError
    return found


def services_of(app: Flask) -> Services:
    found: Services = app.extensions[_KEY]
    return found
