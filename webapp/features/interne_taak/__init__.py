"""Registering an interne taak (F2120)."""
