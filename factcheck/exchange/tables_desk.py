"""The rows that a record of an export becomes: guidelines, reviews, decisions and comments."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from factcheck.exchange import records_desk, schema
from factcheck.exchange.kinds import ADJUDICATION, DECISION, REVIEW, Kind, Row, Rows
from factcheck.models import ReviewKind


def guideline_row(path: str, guideline: records_desk.Guideline, project_id: UUID) -> Row:
    values = guideline.model_dump(exclude={"definitions", "made_by"})
    values |= {"project_id": project_id, "made_by_id": guideline.made_by}
    told = {tag.value: meaning for tag, meaning in guideline.definitions.items()}
    return Row(path, values | {"definitions": told})


def review_row(
    path: str,
    review: schema.Review,
    article_id: UUID,
    guidelines: Mapping[UUID, UUID],
    *,
    older: bool,
) -> tuple[Kind, Row]:
    """Return the row of a review. What this desk arranged since is no reason to refuse it.

    Args:
        guidelines: the id stored here for each id of the file.
        older: the file knows of no handing in and no guidelines.
    """
    values = review.model_dump(include={"id", "kind", "state", "created_at"})
    values |= {"article_id": article_id, "reviewer_id": review.reviewer}
    handed = {
        "submitted_at": review.submitted_at,
        "guideline_id": review.guideline and guidelines[review.guideline],
    }
    agreement = review.agreement or records_desk.Agreement(
        conflicts=None, coincidences=None, alpha=None
    )
    arranged = {
        "due": review.due,
        "assigned_by_id": review.assigned_by,
        **agreement.model_dump(mode="json", include={"conflicts", "coincidences"}),
    }
    kind = ADJUDICATION if review.kind is ReviewKind.ADJUDICATED else REVIEW
    if older:
        return kind, Row(path, values, arranged | handed)
    return kind, Row(path, values | handed, arranged)


def decision_rows(path: str, decisions: Iterable[records_desk.Decision], review_id: UUID) -> Rows:
    for index, decision in enumerate(decisions):
        # Tied to what is said here, see tie_decisions.
        tied = {"annotation", "fingerprint", "stale"}
        values = decision.model_dump(exclude={"sentence", "inputs", "decided_by"} | tied)
        values |= {
            "inputs": [answer.model_dump(mode="json") for answer in decision.inputs],
            "review_id": review_id,
            "sentence_id": decision.sentence,
            "decided_by_id": decision.decided_by,
        }
        fresh = decision.model_dump(include={"fingerprint", "stale"})
        fresh |= {"annotation_id": decision.annotation}
        yield DECISION, Row(f"{path}.decisions[{index}]", values, fresh)


def comment_row(
    path: str, comment: records_desk.Comment, project_id: UUID, speakers: Mapping[UUID, UUID]
) -> Row:
    """Return the row of a comment. Its sentence may have been joined with another since.

    Args:
        speakers: the id stored here for each id of the file.
    """
    ends = ("article", "source", "thread", "author", "resolved_by")
    values = comment.model_dump(exclude={"sentence", "annotation", "speaker", *ends})
    values |= {f"{name}_id": getattr(comment, name) for name in ends}
    values |= {
        "project_id": project_id,
        "speaker_id": comment.speaker and speakers[comment.speaker],
    }
    places = {"sentence_id": comment.sentence, "annotation_id": comment.annotation}
    return Row(path, values, places)
