"""What a browser fetches with the start page before it has anything of this application."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx
from bench.html import tags
from bench.table import show

BUDGET = 45_000

_IMPORT = re.compile(r"""(?:^|[;}\s])(?:import|export)\b(?:[\s\w*{},$]*?\bfrom)?\s*\(?\s*["']([^"'\s]+)["']""")
_CSS_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s]+)""")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')\s]+)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What the layout adds for who is signed in, in a frame (templates/layouts/pagina.html). Demo mode has none of it.
_SIGNED_IN = ("js/drager.js", "js/sessie.js", "js/bewaren.js", "js/vraag.js", "js/portaal.js", "css/sessie.css")
_FONTS = (".woff2", ".woff", ".ttf", ".otf")


@dataclass(frozen=True, slots=True)
class Asset:
    url: str
    content: bytes
    sent: int
    kept: bool

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def zipped(self) -> int:
        return len(gzip.compress(self.content, 9, mtime=0))

    def asks_for(self) -> Iterator[str]:
        """Imported modules and style sheets."""
        pattern = _CSS_IMPORT if self.path.endswith(".css") else _IMPORT
        if self.path.endswith((".css", ".js", ".mjs")):
            text = _COMMENT.sub("", self.content.decode())
            yield from (urljoin(self.url, found) for found in pattern.findall(text))

    def fonts(self) -> Iterator[str]:
        if self.path.endswith(".css"):
            found = (urljoin(self.url, one) for one in _CSS_URL.findall(self.content.decode()))
            yield from (url for url in found if urlsplit(url).path.endswith(_FONTS))


def show_first_load(http: httpx.Client) -> bool:
    """Whether it keeps within the budget."""
    page = fetch(http, str(http.base_url))
    assets = all_assets(http, page)
    total = sum(asset.zipped for asset in assets)
    fonts = [fetch(http, url) for url in dict.fromkeys(url for asset in assets for url in asset.fonts())]
    static = next(asset.url for asset in assets if "/js/" in asset.url)
    signed_in = [fetch(http, urljoin(static, f"../{name}")) for name in _SIGNED_IN]
    rows = [(*_total(asset.path, [asset])[:-1], "kept" if asset.kept else "asked for again") for asset in assets]
    rows += [
        ("", "", "", "", ""),
        _total(f"JS and CSS, {len(assets)} files", assets),
        _total(f"apart: signed in, in a frame, {len(signed_in)} more", signed_in),
        _total("apart: the page itself", [page]),
        (f"apart: {len(fonts)} fonts", f"{sum(len(font.content) for font in fonts):,}", "", "", ""),
    ]
    verdict = "within" if total <= BUDGET else "OVER"
    show(
        "First load of the start page: bytes",
        ("file", "raw", "gzip -9", "as sent now", "-at the next page"),
        rows,
        f"{total:,} of the budget of {BUDGET:,} bytes, gzipped file by file: {verdict} the budget. "
        "As sent now: by the application itself, to a browser\nthat takes gzip. "
        "At the next page: kept for good, or asked for again whether it is still the same.",
    )
    return total <= BUDGET


def all_assets(http: httpx.Client, page: Asset) -> list[Asset]:
    """Scripts and style sheets of the page, and what those import, each once, in order."""
    found: dict[str, Asset] = {}
    wanted = list(_of_page(page))
    while wanted:
        url = wanted.pop(0)
        if urlsplit(url).path not in found:
            asset = fetch(http, url)
            found[asset.path] = asset
            wanted += asset.asks_for()
    return list(found.values())


def _of_page(page: Asset) -> Iterator[str]:
    for tag, attributes in tags(page.content.decode()):
        relations = attributes.get("rel", "").split()
        if tag == "script" and "src" in attributes:
            yield urljoin(page.url, attributes["src"])
        elif tag == "link" and ("stylesheet" in relations or "modulepreload" in relations):
            yield urljoin(page.url, attributes["href"])


def fetch(http: httpx.Client, url: str) -> Asset:
    answer = http.get(url, headers={"Accept-Encoding": "gzip"}).raise_for_status()
    return Asset(
        str(answer.url), answer.content, answer.num_bytes_downloaded, "immutable" in answer.headers["Cache-Control"]
    )


def _total(name: str, assets: list[Asset]) -> tuple[str, str, str, str, str]:
    sizes = (
        sum(len(one.content) for one in assets),
        sum(one.zipped for one in assets),
        sum(one.sent for one in assets),
    )
    raw, zipped, sent = (f"{size:,}" for size in sizes)
    return name, raw, zipped, sent, ""
