import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.compare.bearing import bears_on
from factcheck.compare.citing import find_citing
from factcheck.compare.credits import find_credits
from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.outlets import How, Mention, find_mentions

COURIER = Outlet(("Harbor Courier",), "https://www.harborcourier.example/2026/03/leak.html")
POST = Outlet(("Coastal Post", "the Post"), "https://coastalpost.example/tax")
STAR = Outlet(("The Star",), "https://thestar.example/a/1")
NORDLYS = Outlet(("Nordlys News Agency",), "https://nordlys.example/1")
AUTHORITY = Outlet(("Ossel Water Authority", "OWA"), "https://osselwater.example/4")
MINISTRY = Outlet(("Ministry of Defence of Kesmar", "Kesmar defence ministry"))
ECHO = Outlet(("Valley Echo", "the Echo"), "https://valleyecho.example/2")

CITED = [
    (COURIER, "The council knew of the leak for a year, the Harbor Courier reported on Tuesday."),
    (COURIER, "According to the Courier, the valve had failed twice."),
    (COURIER, "The leak was first reported by the Harbor Courier."),
    (COURIER, "The news was first published in the Courier on Monday."),
    (COURIER, "Ruiz told the Courier that she would resign."),
    (COURIER, "In an interview with the Harbor Courier, Ruiz said she would resign."),
    (COURIER, "As the Courier first reported, the valve was old."),
    (COURIER, "Records obtained by the Harbor Courier show that the pumps were never tested."),
    (COURIER, "The Courier's Ada Finch reported on Monday that the valve was old."),
    (COURIER, "The Courier on Tuesday reported that the valve was old."),
    (COURIER, "The Harbor Courier, which has followed the case, wrote that the valve was old."),
    (COURIER, "The figure comes from a report in Tuesday's Harbor Courier."),
    (COURIER, "In Thursday's Courier she apologised."),
    (COURIER, "A Courier story said the valve was old."),
    (COURIER, "“It was old,” writes the Courier."),
    (COURIER, "The mayor knew, per the Harbor Courier."),
    (COURIER, "The Courier has learned that the valve was old."),
    (COURIER, "Citing two officials, the Courier said that the valve was old."),
    (COURIER, "It was the Harbor Courier that broke the news."),
    (COURIER, "He is quoted as saying so in the Harbor Courier."),
    (COURIER, "Asked by the Courier whether it was old, Ruiz laughed."),
    (COURIER, "The HC reported that the valve was old."),
    (COURIER, "The pumps were never tested, harborcourier.example reported."),
    (
        COURIER,
        "The valve was old: https://www.harborcourier.example/2026/03/leak.html?utm_source=x",
    ),
    (COURIER, "The Harbor Courier has the details. The paper says the valve was forty years old."),
    (COURIER, "Ruiz rang the Harbor Courier on Friday. “It was old,” she told the paper."),
    (COURIER, "The plumbers wrote three letters, the Courier reported."),
    (NORDLYS, "Nordlys reported that two ships had collided."),
    (NORDLYS, "Two ships collided, NNA reported."),
    (
        NORDLYS,
        "Two ships sank, Nordlys News Agency learned. The agency put the damage at 4 million.",
    ),
    (POST, "The Post reported that taxes would rise."),
    (STAR, "The Star reported that taxes would rise."),
    (AUTHORITY, "The Ossel Water Authority said in its bulletin No. 4 that the gate held."),
    (AUTHORITY, "The gate held, according to a bulletin from the Ossel Water Authority."),
    (AUTHORITY, "Figures published by the OWA show a rise."),
    (MINISTRY, "Kesmar denied it. Its defence ministry said in a statement that nothing was hit."),
    (Outlet(("El Heraldo de Vega",)), "Según El Heraldo de Vega, la alcaldesa dimitirá."),
    (Outlet(("El Heraldo de Vega",)), "Dimitirá, dijo al Heraldo de Vega la alcaldesa."),
    (Outlet(("Heraldo de Vega",)), "El Heraldo de Vega informó el martes de que dimitirá."),
    (Outlet(("Hafenkurier",)), "Wie der Hafenkurier berichtete, war das Ventil alt."),
    (Outlet(("Hafenkurier",)), "Laut „Hafenkurier“ war das Ventil alt."),
    (Outlet(("Hafenkurier",)), "Das Ventil war alt, sagte sie dem Hafenkurier am Montag."),
    (Outlet(("Liman Postası",)), "Liman Postası'nın haberine göre vana eskiydi."),
    (Outlet(("Liman Postası",)), "Liman Postası gazetesi salı günü vananın eski olduğunu yazdı."),
    (Outlet(("Le Courrier du Port",)), "Selon Le Courrier du Port, la vanne était ancienne."),
    (Outlet(("Le Courrier du Port",)), "La maire a déclaré au Courrier du Port qu'elle partirait."),
    (Outlet(("Le Courrier du Port",)), "Le Courrier du Port a révélé mardi que la vanne fuyait."),
]

ONLY_NAMED = [
    (COURIER, "The Harbor Courier building was evacuated on Tuesday, officials said."),
    (COURIER, "A photographer for the Harbor Courier was among the injured, police said."),
    (COURIER, "She worked for the Harbor Courier before she told the council of the leak."),
    (COURIER, "An advertisement published in the Harbor Courier asked for witnesses."),
    (COURIER, "The Coastal Courier reported that the valve was old. The Courier said more."),
    (COURIER, "Harbor officials reported a leak. The harbor said nothing."),
    (COURIER, "A courier reported the parcel missing, the courier told police."),
    (COURIER, "The Harbor Courier declined to comment, and police said nothing."),
    (COURIER, "The Harbor Commission (HC) reported that the valve was old. HC said so."),
    (COURIER, "The Harbor Courier reported a loss of 4 million dollars for 2025."),
    (COURIER, "According to people who gathered outside the Harbor Courier, the mayor left."),
    (COURIER, "The mayor said that the Harbor Courier had lied to her."),
    (COURIER, "Harbor Courier editor Ada Finch said the paper would close."),
    (COURIER, "Ruiz spoke to Harbor Courier employees about the strike."),
    (COURIER, "The Harbor Courier Cup was won by Ada Finch, organisers said."),
    (COURIER, "The ferry, the Harbor Courier, reported engine trouble at noon."),
    (COURIER, "Ruiz told the Echo that she had never heard of the Courier."),
    (COURIER, "The leak was not reported by the Harbor Courier."),
    (COURIER, "The Harbor Courier did not report the leak."),
    (COURIER, "Police sued the Harbor Courier. The agency said it had no choice."),
    (COURIER, "The Harbor Courier said its offices would move to Pier 4."),
    (COURIER, "The Courier's website was hacked, police said."),
    (COURIER, "The mayor threatened to sue the Harbor Courier, according to two officials."),
    (COURIER, "Finch, formerly of the Harbor Courier, wrote a novel."),
    (COURIER, "Subscribers to the Harbor Courier reported a fault."),
    (COURIER, "The Harbor Courier has moved. The Bay Herald has not. The paper said it was dear."),
    (STAR, "The star reported to the set at nine, the studio said."),
    (STAR, "The North Star reported engine trouble. The Star said it would return to port."),
    (POST, "The Washington Post reported that taxes would rise; the Post said so twice."),
    (POST, "The post was filled on Monday, the ministry said."),
    (POST, "The Post Office reported that parcels were late."),
    (Outlet(("Korvan State Telegraph Agency",)), "Korvan said that nobody was hurt."),
    (NORDLYS, "Tourists came to see the Nordlys, reported to be the finest ship, officials said."),
    (AUTHORITY, "Ruiz told the Ossel Water Authority that the gate was stuck."),
    (AUTHORITY, "The Ossel Water Authority would not release the report."),
    (AUTHORITY, "An investigation by the Ossel Water Authority is under way."),
    (AUTHORITY, "The Ossel Water Authority said on Tuesday that the gate held."),
    (MINISTRY, "The defence ministry said in a statement that nothing was hit."),
]


@pytest.mark.parametrize(("outlet", "text"), CITED)
def test_words_that_report_for_an_outlet_are_found(outlet, text):
    assert find_citing(text, outlet, ECHO)


@pytest.mark.parametrize(("outlet", "text"), ONLY_NAMED)
def test_an_outlet_only_named_is_not_cited(outlet, text):
    assert find_citing(text, outlet, ECHO) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "It leaked, the Harbor Courier first reported on Monday.",
            "Harbor Courier first reported",
        ),
        ("It leaked, Ruiz told the Courier on Monday.", "told the Courier"),
        ("Es leckte, so der „Hafenkurier“ berichtete.", "„Hafenkurier“ berichtete"),
    ],
)
def test_a_place_reaches_from_the_name_to_the_verb(text, words):
    [place] = find_citing(text, Outlet(("Harbor Courier", "Hafenkurier")), ECHO)
    assert text[place.start : place.end] == words


@pytest.mark.parametrize(
    ("outlet", "text", "others"),
    [
        (Outlet(("Harbour Safety Board", "HSB")), "According to HSB it broke.", "By the {}."),
        (Outlet(("Harbour Safety Board",)), "According to HaSaBo it broke.", "The {} (HaSaBo)."),
        (Outlet(("Tern Works", "Tern")), "The note is via Tern.", "{} makes bolts."),
        (Outlet(("Tern Foods",)), "That is according to Tern.", "{} makes soup."),
        (Outlet(("Undertow",)), "The interview with Undertow was long.", "{}"),
        (Outlet(("Office of the Auditor General",)), "Quoting the auditor general, he left.", "{}"),
        (Outlet(("Dock Talk with Ada Finch",)), "He told Ada Finch that it broke.", "{}"),
    ],
)
def test_a_short_name_is_known_beside_the_whole_name(outlet, text, others):
    assert find_citing(text, outlet, ECHO, others.format(outlet.names[0]))


def test_an_outlet_does_not_cite_itself():
    text = "“It was old,” she told the Courier. The Harbor Courier reported it first."
    assert find_citing(text, COURIER, COURIER) == []


def test_a_short_name_that_both_go_by_is_not_the_others():
    bay = Outlet(("Bay Courier",))
    assert find_citing("Ruiz told the Courier that it was old.", COURIER, bay) == []
    assert find_citing("Ruiz told the Harbor Courier that it was old.", COURIER, bay)


def test_a_name_counts_only_as_a_whole():
    assert (
        find_mentions("The Harbor Couriers said so at harborcourier.example.org.", COURIER, ECHO)
        == []
    )


def test_a_server_on_which_anybody_publishes_names_nobody():
    blog = Outlet(("Sluice Notes",), "https://medium.com/@sluice/gate")
    assert find_mentions("It was on medium.com, people said.", blog, ECHO) == []
    [link] = find_mentions("See https://medium.com/@sluice/gate.", blog, ECHO)
    assert link.how is How.PAGE


def test_the_longest_of_overlapping_names_is_kept():
    text = "Nordlys News Agency said so."
    [mention] = find_mentions(text, Outlet(("Nordlys", "Nordlys News Agency")), ECHO)
    assert text[mention.start : mention.end] == "Nordlys News Agency"


@pytest.mark.parametrize(
    "text",
    [
        "VELM (Harbor Courier) — The valve was old.",
        "VELM, Feb 18 (HC) - The valve was old.",
        "By Ada Finch, Harbor Courier\nThe valve was old.",
        "The valve was old.\n(With Harbor Courier)",
        "The valve was old.\n— Harbor Courier",
        "The valve was old.\nSource: Harbor Courier",
        "The valve was old.\nWith reporting by the Harbor Courier.",
        "The valve was old.\nThis story first appeared in the Harbor Courier.",
        "The valve was old.\n© 2026 Harbor Courier",
    ],
)
def test_credits_are_found_where_they_stand(text):
    [place] = find_credits(text, COURIER, ECHO)
    assert text[place.start : place.end] in {"Harbor Courier", "HC"}


@pytest.mark.parametrize(
    "text",
    [
        "The valve was old, the Harbor Courier reported.",
        "Ada Finch of the Harbor Courier was there.\nThe valve was old.",
        "By the Harbor Courier building stood a crowd, and it was getting cold and late.",
    ],
)
def test_a_name_in_a_sentence_is_no_credit(text):
    assert find_credits(text, COURIER, ECHO) == []


LEAK = (
    "The valve below the pumping station had been leaking since May, and two plumbers told the "
    "council so in writing. The treasurer wants to borrow the money for repairs."
)


def test_a_citation_bears_on_the_text_that_says_it():
    citing = "The Courier reported that plumbers warned the council of a leaking valve since May."
    assert bears_on(citing, Mention(4, 11), LEAK)


def test_numbers_bear_on_a_text_that_has_them():
    citing = (
        "The Courier published the books. Loss: 12.7 million, somebody owes 4,310, and who ordered "
        "garden chairs, curtains, carpets, mirrors, lamps, kettles, spoons and pillows?"
    )
    assert bears_on(citing, Mention(4, 11), f"{LEAK} It lost 12.7 million, of which 4,310 is mine.")
    assert not bears_on(citing, Mention(4, 11), f"{LEAK} It lost 12.7 million.")


def test_a_citation_of_something_else_does_not():
    citing = (
        "The Courier reported that farmers in three villages want higher prices for carrots, "
        "turnips and several kinds of winter cabbage."
    )
    assert not bears_on(citing, Mention(4, 11), LEAK)


IN_GERMAN = (
    "Der Courier berichtete über Landwirte, die in den Dörfern höhere Preise für Möhren und viele "
    "Sorten von Kohl und für die Rüben im Winter verlangen."
)


@pytest.mark.parametrize("citing", ["The Courier reported it.", IN_GERMAN])
def test_where_words_cannot_tell_it_may_bear_on_it(citing):
    assert bears_on(citing, Mention(4, 11), LEAK)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the Courier " * 10_000,
        "(Harbor Courier) " * 10_000,
        "Harbor Courier, " * 10_000,
        "on Monday " * 10_000 + "Harbor Courier",
        "https://harborcourier.example/" + "a" * 100_000,
        "Harbor" + " " * 100_000 + "Courier",
    ],
)
def test_hostile_text_is_no_error(text):
    for place in (*find_citing(text, COURIER, ECHO), *find_credits(text, COURIER, ECHO)):
        assert 0 <= place.start < place.end <= len(text)


@settings(deadline=None)  # a pattern is compiled for every name
@given(st.text(), st.text(), st.text())
def test_any_name_may_be_looked_for_in_any_text(text, name, url):
    for place in find_mentions(text, Outlet((name,), url), Outlet((url,), name)):
        assert 0 <= place.start < place.end <= len(text)
