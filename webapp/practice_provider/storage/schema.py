"""The tables. A reference holds the uuid of what it refers to, so that answers need no joins.

What goes when something else goes is said here, by the foreign keys: exactly what a real Open Klant removes.
`…_zoek` is the lower-cased text that is searched in (SQLite itself only folds ASCII).
`vng` holds, as JSON, what was posted in the draft's form and has no exact counterpart in a column.
"""

ADDRESS_COLUMNS = (
    "nummeraanduiding_id",
    "straatnaam",
    "huisnummer",
    "huisnummertoevoeging",
    "postcode",
    "stad",
    "adresregel_1",
    "adresregel_2",
    "adresregel_3",
    "land",
)
CONTACTNAAM_COLUMNS = ("voorletters", "voornaam", "voorvoegsel_achternaam", "achternaam")

# Columns with a lower-cased copy, by table.
SEARCHED = {
    "actor": ("naam",),
    "klantcontact": ("onderwerp", "inhoud", "reactie"),
    "digitaal_adres": ("adres", "omschrijving"),
}


def _address(name: str) -> str:
    columns = (f"{name}_{column}" for column in ADDRESS_COLUMNS)
    return ", ".join(
        f"{column} INTEGER" if column.endswith("huisnummer") else f"{column} TEXT NOT NULL DEFAULT ''"
        for column in columns
    )


def _texts(*columns: str) -> str:
    return ", ".join(f"{column} TEXT NOT NULL DEFAULT ''" for column in columns)


_KEY = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, vng TEXT NOT NULL DEFAULT '{}'"
_CONTACTNAAM = _texts(*(f"contactnaam_{column}" for column in CONTACTNAAM_COLUMNS))

TABLES = f"""
CREATE TABLE IF NOT EXISTS actor ({_KEY},
  soort_actor TEXT NOT NULL, indicatie_actief INTEGER NOT NULL DEFAULT 1, identificatie INTEGER NOT NULL DEFAULT 0,
  {_texts("naam", "naam_zoek", "functie", "omschrijving", "emailadres", "telefoonnummer", "faxnummer")},
  {
    _texts(
        *(
            f"actoridentificator_{part}"
            for part in ("object_id", "code_objecttype", "code_register", "code_soort_object_id")
        )
    )
});

CREATE TABLE IF NOT EXISTS klantcontact ({_KEY},
  nummer TEXT, referentienummer TEXT, plaatsgevonden_op TEXT NOT NULL,
  indicatie_contact_gelukt INTEGER, vertrouwelijk INTEGER NOT NULL DEFAULT 0,
  verdere_actie_ondernomen INTEGER NOT NULL DEFAULT 0, metadata TEXT NOT NULL DEFAULT '{{}}',
  {
    _texts(
        "kanaal",
        "onderwerp",
        "onderwerp_zoek",
        "inhoud",
        "inhoud_zoek",
        "reactie",
        "reactie_zoek",
        "taal",
        "hoofd_onderwerp_type",
    )
});

CREATE TABLE IF NOT EXISTS actorklantcontact ({_KEY},
  actor TEXT NOT NULL REFERENCES actor(uuid) ON DELETE CASCADE,
  klantcontact TEXT NOT NULL REFERENCES klantcontact(uuid) ON DELETE CASCADE);

CREATE TABLE IF NOT EXISTS partij ({_KEY},
  nummer TEXT, soort_partij TEXT NOT NULL, indicatie_actief INTEGER NOT NULL DEFAULT 1,
  indicatie_geheimhouding INTEGER, identificatie INTEGER NOT NULL DEFAULT 0,
  voorkeurs_digitaal_adres TEXT REFERENCES digitaal_adres(uuid) ON DELETE SET NULL,
  werkte_voor_partij TEXT REFERENCES partij(uuid) ON DELETE SET NULL,
  {_texts("naam", "voorkeurstaal", "interne_notitie", "identificatie_uuid")},
  {_CONTACTNAAM}, {_address("bezoekadres")}, {_address("correspondentieadres")});

CREATE TABLE IF NOT EXISTS partij_identificator ({_KEY},
  identificeerde_partij TEXT REFERENCES partij(uuid) ON DELETE CASCADE,
  sub_identificator_van TEXT REFERENCES partij_identificator(uuid) ON DELETE SET NULL,
  uniek INTEGER NOT NULL DEFAULT 1,
  {_texts("andere_partij_identificator", "code_objecttype", "code_soort_object_id", "object_id", "code_register")});

CREATE TABLE IF NOT EXISTS betrokkene ({_KEY},
  had_klantcontact TEXT NOT NULL REFERENCES klantcontact(uuid) ON DELETE CASCADE,
  was_partij TEXT REFERENCES partij(uuid) ON DELETE CASCADE,
  rol TEXT NOT NULL, initiator INTEGER NOT NULL, organisatienaam TEXT NOT NULL DEFAULT '',
  {_CONTACTNAAM}, {_address("bezoekadres")}, {_address("correspondentieadres")});

CREATE TABLE IF NOT EXISTS digitaal_adres ({_KEY},
  verstrekt_door_partij TEXT REFERENCES partij(uuid) ON DELETE CASCADE,
  verstrekt_door_betrokkene TEXT REFERENCES betrokkene(uuid) ON DELETE SET NULL,
  soort_digitaal_adres TEXT NOT NULL, is_standaard_adres INTEGER NOT NULL DEFAULT 0, verificatie_datum TEXT,
  {_texts("adres", "adres_zoek", "omschrijving", "omschrijving_zoek", "referentie")});

CREATE TABLE IF NOT EXISTS internetaak ({_KEY},
  nummer TEXT, referentienummer TEXT, status TEXT NOT NULL, toegewezen_op TEXT NOT NULL, afgehandeld_op TEXT,
  aanleidinggevend_klantcontact TEXT NOT NULL REFERENCES klantcontact(uuid) ON DELETE CASCADE,
  {_texts("gevraagde_handeling", "toelichting")});

CREATE TABLE IF NOT EXISTS internetaak_actor (
  internetaak TEXT NOT NULL REFERENCES internetaak(uuid) ON DELETE CASCADE,
  actor TEXT NOT NULL REFERENCES actor(uuid) ON DELETE CASCADE,
  volgorde INTEGER NOT NULL, PRIMARY KEY (internetaak, actor)) WITHOUT ROWID;

-- A contactpersoon loses its name together with the organisatie it worked for.
CREATE TRIGGER IF NOT EXISTS contactpersoon_verliest_organisatie BEFORE DELETE ON partij BEGIN
  UPDATE partij SET identificatie = 0, identificatie_uuid = '',
    {", ".join(f"contactnaam_{column} = ''" for column in CONTACTNAAM_COLUMNS)}
  WHERE werkte_voor_partij = OLD.uuid; END;
"""  # noqa: S608 - made of the column names above

_UUIDS = "".join(
    f"CREATE UNIQUE INDEX IF NOT EXISTS {table}_uuid ON {table} (uuid);\n"
    for table in (
        "actor",
        "klantcontact",
        "actorklantcontact",
        "partij",
        "partij_identificator",
        "betrokkene",
        "digitaal_adres",
        "internetaak",
    )
)

# Those on `…_zoek` shorten no search: all of it is read, but without the rest of the row.
INDEXES = f"""{_UUIDS}
CREATE UNIQUE INDEX IF NOT EXISTS klantcontact_nummer ON klantcontact (nummer);
CREATE UNIQUE INDEX IF NOT EXISTS klantcontact_referentienummer ON klantcontact (referentienummer);
CREATE INDEX IF NOT EXISTS klantcontact_volgorde ON klantcontact (plaatsgevonden_op DESC, id DESC);
CREATE INDEX IF NOT EXISTS klantcontact_onderwerp_zoek ON klantcontact
  (plaatsgevonden_op DESC, id DESC, onderwerp_zoek);
CREATE INDEX IF NOT EXISTS klantcontact_inhoud_zoek ON klantcontact (plaatsgevonden_op DESC, id DESC, inhoud_zoek);
CREATE INDEX IF NOT EXISTS klantcontact_kanaal ON klantcontact (kanaal);
CREATE UNIQUE INDEX IF NOT EXISTS internetaak_nummer ON internetaak (nummer);
CREATE UNIQUE INDEX IF NOT EXISTS internetaak_referentienummer ON internetaak (referentienummer);
CREATE INDEX IF NOT EXISTS internetaak_klantcontact ON internetaak (aanleidinggevend_klantcontact);
CREATE INDEX IF NOT EXISTS internetaak_status ON internetaak (status);
CREATE INDEX IF NOT EXISTS internetaak_actor_actor ON internetaak_actor (actor);
CREATE UNIQUE INDEX IF NOT EXISTS actorklantcontact_paar ON actorklantcontact (actor, klantcontact);
CREATE INDEX IF NOT EXISTS actorklantcontact_klantcontact ON actorklantcontact (klantcontact);
CREATE INDEX IF NOT EXISTS actor_object ON actor (actoridentificator_object_id);
CREATE UNIQUE INDEX IF NOT EXISTS partij_nummer ON partij (nummer);
CREATE INDEX IF NOT EXISTS partij_soort ON partij (soort_partij);
CREATE INDEX IF NOT EXISTS partij_werkte_voor ON partij (werkte_voor_partij);
CREATE INDEX IF NOT EXISTS partij_voorkeur ON partij (voorkeurs_digitaal_adres);
CREATE UNIQUE INDEX IF NOT EXISTS partij_identificator_uniek ON partij_identificator
  (object_id, code_soort_object_id, code_objecttype, code_register, ifnull(sub_identificator_van, '')) WHERE uniek;
CREATE UNIQUE INDEX IF NOT EXISTS partij_identificator_soort ON partij_identificator
  (identificeerde_partij, code_soort_object_id) WHERE uniek;
CREATE INDEX IF NOT EXISTS partij_identificator_partij ON partij_identificator (identificeerde_partij);
CREATE INDEX IF NOT EXISTS partij_identificator_object ON partij_identificator (object_id);
CREATE INDEX IF NOT EXISTS partij_identificator_sub ON partij_identificator (sub_identificator_van);
CREATE INDEX IF NOT EXISTS betrokkene_klantcontact ON betrokkene (had_klantcontact);
CREATE INDEX IF NOT EXISTS betrokkene_partij ON betrokkene (was_partij);
CREATE INDEX IF NOT EXISTS betrokkene_achternaam ON betrokkene (contactnaam_achternaam);
CREATE INDEX IF NOT EXISTS betrokkene_organisatienaam ON betrokkene (organisatienaam);
CREATE INDEX IF NOT EXISTS digitaal_adres_partij ON digitaal_adres (verstrekt_door_partij);
CREATE INDEX IF NOT EXISTS digitaal_adres_betrokkene ON digitaal_adres (verstrekt_door_betrokkene);
CREATE INDEX IF NOT EXISTS digitaal_adres_adres_zoek ON digitaal_adres (verstrekt_door_betrokkene, adres_zoek);
CREATE INDEX IF NOT EXISTS digitaal_adres_adres ON digitaal_adres (adres);
CREATE UNIQUE INDEX IF NOT EXISTS digitaal_adres_standaard ON digitaal_adres
  (verstrekt_door_partij, soort_digitaal_adres) WHERE is_standaard_adres;
CREATE UNIQUE INDEX IF NOT EXISTS digitaal_adres_referentie ON digitaal_adres
  (verstrekt_door_partij, soort_digitaal_adres, referentie) WHERE referentie <> '';
"""
