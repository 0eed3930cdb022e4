"""Taking a text in: canonical, hashed, and cut into sentences. Pure, so it can run anywhere."""

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import InvalidError, TooLargeError
from factcheck.text.canonical import canonical_text
from factcheck.text.language import LANGUAGES, detect_language
from factcheck.text.segment import Span, segment
from factcheck.words import say

MAX_SENTENCES = 20_000
"""Sentences that one page can show; a book has fewer."""
TOO_MANY = say(
    "This text has more than %(limit)s sentences or lines. Import it in parts.",
    limit=f"{MAX_SENTENCES:,}",
)


@dataclass(frozen=True, slots=True)
class CapturedText:
    """A canonical text with what is stored beside it, for an article or a snapshot."""

    text: str
    sha256: str
    """Of *text* in UTF-8, as 64 hexadecimal digits."""
    original: bytes | None
    """What was handed in, gzipped; None when it was *text* itself."""
    original_sha256: str
    original_type: str
    language: str
    spans: Sequence[Span]
    words: Sequence[str] | None = None
    """The words of each sentence as the search compares them, a space between; None before they
    are made."""

    @property
    def sentences(self) -> list[str]:
        """The text of each sentence."""
        return [self.text[span.start : span.end] for span in self.spans]


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of *data* as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def capture_text(
    text: str, *, original: bytes | None = None, original_type: str, language: str = ""
) -> CapturedText:
    """Make *text* canonical and cut it into sentences.

    Args:
        original: the file that *text* was read from; None when *text* itself was handed in.
        original_type: media type of what was handed in.
        language: ISO 639-1 code; empty to detect it.

    Raises:
        InvalidError: the text is empty or no text, or the language is not one of LANGUAGES.
        TooLargeError: the text is over the limit, or has more than MAX_SENTENCES.
    """
    check_language(language, empty_too=True)
    # A pasted text often ends in an empty line, which must not make it another text.
    canonical = canonical_text(text).rstrip()
    language = language or detect_language(canonical)
    encoded = canonical.encode()
    source = text.encode("utf-8", "surrogatepass") if original is None else original
    spans = segment(canonical, language)
    if len(spans) > MAX_SENTENCES:
        raise TooLargeError(TOO_MANY)
    return CapturedText(
        text=canonical,
        sha256=sha256_of(encoded),
        # mtime=0: the same file must give the same bytes in every export.
        original=None if source == encoded else gzip.compress(source, 6, mtime=0),
        original_sha256=sha256_of(source),
        original_type=original_type,
        language=language,
        spans=spans,
    )


def check_language(code: str, *, empty_too: bool = False) -> None:
    """Raise InvalidError unless *code* is one of LANGUAGES, or empty where that is allowed."""
    if code not in LANGUAGES and (code or not empty_too):
        raise InvalidError(
            say("Choose a language."), {"language": say("Choose one of the languages.")}
        )
