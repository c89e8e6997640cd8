"""`tools/audit.py` before a service for vulnerabilities of our own."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

AUDIT = Path(__file__).resolve().parents[2] / "tools/audit.py"
SERVICE_KNOWS = {"jinja2", "leaky"}


class _Osv(BaseHTTPRequestHandler):
    """Answers a query in OSV's form."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        fixed = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}
        affected = {"package": asked["package"], "ranges": [fixed]}
        found: dict[str, Any] = {"vulns": [{"id": "OSV-1", "affected": [affected]}]} if name in SERVICE_KNOWS else {}
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def _service() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Osv) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()
        thread.join()


def _audit(folder: Path, service: str, *locked: str) -> tuple[int, str]:
    file = folder / "locked.txt"
    file.write_text("\n".join(locked))
    command = [sys.executable, str(AUDIT), "--vulnerability-service=osv", f"--osv-url={service}", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_vulnerability_is_told_and_fails(tmp_path: Path) -> None:
    with _service() as service:
        code, told = _audit(tmp_path, service, "leaky==1.0", "sound==1.0")
    assert code == 1
    assert told.splitlines() == [
        "pip-audit: leaky 1.0: OSV-1, fixed in 2.0",
        "pip-audit: 1 of 2 packages with known vulnerabilities",
    ]


def test_a_file_that_cannot_be_read_fails(tmp_path: Path) -> None:
    with _service() as service:
        code, told = _audit(tmp_path, service, "leaky>=1.0")
    assert code == 1
    assert "leaky" in told


def test_without_a_service_it_says_so_and_fails_nothing(tmp_path: Path) -> None:
    code, told = _audit(tmp_path, "http://127.0.0.1:9/query", "leaky==1.0")
    assert code == 0
    assert told == "pip-audit: NOT DONE, no service for vulnerabilities can be reached from here\n"
