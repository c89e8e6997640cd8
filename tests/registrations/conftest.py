"""What the tests of the journal share."""

import pytest
from registrations.acting import HANDELING
from support.stage import cast_of

from webapp.domain.provider import Provider
from webapp.registrations import InterneTaakAanvraag


@pytest.fixture
def aanvraag(provider: Provider) -> InterneTaakAanvraag:
    cast = cast_of(provider)
    return InterneTaakAanvraag(cast.klantcontact.uuid, (cast.medewerker.uuid,), HANDELING)
