"""Mozilla's HTTP Observatory (mdn-http-observatory 1.5: src/grader/charts.js, src/analyzer), as a table of rules.

Each judges one visit and answers what it found with Mozilla's points for it. Left out: what only a scan from outside
can see, the certificate and the list of preloaded domains.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from support.html import Page

BASE = 100
# Below this nothing is added for what is better than it has to be.
_EXTRA_FROM = 90
_SIX_MONTHS = 15_552_000
_TOO_WIDE = {"*", "http:", "https:", "ftp:", "http://*", "https://*"}
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


@dataclass(frozen=True)
class Visit:
    """``headers`` with names in lower case. ``answers_http``: a plain connection gets an answer, not a redirect."""

    secure: bool
    answers_http: bool
    headers: Mapping[str, str]
    cookies: Sequence[str] = ()
    text: str = ""
    policy: Mapping[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        words = [part.split() for part in self.headers.get("content-security-policy", "").split(";") if part.strip()]
        object.__setattr__(self, "policy", {name: set(values) for name, *values in words})

    def sources(self, directive: str) -> set[str]:
        return self.policy.get(directive) or self.policy.get("default-src") or {"*"}


@dataclass(frozen=True)
class Finding:
    what: str
    points: int


def _policy(visit: Visit) -> Finding:
    """The first that is so, from bad to good."""
    scripts, styles = visit.sources("script-src"), visit.sources("style-src")
    inline = _TOO_WIDE | {"'unsafe-inline'", "data:"}
    everything = set[str]().union(*visit.policy.values())
    found = (
        (not visit.policy, Finding("no policy", -25)),
        (bool(scripts & inline or visit.sources("object-src") & _TOO_WIDE), Finding("scripts from anywhere", -20)),
        (visit.secure and any(one.startswith("http:") for one in everything), Finding("an address without TLS", -20)),
        ("'unsafe-eval'" in scripts | styles, Finding("eval", -10)),
        (bool(styles & inline), Finding("styles from anywhere", 0)),
        (visit.policy.get("default-src") == {"'none'"}, Finding("nothing but what is named", 10)),
        (True, Finding("nothing unsafe", 5)),
    )
    return next(finding for so, finding in found if so)


def _cookies(visit: Visit) -> Finding:
    found = [_cookie(cookie, hsts=_hsts(visit).points >= 0) for cookie in visit.cookies]
    return min(found, key=lambda finding: finding.points, default=Finding("no cookies", 0))


def _cookie(cookie: str, *, hsts: bool) -> Finding:
    """Every cookie of ours counts as one of a session."""
    attributes = dict(part.strip().lower().partition("=")[::2] for part in cookie.split(";")[1:])
    if "secure" not in attributes:
        return Finding("session cookie without Secure", -10 if hsts else -40)
    if "httponly" not in attributes:
        return Finding("session cookie without HttpOnly", -30)
    if attributes.get("samesite", "lax") not in {"strict", "lax", "none"}:
        return Finding("SameSite that no browser knows", -20)
    return Finding("Secure, HttpOnly and SameSite", 5) if "samesite" in attributes else Finding("no SameSite", 0)


def _cors(visit: Visit) -> Finding:
    """Asked with an Origin of its own; to repeat it *and* let credentials through is the worst there is."""
    allowed = visit.headers.get("access-control-allow-origin", "")
    if allowed not in {"", "*"} and visit.headers.get("access-control-allow-credentials") == "true":
        return Finding("anybody reads along", -50)
    return Finding("public" if allowed else "nobody reads along", 0)


def _redirection(visit: Visit) -> Finding:
    return Finding("no redirect to TLS", -20) if visit.answers_http else Finding("no answer without TLS", 0)


def _referrer(visit: Visit) -> Finding:
    value = visit.headers.get("referrer-policy", "")
    return Finding(value or "none", 5 if value in _PRIVATE else -5 if value else 0)


def _hsts(visit: Visit) -> Finding:
    parts = visit.headers.get("strict-transport-security", "").replace(" ", "").lower().split(";")
    ages = [int(part.removeprefix("max-age=")) for part in parts if part.startswith("max-age=")]
    if not visit.secure or not ages:
        return Finding("none", -20)
    return Finding("half a year or more, not preloaded", 0) if ages[0] >= _SIX_MONTHS else Finding("too short", -10)


def _integrity(visit: Visit) -> Finding:
    scripts = [script for script in Page.parse(visit.text, whole=True).all("script") if script.get("src")]
    own = [script for script in scripts if not str(script.get("src")).startswith(("http:", "https:", "//"))]
    if len(own) < len(scripts):
        return Finding("scripts from elsewhere", -5)
    if any(script.get("integrity") for script in own) and visit.secure:
        return Finding("own scripts with integrity", 5)
    return Finding("own scripts only" if scripts else "no scripts", 0)


def _sniffing(visit: Visit) -> Finding:
    value = visit.headers.get("x-content-type-options", "")
    return Finding(value or "none", 0 if value == "nosniff" else -5)


def _framing(visit: Visit) -> Finding:
    if "frame-ancestors" in visit.policy:
        return Finding("by frame-ancestors", 5)
    known = visit.headers.get("x-frame-options", "").lower() in {"deny", "sameorigin"}
    return Finding("by X-Frame-Options", 0) if known else Finding("anybody may frame", -20)


def _embedding(visit: Visit) -> Finding:
    value = visit.headers.get("cross-origin-resource-policy", "")
    points = {"same-origin": 10, "same-site": 10, "cross-origin": 0, "": 0}
    return Finding(value or "none", points.get(value, -5))


RULES: dict[str, tuple[Callable[[Visit], Finding], int]] = {
    "Content-Security-Policy": (_policy, 10),
    "Cookies": (_cookies, 5),
    "CORS": (_cors, 0),
    "Redirection": (_redirection, 0),
    "Referrer-Policy": (_referrer, 5),
    "Strict-Transport-Security": (_hsts, 5),
    "Subresource integrity": (_integrity, 5),
    "X-Content-Type-Options": (_sniffing, 0),
    "X-Frame-Options": (_framing, 5),
    "Cross-Origin-Resource-Policy": (_embedding, 10),
}
"""With the most points that each can give."""


@dataclass(frozen=True)
class Report:
    findings: Mapping[str, Finding]

    @property
    def score(self) -> int:
        points = [finding.points for finding in self.findings.values()]
        least = BASE + sum(one for one in points if one < 0)
        return max(BASE + sum(points) if least >= _EXTRA_FROM else least, 0)

    @property
    def deviations(self) -> dict[str, str]:
        """Per rule with less than the most points: what was found."""
        return {name: finding.what for name, finding in self.findings.items() if finding.points < RULES[name][1]}


def scan(visit: Visit) -> Report:
    return Report({name: judge(visit) for name, (judge, _) in RULES.items()})
