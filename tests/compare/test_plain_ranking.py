"""The ranking of passages is that of its definition, taken word by word without any index."""

from functools import cache
from math import log, sqrt

import pytest

from factcheck.compare import ranking as r
from factcheck.compare.spelling import ALIKE, Spellings
from factcheck.compare.terms import (
    common_terms,
    find_capitalized,
    find_loosely_related,
    find_related,
    split_terms,
)
from tests.compare.cases import read_stories, sentences_of


class PlainPool:
    def __init__(self, passages):
        self.passages = passages
        self.terms = [split_terms(passage) for passage in passages]
        self.lengths = [max(r.SHORTEST, len(terms)) for terms in self.terms]
        self.average = sum(self.lengths) / len(passages)

    def rank(self, claim):
        """Return score and coverage of each passage."""
        terms = dict.fromkeys(split_terms(claim))
        names = self.names(claim)
        return [self.judge(terms, names, at) for at in range(len(self.passages))]

    def names(self, claim):
        opening, names = find_capitalized(claim)
        for term in split_terms(opening):
            if any(f" {opening}" in p for p, has in self.pairs() if term in has):
                names.add(term)
        return names

    def pairs(self):
        return zip(self.passages, self.terms, strict=True)

    def weigh(self, term):
        having = sum(term in terms for terms in self.terms)
        return log(1 + (len(self.terms) + r.OTHERS - having + 0.5) / (having + 0.5))

    def likeness(self, term, at):
        """Return what of *term* a passage has, from 0 to 1."""
        if not 0 <= at < len(self.terms):
            return 0.0
        return max((alike(term, other) for other in set(self.terms[at])), default=0.0)

    def judge(self, terms, names, at):
        score, covered, total = 0.0, [0.0], 0.0
        for term in terms:
            if term in common_terms("en"):
                having = sum(term in has for has in self.terms)
                if 0 < having <= r.TOO_COMMON * len(self.terms):
                    weight = r.COMMON * self.weigh(term)
                    part = weight * (term in self.terms[at])
                    score, covered, total = score + part, [*covered, part], total + weight
                continue
            ranked, cover, weight = self.look_for(term, term in names, at)
            score, covered, total = score + ranked, [*covered, cover], total + weight
        length = self.lengths[at] / self.average
        shortness = (r.K1 + 1) / (1 + r.K1 * (1 - r.B + r.B * length))
        asked = sqrt(r.USUAL_CLAIM * self.weigh("a word of no passage") * total)
        found = (sum(covered) + r.RAREST * max(covered)) * sqrt(shortness)
        return score * shortness, min(1.0, found / asked)

    def look_for(self, term, is_name, at):
        """Return what a term adds to the score, to what is covered and to what is said."""
        figure = term[0].isdigit() and len(term) > 1
        stands = any(self.likeness(term, place) for place in range(len(self.terms)))
        weight = self.weigh(term) * (r.NUMBER if figure else r.NAME if is_name and stands else 1)
        here = self.likeness(term, at)
        beside = max(self.likeness(term, at - 1), self.likeness(term, at + 1))
        if here:
            return here * weight, here * weight, weight
        if beside:
            covered = r.BESIDE_RANKED if figure else r.BESIDE_COVERED
            return r.BESIDE_RANKED * beside * weight, covered * beside * weight, weight
        if figure:
            having = any(other[0].isdigit() and len(other) > 1 for other in self.terms[at])
            part = having * r.OTHER_NUMBER * weight
            return part, part, weight
        return 0.0, 0.0, weight


@cache
def alike(term, other):
    if term == other:
        return 1.0
    spelt = max((likeness for likeness, _ in Spellings([other]).find_alike(term)), default=0.0)
    assert spelt == 0 or spelt >= ALIKE
    related = r.RELATED * (other in find_related(term, "en"))
    return max(spelt, related, r.LOOSELY * (other in find_loosely_related(term, "en")))


@pytest.mark.parametrize("story", read_stories()[::7], ids=lambda story: story["story"])
def test_each_passage_scores_and_covers_what_the_definition_says(story):
    sentences = sentences_of(" ".join(source["text"] for source in story["sources"][:2]))
    pool, plain = r.Pool(sentences), PlainPool(sentences)
    for claim in story["claims"][::4]:
        expected = plain.rank(claim["text"])
        for found in pool.rank(claim["text"]):
            assert (found.score, found.coverage) == pytest.approx(expected[found.index])
