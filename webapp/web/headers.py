"""Security headers on every answer; what front.md tried, and nothing that a page would have to work around."""

from flask import Flask, Response


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
    policy = content_security_policy(portal_origins)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        # Flask-WTF wants a Referer over HTTPS: so not no-referrer.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        if not response.cache_control.immutable:
            response.headers["Cache-Control"] = "no-store"
        return response
