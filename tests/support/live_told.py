"""An article of the live desk with all that can be said of it, and words that lost their place."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import Cutter, correct_sentence
from factcheck.models import (
    Article,
    Certainty,
    Manner,
    Naming,
    Project,
    Sentence,
    Source,
    Stance,
    Tag,
    User,
    Verdict,
    uuid7,
)
from tests.support.work import add_article, add_report, annotate, link, sentences

DAM = """
Joren Askew said the minister had been told by an inspector that the dam is “perfectly safe.”
The gauge rose by 18 centimeters on Monday. Nobody was hurt.
"""


def add_told(session: Session, project: Project, editor: User, ids: dict[str, UUID]) -> None:
    """Add an article with all that can be said of a sentence, and words that lost their place."""
    article = add_article(session, project, editor, DAM.strip(), "The dam")
    gauge = add_report(session, project, editor, "It was 11. It was 18.", "The log")
    first, second, third = sentences(session, article)
    ids.update(
        told_article_id=article.id, told_sentence_id=first.id, told_untold_sentence_id=third.id
    )
    said = Reading(
        Tag.QUOTE,
        _told_through_two(first.text),
        "Whose words **are** they?",
        Certainty.UNSURE,
        flagged=True,
    )
    _say(session, editor, first, said)
    for name, words, tag in (
        ("told", "the dam is “perfectly safe.”", Tag.CLAIM),
        ("nested", "perfectly safe", Tag.OPINION),
        ("overlapping", "that the dam", None),
    ):
        span = _find(first.text, words)
        ids[f"{name}_annotation_id"] = _say(session, editor, first, Reading(tag), span)
    _add_verdict(session, editor, second, gauge)
    ids.update(lost_sentence_id=second.id, lost_annotation_id=_lose(session, editor, second))


def _told_through_two(text: str) -> tuple[AttributionDraft, ...]:
    """Return who said it, and the two through whom it is known."""
    ids = [uuid7() for _ in range(3)]
    return (
        AttributionDraft(
            ids[0],
            naming=Naming.UNNAMED,
            manner=Manner.MIXED,
            role="an inspector",
            parent=ids[1],
            content=_find(text, "the dam is “perfectly safe.”"),
        ),
        AttributionDraft(
            ids[1], "Petra Vandermoot", role="the minister", affiliation="the Ports", parent=ids[2]
        ),
        AttributionDraft(
            ids[2], "Joren Askew", source=_find(text, "Joren Askew"), cue=_find(text, "said")
        ),
    )


def _say(
    session: Session, editor: User, sentence: Sentence, said: Reading, span: Span | None = None
) -> UUID:
    user_id = editor.id
    return save_annotation(
        session, uuid7(), sentence.id, user_id, said, seen_revision=0, span=span
    ).id


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _add_verdict(session: Session, editor: User, sentence: Sentence, gauge: Source) -> None:
    saved = annotate(session, sentence, editor, Tag.CLAIM)
    link(session, sentence, editor, gauge, (0, 10), Stance.REFUTES)
    reading = replace(saved.reading, verdict=Verdict.REFUTED, justification="It was *11*.")
    save_annotation(
        session, saved.id, sentence.id, editor.id, reading, seen_revision=saved.revision
    )


def _lose(session: Session, editor: User, sentence: Sentence) -> UUID:
    """Mark words and name who says them, correct just these words, and return the mark."""
    cue = _find(sentence.text, "rose by 18 centimeters")
    who = AttributionDraft(uuid7(), "The log", cue=cue)
    span = _find(sentence.text, "18 centimeters")
    lost = _say(session, editor, sentence, Reading(Tag.CLAIM, (who,)), span)
    article = session.get_one(Article, sentence.article_id)
    right = sentence.text.replace("centimeters", "centimetres")
    cutter = Cutter(editor.id, is_editor=True)
    correct_sentence(session, sentence.id, right, cutter, seen_cut=article.cut)
    return lost
