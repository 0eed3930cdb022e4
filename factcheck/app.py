"""The app: which parts it is put together from, and in which order."""

from flask import Blueprint, Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from factcheck import db
from factcheck.accounts import views as accounts
from factcheck.accounts import views_account as account
from factcheck.accounts import views_admin as admin
from factcheck.accounts import views_admin_projects as admin_projects
from factcheck.accounts import views_desk as desk
from factcheck.accounts import views_invites as invites
from factcheck.accounts import views_members as members
from factcheck.accounts import views_oidc as oidc
from factcheck.adjudication import api as adjudication_api
from factcheck.adjudication import views as adjudication
from factcheck.agreement import views as agreement
from factcheck.annotations import api as annotations_api
from factcheck.annotations import views as annotations
from factcheck.annotations import views_form as annotations_form
from factcheck.articles import api_recut as recut_api
from factcheck.articles import views as articles
from factcheck.articles import views_recut as recut
from factcheck.articles import views_unplaced as unplaced
from factcheck.compare import views as compare
from factcheck.compare import views_matrix as matrix
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.exchange import views as exchange
from factcheck.guidelines import views as guidelines
from factcheck.overview import views as overview
from factcheck.overview import views_audit as audit
from factcheck.paths import resource_dir
from factcheck.reports import views as reports
from factcheck.reviews import views_assignments as assignments
from factcheck.reviews import views_queue as queue
from factcheck.search import views as search
from factcheck.sources import views as sources
from factcheck.sources import views_add as adding
from factcheck.sources import views_capturing as capturing
from factcheck.sources import views_cards as cards
from factcheck.sources import views_evidence as evidence
from factcheck.sources import views_publishers as publishers
from factcheck.sources import views_relations as relations
from factcheck.sources.connection import PUBLIC
from factcheck.speakers import api as speakers_api
from factcheck.speakers import views as speakers
from factcheck.speakers import views_merge as merging
from factcheck.talk import views as comments
from factcheck.talk import views_changing as comments_changing
from factcheck.talk import views_inbox as inbox
from factcheck.undo import api as undo_api
from factcheck.undo import views as undo
from factcheck.web import (
    access,
    assets,
    body,
    csrf,
    errors,
    headers,
    health,
    language,
    limits,
    openid,
    pages,
    views_preferences,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    audit.bp,
    overview.bp,
    account.bp,
    accounts.bp,
    agreement.bp,
    adding.bp,
    adjudication.bp,
    adjudication_api.bp,
    admin.bp,
    admin_projects.bp,
    annotations.bp,
    annotations_api.bp,
    annotations_form.bp,
    articles.bp,
    assignments.bp,
    capturing.bp,
    cards.bp,
    comments.bp,
    comments_changing.bp,
    compare.bp,
    desk.bp,
    evidence.bp,
    exchange.bp,
    guidelines.bp,
    health.bp,
    inbox.bp,
    invites.bp,
    matrix.bp,
    members.bp,
    merging.bp,
    oidc.bp,
    publishers.bp,
    queue.bp,
    recut.bp,
    recut_api.bp,
    relations.bp,
    reports.bp,
    search.bp,
    sources.bp,
    speakers.bp,
    speakers_api.bp,
    undo.bp,
    undo_api.bp,
    unplaced.bp,
    views_preferences.bp,
)


def create_app(settings: Settings | None = None) -> Flask:
    """Put the app together.

    Args:
        settings: what the operator has set; read from the environment when it is None.

    Raises:
        InvalidError: a setting cannot be used.
        RuntimeError: a route does not declare who may use it.
    """
    settings = settings or Settings.from_env()
    app = Flask("factcheck", static_folder=None, template_folder=resource_dir("templates"))
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_upload_bytes,
        PROVIDE_AUTOMATIC_OPTIONS=False,
    )
    app.extensions["settings"] = settings
    app.extensions["network"] = PUBLIC
    db.init_app(app, Database(settings.database_url, settings.lock_timeout))
    # A hook on the answer that is registered first runs last; headers is to see them all.
    for part in (headers, language, errors, limits, body, csrf, access, pages, assets, openid):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    access.check_declared(app)
    if proxies := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    return app
