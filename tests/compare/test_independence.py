import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.independence import Ancestry, Edge, Uncounted, count_independent
from factcheck.compare.relations import Direction, RelationKind
from tests.compare.plain_independence import count_plainly

COPY, CITES = RelationKind.COPY, RelationKind.CITES


def copied(heir, origin):
    return Edge(heir, origin, COPY, Direction.A_FROM_B)


def alike(one, other):
    """A copy of which nobody knows who was first."""
    return Edge(one, other, COPY, Direction.UNKNOWN)


def cites(heir, origin):
    return Edge(origin, heir, CITES, Direction.B_FROM_A)


def test_sources_without_relations_each_count():
    found = count_independent(["courier", "echo", "wire"], [])
    assert (found.links, found.independent) == (3, 3)
    assert found.groups == [("courier",), ("echo",), ("wire",)]


def test_no_sources_make_none():
    found = count_independent([], [alike("a", "b")])
    assert (found.links, found.independent, found.groups) == (0, 0, [])


def test_a_source_linked_twice_is_one_link():
    assert count_independent(["wire", "wire"], []).links == 1


def test_five_links_can_be_two_sources():
    # The courier and the post printed the wire's story, and the blog cites the courier.
    edges = [copied("courier", "wire"), copied("post", "wire"), cites("blog", "courier")]
    found = count_independent(["courier", "wire", "blog", "post", "echo"], edges)
    assert (found.links, found.independent) == (5, 2)
    assert found.groups == [("wire", "courier", "post", "blog"), ("echo",)]
    assert found.uncounted == {}


def test_copies_of_unknown_order_are_one_source():
    found = count_independent("abc", [alike("a", "b"), alike("c", "b")])
    assert (found.independent, found.groups) == (1, [("a", "b", "c")])


@pytest.mark.parametrize("kind", [RelationKind.QUOTE, RelationKind.NONE])
def test_other_relations_leave_sources_independent(kind):
    edges = [Edge("a", "b", kind, Direction.UNKNOWN)]
    assert count_independent("ab", edges).independent == 2


def test_an_origin_that_is_not_linked_shows_in_the_group():
    found = count_independent(
        ["courier", "post"], [copied("courier", "wire"), cites("post", "wire")]
    )
    assert (found.links, found.independent) == (2, 1)
    assert found.groups == [("wire", "courier", "post")]


def test_other_copies_that_are_not_linked_do_not_show():
    edges = [copied("courier", "wire"), copied("echo", "wire"), copied("post", "wire")]
    assert count_independent(["courier"], edges).groups == [("wire", "courier")]


def test_two_sources_meet_in_one_that_is_not_linked():
    found = count_independent(["a", "b"], [alike("a", "far"), alike("b", "far")])
    assert (found.independent, found.groups) == (1, [("a", "b")])


def test_a_third_that_cites_two_does_not_join_them():
    found = count_independent(["blog", "a", "b"], [cites("blog", "a"), cites("blog", "b")])
    assert (found.links, found.independent) == (3, 2)
    assert sorted(found.groups) == [("a", "blog"), ("b",)]


def test_what_cites_two_unlinked_sources_counts_once():
    found = count_independent(["blog"], [cites("blog", "a"), cites("blog", "b")])
    assert (found.links, found.independent) == (1, 1)


def test_sources_that_share_one_of_several_origins_are_one():
    edges = [cites("x", "a"), cites("x", "b"), cites("y", "b"), cites("y", "c")]
    found = count_independent(["x", "y"], edges)
    assert (found.independent, found.groups) == (1, [("b", "x", "y")])


def test_a_chain_of_cites_leads_to_its_first():
    edges = [cites("c", "b"), cites("b", "a"), cites("d", "c")]
    found = count_independent("dcba", edges)
    assert (found.independent, found.groups) == (1, [("a", "b", "c", "d")])


def test_a_circle_of_cites_counts_for_nothing():
    found = count_independent("abc", [cites("a", "b"), cites("b", "c"), cites("c", "a")])
    assert (found.links, found.independent) == (3, 0)
    assert found.circular == [("a", "b", "c")]
    assert found.uncounted == dict.fromkeys("abc", Uncounted.CIRCULAR)


def test_two_that_cite_each_other_are_a_circle():
    edge = Edge("a", "b", CITES, Direction.UNKNOWN)
    found = count_independent("ab", [edge])
    assert (found.independent, found.circular) == (0, [("a", "b")])
    assert count_independent("ab", [cites("a", "b"), cites("b", "a")]) == found


def test_what_leads_only_to_a_circle_is_not_counted():
    found = count_independent(["x"], [cites("x", "a"), cites("a", "b"), cites("b", "a")])
    assert (found.links, found.independent) == (1, 0)
    assert found.uncounted == {"x": Uncounted.CIRCULAR}
    assert found.circular == [("a", "b")]


def test_a_circle_with_a_way_out_has_an_origin():
    edges = [cites("a", "b"), cites("b", "a"), cites("a", "wire")]
    found = count_independent(["a", "b", "wire"], edges)
    assert found.independent == 1
    assert found.circular == [("a", "b")]
    assert found.uncounted == {}


@pytest.mark.parametrize("sources", [["x"], ["x", "a", "b"], ["a", "b", "x"]])
def test_what_leads_to_a_circle_and_an_origin_is_counted(sources):
    edges = [cites("x", "a"), cites("a", "b"), cites("b", "a"), cites("x", "wire")]
    found = count_independent(sources, edges)
    assert found.independent == 1
    assert ("wire", "x") in found.groups


def test_a_circle_closes_through_a_copy():
    # The echo cites the post, whose text is the wire's; the wire cites the echo.
    edges = [cites("echo", "post"), alike("post", "wire"), cites("wire", "echo")]
    found = count_independent(["echo", "post", "wire"], edges)
    assert (found.independent, len(found.circular)) == (0, 1)
    assert set(found.circular[0]) == {"echo", "post", "wire"}


def test_copies_that_also_cite_each_other_are_no_circle():
    found = count_independent("abc", [alike("a", "b"), alike("b", "c"), cites("a", "c")])
    assert (found.independent, found.circular) == (1, [])


def test_what_descends_from_the_article_is_no_witness():
    edges = [copied("post", "article"), cites("blog", "post")]
    found = count_independent(["post", "blog", "echo"], edges, article="article")
    assert (found.links, found.independent) == (3, 1)
    assert found.groups == [("article", "post", "blog"), ("echo",)]
    assert found.uncounted == dict.fromkeys(["post", "blog"], Uncounted.CHECKED_ARTICLE)


def test_sources_that_all_descend_from_the_article_make_none():
    edges = [cites("a", "article"), copied("b", "a")]
    assert count_independent("ab", edges, article="article").independent == 0


def test_the_article_linked_to_itself_counts_for_nothing():
    found = count_independent(["article"], [], article="article")
    assert (found.independent, found.groups) == (0, [("article",)])


def test_an_article_that_copied_a_source_leaves_it_counted():
    found = count_independent(["wire", "echo"], [copied("article", "wire")], article="article")
    assert (found.independent, found.uncounted) == (2, {})


def test_the_article_does_not_join_what_it_drew_on():
    edges = [copied("article", "a"), cites("article", "b")]
    assert count_independent("ab", edges, article="article").independent == 2


def test_without_an_article_none_is_left_out():
    assert count_independent([0, 1], [copied(0, 1)]).groups == [(1, 0)]
    assert count_independent([0, 1], [copied(1, 0)], article=0).independent == 0


def test_the_order_of_groups_follows_the_links():
    edges = [alike("d", "b"), copied("a", "c")]
    assert count_independent("dabc", edges).groups == [("d", "b"), ("c", "a")]


NODES = st.sampled_from("abcdefgh")
EDGES = st.lists(
    st.builds(Edge, NODES, NODES, st.sampled_from(RelationKind), st.sampled_from(Direction)),
    max_size=14,
)


@given(st.lists(NODES, unique=True), EDGES, st.none() | NODES)
def test_every_link_is_in_one_group_and_counts_at_most_once(sources, edges, article):
    found = count_independent(sources, edges, article=article)
    grouped = [one for group in found.groups for one in group if one in sources]
    assert sorted(set(grouped)) == sorted(sources)
    assert 0 <= found.independent <= found.links == len(sources)
    assert found.uncounted.keys() <= set(sources)
    assert found.independent == 0 or len(found.uncounted) < len(sources)


@given(st.lists(NODES, unique=True, min_size=1), EDGES, st.randoms())
def test_the_count_does_not_hang_on_the_order_of_edges(sources, edges, chance):
    mixed = [
        Edge(edge.b, edge.a, edge.kind, turned(edge.direction)) if chance.random() < 0.5 else edge
        for edge in edges
    ]
    chance.shuffle(mixed)
    one, other = count_independent(sources, edges), count_independent(sources, mixed)
    assert one.independent == other.independent
    assert set(one.uncounted.items()) == set(other.uncounted.items())


def turned(direction):
    swap = {Direction.A_FROM_B: Direction.B_FROM_A, Direction.B_FROM_A: Direction.A_FROM_B}
    return swap.get(direction, direction)


@given(st.lists(NODES, unique=True), EDGES)
def test_a_further_link_never_takes_one_away(sources, edges):
    fewer = count_independent(sources[:-1], edges).independent
    assert count_independent(sources, edges).independent >= fewer - 1


@given(st.lists(st.lists(NODES), min_size=1, max_size=4), EDGES, st.none() | NODES)
def test_every_count_of_one_ancestry_is_what_the_definition_says(claims, edges, article):
    ancestry = Ancestry(edges, article)
    for sources in claims:
        found = ancestry.count(sources)
        told = (found.groups, found.circular, found.uncounted, found.independent)
        assert told == count_plainly(sources, edges, article)


def test_a_long_row_of_sources_that_each_cite_the_one_before_is_one():
    row = range(3_000)
    found = count_independent(row, [cites(one, one - 1) for one in row[1:]])
    assert (found.independent, found.groups) == (1, [tuple(row)])
