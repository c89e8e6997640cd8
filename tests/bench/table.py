"""Plain text tables."""

from collections.abc import Sequence

Row = Sequence[str]


def show(title: str, head: Row, rows: Sequence[Row], note: str = "") -> None:
    """The first column is text, as is every column whose head begins with a dash; the others are figures."""
    names = [name.removeprefix("-") for name in head]
    texts = [column == 0 or name.startswith("-") for column, name in enumerate(head)]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    lines = [_line(row, widths, texts) for row in (names, ["-" * width for width in widths], *rows)]
    print(f"\n{title}\n", *lines, *([note] if note else []), sep="\n", flush=True)  # noqa: T201  the table is the product


def _line(row: Row, widths: Sequence[int], texts: Sequence[bool]) -> str:
    cells = (
        cell.ljust(width) if text else cell.rjust(width) for cell, width, text in zip(row, widths, texts, strict=True)
    )
    return "  ".join(cells).rstrip()
