"""What reviewers who are blind to each other find of each other's work: nothing, anywhere.

Every address that can be read is asked, so a new page is asked as soon as it is there. Each is
asked twice: where the others did their work, and where they did nothing.
"""

import re
import time
from contextlib import ExitStack
from dataclasses import replace

import pytest

from tests.reviews.blind import SAID
from tests.reviews.blind_worlds import (
    WORDS,
    Worlds,
    addresses,
    find_change,
    find_told,
    read,
    steady,
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def worlds(request, tmp_path_factory):
    return Worlds(request.getfixturevalue, request.param, tmp_path_factory.mktemp("worlds"))


def nothing(_work):
    return {}


def walk(worlds, reader, wanted=2, asking=(nothing,), but="(?!)"):
    """Return what of others' work a reader is told, and what changes by it, by address.

    Args:
        asking: make query strings of another's work, with each of which every address is asked.
        but: the pattern of what may be another.
    """
    others = [name for name in WORDS if name != reader]
    with ExitStack() as stack:
        without = stack.enter_context(worlds.grow(wanted))
        own = without.work(*({reader} & WORDS.keys()))
        beside = stack.enter_context(worlds.fork(without))
        theirs = beside.work(*others)[others[0]]
        things = without.seed.things
        if reader in own:
            ours = own[reader].ids
            things = replace(things, **{k: v for k, v in ours.items() if hasattr(things, k)})
        asked = addresses(without.app, things, theirs.ids, [ask(theirs) for ask in asking])
        one, other = without.client(reader), beside.client(reader)
        since = time.time_ns() // 1_000_000
        told, changed = {}, {}
        for address in asked:
            before, after = read(one, address), read(other, address)
            assert max(before[0], after[0]) < 500, address
            own_words = tuple(WORDS[name] for name in others)
            if found := find_told(after[1], own_words):
                told[address] = found
            texts = [re.sub(but, "", steady(text, since)) for _, text in (before, after)]
            if before[0] != after[0] or texts[0] != texts[1]:
                changed[address] = find_change(*texts)
        assert len(asked) > 100
        said = [WORDS[name] + part for name in others for part in SAID]
        content = {a: f for a in told if (f := find_told(read(other, a)[1], said))}
        return told, changed, content


def filters(work):
    """What might bring out what somebody else made."""
    theirs = {name: getattr(work, f"{name}_id") for name in ("annotation", "source", "speaker")}
    named = {"snapshot": work.snapshot_id, "into": work.speaker_id, "other": work.source_id}
    said = {"q": work.word[:5], "suggest": "1", "flagged": "1", "show": "decided"}
    return said | theirs | named | {"state": "all", "lacking": "use"}


def paging(work):
    return {"after": work.source_id, "before": work.event_id, "show": "pool"}


HOW_MANY = r"\d+ (reviewers? in all|person reviews|people review)\b"
"""What an editor is told of the reviews of an article that they review themselves."""
ASKING = {
    "bob": (nothing, filters, paging),
    "dana": (nothing, filters),
    "erin": (nothing, filters),
    "carol": (nothing, filters),
}


@pytest.mark.parametrize("reader", ["bob", "dana", "carol"])
def test_nothing_of_others_reviews_is_told_and_no_page_is_another_for_them(worlds, reader):
    told, changed, _content = walk(worlds, reader, asking=ASKING[reader])
    assert told == {}
    assert changed == {}


def test_an_editor_who_reviews_it_is_told_how_many_review_where_they_give_work_out_and_no_more(
    worlds,
):
    told, changed, _content = walk(worlds, "erin", asking=ASKING["erin"], but=HOW_MANY)
    assert told == {}
    assert changed == {}


def test_nor_is_it_where_one_reviewer_is_enough_but_for_who_may_cut(worlds):
    """A reviewer on their own may cut; where another works too, cutting would change their work."""
    told, changed, _content = walk(worlds, "bob", wanted=1)
    assert told == {}
    assert {address.rpartition("/")[2] for address in changed} <= {"merge", "split"}


def test_an_editor_who_does_not_review_sees_how_far_reviewers_are_but_not_what_they_say(worlds):
    _told, changed, content = walk(worlds, "alice")
    assert content == {}
    assert [address for address in changed if "assignments" in address]
