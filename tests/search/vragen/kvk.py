"""What an organisatie is known by: KvK-nummer, RSIN, vestigingsnummer."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("00001063", Hit("100000597", identificator="00001063")),
    vraag("kvk 0000 3019", Hit("100000495", identificator="00003019")),
    vraag("kvk-nummer 00006038", Hit("100000462", identificator="00006038")),
    vraag("990910131", Hit("100000447", identificator="990910131"), why="a RSIN"),
    vraag("rsin 9923 10 337", Hit("100000329", identificator="992310337")),
    vraag("900000000002", Hit("100000382", identificator="900000000002"), why="a vestigingsnummer"),
    vraag("vestiging 9000 0000 0016", Hit("100000544", identificator="900000000016")),
)
