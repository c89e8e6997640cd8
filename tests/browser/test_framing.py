"""Who may frame the application as it is run, as Chromium sees it: portals on another origin."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page
from support.headers import Watch, watch
from support.server import Server, free_port, serving


class _Portal(BaseHTTPRequestHandler):
    """Frames whatever stands in its query; under `/isolated` only what agrees to be embedded."""

    def do_GET(self) -> None:
        path, _, framed = self.path.partition("?")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        if path == "/isolated":
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>Portaal</title><iframe src={framed}></iframe>".encode())

    def log_message(self, *_: object) -> None: ...


@contextmanager
def _portal(port: int) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", port), _Portal) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        # Another site than 127.0.0.1, and as secure.
        yield f"http://localhost:{port}"
        server.shutdown()
        thread.join()


@dataclass(frozen=True)
class Stage:
    application: str
    portal: str
    hostile: str


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    listed, other = free_port(), free_port()
    settings = {"KCC_PORTAL_ORIGINS": f"http://localhost:{listed}"}
    with (
        _portal(listed) as portal,
        _portal(other) as hostile,
        serving(Server(tmp_path_factory.mktemp("framing"), settings=settings)) as server,
    ):
        yield Stage(server.url, portal, hostile)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(5_000)
    watch(context)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", ["", "isolated"])
def test_a_portal_on_the_list_shows_the_application(page: Page, stage: Stage, header_watch: Watch, kind: str) -> None:
    seen = header_watch.seen
    page.goto(f"{stage.portal}/{kind}?{stage.application}/registraties")
    page.frame_locator("iframe").get_by_role("heading", level=1).wait_for()
    assert header_watch.seen > seen, "the browser's answers are looked at, too"


@pytest.mark.parametrize("kind", ["", "isolated"])
def test_what_is_not_there_is_told_in_the_frame_as_well(page: Page, stage: Stage, kind: str) -> None:
    page.goto(f"{stage.portal}/{kind}?{stage.application}/bestaat-niet")
    page.frame_locator("iframe").get_by_text("Deze pagina bestaat niet").wait_for()


@pytest.mark.parametrize("path", ["/", "/registraties", "/interne-taken/nieuw", "/aanmelden", "/bestaat-niet"])
def test_any_other_site_shows_nothing(page: Page, stage: Stage, path: str) -> None:
    page.goto(f"{stage.hostile}/?{stage.application}{path}")
    shown = page.frames[1]
    shown.wait_for_url("chrome-error://chromewebdata/", timeout=5_000)
    assert "Registratie" not in shown.content()


def test_a_page_on_its_own_lets_go_of_whoever_opened_it_except_to_sign_in(page: Page, stage: Stage) -> None:
    page.goto(stage.portal)
    for path, severed in (("/registraties", True), ("/aanmelden", False), ("/aanmelden/terug", False)):
        with page.expect_popup() as opened:
            page.evaluate("address => { window.last = window.open(address) }", stage.application + path)
        opened.value.wait_for_load_state()
        assert page.evaluate("window.last.closed") is severed, path
        assert opened.value.evaluate("window.opener === null") is severed, path
        opened.value.close()
