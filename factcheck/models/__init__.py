"""The tables. One module for each thing that is saved and removed as a whole."""

from factcheck.models.account import (
    MOST_REVIEWERS,
    Identity,
    Invite,
    Login,
    Membership,
    Project,
    Role,
    SignInAttempt,
    SignInLink,
    Theme,
    User,
)
from factcheck.models.annotation import (
    Annotation,
    Attribution,
    Certainty,
    Evidence,
    Manner,
    Naming,
    Stance,
    Tag,
    Verdict,
)
from factcheck.models.article import Article, Sentence, TextVersion
from factcheck.models.base import Base, utc_now
from factcheck.models.capture import CaptureItem, CaptureState
from factcheck.models.comment import Comment, Notice, NoticeKind
from factcheck.models.discrepancy import Discrepancy, DiscrepancyKind, DiscrepancyState
from factcheck.models.event import Cause, Event, Step, StepState
from factcheck.models.guideline import Guideline
from factcheck.models.ids import uuid7, uuid7_after, uuid7s
from factcheck.models.publisher import Publisher, PublisherName
from factcheck.models.relation import (
    Course,
    Kinship,
    RelationState,
    SourceFingerprint,
    SourceIndex,
    SourceRelation,
)
from factcheck.models.review import (
    ACTIVE,
    UNDER_WAY,
    Decision,
    DecisionField,
    DecisionMethod,
    Review,
    ReviewKind,
    ReviewState,
)
from factcheck.models.search import SearchArticle, SearchNote
from factcheck.models.source import CaptureMethod, Passage, Snapshot, Source, SourceKind
from factcheck.models.speaker import Speaker, SpeakerAlias, SpeakerKind

__all__ = [
    "ACTIVE",
    "MOST_REVIEWERS",
    "UNDER_WAY",
    "Annotation",
    "Article",
    "Attribution",
    "Base",
    "CaptureItem",
    "CaptureMethod",
    "CaptureState",
    "Cause",
    "Certainty",
    "Comment",
    "Course",
    "Decision",
    "DecisionField",
    "DecisionMethod",
    "Discrepancy",
    "DiscrepancyKind",
    "DiscrepancyState",
    "Event",
    "Evidence",
    "Guideline",
    "Identity",
    "Invite",
    "Kinship",
    "Login",
    "Manner",
    "Membership",
    "Naming",
    "Notice",
    "NoticeKind",
    "Passage",
    "Project",
    "Publisher",
    "PublisherName",
    "RelationState",
    "Review",
    "ReviewKind",
    "ReviewState",
    "Role",
    "SearchArticle",
    "SearchNote",
    "Sentence",
    "SignInAttempt",
    "SignInLink",
    "Snapshot",
    "Source",
    "SourceFingerprint",
    "SourceIndex",
    "SourceKind",
    "SourceRelation",
    "Speaker",
    "SpeakerAlias",
    "SpeakerKind",
    "Stance",
    "Step",
    "StepState",
    "Tag",
    "TextVersion",
    "Theme",
    "User",
    "Verdict",
    "utc_now",
    "uuid7",
    "uuid7_after",
    "uuid7s",
]
