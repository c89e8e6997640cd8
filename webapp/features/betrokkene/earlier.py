"""The same form sent again: what the first time registered must not make the second time look like another one."""

from dataclasses import replace

from webapp.registrations import BetrokkeneAanvraag, Registratie


def as_before(aanvraag: BetrokkeneAanvraag, earlier: Registratie | None) -> BetrokkeneAanvraag:
    """As it was asked for the first time, where this only lacks what the partij has since got from that.

    A form that was changed stays what it is.
    """
    before = earlier.aanvraag if earlier else None
    if not isinstance(before, BetrokkeneAanvraag):
        return aanvraag
    missing = set(before.digitale_adressen) - set(aanvraag.digitale_adressen)
    added = set(aanvraag.digitale_adressen) - set(before.digitale_adressen)
    if added or not all(adres.ook_voor_later for adres in missing):
        return aanvraag
    same = replace(aanvraag, digitale_adressen=before.digitale_adressen)
    return before if same == before else aanvraag
