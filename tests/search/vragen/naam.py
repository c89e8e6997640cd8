"""The name of a betrokkene, with and without voorvoegsel, initials and given name, in any case.

Of a known partij the provider cannot find the name. Where its e-mail address shows the name all the same and its
klantcontact is newer, that one is right as well.
"""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("yilmaz", Hit("100000583", achternaam="Yilmaz")),
    vraag("Visser", Hit("100000570", achternaam="Visser")),
    vraag("wójcik", Hit("100000589", achternaam="Wójcik")),
    vraag("wojcik", Hit("100000589", achternaam="Wójcik"), why="its e-mail address has no accent"),
    vraag("mevr postma", Hit("100000421", achternaam="Postma")),
    vraag("de boer", Hit("100000412", voorvoegsel="de", achternaam="Boer")),
    vraag("VAN DIJK", Hit("100000585", voorvoegsel="van", achternaam="Dijk")),
    vraag("leeuwen", Hit("100000576", achternaam="Leeuwen"), why="without its voorvoegsel"),
    vraag("den hartog", Hit("100000562", voorvoegsel="den", achternaam="Hartog")),
    vraag("van den berg", Hit("100000464", voorvoegsel="van den", achternaam="Berg")),
    vraag("v.d. berg", Hit("100000464", voorvoegsel="van den", achternaam="Berg")),
    vraag("in 't veld", Hit("100000483", voorvoegsel="in 't", achternaam="Veld")),
    vraag("van 't hof", Hit("100000573", voorvoegsel="van 't", achternaam="Hof")),
    vraag(
        "de vries",
        Hit("100000491", voorvoegsel="de", achternaam="Vries"),
        Hit("100000596", collega="Marcel de Vries"),
        Hit("100000567", email="vries"),
        why="two colleagues and a known partij are called so too",
    ),
    vraag("Vries, K. de", Hit("100000491", voorletters="K", voorvoegsel="de", achternaam="Vries")),
    vraag("k de vries", Hit("100000491", voorletters="K", voorvoegsel="de", achternaam="Vries")),
    vraag("J. de Graaf", Hit("100000582", voorletters="J", voorvoegsel="de", achternaam="Graaf")),
    vraag("m. van 't Hof", Hit("100000573", voorletters="M", voorvoegsel="van 't", achternaam="Hof")),
    vraag("hendriks w", Hit("100000444", voorletters="W", achternaam="Hendriks")),
    vraag("dhr n kaya", Hit("100000433", voorletters="N", achternaam="Kaya")),
    vraag("TOM DE BOER", Hit("100000412", voornaam="Tom", achternaam="Boer")),
    vraag("ilse el amrani", Hit("100000498", voornaam="Ilse", achternaam="El Amrani")),
    vraag("ilse çelik", Hit("100000477", voornaam="Ilse", achternaam="Çelik")),
    vraag("Sanne ten Cate", Hit("100000513", voornaam="Sanne", achternaam="Cate")),
    vraag("lucas van der heijden", Hit("100000566", voornaam="Lucas", achternaam="Heijden")),
    vraag("berg eline", Hit("100000464", voornaam="Eline", achternaam="Berg"), why="the other way round"),
    vraag("bakkerij het anker", Hit("100000583", organisatie="Bakkerij Het Anker")),
)
