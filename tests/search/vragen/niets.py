"""What nobody and nothing is called: better no hit than a wrong one."""

from search.vragen.vraag import vraag

VRAGEN = (
    vraag("06 12345678"),
    vraag("xqzvwk"),
    vraag("zwanepoel"),
    vraag("piet@nergens.example"),
    vraag("100009999", why="the form of a klantcontact's number"),
    vraag("200 009 999", why="the form of an interne taak's number"),
    vraag("bsn 999990019", why="passes the elfproef"),
    vraag("kvk 00009999"),
)
