"""Finding a klantcontact (F3896), an actor (F5582) and a partij (F7927) from what an employee types."""

from webapp.search.actoren import ActorSearch
from webapp.search.klantcontacten import KlantcontactSearch
from webapp.search.partijen import PartijSearch
from webapp.search.terms import cleaned
from webapp.search.understanding import Kind, Understood

__all__ = ["ActorSearch", "Kind", "KlantcontactSearch", "PartijSearch", "Understood", "cleaned"]
