"""The panel without scripts: several speakers, chains, and the words that a person points to."""

import pytest

from factcheck.annotations.stored import list_saved
from factcheck.models import Manner, Naming
from tests.annotations.panel import fields_of, speaker
from tests.support.visit import Visitor
from tests.support.work import add_article, sentences

QUOTED = "NAME, a spokesperson for the U.S. Department of Energy, stated, “QUOTATION.”"
SOURCE = "NAME, a spokesperson for the U.S. Department of Energy"


@pytest.fixture
def row(database, project, alice):
    text = f"{QUOTED} It is as dry as bone, as dry as can be."
    return database.write(lambda s: sentences(s, add_article(s, project, alice, text)))[0]


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def stored(database, row, bob):
    """What the database holds of the sentence."""

    def read():
        with database.read() as session:
            return next(
                saved
                for saved in list_saved(session, row.article_id, bob.id)
                if saved.sentence_id == row.id
            )

    return read


def open_panel(reviewer, row):
    return fields_of(reviewer.get(f"/articles/{row.article_id}?sentence={row.id}").text)


def save(reviewer, row, **fields):
    """Open the panel, change *fields* and send it."""
    return reviewer.post(
        f"/sentences/{row.id}/annotation", **open_panel(reviewer, row) | {"tag": "quote"} | fields
    )


def test_a_spokesperson_is_told_to_the_last_detail(reviewer, row, stored):
    given = {
        "speaker_name": "NAME", "manner": "direct", "role": "a spokesperson",
        "affiliation": "the U.S. Department of Energy", "cue": "stated", "source": SOURCE,
        "content": '"QUOTATION."',
    }  # fmt: skip
    answer = save(reviewer, row, **{f"who-0-{name}": value for name, value in given.items()})
    assert answer.status_code == 303
    who = stored().reading.attributions[0]
    assert (who.speaker_name, who.manner, who.role) == ("NAME", Manner.DIRECT, "a spokesperson")
    assert who.affiliation == "the U.S. Department of Energy"
    assert (who.cue.exact, who.source.exact) == ("stated", SOURCE)
    assert who.content.exact == "“QUOTATION.”"
    assert row.text[who.content.start : who.content.end] == who.content.exact


def test_what_is_shown_can_be_sent_again_as_it_is(reviewer, row, stored):
    save(reviewer, row, **{"who-0-speaker_name": "NAME", "who-0-cue": "stated"})
    before = stored()
    assert save(reviewer, row).status_code == 303
    assert (stored().reading, stored().revision) == (before.reading, before.revision)


def test_each_save_makes_room_for_one_more_speaker(reviewer, row, stored):
    save(reviewer, row, **{"who-0-speaker_name": "Ada Marr"})
    save(reviewer, row, **{"who-1-speaker_name": "Ben Lund", "who-1-manner": "mixed"})
    names = [who.speaker_name for who in stored().reading.attributions]
    assert names == ["Ada Marr", "Ben Lund"]
    assert "who-2-speaker_name" in open_panel(reviewer, row)


def test_a_chain_of_five_is_made_one_by_one(reviewer, row, stored):
    names = ["Ada", "Ben", "Cleo", "Dora", "Eli"]
    for number, name in enumerate(names):
        fields = open_panel(reviewer, row)
        child = {f"who-{number - 1}-parent": fields[f"who-{number}-id"]} if number else {}
        save(reviewer, row, **fields | child | {f"who-{number}-speaker_name": name})
    who = stored().reading.attributions
    assert [one.speaker_name for one in who] == names
    assert [one.parent for one in who] == [one.id for one in who[1:]] + [None]


def test_a_chain_that_goes_round_is_refused_and_keeps_what_was_typed(reviewer, row, stored):
    save(reviewer, row, **{"who-0-speaker_name": "Ada"})
    save(reviewer, row, **{"who-1-speaker_name": "Ben"})
    fields = open_panel(reviewer, row)
    first, second = fields["who-0-id"], fields["who-1-id"]
    answer = save(
        reviewer, row, **{"who-0-parent": second, "who-1-parent": first, "note": "my careful note"}
    )
    assert answer.status_code == 422
    assert "by way of themselves" in answer.text
    assert fields_of(answer.text)["note"] == "my careful note"
    assert fields_of(answer.text)["who-0-parent"] == second
    assert [who.parent for who in stored().reading.attributions] == [None, None]


def test_an_attribution_to_itself_is_refused(reviewer, row):
    fields = open_panel(reviewer, row)
    oneself = {"who-0-speaker_name": "Ada", "who-0-parent": fields["who-0-id"]}
    answer = save(reviewer, row, **fields | oneself)
    assert answer.status_code == 422
    assert "by way of themselves" in answer.text


def test_who_is_taken_away_leaves_the_chain_whole(reviewer, row, stored):
    test_a_chain_of_five_is_made_one_by_one(reviewer, row, stored)
    save(reviewer, row, **{"who-1-remove": "y"})
    who = stored().reading.attributions
    assert [one.speaker_name for one in who] == ["Ada", "Cleo", "Dora", "Eli"]
    assert who[0].parent == who[1].id


@pytest.mark.parametrize(
    ("kind", "naming"), [("one", Naming.UNNAMED), ("several", Naming.COLLECTIVE)]
)
def test_a_source_without_a_name_makes_up_no_person(reviewer, row, stored, kind, naming):
    save(reviewer, row, **{"who-0-kind": kind, "who-0-role": "a senior official"})
    who = stored().reading.attributions[0]
    assert (who.naming, who.speaker_id, who.role) == (naming, None, "a senior official")
    assert open_panel(reviewer, row)["who-0-kind"] == kind


def test_a_name_for_a_source_without_one_is_refused(reviewer, row):
    answer = save(reviewer, row, **{"who-0-kind": "one", "who-0-speaker_name": "Ada"})
    assert answer.status_code == 422
    assert fields_of(answer.text)["who-0-speaker_name"] == "Ada"


def test_a_role_of_nobody_is_refused(reviewer, row):
    assert save(reviewer, row, **{"who-0-role": "mayor"}).status_code == 422


def test_words_that_stand_nowhere_are_refused_beside_their_field(reviewer, row):
    answer = save(reviewer, row, **{"who-0-speaker_name": "Ada", "who-0-cue": "declared"})
    assert answer.status_code == 422
    assert "do not stand in the sentence" in answer.text
    assert fields_of(answer.text)["who-0-cue"] == "declared"


def test_words_that_stand_in_two_places_ask_which(reviewer, row, stored):
    who = {"who-0-speaker_name": "Ada", "who-0-cue": "o"}
    answer = save(reviewer, row, **who)
    assert answer.status_code == 422
    assert "Say which one" in answer.text
    assert save(reviewer, row, **who | {"who-0-cue_which": "2"}).status_code == 303
    cue = stored().reading.attributions[0].cue
    assert cue.start == row.text.index("o", row.text.index("o") + 1)
    assert save(reviewer, row, **who | {"who-0-cue_which": "99"}).status_code == 422


def test_the_order_is_given_by_numbers(reviewer, row, stored):
    save(reviewer, row, **{"who-0-speaker_name": "Ada"})
    save(reviewer, row, **{"who-1-speaker_name": "Ben", "who-0-place": "2", "who-1-place": "1"})
    assert [who.speaker_name for who in stored().reading.attributions] == ["Ben", "Ada"]


def test_a_form_with_a_thousand_speakers_is_refused(reviewer, row):
    many = {}
    for number in range(60):
        many |= speaker(number, speaker_name=f"Speaker {number}")
    assert save(reviewer, row, **many).status_code == 422
