"""How long things may be: the stricter of Open Klant's limit (measured) and that of the draft's CRUD definition."""

MAX_VOORLETTERS = 10
MAX_VOORNAAM = 80  # the draft's; Open Klant takes 200
MAX_VOORVOEGSEL = 10
MAX_ACHTERNAAM = 200
MAX_ORGANISATIENAAM = 200

MAX_ADRESREGEL = 80
# Open Klant takes 255 of both; the draft has lines only, and there they have to fit on one.
MAX_STRAATNAAM = 80
MAX_STAD = 80
MAX_HUISNUMMER = 99_999
MAX_TOEVOEGING = 20
DIGITS_NUMMERAANDUIDING_ID = 16

MAX_DIGITAAL_ADRES = 80
MAX_OMSCHRIJVING = 40  # of a digitaal adres
