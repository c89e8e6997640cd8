"""The page before registering: exactly what comes where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from webapp.domain import landen
from webapp.domain.gegevens import Gegevens
from webapp.domain.klantcontact import Betrokkene
from webapp.domain.partij import Adres, SoortDigitaalAdres, SoortIdentificator
from webapp.features.betrokkene.checking import Checked
from webapp.features.betrokkene.chosen import Chosen
from webapp.features.betrokkene.forms import BetrokkeneForm
from webapp.features.partijen import SOORT_PARTIJ, identificator_tekst, partij_view
from webapp.features.presenting import ROL, adres_regel, naam_van
from webapp.registrations import BetrokkeneAanvraag, OpgegevenAdres, PartijAanvraag
from webapp.web.formatting import when

Rows = tuple[tuple[str, str], ...]

_SOORT = {
    SoortDigitaalAdres.EMAIL: "e-mail",
    SoortDigitaalAdres.TELEFOONNUMMER: "telefoon",
    SoortDigitaalAdres.OVERIG: "anders",
}
_JA_NEE = {True: "ja", False: "nee"}


@dataclass(frozen=True, slots=True)
class SummaryView:
    """``klantenlijst_tekst`` says in a sentence what the rows beneath it show, or why there are none.

    ``dubbel``: who looks the same and is there with the klantcontact already.
    """

    klantenlijst_tekst: str
    klantenlijst: Rows
    bij_contact: Rows
    niet_opnieuw: Sequence[str]
    niet_bewaard: str
    dubbel: str
    verborgen: Sequence[tuple[str, str]]


def summary_view(form: BetrokkeneForm, chosen: Chosen, checked: Checked, double: Betrokkene | None) -> SummaryView:
    aanvraag = checked.aanvraag
    tekst, rows = _klantenlijst(aanvraag, chosen)
    return SummaryView(
        klantenlijst_tekst=tekst,
        klantenlijst=_filled(rows),
        bij_contact=_filled(_bij_contact(aanvraag, chosen)),
        niet_bewaard=_niet_bewaard(form, aanvraag.nieuwe_partij),
        niet_opnieuw=[_adres(one.adres) for one in checked.adressen if one.al_bekend],
        dubbel=(naam_van(double) or "Iemand zonder naam") if double else "",
        verborgen=form.sent(),
    )


def _niet_bewaard(form: BetrokkeneForm, partij: PartijAanvraag | None) -> str:
    """What was typed for a vestiging while this provider has no place for it."""
    identificator = partij.identificator if partij else None
    is_vestiging = identificator is not None and identificator.soort is SoortIdentificator.VESTIGINGSNUMMER
    return "Het KvK-nummer" if is_vestiging and form.kvk_nummer.data and not (partij and partij.kvk_nummer) else ""


def naam_of(aanvraag: BetrokkeneAanvraag, chosen: Chosen) -> str:
    """As the employee may see it: shielded where the partij asked for geheimhouding."""
    return aanvraag.gegevens.naam or (partij_view(chosen.partij).naam if chosen.partij else "")


def _klantenlijst(aanvraag: BetrokkeneAanvraag, chosen: Chosen) -> tuple[str, Iterable[tuple[str, str]]]:
    later = _adressen(adres for adres in aanvraag.digitale_adressen if adres.ook_voor_later)
    if chosen.partij:
        if not later:
            return "Er verandert niets aan de gegevens van deze klant.", ()
        klant = ("Klant", partij_view(chosen.partij).naam)
        return "Dit komt bij de gegevens van deze klant.", (klant, ("Nieuw", later), ("Toestemming", "ja"))
    partij = aanvraag.nieuwe_partij
    if partij is None:
        return _no_partij(aanvraag), ()
    if partij.leeg:
        return "Alleen het nummer van deze klant, geen naam en geen adres.", (*_partij(partij), ("Toestemming", "nee"))
    rows = (
        *_partij(partij),
        ("Werkt voor", _organisatie(chosen)),
        *_gegevens(aanvraag.gegevens.in_partij(partij.soort)),
    )
    return "Deze klant is nieuw.", (*rows, ("E-mail en telefoon", later), ("Toestemming", "ja"))


def _no_partij(aanvraag: BetrokkeneAanvraag) -> str:
    if aanvraag.toestemming and aanvraag.toestemming.antwoord:
        return "Niets: zonder nummer komt de klant niet in de klantenlijst. De toestemming leggen we wel vast."
    return "Niets: de klant geeft daar geen toestemming voor."


def _partij(partij: PartijAanvraag) -> Rows:
    nummer = identificator_tekst(partij.identificator) if partij.identificator else "geen nummer bekend"
    kvk = f", bij KvK-nummer {partij.kvk_nummer}" if partij.kvk_nummer else ""
    return ("Soort klant", SOORT_PARTIJ[partij.soort]), ("Nummer", nummer + kvk)


def _organisatie(chosen: Chosen) -> str:
    return partij_view(chosen.organisatie).naam if chosen.organisatie else ""


def _bij_contact(aanvraag: BetrokkeneAanvraag, chosen: Chosen) -> Iterable[tuple[str, str]]:
    contact = chosen.klantcontact
    yield "Klantcontact", f"{contact.onderwerp}, {when(contact.plaatsgevonden_op)}" if contact else ""
    yield "Klant", _klant(aanvraag, chosen)
    yield from _gegevens(_of_betrokkene(aanvraag))
    yield "E-mail en telefoon", _adressen(adres for adres in aanvraag.digitale_adressen if not adres.ook_voor_later)
    yield "Rol", ROL[aanvraag.rol]
    yield "Nam zelf contact op", _JA_NEE[aanvraag.initiator]


def _klant(aanvraag: BetrokkeneAanvraag, chosen: Chosen) -> str:
    if chosen.partij:
        return partij_view(chosen.partij).naam
    return "de nieuwe klant in de klantenlijst" if aanvraag.nieuwe_partij else ""


def _of_betrokkene(aanvraag: BetrokkeneAanvraag) -> Gegevens:
    """Without what the new partij gets."""
    partij = aanvraag.nieuwe_partij
    if partij is None or partij.leeg:
        return aanvraag.gegevens
    return aanvraag.gegevens.afwijkend_van(aanvraag.gegevens.in_partij(partij.soort))


def _gegevens(gegevens: Gegevens) -> Iterable[tuple[str, str]]:
    naam = gegevens.contactnaam
    yield "Naam", naam.volledig if naam else ""
    yield "Voorletters", naam.voorletters if naam and naam.voornaam else ""
    yield "Organisatie", gegevens.organisatienaam
    yield "Bezoekadres", _regel(gegevens.bezoekadres)
    yield "Correspondentieadres", _regel(gegevens.correspondentieadres)


def _regel(adres: Adres | None) -> str:
    """With the country's name, and the BAG-nummer on a line of its own."""
    if adres is None:
        return ""
    regel = adres_regel(replace(adres, land=""))
    land = "" if adres.land == "NL" else landen.namen().get(adres.land, adres.land)
    bag = f"BAG-nummer {adres.nummeraanduiding_id}" if adres.nummeraanduiding_id else ""
    return "\n".join(line for line in (", ".join(part for part in (regel, land) if part), bag) if line)


def _adressen(adressen: Iterable[OpgegevenAdres]) -> str:
    return "\n".join(map(_adres, adressen))


def _adres(adres: OpgegevenAdres) -> str:
    return f"{adres.adres} ({adres.omschrijving or _SOORT[adres.soort]})"


def _filled(rows: Iterable[tuple[str, str]]) -> Rows:
    return tuple((term, waarde) for term, waarde in rows if waarde)
