"""One module a resource: its tables, how it is shown, and what is peculiar about it."""

from webapp.practice_provider.openklant.resource import Resource
from webapp.practice_provider.openklant.resources.actoren import ACTOREN
from webapp.practice_provider.openklant.resources.actorklantcontacten import ACTORKLANTCONTACTEN
from webapp.practice_provider.openklant.resources.betrokkenen import BETROKKENEN
from webapp.practice_provider.openklant.resources.digitaleadressen import DIGITALEADRESSEN
from webapp.practice_provider.openklant.resources.internetaken import INTERNETAKEN
from webapp.practice_provider.openklant.resources.klantcontacten import KLANTCONTACTEN
from webapp.practice_provider.openklant.resources.partij_identificatoren import PARTIJ_IDENTIFICATOREN
from webapp.practice_provider.openklant.resources.partijen import PARTIJEN

RESOURCES: dict[str, Resource] = {
    resource.path: resource
    for resource in (
        ACTOREN,
        ACTORKLANTCONTACTEN,
        BETROKKENEN,
        DIGITALEADRESSEN,
        INTERNETAKEN,
        KLANTCONTACTEN,
        PARTIJ_IDENTIFICATOREN,
        PARTIJEN,
    )
}
