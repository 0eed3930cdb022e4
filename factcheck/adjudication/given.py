"""Whose words an editor decides they are, where no reviewer named them.

Such a decision holds attributions as the API tells them. Of somebody whom the desk does not know it
has no id of a speaker: they are looked up in the registry, or added to it, only when the layer is
written. So a decision that is taken back leaves nothing behind.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from factcheck.adjudication.disagreements import Part
from factcheck.adjudication.values import Value, attribution_key, digest
from factcheck.annotations.checks import check_attributions
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.errors import InvalidError
from factcheck.models import Decision, DecisionField, Manner, Naming, SpeakerKind
from factcheck.speakers.service import (
    AUTHOR,
    ONE_AUTHOR,
    add_speaker,
    clean_name,
    find_by_name,
    find_speaker,
    get_author,
)
from factcheck.text.clean import clean_line
from factcheck.words import say

GIVEN = "given"
"""How the choice is named that stands for whom an editor named."""
SAID_BY_ALL = say("All reviewers say this already. Choose something else, or leave it as it is.")
SAID_BY_SOME = say("A reviewer says this already. Go back and choose their answer.")
NO_ATTRIBUTION = say(
    "No annotation says this, so give each attribution an id of its own, a naming, a manner and a "
    "role, and unless the source has no name, a speaker with name and kind."
)


def _clean(text: str) -> str:
    if clean_line(text) != text:
        raise ValueError(text)
    return text


_Line = Annotated[str, AfterValidator(_clean)]


class _Speaker(BaseModel):
    id: UUID | None = None
    name: _Line
    kind: SpeakerKind


class _Attribution(BaseModel):
    """What is read of an attribution. Where words of it stand is a detail of a review."""

    id: UUID
    parent: UUID | None = None
    naming: Naming
    speaker: _Speaker | None
    manner: Manner
    role: _Line
    affiliation: _Line = ""


_ATTRIBUTIONS = TypeAdapter(list[_Attribution])


def parse_given(choice: Value) -> tuple[AttributionDraft, ...]:
    """Return whom the value of a decision names.

    Raises:
        InvalidError: it may come from an import, and cannot be laid down.
    """
    try:
        drafts = tuple(map(_draft, _ATTRIBUTIONS.validate_python(choice["attributions"])))
    except (KeyError, ValidationError) as error:
        raise InvalidError(NO_ATTRIBUTION) from error
    check_attributions("", Reading(None, drafts), None)
    return drafts


def given_by(decision: Decision) -> tuple[AttributionDraft, ...]:
    """Return whom an editor named in a decision; nobody where it is of another sort."""
    if decision.field is not DecisionField.ATTRIBUTION or decision.annotation_id:
        return ()
    try:
        return parse_given(decision.choice)
    except InvalidError:  # imported by a release that did not look into it: nobody is named by it
        return ()


def key_of_given(attributions: Sequence[AttributionDraft]) -> str:
    """Return what is equal to the key of an Answer that says the same."""
    return digest(attribution_key(attributions))


def make_value(session: Session, project_id: UUID, part: Part, who: AttributionDraft) -> Value:
    """Return the value of a decision for *who*, a known speaker's name in the registry's spelling.

    Raises:
        InvalidError: the part is of something else, nobody can be called so, or a reviewer says it.
    """
    if who.naming is Naming.NAMED:
        name, _folded = clean_name(who.speaker_name, "speaker_name")
        # Of the desk's: how others spell it in a review that is still blind is theirs.
        known = find_by_name(session, project_id, name)
        who = replace(who, speaker_id=known.id if known else None)
        if known:
            who = replace(who, speaker_name=known.name, speaker_kind=known.kind)
        elif who.speaker_kind is SpeakerKind.AUTHOR and name != AUTHOR:
            raise InvalidError(ONE_AUTHOR, {"kind": ONE_AUTHOR})
    check_attributions("", Reading(None, (who,)), None)
    key = key_of_given([who])
    if any(answer.key == key for answer in part.answers):
        refusal = SAID_BY_ALL if part.agreed else SAID_BY_SOME
        raise InvalidError(refusal, {"speaker_name": refusal})
    return {"attributions": [who.as_json()]}


def with_speakers(
    session: Session,
    project_id: UUID,
    attributions: Sequence[AttributionDraft],
    actor_id: UUID,
) -> tuple[AttributionDraft, ...]:
    """Return *attributions* with the speakers looked up, or added, whom an editor named. Flushes.

    The caller holds the project, as adding one does.
    """
    return tuple(
        _registered(session, project_id, who, actor_id)
        if who.naming is Naming.NAMED and who.recorded_id is None
        else who
        for who in attributions
    )


def _registered(
    session: Session, project_id: UUID, who: AttributionDraft, actor_id: UUID
) -> AttributionDraft:
    known = who.speaker_id and find_speaker(session, project_id, who.speaker_id, actor_id)
    if known:
        speaker = known  # by what they are called now
    elif who.speaker_kind is SpeakerKind.AUTHOR:
        speaker = get_author(session, project_id)
    else:
        speaker = add_speaker(session, project_id, who.speaker_name, who.speaker_kind, actor_id)
    return replace(who, speaker_id=speaker.id)


def _draft(told: _Attribution) -> AttributionDraft:
    if (told.naming is Naming.NAMED) != (told.speaker is not None):
        raise InvalidError(NO_ATTRIBUTION)
    speaker: dict[str, Any] = {}
    if told.speaker:
        clean_name(told.speaker.name)
        speaker = {
            "speaker_id": told.speaker.id,
            "speaker_name": told.speaker.name,
            "speaker_kind": told.speaker.kind,
        }
    return AttributionDraft(
        told.id,
        **speaker,
        naming=told.naming,
        manner=told.manner,
        role=told.role,
        affiliation=told.affiliation,
        parent=told.parent,
    )
