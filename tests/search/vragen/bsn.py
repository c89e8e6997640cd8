"""The BSN of a known partij; all are in the range for tests."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("999952158", Hit("100000593", identificator="999952158")),
    vraag("9999 50 551", Hit("100000561", identificator="999950551")),
    vraag("bsn 999992272", Hit("100000529", identificator="999992272")),
    vraag("9999.71.414", Hit("100000539", identificator="999971414")),
    vraag("BSN: 9999 42 529", Hit("100000516", identificator="999942529")),
    vraag("bsn-nummer 999912537", Hit("100000271", identificator="999912537")),
)
