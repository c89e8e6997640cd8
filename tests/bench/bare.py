"""The least that a Flask page can be: one route, one template, no provider, on the application's server."""

import sys

from flask import Flask, render_template
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from jinja2 import DictLoader

_THREADS = 16  # as the application's
_PAGE = """<!DOCTYPE html>
<html lang="nl">
<head><meta charset="utf-8"><title>{{ titel }}</title></head>
<body>
<main>
<h1>{{ titel }}</h1>
<ul>{% for regel in regels %}<li>{{ regel }}</li>{% endfor %}</ul>
</main>
</body>
</html>
"""


def create_app() -> Flask:
    app = Flask(__name__)
    app.jinja_loader = DictLoader({"pagina.html": _PAGE})

    @app.get("/")
    def page() -> str:
        return render_template("pagina.html", titel="Klantcontacten", regels=["een", "twee", "drie"])

    return app


def main() -> None:
    Granian(
        "bench.bare:create_app",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        blocking_threads=_THREADS,
        factory=True,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main()
