"""Whether the records of an export agree with each other: spans, hashes and references."""

import hashlib
import zlib
from base64 import b64decode
from collections.abc import Iterator, Sequence

from factcheck.exchange import records, schema
from factcheck.exchange.check_desk import check_layers, check_maker
from factcheck.exchange.check_said import check_review
from factcheck.exchange.known import Known, check_exact, dangling, fail, tampered
from factcheck.models import RelationState
from factcheck.words import say

MAX_ORIGINAL = 32_000_000
"""Most bytes that an imported file may unpack to."""
BLOCK = 1_000_000
GZIP = 16 + zlib.MAX_WBITS
TOO_MUCH = say(
    "The original files unpack to more than a page can take. Split the export, or import it on "
    "the command line."
)


def check_source(path: str, source: records.Source, known: Known) -> None:
    """Raise InvalidError unless the texts and passages of *source* agree, and one text stands."""
    check_maker(path, source, known)
    if all(snapshot.removed_at for snapshot in source.snapshots):
        fail(f"{path}.snapshots", say("All were taken back; a source has one that stands."))
    for index, snapshot in enumerate(source.snapshots):
        place = f"{path}.snapshots[{index}]"
        _check_text(place, snapshot, known)
        _check_spans(f"{place}.passages", snapshot.text, snapshot.passages)


def check_article(path: str, article: schema.Article, known: Known) -> None:
    """Raise InvalidError unless all of *article* agrees, and refers only to what is *known*."""
    _check_text(path, article, known)
    for index, version in enumerate(article.versions):
        if hashlib.sha256(version.text.encode()).hexdigest() != version.sha256:
            fail(f"{path}.versions[{index}].sha256", tampered(say("This is not that of the text.")))
    _check_spans(f"{path}.sentences", article.text, article.sentences)
    for index, sentence in enumerate(article.sentences):
        check_exact(
            f"{path}.sentences[{index}]", article.text, sentence.start, sentence.end, sentence.exact
        )
    check_layers(path, article, known)
    for index, review in enumerate(article.reviews):
        check_review(f"{path}.reviews[{index}]", article, review, known)


def check_relation(path: str, relation: records.Relation, known: Known) -> None:
    """Raise InvalidError unless *relation* is of two that are *known*, and decided or not."""
    if (relation.b is None) == (relation.article is None):
        fail(
            f"{path}.b", say("A relation is to another source or to an article: give one of them.")
        )
    if relation.b and relation.a >= relation.b:
        fail(f"{path}.b", say("Give two different sources, the one with the lower id first."))
    for name in ("a", "b"):
        source = getattr(relation, name)
        if source and source not in known.sources:
            dangling(f"{path}.{name}", say("sources"))
    if relation.article and relation.article not in known.articles:
        dangling(f"{path}.article", say("articles"))
    undecided = relation.state is RelationState.SUGGESTED
    for name in ("decided_by", "decided_at"):
        if (getattr(relation, name) is None) != undecided:
            message = say("This is known of a relation that was decided on, and of no other.")
            fail(f"{path}.{name}", message)
    if relation.decided_by and relation.decided_by not in known.people:
        dangling(f"{path}.decided_by", say("people"))


def _check_spans(path: str, text: str, spans: Sequence[schema.Sentence | records.Passage]) -> None:
    """Check that *spans* follow each other in *text* and are numbered so."""
    reached = 0
    for index, span in enumerate(spans):
        if span.position != index:
            fail(
                f"{path}[{index}].position",
                say("This has to be %(index)s, its place in the list.", index=index),
            )
        if not reached <= span.start < span.end <= len(text):
            message = say(
                "%(start)s to %(end)s is no span of the text after %(reached)s, whose length is "
                "%(length)s. Offsets count Unicode code points.",
                start=span.start,
                end=span.end,
                reached=reached,
                length=len(text),
            )
            fail(f"{path}[{index}].start", message)
        reached = span.end


def _check_text(path: str, record: schema.Article | records.Snapshot, known: Known) -> None:
    if hashlib.sha256(record.text.encode()).hexdigest() != record.sha256:
        fail(f"{path}.sha256", tampered(say("This is not the SHA-256 of the text.")))
    original = record.original
    if original.gzip_base64 is None:
        imported: schema.Article | schema.TextVersion | records.Snapshot = record
        if isinstance(record, schema.Article) and record.versions:
            imported = record.versions[0]
        if original.sha256 != imported.sha256:
            message = say("Without the original's bytes this has to be the hash of the text.")
            fail(f"{path}.original.sha256", tampered(message))
        return
    digest = hashlib.sha256()
    for block in _unpack(f"{path}.original.gzip_base64", original.gzip_base64):
        known.room -= len(block)
        if known.room < 0:
            fail(f"{path}.original", TOO_MUCH)
        digest.update(block)
    if digest.hexdigest() != original.sha256:
        fail(f"{path}.original.sha256", tampered(say("This is not the SHA-256 of the original.")))


def _unpack(path: str, packed: str) -> Iterator[bytes]:
    """Yield what is packed, a block at a time and not too many."""
    unpacker, size = zlib.decompressobj(GZIP), 0
    try:
        data = b64decode(packed, validate=True)
        while not unpacker.eof:
            block = unpacker.decompress(data, BLOCK)
            data = unpacker.unconsumed_tail
            size += len(block)
            if size > MAX_ORIGINAL:
                fail(
                    path,
                    say("This unpacks to more than %(limit)s MB.", limit=MAX_ORIGINAL // 1_000_000),
                )
            if not block and not data and not unpacker.eof:
                fail(path, tampered(say("This was cut short.")))
            yield block
    except (ValueError, zlib.error):
        fail(path, tampered(say("This is not gzip in Base64.")))
    if unpacker.unused_data:
        fail(path, tampered(say("There is something after its end.")))
