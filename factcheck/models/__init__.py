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
    Evidence,
    Manner,
    Review,
    ReviewKind,
    ReviewState,
    Stance,
    Tag,
)
from factcheck.models.article import Article, Sentence
from factcheck.models.base import Base, utc_now
from factcheck.models.event import Event
from factcheck.models.ids import uuid7
from factcheck.models.source import CaptureMethod, Passage, Snapshot, Source, SourceKind
from factcheck.models.speaker import Speaker, SpeakerAlias, SpeakerKind

__all__ = [
    "Annotation",
    "Article",
    "Attribution",
    "Base",
    "CaptureMethod",
    "Event",
    "Evidence",
    "Login",
    "Manner",
    "Membership",
    "Passage",
    "Project",
    "Review",
    "ReviewKind",
    "ReviewState",
    "Role",
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
    "Tag",
    "User",
    "utc_now",
    "uuid7",
]
