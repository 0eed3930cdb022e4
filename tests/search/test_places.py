"""The order of results as a number."""

from factcheck.search.index import number_of, place_of, places_of, position_of


def test_a_place_tells_article_and_position():
    for number, position in ((1, 0), (2, 65_535), (1_000_000, 19_999)):
        place = place_of(number, position)
        assert (number_of(place), position_of(place)) == (number, position)
        assert places_of(number)[0] <= place <= places_of(number)[1]
    assert place_of(2, 65_535) < place_of(1, 0)
