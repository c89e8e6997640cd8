"""The search test set: what employees type to find a klantcontact, and what must then stand first.

Asked over the practice data as of ``TODAY``, half past three in the afternoon. Expected is what issue and provider
allow: an exact number first, then what matches most of what was typed, then the newest. Each kind is a module.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from search.vragen import (
    bsn,
    collega,
    combinaties,
    dag,
    email,
    inhoud,
    kvk,
    naam,
    niets,
    nummer,
    onderwerp,
    taaknummer,
    telefoon,
)
from search.vragen.vraag import Hit, Vraag

NOW = datetime(2026, 11, 19, 14, 30, tzinfo=UTC)
TODAY: date = NOW.date()  # a Thursday

ALL: Mapping[str, tuple[Vraag, ...]] = {
    "nummer": nummer.VRAGEN,
    "taaknummer": taaknummer.VRAGEN,
    "telefoon": telefoon.VRAGEN,
    "e-mail": email.VRAGEN,
    "BSN": bsn.VRAGEN,
    "KvK, RSIN, vestiging": kvk.VRAGEN,
    "onderwerp": onderwerp.VRAGEN,
    "inhoud": inhoud.VRAGEN,
    "naam": naam.VRAGEN,
    "collega": collega.VRAGEN,
    "dag": dag.VRAGEN,
    "combinaties": combinaties.VRAGEN,
}
NOTHING: tuple[Vraag, ...] = niets.VRAGEN

__all__ = ["ALL", "NOTHING", "NOW", "TODAY", "Hit", "Vraag"]
