"""An employee's browser as far as the server sees it, over one connection that is kept open."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import uuid4

import httpx
from bench.bare_calls import Provider
from bench.html import hidden_fields

_MANY = "500"
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Subjects:
    """Out of the sample data: what is looked for and looked at.

    Registrations go to ``others``, one after another: at one with many interne taken they would take ever longer.
    """

    klantcontact: str
    others: Iterator[str]
    onderwerp: str
    actor: str
    naam: str

    @classmethod
    def chosen_from(cls, provider: Provider) -> Self:
        """A klantcontact with everything that one can have; the longest word of a text to search with."""
        klantcontacten = provider.results("klantcontacten", pageSize=_MANY)
        actor = provider.results("actoren", pageSize=_MANY, indicatieActief="true", soortActor="medewerker")[0]
        chosen = next(one for one in klantcontacten if one["hadBetrokkenen"] and one["leiddeTotInterneTaken"])
        return cls(
            klantcontact=chosen["uuid"],
            others=itertools.cycle([one["uuid"] for one in klantcontacten if one is not chosen]),
            onderwerp=max(chosen["onderwerp"].split(), key=len)[:_LETTERS],
            actor=actor["uuid"],
            naam=max(actor["naam"].split(), key=len)[:_LETTERS],
        )

    def another(self) -> str:
        return next(self.others)


class Browser:
    def __init__(self, url: str) -> None:
        headers = {"Origin": url, "Referer": f"{url}/", "Sec-Fetch-Site": "same-origin"}
        self.http = httpx.Client(base_url=url, headers=headers, timeout=10, trust_env=False)
        self._token = hidden_fields(self.visit("/").text)["csrf_token"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def visit(self, path: str) -> httpx.Response:
        return self.http.get(path).raise_for_status()

    def search(self, what: str, zoekterm: str) -> None:
        """As htmx does, and not out of memory; there has to be a hit, or the measurement would be of an empty list."""
        sent = {"zoekterm": zoekterm, "csrf_token": self._token, "opnieuw": "1"}
        answer = self.http.post(f"/zoeken/{what}", data=sent, headers={"HX-Request": "true"}).raise_for_status()
        if "Geen resultaten" in answer.text:
            raise RuntimeError(f"no {what} with {zoekterm}")

    def look_for(self, zoekterm: str) -> str:
        """The page part with hits, if any; looked for anew, although the same was asked just before."""
        return self._klantcontacten(zoekterm, opnieuw="1")

    def follow(self, zoekterm: str, getoond: Sequence[str]) -> str:
        """What htmx asks for by itself afterwards: all there is to tell of the hits that are shown."""
        return self._klantcontacten(zoekterm, vervolg="1", getoond=" ".join(getoond))

    def _klantcontacten(self, zoekterm: str, **more: str) -> str:
        sent = {"zoekterm": zoekterm, "csrf_token": self._token, **more}
        return (
            self.http.post("/zoeken/klantcontacten", data=sent, headers={"HX-Request": "true"}).raise_for_status().text
        )

    def register(self, klantcontact: str, actor: str) -> None:
        """The filled form, up to the redirect."""
        sent: dict[str, Any] = {
            "csrf_token": self._token,
            "registratie_id": str(uuid4()),
            "klantcontact": klantcontact,
            "actor": actor,
            "gevraagde_handeling": "Terugbellen over de aanvraag",
            "status": "te_verwerken",
            "actie": "registreren",
        }
        answer = self.http.post("/interne-taken/nieuw", data=sent)
        if not answer.has_redirect_location:
            raise RuntimeError(f"not registered: {answer.status_code}")
