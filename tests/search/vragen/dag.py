"""A date or a word for it: the last klantcontact of that day."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("vandaag", Hit("2026-11-19 15:23", dag="2026-11-19")),
    vraag("gisteren", Hit("100000587", dag="2026-11-18")),
    vraag("eergisteren", Hit("100000564", dag="2026-11-17")),
    vraag("Maandag", Hit("100000545", dag="2026-11-16"), why="the last one"),
    vraag("vrijdag", Hit("100000525", dag="2026-11-13"), why="the last one"),
    vraag("12-11", Hit("100000508", dag="2026-11-12")),
    vraag("12 november", Hit("100000508", dag="2026-11-12")),
    vraag("11 nov", Hit("100000485", dag="2026-11-11")),
    vraag("10/11/2026", Hit("100000462", dag="2026-11-10")),
    vraag("9-11-26", Hit("100000448", dag="2026-11-09")),
    vraag("2 nov.", Hit("100000352", dag="2026-11-02")),
)
