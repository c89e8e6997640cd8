"""What somebody is called and where they are to be found: of a partij, or only for one klantcontact (F2599)."""

from dataclasses import dataclass, replace

from webapp.domain.partij import Adres, Contactnaam, Partij, SoortPartij


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

    @classmethod
    def of(cls, partij: Partij) -> "Gegevens":
        return cls(partij.contactnaam, partij.organisatienaam, partij.bezoekadres, partij.correspondentieadres)

    def in_partij(self, soort: SoortPartij) -> "Gegevens":
        """What a partij of this soort has room for: an organisatie has a name of its own, others that of a person."""
        if soort is SoortPartij.ORGANISATIE:
            return replace(self, contactnaam=None)
        return replace(self, organisatienaam="")

    def afwijkend_van(self, other: "Gegevens") -> "Gegevens":
        """Without what the other has already: that is not registered once more for the contact."""
        same = {
            "contactnaam": self.contactnaam == other.contactnaam,
            "organisatienaam": self.organisatienaam == other.organisatienaam,
            "bezoekadres": same_adres(self.bezoekadres, other.bezoekadres),
            "correspondentieadres": same_adres(self.correspondentieadres, other.correspondentieadres),
        }
        empty = Gegevens()
        return replace(self, **{name: getattr(empty, name) for name, is_same in same.items() if is_same})


def same_adres(one: Adres | None, other: Adres | None) -> bool:
    """The same place, also where a provider without fields for a street keeps it in lines."""
    return (one and one.op_regels()) == (other and other.op_regels())
