"""Every form and endpoint against what no page of ours would send: no 500, no traceback, nothing reflected as markup.

``make fuzz`` sends more; ``KCC_FUZZ`` is the number of requests in all.
"""

import os
from uuid import uuid4

import pytest
from fuzz.inputs import Sent, requests, texts
from fuzz.stage import FuzzStage
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from webapp.features.betrokkene.forms import BetrokkeneForm
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.forms.base import KccForm

_IN_ALL = int(os.environ.get("KCC_FUZZ", "5000"))
_SHARES = 10
_BREAKS_OUT = ("<kcc-fuzz", '" onfuzz', "' onfuzz", 'href="javascript:', "Traceback (most recent call last)")
# The forms are where most is read, looked up and shown again.
_WEIGHT = {"/interne-taken/nieuw": 3, "/betrokkenen/nieuw": 4, "/zoeken/klantcontacten": 2}
_BUTTONS = ["actie", "kies_klantcontact", "kies_actor", "kies_eenheid", "kies_partij", "kies_organisatie", "kies_keuze"]
_OTHERS = ["verwijder", "zoekterm", "zoekreden", "soort", "als", "voor", "vervolg", "opnieuw", "getoond", "pad"]
_SIGN_IN = ["launch_token", "sleutel", "code", "state", "koppeling", "terug", "next", "csrf_token"]
_WORDS = [
    "registreren",
    "controleren",
    "bijwerken",
    "nog_een",
    "nieuw",
    "bekend",
    "ja",
    "nee",
    "persoon",
    "organisatie",
]
# Where a provider or a portal answers for us; what they answer is tested elsewhere.
_ELSEWHERE = {503}


# The journal's own threads draw from `random` meanwhile, which Hypothesis takes for ours.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module")
@pytest.mark.parametrize("share", range(_SHARES))
def test_nothing_that_is_sent_breaks_it(stage: FuzzStage, share: int) -> None:
    right, names, text = _right(stage), _names(stage), texts(stage.known + _WORDS)
    # Made once: to make them for each request takes as long as to send it.
    drawn = st.one_of(
        [st.tuples(st.just(rule), requests(rule[1], right.get(rule[1], {}), names, text)) for rule in _rules(stage)]
    )

    @settings(
        max_examples=_IN_ALL // _SHARES,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def holds(one: tuple[tuple[str, str], Sent]) -> None:
        (method, _), sent = one
        answer = stage.sends(method, sent)
        assert answer.status_code < 500 or answer.status_code in _ELSEWHERE, answer.status
        told = (
            answer.get_data(as_text=True) if (answer.mimetype or "").startswith(("text/", "application/json")) else ""
        )
        assert not [text for text in _BREAKS_OUT if text in told]
        assert "<kcc-fuzz" not in str(answer.headers)
        assert not any("kcc-fuzz" in cookie for cookie in answer.headers.getlist("Set-Cookie"))

    holds()


def _rules(stage: FuzzStage) -> list[tuple[str, str]]:
    """Every route but the one that ends the session of the test itself."""
    found = [
        (method, rule.rule)
        for rule in stage.app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        if rule.rule != "/afmelden"
    ]
    return [one for one in found for _ in range(_WEIGHT.get(one[1], 1))]


def _names(stage: FuzzStage) -> list[str]:
    return [*_fields(stage, InterneTaakForm), *_fields(stage, BetrokkeneForm), *_BUTTONS, *_OTHERS, *_SIGN_IN]


def _fields(stage: FuzzStage, form: type[KccForm]) -> list[str]:
    with stage.app.test_request_context(base_url="https://registratie.example"):
        return [str(field.name) for field in form(formdata=None).leaves()]


def _right(stage: FuzzStage) -> dict[str, dict[str, str]]:
    klantcontact, actor = stage.known[:2]
    taak = {"klantcontact": klantcontact, "actor": actor, "gevraagde_handeling": "Bellen", "status": "te_verwerken"}
    betrokkene = {"klantcontact": klantcontact, "keuze": "nieuw", "achternaam": "Zuiderwijk", "actie": "controleren"}
    more = {"rol": "klant", "initiator": "ja", "toestemming": "nee", "registratie_id": str(uuid4())}
    return {
        "/interne-taken/nieuw": {**taak, "actie": "registreren", "registratie_id": str(uuid4())},
        "/betrokkenen/nieuw": {**betrokkene, **more},
        "/zoeken/klantcontacten": {"zoekterm": "de vries gisteren"},
    }
