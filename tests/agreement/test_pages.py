"""The pages on agreement, and what they download."""

import json
import re

import pytest
from sqlalchemy import update

from factcheck.accounts.service import add_member, create_user
from factcheck.agreement import wording
from factcheck.agreement.alpha import krippendorff_alpha
from factcheck.agreement.measures import Reason
from factcheck.models import Project, Role, Tag
from factcheck.reviews.states import submit_review
from tests.support.work import add_article, annotate, sentences

CLAIM, QUOTE, OPINION, OTHER = Tag.CLAIM, Tag.QUOTE, Tag.OPINION, Tag.OTHER
HOSTILE = "<script>alert(1)</script>“‘&"


def review(session, article, *said):
    """Let people tag an article and hand it in: pairs of a person and their tags."""
    for user, tags in said:
        for sentence, tag in zip(sentences(session, article), tags, strict=False):
            annotate(session, sentence, user, tag)
    for user, _ in said:
        submit_review(session, article.id, user.id)


@pytest.fixture
def reviewed(database, desk):
    """An article that Alice and Bob have handed in."""

    def work(session):
        article = add_article(session, desk.project, desk.alice)
        said = [CLAIM, QUOTE, OTHER, OPINION], [CLAIM, QUOTE, OPINION, OPINION]
        review(session, article, (desk.alice, said[0]), (desk.bob, said[1]))
        return article.id

    return database.write(work)


def show(client, path, **query):
    answer = client.get(path, query_string=query)
    return answer.status_code, answer.get_data(as_text=True)


def project_page(desk):
    return f"/projects/{desk.project.id}/agreement"


@pytest.mark.both_engines
def test_a_viewer_sees_the_figures_of_what_is_open(signed_in, desk, reviewed):
    status, page = show(signed_in(desk.carol), project_page(desk))
    assert status == 200
    assert "0.696" in page  # 1 - 2 / ((64 - 4 - 4 - 1 - 9) / 7)
    assert "75.0%" in page
    assert "Alice" in page


def test_the_page_of_an_article_draws_its_confusion_matrix(signed_in, desk, reviewed):
    status, page = show(signed_in(desk.bob), f"/articles/{reviewed}/agreement")
    assert status == 200
    assert page.count('<svg class="heatmap"') == 1
    assert "Tags of Alice by those of Bob" in page


def test_there_is_nothing_to_see_before_reviews_are_in(database, signed_in, desk):
    article = database.write(lambda session: add_article(session, desk.project, desk.alice))
    for path in (project_page(desk), f"/articles/{article.id}/agreement"):
        status, page = show(signed_in(desk.carol), path)
        assert status == 200
        assert "Nothing to compare yet" in page


def test_the_pages_of_a_blind_article_are_those_of_one_nobody_reviews(database, signed_in, desk):
    def work(session):
        article = add_article(session, desk.project, desk.alice)
        before = article.id
        for user in (desk.alice, desk.bob):
            annotate(session, sentences(session, article)[0], user, CLAIM)
        submit_review(session, before, desk.alice.id)
        return before, add_article(session, desk.project, desk.alice, "It rained.", "The river").id

    blind, untouched = database.write(work)
    client = signed_in(desk.bob)
    pages = [show(client, f"/articles/{one}/agreement")[1] for one in (blind, untouched)]
    assert pages[0].replace(str(blind), "").count("Alice") == 0
    data = [client.get(f"/articles/{one}/agreement.json").get_json() for one in (blind, untouched)]
    assert data[0] == data[1]


def test_nobody_sees_the_figures_of_another_project(signed_in, desk, reviewed):
    for path in (project_page(desk), f"/articles/{reviewed}/agreement"):
        for ending in ("", ".json"):
            assert show(signed_in(desk.mallory), path + ending)[0] == 404


def test_a_tag_is_compared_with_all_others(signed_in, desk, reviewed):
    status, page = show(signed_in(desk.carol), project_page(desk), tag="opinion")
    assert status == 200
    assert "Any other" in page
    assert "Show all" in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"tag": "nonsense"}, 200),
        ({"pair": "nobody,else"}, 200),
        ({"pair": HOSTILE}, 200),
        ({"page": "-3"}, 200),
        ({"page": "many"}, 200),
        ({"since": "2030-01-01"}, 200),
        ({"since": "0001-01-01", "until": "9999-12-31"}, 200),
        ({"since": "yesterday"}, 422),
        ({"until": "2026-02-30"}, 422),
    ],
)
def test_a_strange_address_gets_a_clear_answer(signed_in, desk, reviewed, query, status):
    found, page = show(signed_in(desk.carol), project_page(desk), **query)
    assert found == status
    assert HOSTILE not in page


def test_a_pair_that_shares_no_article_is_told_so(signed_in, desk, reviewed):
    _, page = show(signed_in(desk.carol), project_page(desk), pair="nobody,else")
    assert "Nothing to compare" in page
    assert "No two reviews of one article are like that." in page


def test_two_reviewers_are_chosen_by_their_keys(signed_in, desk, reviewed):
    pair = f"{desk.alice.id},{desk.bob.id}"
    _, page = show(signed_in(desk.carol), project_page(desk), pair=pair)
    assert "Tags of Alice by those of Bob" in page


def test_hidden_names_and_ids_are_nowhere_in_the_page_or_the_file(
    database, signed_in, desk, reviewed
):
    database.write(lambda session: session.execute(update(Project).values(names_hidden=True)))
    client = signed_in(desk.carol)
    for path in (project_page(desk), f"/articles/{reviewed}/agreement"):
        for ending in ("", ".json"):
            _, page = show(client, path + ending)
            assert not {"Alice", "Bob", str(desk.alice.id), str(desk.bob.id)} & set(page.split())
            assert str(desk.bob.id) not in page
            assert "Bob" not in page
    assert "Reviewer B" in show(client, project_page(desk))[1]


def test_letters_that_may_change_say_so_on_the_page_of_a_project(
    database, signed_in, desk, reviewed
):
    client, said = signed_in(desk.carol), "they may change as more are opened"
    assert said not in show(client, project_page(desk))[1]
    database.write(lambda session: session.execute(update(Project).values(names_hidden=True)))
    assert said in show(client, project_page(desk))[1]
    assert said not in show(client, f"/articles/{reviewed}/agreement")[1]


def test_three_reviewers_are_drawn_as_a_grid(database, signed_in, desk):
    def work(session):
        dora = create_user(session, "Dora " + "X" * 60, "dora@example.org")
        add_member(session, desk.project.id, dora.id, Role.REVIEWER, desk.alice.id)
        article = add_article(session, desk.project, desk.alice)
        said = (desk.alice, [CLAIM, QUOTE]), (desk.bob, [CLAIM, CLAIM]), (dora, [OTHER, QUOTE])
        review(session, article, *said)

    database.write(work)
    status, page = show(signed_in(desk.carol), project_page(desk))
    assert status == 200
    assert page.count('<svg class="heatmap"') == 4
    assert "Cohen’s kappa of each two reviewers" in page


def test_hostile_names_are_shown_as_text(database, signed_in, desk):
    def work(session):
        mean = create_user(session, HOSTILE, "mean@example.org")
        add_member(session, desk.project.id, mean.id, Role.REVIEWER, desk.alice.id)
        article = add_article(session, desk.project, desk.alice, title=HOSTILE)
        review(session, article, (desk.alice, [CLAIM, QUOTE]), (mean, [CLAIM, CLAIM]))
        return article.id

    article_id = database.write(work)
    for path in (project_page(desk), f"/articles/{article_id}/agreement"):
        _, page = show(signed_in(desk.carol), path)
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page


@pytest.mark.both_engines
def test_the_file_holds_the_figures_and_what_they_are_made_of(signed_in, desk, reviewed):
    answer = signed_in(desk.carol).get(f"/articles/{reviewed}/agreement.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    data = json.loads(answer.get_data())
    units = [list(unit["labels"].values()) for unit in data["inputs"]["tag"]]
    assert data["subjects"]["tag"]["alpha"] == pytest.approx(krippendorff_alpha(units), abs=1e-9)
    assert data["subjects"]["verdict"]["alpha"] == {"undefined": "not_twice"}
    [pair] = data["pairs"]
    assert pair["subjects"]["tag"]["confusion"]["other"]["opinion"] == 1
    assert data["spans"]["f1"] == {"undefined": "no_spans"}


def test_of_many_articles_a_page_shows_a_part(database, signed_in, desk):
    def work(session):
        for number in range(30):
            text = f"River {number} rose. It fell."
            article = add_article(session, desk.project, desk.alice, text, f"River {number:02}")
            review(session, article, (desk.alice, [CLAIM, QUOTE]), (desk.bob, [CLAIM, QUOTE]))

    database.write(work)
    client = signed_in(desk.carol)
    pages = [show(client, project_page(desk), page=page)[1] for page in (1, 2, 99)]
    assert [page.count("<bdi>River ") for page in pages] == [25, 5, 5]


def test_an_article_leads_to_its_agreement_once_it_is_open(database, signed_in, desk, reviewed):
    blind = database.write(lambda session: add_article(session, desk.project, desk.alice, "It is."))
    client = signed_in(desk.alice)
    for article_id, shown in ((reviewed, True), (blind.id, False)):
        _, page = show(client, f"/articles/{article_id}")
        assert (f'href="/articles/{article_id}/agreement"' in page) == shown


def test_a_table_tells_once_why_a_figure_is_missing_and_a_screen_reader_in_each_cell(
    database, signed_in, desk
):
    def work(session):
        for number in range(3):
            text = f"River {number} rose. It fell."
            article = add_article(session, desk.project, desk.alice, text, f"River {number}")
            review(session, article, (desk.alice, [CLAIM, QUOTE]), (desk.bob, [CLAIM, QUOTE]))

    database.write(work)
    _, page = show(signed_in(desk.carol), project_page(desk))
    table = page[page.index('<h2 id="articles">') :]
    assert table.count('<span class="visually-hidden">none nobody marked words</span>') == 3
    seen = re.sub(r'<span class="visually-hidden">.*?</span>', "", table)
    assert seen.count("nobody marked words") == 1
    assert seen.count("reliable") == 1


def test_every_reason_and_reading_has_a_sign_of_its_own():
    signs = wording.Signs()
    readings = [wording.read_alpha(figure) for figure in (1.0, 0.7, 0.1, -0.1)]
    words = [*readings, *(wording.REASONS[reason] for reason in Reason)]
    assert len({signs.of(one) for one in words}) == len(words)


@pytest.mark.both_engines
def test_the_letters_of_notes_begin_with_a_on_each_page_and_stay_the_same_in_it(
    signed_in, desk, reviewed
):
    client = signed_in(desk.carol)
    for path in (project_page(desk), f"/articles/{reviewed}/agreement"):
        _, page = show(client, path)
        noted = [
            re.findall(r'__sign">([a-z])</span> ([^<]*)<', notes)
            for notes in re.findall(r'<ul class="notes".*?</ul>', page)
        ]
        letters = dict(pair for notes in noted for pair in notes)
        assert [*letters] == list("abcdefg")[: len(letters)]
        assert len(set(letters.values())) == len(letters) > 1
        assert all(letters[letter] == why for notes in noted for letter, why in notes)
