"""How far reviewers agree, in a project and in one article."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue

from factcheck.agreement import wording
from factcheck.agreement.figures import measure
from factcheck.agreement.file import to_json
from factcheck.agreement.rows import read_readings
from factcheck.agreement.shown import confusion_grid, labels_of, pair_grid
from factcheck.agreement.types import OTHER_TAG, Scope, Subject
from factcheck.articles.service import get_article
from factcheck.db import get_session
from factcheck.errors import InvalidError
from factcheck.models import Role, Tag
from factcheck.parts import take_part
from factcheck.web.access import needs
from factcheck.web.downloads import attachment
from factcheck.web.forms import choice_or_none
from factcheck.web.pages import render
from factcheck.words import say

bp = Blueprint("agreement", __name__)

COMPARED = 1000
"""Articles that the page of a project rests on, those handed in last: of more, days choose."""
ARTICLES = 25
"""Articles on a page."""
MATRICES = 6
"""Pairs whose confusion matrices are drawn; of more, one is chosen."""
TAGS = [tag.value for tag in Tag]
BAD_DAY = say("Write the date as year-month-day, such as 2026-03-14.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address narrows the figures to."""

    tag: Tag | None
    pair: str
    """The keys of two reviewers with a comma between, empty for all."""
    since: date | None
    until: date | None

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.tag or self.pair or self.since or self.until)

    def as_query(self) -> dict[str, Any]:
        """Return it as parameters of an address."""
        return {
            "tag": self.tag,
            "pair": self.pair or None,
            "since": self.since,
            "until": self.until,
        }


@bp.get("/projects/<uuid:project_id>/agreement")
@needs(Role.VIEWER)
def project(project_id: UUID) -> ResponseReturnValue:
    """Show the figures of a project, its articles with the least agreement first."""
    wanted = _read_wanted()
    return _show("agreement/project.html", Scope(project_id=project_id, articles=COMPARED), wanted)


@bp.get("/articles/<uuid:article_id>/agreement")
@needs(Role.VIEWER)
def article(article_id: UUID) -> ResponseReturnValue:
    """Show the figures of an article."""
    found = get_article(get_session(), article_id)
    wanted = _read_wanted()
    return _show("agreement/article.html", Scope(article_id=article_id), wanted, article=found)


@bp.get("/projects/<uuid:project_id>/agreement.json")
@needs(Role.VIEWER)
def project_data(project_id: UUID) -> ResponseReturnValue:
    """Download the figures of a project with all they are made of."""
    return _download(Scope(project_id=project_id), g.project.name)


@bp.get("/articles/<uuid:article_id>/agreement.json")
@needs(Role.VIEWER)
def article_data(article_id: UUID) -> ResponseReturnValue:
    """Download the figures of an article with all they are made of."""
    return _download(Scope(article_id=article_id), get_article(get_session(), article_id).title)


def _read_wanted() -> Wanted:
    return Wanted(
        tag=choice_or_none(Tag, request.args.get("tag")),
        pair=request.args.get("pair", ""),
        since=_day("since"),
        until=_day("until"),
    )


def _day(name: str) -> date | None:
    typed = request.args.get(name, "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise InvalidError(BAD_DAY, {name: BAD_DAY}) from None


def _narrow(scope: Scope, wanted: Wanted) -> Scope:
    return replace(scope, since=wanted.since, until=wanted.until, pair=wanted.pair, tag=wanted.tag)


def _show(template: str, scope: Scope, wanted: Wanted, **context: Any) -> Response:
    readings = read_readings(get_session(), _narrow(scope, wanted))
    agreement = measure(readings, [wanted.tag.value] if wanted.tag else TAGS)
    order = [*TAGS, OTHER_TAG]
    matrices = [
        (one, labels, confusion_grid(tags.confusion, labels))
        for one in agreement.pairs[:MATRICES]
        if (tags := one.subjects[Subject.TAG]).units
        for labels in [labels_of(tags.confusion, order)]
    ]
    return render(
        template,
        readings=readings,
        agreement=agreement,
        tags=agreement.subjects[Subject.TAG],
        wanted=wanted,
        pairs=readings.pairs,
        people=len({place for one in agreement.articles for place in one.article.reviewers}),
        matrices=matrices,
        pair_grid=pair_grid(agreement.pairs, len(readings.reviewers), Subject.TAG),
        articles=take_part(agreement.articles, request.args.get("page", 1, int), ARTICLES),
        wording=wording,
        signs=wording.Signs(),
        **context,
    )


def _download(scope: Scope, name: str) -> Response:
    wanted = _read_wanted()
    readings = read_readings(get_session(), _narrow(scope, wanted), each=True)
    agreement = measure(readings, [wanted.tag.value] if wanted.tag else TAGS)
    response = jsonify(to_json(readings, agreement))
    response.headers["Content-Disposition"] = attachment(f"{name} agreement")
    return response
