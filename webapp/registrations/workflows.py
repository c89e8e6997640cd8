"""Between DBOS's workflows and our registrations."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from dbos import DBOS, DBOSClient, StepInfo, WorkflowStatus
from dbos import error as dbos_error
from pydantic import ValidationError

from webapp.database import bounded
from webapp.registrations.aanvraag import Geregistreerd, Geweigerd, is_nummer_bezet, uitkomst_from_json
from webapp.registrations.database import Database
from webapp.registrations.kinds import kind_named
from webapp.registrations.records import Omschrijving, Registratie, Toestand
from webapp.registrations.serializer import ParkedError
from webapp.registrations.slots import alone

FAILED = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")

# Names of attributes of a workflow, which stay with it while it runs again: why it waited until now, and with what.
REASON, UNDOING = "reason", "undoing"


class UnreadableError(Exception):
    """Its key was dropped, or another release wrote it in another shape."""


def go_on(
    database: Database, folder: Path, seen: WorkflowStatus, attributes: Mapping[str, str | int] | None = None
) -> bool:
    """A workflow that ended in an error goes on under its own id. False: it is no longer as it was ``seen``.

    Looking and rewinding is one act for the processes of ``folder``. One of another node may be between; then DBOS
    refuses to rewind what runs, and of what has succeeded meanwhile the step that runs again finds what it registered.
    """

    def rewind(client: DBOSClient) -> bool:
        with alone(folder):
            if not _is_still(client, seen):
                return False
            step = _step_to_go_on_at(client.list_workflow_steps(seen.workflow_id))
            client.update_workflow_attributes(seen.workflow_id, dict(attributes) if attributes else None)
            try:
                client.rewind_workflow(seen.workflow_id, start_step=step)
            except dbos_error.DBOSException:
                if _is_still(client, seen):
                    raise
                return False
            return True

    return seen.status in FAILED and database.ask(rewind)


def _is_still(client: DBOSClient, seen: WorkflowStatus) -> bool:
    found = client.list_workflows(workflow_ids=[seen.workflow_id], load_input=False, load_output=False)
    return [(now.status, now.completed_at) for now in found] == [(seen.status, seen.completed_at)]


def _step_to_go_on_at(steps: list[StepInfo]) -> int:
    """The step that failed. Those before it keep their results, the number above all.

    Under another number a write whose answer was lost would not be found again. Only where each number was somebody
    else's, which the last one tells, the drawing starts over.
    """
    failed = [step["function_id"] for step in steps if step["error"] is not None]
    if failed:
        return failed[0]
    return 1 if steps and is_nummer_bezet(steps[-1]["output"]) else len(steps) + 1


def recover(database: Database, executor_id: str) -> bool:
    """What this executor left under way goes on at whoever comes first. True when nothing of it is left."""

    def has_left(client: DBOSClient) -> bool:
        left = client.list_workflows(
            status="PENDING", executor_id=executor_id, limit=1, load_input=False, load_output=False
        )
        return bool(left)

    if database.ask(has_left):
        # DBOS has no public way to do this for another executor than its own at launch. It puts them on the queue in
        # one conditional update each, so two processes that do it at once do no harm.
        bounded(lambda: DBOS._recover_pending_workflows([executor_id]))  # noqa: SLF001
    return not database.ask(has_left)


def registratie_of(status: WorkflowStatus) -> Registratie:
    """Raises ``UnreadableError``."""
    try:
        return _read(status, status.input["args"][0] if status.input else {})
    except (ValidationError, LookupError, TypeError):
        # TypeError: where DBOS could not decrypt what is stored, it hands over the stored text itself.
        raise UnreadableError from None


def _read(status: WorkflowStatus, invoer: Mapping[str, Any]) -> Registratie:
    registratie = Registratie(
        registratie_id=UUID(status.workflow_id),
        toestand=Toestand.BEZIG,
        gestart_op=datetime.fromtimestamp((status.created_at or 0) / 1000, UTC),
        aanvraag=kind_named(status.name).aanvraag.validate_python(invoer["aanvraag"]),
        omschrijving=Omschrijving(**invoer["omschrijving"]),
    )
    if status.status == "SUCCESS":
        return _with_uitkomst(registratie, status.output or {})
    if status.status in FAILED and not isinstance(status.error, ParkedError):
        return replace(registratie, toestand=Toestand.MISLUKT)
    reason, undoing = _waits_with(status)
    toestand = Toestand.WACHT if reason else Toestand.BEZIG
    return replace(registratie, toestand=toestand, reden=reason, wordt_ongedaan=undoing)


def _waits_with(status: WorkflowStatus) -> tuple[str, bool]:
    if isinstance(status.error, ParkedError):
        return status.error.reason, status.error.undoing
    attributes = status.attributes or {}
    return str(attributes.get(REASON, "")), bool(attributes.get(UNDOING))


def _with_uitkomst(registratie: Registratie, output: Mapping[str, Any]) -> Registratie:
    uitkomst = uitkomst_from_json(output)
    if isinstance(uitkomst, Geregistreerd):
        return replace(
            registratie,
            toestand=Toestand.GELUKT,
            nummer=uitkomst.nummer,
            uuid=uitkomst.uuid,
            partij=uitkomst.partij,
            partij_bestond=uitkomst.partij_bestond,
        )
    if isinstance(uitkomst, Geweigerd):
        return replace(registratie, toestand=Toestand.GEWEIGERD, fouten=uitkomst.fouten)
    return replace(registratie, toestand=Toestand.INGETROKKEN)
