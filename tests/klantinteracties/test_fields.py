"""Every spelling of a field that was seen on the wire lands at the form's own field."""

import pytest
from klantinteracties.playing import answer, problem

from webapp.domain.errors import FieldError, RefusedError
from webapp.klantinteracties import fields
from webapp.klantinteracties.fields import FieldNames, refusal
from webapp.klantinteracties.wire import Answer

SPELLINGS: list[tuple[FieldNames, str, str]] = [
    (fields.INTERNE_TAAK, "nummer", "nummer"),
    (fields.INTERNE_TAAK, "referentienummer", "nummer"),
    (fields.INTERNE_TAAK, "gevraagdeHandeling", "gevraagde_handeling"),
    (fields.INTERNE_TAAK, "gevraagde_handeling", "gevraagde_handeling"),
    (fields.INTERNE_TAAK, "toelichting", "toelichting"),
    (fields.INTERNE_TAAK, "status", "status"),
    (fields.INTERNE_TAAK, "afgehandeldOp", "verwerkt_op"),
    (fields.INTERNE_TAAK, "verwerktOp", "verwerkt_op"),
    (fields.INTERNE_TAAK, "aanleidinggevendKlantcontact.uuid", "klantcontact"),
    (fields.INTERNE_TAAK, "aanleidinggevendKlantcontact", "klantcontact"),
    (fields.INTERNE_TAAK, "toegewezenAanActoren.0.uuid", "actor"),
    (fields.INTERNE_TAAK, "toegewezenAanActoren.1.uuid", "eenheid"),
    (fields.INTERNE_TAAK, "toegewezenAanActor", "actor"),
    (fields.INTERNE_TAAK, "toegewezenAanActor.uuid", "actor"),
    (fields.BETROKKENE, "bezoekadres.adresregel_1", "bezoekadres-adresregel1"),
    (fields.BETROKKENE, "correspondentieadres.adresregel_3", "correspondentieadres-adresregel3"),
    (fields.BETROKKENE, "bezoekadres.land", "bezoekadres-land"),
    (fields.BETROKKENE, "bezoekadres.codeLand", "bezoekadres-land"),
    (fields.BETROKKENE, "bezoekadres.nummeraanduidingId", "bezoekadres-nummeraanduiding_id"),
    (fields.BETROKKENE, "bezoekadres.nummeraanduidingid", "bezoekadres-nummeraanduiding_id"),
    (fields.BETROKKENE, "bezoekadres.nonFieldErrors", "bezoekadres-adresregel1"),
    (fields.BETROKKENE, "contactnaam.voorvoegselAchternaam", "voorvoegsel_achternaam"),
    (fields.BETROKKENE, "contactnaam.nonFieldErrors", "achternaam"),
    (fields.BETROKKENE, "hadKlantcontact.uuid", "klantcontact"),
    (fields.BETROKKENE, "wasPartij.uuid", "partij"),
    (fields.BETROKKENE, "initiator", "initiator"),
    (fields.PARTIJ, "partijIdentificatie.contactnaam.voorletters", "voorletters"),
    (fields.PARTIJ, "partijtype.contactnaam.achternaam", "achternaam"),
    (fields.PARTIJ, "partijIdentificatie.naam", "organisatienaam"),
    (fields.PARTIJ, "partijIdentificatoren.0.partijIdentificatorObjectId", "identificator"),
    (fields.PARTIJ, "partijIdentificatoren.0.partijIdentificator.codeSoortObjectId", "identificator_soort"),
    (fields.PARTIJ, "soortPartij", "soort_partij"),
    (fields.PARTIJ, "__all__", "identificator"),
    (fields.PARTIJ, "partijIdentificatoren.0.__all__", "identificator"),
    (fields.PARTIJ, "partijIdentificatoren.0.nonFieldErrors", "identificator"),
    (fields.PARTIJ, "partijIdentificatoren.0.subIdentificatorVan", "identificator_soort"),
    (fields.PARTIJ, "nummer", "nummer"),
    (fields.IDENTIFICATOR, "partijIdentificatorObjectId", "identificator"),
    (fields.IDENTIFICATOR, "partijIdentificatorCodeObjecttype", "identificator_soort"),
    (fields.IDENTIFICATOR, "partijIdentificator.objectId", "identificator"),
    (fields.IDENTIFICATOR, "partijIdentificator.codeRegister", "identificator_soort"),
    (fields.IDENTIFICATOR, "identificeerdePartij.uuid", "partij"),
    (fields.IDENTIFICATOR, "__all__", "identificator"),
    (fields.DIGITAAL_ADRES, "soortDigitaalAdres", "soort"),
    (fields.DIGITAAL_ADRES, "adres", "adres"),
    (fields.DIGITAAL_ADRES, "nonFieldErrors", "adres"),
    (fields.DIGITAAL_ADRES, "referentie", "adres"),
    (fields.DIGITAAL_ADRES, "omschrijving", "omschrijving"),
    (fields.DIGITAAL_ADRES, "verstrektDoorBetrokkene.uuid", "betrokkene"),
    (fields.INTERNE_TAAK, "nonFieldErrors", ""),
    (fields.INTERNE_TAAK, "somethingNew", ""),
    (fields.INTERNE_TAAK, "", ""),
]


@pytest.mark.parametrize(("names", "wire", "ours"), SPELLINGS, ids=[wire for _, wire, _ in SPELLINGS])
def test_a_field_error_lands_at_our_field(names: FieldNames, wire: str, ours: str) -> None:
    assert refusal(problem((wire, "invalid", "Ongeldig.")), names).errors == (FieldError(ours, "invalid", "Ongeldig."),)


def test_a_taken_identificator_is_told_by_its_reason_only() -> None:
    reason = "`PartijIdentificator` moet uniek zijn, er bestaat er al een met deze gegevenscombinatie."
    refused = refusal(problem(("__all__", "invalid", reason)), fields.PARTIJ)
    assert [(error.field, error.code) for error in refused.errors] == [("identificator", "unique")]
    assert refused.identificator_taken
    assert not refused.nummer_taken


@pytest.mark.parametrize(
    "refused",
    [
        refusal(problem(("partijIdentificator", "unique", "Bestaat al."), status=409), fields.IDENTIFICATOR),
        refusal(problem(("partijIdentificatoren.0.__all__", "invalid", "must be unique")), fields.PARTIJ),
        refusal(problem(("partijIdentificator.objectId", "conflict", "Nee."), status=409), fields.IDENTIFICATOR),
        refusal(answer({"detail": "Er bestaat al een object met deze waarde."}, 409), fields.IDENTIFICATOR),
        refusal(answer({"detail": "De identificator bestaat al."}, 409), fields.PARTIJ),
    ],
)
def test_a_taken_identificator_in_other_words(refused: RefusedError) -> None:
    assert refused.identificator_taken


def test_another_conflict_about_a_new_partij_is_about_its_number() -> None:
    assert refusal(answer({"detail": "Bestaat al."}, 409), fields.PARTIJ).nummer_taken


def test_a_referentie_that_is_taken() -> None:
    reason = "De velden verstrektDoorPartij, soortDigitaalAdres, referentie moeten een unieke set zijn."
    (error,) = refusal(problem(("nonFieldErrors", "unique", reason)), fields.DIGITAAL_ADRES).errors
    assert (error.field, error.code) == ("adres", "unique")


def test_a_number_that_is_taken_in_both_fields_is_one_error() -> None:
    refused = refusal(
        problem(("nummer", "unique", "Een."), ("referentienummer", "unique", "Twee.")), fields.INTERNE_TAAK
    )
    assert refused.errors == (FieldError("nummer", "unique", "Een."),)
    assert refused.nummer_taken


def test_errors_keep_their_order_and_their_different_codes() -> None:
    refused = refusal(
        problem(
            ("rol", "required", "A."), ("bezoekadres.land", "invalid", "B."), ("bezoekadres.land", "max_length", "C.")
        ),
        fields.BETROKKENE,
    )
    assert [(error.field, error.code) for error in refused.errors] == [
        ("rol", "required"),
        ("bezoekadres-land", "invalid"),
        ("bezoekadres-land", "max_length"),
    ]


TAKEN: list[dict[str, str]] = [
    {"code": "unique"},
    {"code": "already_exists"},
    {"code": "DUPLICATE_KEY"},
    {"title": "Waarde is niet uniek"},
    {"title": "Conflict", "detail": "Er bestaat al een object met deze waarde."},
    {"detail": "Er bestaat al een interne taak met eenzelfde nummer."},
    {"detail": "Dit nummer is reeds in gebruik."},
    {"detail": "Nummer bestaat al."},
    {"detail": "An object with this number already exists."},
    {"detail": "The number must be unique."},
]
NOT_TAKEN: list[dict[str, object]] = [
    {},
    {"title": "Conflict", "status": 409},
    {"code": "conflict", "title": "Conflict", "detail": "Er is een conflict opgetreden."},
    {
        "code": "conflict",
        "detail": "Er kon niet automatisch een opvolgend nummer worden gegenereerd. "
        "Het maximaal aantal tekens is bereikt.",
    },
    {"code": "locked", "detail": "Het klantcontact 999990019 wordt door een ander bewerkt."},
    {"detail": "Het klantcontact bestaat niet meer."},
]


@pytest.mark.parametrize("said", TAKEN, ids=str)
@pytest.mark.parametrize(
    ("names", "field"),
    [(fields.INTERNE_TAAK, "nummer"), (fields.PARTIJ, "nummer"), (fields.IDENTIFICATOR, "identificator")],
)
def test_a_conflict_about_uniqueness_is_about_what_is_unique(
    said: dict[str, str], names: FieldNames, field: str
) -> None:
    (error,) = refusal(answer(said, 409), names).errors
    assert (error.field, error.code) == (field, "unique")


@pytest.mark.parametrize("said", NOT_TAKEN, ids=str)
@pytest.mark.parametrize("names", [fields.INTERNE_TAAK, fields.PARTIJ, fields.IDENTIFICATOR])
def test_another_conflict_is_about_nothing_that_was_filled_in(said: dict[str, object], names: FieldNames) -> None:
    assert refusal(answer(said, 409), names).errors == (FieldError("", "conflict", ""),)


def test_a_conflict_at_a_resource_without_number_is_about_the_whole() -> None:
    refused = refusal(answer({"code": "conflict", "detail": "Bestaat al."}, 409), fields.BETROKKENE)
    assert refused.errors == (FieldError("", "conflict", ""),)


def test_a_conflict_that_names_the_number_is_about_the_number() -> None:
    assert refusal(problem(("nummer", "conflict", "X."), status=409), fields.INTERNE_TAAK).nummer_taken


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"invalidParams": 7}', b'{"invalidParams": [{}]}', b'{"code": 5}']
)
def test_a_refusal_that_cannot_be_read_is_still_one(body: bytes) -> None:
    refused = refusal(Answer(400, {"content-type": "application/json"}, body), fields.PARTIJ)
    assert [(error.field, error.code) for error in refused.errors] == [("", "invalid")]


def test_only_a_code_gets_into_the_text_of_the_error() -> None:
    refused = refusal(problem(("adres", "999990019 is fout", "BSN 999990019")), fields.DIGITAAL_ADRES)
    assert str(refused) == "adres:invalid"
    assert "999990019" not in repr(refused)
