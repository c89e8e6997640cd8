"""Security headers on every answer, whoever makes it; what front.md tried, and nothing a page has to work around.

They are added around the application and not in its request handling: so the answer of a layer before it, or one whose
after-request functions failed, has them too. There is no X-Frame-Options: `frame-ancestors` overrides it in every
browser that knows both, it cannot name a portal, and who may frame is then told in one place.
"""

from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from werkzeug.datastructures import Headers

# ASVS 5, 3.4.1: one year, and whatever stands below our own host name. No preload: that is for the municipality's
# whole domain, and theirs to decide. RFC 6797, 7.2: over a secure line only.
_HSTS = "max-age=31536000; includeSubDomains"

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    # Flask-WTF wants a Referer over HTTPS: so not no-referrer.
    "Referrer-Policy": "same-origin",
}

# What Chromium 156 lets a page switch off (`document.featurePolicy.features()`; no other browser reads the header).
# Not here: clipboard-write, which "Kopieer" uses; ch-*, what the browser tells of itself; and *-network*, which
# guards calls from a public address to an internal one and could only ever hit our own host name.
_OFF = """
    accelerometer aria-notify autoplay browsing-topics camera captured-surface-control clipboard-read compute-pressure
    cross-origin-isolated deferred-fetch deferred-fetch-minimal digital-credentials-create digital-credentials-get
    display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection
    interest-cohort keyboard-map language-detector language-model local-fonts magnetometer
    media-playback-while-not-visible microphone midi on-device-speech-recognition otp-credentials payment
    picture-in-picture private-state-token-issuance private-state-token-redemption publickey-credentials-create
    publickey-credentials-get screen-wake-lock serial speaker-selection storage-access summarizer sync-xhr translator
    unload usb window-management xr-spatial-tracking
""".split()  # noqa: SIM905  one name a line would fill a screen

# On what a browser shows as a page. A kilobyte that style sheets, scripts and fragments do without.
_ON_PAGES = {
    "Permissions-Policy": ", ".join([f"{feature}=()" for feature in _OFF] + ["clipboard-write=(self)"]),
    # A portal with COEP can only frame pages that have it too; nothing of ours comes from elsewhere.
    "Cross-Origin-Embedder-Policy": "require-corp",
}
_SIGN_IN = "/aanmelden"


def content_security_policy(portal_origins: str) -> str:
    """``portal_origins`` space-separated; empty lets nobody frame the application."""
    framers = portal_origins.strip() or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            f"frame-ancestors {framers}",
        )
    )


def init_headers(app: Flask, portal_origins: str) -> None:
    app.wsgi_app = _WithHeaders(app.wsgi_app, portal_origins)  # type: ignore[method-assign]


class _WithHeaders:
    def __init__(self, application: WSGIApplication, portal_origins: str) -> None:
        self._application = application
        self._everywhere = _EVERYWHERE | {"Content-Security-Policy": content_security_policy(portal_origins)}
        # A redirect inside the frame counts as well: it is HTML, too. All else is asked for by our own pages only.
        self._page_for = "cross-origin" if portal_origins.strip() else "same-origin"

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Any:  # noqa: ANN401
            # Only now: proxy handling further in has told by this moment whether the line is secure.
            return start_response(status, self._complete(environ, Headers(headers)).to_wsgi_list(), exc_info)

        return self._application(environ, start)

    def _complete(self, environ: WSGIEnvironment, headers: Headers) -> Headers:
        headers.update(self._everywhere)
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if "immutable" not in headers.get("Cache-Control", ""):
            headers["Cache-Control"] = "no-store"
        if environ["wsgi.url_scheme"] == "https":
            headers["Strict-Transport-Security"] = _HSTS
        if headers.get("Content-Type", "").startswith("text/html") and environ.get("HTTP_HX_REQUEST") != "true":
            self._complete_page(environ["PATH_INFO"], headers)
        return headers

    def _complete_page(self, path: str, headers: Headers) -> None:
        headers.update(_ON_PAGES)
        headers["Cross-Origin-Resource-Policy"] = self._page_for
        # A browser heeds it on pages that stand alone, never in a frame. The sign-in popup is opened by our page in
        # a portal that rarely sends it: with it the popup, and each redirect on its way, would lose its opener.
        if path != _SIGN_IN and not path.startswith(f"{_SIGN_IN}/"):
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
