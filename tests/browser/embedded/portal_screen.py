"""The example portal, as the employee sees it: its own page, and the application in its frame."""

from typing import cast

from browser.embedding import Embedding
from browser.pages import Form, KlantcontactScreen, RegistratieScreen, Screen, Start
from playwright.sync_api import ConsoleMessage, Frame, Locator, Page, expect

# A session that is over, and a bearer that is asked whether it is needed, are answered with an error status on purpose.
# A frame on another site does not get the focus by itself, and Chromium counts that as an error.
_EXPECTED = ("Failed to load resource", "Blocked autofocusing")


class PortalScreen:
    def __init__(self, page: Page, embedding: Embedding) -> None:
        self.page = page
        self.embedding = embedding
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(known in message.text for known in _EXPECTED):
            self.complaints.append(message.text)

    def open(self, host: str = "portal.localhost") -> Screen:
        """Until the application stands in the frame, and says so."""
        self.page.goto(self.embedding.portal(host))
        self.frame_shows(self.embedding.klantcontacten[0].onderwerp)
        expect(self.messages("kcc.gereed")).to_have_count(1)
        return self.screen

    @property
    def frame(self) -> Frame:
        """The only one; Firefox does not tell its name."""
        return self.page.main_frame.child_frames[0]

    @property
    def keeps(self) -> set[str]:
        """Which cookies a frame on another site has in this browser: what its name promises."""
        plain = "document.cookie = 'proef=1; Secure; SameSite=None', document.cookie.includes('proef')"
        partitioned = "fetch('/sessie').then((answer) => answer.ok)"
        tried = {"plain": self.frame.evaluate(plain), "partitioned": self.frame.evaluate(partitioned)}
        return {kind for kind, is_kept in tried.items() if is_kept}

    @property
    def screen(self) -> Screen:
        """The application's page: a frame answers to everything that a screen asks of a page but the keyboard."""
        return Screen(cast("Page", self.frame))

    @property
    def start(self) -> Start:
        return Start(cast("Page", self.frame))

    def frame_shows(self, heading: str) -> None:
        expect(self.frame.get_by_role("heading", level=1, name=heading)).to_be_visible()

    def follow(self, link: str, *, heading: str) -> None:
        """A link of the application's main menu."""
        self.frame.get_by_role("link", name=link, exact=True).click()
        self.frame_shows(heading)

    def registered(self) -> Locator:
        return self.page.locator("#geregistreerd li")

    def messages(self, of: str = "kcc.") -> Locator:
        return self.page.locator("#berichten li", has_text=of)

    def show_other(self) -> None:
        self.page.get_by_role("button", name="Ander klantcontact").click()

    def show(self, onderwerp: str) -> None:
        self.page.get_by_role("button", name=onderwerp).first.click()

    def send(self, message: dict[str, object]) -> None:
        """Of the portal's own window, to whom it may concern."""
        self.page.evaluate("(message) => frames[0].postMessage(message, '*')", message)

    def interne_taak(self) -> Form:
        """From the page of a klantcontact."""
        form = KlantcontactScreen(cast("Page", self.frame)).register_interne_taak()
        form.has_heading("Interne taak registreren")
        return form

    def register_interne_taak(self, naam: str) -> RegistratieScreen:
        form = self.interne_taak()
        form.choose(form.actor, naam)
        form.handeling.fill("Bel de klant terug")
        return form.register()
