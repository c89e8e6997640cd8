"""From the provider's field errors to errors at our own fields (the form field names of the public interface)."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from webapp.domain.errors import FieldError, ProviderError, RefusedError
from webapp.klantinteracties.reading import Record, record_of
from webapp.klantinteracties.wire import Answer

FieldNames = Mapping[str, str]

_CODE = re.compile(r"[a-zA-Z_-]{1,60}")
_MAX_REASON = 500
_CONFLICT = 409
_UNIQUE = ("nummer", "identificator", "adres")
# How providers say that a value is taken: in a code (unique, already_exists) or in a sentence of either language.
_UNIQUENESS = re.compile(
    r"\bunique|\buniek|\bduplica|\bdubbel|\beenzelfde\b|\bzelfde\b"
    r"|already[ _-]?(exist|in[ _-]use|taken|used)|\b(bestaat|bestaan) (al|reeds)\b|\bbestaat er (al|reeds)\b"
    r"|\b(al|reeds) (bestaa|in gebruik|gebruikt|bekend|geregistreerd|uitgegeven|vergeven)",
    re.IGNORECASE,
)


def canonical(name: str) -> str:
    """One spelling for ``bezoekadres.adresregel_1``, ``toegewezenAanActor.uuid`` and ``contactnaam.nonFieldErrors``.

    Providers mix camelCase and snake_case in one answer, so neither capitals nor underscores count.
    """
    return re.sub(r"(\.|^)(uuid|nonfielderrors)$", "", name.replace("_", "").lower())


def _table(*parts: Mapping[str, str]) -> FieldNames:
    return MappingProxyType({canonical(wire): ours for part in parts for wire, ours in part.items()})


_CONTACTNAAM = {
    "voorletters": "voorletters",
    "voornaam": "voornaam",
    "voorvoegselAchternaam": "voorvoegsel_achternaam",
    "achternaam": "achternaam",
}
_ADRES = {
    "adresregel1": "adresregel1",
    "adresregel2": "adresregel2",
    "adresregel3": "adresregel3",
    "land": "land",
    "codeLand": "land",
    "nummeraanduidingId": "nummeraanduiding_id",
    "straatnaam": "straatnaam",
    "huisnummer": "huisnummer",
    "huisnummertoevoeging": "huisnummertoevoeging",
    "postcode": "postcode",
    "stad": "stad",
}
_IDENTIFICATOR = {
    "objectId": "identificator",
    "codeObjecttype": "identificator_soort",
    "codeSoortObjectId": "identificator_soort",
    "codeRegister": "identificator_soort",
}


def _under(prefix: str, table: Mapping[str, str]) -> dict[str, str]:
    return {prefix + wire: ours for wire, ours in table.items()}


def _adres(groep: str) -> dict[str, str]:
    return {f"{groep}.{wire}": f"{groep}-{ours}" for wire, ours in _ADRES.items()} | {groep: f"{groep}-adresregel1"}


def _glued() -> dict[str, str]:
    """Open Klant glues the group's name to the field's, and nests that in turn when the identificator came along."""
    glued = {f"partijIdentificator{wire[0].upper()}{wire[1:]}": ours for wire, ours in _IDENTIFICATOR.items()}
    group = {"partijIdentificator": "identificator", "subIdentificatorVan": "identificator_soort"}
    apart = _under("partijIdentificator.", _IDENTIFICATOR) | glued | group
    nested = dict.fromkeys(
        ("partijIdentificatoren", "partijIdentificatoren.0", "partijIdentificatoren.0.__all__"), "identificator"
    )
    return apart | _under("partijIdentificatoren.0.", apart) | nested


_PERSOON = {
    **_under("contactnaam.", _CONTACTNAAM),
    "contactnaam": "achternaam",
    "organisatienaam": "organisatienaam",
    **_adres("bezoekadres"),
    **_adres("correspondentieadres"),
}

INTERNE_TAAK = _table(
    {
        "nummer": "nummer",
        "referentienummer": "nummer",
        "gevraagdeHandeling": "gevraagde_handeling",
        "toelichting": "toelichting",
        "status": "status",
        "afgehandeldOp": "verwerkt_op",
        "verwerktOp": "verwerkt_op",
        "aanleidinggevendKlantcontact": "klantcontact",
        "toegewezenAanActor": "actor",
        "toegewezenAanActoren": "actor",
        "toegewezenAanActoren.0": "actor",
        "toegewezenAanActoren.1": "eenheid",
    }
)
BETROKKENE = _table(
    _PERSOON, {"rol": "rol", "initiator": "initiator", "hadKlantcontact": "klantcontact", "wasPartij": "partij"}
)
IDENTIFICATOR = _table(_glued(), {"identificeerdePartij": "partij", "__all__": "identificator"})
PARTIJ = _table(
    _PERSOON,
    _under("partijIdentificatie.contactnaam.", _CONTACTNAAM),
    _under("partijtype.contactnaam.", _CONTACTNAAM),
    dict.fromkeys(("partijIdentificatie.naam", "partijtype.naam"), "organisatienaam"),
    dict.fromkeys(("partijIdentificatie.werkteVoorPartij", "partijtype.werkteVoorPartij"), "organisatie"),
    {
        "nummer": "nummer",
        "soortPartij": "soort_partij",
        "voorkeurstaal": "voorkeurstaal",
        "interneNotitie": "interne_notitie",
        "indicatieGeheimhouding": "indicatie_geheimhouding",
        "__all__": "identificator",
    },
    _glued(),
)
DIGITAAL_ADRES = _table(
    {
        "soortDigitaalAdres": "soort",
        "codeSoortDigitaalAdres": "soort",
        "adres": "adres",
        "omschrijving": "omschrijving",
        "verstrektDoorPartij": "partij",
        "verstrektDoorBetrokkene": "betrokkene",
        **dict.fromkeys(("nonFieldErrors", "__all__", "referentie"), "adres"),  # the pair with its owner is taken
    }
)
KLANTCONTACT = _table({})  # of which only the metadata is written, and that is no field of ours


def refusal(answer: Answer, names: FieldNames) -> RefusedError:
    """400 and 409, with or without ``invalidParams``. The same complaint about one field counts once."""
    problem = _problem(answer)
    found = [_field_error(param, names, answer.status) for param in _params(problem)]
    if not found:
        found = [_whole(problem, names, answer.status)]
    return RefusedError(tuple({(error.field, error.code): error for error in reversed(found)}.values())[::-1])


def _problem(answer: Answer) -> Record:
    """A refusal that cannot be read is still a refusal."""
    try:
        return record_of(answer)
    except ProviderError:
        return Record({})


def _params(problem: Record) -> tuple[Record, ...]:
    try:
        return problem.records("invalidParams")
    except ProviderError:
        return ()


def _field_error(param: Record, names: FieldNames, status: int) -> FieldError:
    field = names.get(canonical(_said(param, "name")), "")
    reason = _said(param, "reason")[:_MAX_REASON]
    taken = "moet uniek zijn" in reason or (field in _UNIQUE and (status == _CONFLICT or _says_taken(param)))
    return FieldError(field, "unique" if taken else _code(param), reason)


def _whole(problem: Record, names: FieldNames, status: int) -> FieldError:
    """Without field errors. A conflict about what is unique is about our own number, or about an identificator."""
    reason = (_said(problem, "detail") or _said(problem, "title"))[:_MAX_REASON]
    if status != _CONFLICT:
        return FieldError("", _code(problem), reason)
    candidates = [field for field in _UNIQUE if field in names.values()]
    if candidates and _says_taken(problem):
        named = "identificator" in candidates and "identificator" in reason.lower()
        return FieldError("identificator" if named else candidates[0], "unique", reason)
    return FieldError("", "conflict", "")  # a race, or a provider out of numbers: nothing that an employee can mend


def _says_taken(record: Record) -> bool:
    return any(_UNIQUENESS.search(_said(record, key)) for key in ("code", "title", "detail", "reason"))


def _said(record: Record, key: str) -> str:
    value = record.raw(key)
    return value if isinstance(value, str) else ""


def _code(record: Record) -> str:
    """The code is part of the error's text, so nothing but a code gets through."""
    code = _said(record, "code")
    return code if _CODE.fullmatch(code) else "invalid"
