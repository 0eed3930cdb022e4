"""The page of the overview, and what its pictures say."""

import re
from datetime import UTC, datetime

from sqlalchemy import select

from factcheck.models import Review, ReviewKind


def show(client, desk, **query):
    answer = client.get(f"/projects/{desk.project.id}/overview", query_string=query)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def picture(page, name):
    [svg] = re.findall(
        rf'<div class="plot" dir="ltr">(?:(?!</div>).)*id="{name}-title".*?</div>', page, re.DOTALL
    )
    return svg, re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_agreement_by_week_has_its_figures_its_weeks_and_a_name(
    database, signed_in, desk, dana, busy
):
    def spread(session):
        settled = list(session.scalars(select(Review).where(Review.kind == ReviewKind.ADJUDICATED)))
        wednesday, sunday = datetime(2026, 3, 11, tzinfo=UTC), datetime(2026, 4, 12, tzinfo=UTC)
        for one, at in zip(settled, (wednesday, sunday), strict=True):
            one.created_at = at

    database.write(spread)
    page = show(signed_in(desk.alice), desk)
    svg, said = picture(page, "alpha")
    assert {"0", "0.5", "1", "0.8", "0.667"} <= set(said)
    days = [when for when in said if any(letter.isalpha() for letter in when)]
    assert days == ["9 Mar", "23 Mar", "6 Apr"]
    assert 'role="img" aria-labelledby="alpha-title alpha-desc"' in svg
    assert '<title id="alpha-title">Agreement by week</title>' in svg


def test_the_work_of_the_days_has_its_figures_and_its_days(signed_in, desk, dana, busy):
    svg, said = picture(show(signed_in(desk.alice), desk), "work")
    assert said[2] == "0"
    assert int(said[0]) == 2 * int(said[1]) > 0
    assert len(said) == 6
    assert svg.count('class="chart__column"') == 14


def test_tags_are_listed_with_the_comma_of_the_language(signed_in, desk, dana, busy):
    answer = signed_in(desk.alice).get(
        f"/projects/{desk.project.id}/overview", headers={"Accept-Language": "ar"}
    )
    table = answer.text.partition("progress-table")[2].partition("</table>")[0]
    assert "، " in table
    assert ", " not in re.sub(r"<[^>]*>", "", table)


def test_of_many_articles_a_page_shows_a_part(signed_in, desk, dana, busy, monkeypatch):
    monkeypatch.setattr("factcheck.overview.views.PAGE", 3)
    client = signed_in(desk.alice)
    pages = [re.findall(r"<bdi>(Story \d)</bdi>", show(client, desk, page=page)) for page in (1, 3)]
    assert pages == [["Story 7", "Story 6", "Story 5"], ["Story 1", "Story 0"]]


def test_it_says_that_figures_are_of_all_reviews_or_of_those_one_may_see(
    signed_in, desk, dana, busy
):
    edits, reviews = show(signed_in(desk.alice), desk), show(signed_in(desk.bob), desk)
    assert (edits.count("in all reviews"), reviews.count("in all reviews")) == (2, 0)
    assert (edits.count("in the reviews you may see"), reviews.count("reviews you may see")) == (
        0,
        2,
    )


def test_who_handed_in_but_is_blind_is_told_of_their_own_and_no_count(signed_in, desk, dana, busy):
    def row(person, title):
        [told] = re.findall(
            rf"<tr>\s*<th[^>]*>(?:(?!</tr>).)*{title}(?:(?!</tr>).)*</tr>",
            show(signed_in(person), desk),
            re.DOTALL,
        )
        return told

    half_in, all_in = row(desk.bob, "Story 5"), row(desk.bob, "Story 6")
    assert "Yours is handed in" in half_in
    assert "1 of 1" not in half_in
    assert "2 of 2" in all_in
    assert "Yours" not in all_in
    assert "1 of 2" in row(desk.alice, "Story 5")
