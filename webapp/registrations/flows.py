"""A flow as DBOS knows it: a name that outlives releases, and one line in the log when it parks or fails."""

from collections.abc import Callable

from dbos import DBOS

from webapp.registrations.reporting import reported
from webapp.registrations.steps import Json

Flow = Callable[[Json], Json]


def define_flow(name: str, run: Flow) -> Flow:
    """Before ``DBOS.launch``, so that a recovered registration finds it."""

    @DBOS.workflow(name=name)
    def flow(invoer: Json) -> Json:
        with reported(str(DBOS.workflow_id)):
            return run(invoer)

    return flow
