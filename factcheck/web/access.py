"""Who may use a route. Every view declares it, and a hook asks before the view runs.

    @bp.get("/articles/<uuid:article_id>")
    @needs(Role.VIEWER)
    def workbench(article_id: UUID) -> ResponseReturnValue: ...

The declaration stands next to the function, below the route. It sets for the view g.me and, where
there is a project, g.project and g.role.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from factcheck.accounts.logins import LOGIN_LASTS
from factcheck.accounts.permissions import Person, find_person, find_standing
from factcheck.config import Settings
from factcheck.db import get_session
from factcheck.errors import DomainError, ForbiddenError, NotFoundError
from factcheck.models import Role
from factcheck.web.body import read_uuid
from factcheck.web.errors import OtherPersonError, SignedOutError
from factcheck.words import say

View = TypeVar("View", bound=Callable[..., Any])

COOKIE = "factcheck_login"
OBJECTS = (
    "project",
    "article",
    "sentence",
    "source",
    "speaker",
    "evidence",
    "event",
    "review",
    "comment",
)
NO_SENTENCE = say(
    "There is no such sentence that you can see. It may have been joined with another one: reload "
    "the article to see it as it is now."
)
NOT_HERE = say(
    "There is nothing at this address that you can see. It may belong to another project."
)
NOT_ADMIN = say("Only a site administrator can do this. Ask one of them.")
TOO_LOW = {
    Role.REVIEWER: say("You can read this project but not review in it. Ask an editor for more."),
    Role.EDITOR: say("Only an editor of this project can do this. Ask one of them."),
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use a view.

    Attributes:
        role: the least role in the project; None when the view is about no project.
        anyone: also those who are not signed in.
        admin: only those who run the installation, whatever projects they are in.
        body: key of the JSON body that names the object, when the URL does not.
        writes: whether a GET of it may change something.
    """

    role: Role | None = None
    anyone: bool = False
    admin: bool = False
    body: str = ""
    writes: bool = False


def public(view: View) -> View:
    """Let anyone use the view. g.me is None in it; signed_in_person() looks who it is."""
    return _declare(Access(anyone=True))(view)


def public_and_writes_on_get(view: View) -> View:
    """Let anyone use the view, whose GET changes something. Think twice: so may a preview."""
    return _declare(Access(anyone=True, writes=True))(view)


def signed_in(view: View) -> View:
    """Let everyone who is signed in use the view."""
    return _declare(Access())(view)


def needs_admin(view: View) -> View:
    """Let those use the view who run the installation; it shows no work of a project."""
    return _declare(Access(admin=True))(view)


def needs(role: Role, *, body: str = "") -> Callable[[View], View]:
    """Let those use the view who have *role*, or a higher one, in the project it is about.

    Args:
        body: the key of the JSON body that holds the id of the object, such as "sentence", for a
            view whose URL names none of OBJECTS.
    """
    return _declare(Access(role=role, body=body))


def _declare(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


def access_of(app: Flask, endpoint: str) -> Access | None:
    """Return what the view of *endpoint* has declared."""
    declared: Access | None = getattr(app.view_functions[endpoint], "access", None)
    return declared


def check_declared(app: Flask) -> None:
    """Refuse to start an app with a route that anyone could use by oversight."""
    for rule in app.url_map.iter_rules():
        access = access_of(app, rule.endpoint)
        named = {f"{kind}_id" for kind in OBJECTS} & rule.arguments
        if access is None or (access.role and not named and access.body not in OBJECTS):
            raise RuntimeError(f"the view of {rule} does not declare who may use it")


def init_app(app: Flask) -> None:
    app.before_request(_ask)


def login_cookie(settings: Settings) -> str:
    """Return the name of the cookie that holds the login's token."""
    return f"__Host-{COOKIE}" if settings.secure_cookies else COOKIE


def login_token() -> str:
    """Return the token the browser sent, "" when there is none."""
    return request.cookies.get(login_cookie(current_app.extensions["settings"]), "")


def signed_in_person() -> Person | None:
    """Return who is signed in, for a public view."""
    token = login_token()
    return find_person(get_session(), token) if token else None


def set_login_cookie(response: Response, token: str) -> None:
    """Keep *token* in the browser, or with "" make it forget."""
    settings: Settings = current_app.extensions["settings"]
    response.set_cookie(
        login_cookie(settings),
        token,
        max_age=LOGIN_LASTS if token else 0,
        secure=settings.secure_cookies,
        httponly=True,
        samesite="Lax",
    )


def _ask() -> None:
    """Let the request pass to its view, or raise why not."""
    g.me = g.project = g.role = None
    if request.endpoint is None:  # no such route, which is said later
        return
    access = access_of(current_app, request.endpoint)
    if access is None:
        raise NotFoundError(NOT_HERE)
    if access.anyone:
        return
    if access.role:
        _ask_role(access, access.role)
        return
    g.me = signed_in_person()
    if g.me is None:
        raise SignedOutError
    if access.admin and not g.me.is_admin:
        raise ForbiddenError(NOT_ADMIN)


def _ask_role(access: Access, least: Role) -> None:
    kind, object_id, refusal = _object(access)
    token = login_token()
    if object_id is None:
        g.me = signed_in_person()
    elif token and (standing := find_standing(get_session(), token, kind, object_id)):
        g.me, g.project, g.role = standing.person, standing.project, standing.role
    if g.me is None:
        raise SignedOutError
    _check_person(g.me)
    if refusal:
        raise refusal
    if g.role is None:
        raise NotFoundError(NO_SENTENCE if kind == "sentence" else NOT_HERE)
    if g.role.rank < least.rank:
        raise ForbiddenError(TOO_LOW[least])


def _check_person(person: Person) -> None:
    """Refuse what a script of a page sends that another person had opened.

    Whoever signs in in another tab must not sign what was typed before.
    """
    opened_by = request.headers.get("X-Person")
    if opened_by and opened_by != str(person.id):
        raise OtherPersonError(
            say(
                "You are now signed in as %(name)s. Sign in as the person who wrote this, "
                "in another tab, to save it; until then it is kept on this device.",
                name=person.name,
            )
        )


def _object(access: Access) -> tuple[str, UUID | None, Exception | None]:
    """Return the kind and id of what the request is about, or why its body does not say."""
    if access.body:
        try:
            return access.body, read_uuid(access.body), None
        except (DomainError, HTTPException) as error:
            return access.body, None, error
    arguments = request.view_args or {}
    kind = next(kind for kind in OBJECTS if f"{kind}_id" in arguments)
    return kind, arguments[f"{kind}_id"], None
