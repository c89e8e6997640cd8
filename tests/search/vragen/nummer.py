"""The number of a klantcontact, as it is read out on the phone or copied from a letter."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("100000412", Hit("100000412", nummer="100000412")),
    vraag("  100000501 ", Hit("100000501", nummer="100000501")),
    vraag("100 000 487", Hit("100000487", nummer="100000487")),
    vraag("100-000-333", Hit("100000333", nummer="100000333")),
    vraag("100.000.150", Hit("100000150", nummer="100000150")),
    vraag("nr. 100000596", Hit("100000596", nummer="100000596")),
    vraag("nr 100 000 061", Hit("100000061", nummer="100000061")),
    vraag("#100000585", Hit("100000585", nummer="100000585")),
    vraag("nummer: 100000007", Hit("100000007", nummer="100000007")),
    vraag("klantcontact 100000248", Hit("100000248", nummer="100000248")),
    vraag("ref 100000371", Hit("100000371", nummer="100000371")),
    vraag("referentienummer 100 000 128", Hit("100000128", nummer="100000128")),
)
