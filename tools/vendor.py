#!/usr/bin/env python3
"""Fetches the pinned front-end packages into static/vendor, or checks what is there (--check, without a network).

Every file is the package's own, except two that are cut down to what the templates and static/css use (`prune` below):
the component library to the classes in CLASSES, the theme to the tokens that those and our own style sheets refer to.
A new class or token in use is one run of this script away.
"""

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
VENDOR = STATIC / "vendor"
LIST = VENDOR / "vendored.json"

CLASSES = frozenset({
    "utrecht-document",
    "utrecht-button",
    "utrecht-button--primary-action",
    "utrecht-button--secondary-action",
    "utrecht-button--subtle",
    "utrecht-textbox",
    "utrecht-textbox--invalid",
    "utrecht-textbox--html-input",
    "utrecht-textarea",
    "utrecht-textarea--invalid",
    "utrecht-textarea--html-textarea",
    "utrecht-select",
    "utrecht-select--invalid",
    "utrecht-select--html-select",
    "utrecht-radio-button",
    "utrecht-radio-button--invalid",
    "utrecht-radio-button--html-input",
    "utrecht-form-label",
    "utrecht-skip-link",
    "utrecht-skip-link--visible-on-focus",
})  # fmt: skip


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    licence: str
    integrity: str
    files: dict[str, str]
    """From the path in the package to the path in static/vendor/<name>/."""
    prune: Callable[[str], str] | None = None
    """Applied to style sheets only."""


def prune_components(css: str) -> str:
    """The rules whose classes are all in use, with the notices of licence and copyright that stand above them."""
    notices = sorted({line for line in css.splitlines() if "Copyright (c)" in line or "@license" in line})
    header = ["/*", " * Cut down by tools/vendor.py to the classes in use; otherwise unchanged.", *notices, " */"]
    return "\n".join([*header, *_kept(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)), ""])


def _kept(css: str) -> Iterator[str]:
    for head, body in _blocks(css):
        if head.startswith(("@media", "@supports")):
            inner = "\n".join(_kept(body))
            if inner:
                yield f"{head} {{\n{inner}\n}}"
        elif not head.startswith("@"):
            selectors = [one for one in _selectors(head) if _in_use(one)]
            if selectors and body.strip():
                yield f"{', '.join(selectors)} {{{body}}}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each `head { body }` at the top level; a body may hold blocks of its own."""
    depth, start, opened = 0, 0, 0
    for at, char in enumerate(css):
        if char == "{":
            depth += 1
            if depth == 1:
                opened = at
        elif char == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].rpartition(";")[2].strip(), css[opened + 1 : at]
                start = at + 1


def _selectors(head: str) -> Iterator[str]:
    """Split at the commas outside brackets, as in `a:is(b, c), d`."""
    yield from (one.strip() for one in re.split(r",(?![^()]*\))", head))


def _in_use(selector: str) -> bool:
    """Whether each class that it asks for is in use; a class that it excludes by `:not()` does not matter."""
    classes = set(re.findall(r"\.([\w-]+)", re.sub(r":not\([^()]*\)", "", selector)))
    return bool(classes) and classes <= CLASSES


def prune_tokens(css: str) -> str:
    """The custom properties that a style sheet in use refers to, and those that these refer to in turn."""
    defined = dict(re.findall(r"^ +(--[\w-]+): (.+);$", css, flags=re.MULTILINE))
    sheets = [VENDOR / "@utrecht/component-library-css/components.css", *sorted((STATIC / "css").glob("*.css"))]
    wanted: set[str] = set()
    queue = {token for sheet in sheets for token in _referred(sheet.read_text())}
    while queue:
        token = queue.pop()
        if token in defined and token not in wanted:
            wanted.add(token)
            queue |= _referred(defined[token])
    lines = [f"  {token}: {value};" for token, value in defined.items() if token in wanted]
    notice = "/* Cut down by tools/vendor.py to the tokens in use; otherwise unchanged. EUPL-1.2, see LICENSE.md. */"
    return "\n".join([notice, ".voorbeeld-theme {", *lines, "}", ""])


def _referred(css: str) -> set[str]:
    return set(re.findall(r"var\(\s*(--[\w-]+)", css))


# In this order: pruning the theme reads the pruned components.
PACKAGES = (
    Package(
        "htmx.org",
        "4.0.1",
        "0BSD",
        "sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        {"dist/htmx.min.js": "dist/htmx.min.js", "LICENSE": "LICENSE"},
    ),
    Package(
        "@github/combobox-nav",
        "3.0.2",
        "MIT",
        "sha512-txEw3G7oK2b7G5olc5+xDEUJcHvyp9N+yx+LIjAwKsfOq22CGAx5zUL/6yVsHiCF/tRZlKMuFTAgpOHoCrNrzA==",
        {"dist/index.js": "dist/index.js", "LICENSE": "LICENSE"},
    ),
    Package(
        "@utrecht/component-library-css",
        "9.0.4",
        "EUPL-1.2",
        "sha512-gVA7D6GfP9/+fzehkYLSBR+0UPUTA97PZmgvTYQE88lPQhHGMlUk8FjmCpLKRsRC9hAYd32JuF/KzG6fmBfjJA==",
        {"dist/index.css": "components.css", "LICENSE.md": "LICENSE.md"},
        prune_components,
    ),
    Package(
        "@nl-design-system-unstable/voorbeeld-design-tokens",
        "7.4.1",
        "EUPL-1.2",
        "sha512-GNnapAn2mTIzXRcCvs0JMr4Bf9+ivUJ3zFBJLRT1SYpAYm2xPwptVxIM3k4WLJ0c59E9FfxsEBPJluGuAHUVvg==",
        {"dist/theme.css": "theme.css", "LICENSE.md": "LICENSE.md"},
        prune_tokens,
    ),
    Package(
        "@fontsource/noto-sans",
        "5.3.0",
        "OFL-1.1",
        "sha512-fBCog2PY7DiVVTEEqtI/Qdinx/knobHYfoGpjFXdfBX5RoJaBp1Prw2G75p0OIsdlMZg3cLo0c+YbIUYOxnQJw==",
        {
            "files/noto-sans-latin-400-normal.woff2": "files/noto-sans-latin-400-normal.woff2",
            "files/noto-sans-latin-700-normal.woff2": "files/noto-sans-latin-700-normal.woff2",
            "LICENSE": "LICENSE",
        },
    ),
)


def fetch(package: Package, folder: Path) -> Path:
    """The package's tarball, with its checksum verified."""
    command = ["npm", "pack", f"{package.name}@{package.version}", "--silent"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    tarball = folder / done.stdout.split()[-1]
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if package.integrity != f"sha512-{digest}":
        sys.exit(f"{package.name}@{package.version}: checksum is sha512-{digest}, expected {package.integrity}")
    return tarball


def unpack(package: Package, tarball: Path) -> None:
    with tarfile.open(tarball) as archive:
        for source, target in package.files.items():
            member = archive.extractfile(f"package/{source}")
            if member is None:
                sys.exit(f"{package.name}: no file {source}")
            content = member.read()
            if package.prune and source.endswith(".css"):
                content = package.prune(content.decode()).encode()
            path = VENDOR / package.name / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def written(package: Package) -> dict[str, str]:
    paths = [VENDOR / package.name / target for target in package.files.values()]
    return {path.relative_to(VENDOR).as_posix(): _sha256(path) for path in paths}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"


def inventory() -> list[dict[str, object]]:
    return [
        {
            "name": package.name,
            "version": package.version,
            "licence": package.licence,
            "integrity": package.integrity,
            "pruned": package.prune is not None,
            "sha256": written(package),
        }
        for package in PACKAGES
    ]


def problems() -> Iterator[str]:
    """What is wrong with static/vendor as it stands."""
    listed = json.loads(LIST.read_text())
    for was, now in zip(listed, inventory(), strict=True):
        if was != now:
            yield f"{now['name']}: differs from {LIST.name}"
    known = {name for entry in listed for name in entry["sha256"]} | {LIST.name}
    for path in sorted(path for path in VENDOR.rglob("*") if path.is_file()):
        if path.relative_to(VENDOR).as_posix() not in known:
            yield f"{path.relative_to(VENDOR)}: not in {LIST.name}"
    theme = (VENDOR / "@nl-design-system-unstable/voorbeeld-design-tokens/theme.css").read_text()
    for sheet in sorted((STATIC / "css").glob("*.css")):
        for token in re.findall(r"var\((--(?:basis|utrecht)-[\w-]+)\)", sheet.read_text()):
            if f"  {token}:" not in theme:
                yield f"css/{sheet.name}: {token} is not in the theme; fetch again, or give it a fallback"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with vendored.json, fetch nothing")
    if parser.parse_args().check:
        found = list(problems())
        sys.exit("\n".join(found) or None)
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            unpack(package, fetch(package, Path(folder)))
    LIST.write_text(json.dumps(inventory(), indent=2) + "\n")
    print(f"{len(PACKAGES)} packages in {VENDOR.relative_to(STATIC.parent)}")


if __name__ == "__main__":
    main()
