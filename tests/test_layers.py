"""The import contracts of pyproject.toml also hold for what a new module might do: they name every package."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_package_stands_in_the_layers() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = {name.strip() for layer in contracts[0]["layers"] for name in layer.split("|")}
    modules = {f"webapp.{path.stem}" for path in (ROOT / "webapp").iterdir() if path.name != "__init__.py"}
    own = {name for name in modules if not name.endswith("__pycache__")}
    assert own == layers
