"""An e-mail address or a part of it, of a betrokkene or of their partij."""

from search.vragen.vraag import Hit, vraag

VRAGEN = (
    vraag("arjan.oudshoorn65@voorbeeld.example", Hit("100000594", email="arjan.oudshoorn65@voorbeeld.example")),
    vraag("Selma.Wojcik11@Voorbeeld.example", Hit("100000589", email="selma.wojcik11@voorbeeld.example")),
    vraag("e-mail tamara.demir91@voorbeeld.example", Hit("100000579", email="tamara.demir91@voorbeeld.example")),
    vraag("koen.smit45@", Hit("100000590", email="koen.smit45@")),
    vraag("elif.dijk20", Hit("100000585", email="elif.dijk20")),
    vraag("wim.peeters90@voorbeeld", Hit("100000489", email="wim.peeters90@voorbeeld")),
    vraag("frank.cate16@voorbeeld.example", Hit("100000561", email="frank.cate16@"), why="a known partij"),
    vraag("ans.oudshoorn6@voorbeeld.example", Hit("100000529", email="ans.oudshoorn6@"), why="a known partij"),
    vraag("YUSUF.HOF28@VOORBEELD.EXAMPLE", Hit("100000568", email="yusuf.hof28@"), why="a known partij"),
    vraag("bakkerijhetankervof38@voorbeeld.example", Hit("100000502", email="bakkerijhetankervof38@")),
    vraag("hotelnoordkademolenwegvof69", Hit("100000423", email="hotelnoordkademolenwegvof69")),
    vraag("letterbakstationsplein", Hit("100000522", email="letterbakstationsplein")),
    vraag("turfschuur", Hit("100000382", email="turfschuur")),
)
