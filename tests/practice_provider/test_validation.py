"""Every reason that was measured, with the name it comes under."""

from typing import Any

import httpx
import pytest
from practice_provider.helpers import NOBODY, Register, identificator, problems, ref, taak_body

REQUIRED, EMPTY = "Dit veld is vereist.", "Dit veld mag niet leeg zijn."


def too_long(length: int) -> str:
    return f"Zorg ervoor dat dit veld niet meer dan {length} karakters bevat."


KLANTCONTACT = {"kanaal": "telefoon", "onderwerp": "x", "taal": "nld", "vertrouwelijk": False}
NO_DICTIONARY = "Ongeldige data. Verwacht een dictionary, kreeg een {}."


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("onderwerp", None, ("onderwerp", "null", EMPTY)),
        ("onderwerp", "  ", ("onderwerp", "blank", EMPTY)),
        ("onderwerp", "x" * 201, ("onderwerp", "max_length", too_long(200))),
        ("onderwerp", True, ("onderwerp", "invalid", "Not a valid string.")),
        ("onderwerp", "a\x00b", ("onderwerp", "null_characters_not_allowed", "Null-tekens zijn niet toegestaan.")),
        (
            "onderwerp",
            "a\ud800b",
            ("onderwerp", "surrogate_characters_not_allowed", "Surrogate characters are not allowed: U+D800."),
        ),
        ("inhoud", None, ("inhoud", "null", EMPTY)),
        ("taal", "nederlands", ("taal", "max_length", too_long(3))),
        ("vertrouwelijk", "ja", ("vertrouwelijk", "invalid", "Must be a valid boolean.")),
        ("nummer", "A1", ("nummer", "invalid", "Voer een geldig geheel getal in.")),
        ("nummer", "12345678901", ("nummer", "max_length", too_long(10))),
        ("metadata", {"a": True}, ("metadata.a", "invalid", "Not a valid string.")),
        ("metadata", None, ("metadata", "null", EMPTY)),
    ],
)
def test_klantcontact(client: httpx.Client, field: str, value: object, expected: tuple[str, str, str]) -> None:
    import json  # noqa: PLC0415 - httpx refuses to send a lone surrogate, the json module escapes it

    content = json.dumps({**KLANTCONTACT, field: value})
    answer = client.post("/klantcontacten", content=content, headers={"Content-Type": "application/json"})
    assert problems(answer) == {expected}


def test_everything_that_is_missing_is_named(client: httpx.Client) -> None:
    names = ("kanaal", "onderwerp", "taal", "vertrouwelijk")
    assert problems(client.post("/klantcontacten", json={})) == {(name, "required", REQUIRED) for name in names}


@pytest.mark.parametrize("moment", ["01-03-2023 10:00", "gisteren", "2023-13-01T10:00", ""])
def test_a_moment_in_another_form(client: httpx.Client, moment: str) -> None:
    [(name, code, _)] = problems(client.post("/klantcontacten", json={**KLANTCONTACT, "plaatsgevondenOp": moment}))
    assert (name, code) == ("plaatsgevondenOp", "invalid")


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2026-03-01T10:00", "2026-03-01T10:00:00Z"),
        ("2026-03-01", "2026-03-01T00:00:00Z"),
        ("2026-03-01T10:00:00+01:00", "2026-03-01T09:00:00Z"),
        ("2026-03-01T10:00:00.123456Z", "2026-03-01T10:00:00.123456Z"),
    ],
)
def test_moments_are_answered_in_utc(register: Register, sent: str, stored: str) -> None:
    assert register.klantcontact(plaatsgevondenOp=sent)["plaatsgevondenOp"] == stored


def test_a_contact_that_succeeded_needs_no_further_action(client: httpx.Client) -> None:
    body = {**KLANTCONTACT, "indicatieContactGelukt": True, "verdereActieOndernomen": True}
    reason = "Als het contact gelukt is kan er geen verdere actie zijn ondernomen"
    expected = {("nonFieldErrors", "no-further-action-when-contact-succesful", reason)}
    assert problems(client.post("/klantcontacten", json=body)) == expected


def test_leniency_of_values(register: Register) -> None:
    made = register.klantcontact(onderwerp=5, vertrouwelijk="yes", referentienummer=77002, inhoud="  x\n ")
    assert (made["onderwerp"], made["vertrouwelijk"], made["referentienummer"]) == ("5", True, "77002")
    assert made["inhoud"] == "x"


def test_snake_case_is_understood_and_the_unknown_ignored(client: httpx.Client) -> None:
    answer = client.post("/actoren", json={"naam": "Jan", "soort_actor": "medewerker", "uuid": NOBODY, "raar": 1})
    assert answer.status_code == 201
    assert answer.json()["uuid"] != NOBODY


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", ("hadKlantcontact.nonFieldErrors", "invalid", NO_DICTIONARY.format("str"))),
        ({}, ("hadKlantcontact.uuid", "required", REQUIRED)),
        ({"url": "https://x"}, ("hadKlantcontact.uuid", "required", REQUIRED)),
        ({"uuid": "x"}, ("hadKlantcontact.uuid", "invalid", "Must be a valid UUID.")),
        ({"uuid": NOBODY}, ("hadKlantcontact.uuid", "invalid", "Klantcontact object bestaat niet.")),
        (None, ("hadKlantcontact", "null", EMPTY)),
    ],
)
def test_references(client: httpx.Client, value: object, expected: tuple[str, str, str]) -> None:
    body = {"hadKlantcontact": value, "rol": "klant", "initiator": True}
    assert problems(client.post("/betrokkenen", json=body)) == {expected}


def test_a_uuid_in_capitals_or_without_dashes(client: httpx.Client, register: Register) -> None:
    uuid = register.klantcontact()["uuid"]
    for spelling in (uuid.upper(), uuid.replace("-", "")):
        body = {"hadKlantcontact": {"uuid": spelling}, "rol": "klant", "initiator": True}
        assert client.post("/betrokkenen", json=body).json()["hadKlantcontact"]["uuid"] == uuid


POSTCODE = "Postcode moet aan het volgende formaat voldoen: `1234 AB` (met spatie): 3219FC"
COUNTRY = "Ongeldige landcode, de code moet behoren tot de ISO 3166-standaard"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"adresregel1": "x" * 81}, {("bezoekadres.adresregel_1", "max_length", too_long(80))}),
        ({"postcode": "3219FC"}, {("bezoekadres.postcode", "invalid", POSTCODE)}),
        (
            {"nummeraanduidingId": "123"},
            {("bezoekadres.nummeraanduidingId", "invalid", "Ongeldige nummeraanduiding BAG-ID: 123")},
        ),
        (
            {"land": "003"},
            {("bezoekadres.land", "invalid", COUNTRY), ("bezoekadres.land", "max_length", too_long(2))},
        ),
        ({"land": "nl"}, {("bezoekadres.land", "invalid", f"{COUNTRY}. Bedoelde u NL?")}),
        ({"land": None}, {("bezoekadres.land", "null", EMPTY)}),
        (
            {"huisnummer": 0},
            {("bezoekadres.huisnummer", "min_value", "Zorg ervoor dat deze waarde groter is dan of gelijk is aan 1.")},
        ),
        (
            {"huisnummer": 100000},
            {
                (
                    "bezoekadres.huisnummer",
                    "max_value",
                    "Zorg ervoor dat deze waarde kleiner is dan of gelijk is aan 99999.",
                )
            },
        ),
    ],
)
def test_addresses(
    client: httpx.Client, register: Register, address: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    body = {"hadKlantcontact": ref(register.klantcontact()), "rol": "klant", "initiator": True, "bezoekadres": address}
    assert problems(client.post("/betrokkenen", json=body)) == expected


def test_the_seeds_spelling_of_an_address_is_dropped(register: Register) -> None:
    address = {"codeLand": "003", "nummeraanduidingid": "0518200000637599", "huisnummer": "12"}
    made = register.betrokkene(register.klantcontact(), bezoekadres=address)["bezoekadres"]
    assert (made["land"], made["nummeraanduidingId"], made["huisnummer"]) == ("", "", 12)


@pytest.mark.parametrize(
    ("soort", "adres", "good"),
    [
        ("email", "a@localhost", True),
        ("email", "jan@münchen.de", True),
        ("email", "jan.de.vries@voorbeeld.example", True),
        ("email", "geen", False),
        ("email", "a@b", False),
        ("email", "jöran@b.nl", False),
        ("telefoonnummer", "0601234567", True),
        ("telefoonnummer", "+31601234567", True),
        ("telefoonnummer", "0031601234567", True),
        ("telefoonnummer", "0881234567", True),
        ("telefoonnummer", "06-12345678", False),
        ("telefoonnummer", "+31 6 12345678", False),
        ("telefoonnummer", "0800123456", False),
        ("telefoonnummer", "112", False),
        ("telefoonnummer", "14020", False),
        ("overig", "x", True),
    ],
)
def test_digital_addresses(client: httpx.Client, soort: str, adres: str, *, good: bool) -> None:
    body = {"soortDigitaalAdres": soort, "adres": adres, "verstrektDoorPartij": None}
    answer = client.post("/digitaleadressen", json=body)
    reasons = {
        "email": "Voer een geldig e-mailadres in.",
        "telefoonnummer": "Het opgegeven telefoonnummer is ongeldig.",
    }
    assert answer.status_code == 201 if good else problems(answer) == {("adres", "invalid", reasons[soort])}


def test_the_key_of_the_partij_has_to_be_there(client: httpx.Client) -> None:
    body = {"soortDigitaalAdres": "email", "adres": "a@b.nl"}
    assert problems(client.post("/digitaleadressen", json=body)) == {("verstrektDoorPartij", "required", REQUIRED)}


NO_ACTOR = "`toegewezen_aan_actor` of `toegewezen_aan_actoren` is required (mag niet beiden gebruiken)."
BOTH = "`toegewezen_aan_actor` en `toegewezen_aan_actoren` mag niet beiden gebruikt worden."


def test_interne_taak_wants_one_of_two_ways_to_name_its_actors(client: httpx.Client, register: Register) -> None:
    actor = register.actor()
    body = taak_body(register.klantcontact(), actor)
    both = {**body, "toegewezenAanActor": ref(actor)}
    assert problems(client.post("/internetaken", json=both)) == {("nonFieldErrors", "invalid", BOTH)}
    del body["toegewezenAanActoren"]
    assert problems(client.post("/internetaken", json=body)) == {("nonFieldErrors", "invalid", NO_ACTOR)}
    body["toegewezenAanActoren"] = {}
    [(_, code, reason)] = problems(client.post("/internetaken", json=body))
    assert (code, reason) == ("not_a_list", 'Verwachtte een lijst met items, maar kreeg type "dict".')
    body["toegewezenAanActoren"] = [{"uuid": NOBODY}]
    expected = {("toegewezenAanActoren.0.uuid", "invalid", "Actor object bestaat niet.")}
    assert problems(client.post("/internetaken", json=body)) == expected


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (identificator("12345678"), "partijIdentificatorObjectId", "Waarde moet 9 tekens lang zijn"),
        (identificator("12345678x"), "partijIdentificatorObjectId", "Voer een numerieke waarde in"),
        (identificator("123456789"), "partijIdentificatorObjectId", "Onjuist BSN nummer"),
        (identificator("123456789", "rsin"), "partijIdentificatorObjectId", "Onjuist RSIN nummer"),
        (identificator("123", "kvk_nummer"), "partijIdentificatorObjectId", "Waarde moet 8 tekens lang zijn"),
    ],
)
def test_content_of_an_identificator(client: httpx.Client, content: dict[str, str], name: str, reason: str) -> None:
    expected = (name, "invalid", f"Deze waarde is ongeldig, reden: {reason}")
    body = {"identificeerdePartij": None, "partijIdentificator": content}
    assert problems(client.post("/partij-identificatoren", json=body)) == {expected}
    nested = {"soortPartij": "persoon", "indicatieActief": True, "partijIdentificatoren": [body | {}]}
    del nested["partijIdentificatoren"][0]["identificeerdePartij"]  # type: ignore[index]
    [(found, _, _)] = problems(client.post("/partijen", json=nested))
    assert found == f"partijIdentificatoren.0.{name}"


def test_codes_of_an_identificator(client: httpx.Client) -> None:
    body = {"identificeerdePartij": None, "partijIdentificator": identificator("1", "overig")}
    [(name, code, reason)] = problems(client.post("/partij-identificatoren", json=body))
    assert (name, code) == ("partijIdentificator.codeSoortObjectId", "invalid_choice")
    assert reason == '"overig" is een ongeldige keuze.'
    body = {"partijIdentificator": identificator("999990019", register="hr"), "identificeerdePartij": None}
    expected = (
        "partijIdentificatorCodeObjecttype",
        "invalid",
        "voor `codeRegister` hr zijn alleen deze waarden toegestaan: ['vestiging', 'niet_natuurlijk_persoon']",
    )
    assert problems(client.post("/partij-identificatoren", json=body)) == {expected}
    body = {"partijIdentificator": {"objectId": "1"}, "identificeerdePartij": None}
    assert len(problems(client.post("/partij-identificatoren", json=body))) == 3


@pytest.mark.parametrize("hole", ["", "000000000"])
def test_holes_of_the_real_one(client: httpx.Client, hole: str) -> None:
    body = {"partijIdentificator": identificator(hole)}
    assert client.post("/partij-identificatoren", json=body).status_code == 201


def test_vestiging_belongs_to_a_kvk_number(client: httpx.Client, register: Register) -> None:
    content = identificator("123456789012", "vestigingsnummer")
    [(name, _, _)] = problems(client.post("/partij-identificatoren", json={"partijIdentificator": content}))
    assert name == "subIdentificatorVan"
    kvk = register.post("/partij-identificatoren", partijIdentificator=identificator("12345678", "kvk_nummer"))
    made = register.post("/partij-identificatoren", partijIdentificator=content, subIdentificatorVan=ref(kvk))
    assert made["subIdentificatorVan"] == {"uuid": kvk["uuid"], "url": kvk["url"]}


def test_a_contactpersoon_works_for_an_organisatie(client: httpx.Client, register: Register) -> None:
    body = {
        "soortPartij": "contactpersoon",
        "indicatieActief": True,
        "partijIdentificatie": {"werkteVoorPartij": ref(register.partij()), "contactnaam": {"achternaam": "Smit"}},
    }
    reason = "Partij object moet het soort 'organisatie' hebben."
    expected = {("partijIdentificatie.werkteVoorPartij.uuid", "invalid", reason)}
    assert problems(client.post("/partijen", json=body)) == expected


def test_nested_names(client: httpx.Client) -> None:
    body = {
        "soortPartij": "persoon",
        "indicatieActief": True,
        "partijIdentificatie": {"contactnaam": {"voorletters": "x" * 11}},
    }
    expected = {("partijIdentificatie.contactnaam.voorletters", "max_length", too_long(10))}
    assert problems(client.post("/partijen", json=body)) == expected


@pytest.mark.parametrize("content", ["[]", '"x"', "5"])
def test_a_body_that_is_no_object(client: httpx.Client, content: str) -> None:
    answer = client.post("/actoren", content=content, headers={"Content-Type": "application/json"})
    [(name, code, _)] = problems(answer)
    assert (name, code) == ("nonFieldErrors", "invalid")


def test_actor_identificatie(client: httpx.Client, register: Register) -> None:
    made = register.actor(actorIdentificatie={"functie": "klantadviseur", "telefoonnummer": "0601234567"})
    assert made["actorIdentificatie"] == {
        "functie": "klantadviseur",
        "emailadres": "",
        "telefoonnummer": "0601234567",
    }
    body = {"naam": "Jan", "soortActor": "medewerker", "actorIdentificatie": {"telefoonnummer": "112"}}
    assert problems(client.post("/actoren", json=body)) == {
        ("actorIdentificatie.functie", "required", REQUIRED),
        ("actorIdentificatie.telefoonnummer", "invalid", "Het opgegeven telefoonnummer is ongeldig."),
    }
    body["actorIdentificatie"] = None  # type: ignore[assignment]
    assert problems(client.post("/actoren", json=body)) == {("actorIdentificatie", "null", EMPTY)}
