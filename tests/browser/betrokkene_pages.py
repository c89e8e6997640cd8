"""The screens of F2599 as an employee knows them: by labels and roles."""

import re
from dataclasses import dataclass

from browser.pages import Screen
from playwright.sync_api import Locator, expect


@dataclass
class BetrokkeneForm(Screen):
    def open(self, klantcontact: object = "") -> "BetrokkeneForm":
        self.visit(f"/betrokkenen/nieuw?klantcontact={klantcontact}")
        return self

    def field(self, label: str) -> Locator:
        return self.page.get_by_role("textbox", name=label, exact=True)

    def group(self, legend: str) -> Locator:
        return self.page.get_by_role("group", name=legend)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    @property
    def search(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Zoek een bekende klant")

    @property
    def consent(self) -> Locator:
        return self.group("Vraag dit aan de klant")

    @property
    def identificator(self) -> Locator:
        return self.field("Nummer")

    @property
    def first_address(self) -> Locator:
        return self.field("E-mailadres of telefoonnummer").first

    def choose_new(self) -> None:
        self.button("Iemand anders").click()
        expect(self.field("Achternaam")).to_be_visible()

    def choose_known(self, zoekterm: str, naam: str) -> None:
        self.search.press_sequentially(zoekterm, delay=10)
        self.button(f"Kies {naam}").first.click()
        expect(self.button("Andere klant")).to_be_visible()

    def answer(self, antwoord: str) -> None:
        self.consent.get_by_label(antwoord, exact=True).check()

    def agrees_as(self, soort: str, nummer_soort: str, nummer: str) -> None:
        """The answer is Ja; what comes of it gets this number."""
        self.answer("Ja")
        self.page.get_by_label(soort, exact=True).check()
        self.page.get_by_label(nummer_soort, exact=True).check()
        self.identificator.fill(nummer)

    def contacted(self) -> None:
        self.group("Nam deze persoon zelf contact op?").get_by_label("Ja", exact=True).check()

    def choose_organisatie(self, zoekterm: str, naam: str) -> None:
        self.page.get_by_role("searchbox", name="Voor welke organisatie werkt deze persoon?").fill(zoekterm)
        self.button(f"Kies {naam}").click()
        expect(self.button("Andere organisatie")).to_be_visible()

    def fill(self, **typed: str) -> None:
        """By label."""
        for label, text in typed.items():
            self.field(label).fill(text)

    @property
    def organisatie(self) -> Locator:
        return self.page.get_by_label("Organisatie of bedrijf (niet verplicht)")

    def fill_address(self, adres: str, omschrijving: str, bewaren: str = "", *, place: int = 1) -> None:
        """Those after the first are rows to be added. ``bewaren`` where that is asked."""
        if place > 1:
            self.button("Nog een e-mailadres of telefoonnummer").click()
        row = self.group(f"Adres of nummer {place}")
        row.get_by_label("E-mailadres of telefoonnummer").fill(adres)
        row.get_by_label("Omschrijving").fill(omschrijving)
        if bewaren:
            row.get_by_label(bewaren, exact=True).check()

    def unfold(self, titel: str) -> None:
        self.page.locator("summary", has_text=titel).click()

    def check(self) -> "Overview":
        self.button("Controleren").click()
        overview = Overview(self.page)
        overview.has_heading("Klopt dit?")
        return overview

    def is_refused(self) -> Locator:
        self.button("Controleren").click()
        summary = self.page.get_by_role("alert")
        expect(summary).to_be_focused()
        return summary

    def has_error(self, field: Locator, message: str) -> None:
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(message)))


class Overview(Screen):
    def part(self, titel: str) -> Locator:
        return self.page.get_by_role("region", name=titel)

    @property
    def at_contact(self) -> Locator:
        return self.part("Bij dit klantcontact")

    @property
    def in_list(self) -> Locator:
        return self.part("In de klantenlijst (blijvend)")

    def change(self) -> BetrokkeneForm:
        self.page.get_by_role("button", name="Aanpassen").click()
        form = BetrokkeneForm(self.page)
        form.has_heading("Betrokkene registreren")
        return form

    def register(self) -> None:
        """Whatever the registration's page says: it is another page."""
        self.page.get_by_role("button", name="Registreren", exact=True).click()
        expect(self.heading("Klopt dit?")).to_have_count(0)

    def register_and_see_it_done(self) -> None:
        self.register()
        self.has_heading("De betrokkene is geregistreerd", seconds=20)
