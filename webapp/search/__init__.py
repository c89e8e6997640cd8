"""Finding a klantcontact (F3896), an actor (F5582) and a partij (F7927) from what an employee types."""

from webapp.search.actoren import ActorHits, ActorSearch
from webapp.search.answer import Antwoord, Zoekvraag
from webapp.search.directory import ActorDirectory
from webapp.search.hits import Grond, Treffer
from webapp.search.klantcontacten import KlantcontactSearch
from webapp.search.lately import LatelyUsed
from webapp.search.marking import Span, around, spans_of
from webapp.search.partijen import PartijAntwoord, PartijSearch, PartijTreffer
from webapp.search.terms import cleaned
from webapp.search.typed import Typed
from webapp.search.understanding import Kind, Understood

__all__ = [
    "ActorDirectory",
    "ActorHits",
    "ActorSearch",
    "Antwoord",
    "Grond",
    "Kind",
    "KlantcontactSearch",
    "LatelyUsed",
    "PartijAntwoord",
    "PartijSearch",
    "PartijTreffer",
    "Span",
    "Treffer",
    "Typed",
    "Understood",
    "Zoekvraag",
    "around",
    "cleaned",
    "spans_of",
]
