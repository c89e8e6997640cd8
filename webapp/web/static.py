"""Static files under an address that changes with their content, so that browsers keep them for a year.

The version stands in the path, not in a query: the modules and fonts that a file names by relative address inherit it.
"""

import hashlib
from pathlib import Path

from flask import Flask, Response, send_from_directory, url_for
from flask_compress import Compress

from webapp.identity import public

_ONE_YEAR = 365 * 24 * 3600


class StaticFiles:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._version = _version_of(folder)

    def init_app(self, app: Flask) -> None:
        app.add_url_rule(
            "/static/<version>/<path:filename>",
            "static",
            public(lambda version, filename: self._serve(version, filename)),  # noqa: PLW0108  a method takes no mark
        )
        app.config["COMPRESS_MIMETYPES"] = ["text/css", "text/javascript", "image/svg+xml"]
        Compress(app)

    def url(self, path: str) -> str:
        """The address of ``path`` under ``static/``."""
        return url_for("static", version=self._version, filename=path)

    def _serve(self, version: str, filename: str) -> Response:
        response = send_from_directory(self._folder, filename, max_age=_ONE_YEAR)
        # Read at once: Flask-Compress leaves a file that it streams open, and does not gzip it.
        response.direct_passthrough = False
        response.make_sequence()
        if version == self._version:
            response.cache_control.immutable = True
        return response


def _version_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
