"""Deciding that words are somebody's whom no reviewer named."""

from factcheck.adjudication.given import GIVEN
from factcheck.annotations.reading import AttributionDraft
from factcheck.models import DecisionField, uuid7

WHY = "The letter is signed by her."


def part_of(panel, number=0):
    return panel.bench().find((panel.sentences[number].id, DecisionField.ATTRIBUTION, ""))


def mara(name="Mara Voss", **also):
    return AttributionDraft(uuid7(), name, **also)


def give(panel, who=None, number=0, reason=WHY, **also):
    part = part_of(panel, number)
    return panel.decide(part, GIVEN, given=who or mara(), reason=reason, **also)
