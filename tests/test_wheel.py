"""What travels in the wheel: installed elsewhere, without the checkout, it renders a page with its styles."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

RENDER = """
import re
from webapp.factory import create_app
app = create_app()
browser = app.test_client()
page = browser.get("/")
assert page.status_code == 200, page.status_code
assert "Klantcontact zoeken" in page.text
assets = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
assert len(assets) > 5, assets
for asset in assets:
    assert browser.get(asset).status_code == 200, asset
import webapp
print(webapp.__file__)
"""


def test_a_wheel_installed_elsewhere_renders_a_page(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT))
    [wheel] = tmp_path.glob("*.whl")
    elsewhere = tmp_path / "elsewhere"
    # The dependencies of this environment, but not its editable install: site-packages is read, its .pth files are not.
    venv.create(elsewhere, with_pip=False)
    python = elsewhere / "bin" / "python"
    target = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, str(wheel))
    libraries = run(sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    render = f"import sys; sys.path.append({libraries!r})\n{RENDER}"
    used = run(str(python), "-c", render, cwd=tmp_path)
    assert str(elsewhere) in used.splitlines()[-1]


def run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
