"""Which dialect, and which release of it, a provider speaks: one cheap question that every dialect understands."""

from collections.abc import Iterable

from webapp.domain.errors import Misfit, ProviderMisfitError
from webapp.klantinteracties.dialects import DIALECTS, Dialect, DialectKind, Options
from webapp.klantinteracties.failures import require_success
from webapp.klantinteracties.reading import unreadable
from webapp.klantinteracties.transport import Transport
from webapp.klantinteracties.wire import Answer, Request

AUTO = "auto"

# No actor is called that, so that no list comes back; actoren are few, so that looking for it costs next to nothing.
_NOBODY = {"naam": "kcc-registratie"}


def candidates(name: str) -> tuple[DialectKind, ...]:
    """Raises ValueError on a dialect that is unknown."""
    if name == AUTO:
        return tuple(DIALECTS.values())
    if name not in DIALECTS:
        raise ValueError(f"dialect is {AUTO} or one of {', '.join(DIALECTS)}")
    return (DIALECTS[name],)


def validate(kinds: Iterable[DialectKind], options: Options) -> None:
    """Raises ValueError now rather than at the first call."""
    for kind in kinds:
        kind.build(Answer(200), options)


def discover(transport: Transport, kinds: Iterable[DialectKind], options: Options) -> Dialect:
    """Each kind in its own media type, for Open Klant refuses the draft's; the first one that recognises the answer."""
    for kind in kinds:
        answer = _asked(transport, kind, options)
        if answer is not None and kind.recognises(answer):
            return kind.build(answer, options)
    raise unreadable()


def _asked(transport: Transport, kind: DialectKind, options: Options) -> Answer | None:
    answer = transport.send(Request("GET", kind.actoren(options), _NOBODY), kind.media)
    try:
        require_success(answer)
    except ProviderMisfitError as misfit:
        if misfit.misfit is Misfit.NOT_SUPPORTED:
            return None
        raise
    return answer
