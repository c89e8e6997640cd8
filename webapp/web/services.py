"""What views work with, put together once by the factory."""

from concurrent.futures import Executor
from dataclasses import dataclass

from flask import Flask, current_app

from webapp.domain.provider import Provider
from webapp.registrations import Journal
from webapp.search import ActorSearch, KlantcontactSearch

_KEY = "kcc-registratie"


@dataclass(frozen=True, slots=True)
class Services:
    provider: Provider
    journal: Journal
    klantcontact_search: KlantcontactSearch
    actor_search: ActorSearch
    pool: Executor


def init_services(app: Flask, services: Services) -> None:
    app.extensions[_KEY] = services


def services() -> Services:
    found: Services = current_app.extensions[_KEY]
    return found
