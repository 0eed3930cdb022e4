"""What the log calls what was done, and to what."""

from collections.abc import Mapping
from typing import Any

from factcheck.undo.telling import tell_change
from factcheck.words import Words, say

NOUNS = {
    "annotation": say("Annotations"),
    "evidence": say("Evidence"),
    "discrepancy": say("Differences"),
    "article": say("Articles"),
    "review": say("Reviews"),
    "decision": say("Adjudication"),
    "speaker": say("Speakers"),
    "source": say("Sources"),
    "snapshot": say("Texts of sources"),
    "relation": say("Copies and citations"),
    "publisher": say("Publishers"),
    "comment": say("Comments"),
    "guideline": say("Guidelines"),
    "member": say("Members"),
    "invite": say("Invitations"),
    "project": say("Project"),
}
"""By the noun of a verb, in the order in which they are offered."""
VERBS = {
    "article.imported": say("Article imported"),
    "article.updated": say("Details of an article changed"),
    "article.removed": say("Article removed"),
    "article.restored": say("Article put back"),
    "article.opened": say("Reviews opened to all"),
    "article.closed": say("Reviews kept apart again"),
    "review.assigned": say("Article given to a reviewer"),
    "review.due_set": say("Due date changed"),
    "review.submitted": say("Review handed in"),
    "review.reopened": say("Review reopened"),
    "review.withdrawn": say("Review taken away"),
    "review.adjudicated": say("Article adjudicated"),
    "review.guideline_set": say("Gone on under newer guidelines"),
    "decision.made": say("Disagreement decided"),
    "decision.taken_back": say("Decision taken back"),
    "source.added": say("Source added"),
    "source.captured": say("Text of a source added"),
    "source.updated": say("Details of a source changed"),
    "source.removed": say("Source removed"),
    "source.restored": say("Source put back"),
    "publisher.updated": say("Publisher changed"),
    "comment.added": say("Comment written"),
    "comment.edited": say("Comment changed"),
    "comment.removed": say("Comment removed"),
    "comment.resolved": say("Thread resolved"),
    "comment.reopened": say("Thread reopened"),
    "guideline.made": say("Guidelines changed"),
    "member.set": say("Member added, or role changed"),
    "member.removed": say("Member removed"),
    "invite.made": say("Invitation made"),
    "invite.used": say("Invitation used"),
    "invite.revoked": say("Invitation taken back"),
    "project.added": say("Project made"),
    "project.updated": say("Settings changed"),
    "project.imported": say("Export imported"),
}
"""What has no before and after that history tells in words of its own."""
TOLD = ("annotation", "evidence", "discrepancy", "speaker", "relation", "snapshot")


def tell_event(
    verb: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, *, veiled: bool
) -> list[Words | str]:
    """Return what was done, in words, the weightiest first; never nothing.

    Args:
        veiled: say only that something was saved.
    """
    if known := VERBS.get(verb):
        return [known]
    noun, _, deed = verb.partition(".")
    if veiled:
        return [say("Saved in a review that is not open yet")]
    if noun in TOLD or noun == "article":
        return [*tell_change(verb, before, after)]
    return [f"{noun} {deed.replace('_', ' ')}"]
