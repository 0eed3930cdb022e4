"""The kinds of values in annotated JSON, each as strict as what people type into our forms."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field

from factcheck.errors import DomainError
from factcheck.talk.service import clean_comment
from factcheck.text.canonical import MAX_TEXT_BYTES, canonical_text
from factcheck.text.clean import (
    MAX_BLOCK_BYTES,
    MAX_URL,
    NAME_LENGTH,
    clean_block,
    clean_line,
    clean_url,
)
from factcheck.text.external import clean_external_id
from factcheck.text.language import LANGUAGES
from factcheck.words import say


def _same_after(clean: Callable[[str], str], advice: str) -> AfterValidator:
    """Let a text pass that *clean* leaves as it is; what people type goes through the same."""

    def check(value: str) -> str:
        try:
            same = clean(value) == value
        except DomainError as error:
            raise ValueError(error.message) from error
        if not same:
            raise ValueError(advice)
        return value

    return AfterValidator(check)


def _storable(value: str) -> str:
    if "\x00" in value:
        raise ValueError(say("Write it without the character U+0000."))
    return value


def _known_language(code: str) -> str:
    if code not in LANGUAGES:
        codes = ", ".join(LANGUAGES)
        raise ValueError(say("Write the code of a language we can read: %(codes)s.", codes=codes))
    return code


def _in_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(say("Write a moment in the years 1 to 9999.")) from None


def _plain(value: Any) -> Any:
    _look_into(value, DEEPEST)
    if len(json.dumps(value, ensure_ascii=False)) > MOST_PLAIN:
        raise ValueError(say("Shorten this to at most %(limit)s kB.", limit=MOST_PLAIN // 1_000))
    return value


def _look_into(value: Any, deeper: int) -> None:
    """Refuse what one of the engines could not store, or a page not show."""
    if not deeper:
        raise ValueError(say("This is nested too deeply."))
    match value:
        case str():
            _storable(value)
        case bool() | None:
            pass
        case int() | float():
            if not -BIGGEST <= value <= BIGGEST:
                raise ValueError(say("There is a number in this that is too big."))
        case dict():
            for key, inner in value.items():
                _storable(key)
                _look_into(inner, deeper - 1)
        case list():
            for inner in value:
                _look_into(inner, deeper - 1)


DEEPEST = 10
"""How many lists and objects may be in each other where a value is free in form."""
MOST_PLAIN = 500_000
"""The longest value that is free in form, in characters of JSON."""
BIGGEST = 2**53
"""The biggest number that all readers of JSON take alike."""

Plain = AfterValidator(_plain)
"""Of a value that is free in form: one that can be stored, and read by a person."""
Text = Annotated[
    str,
    Field(min_length=1, max_length=MAX_TEXT_BYTES),
    _same_after(
        canonical_text, say("Write the text without control characters and hard line wraps.")
    ),
]
Near = Annotated[str, AfterValidator(_storable)]
Exact = Annotated[Near, Field(min_length=1)]
ShortName = Annotated[
    str, Field(pattern="^[a-z][a-z_]{0,39}$", description="A name of ours in small letters.")
]
Share = Annotated[float, Field(ge=0, le=1)]
Line = Annotated[
    str,
    Field(max_length=NAME_LENGTH),
    _same_after(clean_line, say("Write it on one line, single-spaced, in Unicode's form NFC.")),
]
Name = Annotated[Line, Field(min_length=1)]
Note = Annotated[
    str,
    Field(max_length=MAX_BLOCK_BYTES, description="Short Markdown."),
    _same_after(clean_block, say("Write it trimmed, with line feeds, in Unicode's form NFC.")),
]
Remark = Annotated[
    str,
    Field(description="Short Markdown; empty once it was removed."),
    _same_after(
        lambda text: text and clean_comment(text),
        say("Write it trimmed, with line feeds, in Unicode's form NFC."),
    ),
]
Address = Annotated[
    str,
    Field(max_length=MAX_URL, description="A web address in its normal form, or empty."),
    _same_after(clean_url, say("Write the address with its host in small letters and a path.")),
]
ExternalId = Annotated[
    str,
    Field(max_length=MAX_URL, description="A Wikidata id such as Q42, a web address, or empty."),
    _same_after(clean_external_id, say("Write a Wikidata id such as Q42, or a whole web address.")),
]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Language = Annotated[
    str,
    Field(description="ISO 639-1 code.", json_schema_extra={"enum": sorted(LANGUAGES)}),
    AfterValidator(_known_language),
]
Whole = Annotated[int, Field(ge=0, le=2**31 - 1)]
Counter = Annotated[int, Field(ge=1, le=2**31 - 1)]
Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Start = Annotated[Whole, Field(description="Offset of the first code point.")]
End = Annotated[Counter, Field(description="Offset just past the last code point.")]
Removed = Annotated[
    Instant | None, Field(description="When it was hidden; nothing is deleted. Null if it is not.")
]
