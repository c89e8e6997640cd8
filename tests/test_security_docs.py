"""`docs/security.md` names tests, requirements, gaps, events and files: each of them is there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/security.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::([\w:]+)`")
ROW = re.compile(r"\| (\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))? \| (\d) \| (.+?) \| (.+?) \| (.+?) \|")
WITHOUT_TEST = {"*review*", "*this page*"}

# Of ASVS 5.0.0: the level of each requirement of a section, in their order. V5 and V17 do not apply.
LEVELS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123",
    "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
    "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333",
    "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222",
    "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223",
    "6.7": "33", "6.8": "2222",
    "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "9.1": "111", "9.2": "1222",
    "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22",
    "10.7": "222",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223",
    "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233",
    "14.1": "22", "14.2": "12223333", "14.3": "122",
    "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333",
    "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
}  # fmt: skip


@cache
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    return frozenset(_names(ast.parse(file.read_text(encoding="utf-8")))) if file.is_file() else frozenset()


def _names(tree: ast.Module | ast.ClassDef, within: str = "") -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield within + node.name
        elif isinstance(node, ast.ClassDef):
            yield from _names(node, f"{within}{node.name}::")


def rows() -> Iterator[tuple[str, str, str, str]]:
    """(number, level, how, shown by) of each requirement, also of those that share a row."""
    for first, last, level, _, how, shown_by in ROW.findall(page()):
        section, _, begin = first.rpartition(".")
        for number in range(int(begin), int((last or first).rpartition(".")[2]) + 1):
            yield f"{section}.{number}", level, how, shown_by


def test_each_test_that_is_named_exists() -> None:
    named = TEST.findall(page())
    assert len(named) > 100
    assert not [f"{path}::{name}" for path, name in named if name not in names_in(path)]


def test_each_requirement_of_level_1_and_2_has_a_row_of_its_own() -> None:
    wanted = [
        (f"{section}.{number}", level)
        for section, levels in LEVELS.items()
        for number, level in enumerate(levels, start=1)
        if level != "3"
    ]
    assert [(number, level) for number, level, _, _ in rows()] == wanted


def test_what_no_test_shows_says_so() -> None:
    untold = {number: cell for number, _, _, cell in rows() if not TEST.search(cell) and cell not in WITHOUT_TEST}
    assert not untold


def test_what_is_met_by_half_or_not_at_all_stands_among_the_gaps_and_the_other_way_round() -> None:
    assert not [
        number for number, _, how, _ in rows() if re.search(r"\*\*(Not met|Partly)", how) and "](#gaps)" not in how
    ]
    gaps = re.findall(r"^(\d+)\. ", page().partition("\n## Gaps\n")[2], re.MULTILINE)
    referred_to = {number for _, _, how, _ in rows() for number in re.findall(r"\[gap (\d+)\]", how)}
    assert sorted(referred_to, key=int) == gaps


def test_each_event_that_is_logged_stands_in_the_inventory() -> None:
    inventory = page().partition("\n### Logs\n")[2].partition("\n### ")[0]
    told = set(re.findall(r"`(\w+)`", inventory.partition("| event |")[2]))
    assert told == set(_logged())


def _logged() -> Iterator[str]:
    """By name; the practice provider is no part of an installation."""
    for file in (ROOT / "webapp").rglob("*.py"):
        if "practice_provider" not in file.parts:
            yield from re.findall(r"\blog\.(?:info|warning|error)\(\s*\"(\w+)\"", file.read_text(encoding="utf-8"))


def test_each_link_leads_somewhere() -> None:
    links = set(re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", page()))
    headings = {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", page(), re.MULTILINE)
    }
    broken = [(file, part) for file, part in links if not ((PAGE.parent / file).exists() if file else part in headings)]
    assert not broken
