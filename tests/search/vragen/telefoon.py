"""A phone number in any spelling; it is registered as ``06…`` or as ``+316…``, of a betrokkene or of their partij."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("06-07207048", Hit("100000594", telefoon="0607207048")),
    vraag("06 01 79 65 52", Hit("100000590", telefoon="0601796552")),
    vraag("+31 6 06367391", Hit("100000589", telefoon="0606367391")),
    vraag("0031608049660", Hit("100000535", telefoon="0608049660")),
    vraag("tel 06-0688 5034", Hit("100000563", telefoon="0606885034")),
    vraag("0600135328", Hit("100000592", telefoon="0600135328"), why="registered with +31"),
    vraag("06 05 17 86 16", Hit("100000573", telefoon="0605178616"), why="registered with +31"),
    vraag("+31(0)609586543", Hit("100000416", telefoon="0609586543")),
    vraag("06/01011221", Hit("100000358", telefoon="0601011221"), why="registered with +31"),
    vraag("0603099982", Hit("100000561", telefoon="0603099982"), why="a known partij with three klantcontacten"),
    vraag("06 09502080", Hit("100000529", telefoon="0609502080"), why="a known partij, registered with +31"),
    vraag("+31602049033", Hit("100000539", telefoon="0602049033"), why="a known partij, registered without +31"),
    vraag("0031 6 06736733", Hit("100000568", telefoon="0606736733"), why="a known partij"),
    vraag("06-0346 1231", Hit("100000495", telefoon="0603461231"), why="an organisatie"),
    vraag("06072070", Hit("100000594", telefoon="06072070"), why="still typing"),
    vraag("06-094127", Hit("100000337", telefoon="06094127"), why="still typing"),
    vraag("06 08 68 28", Hit("100000469", telefoon="06086828"), why="still typing, registered with +31"),
)
