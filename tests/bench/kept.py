"""Large databases of the practice provider, made once and kept for the next run."""

import os
import time
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from webapp import practice_provider
from webapp.practice_provider import Sizes, create_practice_provider

FOLDER = Path(__file__).resolve().parents[2] / "instance" / "bench"

_SOURCES = Path(practice_provider.__file__).parent
_DIGITS = 12


def kept_database(sizes: Sizes) -> Path:
    """Made again when the tables or the sample data changed; tells how long that took."""
    file = FOLDER / f"{_prefix(sizes)}-{_fingerprint()}.sqlite3"
    if not file.exists():
        _forget_older(sizes)
        started = time.perf_counter()
        _build(file, sizes)
        seconds, size = time.perf_counter() - started, file.stat().st_size / 1e6
        print(f"{file.name}: made in {seconds:.0f} s, {size:.0f} MB", flush=True)  # noqa: T201  it is what one waits for
    return file


def _prefix(sizes: Sizes) -> str:
    return "-".join(map(str, astuple(sizes)))


def _fingerprint() -> str:
    made_by = (_SOURCES / "storage/schema.py", _SOURCES / "sample_data.py", *sorted(_SOURCES.glob("sample/*.py")))
    return sha256(b"".join(source.read_bytes() for source in made_by)).hexdigest()[:_DIGITS]


def _forget_older(sizes: Sizes) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for older in FOLDER.glob(f"{_prefix(sizes)}-*"):
        older.unlink()


def _build(file: Path, sizes: Sizes) -> None:
    """Under another name until it is whole: a run may be stopped half way."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    create_practice_provider(part, sizes=sizes).close()
    part.rename(file)
