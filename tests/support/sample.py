"""The practice provider's sample data, made once a process and copied: making them takes longer than most tests."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp.practice_provider import PracticeProvider, Sizes, create_practice_provider
from webapp.practice_provider.releases import NEWEST


def practice_at(path: Path, sizes: Sizes, *, release: str = NEWEST, control: bool = False) -> PracticeProvider:
    """As ``create_practice_provider`` makes it in a new file."""
    path.write_bytes(_filled(sizes, datetime.now(UTC).strftime("%d %H")))
    return create_practice_provider(path, release=release, control=control)


@cache
def _filled(sizes: Sizes, _hour: str) -> bytes:
    """Made again each hour, so that what is of today is so in every test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "practice.sqlite3"
        create_practice_provider(path, sizes=sizes).close()
        return path.read_bytes()
