"""The main job in a browser: by mouse, by keyboard only, and without JavaScript (F2120, WCAG 2.2 AA)."""

from browser.pages import Form, Screen
from browser.stage import Stage
from playwright.sync_api import BrowserContext, expect
from support.stage import Cast, registered

from webapp.practice_provider import Fault, PracticeProvider

HANDELING = "Terugbellen op maandag tussen 14.00 en 16.00 uur"


def test_by_mouse_from_search_to_number(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    start.is_accessible()
    start.search(cast.klantcontact.onderwerp[:12])
    expect(start.hits().first).to_contain_text(cast.klantcontact.onderwerp[:12])
    start.is_accessible()
    klantcontact = start.open_hit(cast.klantcontact.onderwerp)
    klantcontact.has_heading(cast.klantcontact.onderwerp)
    klantcontact.is_accessible()
    form = klantcontact.register_interne_taak()
    form.says(cast.klantcontact.inhoud)
    form.choose(form.actor, cast.medewerker.naam, part=cast.medewerker.naam[:4])
    form.choose(form.eenheid, cast.eenheid.naam, part=cast.eenheid.naam[:5])
    form.handeling.fill(HANDELING)
    form.toelichting.fill("Op andere dagen is de klant niet bereikbaar.")
    form.is_accessible()
    done = form.register()
    done.is_registered()
    done.is_accessible()
    [call] = registered(practice, cast.klantcontact.uuid)
    assert call.body["referentienummer"] == done.nummer()
    assert [actor["uuid"] for actor in call.body["toegewezenAanActoren"]] == [
        str(cast.medewerker.uuid),
        str(cast.eenheid.uuid),
    ]


def test_by_keyboard_only(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    screen.tab_to(start.field)
    start.search(cast.klantcontact.onderwerp[:12])
    expect(start.hits().first).to_contain_text(cast.klantcontact.onderwerp[:12])
    start.says("Gevonden klantcontacten")
    screen.press("ArrowDown")
    expect(screen.focused()).to_have_attribute("data-treffer", "")
    screen.press("Enter")
    button = screen.page.get_by_role("link", name="Interne taak registreren")
    expect(button).to_be_visible()
    screen.tab_to(button)
    screen.press("Enter")
    screen.has_heading("Interne taak registreren")
    form = Form(screen.page)
    expect(form.actor).to_be_focused()
    screen.tab_to(form.actor)
    form.actor.press_sequentially(cast.medewerker.naam[:4], delay=20)
    expect(form.options().first).to_be_visible()
    expect(form.actor).to_have_attribute("aria-expanded", "true")
    screen.press("ArrowDown")
    chosen = form.page.locator("[role=option][aria-selected=true]").get_attribute("data-naam")
    screen.press("Enter")
    expect(form.actor).to_have_value(chosen or "")
    expect(form.actor).to_be_focused()
    screen.tab_to(form.handeling)
    screen.page.keyboard.type(HANDELING)
    screen.tab_to(form.register_button)
    screen.press("Enter")
    screen.has_heading("De interne taak is geregistreerd")
    expect(screen.heading("De interne taak is geregistreerd")).to_be_focused()
    assert len(registered(practice, cast.klantcontact.uuid)) == 1


def test_escape_closes_the_list_and_down_opens_it(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.actor.press_sequentially(cast.medewerker.naam[:4], delay=20)
    expect(form.options().first).to_be_visible()
    screen.press("Escape")
    expect(form.options()).to_have_count(0)
    expect(form.actor).to_be_focused()
    screen.press("ArrowDown")
    expect(form.options().first).to_be_visible()


def test_without_javascript(plain_screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    form = plain_screen.visit_form()
    form.handeling.fill(HANDELING)
    form.klantcontact.fill(cast.klantcontact.onderwerp[:12])
    form.page.get_by_role("button", name="Zoeken").first.click()
    form.page.get_by_role("button", name=f"Kies {cast.klantcontact.onderwerp}").first.click()
    form.says(cast.klantcontact.inhoud)
    form.actor.fill(cast.medewerker.naam[:4])
    form.actor.press("Enter")
    form.page.get_by_role("button", name=cast.medewerker.naam).first.click()
    form.says(f"Gekozen: {cast.medewerker.naam}")
    expect(form.handeling).to_have_value(HANDELING)
    form.register().is_registered()
    assert len(registered(practice, cast.klantcontact.uuid)) == 1


def test_without_javascript_hidden_choices_do_not_linger(plain_screen: Screen, cast: Cast) -> None:
    form = plain_screen.visit_form(cast.klantcontact.uuid)
    form.actor.fill(cast.medewerker.naam[:4])
    form.actor.press("Enter")
    form.page.get_by_role("button", name=cast.medewerker.naam).first.click()
    form.actor.fill(cast.eenheid.naam)
    form.actor.press("Enter")
    expect(form.actor).to_have_value(cast.eenheid.naam)
    expect(form.page.get_by_role("button", name=cast.eenheid.naam).first).to_be_visible()


def test_without_javascript_enter_never_registers(plain_screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    form = plain_screen.visit_form(cast.klantcontact.uuid)
    form.handeling.fill(HANDELING)
    form.actor.fill("e")
    form.actor.press("Enter")
    plain_screen.has_heading("Interne taak registreren")
    assert not registered(practice, cast.klantcontact.uuid)


def test_refused_input_is_summed_up_and_each_link_leads_to_its_field(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.toelichting.fill("Dit blijft staan")
    form.register_button.click()
    summary = screen.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(screen.page).to_have_title("Fout: Interne taak registreren – Registratie Turfstad")
    form.is_accessible()
    form.has_error(form.actor, "Kies een medewerker of afdeling")
    form.has_error(form.handeling, "Vul in wat uw collega moet doen")
    summary.get_by_role("link", name="Vul in wat uw collega moet doen").click()
    expect(form.handeling).to_be_focused()
    summary.get_by_role("link", name="Kies een medewerker of afdeling").click()
    expect(form.actor).to_be_focused()
    expect(form.toelichting).to_have_value("Dit blijft staan")


def test_a_name_typed_but_not_chosen_is_kept_and_said(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.handeling.fill(HANDELING)
    form.actor.fill("Fatima van de balie")
    form.register_button.click()
    form.has_error(form.actor, "Alleen typen is niet genoeg")
    expect(form.actor).to_have_value("Fatima van de balie")


def test_choosing_a_klantcontact_leaves_what_is_typed_elsewhere(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form()
    form.handeling.fill(HANDELING)
    form.klantcontact.press_sequentially(cast.klantcontact.onderwerp[:12], delay=20)
    hit = form.page.get_by_role("button", name=f"Kies {cast.klantcontact.onderwerp}").first
    expect(hit).to_be_visible()
    form.is_accessible()
    hit.click()
    form.says(cast.klantcontact.inhoud)
    form.is_accessible()
    expect(form.handeling).to_have_value(HANDELING)
    form.page.get_by_role("button", name="Ander klantcontact").click()
    expect(form.klantcontact).to_be_visible()
    expect(form.page.get_by_role("region", name="Klantcontact", exact=True)).to_be_focused()
    expect(form.handeling).to_have_value(HANDELING)


def test_the_counter_says_what_is_left_and_what_is_too_much(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.handeling.fill("a" * 190)
    form.says("Nog 10 tekens")
    form.handeling.fill("é" * 201)
    form.says("1 teken te veel")


def test_verwerkt_op_only_shows_with_verwerkt(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    expect(form.verwerkt_op).to_be_hidden()
    form.page.get_by_label("Verwerkt", exact=True).check()
    expect(form.verwerkt_op).to_be_visible()
    form.is_accessible()


def test_a_second_actor_is_only_offered_with_a_medewerker(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    expect(form.eenheid).to_be_hidden()
    form.choose(form.actor, cast.medewerker.naam)
    expect(form.eenheid).to_be_visible()
    form.actor.fill("")
    expect(form.eenheid).to_be_hidden()
    form.choose(form.actor, cast.eenheid.naam)
    expect(form.eenheid).to_be_hidden()


def test_what_is_hidden_again_is_not_registered(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.choose(form.eenheid, cast.eenheid.naam)
    form.actor.fill("")
    form.choose(form.actor, cast.eenheid.naam)
    form.page.get_by_label("Verwerkt", exact=True).check()
    form.verwerkt_op.fill("2026-01-05T10:00")
    form.page.get_by_label("Te verwerken").check()
    form.handeling.fill(HANDELING)
    form.register().is_registered()
    [call] = registered(practice, cast.klantcontact.uuid)
    assert call.body["toegewezenAanActoren"] == [{"uuid": str(cast.eenheid.uuid)}]
    assert "afgehandeldOp" not in call.body


def test_a_double_click_registers_once(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    practice.faults.add(Fault("latency", method="POST", path="internetaken", seconds=0.5))
    form.register_button.dblclick()
    screen.has_heading("De interne taak is geregistreerd")
    assert len(registered(practice, cast.klantcontact.uuid)) == 1


def test_a_provider_that_is_down_parks_it_and_the_page_follows_by_itself(
    screen: Screen, cast: Cast, practice: PracticeProvider
) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    # Down from the moment that the form has been checked.
    practice.faults.add(Fault("reset", path="internetaken", times=None))
    done = form.register()
    screen.has_heading("De interne taak is nog niet geregistreerd", seconds=30)
    screen.says("Uw registratie is bewaard en gaat vanzelf verder")
    screen.is_accessible()
    practice.faults.add(Fault("reset", times=None))
    button = screen.page.get_by_role("button", name="Nu opnieuw proberen")
    button.focus()
    screen.page.wait_for_timeout(4000)
    expect(button).to_be_focused()
    practice.faults.clear()
    done.is_registered(seconds=30)
    assert len([call for call in registered(practice, cast.klantcontact.uuid) if call.status == 201]) == 1


def test_the_number_can_be_copied(screen: Screen, context: BrowserContext, cast: Cast) -> None:
    context.grant_permissions(["clipboard-write"])
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    done = form.register()
    done.is_registered()
    screen.page.get_by_role("button", name="Kopieer").click()
    screen.says("Gekopieerd")
    nummer = done.nummer()
    start = screen.visit_start()
    # Pasted, since no page of ours may read the clipboard.
    start.field.press("Control+v")
    expect(start.field).to_have_value(nummer)


def test_a_reload_after_registering_shows_the_number_again(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    done = form.register()
    done.is_registered()
    nummer = done.nummer()
    screen.page.reload()
    done.is_registered()
    assert done.nummer() == nummer


def test_a_session_that_ended_loses_nothing(screen: Screen, context: BrowserContext, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    context.clear_cookies()
    form.register_button.click()
    form.says("Deze pagina stond te lang open. Druk nog een keer op Registreren")
    expect(form.handeling).to_have_value(HANDELING)
    form.register().is_registered()


def test_far_too_much_text_is_said_and_kept(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.toelichting.fill("a" * 300_000)
    form.handeling.fill(HANDELING)
    form.register_button.click()
    form.says("Dit is te veel tekst")
    expect(form.handeling).to_have_value(HANDELING)


def test_the_page_goes_on_following_after_the_server_was_away(
    screen: Screen, stage: Stage, cast: Cast, practice: PracticeProvider
) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    practice.faults.add(Fault("hang", method="POST", path="internetaken", seconds=6))
    done = form.register()
    screen.has_heading("De interne taak wordt geregistreerd")
    stage.server.kill()
    screen.page.wait_for_timeout(2500)
    practice.faults.clear()
    stage.server.start()
    done.is_registered(seconds=30)
    assert len([call for call in registered(practice, cast.klantcontact.uuid) if call.status == 201]) == 1


def test_enter_on_a_radio_button_does_not_register(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    form.page.get_by_label("Te verwerken").focus()
    screen.press("Enter")
    screen.page.wait_for_timeout(500)
    screen.has_heading("Interne taak registreren")
    assert not registered(practice, cast.klantcontact.uuid)


def test_a_date_that_is_half_typed_is_not_taken_for_none(
    screen: Screen, cast: Cast, practice: PracticeProvider
) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill(HANDELING)
    form.page.get_by_label("Verwerkt", exact=True).check()
    form.verwerkt_op.focus()
    screen.page.keyboard.type("20")
    form.register_button.click()
    screen.page.wait_for_timeout(500)
    expect(form.verwerkt_op).to_be_focused()
    assert not registered(practice, cast.klantcontact.uuid)
