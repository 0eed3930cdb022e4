"""Which name, nation or body of a passage stands where the claim has another."""

import pytest

from factcheck.compare import part_holders
from factcheck.compare.discrepancies import MarkKind, mark_discrepancies
from factcheck.compare.name_places import parts_of

KINDS = {MarkKind.NAME, MarkKind.ROLE}


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True)
    return {mark.kind for mark in marks if mark.differs and mark.kind in KINDS}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Orbis sued Fentrel over the patent.", "Fentrel has sued Orbis over the patent."),
        ("The Danish coastguard towed the ship.", "The Swedish coastguard towed the ship."),
        ("The files are kept in Marburg.", "The files are kept at Castle Rohn."),
        ("The trial opened in Leeford.", "The trial opened at Wexmoor on Monday."),
        (
            "Pike Valder, the firm that built the pier, went bankrupt.",
            "The builders of the pier, Stone & Daly, went bankrupt.",
        ),
        ("Ada Kern opened the exhibition.", "Rita Holm opened the exhibition."),
        (
            "The report was written by the Institute for Tides.",
            "The report was written by the Marine Council.",
        ),
        ("The contract went to Delmar.", "The contract went to Sorbex."),
        ("The factory in Selby will close.", "The company will close its factory in Goole."),
        ("Ferrosa is owned by a fund from Dubai.", "Ferrosa is owned by a fund from Doha."),
        ("The Polish driver was arrested.", "The Romanian driver was arrested."),
        ("A Spaniard won the race.", "A Dane won the race."),
        ("Pia Lund scored the winning goal.", "The winning goal was scored by Eva Kass."),
        ("It was Pia Lund's brother who called.", "It was Eva Kass's brother who called."),
        ("Judge Amos Reed adjourned the hearing.", "Judge Carla Finn adjourned the hearing."),
        ("Bell took over from Moor.", "Bell took over from Hale."),
        ("The Alden Bridge was closed.", "The Morrow Bridge was closed."),
        ("Ashby lost to Corby.", "Corby lost to Ashby."),
        ("Corby were beaten by Ashby.", "Ashby were beaten by Corby."),
        ("The survey was paid for by Ferrosa.", "The survey was paid for by Larkfoods."),
    ],
)
def test_another_one_in_the_same_part_differs(claim, passage):
    assert differing(claim, passage) == {MarkKind.NAME}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Nils Berg succeeds Ana Roca.", "Ana Roca handed over to Nils Berg."),
        ("Nils Berg replaced Ana Roca.", "Ana Roca was replaced by Nils Berg."),
        ("Hanover Gulls beat Portland Rams 3-1.", "Portland Rams lost 3-1 to Hanover Gulls."),
        ("Orbis accused Fentrel of fraud.", "Fentrel was accused of fraud by Orbis."),
        ("A German firm built the tunnel.", "A company from Germany built the tunnel."),
        ("French and German firms built the tunnel.", "A German company built the tunnel."),
        ("He was born in Leeford and lives in Harl.", "He lives in Harl."),
        ("Stone & Daly built the pier.", "The pier was built by Stone and Daly."),
        ("The Bruins won the cup.", "The Harl Bruins won the cup."),
        ("The Orlovs sold the mill.", "The Orlov family sold the mill."),
        (
            "On New Year's Eve Petra Sand set the record.",
            "Petra Sand set the record on 31 December.",
        ),
        (
            "About 900 homes are empty, according to the council.",
            "About 900 homes are empty, the council estimates.",
        ),
        (
            "Sales at Brock fell by 8 percent.",
            "Sales at Brock fell by 8 percent and those at Tarn by 3 percent.",
        ),
        ("Ada Kern's lawyer appealed.", "Ada Kern watched as her lawyer appealed."),
        ("The dog belonged to Ada Kern.", "The dog belonged to Ada Kern's brother Felix."),
        (
            "Ada Kern opened the exhibition, which Rita Holm had planned.",
            "The exhibition, opened by Ada Kern, was planned by Rita Holm.",
        ),
        ("Sarah Beck won gold ahead of Lin Mei.", "Lin Mei took silver behind Sarah Beck."),
        ("Sarah Beck, of Trent Rowing Club, won gold.", "Sarah Beck won gold."),
        ("Sarah Beck told the Herald that she was glad.", "I am glad, Beck said."),
        ("The Rovers' captain was sent off.", "Ashby's captain was sent off."),
        ("Ashby United lost to Corby Town.", "Ashby lost 2-0 at Corby."),
        ("Ashby United beat Corby Town.", "Corby were beaten 2-0 by Ashby."),
        ("The mine belongs to Ferrosa.", "Ferrosa, the owner of the mine, is based in Lisbon."),
        (
            "The airline's parent, Skyhold, is bankrupt.",
            "Skyhold, which owns the airline, is insolvent.",
        ),
        ("Voters in Kelm rejected the plan.", "In Kelm the plan failed."),
        ("The US embassy closed.", "The American embassy closed."),
        ("The British ambassador left.", "Britain's ambassador left."),
        ("An Italian court freed the captain.", "A court in Genoa freed the captain."),
        ("The Turkish lira fell.", "The lira fell against the dollar."),
        (
            "A French tourist and her German friend drowned.",
            "A German and a Frenchwoman drowned.",
        ),
        (
            "The painting, by Orsini, was sold in London.",
            "The Orsini was sold at an auction in London.",
        ),
        ("Mayor Lisa Kohl cut the ribbon.", "The ribbon was cut by the mayor."),
        (
            "Unemployment in Lower Sarn is 6 percent.",
            "Unemployment is 6 percent in Lower Sarn and 9 percent in Upper Sarn.",
        ),
        (
            "Mr Hale bought the boat in 2020.",
            "In 2020 the boat was bought by Hale from Ines Moor.",
        ),
        ("Ines Moor sold the boat to Mr Hale.", "Hale bought the boat from Moor."),
        ("Bell took over the shop from Moor.", "Moor handed the shop over to Bell."),
        ("Bell took over as chairman.", "Moor, who took over from Hale, was followed by Bell."),
        ("Kray was shot by police.", "Police shot Kray."),
        ("The firm, Halo & Sons, made the bell.", "The bell was made by Halo."),
        ("Fans of the Herons were jubilant.", "Wexford's supporters were jubilant."),
        (
            "According to police, 5,000 marched.",
            "Organisers estimated that 5,000 marched, a figure the police share.",
        ),
        (
            "Ida Moor, who speaks for the U.S. Department of State, said, “We welcome the offer.”",
            "“We welcome the offer,” State Department spokeswoman Ida Moor told reporters.",
        ),
        ("They are citizens of Nepal.", "They hold Nepali passports."),
        (
            "The terms of the Nepali leaders were read out.",
            "The Mustang Nepalis had their terms read out.",
        ),
    ],
)
def test_names_that_go_together_do_not_differ(claim, passage):
    assert differing(claim, passage) == set()


def named(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True)
    return [
        (mark.claim_value, mark.source_value)
        for mark in marks
        if mark.differs and mark.kind is MarkKind.NAME
    ]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("The hymn was written by Falkner.", "Rudd wrote the hymn.", ("Falkner", "Rudd")),
        (
            "It was Falkner who rang the bell and it was Brunn who lit the lamp.",
            "Rudd lit the lamp.",
            ("Brunn", "Rudd"),
        ),
        (
            "The depot will be in Sarn.",
            "The depot is to move from Orrin to Hale.",
            ("Sarn", "Hale"),
        ),
        (
            "A lynx was seen in the Hale valley.",
            "A lynx was seen by a driver of Hale Foods in the Sarn valley.",
            ("Hale", "Sarn"),
        ),
    ],
)
def test_a_name_in_focus_or_of_a_place_is_compared_with_the_one_it_stands_for(
    claim, passage, values
):
    assert named(claim, passage) == [values]


def test_of_two_names_only_the_likelier_is_compared_with_the_one_that_is_left():
    claim = "In the chapel Pia Falkner rang the bell and Ole Brunn lit the lamp."
    passage = "In the chapel the lamp was lit by Ada Rudd."
    assert named(claim, passage) == [("Ole Brunn", "Ada Rudd")]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("A lynx was seen in the Hale valley.", "In the Hale valley a lynx was seen."),
        ("The cook met Anna Rask's lawyer in Orms.", "In Orms the cook met Petra Sorn."),
        ("Anna Rask's lawyer spoke at the inquest.", "Petra Sorn spoke at the inquest."),
        ("The final was won by the Hornets.", "The final was won by Radley."),
    ],
)
def test_a_name_stands_for_none_of_another_sort(claim, passage):
    assert named(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Does Councillor Marl know the stop?", "Councillor Sorn asked about the stop."),
        (
            "The case was brought by parents in the old quarter of Harl.",
            "The case was brought against Sorn Water Inc.",
        ),
    ],
)
def test_a_question_tells_of_nobody_and_a_firm_is_no_place(claim, passage):
    assert named(claim, passage) == []


def test_the_part_of_a_body_is_read_once_however_many_there_are(monkeypatch):
    read = []

    def read_parts(statement, body):
        read.append(body)
        return parts_of(statement, body)

    monkeypatch.setattr(part_holders, "parts_of", read_parts)
    mark_discrepancies("tenants' " * 200 + "won", "tenants' " * 200 + "lost", weak=True)
    assert 0 < len(read) < 50
