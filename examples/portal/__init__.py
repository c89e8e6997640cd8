"""A contact centre's portal as small as one can be: what the builder of a real one has to add (docs/embedding.md)."""

from examples.portal.portal import Klantcontact, Portal, create_portal, jwks

__all__ = ["Klantcontact", "Portal", "create_portal", "jwks"]
