"""What readers call what we store as a word: tags, stances, kinds, roles, languages.

Pages write ``{{ value|named("stance") }}`` and ``{{ speaker.name|called(speaker.kind) }}``; what
depends on a sentence around it is said there.
"""

from collections.abc import Mapping

from factcheck.text.language import LANGUAGES
from factcheck.words import Words, say

TAGS = {
    "claim": say("Claim"),
    "quote": say("Quote"),
    "opinion": say("Opinion"),
    "other": say("None"),
    "": say("Not tagged"),
}
STANCES = {
    "supports": say("Supports"),
    "refutes": say("Refutes"),
    "mentions": say("Mentions"),
}
SOURCE_KINDS = {
    "news": say("News report"),
    "wire": say("Wire copy"),
    "official": say("Official document"),
    "court": say("Court record"),
    "study": say("Study"),
    "statistics": say("Statistics"),
    "transcript": say("Transcript"),
    "blog": say("Blog or social post"),
    "other": say("Other"),
}
SPEAKER_KINDS = {
    "person": say("Person"),
    "organisation": say("Organisation"),
    "group": say("Group"),
    "document": say("Document"),
    "unnamed": say("Name withheld"),
    "author": say("Author"),
}
AUTHOR = say("The author")
"""Whoever wrote the article at hand; each project has a speaker of this kind."""
NAMELESS = {
    "unnamed": say("an unnamed source"),
    "collective": say("several unnamed sources"),
}
VERDICTS = {
    "supported": say("Supported"),
    "refuted": say("Refuted"),
    "conflicting": say("Conflicting evidence"),
    "not_enough_evidence": say("Not enough evidence"),
}
CERTAINTIES = {"sure": say("Sure"), "likely": say("Likely"), "unsure": say("Unsure")}
MANNERS = {"direct": say("direct"), "indirect": say("indirect"), "mixed": say("mixed")}
CAPTURE_METHODS = {
    "pasted": say("pasted"),
    "uploaded": say("uploaded"),
    "fetched": say("fetched"),
}
CAPTURE_STATES = {
    "waiting": say("Waiting"),
    "added": say("Added"),
    "known": say("Already in the library"),
    "failed": say("Not added"),
}
KINSHIPS = {
    "copy": say("A copy of the other"),
    "cites": say("Cites the other"),
    "quote": say("Same quotations"),
}
RELATION_STATES = {
    "suggested": say("Suggested"),
    "confirmed": say("Confirmed"),
    "rejected": say("Kept apart"),
}
DISCREPANCY_KINDS = {
    "number": say("Number"),
    "percent": say("Percentage"),
    "date": say("Date"),
    "quotation": say("Quotation"),
    "negation": say("Negation"),
    "direction": say("Direction"),
    "name": say("Name"),
    "role": say("Role"),
}
STANDINGS = {
    "viewer": say("You are a viewer"),
    "reviewer": say("You are a reviewer"),
    "editor": say("You are an editor"),
}
ARTICLE_STATES = {
    "not_started": say("Not started"),
    "in_progress": say("In progress"),
    "submitted": say("All handed in"),
    "adjudicated": say("Adjudicated"),
}
ROLES = {
    "viewer": say("Viewer"),
    "reviewer": say("Reviewer"),
    "editor": say("Editor"),
}
REVIEW_STATES = {
    "assigned": say("Not begun"),
    "open": say("Begun"),
    "submitted": say("Handed in"),
    "withdrawn": say("Taken away"),
}
OFFERS = {
    "viewer": say("As a viewer you can read everything in it, and change nothing."),
    "reviewer": say("As a reviewer you can review its articles and add sources and speakers."),
    "editor": say("As an editor you can review, import articles and say who does what."),
}
POWERS = {
    "viewer": say("Reads everything, changes nothing."),
    "reviewer": say("Reviews articles, adds sources and speakers."),
    "editor": say("Does that too, imports articles, and says who reviews what and who is here."),
}
FIELDS = {
    "alias": say("Another name"),
    "author": say("Author"),
    "byline": say("Byline"),
    "email": say("E-mail"),
    "external_id": say("External identifier"),
    "kind": say("Kind"),
    "language": say("Language"),
    "manner": say("Manner"),
    "name": say("Name"),
    "note": say("Note"),
    "published": say("Date"),
    "publisher": say("Publisher"),
    "role": say("Role"),
    "speaker_name": say("Speaker"),
    "stance": say("Stance"),
    "tag": say("Tag"),
    "text": say("Text"),
    "title": say("Title"),
    "url": say("Address of the page"),
}

NAMES: Mapping[str, Mapping[str, Words]] = {
    "tag": TAGS,
    "stance": STANCES,
    "source_kind": SOURCE_KINDS,
    "speaker_kind": SPEAKER_KINDS,
    "nameless": NAMELESS,
    "verdict": VERDICTS,
    "certainty": CERTAINTIES,
    "manner": MANNERS,
    "capture_method": CAPTURE_METHODS,
    "capture_state": CAPTURE_STATES,
    "kinship": KINSHIPS,
    "relation_state": RELATION_STATES,
    "discrepancy_kind": DISCREPANCY_KINDS,
    "standing": STANDINGS,
    "role": ROLES,
    "review_state": REVIEW_STATES,
    "article_state": ARTICLE_STATES,
    "offer": OFFERS,
    "power": POWERS,
    "language": LANGUAGES,
    "field": FIELDS,
}


def called(name: str, kind: object = "", naming: object = "named") -> Words | str:
    """Return what readers call a speaker of one kind, or a source that is not named."""
    if nameless := NAMELESS.get(str(naming)):
        return nameless
    return AUTHOR if str(kind) == "author" else name


def name_of(value: object, sort: str) -> str:
    """Return the name of *value*, a choice of one *sort* or its string."""
    stored = str(value or "")
    return NAMES[sort].get(stored) or stored.replace("_", " ").capitalize()
