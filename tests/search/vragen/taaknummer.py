"""The number of an interne taak leads to the klantcontact that it came from."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("200000091", Hit("100000458", taak="200000091")),
    vraag("200 000 080", Hit("100000412", taak="200000080")),
    vraag("200-000-107", Hit("100000594", taak="200000107")),
    vraag("200.000.086", Hit("100000438", taak="200000086")),
    vraag("taak 200000105", Hit("100000585", taak="200000105")),
    vraag("taaknr. 200000068", Hit("100000361", taak="200000068")),
    vraag("interne taak 200000095", Hit("100000478", taak="200000095")),
    vraag("taaknummer: 200 000 057", Hit("100000323", taak="200000057")),
)
