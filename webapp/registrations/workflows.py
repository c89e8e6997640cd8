"""Between DBOS's workflows and our registrations."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from dbos import DBOS, WorkflowStatus

from webapp.registrations.interne_taak import AANVRAAG, Geregistreerd, uitkomst_from_json
from webapp.registrations.records import Omschrijving, Registratie, Toestand
from webapp.registrations.serializer import ParkedError

_FAILED = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


def go_on(workflow_id: str) -> None:
    """A workflow that ended in an error goes on under its own id at the step that failed.

    The steps before it keep their results, the number above all: under another number a write whose answer was lost
    would not be found again.
    """
    steps = DBOS.list_workflow_steps(workflow_id)
    failed = [step["function_id"] for step in steps if step["error"] is not None]
    DBOS.rewind_workflow(workflow_id, start_step=failed[0] if failed else len(steps) + 1)


def registratie_of(status: WorkflowStatus) -> Registratie:
    invoer = status.input["args"][0] if status.input else {}
    registratie = Registratie(
        registratie_id=UUID(status.workflow_id),
        toestand=Toestand.BEZIG,
        gestart_op=datetime.fromtimestamp((status.created_at or 0) / 1000, UTC),
        aanvraag=AANVRAAG.validate_python(invoer["aanvraag"]),
        omschrijving=Omschrijving(**invoer["omschrijving"]),
    )
    if isinstance(status.error, ParkedError):
        return replace(registratie, toestand=Toestand.WACHT, reden=status.error.reason)
    if status.status in _FAILED:
        return replace(registratie, toestand=Toestand.MISLUKT)
    return _with_uitkomst(registratie, status.output) if status.status == "SUCCESS" else registratie


def _with_uitkomst(registratie: Registratie, output: dict[str, object] | None) -> Registratie:
    uitkomst = uitkomst_from_json(output or {})
    if isinstance(uitkomst, Geregistreerd):
        return replace(registratie, toestand=Toestand.GELUKT, nummer=uitkomst.nummer, uuid=uitkomst.uuid)
    return replace(registratie, toestand=Toestand.GEWEIGERD, fouten=uitkomst.fouten)
