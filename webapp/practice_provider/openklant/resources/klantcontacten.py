import json
import sqlite3
from collections.abc import Collection, Sequence

from webapp.practice_provider import moments
from webapp.practice_provider.openklant.fields import Context, Field, Parsed, available
from webapp.practice_provider.openklant.filters import Filter, boolean, contains, exact, identificator, reference
from webapp.practice_provider.openklant.kinds import Boolean, Metadata, Moment, Text
from webapp.practice_provider.openklant.nummers import assigned, nummer, referentienummer
from webapp.practice_provider.openklant.problems import NON_FIELD, invalid
from webapp.practice_provider.openklant.resource import Expansion, Resource, Sheet, Shown
from webapp.practice_provider.openklant.resources import actoren
from webapp.practice_provider.storage import rows as stored
from webapp.practice_provider.storage.rows import Values

PATH = "klantcontacten"
LABEL = "een klantcontact"

_OF_BETROKKENE = "uuid IN (SELECT had_klantcontact FROM betrokkene WHERE {condition})"
_OF_IDENTIFICATOR = _OF_BETROKKENE.format(
    condition="was_partij IN (SELECT identificeerde_partij FROM partij_identificator WHERE {column} = ?)"
)
_OF_CODE = (
    "EXISTS (SELECT 1 FROM betrokkene JOIN partij_identificator AS van ON van.identificeerde_partij = was_partij"
    " WHERE had_klantcontact = klantcontact.uuid AND van.{column} = ?)"
)
_OF_ADDRESS = _OF_BETROKKENE.format(
    condition="uuid IN (SELECT verstrekt_door_betrokkene FROM digitaal_adres WHERE instr(adres_zoek, ?) > 0)"
)
_NEVER = "? IS NULL"  # there are no onderwerpobjecten here

_FIELDS = (
    *nummer(LABEL),
    referentienummer(LABEL),
    Field("kanaal", Text(50, blank=False), required=True),
    Field("onderwerp", Text(200, blank=False), required=True),
    Field("inhoud", Text(1000)),
    Field("reactie", Text(1000), since=(2, 16), until=(2, 17)),
    Field("reactie", Text(4000), since=(2, 18)),
    Field("indicatieContactGelukt", Boolean(), nullable=True, default=None),
    Field("hoofdOnderwerpType", Text(200), since=(2, 18)),
    Field("verdereActieOndernomen", Boolean(), default=False, since=(2, 18)),
    Field("taal", Text(3, blank=False), required=True),
    Field("vertrouwelijk", Boolean(), required=True),
    Field("plaatsgevondenOp", Moment(), default=None),
    Field("metadata", Metadata(), default={}, since=(2, 16)),
)


def _check(context: Context, parsed: Parsed) -> None:
    def value(name: str, column: str) -> bool:
        return bool(parsed[name] if name in parsed else context.current and context.current[column])

    gelukt = value("indicatieContactGelukt", "indicatie_contact_gelukt")
    if gelukt and value("verdereActieOndernomen", "verdere_actie_ondernomen"):
        reason = "Als het contact gelukt is kan er geen verdere actie zijn ondernomen"
        raise invalid("no-further-action-when-contact-succesful", reason, NON_FIELD)


def _derive(context: Context, parsed: Parsed) -> Values:
    moment = {"plaatsgevonden_op": moments.now()} if context.creates and parsed["plaatsgevondenOp"] is None else {}
    return assigned(context, parsed) | moment


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    keys = [row["uuid"] for row in rows]
    betrokkenen = stored.grouped(sheet.connection, "betrokkene", "had_klantcontact", keys)
    taken = stored.grouped(sheet.connection, "internetaak", "aanleidinggevend_klantcontact", keys)
    actors = _actoren(sheet, keys)
    names = {field.name for field in available(_FIELDS, sheet.release)}
    return [
        {
            **sheet.link(PATH, row["uuid"]),
            "gingOverOnderwerpobjecten": [],
            "hadBetrokkenActoren": actors[row["uuid"]],
            "omvatteBijlagen": [],
            "hadBetrokkenen": sheet.links("betrokkenen", betrokkenen[row["uuid"]]),
            "leiddeTotInterneTaken": sheet.links("internetaken", taken[row["uuid"]]),
            **{name: value for name, value in _own(row).items() if name in names},
        }
        for row in rows
    ]


def _own(row: sqlite3.Row) -> Shown:
    gelukt = row["indicatie_contact_gelukt"]
    return {
        "nummer": row["nummer"],
        "referentienummer": row["referentienummer"],
        "kanaal": row["kanaal"],
        "onderwerp": row["onderwerp"],
        "inhoud": row["inhoud"],
        "reactie": row["reactie"],
        "indicatieContactGelukt": None if gelukt is None else bool(gelukt),
        "hoofdOnderwerpType": row["hoofd_onderwerp_type"],
        "verdereActieOndernomen": bool(row["verdere_actie_ondernomen"]),
        "taal": row["taal"],
        "vertrouwelijk": bool(row["vertrouwelijk"]),
        "plaatsgevondenOp": moments.shown(row["plaatsgevonden_op"]),
        "metadata": json.loads(row["metadata"]),
    }


def _actoren(sheet: Sheet, klantcontacten: Collection[str]) -> dict[str, list[Shown]]:
    pairs = stored.grouped(sheet.connection, "actorklantcontact", "klantcontact", klantcontacten)
    wanted = {pair["actor"] for of_one in pairs.values() for pair in of_one}
    found = stored.grouped(sheet.connection, "actor", "uuid", wanted)
    shown = {uuid: actoren.show(sheet, rows)[0] for uuid, rows in found.items() if rows}
    return {uuid: [shown[pair["actor"]] for pair in of_one if pair["actor"] in shown] for uuid, of_one in pairs.items()}


KLANTCONTACTEN = Resource(
    path=PATH,
    table="klantcontact",
    fields=_FIELDS,
    filters={
        "onderwerp": contains("onderwerp"),
        "inhoud": contains("inhoud"),
        "reactie": contains("reactie", since=(2, 16)),
        "nummer": exact("nummer"),
        "referentienummer": exact("referentienummer", since=(2, 16)),
        "kanaal": exact("kanaal"),
        "plaatsgevondenOp": Filter("plaatsgevonden_op = ?", "moment"),
        "indicatieContactGelukt": boolean("indicatie_contact_gelukt"),
        "vertrouwelijk": boolean("vertrouwelijk"),
        "leiddeTotInterneTaken": boolean(
            "EXISTS (SELECT 1 FROM internetaak WHERE aanleidinggevend_klantcontact = klantcontact.uuid)", since=(2, 18)
        ),
        "hadBetrokkene__wasPartij": boolean(
            "EXISTS (SELECT 1 FROM betrokkene WHERE had_klantcontact = klantcontact.uuid AND was_partij IS NOT NULL)",
            since=(2, 18),
        ),
        "hadBetrokkene__digitaaladres__adres__icontains": Filter(_OF_ADDRESS, "contains", since=(2, 18)),
        **reference("hadBetrokkene", _OF_BETROKKENE.format(condition="uuid = ?")),
        **reference("hadBetrokkene__wasPartij", _OF_BETROKKENE.format(condition="was_partij = ?")),
        **identificator("hadBetrokkene__wasPartij__partijIdentificator", _OF_IDENTIFICATOR, _OF_CODE, since=(2, 8)),
        **reference("onderwerpobject", _NEVER),
        **reference("wasOnderwerpobject", _NEVER),
        **{
            f"{name}__onderwerpobjectidentificator{part}": Filter(_NEVER)
            for name in ("onderwerpobject", "wasOnderwerpobject")
            for part in ("ObjectId", "CodeObjecttype", "CodeRegister", "CodeSoortObjectId")
        },
    },
    show=show,
    expansions={
        "hadBetrokkenen": Expansion("betrokkenen"),
        "hadBetrokkenen.wasPartij": Expansion("partijen"),
        "hadBetrokkenen.digitaleAdressen": Expansion("digitaleadressen"),
        "leiddeTotInterneTaken": Expansion("internetaken"),
        "gingOverOnderwerpobjecten": Expansion(None),
        "omvatteBijlagen": Expansion(None),
    },
    order="plaatsgevonden_op DESC, id DESC",
    check=_check,
    derive=_derive,
)
