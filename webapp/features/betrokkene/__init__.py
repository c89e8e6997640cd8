"""Registering a betrokkene with a klantcontact, with the consent that a new partij takes (F2599)."""
