"""F2599 in a browser: by mouse, by keyboard only, and without JavaScript (WCAG 2.2 AA)."""

import time
from collections.abc import Callable, Iterator

import pytest
from browser.betrokkene_pages import BetrokkeneForm
from browser.pages import Screen
from browser.stage import Stage
from playwright.sync_api import BrowserContext, expect
from support.betrokkene import klant_with_bsn, unused_bsn

from webapp.domain.klantcontact import Betrokkene, Klantcontact
from webapp.domain.partij import Identificator, Partij, SoortIdentificator, SoortPartij
from webapp.domain.provider import KlantcontactQuestion, PartijQuestion, Provider

Added = Callable[..., Betrokkene]


@pytest.fixture
def provider(stage: Stage) -> Provider:
    return stage.provider


@pytest.fixture
def klantcontact(provider: Provider) -> Klantcontact:
    hit = provider.find_klantcontacten(KlantcontactQuestion(), limit=1)[0]
    return provider.get_klantcontact(hit.uuid)


@pytest.fixture
def bsn(provider: Provider) -> str:
    return unused_bsn(provider)


@pytest.fixture
def known(provider: Provider) -> Partij:
    return klant_with_bsn(provider)


@pytest.fixture
def added(provider: Provider, klantcontact: Klantcontact) -> Iterator[Added]:
    """The one betrokkene that comes; taken away again, so that the next test finds the klantcontact as it was."""
    before = {one.uuid for one in klantcontact.betrokkenen}

    def found() -> list[Betrokkene]:
        return [one for one in provider.get_klantcontact(klantcontact.uuid).betrokkenen if one.uuid not in before]

    def wait(adressen: int = 0) -> Betrokkene:
        """With as many digital addresses, which are registered after it."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if (one := found()) and len(one[0].digitale_adressen) == adressen:
                assert len(one) == 1
                return one[0]
            time.sleep(0.1)
        raise AssertionError("nothing was registered")

    yield wait
    for one in found():
        provider.remove_betrokkene(one.uuid)


def bsn_of(partij: Partij) -> str:
    return next(one.object_id for one in partij.identificatoren if one.soort is SoortIdentificator.BSN)


def test_a_known_partij_by_mouse(screen: Screen, klantcontact: Klantcontact, known: Partij, added: Added) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.is_accessible()
    form.choose_known(bsn_of(known), known.naam)
    form.is_accessible()
    expect(form.page.get_by_text(bsn_of(known))).to_have_count(0)
    form.first_address.fill("06 12 34 56 78")
    form.unfold("Andere naam")
    form.field("Achternaam").fill("Anders")
    overview = form.check()
    overview.is_accessible()
    expect(overview.at_contact).to_contain_text("0612345678")
    expect(overview.in_list).to_contain_text("Er verandert niets aan de gegevens van deze klant.")
    overview.register()
    betrokkene = added(adressen=1)
    assert betrokkene.was_partij == known.uuid
    assert betrokkene.naam == "Anders"


def test_somebody_new_who_agrees(
    screen: Screen, klantcontact: Klantcontact, provider: Provider, bsn: str, added: Added
) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_new()
    form.is_accessible()
    form.field("Voornaam").fill("Jan")
    form.field("Achternaam").fill("Vries")
    expect(form.identificator).to_be_hidden()
    form.answer("Ja")
    form.page.get_by_label("Persoon", exact=True).check()
    expect(form.page.get_by_label("KvK-nummer", exact=True)).to_be_hidden()
    form.page.get_by_label("BSN", exact=True).check()
    form.identificator.fill(bsn)
    form.unfold("Bezoekadres")
    form.field("Postcode").fill("9641sa")
    form.field("Huisnummer").fill("12")
    form.first_address.fill("jan@vries.example")
    form.page.get_by_role("radio", name="Ook voor later").check()
    form.is_accessible()
    overview = form.check()
    overview.is_accessible()
    for text in ("Jan Vries", "9641 SA", "jan@vries.example", "••••••"):
        expect(overview.in_list).to_contain_text(text)
    expect(overview.in_list).not_to_contain_text(bsn)
    overview.register()
    betrokkene = added()
    [partij] = provider.find_partijen(PartijQuestion(identificator=Identificator(SoortIdentificator.BSN, bsn)), limit=2)
    assert betrokkene.was_partij == partij.uuid
    assert partij.soort is SoortPartij.PERSOON


def test_who_does_not_agree_by_keyboard_only(screen: Screen, klantcontact: Klantcontact, added: Added) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    expect(form.search).to_be_focused()
    screen.tab_to(form.button("Iemand anders"))
    screen.press("Enter")
    expect(form.field("Voorletters")).to_be_focused()
    screen.tab_to(form.field("Achternaam"))
    screen.page.keyboard.type("Vries")
    screen.tab_to(form.consent.get_by_label("Ja", exact=True))
    screen.press("ArrowDown")
    expect(form.consent.get_by_label("Nee", exact=True)).to_be_checked()
    screen.tab_to(form.first_address)
    screen.page.keyboard.type("06 12 34 56 78")
    screen.press("Enter")
    screen.has_heading("Klopt dit?")
    expect(screen.heading("Klopt dit?")).to_be_focused()
    screen.tab_to(form.button("Registreren"))
    screen.press("Enter")
    betrokkene = added(adressen=1)
    assert (betrokkene.naam, betrokkene.was_partij) == ("Vries", None)
    assert [adres.adres for adres in betrokkene.digitale_adressen] == ["0612345678"]


def test_without_javascript(plain_screen: Screen, klantcontact: Klantcontact, known: Partij, added: Added) -> None:
    form = BetrokkeneForm(plain_screen.page).open(klantcontact.uuid)
    form.search.fill(bsn_of(known))
    form.search.press("Enter")
    form.button(f"Kies {known.naam}").first.click()
    form.first_address.fill("06 12 34 56 78")
    form.button("Nog een e-mailadres of telefoonnummer").click()
    expect(form.first_address).to_have_value("06 12 34 56 78")
    form.field("E-mailadres of telefoonnummer").nth(1).fill("ander@voorbeeld.example")
    overview = form.check()
    form = overview.change()
    expect(form.first_address).to_have_value("06 12 34 56 78")
    form.check().register()
    added(adressen=2)


def test_a_number_that_somebody_has_offers_them(screen: Screen, klantcontact: Klantcontact, known: Partij) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_new()
    form.field("Achternaam").fill("Vries")
    form.answer("Ja")
    form.page.get_by_label("Persoon", exact=True).check()
    form.page.get_by_label("BSN", exact=True).check()
    form.identificator.fill(bsn_of(known))
    summary = form.is_refused()
    form.is_accessible()
    form.has_error(form.identificator, "Met dit nummer is al een klant bekend")
    summary.get_by_role("link").first.click()
    expect(form.identificator).to_be_focused()
    form.button("Deze klant gebruiken").click()
    expect(form.button("Andere klant")).to_be_visible()
    expect(form.field("Achternaam")).to_have_value("Vries")


def test_refused_input_is_summed_up_and_a_link_unfolds_its_group(screen: Screen, klantcontact: Klantcontact) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_new()
    form.answer("Nee")
    form.field("Achternaam").fill("Vries")
    form.unfold("Bezoekadres")
    form.field("Postcode").fill("9641 SA")
    summary = form.is_refused()
    expect(screen.page).to_have_title("Fout: Betrokkene registreren – Registratie Turfstad")
    form.is_accessible()
    form.has_error(form.field("Huisnummer"), "Vul het huisnummer in")
    form.unfold("Bezoekadres")
    summary.get_by_role("link", name="Vul het huisnummer in").click()
    expect(form.field("Huisnummer")).to_be_focused()


def test_the_country_decides_on_the_fields(screen: Screen, klantcontact: Klantcontact) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_new()
    form.unfold("Bezoekadres")
    expect(form.field("Adresregel 1")).to_be_hidden()
    form.group("Bezoekadres").get_by_label("Land").select_option("België")
    expect(form.field("Adresregel 1").first).to_be_visible()
    expect(form.field("Postcode")).to_be_hidden()


def test_for_later_asks_consent_of_a_known_partij(screen: Screen, klantcontact: Klantcontact, known: Partij) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_known(bsn_of(known), known.naam)
    expect(form.consent).to_be_hidden()
    form.first_address.fill("nieuw@voorbeeld.example")
    form.page.get_by_role("radio", name="Ook voor later").check()
    expect(form.consent).to_be_visible()
    form.is_refused()
    form.answer("Ja")
    overview = form.check()
    expect(overview.in_list).to_contain_text("nieuw@voorbeeld.example")


def test_rows_come_and_go_with_the_focus(screen: Screen, klantcontact: Klantcontact) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_new()
    form.field("Achternaam").fill("Vries")
    form.first_address.fill("een@vries.example")
    form.button("Nog een e-mailadres of telefoonnummer").click()
    expect(form.field("E-mailadres of telefoonnummer").nth(1)).to_be_focused()
    form.button("Weghalen van adres of nummer 1").click()
    expect(form.field("E-mailadres of telefoonnummer")).to_have_count(1)
    expect(form.first_address).to_have_value("")
    expect(form.field("Achternaam")).to_have_value("Vries")


def test_at_320_nothing_scrolls_sideways(screen: Screen, klantcontact: Klantcontact, known: Partij) -> None:
    screen.page.set_viewport_size({"width": 320, "height": 800})
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.does_not_scroll_sideways()
    form.choose_new()
    form.answer("Ja")
    form.page.get_by_label("Contactpersoon van een organisatie").check()
    form.unfold("Bezoekadres")
    form.does_not_scroll_sideways()
    form.is_accessible()
    form.is_refused()
    form.does_not_scroll_sideways()
    form.button("Bekende klant zoeken").click()
    form.choose_known(bsn_of(known), known.naam)
    form.does_not_scroll_sideways()
    form.field("E-mailadres of telefoonnummer").first.fill("x" * 60 + "@voorbeeld.example")
    form.check().does_not_scroll_sideways()


def test_a_klantcontact_is_searched_and_chosen(screen: Screen, klantcontact: Klantcontact) -> None:
    form = BetrokkeneForm(screen.page).open()
    form.choose_new()
    form.field("Achternaam").fill("Vries")
    form.page.get_by_role("searchbox", name="Zoek een klantcontact").press_sequentially(klantcontact.leesbaar_nummer)
    form.button(f"Kies {klantcontact.onderwerp}").first.click()
    form.says(klantcontact.inhoud)
    expect(form.page.get_by_role("region", name="Klantcontact", exact=True)).to_be_focused()
    expect(form.field("Achternaam")).to_have_value("Vries")
    form.answer("Nee")
    form.check()


def test_what_was_searched_for_need_not_be_typed_again(screen: Screen, klantcontact: Klantcontact, bsn: str) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.search.press_sequentially(bsn, delay=10)
    form.says("Niets gevonden met dit BSN")
    form.choose_new()
    form.answer("Ja")
    expect(form.page.get_by_label("BSN", exact=True)).to_be_checked()
    expect(form.identificator).to_have_value(bsn)


def test_a_session_that_ended_loses_nothing(
    screen: Screen, context: BrowserContext, klantcontact: Klantcontact
) -> None:
    form = BetrokkeneForm(screen.page).open(klantcontact.uuid)
    form.choose_new()
    form.answer("Nee")
    form.field("Achternaam").fill("Vries")
    overview = form.check()
    context.clear_cookies()
    overview.page.get_by_role("button", name="Registreren", exact=True).click()
    form.says("Deze pagina stond te lang open. Er is niets geregistreerd. Druk nog een keer op Controleren")
    expect(form.field("Achternaam")).to_have_value("Vries")
    form.check()
