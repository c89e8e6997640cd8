"""What the tests of the practice provider share."""

from dataclasses import dataclass
from typing import Any

import httpx

from webapp.practice_provider import OPENKLANT_BASE, PracticeProvider, Sizes

ORIGIN = "https://openklant.example.nl"
EMPTY = Sizes(0, 0, 0)
NOBODY = "00000000-0000-4000-8000-000000000000"


def new_client(provider: PracticeProvider, base: str = OPENKLANT_BASE, token: str = "practice") -> httpx.Client:  # noqa: S107 - no secret
    transport = httpx.WSGITransport(app=provider)
    return httpx.Client(transport=transport, base_url=ORIGIN + base, headers={"Authorization": f"Token {token}"})


@dataclass(frozen=True)
class Register:
    """Makes things with as little as the server wants, and gives back what it answered."""

    client: httpx.Client

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self.client.post(path, json=body)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    def klantcontact(self, **more: Any) -> dict[str, Any]:
        body = {"kanaal": "telefoon", "onderwerp": "Paspoort", "taal": "nld", "vertrouwelijk": False}
        return self.post("/klantcontacten", **(body | more))

    def actor(self, naam: str = "Jan de Vries", **more: Any) -> dict[str, Any]:
        return self.post("/actoren", naam=naam, soortActor="medewerker", **more)

    def partij(self, **more: Any) -> dict[str, Any]:
        return self.post("/partijen", **({"soortPartij": "persoon", "indicatieActief": True} | more))

    def betrokkene(self, klantcontact: dict[str, Any], **more: Any) -> dict[str, Any]:
        return self.post(
            "/betrokkenen", hadKlantcontact=ref(klantcontact), **({"rol": "klant", "initiator": True} | more)
        )

    def adres(self, **more: Any) -> dict[str, Any]:
        body = {"soortDigitaalAdres": "email", "adres": "jan@voorbeeld.example", "verstrektDoorPartij": None}
        return self.post("/digitaleadressen", **(body | more))

    def taak(self, klantcontact: dict[str, Any], *actors: dict[str, Any], **more: Any) -> dict[str, Any]:
        return self.post("/internetaken", **(taak_body(klantcontact, *actors) | more))


def ref(item: dict[str, Any]) -> dict[str, str]:
    return {"uuid": item["uuid"]}


def taak_body(klantcontact: dict[str, Any], *actors: dict[str, Any]) -> dict[str, Any]:
    return {
        "gevraagdeHandeling": "Terugbellen",
        "status": "te_verwerken",
        "aanleidinggevendKlantcontact": ref(klantcontact),
        "toegewezenAanActoren": [ref(actor) for actor in actors],
    }


def identificator(object_id: str, soort: str = "bsn", objecttype: str = "", register: str = "") -> dict[str, str]:
    types = {"bsn": ("natuurlijk_persoon", "brp"), "vestigingsnummer": ("vestiging", "hr")}
    known = types.get(soort, ("niet_natuurlijk_persoon", "hr"))
    return {
        "codeObjecttype": objecttype or known[0],
        "codeRegister": register or known[1],
        "codeSoortObjectId": soort,
        "objectId": object_id,
    }


def problems(answer: httpx.Response) -> set[tuple[str, str, str]]:
    assert answer.status_code == 400, answer.text
    return {(item["name"], item["code"], item["reason"]) for item in answer.json()["invalidParams"]}
