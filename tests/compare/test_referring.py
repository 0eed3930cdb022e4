import pytest

from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.referring import find_referring
from factcheck.compare.relations import Direction, Publication, RelationKind, relate_sources

BOARD = Outlet(("Harbour Safety Board", "HSB"), "https://hsb.example/7")
DAIRY = Outlet(("Marrow Dairies",), "https://marrow.example/recall", speaks_for_itself=True)
AUDITOR = Outlet(("Office of the Auditor General",))
TIDE = Outlet(("Tideline",), "https://tideline.example/crane")
COURIER = Outlet(("Velm Courier", "the Courier"))
ANZEIGER = Outlet(("Velmer Anzeiger", "the Anzeiger"))
OWN = Outlet(("Valley Echo",))

TITLE = "Dead Weight: Report 7/2026 on the crane"
TEXT = (
    "The crane on the eastern quay fell because 38 bolts of its turntable had rusted through. "
    "Nobody had tested them since 2011. Of 214 cranes in the ports of the country, 61 have the "
    "same turntable. Inspectors were told by two dockers, and did not write it down."
)
ON_IT = "Rusted bolts brought the crane on the eastern quay down; nobody had tested them."

REFERS = [
    (BOARD, f"{ON_IT} That is what the safety board's report says."),
    (BOARD, "The HSB has found that 38 rusted bolts brought the crane down on the eastern quay."),
    (BOARD, f"{ON_IT} The harbour board makes it plain in its report of Tuesday."),
    (BOARD, f"{ON_IT} In its report on the crane, the board speaks of two dockers."),
    (BOARD, f"{ON_IT} I take this from a study by the Harbour Safety Board."),
    (BOARD, "In Dead Weight, the board's survey, 38 bolts of the turntable had rusted through."),
    (BOARD, "Page nine of Report 7/2026 on the crane is about bolts of the turntable."),
    (BOARD, f"{ON_IT} You can download it at hsb.example and read the whole report."),
    (DAIRY, f"{ON_IT} In a press release late on Monday the company blamed two dockers."),
    (AUDITOR, f"{ON_IT} The auditor general is stern. His report names two dockers."),
    (TIDE, f"After Tideline's disclosures the port has looked at its cranes. {ON_IT}"),
    (TIDE, f"A friend sent me the film from tideline.example. {ON_IT}"),
    (COURIER, f"{ON_IT} All credit to the Courier, which waited two years for the papers."),
    (COURIER, f"Dockers had rung the Courier. A week went by. {ON_IT} The paper wrote so."),
    (ANZEIGER, "Rusted bolts of the turntable brought down the crane (the Anzeiger has it)."),
]
MENTIONS = [
    (BOARD, f"{ON_IT} The Harbour Safety Board declined to comment on its report."),
    (BOARD, f"{ON_IT} Her father once sat on the Harbour Safety Board."),
    (BOARD, f"{ON_IT} The Harbour Safety Board must do its work, the minister said."),
    (BOARD, f"{ON_IT} The Prison Board says so in its report."),
    (BOARD, "The safety board's report praises the cook, the singers, and the new canteen."),
    (DAIRY, f"{ON_IT} Marrow Dairies, next door, was closed for an hour."),
    (TIDE, f"{ON_IT} The owner of the quay once bought Tideline."),
    (COURIER, f"{ON_IT} He refused to take questions from the Courier."),
    (COURIER, "Curtains for the stage were given by the Velm Courier. Nobody rusted."),
]


@pytest.mark.parametrize(("outlet", "text"), REFERS)
def test_what_somebody_published_is_referred_to(outlet, text):
    assert find_referring(text, outlet, OWN, TITLE, TEXT)


@pytest.mark.parametrize(("outlet", "text"), MENTIONS)
def test_whoever_only_comes_up_is_not_referred_to(outlet, text):
    assert find_referring(text, outlet, OWN, TITLE, TEXT) == []


def test_what_is_plain_counts_before_what_is_not():
    board = Publication(f"{TEXT} {ON_IT} We read of it in Tideline.", "Harbour Safety Board")
    plain = Publication(
        "Rusted bolts, an eastern quay, a crane that nobody tested: it fell, according to a "
        "bulletin from the HSB.",
        "Tideline",
    )
    assert find_referring(board.text, TIDE, BOARD, "", plain.text)
    found = relate_sources(board, plain)
    assert (found.kind, found.direction) == (RelationKind.CITES, Direction.B_FROM_A)


def test_the_board_of_a_board_is_its_own():
    text = f"{ON_IT} That is what the safety board's report says."
    assert find_referring(text, BOARD, Outlet(("Road Safety Board",)), TITLE, TEXT) == []


def test_nobody_is_referred_to_by_no_name():
    assert find_referring(ON_IT, Outlet(), OWN, "", TEXT) == []


@pytest.mark.parametrize(
    ("name", "is_body", "reports"),
    [
        ("Food Safety Agency", True, False),
        ("Prison Inspection Service", True, False),
        ("Board of Review", True, False),
        ("Velm News Service", False, True),
        ("News Agency of Velm", False, True),
        ("Harbour Board Herald", False, True),
        ("Half a Vineyard", False, False),
    ],
)
def test_a_name_tells_who_makes_news_and_who_reports_it(name, is_body, reports):
    outlet = Outlet((name,))
    assert (outlet.is_body, outlet.reports) == (is_body, reports)


def test_an_outlet_called_by_the_last_word_of_its_name_reports_news():
    assert ANZEIGER.reports
    assert not TIDE.reports
