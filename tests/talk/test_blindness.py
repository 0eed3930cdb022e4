"""Who hears what is said around reviews that are kept from each other."""

import pytest
from sqlalchemy import select

from factcheck.adjudication.finishing import finish
from factcheck.errors import NotFoundError
from factcheck.models import Annotation, Membership, NoticeKind, Role, Speaker, Tag, utc_now
from factcheck.reviews.states import reopen_review
from factcheck.talk.notices import count_unread, list_notices
from factcheck.talk.reading import (
    State,
    Wanted,
    Whose,
    count_by_sentence,
    count_unresolved,
    get_thread,
    list_about,
    list_threads,
)
from factcheck.talk.service import edit_comment, remove_comment, resolve_thread
from factcheck.talk.topics import find_article, find_sentence, find_speaker
from tests.adjudication.differing import make_panel
from tests.support.work import annotate
from tests.talk.saying import answer, assign, heard, join, say_of

pytestmark = pytest.mark.both_engines


@pytest.fixture
def people(session, article, desk, dana, erin):
    """Bob and Dana review the article, and so does Erin, an editor; Alice edits, Carol reads."""
    assign(session, article, desk.bob, dana, erin)
    return {
        "alice": desk.alice,
        "bob": desk.bob,
        "carol": desk.carol,
        "dana": dana,
        "erin": erin,
    }


def who_hears(session, article, people, text):
    return {name for name, person in people.items() if text in heard(session, article, person)}


def test_what_an_editor_changes_after_they_began_to_review_is_no_editors_word(
    session, article, rows, people, project
):
    fay = join(session, project, "Fay Holm", Role.EDITOR)
    thread = say_of(session, article, fay, "Mind the numbers.")
    assert who_hears(session, article, people, "Mind the numbers.") == {*people}
    annotate(session, rows[0], fay, Tag.CLAIM)
    edit_comment(session, thread, "I said claim.", 1, fay.id)
    assert who_hears(session, article, people, "I said claim.") == {"alice"}
    assert heard(session, article, fay) == ["I said claim."]


def test_no_change_lets_more_people_hear_a_comment(session, article, people):
    thread = say_of(session, article, people["carol"], "What of this?")
    member = select(Membership).where(Membership.user_id == people["carol"].id)
    session.scalars(member).one().role = Role.EDITOR
    session.flush()
    edit_comment(session, thread, "What of that?", 1, people["carol"].id)
    assert who_hears(session, article, people, "What of that?") == {"alice", "carol"}


def test_what_is_adjudicated_anew_cannot_be_spoken_of_before_it_is_finished(database, desk):
    panel = make_panel(database, desk, 2)
    for who in range(2):
        panel.say(who, 1, Tag.QUOTE, span=(0, 3))
    panel.hand_in()
    article_id, sentence = panel.article_id, panel.sentences[1]
    bob, alice = panel.reviewers[0], desk.alice
    database.write(lambda s: finish(s, article_id, alice.id))
    layer = panel.adjudicated()
    query = select(Annotation.id).where(Annotation.review_id == layer.id)
    said_id = panel.read(lambda s: s.scalars(query).one())
    about = panel.read(lambda s: find_sentence(s, sentence.id, bob.id, said_id))
    assert about.words == sentence.text[:3]
    thread = database.write(lambda s: say_of(s, about, bob))
    database.write(lambda s: reopen_review(s, layer.id, alice.id))
    with database.read() as session:
        with pytest.raises(NotFoundError):
            find_sentence(session, sentence.id, bob.id, said_id)
        assert get_thread(session, thread, bob.id).topic.words == ""
        assert find_sentence(session, sentence.id, alice.id, said_id).words == about.words
        assert get_thread(session, thread, alice.id).topic.words == about.words


def test_a_reviewers_thread_is_between_them_and_the_editors(session, article, people):
    thread = say_of(session, article, people["bob"], "Asked.")
    answer(session, thread, people["alice"], "Answered.")
    for text in ("Asked.", "Answered."):
        assert who_hears(session, article, people, text) == {"alice", "bob"}


def test_an_editors_thread_is_heard_by_all_but_the_replies_of_reviewers(session, article, people):
    thread = say_of(session, article, people["alice"], "Mind the numbers.")
    answer(session, thread, people["bob"], "I say claim.")
    answer(session, thread, people["alice"], "Thank you.")
    everyone = set(people)
    assert who_hears(session, article, people, "Mind the numbers.") == everyone
    assert who_hears(session, article, people, "I say claim.") == {"alice", "bob"}
    assert who_hears(session, article, people, "Thank you.") == everyone


def test_an_editor_who_reviews_the_article_counts_as_a_reviewer(session, article, people):
    say_of(session, article, people["erin"], "From one of three.")
    assert who_hears(session, article, people, "From one of three.") == {"alice", "erin"}


def test_an_editor_who_reviews_it_is_heard_where_the_reviewer_asked_nobody_else(
    session, article, people
):
    thread = say_of(session, article, people["bob"], "Between us.")
    with pytest.raises(NotFoundError):
        answer(session, thread, people["erin"])
    with pytest.raises(NotFoundError):
        answer(session, thread, people["dana"])


@pytest.mark.parametrize("how", ["opened", "not blind"])
def test_all_hear_all_when_it_is_opened_or_nothing_is_blind(session, project, article, people, how):
    say_of(session, article, people["bob"], "Asked.")
    if how == "opened":
        article.opened_at = utc_now()
    else:
        session.get_one(type(project), project.id).blind = False
    session.flush()
    assert who_hears(session, article, people, "Asked.") == set(people)


def test_a_viewer_who_was_an_editor_hears_what_a_viewer_does(session, project, article, people):
    gone = join(session, project, "Gone Editor", Role.VIEWER)
    say_of(session, article, people["bob"], "Asked.")
    assert heard(session, article, gone) == []


def test_counts_tell_nothing_of_what_is_not_heard(session, project, article, rows, people):
    own = say_of(session, rows[0], people["bob"], "On a sentence.")
    answer(session, own, people["alice"])
    for name, count in (("alice", 1), ("bob", 1), ("carol", 0), ("dana", 0), ("erin", 0)):
        person = people[name].id
        assert count_unresolved(session, project.id, person) == count, name
        by_sentence = count_by_sentence(session, article.id, person)
        assert by_sentence == ({0: 2} if count else {}), name
        for whose in (Whose.ANYBODY, Whose.MINE):
            found, following = list_threads(
                session, project.id, person, Wanted(State.ALL, whose), after=None
            )
            mine = count and (whose is Whose.ANYBODY or name in ("alice", "bob"))
            assert (len(found), following) == (int(bool(mine)), None), name


def test_a_removed_beginning_is_shown_only_to_who_hears_a_reply(session, article, people):
    thread = say_of(session, article, people["alice"], "Begun.")
    answer(session, thread, people["bob"], "Bob’s.")
    remove_comment(session, thread, people["alice"].id)
    assert heard(session, article, people["bob"]) == ["", "Bob’s."]
    assert heard(session, article, people["dana"]) == []
    assert get_thread(session, thread, people["dana"].id) is None


def test_what_is_not_heard_cannot_be_touched(session, article, people):
    said = say_of(session, article, people["bob"])
    dana = people["dana"].id
    for touch in (
        lambda: edit_comment(session, said, "Mine now.", 1, dana),
        lambda: remove_comment(session, said, dana),
        lambda: resolve_thread(session, said, 1, dana, resolved=True),
    ):
        with pytest.raises(NotFoundError):
            touch()


def test_somebody_elses_annotation_cannot_be_spoken_of_before_the_article_is_opened(
    session, article, rows, people
):
    said = annotate(session, rows[0], people["bob"], Tag.CLAIM)
    assert find_sentence(session, rows[0].id, people["bob"].id, said.id).annotation_id == said.id
    for name in ("alice", "dana", "carol"):
        with pytest.raises(NotFoundError):
            find_sentence(session, rows[0].id, people[name].id, said.id)
    article.opened_at = utc_now()
    session.flush()
    assert find_sentence(session, rows[0].id, people["dana"].id, said.id)


def test_a_speaker_made_in_a_blind_review_is_spoken_of_with_the_editors_alone(
    session, project, rows, people
):
    annotate(session, rows[1], people["bob"], Tag.QUOTE, "Only Bob’s Speaker")
    made = session.scalars(select(Speaker).where(Speaker.name == "Only Bob’s Speaker")).one()
    topic = find_speaker(session, made.id, people["bob"].id)
    assert topic.made_in_id == rows[1].article_id
    thread = say_of(session, topic, people["bob"], "Is it the same man?")
    with pytest.raises(NotFoundError):
        find_speaker(session, made.id, people["dana"].id)
    seen = {
        name
        for name, person in people.items()
        if list_threads(session, project.id, person.id, Wanted(), after=None)[0]
    }
    assert seen == {"alice", "bob"}
    answer(session, thread, people["alice"], "No.")
    assert len(get_thread(session, thread, people["bob"].id).replies) == 1


def test_a_notice_appears_when_its_comment_can_be_seen(session, article, people):
    thread = say_of(session, article, people["bob"], "@Dana Ruiz @Alice look at this")
    dana, alice = people["dana"].id, people["alice"].id
    assert (count_unread(session, dana), list_notices(session, dana)) == (0, ([], None))
    assert count_unread(session, alice) == 1
    article.opened_at = utc_now()
    session.flush()
    (told,), _ = list_notices(session, dana)
    assert (told.kind, told.comment_id, told.read) == (NoticeKind.MENTION, thread, False)


def test_threads_that_name_me_are_those_i_can_see(session, project, article, people):
    say_of(session, article, people["bob"], "@Dana Ruiz")
    wanted = Wanted(State.ALL, Whose.NAMING_ME)
    dana = people["dana"].id
    assert list_threads(session, project.id, dana, wanted, after=None)[0] == []
    opened = say_of(session, article, people["alice"], "@Dana Ruiz")
    found, _ = list_threads(session, project.id, dana, wanted, after=None)
    assert [one.first.id for one in found] == [opened]


def test_a_reviewer_resolves_others_threads_only_when_it_is_opened(session, article, people):
    thread = say_of(session, article, people["alice"])
    shown = list_about(session, find_article(session, article.id), people["bob"].id)[0][0]
    assert not shown.opened
    article.opened_at = utc_now()
    session.flush()
    resolve_thread(session, thread, 1, people["bob"].id, resolved=True)
