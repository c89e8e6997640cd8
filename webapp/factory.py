"""The composition root: the one place that knows every part."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask_wtf import CSRFProtect

from webapp import klantinteracties
from webapp.domain.provider import Provider
from webapp.features.betrokkene.views import betrokkene
from webapp.features.huisstijl.views import huisstijl
from webapp.features.interne_taak.views import interne_taak
from webapp.features.klantcontact.views import klantcontact
from webapp.features.registraties.views import registraties
from webapp.features.status.views import status
from webapp.features.stijlgids.views import stijlgids
from webapp.features.zoeken.views import zoeken
from webapp.identity import Medewerker, demo_sign_in, init_identity
from webapp.practice_provider import OPENKLANT_BASE, VNG_BASE, create_practice_provider
from webapp.registrations import Journal, JournalConfig
from webapp.search import ActorDirectory, ActorSearch, KlantcontactSearch, LatelyUsed, PartijSearch
from webapp.settings import LOOPBACK_NAMES, Settings
from webapp.web.errors import init_errors
from webapp.web.headers import init_headers
from webapp.web.jinja import init_jinja
from webapp.web.logs import init_logs, init_request_log
from webapp.web.paths import STATIC, TEMPLATES
from webapp.web.services import BetrokkeneRules, Services, init_services
from webapp.web.static import StaticFiles

_MAX_BODY = 256 * 1024
# Four questions for each of the server's threads, so that a provider that hangs lets nobody queue behind another.
_THREADS = 64


def create_app(
    settings: Settings | None = None,
    provider: Provider | None = None,
    journal: Journal | None = None,
    sign_in: Callable[[], Medewerker] = demo_sign_in,
) -> Flask:
    """The application. The other arguments replace what the settings name, for tests."""
    settings = settings or Settings()
    init_logs(settings.log_level)
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(
        SECRET_KEY=settings.session_key,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=_MAX_BODY,
        WTF_CSRF_TIME_LIMIT=None,
        # In demo mode anybody is the demo employee: no other site may point its name at this machine.
        TRUSTED_HOSTS=LOOPBACK_NAMES if settings.is_demo else None,
    )
    provider = provider or connect_provider(settings)
    init_services(app, _services(settings, provider, journal or Journal(provider, journal_config(settings))))
    init_request_log(app)
    init_identity(app, sign_in)
    CSRFProtect(app)
    init_headers(app, settings.portal_origins)
    static = StaticFiles(STATIC)
    static.init_app(app)
    init_jinja(app, settings, static)
    init_errors(app)
    for blueprint in (klantcontact, interne_taak, betrokkene, zoeken, registraties, status, huisstijl(settings)):
        app.register_blueprint(blueprint)
    if settings.is_demo:
        app.register_blueprint(stijlgids)
    return app


def connect_provider(settings: Settings) -> Provider:
    """The provider that the settings name, else the embedded practice provider, reached without a port."""
    if settings.provider_url:
        return klantinteracties.connect(
            settings.provider_url,
            settings.provider_token.get_secret_value(),
            dialect=settings.provider_dialect,
            headers={name: value.get_secret_value() for name, value in settings.provider_headers.items()},
            timeout=settings.provider_timeout,
            nummer_velden=settings.nummer_velden,
            paths=settings.provider_paths,
            identificator_codes=settings.identificator_codes,
            land_codes=settings.land_codes,
        )
    practice = create_practice_provider(settings.practice_database)
    base = VNG_BASE if settings.provider_dialect == "vng" else OPENKLANT_BASE
    return klantinteracties.in_process(
        practice,
        base,
        dialect=settings.provider_dialect,
        nummer_velden=settings.nummer_velden,
        land_codes=settings.land_codes,
    )


def journal_config(settings: Settings) -> JournalConfig:
    return JournalConfig(
        database_url=settings.database_url,
        slots=settings.data_folder,
        fernet_keys=settings.fernet_keys,
        keep_seconds=settings.keep_hours * 3600,
        toestemming_bij=settings.toestemming_bij,
    )


def _services(settings: Settings, provider: Provider, journal: Journal) -> Services:
    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="ask")
    directory, lately = ActorDirectory(provider), LatelyUsed()
    return Services(
        provider=provider,
        journal=journal,
        klantcontact_search=KlantcontactSearch(provider, pool, directory),
        actor_directory=directory,
        actor_search=ActorSearch(provider, directory, lately),
        lately_used=lately,
        partij_search=PartijSearch(provider, pool),
        pool=pool,
        betrokkene_rules=BetrokkeneRules(
            zonder_identificator=settings.partij_zonder_identificator == "toestaan",
            lege_partij=settings.lege_partij_zonder_toestemming == "ja",
            gemeente=settings.gemeente,
            zoeken_op_naam=settings.zoeken_op_naam == "ja",
        ),
    )
