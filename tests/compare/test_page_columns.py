"""The columns of GET /sentences/<id>/compare: which they are, and that they stay where they are."""

import re
from html import unescape

import pytest
from werkzeug.datastructures import MultiDict

from factcheck.models import Stance
from tests.support.visit import Visitor
from tests.support.work import add_report, link

FIELD = r'<input type="hidden" name="(\w+)" value="([^"]*)">'


@pytest.fixture
def six(database, project, bob):
    """Six sources, the first of which says something of the sentence."""
    texts = ("The gauge rose by 11 centimetres.", "It rained.", "Bananas are berries.")
    texts += ("Potatoes grow.", "Onions are peeled.", "Peas are round.")
    return [database.write(lambda s, t=t: add_report(s, project, bob, t, t[:-1])) for t in texts]


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


def columns_of(page):
    """The titles of the columns, from the first to the last."""
    return re.findall(r'<h2 id="title-[^"]*"><a [^>]*><bdi>(.*?)</bdi>', page)


def opening(page, title):
    """Where the link leads that opens a source."""
    return unescape(re.search(rf'<a href="([^"]*)"[^>]*><bdi>{title}</bdi></a>', page)[1])


def test_beside_four_sources_it_says_which_one_gives_way_to_another(reviewer, rows, six):
    path = f"/sentences/{rows[0].id}/compare?" + "&".join(f"source={r.id}" for r in six[:3])
    assert "takes the place" not in reviewer.get(path).text
    page = reviewer.get(f"{path}&source={six[3].id}").text
    assert f"takes the place of the last, “<bdi>{six[3].title}</bdi>”" in page


def test_a_suggestion_beside_four_sources_drops_none(reviewer, rows, six, database, project, bob):
    answer = database.write(
        lambda s: add_report(s, project, bob, "The river rose on Monday, by 19 centimetres.", "X")
    )
    path = f"/sentences/{rows[0].id}/compare?" + "&".join(f"source={r.id}" for r in six[1:5])
    page = reviewer.get(f"{path}&suggest=1").text
    page = reviewer.get(opening(page, answer.title)).text
    assert columns_of(page) == [*(source.title for source in six[1:4]), answer.title]
    page = reviewer.get(opening(page, six[4].title)).text
    assert columns_of(page) == [source.title for source in six[1:5]]
    assert opening(page, answer.title)


def test_a_source_added_by_the_form_beside_four_drops_none(reviewer, rows, six):
    asked = "&".join(f"source={r.id}" for r in six[:4])
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?{asked}").text
    form = re.search(r'<form class="compare__add".*?</form>', page, re.DOTALL)[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    page = reviewer.client.get(
        f"/sentences/{rows[0].id}/compare",
        query_string=MultiDict([*hidden, ("source", str(six[4].id))]),
    ).text
    assert columns_of(page) == [source.title for source in (*six[:3], six[4])]
    assert opening(page, six[3].title)


def test_sources_asked_for_beyond_four_can_be_opened(reviewer, rows, six):
    asked = "&".join(f"source={r.id}" for r in six)
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?{asked}").text
    assert columns_of(page) == [source.title for source in six[:4]]
    assert opening(page, six[5].title)


def test_columns_stay_where_they_are_when_a_stance_changes(reviewer, rows, six, database, bob):
    for source in six[1:5]:
        database.write(lambda s, r=source: link(s, rows[0], bob, r, (0, 5), Stance.SUPPORTS))
    database.write(lambda s: link(s, rows[0], bob, six[0], (0, 33), Stance.REFUTES))
    path = f"/sentences/{rows[0].id}/compare"
    page = reviewer.get(path).text
    before = columns_of(page)
    assert before[0] == six[0].title
    form = re.search(r'action="/evidence/[^"]*">.*?</form>', page, re.DOTALL)[0]
    hidden = {name: unescape(value) for name, value in re.findall(FIELD, form)}
    address = re.search('action="([^"]*)"', form)[1]
    answer = reviewer.post(address, **hidden, stance="mentions")
    after = reviewer.get(answer.location).text
    assert columns_of(after) == before
    assert columns_of(reviewer.get(path).text)[0] != before[0]
    following = unescape(re.search(r'data-next href="([^"]*)"', after)[1])
    assert following == f"/sentences/{rows[1].id}/compare"


@pytest.mark.parametrize("order", ["1.x", "-1", "9" * 40, "1" + ".1" * 99, "٣"])
def test_a_broken_order_in_the_address_is_left_out(reviewer, rows, six, order):
    query = {"source": str(six[0].id), "order": order}
    page = reviewer.client.get(f"/sentences/{rows[0].id}/compare", query_string=query)
    assert page.status_code == 200
    assert columns_of(page.text) == [six[0].title]
