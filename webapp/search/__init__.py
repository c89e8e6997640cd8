"""Finding a klantcontact (F3896) and an actor (F5582) from what an employee types."""

from webapp.search.actoren import ActorSearch
from webapp.search.klantcontacten import KlantcontactSearch
from webapp.search.terms import cleaned

__all__ = ["ActorSearch", "KlantcontactSearch", "cleaned"]
