"""Two speakers that turn out to be one, and one that turns out to be two."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, NoReturn
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.adjudication.renaming import keeping_decisions
from factcheck.annotations.stored import list_by_ids
from factcheck.errors import InvalidError, NotFoundError
from factcheck.history import begin_step, record_all
from factcheck.locking import lock_project
from factcheck.models import (
    Annotation,
    Attribution,
    Event,
    Speaker,
    SpeakerKind,
    uuid7,
)
from factcheck.speakers.entries import (
    Alias,
    Entry,
    find_alias,
    get_changeable,
    get_entry,
    lock_changeable,
)
from factcheck.speakers.naming import count_named, find_named_so
from factcheck.speakers.registry import NAME_STAYS, refuse_name
from factcheck.speakers.service import SpeakerRow, find_speaker, insert_speaker
from factcheck.speakers.states import change_speaker, get_state
from factcheck.text.fold import fold
from factcheck.words import say

ITSELF = say("This is the same speaker. Choose another one to merge it into.")
NOT_INTO_AUTHOR = say(
    "The author stands for whoever wrote each article, so nobody can be merged with it."
)
ELSEWHERE = say("There is no such speaker in this project.")
NOT_YET = say(
    "A reviewer has named this speaker in an article that the others have not been shown yet. "
    "Merge it the other way round, or wait until the article is opened."
)

MERGING = ("speaker.merged", "speaker.unmerged")
"""The verbs by which one speaker comes to stand for another, or no longer does."""
AT_ONCE = 1_000
"""Annotations that name another speaker from then on, by one statement."""

_attribution: Any = Attribution.__table__
_annotation: Any = Annotation.__table__


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge will do."""

    merged: Entry
    into: Entry
    before: tuple[SpeakerRow, ...]
    """Those merged into it before, which go along."""
    attributions: int
    """How many attributions will stand for the other one, those of all reviewers."""


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """What splitting off an alias will do."""

    entry: Entry
    alias: Alias
    along: tuple[UUID, ...]
    """The speakers that had been merged into the one whose merge is taken back."""
    moving: int
    """How many attributions go along, those of all reviewers."""
    staying: int

    @property
    def takes_back(self) -> bool:
        """Whether the alias came with a merge, which is taken back."""
        return self.alias.speaker_id != self.entry.id


def plan_merge(
    session: Session, speaker_id: UUID, into_id: UUID, reader_id: UUID | None = None
) -> MergePlan:
    """Return what merging a speaker into another will do.

    Args:
        reader_id: who is shown it, and is told no counts of reviews they may not know of.

    Raises:
        InvalidError: they are one already, or one is the author, of another project, or removed,
            or not everybody who knows the first may know the other; ``fields`` holds it for "into".
        NotFoundError: there never was a speaker of the first id.
    """
    merged = get_entry(session, speaker_id)
    try:
        into = get_entry(session, into_id)
        if into.merged_into_id:
            into = get_entry(session, into.merged_into_id)
    except NotFoundError:
        _refuse(ELSEWHERE)
    if into.project_id != merged.project_id or into.removed:
        _refuse(ELSEWHERE)
    if into.id == merged.id:
        _refuse(ITSELF)
    if SpeakerKind.AUTHOR in (into.kind, merged.kind):
        _refuse(NOT_INTO_AUTHOR)
    merged = get_changeable(session, speaker_id)
    if into.made_in_id and (into.made_by_id, into.made_in_id) != (
        merged.made_by_id,
        merged.made_in_id,
    ):
        _refuse(NOT_YET)
    before = _merged_into(session, speaker_id)
    count = count_named(session, [speaker_id, *(speaker.id for speaker in before)], reader_id)
    return MergePlan(merged, into, before, count)


def merge_speakers(session: Session, speaker_id: UUID, into_id: UUID, actor_id: UUID) -> UUID:
    """Let a speaker stand for another one, and return whose id that is. Flushes.

    Nothing that names it is rewritten, so that taking the merge back restores all of it.

    Raises:
        as plan_merge.
    """
    project_id = get_entry(session, speaker_id).project_id
    lock_project(session, project_id)
    if find_speaker(session, project_id, into_id, actor_id) is None:
        _refuse(ELSEWHERE)
    plan = plan_merge(session, speaker_id, into_id)
    verb = "speaker.merged"
    step_id = begin_step(session, verb=verb, project_id=project_id, actor_id=actor_id)
    # Those merged before go first and come back last, so that there is never a chain.
    who: Any = {"actor_id": actor_id, "step_id": step_id}
    with keeping_decisions(session, [speaker_id, plan.into.id]):
        for moved in (*(speaker.id for speaker in plan.before), speaker_id):
            before = get_state(session, moved)
            wanted = {**before, "merged_into": str(plan.into.id)}
            change_speaker(session, moved, project_id, before, wanted, verb=verb, **who)
    return plan.into.id


def plan_split(
    session: Session, speaker_id: UUID, alias_id: UUID, reader_id: UUID | None = None
) -> SplitPlan:
    """Return what splitting off an alias will do.

    Args:
        reader_id: who is shown it, as plan_merge.

    Raises:
        InvalidError: the speaker cannot be changed, has no such alias, or goes by the name of the
            one that was merged.
    """
    entry = get_changeable(session, speaker_id)
    alias = find_alias(entry, alias_id)
    merged = [speaker.id for speaker in _merged_into(session, speaker_id)]
    along: tuple[UUID, ...] = ()
    if alias.speaker_id != speaker_id:
        if fold(alias.merged_name) == fold(entry.name):
            raise InvalidError(NAME_STAYS)
        along = _came_with(session, alias.speaker_id, merged)
        moving = count_named(session, [alias.speaker_id, *along], reader_id)
    else:
        refuse_name(session, entry, alias.alias, "alias", reader_id)
        moving = sum(map(len, find_named_so(session, entry, alias, reader_id).values()))
    staying = count_named(session, [speaker_id, *merged], reader_id) - moving
    return SplitPlan(entry, alias, along, moving, staying)


def split_alias(session: Session, speaker_id: UUID, alias_id: UUID, actor_id: UUID) -> UUID:
    """Make a mistaken alias a speaker of its own, and return that one's id. Flushes.

    The attributions whose words for who says it hold the alias go along. Where the alias came
    with a merge, the merge is taken back, and whoever had been merged before is so again.

    Raises:
        InvalidError: the speaker cannot be changed, has no such alias, or goes by the name of the
            one that was merged.
    """
    entry = lock_changeable(session, speaker_id)
    plan = plan_split(session, speaker_id, alias_id)
    project_id, alias = entry.project_id, plan.alias
    verb = "speaker.unmerged" if plan.takes_back else "speaker.split"
    step_id = begin_step(session, verb=verb, project_id=project_id, actor_id=actor_id)
    who: Any = {"actor_id": actor_id, "step_id": step_id}
    with keeping_decisions(session, [speaker_id]):
        if plan.takes_back:
            for moved in (alias.speaker_id, *plan.along):
                before = get_state(session, moved)
                into = None if moved == alias.speaker_id else str(alias.speaker_id)
                wanted = {**before, "merged_into": into}
                change_speaker(session, moved, project_id, before, wanted, verb=verb, **who)
            return alias.speaker_id
        before = get_state(session, speaker_id)
        wanted = {**before, "aliases": [a for a in before["aliases"] if a["id"] != str(alias.id)]}
        change_speaker(session, speaker_id, project_id, before, wanted, verb=verb, **who)
        found = find_named_so(session, entry, alias)
        split = SpeakerRow(uuid7(), alias.alias, entry.kind)
        insert_speaker(session, project_id, split, made_in_id=entry.made_in_id, **who)
        annotations = iter(found)
        while some := list(islice(annotations, AT_ONCE)):
            whose = list(chain.from_iterable(found[annotation_id] for annotation_id in some))
            _reattribute(session, entry, some, whose, split.id, **who)
    return split.id


def _refuse(message: str) -> NoReturn:
    raise InvalidError(message, {"into": message})


def _merged_into(session: Session, speaker_id: UUID) -> tuple[SpeakerRow, ...]:
    found = session.execute(
        select(Speaker.id, Speaker.name, Speaker.kind)
        .where(Speaker.merged_into_id == speaker_id)
        .order_by(Speaker.id)
    )
    return tuple(SpeakerRow(*row) for row in found)


def _came_with(session: Session, speaker_id: UUID, others: list[UUID]) -> tuple[UUID, ...]:
    """Return those of *others* that had been merged into a speaker and went along as it was merged.

    Only the log knows: all of them now stand for the same one.
    """
    moves = session.execute(
        select(Event.object_id, Event.after)
        .where(Event.object_id.in_(others), Event.verb.in_(MERGING))
        .order_by(Event.id)
    )
    paths: dict[UUID, list[str]] = {other: [] for other in others}
    for other, after in moves:
        path, into = paths[other], after["merged_into"]
        # Back where it was, by an undo or a split, or on its own: what came in between is void.
        kept = path.index(into) if into in path else len(path) if into else 0
        path[kept:] = [into] if into else []
    return tuple(other for other, path in paths.items() if str(speaker_id) in path)


def _reattribute(
    session: Session,
    entry: Entry,
    annotation_ids: Collection[UUID],
    attribution_ids: Collection[UUID],
    speaker_id: UUID,
    *,
    actor_id: UUID,
    step_id: UUID,
) -> None:
    """Let attributions of *entry* name another speaker; their reviewers said nothing new.

    As many annotations as one call takes cost as few statements as one: others wait meanwhile for
    the lock of the project.
    """
    # First, so that nobody changes them between the look at them and the change.
    counted = update(_annotation).where(_annotation.c.id.in_(annotation_ids))
    session.execute(counted.values(revision=_annotation.c.revision + 1))
    before = {one.id: one.as_state() for one in list_by_ids(session, annotation_ids)}
    named = update(_attribution).where(
        _attribution.c.id.in_(attribution_ids), _attribution.c.speaker_id == entry.id
    )
    session.execute(named.values(speaker_id=speaker_id))
    record_all(
        session,
        ((one.id, before[one.id], one.as_state()) for one in list_by_ids(session, annotation_ids)),
        verb="annotation.reattributed",
        actor_id=actor_id,
        project_id=entry.project_id,
        step_id=step_id,
    )
