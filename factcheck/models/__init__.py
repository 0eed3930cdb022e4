"""The tables. One module for each thing that is saved and removed as a whole."""

from factcheck.models.account import (
    Login,
    Membership,
    Project,
    Role,
    SignInAttempt,
    SignInLink,
    User,
)
from factcheck.models.annotation import (
    Annotation,
    Attribution,
    Certainty,
    Evidence,
    Manner,
    Naming,
    Review,
    ReviewKind,
    ReviewState,
    Stance,
    Tag,
    Verdict,
)
from factcheck.models.article import Article, Sentence, TextVersion
from factcheck.models.base import Base, utc_now
from factcheck.models.capture import CaptureItem, CaptureState
from factcheck.models.discrepancy import Discrepancy, DiscrepancyKind, DiscrepancyState
from factcheck.models.event import Cause, Event, Step, StepState
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
from factcheck.models.search import SearchArticle, SearchNote
from factcheck.models.source import CaptureMethod, Passage, Snapshot, Source, SourceKind
from factcheck.models.speaker import Speaker, SpeakerAlias, SpeakerKind

__all__ = [
    "Annotation",
    "Article",
    "Attribution",
    "Base",
    "CaptureItem",
    "CaptureMethod",
    "CaptureState",
    "Cause",
    "Certainty",
    "Course",
    "Discrepancy",
    "DiscrepancyKind",
    "DiscrepancyState",
    "Event",
    "Evidence",
    "Kinship",
    "Login",
    "Manner",
    "Membership",
    "Naming",
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
    "User",
    "Verdict",
    "utc_now",
    "uuid7",
    "uuid7_after",
    "uuid7s",
]
