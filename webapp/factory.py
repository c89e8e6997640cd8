"""The composition root: the one place that knows every part."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from webapp import klantinteracties
from webapp.domain.provider import Provider
from webapp.features.aanmelden import init_aanmelden
from webapp.features.betrokkene.views import betrokkene
from webapp.features.bsn_zoeken import init_bsn_zoeken
from webapp.features.huisstijl.views import huisstijl
from webapp.features.interne_taak.views import interne_taak
from webapp.features.klantcontact.views import klantcontact
from webapp.features.registraties.views import registraties
from webapp.features.status.views import status
from webapp.features.stijlgids.views import stijlgids
from webapp.features.zoeken.views import zoeken
from webapp.identity import Identity, Lifetime, SignIn, demo_sign_in, init_identity
from webapp.identity.launch import LaunchConfig
from webapp.identity.oidc import OidcConfig
from webapp.practice_provider import OPENKLANT_BASE, VNG_BASE, create_practice_provider
from webapp.registrations import Journal, JournalConfig
from webapp.search import ActorDirectory, ActorSearch, KlantcontactSearch, LatelyUsed, PartijSearch
from webapp.settings import Settings
from webapp.web.cookies import init_cookies
from webapp.web.errors import init_errors
from webapp.web.guard import init_csrf, init_origin_guard
from webapp.web.headers import init_headers
from webapp.web.jinja import init_jinja
from webapp.web.limits import init_limits
from webapp.web.logs import init_logs, init_request_log
from webapp.web.paths import STATIC, TEMPLATES
from webapp.web.proxies import init_proxies
from webapp.web.services import BetrokkeneRules, Services, init_services
from webapp.web.static import StaticFiles

_MAX_BODY = 256 * 1024
_MAX_FIELDS = 200
# Four questions for each of the server's threads, so that a provider that hangs lets nobody queue behind another.
_THREADS = 64


def create_app(
    settings: Settings | None = None,
    provider: Provider | None = None,
    journal: Journal | None = None,
    sign_in: SignIn | None = None,
) -> Flask:
    """The application. The other arguments replace what the settings name, for tests."""
    settings = settings or Settings()
    settings.refuse_unsafe_demo()
    init_logs(settings.log_level)
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(
        SECRET_KEY=settings.session_key,
        MAX_CONTENT_LENGTH=_MAX_BODY,
        MAX_FORM_PARTS=_MAX_FIELDS,
        WTF_CSRF_TIME_LIMIT=None,
        TRUSTED_HOSTS=settings.trusted_hosts,
    )
    init_cookies(app, is_demo=settings.is_demo, is_framed=bool(settings.portal_origins.strip()))
    provider = provider or connect_provider(settings)
    journal = journal or Journal(provider, journal_config(settings))
    identity = None if settings.is_demo else connect_identity(settings)
    init_services(app, _services(settings, provider, journal, identity))
    init_request_log(app)
    init_origin_guard(app)
    init_identity(app, sign_in or (identity.sign_in() if identity else demo_sign_in))
    init_limits(app, settings)
    init_csrf(app)
    init_bsn_zoeken(app)
    init_proxies(app, settings.proxies)
    init_headers(app, settings.portal_origins)
    static = StaticFiles(STATIC)
    static.init_app(app)
    init_jinja(app, settings, static)
    init_errors(app)
    for blueprint in (klantcontact, interne_taak, betrokkene, zoeken, registraties, status, huisstijl(settings)):
        app.register_blueprint(blueprint)
    if settings.is_demo:
        app.register_blueprint(stijlgids)
    else:
        init_aanmelden(app, settings)
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


def connect_identity(settings: Settings) -> Identity:
    lifetime = Lifetime(settings.session_idle_minutes * 60, settings.session_max_hours * 3600)
    launch = LaunchConfig(settings.launch_issuer, settings.launch_audience, settings.launch_jwks, settings.launch_role)
    oidc = OidcConfig(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        secret=settings.oidc_client_secret.get_secret_value(),
        role_claim=settings.oidc_role_claim,
        role=settings.oidc_role,
    )
    return Identity.open(
        settings.database_url,
        settings.fernet_keys,
        lifetime,
        launch=launch if settings.has_launch else None,
        oidc=oidc if settings.has_oidc else None,
    )


def _services(settings: Settings, provider: Provider, journal: Journal, identity: Identity | None) -> Services:
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
        identity=identity,
        betrokkene_rules=BetrokkeneRules(
            zonder_identificator=settings.partij_zonder_identificator == "toestaan",
            lege_partij=settings.lege_partij_zonder_toestemming == "ja",
            gemeente=settings.gemeente,
            zoeken_op_naam=settings.zoeken_op_naam == "ja",
        ),
    )
