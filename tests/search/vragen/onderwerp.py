"""Words of the onderwerp: in another order, in another case, only the beginning of a word."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("dakkapel", Hit("100000564", onderwerp="dakkapel")),
    vraag("basisschool", Hit("100000576", onderwerp="basisschool")),
    vraag("Afvalpas", Hit("100000328", onderwerp="afvalpas")),
    vraag("hangjongeren", Hit("100000398", onderwerp="hangjongeren")),
    vraag("kwijtschelding", Hit("100000550", onderwerp="kwijtschelding")),
    vraag("GFT container", Hit("100000475", onderwerp="gft container")),
    vraag("paspoort kwijt", Hit("100000522", onderwerp="paspoort kwijt")),
    vraag("indicatie wmo", Hit("100000549", onderwerp="indicatie wmo")),
    vraag("wachttijd klacht", Hit("100000487", onderwerp="wachttijd klacht"), why="the other way round"),
    vraag("weekmarkt standplaats", Hit("100000575", onderwerp="weekmarkt standplaats"), why="the other way round"),
    vraag("rijbewijs verleng", Hit("100000315", onderwerp="rijbewijs verleng"), why="still typing"),
    vraag("afspraak schuldhulp", Hit("100000598", onderwerp="afspraak schuldhulp"), why="the beginning of a word"),
    vraag("tweede parkeerverg", Hit("100000498", onderwerp="tweede parkeerverg"), why="the beginning of a word"),
    vraag("belastingen regeling", Hit("100000581", onderwerp="belastingen regeling"), why="the end of a word"),
    vraag("lantaarnpaal puffelenstraat", Hit("100000512", onderwerp="lantaarnpaal puffelenstraat")),
    vraag("zuiderdijk takken", Hit("100000515", onderwerp="zuiderdijk takken")),
    vraag("wegdek kerkstraat", Hit("100000558", onderwerp="wegdek kerkstraat"), why="'Gat in het' left out"),
)
