"""An employee's work inside the portal, in every browser and whatever it does with cookies."""

import pytest
from browser.embedded.browsers import KINDS
from browser.embedded.portal_screen import PortalScreen
from browser.embedding import Embedding
from playwright.sync_api import expect
from support.stage import cast_of


@pytest.mark.parametrize("browser_name", KINDS, indirect=True)
def test_launch_search_register_and_sign_out(portal: PortalScreen, embedding: Embedding, browser_name: str) -> None:
    cast = cast_of(embedding.provider)
    portal.open()
    assert portal.keeps == KINDS[browser_name].keeps
    portal.follow("Klantcontacten", heading="Klantcontact zoeken")
    portal.start.search(cast.klantcontact.onderwerp[:12])
    portal.start.open_hit(cast.klantcontact.onderwerp).has_heading(cast.klantcontact.onderwerp)
    done = portal.register_interne_taak(cast.medewerker.naam)
    done.is_registered()
    expect(portal.registered()).to_have_text([f"Interne taak {done.nummer()}"])
    portal.follow("Mijn registraties", heading="Mijn registraties")
    expect(portal.frame.get_by_role("link", name="Mijn registraties")).to_have_attribute("aria-current", "page")
    portal.frame.get_by_role("link", name="Bel de klant terug").first.click()
    done.is_registered()
    expect(portal.registered()).to_have_count(1)
    portal.frame.get_by_role("button", name="Afmelden").click()
    portal.frame_shows("U bent afgemeld")
    expect(portal.frame.get_by_role("button", name="Afmelden")).to_have_count(0)
