"""Six weeks of klantcontacten, and what hangs on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from webapp.practice_provider import moments
from webapp.practice_provider.sample import words
from webapp.practice_provider.sample.desk_topics import DESK_TOPICS
from webapp.practice_provider.sample.partijen import digital_addresses
from webapp.practice_provider.sample.people import NO_CONTACTNAAM, Row, address, contactnaam, new_uuid, plain
from webapp.practice_provider.sample.street_topics import STREET_TOPICS
from webapp.practice_provider.sample.topic import WENSEN, Topic

TOPICS = (*DESK_TOPICS, *STREET_TOPICS)
ZONE = ZoneInfo("Europe/Amsterdam")
WEEKS = 6
OPENS, CLOSES = time(8, 30), time(17, 0)
MINUTES_AGO = (7, 26, 58, 104, 170)  # the newest ones
OFFICE_KANALEN = (
    ("telefoon",) * 6 + ("balie",) * 2 + ("e-mail", "e-mail", "webformulier", "webformulier", "chat", "brief")
)
ANY_TIME_KANALEN = ("webformulier", "e-mail")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
OF_DEMO_EMPLOYEE, NO_NUMBER, NOBODY = 24, 40, 25  # every so many-th klantcontact
TAAK_SHARE, DONE_SHARE, KNOWN_SHARE, REPRESENTED_SHARE = 0.18, 0.4, 0.45, 0.08
ADDRESS_SHARE, EMPLOYEE_SHARE = 0.3, 0.5
FIRST_REFERENTIENUMMER, FIRST_TAAK = 100_000_000, 200_000_000


@dataclass
class Contacts:
    now: datetime  # nothing has a later date
    klantcontacten: list[Row] = field(default_factory=list)
    betrokkenen: list[Row] = field(default_factory=list)
    adressen: list[Row] = field(default_factory=list)
    actorklantcontacten: list[Row] = field(default_factory=list)
    taken: list[Row] = field(default_factory=list)
    taak_actoren: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Staff:
    """The actoren by what they do here; `demo` is the employee of the demo."""

    demo: str | None
    employees: Sequence[str]
    units: dict[str, str]  # by code
    automata: Sequence[str]

    @classmethod
    def of(cls, actoren: Sequence[Row]) -> "Staff":
        active = [row for row in actoren if row["indicatie_actief"]]

        def those(soort: str) -> list[Row]:
            return [row for row in active if row["soort_actor"] == soort]

        employees = [row["uuid"] for row in those("medewerker")]
        units = {row["actoridentificator_object_id"]: row["uuid"] for row in those("organisatorische_eenheid")}
        automata = [row["uuid"] for row in those("geautomatiseerde_actor")]
        return cls(employees[0] if employees else None, employees, units, automata)


def contacts(random: Random, count: int, partijen: Sequence[str], staff: Staff, now: datetime) -> Contacts:
    found = Contacts(now)
    for place, moment in enumerate(_moments(random, count, now)):
        topic = random.choice(TOPICS)
        row = _klantcontact(random, topic, place, moment)
        found.klantcontacten.append(row)
        if place % NOBODY:
            _add_betrokkenen(random, found, row["uuid"], partijen)
        _add_actoren(random, found, row, place, staff)
        if random.random() < TAAK_SHARE:
            _add_taak(random, found, topic, moment, staff)
    return found


def _moments(random: Random, count: int, now: datetime) -> list[datetime]:
    """Oldest first, so that later rows are newer ones."""
    days = [now.astimezone(ZONE).date() - timedelta(days=ago) for ago in range(WEEKS * 7)]
    opening = [datetime.combine(day, OPENS, ZONE) for day in days if day.weekday() < len(DAGEN)]
    opening = [moment for moment in opening if moment < now]
    length = int((datetime.combine(now, CLOSES) - datetime.combine(now, OPENS)).total_seconds())
    newest = [now - timedelta(minutes=minutes) for minutes in MINUTES_AGO[:count]]
    others: list[datetime] = []
    while len(others) < count - len(newest):
        moment = random.choice(opening) + timedelta(seconds=random.randrange(length))
        if moment < newest[-1]:
            others.append(moment)
    return sorted(moment.astimezone(UTC).replace(microsecond=0) for moment in others + newest)


def _in_office_hours(moment: datetime) -> bool:
    local = moment.astimezone(ZONE)
    return local.weekday() < len(DAGEN) and OPENS <= local.time() < CLOSES


def _klantcontact(random: Random, topic: Topic, place: int, moment: datetime) -> Row:
    hour = random.randrange(9, 15)
    parts = {
        "straat": random.choice(words.STRATEN),
        "nummer": random.randrange(2, 180),
        "dag": random.choice(DAGEN),
        "uur": hour,
        "later": hour + 2,
    }
    case = random.choice(topic.cases)
    details = random.sample(case.details, random.choice((0, 1, 1, 2)))
    sentences = [case.situatie, *details, random.choice(WENSEN)]
    has_number = place % NO_NUMBER != NO_NUMBER - 1
    return {
        "uuid": new_uuid(random),
        "nummer": None,
        "referentienummer": str(FIRST_REFERENTIENUMMER + place) if has_number else None,
        "plaatsgevonden_op": moments.stored(moment),
        "indicatie_contact_gelukt": random.choice((1, 1, 1, 1, 1, 1, 0, None)),
        "vertrouwelijk": int(topic.vertrouwelijk),
        "kanaal": random.choice(OFFICE_KANALEN if _in_office_hours(moment) else ANY_TIME_KANALEN),
        "onderwerp": case.onderwerp.format(**parts),
        "inhoud": " ".join(sentence for sentence in sentences if sentence).format(**parts),
        "reactie": "",
        "taal": random.choice(("nld",) * 12 + ("eng",)),
    }


def _add_betrokkenen(random: Random, found: Contacts, klantcontact: str, partijen: Sequence[str]) -> None:
    _add_betrokkene(random, found, klantcontact, partijen)
    if random.random() < REPRESENTED_SHARE:
        found.betrokkenen[-1]["initiator"] = 0
        _add_betrokkene(random, found, klantcontact, ())
        found.betrokkenen[-1]["rol"] = "vertegenwoordiger"


def _add_betrokkene(random: Random, found: Contacts, klantcontact: str, partijen: Sequence[str]) -> None:
    known = bool(partijen) and random.random() < KNOWN_SHARE
    name = NO_CONTACTNAAM if known else contactnaam(random)
    row = {
        "uuid": new_uuid(random),
        "had_klantcontact": klantcontact,
        "was_partij": random.choice(partijen) if known else None,
        "rol": "klant",
        "initiator": 1,
        "organisatienaam": "" if known else random.choice(("",) * 9 + words.BEDRIJFSNAMEN[:1]),
        **name,
        **address(random, "bezoekadres", filled=not known and random.random() < ADDRESS_SHARE),
        **address(random, "correspondentieadres", filled=False),
    }
    found.betrokkenen.append(row)
    if not known:
        owner = {"verstrekt_door_partij": None, "verstrekt_door_betrokkene": row["uuid"]}
        local = f"{plain(row['contactnaam_voornaam'])}.{plain(row['contactnaam_achternaam'])}"
        found.adressen += digital_addresses(random, local, owner)


def _add_actoren(random: Random, found: Contacts, klantcontact: Row, place: int, staff: Staff) -> None:
    chosen = []
    if klantcontact["kanaal"] == "webformulier" and staff.automata:
        chosen = [staff.automata[0]]
    elif staff.employees:
        own = place % OF_DEMO_EMPLOYEE == OF_DEMO_EMPLOYEE - 1
        chosen = [staff.demo if own and staff.demo else random.choice(staff.employees)]
    found.actorklantcontacten += [
        {"uuid": new_uuid(random), "actor": actor, "klantcontact": klantcontact["uuid"]} for actor in chosen
    ]


def _add_taak(random: Random, found: Contacts, topic: Topic, moment: datetime, staff: Staff) -> None:
    """For the klantcontact that was added last."""
    unit = staff.units.get(topic.eenheid)
    employee = random.choice(staff.employees) if staff.employees and random.random() < EMPLOYEE_SHARE else None
    actors = [actor for actor in (employee, unit) if actor]
    if not actors:
        return
    done = random.random() < DONE_SHARE
    handled = min(moment + timedelta(hours=random.randrange(1, 70)), found.now)
    taak = {
        "uuid": new_uuid(random),
        "nummer": None,
        "referentienummer": str(FIRST_TAAK + len(found.taken)),
        "gevraagde_handeling": topic.handeling,
        "toelichting": random.choice(
            ("", "", "Klant is al twee keer teruggebeld zonder gehoor.", "Graag voor het einde van de week.")
        ),
        "status": "verwerkt" if done else "te_verwerken",
        "toegewezen_op": moments.stored(moment + timedelta(minutes=3)),
        "afgehandeld_op": moments.stored(handled) if done else None,
        "aanleidinggevend_klantcontact": found.klantcontacten[-1]["uuid"],
    }
    found.taken.append(taak)
    found.taak_actoren += [
        {"internetaak": taak["uuid"], "actor": actor, "volgorde": order} for order, actor in enumerate(actors)
    ]
