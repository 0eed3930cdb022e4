import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.dateline import dateline_end


@pytest.mark.parametrize(
    "dateline",
    [
        "KELMOUTH, Nov. 17 (Coastline Wire) — ",
        "ORLEN, 4 March (NW) - ",
        "NEW YORK, March 4, 2026 /PRNewswire/ -- ",
        "TEL AVIV, Israel (AP) — ",
        "PARIS, 4 March — ",
        "WASHINGTON — ",
        "BERLIN (dpa) — ",
        "Berlin (dpa) - ",
        "Kelmouth, 17 November (Coast Wire) – ",
        "LONDON, Reuters — ",
        "(Reuters) - ",
        "МОСКВА, 5 мая. /ТАСС/. ",
    ],
)
def test_the_report_begins_behind_its_dateline(dateline):
    assert dateline_end(dateline + "Two ships ran aground.") == len(dateline)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "NATO - which has 32 members - agreed.",
        "UNHCR — the agency — agreed.",
        "Anna Falk (Labour) - 4,300 votes",
        "On 4 March (Sunday) - the ferry sank.",
        "The ferry sank on 4 March (a Sunday).",
        "US (2024) - a report",
    ],
)
def test_a_line_without_a_dateline_begins_at_once(line):
    assert dateline_end(line) == 0


@given(st.text(alphabet="ABÜ ab,.()/—-1234МОС", max_size=120))
def test_any_line_has_its_end_within(line):
    assert 0 <= dateline_end(line) <= len(line)
