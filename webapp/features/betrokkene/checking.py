"""The form as a whole: what it asks for, or an error at each field that keeps it from that."""

from dataclasses import dataclass, replace

from webapp.domain.errors import FieldError
from webapp.domain.gegevens import Gegevens
from webapp.domain.klantcontact import Betrokkene, NieuweBetrokkene, Rol
from webapp.domain.partij import Contactnaam, Partij, SoortPartij
from webapp.features.betrokkene.adressen import checked_adres
from webapp.features.betrokkene.chosen import Chosen
from webapp.features.betrokkene.digitaal import CheckedAdres, checked_adressen
from webapp.features.betrokkene.forms import ADRES_FIELDS, GEEN_NUMMER, JA, NAAM_FIELDS, NEE, BetrokkeneForm
from webapp.features.betrokkene.nieuw import check_toestemming, checked_partij
from webapp.features.betrokkene.texts import checked_text
from webapp.forms import messages
from webapp.registrations import BetrokkeneAanvraag, PartijAanvraag, Toestemming
from webapp.web.services import BetrokkeneRules

_NO_PARTIJ = "Er komt geen klant in de klantenlijst. Kies bij dit adres: Alleen voor dit contact"
_NO_CONSENT = "De klant geeft geen toestemming. Kies bij dit adres: Alleen voor dit contact"
_NO_PERSON = "U vulde alleen een organisatie in. Kies Organisatie of bedrijf, of vul de naam van de persoon in"


@dataclass(frozen=True, slots=True)
class Checked:
    """``adressen``: of the form, those that the partij has already too; the aanvraag leaves these out."""

    aanvraag: BetrokkeneAanvraag
    adressen: tuple[CheckedAdres, ...]

    def on_the_form(self, fouten: tuple[FieldError, ...]) -> tuple[FieldError, ...]:
        """A digital address is counted in the aanvraag, where empty rows and those that are known are left out."""
        return tuple(replace(fout, field=self._field(fout.field)) for fout in fouten)

    def _field(self, name: str) -> str:
        rows = [str(checked.rij) for checked in self.adressen if not checked.al_bekend]
        part, _, rest = name.partition("-")
        place, _, field = rest.partition("-")
        if part != "digitale_adressen" or not place.isdecimal() or int(place) >= len(rows):
            return name
        return "-".join((part, rows[int(place)], field))


def check(form: BetrokkeneForm, chosen: Chosen, rules: BetrokkeneRules, vraag: str) -> Checked | None:
    """None where the form has an error. ``vraag``: the question of consent as it is on the screen."""
    _check_who(form, chosen)
    if not (form.is_known or form.is_new):
        return None  # the fields that follow are not on the screen yet
    gegevens = _gegevens(form, chosen)
    nieuw = _nieuwe_partij(form, chosen, rules)
    adressen = checked_adressen(form, chosen.partij, chosen.capabilities)
    _check_names(form, nieuw)
    _check_later(form, adressen, nieuw)
    _check_rol(form)
    klantcontact = form.klantcontact.value
    if form.fouten or klantcontact is None:
        return None
    aanvraag = BetrokkeneAanvraag(
        klantcontact=klantcontact,
        rol=Rol(form.rol.data),
        initiator=form.initiator.data == JA,
        gegevens=gegevens.afwijkend_van(_known_gegevens(chosen.partij)),
        digitale_adressen=tuple(checked.adres for checked in adressen if not checked.al_bekend),
        partij=form.partij.value if form.is_known else None,
        nieuwe_partij=nieuw,
        toestemming=_toestemming(form, adressen, vraag),
    )
    return Checked(aanvraag, adressen)


def double_of(aanvraag: BetrokkeneAanvraag, chosen: Chosen) -> Betrokkene | None:
    """Who is there with this klantcontact already, and looks like the same one."""
    nieuw = NieuweBetrokkene(
        klantcontact=aanvraag.klantcontact,
        rol=aanvraag.rol,
        initiator=aanvraag.initiator,
        contactnaam=aanvraag.gegevens.contactnaam,
        organisatienaam=aanvraag.gegevens.organisatienaam,
        was_partij=aanvraag.partij,
        bezoekadres=aanvraag.gegevens.bezoekadres,
        correspondentieadres=aanvraag.gegevens.correspondentieadres,
    )
    there = chosen.klantcontact.betrokkenen if chosen.klantcontact else ()
    return next((one for one in there if _is_same(one, nieuw)), None)


def _is_same(one: Betrokkene, nieuw: NieuweBetrokkene) -> bool:
    same_partij = nieuw.was_partij is not None and one.was_partij == nieuw.was_partij
    return same_partij or one.is_registratie_van(nieuw)


def _check_who(form: BetrokkeneForm, chosen: Chosen) -> None:
    if not form.klantcontact.value:
        _not_chosen(form, "klantcontact", "een klantcontact")
    if form.is_known and not form.partij.value:
        _not_chosen(form, "partij", "een klant")
    elif not (form.is_known or form.is_new):
        form.add_error("keuze", "Zoek de klant op, of kies Iemand anders")
    if form.is_new and form.organisatie_zoekterm.data and not form.organisatie.value:
        form.add_error("organisatie", "Kies een organisatie uit de lijst, of maak dit veld leeg")
    if chosen.organisatie and chosen.organisatie.soort is not SoortPartij.ORGANISATIE:
        form.add_error("organisatie", "Dit is geen organisatie. Kies een organisatie uit de lijst")


def _not_chosen(form: BetrokkeneForm, name: str, ding: str) -> None:
    """A provider that said why it is not there has said enough."""
    if form[name].errors:
        return
    typed = form[f"{name}_zoekterm"].data
    form.add_error(
        name, f"{messages.kies(ding)} uit de lijst. Alleen typen is niet genoeg" if typed else messages.kies(ding)
    )


def _gegevens(form: BetrokkeneForm, chosen: Chosen) -> Gegevens:
    naam = Contactnaam(**{name: checked_text(form, name) for name in NAAM_FIELDS})
    bezoekadres, correspondentieadres = (checked_adres(form, name, chosen.capabilities) for name in ADRES_FIELDS)
    organisatienaam = checked_text(form, "organisatienaam")
    return Gegevens(naam if naam != Contactnaam() else None, organisatienaam, bezoekadres, correspondentieadres)


def _known_gegevens(partij: Partij | None) -> Gegevens:
    """What need not be registered once more. Of who is shielded nothing: leaving it out would confirm a guess."""
    return Gegevens.of(partij) if partij and not partij.indicatie_geheimhouding else Gegevens()


def _nieuwe_partij(form: BetrokkeneForm, chosen: Chosen, rules: BetrokkeneRules) -> PartijAanvraag | None:
    if form.is_known:
        return None
    check_toestemming(form)
    if chosen.nummer_van:
        form.add_error(
            "identificator", "Met dit nummer is al een klant bekend. Gebruik die klant of verbeter het nummer"
        )
    return checked_partij(form, rules, chosen.capabilities)


def _check_names(form: BetrokkeneForm, nieuw: PartijAanvraag | None) -> None:
    if form.is_known:
        return
    for_list = nieuw is not None and not nieuw.leeg
    only_organisatie = form.organisatienaam.data and not any(form[name].data for name in NAAM_FIELDS)
    if form.agrees and only_organisatie and form.soort_partij.data == SoortPartij.PERSOON:
        form.add_error("soort_partij", _NO_PERSON)
        return
    if for_list and nieuw and nieuw.soort is SoortPartij.ORGANISATIE:
        if not form.organisatienaam.data:
            form.add_error("organisatienaam", "Vul de naam van de organisatie in")
    elif for_list and not form.achternaam.data:
        form.add_error("achternaam", "Vul de achternaam in")
    elif not (form.achternaam.data or form.voornaam.data or form.organisatienaam.data):
        form.add_error("achternaam", "Vul een naam in: een voornaam, een achternaam of de naam van een organisatie")


def _check_later(form: BetrokkeneForm, adressen: tuple[CheckedAdres, ...], nieuw: PartijAanvraag | None) -> None:
    """For later takes a partij to keep it with, and the customer's consent."""
    later = [checked.rij for checked in adressen if checked.adres.ook_voor_later and not checked.al_bekend]
    if form.is_known and later:
        check_toestemming(form)
    for rij in later:
        if form.toestemming.data == NEE:
            form.add_error(f"digitale_adressen-{rij}-adres", _NO_CONSENT)
        elif form.is_new and form.agrees and nieuw is None and form.identificator_soort.data == GEEN_NUMMER:
            form.add_error(f"digitale_adressen-{rij}-adres", _NO_PARTIJ)


def _check_rol(form: BetrokkeneForm) -> None:
    if form.rol.data not in set(Rol):
        form.add_error("rol", "Kies een rol")
    if form.initiator.data not in (JA, NEE):
        form.add_error("initiator", "Kies of deze persoon zelf contact opnam")


def _toestemming(form: BetrokkeneForm, adressen: tuple[CheckedAdres, ...], vraag: str) -> Toestemming | None:
    """Of a known partij only where something is to be kept for later; what they have already needed no answer."""
    asked = form.is_new or any(checked.adres.ook_voor_later for checked in adressen)
    answered = form.toestemming.data in (JA, NEE)
    return Toestemming(antwoord=form.agrees, vraag=vraag) if asked and answered else None
