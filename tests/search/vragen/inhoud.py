"""Words that stand only in the inhoud, one or several in any order."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("zwammen", Hit("100000571", inhoud="zwammen")),
    vraag("rollator", Hit("100000457", inhoud="rollator")),
    vraag("uitzendbureau", Hit("100000585", inhoud="uitzendbureau")),
    vraag("meeuwen", Hit("100000481", inhoud="meeuwen")),
    vraag("Leaseauto", Hit("100000530", inhoud="leaseauto")),
    vraag("mantelzorger", Hit("100000400", inhoud="mantelzorger")),
    vraag("vuurwerk", Hit("100000398", inhoud="vuurwerk")),
    vraag("incasso", Hit("100000581", inhoud="incasso")),
    vraag("dierenarts", Hit("100000545", inhoud="dierenarts")),
    vraag("heupoper", Hit("2026-11-17 14:44", inhoud="heupoper"), why="still typing"),
    vraag("kaas olijven", Hit("100000575", inhoud="kaas olijven")),
    vraag("pasfoto eisen", Hit("100000455", inhoud="pasfoto eisen"), why="the other way round"),
    vraag("huisarts brief", Hit("100000074", inhoud="huisarts brief"), why="the other way round, a month ago"),
    vraag("gas licht afsluiting", Hit("100000591", inhoud="gas licht afsluiting")),
    vraag("vermissing aangifte", Hit("100000522", inhoud="vermissing aangifte")),
    vraag("politie muziek", Hit("100000569", inhoud="politie muziek")),
    vraag("app foutmelding", Hit("100000540", inhoud="app foutmelding")),
    vraag("loonstrook terugvordering", Hit("100000585", inhoud="loonstrook terugvordering")),
)
