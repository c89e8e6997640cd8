"""What a release of Open Klant can do, told by the ``API-version`` header that is on its every answer."""

from dataclasses import dataclass

Version = tuple[int, ...]

_RELEASES: tuple[tuple[str, str], ...] = (
    ("0.0.3", "2.4"),  # 2.0 to 2.4 all say 0.0.3
    ("0.0.4", "2.5"),
    ("0.1.0", "2.6"),
    ("0.1.1", "2.6.1"),
    ("0.1.2", "2.7"),
    ("0.2.0", "2.8"),
    ("0.2.1", "2.10"),
    ("0.3.0", "2.11"),
    ("0.4.0", "2.12"),
    ("0.4.1", "2.13"),
    ("0.5.0", "2.14"),
    ("0.6.0", "2.15"),
    ("0.7.0", "2.16"),
    ("0.8.0", "2.17"),
    ("0.9.0", "2.18"),
)
_NEWEST = _RELEASES[-1][0]


@dataclass(frozen=True, slots=True)
class Release:
    """``has_klantcontact_adres_filter``: 2.18, and only where the version is known: before 2.14 all would be listed.

    ``has_referentienummer``, ``has_metadata``, ``has_sub_identificator_filter``: 2.16. ``has_referentie``: 2.8.

    ``has_nested_identificatoren``: 2.7, and before a partij's answer only refers to them, too.
    ``has_street_fields``, ``has_sub_identificatoren``: 2.6.
    ``has_working_adres_filters``: 2.5; ``adres__icontains`` and ``verstrektDoorPartij__uuid`` were there, and broken.
    ``refuses_088``: 2.13 to 2.16. ``requires_every_key``: up to 2.7. ``land_is_digits``: up to 2.5.
    ``may_lack_actoren``: up to 2.4, for 2.0 and 2.1 only know ``toegewezenAanActor``, and cannot be told from 2.4.
    """

    name: str
    has_klantcontact_adres_filter: bool
    has_referentienummer: bool
    has_metadata: bool
    has_sub_identificator_filter: bool
    has_referentie: bool
    has_sub_identificatoren: bool
    has_working_adres_filters: bool
    refuses_088: bool
    has_street_fields: bool
    has_nested_identificatoren: bool
    requires_every_key: bool
    land_is_digits: bool
    may_lack_actoren: bool


def release_of(api_version: str) -> Release:
    """A version that is missing (a gateway may drop the header) or unknown counts as the newest that was measured."""
    version = _parsed(api_version) or _parsed(_NEWEST)
    return Release(
        name=dict(_RELEASES).get(api_version) or (f"API {api_version}" if api_version else ""),
        has_klantcontact_adres_filter=_parsed(api_version) >= (0, 9),
        has_referentienummer=version >= (0, 7),
        has_metadata=version >= (0, 7),
        has_sub_identificator_filter=version >= (0, 7),
        has_referentie=version >= (0, 2),
        has_sub_identificatoren=version >= (0, 1),
        has_working_adres_filters=version >= (0, 0, 4),
        refuses_088=(0, 4, 1) <= version < (0, 8),
        has_street_fields=version >= (0, 1),
        has_nested_identificatoren=version >= (0, 1, 2),
        requires_every_key=version < (0, 2),
        land_is_digits=version < (0, 1),
        may_lack_actoren=version < (0, 0, 4),
    )


def _parsed(api_version: str) -> Version:
    parts = api_version.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()
