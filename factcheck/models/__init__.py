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
from factcheck.models.event import Cause, Event, Step, StepState
from factcheck.models.ids import uuid7, uuid7_after, uuid7s
from factcheck.models.search import SearchArticle, SearchNote
from factcheck.models.source import CaptureMethod, Passage, Snapshot, Source, SourceKind
from factcheck.models.speaker import Speaker, SpeakerAlias, SpeakerKind

__all__ = [
    "Annotation",
    "Article",
    "Attribution",
    "Base",
    "CaptureMethod",
    "Cause",
    "Certainty",
    "Event",
    "Evidence",
    "Login",
    "Manner",
    "Membership",
    "Naming",
    "Passage",
    "Project",
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
    "SourceKind",
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
