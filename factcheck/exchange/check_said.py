"""Whether what an export says of its articles can have been said: spans, chains and verdicts."""

from collections.abc import Mapping
from uuid import UUID

from factcheck.exchange import records_evidence, schema
from factcheck.exchange.known import Known, check_exact, dangling, fail, tampered
from factcheck.models import Naming, Tag
from factcheck.words import say


def check_review(path: str, article: schema.Article, review: schema.Review, known: Known) -> None:
    """Raise InvalidError unless all that *review* says fits *article*, and what is *known*."""
    sentences = {sentence.id: sentence for sentence in article.sentences}
    for number, annotation in enumerate(review.annotations):
        place = f"{path}.annotations[{number}]"
        sentence = sentences.get(annotation.sentence)
        if sentence is None:
            dangling(f"{place}.sentence", say("the article's sentences"))
        _check_scope(place, article.text, annotation, sentence)
        _check_verdict(place, annotation)
        _check_attributions(f"{place}.attributions", article.text, annotation, known)
        for index, evidence in enumerate(annotation.evidence):
            _check_evidence(f"{place}.evidence[{index}]", evidence, known)
        for index, difference in enumerate(annotation.discrepancies):
            _check_discrepancy(f"{place}.discrepancies[{index}]", difference, known)
        if annotation.independence:
            _check_count(f"{place}.independence", annotation.independence, article.id, known)


def _check_scope(
    path: str, text: str, annotation: schema.Annotation, sentence: schema.Sentence
) -> None:
    if annotation.scope == "sentence":
        for name in ("start", "end", "exact"):
            if getattr(annotation, name) != getattr(sentence, name):
                fail(f"{path}.{name}", tampered(say("This is not that of its sentence.")))
        return
    _check_words(path, text, annotation)
    start, end = annotation.start, annotation.end
    if start is None or end is None:
        return
    if not sentence.start <= start < end <= sentence.end:
        fail(
            f"{path}.start", say("These words are not inside the sentence they are said to be in.")
        )
    if text[max(0, start - len(annotation.prefix)) : start] != annotation.prefix:
        fail(f"{path}.prefix", tampered(say("The text has something else there.")))
    if text[end : end + len(annotation.suffix)] != annotation.suffix:
        fail(f"{path}.suffix", tampered(say("The text has something else there.")))


def _check_verdict(path: str, annotation: schema.Annotation) -> None:
    if annotation.verdict and annotation.tag is not Tag.CLAIM:
        fail(f"{path}.verdict", say("Only a claim can have a verdict."))
    if annotation.verdict and not annotation.justification:
        fail(f"{path}.justification", say("A verdict needs a justification."))


def _check_attributions(path: str, text: str, annotation: schema.Annotation, known: Known) -> None:
    by_id = {who.id: who for who in annotation.attributions}
    for index, who in enumerate(annotation.attributions):
        place = f"{path}[{index}]"
        known.add_attribution(place, who)
        if (who.naming is Naming.NAMED) != (who.speaker is not None):
            fail(
                f"{place}.speaker",
                say("A named source has a speaker; one without a name has none."),
            )
        if who.speaker and who.speaker not in known.speakers:
            dangling(f"{place}.speaker", say("speakers"))
        for name in ("cue", "source", "content"):
            if words := getattr(who, name):
                _check_words(f"{place}.{name}", text, words)
        _check_chain(place, who, by_id)


def _check_chain(
    path: str, who: schema.Attribution, by_id: Mapping[UUID, schema.Attribution]
) -> None:
    seen = {who.id}
    while who.parent is not None:
        if who.parent in seen:
            fail(f"{path}.parent", say("Nobody can be quoted by way of themselves."))
        if who.parent not in by_id:
            dangling(f"{path}.parent", say("the annotation's attributions"))
        who = by_id[who.parent]
        seen.add(who.id)


def _check_words(path: str, text: str, words: schema.Words | schema.Annotation) -> None:
    if words.start is None and words.end is None:
        return
    if words.start is None or words.end is None:
        fail(f"{path}.start", say("Give both offsets, or neither where the words have no place."))
    check_exact(path, text, words.start, words.end, words.exact)


def _check_evidence(path: str, evidence: records_evidence.Evidence, known: Known) -> None:
    text = _find_text(path, evidence, known)
    span = evidence.selector
    check_exact(f"{path}.selector", text, span.start, span.end, span.exact)
    if text[max(0, span.start - len(span.prefix)) : span.start] != span.prefix:
        fail(f"{path}.selector.prefix", tampered(say("The text has something else there.")))
    if text[span.end : span.end + len(span.suffix)] != span.suffix:
        fail(f"{path}.selector.suffix", tampered(say("The text has something else there.")))


def _check_discrepancy(path: str, difference: records_evidence.Discrepancy, known: Known) -> None:
    text = _find_text(path, difference, known)
    check_exact(path, text, difference.start, difference.end, difference.exact)


def _find_text(
    path: str, cited: records_evidence.Evidence | records_evidence.Discrepancy, known: Known
) -> str:
    """Return the text that words of a source are in."""
    source, text = known.snapshots.get(cited.snapshot, (None, ""))
    if source is None:
        dangling(f"{path}.snapshot", say("the sources' snapshots"))
    if source != cited.source:
        fail(f"{path}.source", tampered(say("The snapshot belongs to another source.")))
    if cited.snapshot in known.taken_back:
        fail(f"{path}.snapshot", say("This snapshot was taken back; nothing can rest on it."))
    return text


def _check_count(
    path: str, count: records_evidence.Independence, article_id: UUID, known: Known
) -> None:
    """Check that it tells of sources there are. What it counts is not stored, nor looked at."""
    told = {
        f"groups[{index}][{place}]": source
        for index, group in enumerate(count.groups)
        for place, source in enumerate(group)
    }
    told |= {f"uncounted.{source}": source for source in count.uncounted}
    for place, source in told.items():
        if source not in known.sources and source != article_id:
            dangling(f"{path}.{place}", say("sources"))
