"""The quotations of a sentence, each looked for in a source."""

import time

from factcheck.compare.quotation_check import Outcome
from factcheck.compare.quoting import MOST_QUOTATIONS, check_quotations

SENTENCE = (
    "Ruiz said “we will pay” and “we will rebuild the bridge by May”, but not “by the spring”."
)
SOURCE = "“We will pay,” said Ruiz, “and we will rebuild the harbour by May.”"


def test_each_quotation_is_looked_for_by_itself():
    found = check_quotations(SENTENCE, SOURCE)
    assert [one.outcome for one in found] == [
        Outcome.VERBATIM,
        Outcome.ALTERED,
        Outcome.NOT_FOUND,
    ]


def test_a_sentence_without_quotations_has_none():
    assert list(check_quotations("Ruiz will pay.", SOURCE)) == []


def test_a_long_source_is_read_once_for_many_quotations():
    source = "The mayor said so and so. " * 8_000
    sentence = "He said: " + " and ".join(f"“odd word {number}”" for number in range(1_000))
    begun = time.process_time()
    found = list(check_quotations(sentence, source))
    assert time.process_time() - begun < 2
    assert len(found) == MOST_QUOTATIONS


def test_a_quotation_that_stands_at_many_places_is_judged_at_a_few():
    begun = time.process_time()
    (found,) = check_quotations("“" + "A. " * 700 + "”", "A. " * 1_400)
    assert time.process_time() - begun < 0.5
    assert found.outcome is Outcome.TRUNCATED
