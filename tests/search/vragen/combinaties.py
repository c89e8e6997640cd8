"""Several things at once: who and when, what and where, whom a colleague spoke about what."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    # a name and a day
    vraag("de vries 12 november", Hit("100000491", achternaam="Vries", dag="2026-11-12")),
    vraag("smit gisteren", Hit("100000572", achternaam="Smit", dag="2026-11-18")),
    vraag("gisteren de graaf", Hit("100000582", achternaam="Graaf", dag="2026-11-18")),
    vraag("hendriks 12 nov", Hit("100000503", achternaam="Hendriks", dag="2026-11-12")),
    vraag("pinas vandaag", Hit("100000591", achternaam="Pinas", dag="2026-11-19")),
    vraag("koster maandag", Hit("100000541", achternaam="Koster", dag="2026-11-16")),
    vraag("dekker dinsdag", Hit("100000549", achternaam="Dekker", dag="2026-11-17")),
    vraag("van dam 10-11", Hit("100000455", achternaam="Dam", dag="2026-11-10")),
    # a word and a day
    vraag("straatfeest gisteren", Hit("100000580", woorden="straatfeest", dag="2026-11-18")),
    vraag("grofvuil 10-11", Hit("100000458", woorden="grofvuil", dag="2026-11-10")),
    vraag("stoeptegel 12 nov", Hit("100000490", woorden="stoeptegel", dag="2026-11-12")),
    vraag("vandaag schulden", Hit("100000591", woorden="schulden", dag="2026-11-19")),
    vraag("paspoort 10 november", Hit("100000455", woorden="paspoort", dag="2026-11-10")),
    vraag("dakkapel 13-11", Hit("100000524", woorden="dakkapel", dag="2026-11-13")),
    vraag("boomwortels 9 nov", Hit("100000440", woorden="boomwortels", dag="2026-11-09")),
    # a word and a street
    vraag("foutparkeren kerkstraat", Hit("100000588", woorden="foutparkeren kerkstraat")),
    vraag("put ooievaarstraat", Hit("100000565", woorden="put ooievaarstraat")),
    vraag("straatfeest zuiderdijk", Hit("100000460", woorden="straatfeest zuiderdijk")),
    vraag("hangjongeren stationsplein", Hit("100000382", woorden="hangjongeren stationsplein")),
    vraag("beatrixlaan container", Hit("100000481", woorden="beatrixlaan container")),
    vraag("turfkade kinderwagen", Hit("100000278", woorden="turfkade kinderwagen")),
    vraag("stoeptegel dorpsstraat 49", Hit("100000589", woorden="stoeptegel dorpsstraat 49")),
    # a name and a word
    vraag("yilmaz inkomsten", Hit("100000578", achternaam="Yilmaz", woorden="inkomsten")),
    vraag("bos verhuizing", Hit("100000453", achternaam="Bos", woorden="verhuizing")),
    vraag("afspraak postma", Hit("100000387", achternaam="Postma", woorden="afspraak")),
    vraag("nguyen fietswrakken", Hit("100000451", achternaam="Nguyen", woorden="fietswrakken")),
    vraag("aydin scootmobiel", Hit("100000397", achternaam="Aydin", woorden="scootmobiel")),
    vraag("van beek paspoort", Hit("100000015", achternaam="Beek", woorden="paspoort"), why="six weeks ago"),
    vraag("bos puffelenstraat", Hit("100000413", achternaam="Bos", woorden="puffelenstraat")),
    vraag("frank visser gft", Hit("100000056", voornaam="Frank", achternaam="Visser", woorden="gft")),
    # a number and something else
    vraag("100000412 uitkering", Hit("100000412", nummer="100000412")),
    vraag("0602717943 12-11", Hit("100000508", telefoon="0602717943", dag="2026-11-12")),
    vraag("06 09502080 5 november", Hit("100000395", telefoon="0609502080", dag="2026-11-05")),
    vraag("0603099982 leerlingenvervoer", Hit("100000471", telefoon="0603099982", woorden="leerlingenvervoer")),
    # a colleague and something else
    vraag("noor de wit 12-11", Hit("100000503", collega="Noor de Wit", dag="2026-11-12")),
    vraag("tamara jansen gisteren", Hit("100000583", collega="Tamara Jansen", dag="2026-11-18")),
    vraag("tom nguyen paspoort", Hit("100000522", collega="Tom Nguyen", woorden="paspoort")),
    vraag("corrie hofstra dakkapel", Hit("100000469", collega="Corrie Hofstra", woorden="dakkapel")),
    vraag("kapvergunning noor de wit", Hit("100000503", collega="Noor de Wit", woorden="kapvergunning")),
    # whole sentences
    vraag("mevrouw belt over de lantaarnpaal in de lindehof", Hit("100000586", woorden="lantaarnpaal lindehof")),
    vraag(
        "Visser vroeg 12 november om verlof buiten de schoolvakantie",
        Hit("100000492", achternaam="Visser", woorden="verlof schoolvakantie", dag="2026-11-12"),
    ),
)
