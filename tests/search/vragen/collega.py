"""A colleague's full name: the klantcontact that they took last."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("truus nguyen", Hit("100000598", collega="Truus Nguyen")),
    vraag("Marcel de Vries", Hit("100000596", collega="Marcel de Vries")),
    vraag("noor de wit", Hit("100000575", collega="Noor de Wit")),
    vraag("rianne van der meer", Hit("100000594", collega="Rianne van der Meer")),
    vraag("klaas bouzid", Hit("100000568", collega="Klaas Bouzid")),
    vraag("frank celik", Hit("100000514", collega="Frank Çelik"), why="accents do not matter to the directory"),
    vraag("Willems, Maaike", Hit("100000585", collega="Maaike Willems")),
    vraag("yusuf van der heijden", Hit("100000510", collega="Yusuf van der Heijden")),
)
