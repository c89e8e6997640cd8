"""``make portal``, as its builder starts it."""

import json
import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path

from support.server import free_port

from examples.portal.__main__ import PORTAL

_SAME_ORIGIN = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}


def test_the_example_starts_and_ends_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "examples.portal", "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, start_new_session=True) as example:
        try:
            assert example.stdout
            while f"https://{PORTAL}:{port}" not in example.stdout.readline():
                assert example.poll() is None
            with asked(port, "GET", "/") as page:
                assert page.read().count(b"data-klantcontact=") == 5
            with asked(port, "POST", "/launch-token", '{"klantcontact": ""}', _SAME_ORIGIN) as token:
                assert json.load(token)["launch_token"].count(".") == 2
            with asked(port, "POST", "/launch-token", "{}", _SAME_ORIGIN | {"Sec-Fetch-Site": "cross-site"}) as refused:
                assert refused.status == 403
            example.terminate()
            assert example.wait(timeout=20) == 0
        finally:
            if example.poll() is None:
                os.killpg(example.pid, signal.SIGKILL)


@contextmanager
def asked(
    port: int, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> Iterator[HTTPResponse]:
    nobody_knows_it = ssl._create_unverified_context()  # noqa: S323  the certificate was made a second ago
    with closing(HTTPSConnection("localhost", port, timeout=20, context=nobody_knows_it)) as connection:
        connection.request(method, path, body, {"Host": f"{PORTAL}:{port}"} | (headers or {}))
        yield connection.getresponse()
