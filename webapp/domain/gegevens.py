"""What somebody is called and where they are to be found: of a partij, or only for one klantcontact (F2599)."""

from dataclasses import dataclass, replace

from webapp.domain.partij import Adres, Contactnaam, Partij


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What is empty or None was not given, and is not registered."""

    contactnaam: Contactnaam | None = None
    organisatienaam: str = ""
    bezoekadres: Adres | None = None
    correspondentieadres: Adres | None = None

    @property
    def naam(self) -> str:
        persoonsnaam = self.contactnaam.volledig if self.contactnaam else ""
        return persoonsnaam or self.organisatienaam

    def afwijkend_van(self, partij: Partij) -> "Gegevens":
        """Without what the partij has already: that is not registered once more for the contact."""
        same = {
            "contactnaam": self.contactnaam == partij.contactnaam,
            "organisatienaam": self.organisatienaam == partij.organisatienaam,
            "bezoekadres": same_adres(self.bezoekadres, partij.bezoekadres),
            "correspondentieadres": same_adres(self.correspondentieadres, partij.correspondentieadres),
        }
        empty = Gegevens()
        return replace(self, **{name: getattr(empty, name) for name, is_same in same.items() if is_same})


def same_adres(one: Adres | None, other: Adres | None) -> bool:
    """The same place, also where a provider without fields for a street keeps it in lines."""
    return (one and one.op_regels()) == (other and other.op_regels())
