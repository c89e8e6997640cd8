"""The screens as an employee knows them: by labels and roles. A method that leads to another screen returns it."""

import re
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is told in full: telling all that is right takes longer than finding it. Nothing is fetched for it,
# for only an experimental rule, which is not among these, looks at that.
_AXE = {"runOnly": {"type": "tag", "values": _WCAG}, "resultTypes": ["violations"], "preload": False}
# A colour half way has no contrast of its own.
_AT_REST = """async () => {
  const until = performance.now() + 250;
  while (document.querySelector(".htmx-request") && performance.now() < until) {
    await new Promise(requestAnimationFrame);
  }
  const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(transitions.map((one) => one.finished));
}"""


@dataclass
class Screen:
    page: Page

    def visit(self, path: str) -> None:
        self.page.goto(path)

    def visit_start(self) -> "Start":
        self.visit("/")
        return Start(self.page)

    def visit_form(self, klantcontact: object = "") -> "Form":
        self.visit(f"/interne-taken/nieuw?klantcontact={klantcontact}")
        return Form(self.page)

    def is_accessible(self) -> None:
        """axe, WCAG 2.2 A and AA and best practices: no violations in this state."""
        self.page.evaluate(_AT_REST)
        found = Axe().run(self.page, options=_AXE)
        assert found.violations_count == 0, found.generate_report()

    def does_not_scroll_sideways(self) -> None:
        wide = self.page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
        assert wide == 0

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", level=1, name=text)

    def has_heading(self, text: str, *, seconds: float = 10) -> None:
        expect(self.heading(text)).to_be_visible(timeout=seconds * 1000)

    def says(self, text: str | re.Pattern[str], *, seconds: float = 10) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=seconds * 1000)

    def focused(self) -> Locator:
        return self.page.locator(":focus")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, target: Locator, *, most: int = 40) -> None:
        """Only with the keyboard, as far as it takes."""
        for _ in range(most):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the keyboard does not get there")


class Start(Screen):
    @property
    def field(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Zoek een klantcontact")

    def hits(self) -> Locator:
        return self.page.locator("#treffers").get_by_role("listitem")

    @property
    def again(self) -> Locator:
        return self.page.get_by_role("button", name="Opnieuw")

    @property
    def said(self) -> Locator:
        """What a screen reader says of the hits."""
        return self.page.locator("#treffers-status")

    def targets(self) -> Locator:
        """What each hit is opened with."""
        return self.page.locator("#treffers [data-treffer]")

    def ids(self) -> list[str]:
        """The klantcontacten in the list, in their order."""
        found: list[str] = self.page.locator("#treffers [data-id]").evaluate_all(
            "rows => rows.map(row => row.dataset.id)"
        )
        return found

    def places(self) -> list[tuple[float, float]]:
        """Top and height of each hit, in pixels of the page."""
        script = "rows => rows.map(row => [row.offsetTop, row.offsetHeight])"
        found: list[tuple[float, float]] = self.page.locator("#treffers [data-id]").evaluate_all(script)
        return found

    def search(self, zoekterm: str) -> None:
        self.field.press_sequentially(zoekterm, delay=20)

    def search_for(self, zoekterm: str) -> None:
        """All at once, until everything that belongs to it stands there."""
        self.field.fill(zoekterm)
        self.is_settled()

    def is_settled(self, *, seconds: float = 15) -> None:
        """Nothing is waited for: no key, no answer, nothing that follows."""
        self.page.wait_for_timeout(350)  # the pause after the last key
        expect(self.page.locator(".htmx-request, [data-vervolg]")).to_have_count(0, timeout=seconds * 1000)

    def finds_nothing(self) -> None:
        expect(self.page.locator("#treffers .kcc-leeg__titel")).to_be_visible()

    def open_hit(self, onderwerp: str) -> "KlantcontactScreen":
        self.page.get_by_role("link", name=onderwerp).first.click()
        return KlantcontactScreen(self.page)


class KlantcontactScreen(Screen):
    def register_interne_taak(self) -> "Form":
        self.page.get_by_role("link", name="Interne taak registreren").click()
        return Form(self.page)


class Form(Screen):
    @property
    def actor(self) -> Locator:
        return self.page.get_by_label("Voor wie is de taak?")

    @property
    def eenheid(self) -> Locator:
        return self.page.get_by_label(re.compile("Welke afdeling ziet de taak ook"))

    @property
    def klantcontact(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Zoek een klantcontact")

    @property
    def handeling(self) -> Locator:
        return self.page.get_by_label("Gevraagde handeling")

    @property
    def toelichting(self) -> Locator:
        return self.page.get_by_label("Toelichting")

    @property
    def verwerkt_op(self) -> Locator:
        return self.page.get_by_label("Verwerkt op")

    @property
    def register_button(self) -> Locator:
        return self.page.get_by_role("button", name="Registreren")

    def options(self) -> Locator:
        return self.page.get_by_role("option")

    def choose(self, field: Locator, naam: str, part: str = "") -> None:
        field.press_sequentially(part or naam, delay=20)
        self.page.get_by_role("option", name=naam).first.click()
        expect(field).to_have_value(naam)

    def register(self) -> "RegistratieScreen":
        self.register_button.click()
        return RegistratieScreen(self.page)

    def has_error(self, field: Locator, message: str) -> None:
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(message)))


class RegistratieScreen(Screen):
    def is_registered(self, *, seconds: float = 10) -> None:
        self.has_heading("De interne taak is geregistreerd", seconds=seconds)

    def nummer(self) -> str:
        shown = self.page.locator(".kcc-nummer__groepen").inner_text()
        return re.sub(r"\s", "", shown)
