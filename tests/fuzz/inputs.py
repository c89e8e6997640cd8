"""What somebody may send who means no good, or whose cat walks over the keyboard."""

from dataclasses import dataclass
from urllib.parse import quote

from hypothesis import strategies as st

# Each would break out of one place in a page where nobody escaped it.
MARKUP = (
    "<kcc-fuzz>",
    '"><kcc-fuzz>',
    "'><kcc-fuzz>",
    '" onfuzz=x "',
    "' onfuzz=x '",
    "</textarea><kcc-fuzz>",
    "</title></script><kcc-fuzz>",
    "javascript:kcc-fuzz",
)
AWKWARD = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\r\nSet-Cookie: kcc-fuzz=1",
    "\u202e\u2066omgekeerd",
    "\ufdfd" * 40,
    "e\u0301" * 30,
    "😀" * 300,
    "%s%n%x",
    "{{7*7}}${7*7}",
    "../../../../etc/passwd",
    "//evil.example",
    "\\\\evil.example",
    "' OR 1=1 --",
    "-1",
    "1e309",
    "NaN",
    "9" * 400,
    "2026-02-30T25:61",
    "0000-00-00",
    "06 12 34 56 78",
    "iemand@voorbeeld.example",
    "x" * 5000,
    "None",
    "[]",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """``fields`` as (name, value), names more than once where that was drawn. ``body``: instead of them, as it is."""

    path: str
    fields: tuple[tuple[str, str], ...]
    query: str
    headers: dict[str, str]
    body: bytes | None
    by_bearer: bool
    with_token: bool


def texts(known: list[str]) -> st.SearchStrategy[str]:
    """``known``: ids and words that lead further into a view than nonsense does."""
    return st.one_of(
        st.sampled_from(known),
        st.sampled_from(MARKUP),
        st.sampled_from(AWKWARD),
        st.uuids().map(str),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    )


def requests(
    rule: str, right: dict[str, str], names: list[str], text: st.SearchStrategy[str]
) -> st.SearchStrategy[Sent]:
    """For one rule of the route table: its ``names`` of form fields with everything that may stand in them.

    ``right``: fields as an employee fills them in; over those come the others, so that a request gets past the first
    check too.
    """
    pairs = st.lists(st.tuples(st.sampled_from(names), text), max_size=14)
    base = st.sampled_from([(), tuple(right.items())])
    return st.builds(
        Sent,
        path=_paths(rule, text),
        fields=st.tuples(base, pairs).map(lambda both: _over(*both)),
        query=st.lists(
            st.tuples(
                st.sampled_from(
                    [
                        "klantcontact",
                        "vanaf",
                        "bewaard",
                        "zoeken",
                        "gezien",
                        "next",
                        "state",
                        "code",
                        "error",
                        "koppeling",
                        "iss",
                    ]
                ),
                text,
            ),
            max_size=3,
        ).map(_query),
        headers=_headers(),
        body=st.one_of(st.none(), st.none(), st.none(), st.binary(max_size=200)),
        by_bearer=st.booleans(),
        with_token=st.sampled_from([True, True, True, False]),
    )


def _over(right: tuple[tuple[str, str], ...], drawn: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    replaced = {name for name, _ in drawn}
    return (*((name, text) for name, text in right if name not in replaced), *drawn)


def _paths(rule: str, text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = [
        text.map(lambda one: quote(one, safe="")) if part.startswith("<") else st.just(part) for part in rule.split("/")
    ]
    return st.tuples(*parts).map("/".join)


def _query(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quote(text, safe='')}" for name, text in pairs)


def _headers() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "HX-Request": st.sampled_from(["true", "false", "<kcc-fuzz>"]),
            "HX-Target": st.sampled_from(["inhoud", '"><kcc-fuzz>']),
            "Sec-Fetch-Dest": st.sampled_from(["iframe", "document", "empty", "x"]),
            "Sec-Fetch-Site": st.sampled_from(["same-origin", "same-origin", "cross-site"]),
            "Accept": st.sampled_from(["*/*", "text/html", "application/json", "q=;;"]),
            "Accept-Language": st.sampled_from(["nl", "x" * 300]),
            "Content-Type": st.sampled_from(["application/json", "multipart/form-data", "text/plain; charset=klingon"]),
            "Range": st.sampled_from(["bytes=0-", "bytes=-5,9-2"]),
            "If-None-Match": st.sampled_from(['"x"', "<kcc-fuzz>"]),
        },
    )
