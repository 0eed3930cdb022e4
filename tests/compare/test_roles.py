"""Whether a person holds the same office in two sentences, named or not."""

import pytest

from factcheck.compare.discrepancies import MarkKind, mark_discrepancies

KINDS = {MarkKind.NAME, MarkKind.ROLE}


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True)
    return {mark.kind for mark in marks if mark.differs and mark.kind in KINDS}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Ewa Lind, then head of surgery, signed the form.",
            "Nursing director Ewa Lind signed the form.",
        ),
        (
            "The health minister, Tom Varga, opened the bridge.",
            "Tom Varga, the labour minister, opened the bridge.",
        ),
        (
            "Ida Moss, who chairs the housing committee, resigned.",
            "Ida Moss, chair of the transport committee, resigned.",
        ),
        (
            "Karl Benz, chairman of Larkfoods, sold his shares.",
            "Karl Benz, chief executive of Larkfoods, sold his shares.",
        ),
        (
            "Colonel Ada Rehm, who as police commissioner ordered the raid, has retired.",
            "Colonel Ada Rehm, the head of intelligence, has retired.",
        ),
        ("Lea Storm, the team's goalkeeper, was booked.", "Striker Lea Storm was booked."),
        ("Former mayor Sal Croft attended.", "Sal Croft, the mayor, attended."),
        (
            "Deputy governor Nia Coll warned of losses.",
            "Nia Coll, the central bank's governor, warned of losses.",
        ),
        (
            "Nia Coll, vice-president of the court, warned of losses.",
            "Nia Coll, the court's president, warned of losses.",
        ),
        (
            "Nia Coll, spokeswoman for the hospital, warned of losses.",
            "Nia Coll, the hospital's lawyer, warned of losses.",
        ),
        (
            "The defendant's lawyer, Omar Pell, asked for time.",
            "The prosecutor, Omar Pell, asked for time.",
        ),
        ("Omar Pell was the club's treasurer.", "Omar Pell served as the club's secretary."),
        (
            "Dan Frost, secretary of state for energy, resigned.",
            "The transport secretary, Dan Frost, resigned.",
        ),
        ("Dan Frost, the assistant coach, resigned.", "Head coach Dan Frost resigned."),
        ("Fire chief Dan Frost resigned.", "Police chief Dan Frost resigned."),
        (
            "Dan Frost, president of the bowls club, won.",
            "Dan Frost, the bowls club's secretary, won.",
        ),
        (
            "Dan Frost, a retired judge, led the inquiry.",
            "The inquiry was led by Dan Frost, a former bishop.",
        ),
        ("Iris Wolfe, the victim's widow, wept.", "Iris Wolfe, the victim's sister, wept."),
        ("Iris Wolfe, a law student, won.", "Iris Wolfe, a law professor, won."),
        ("Iris Wolfe, the managing director, won.", "Iris Wolfe, the finance director, won."),
        ("Iris Wolfe, the sales director, won.", "Iris Wolfe, the finance director, won."),
        (
            "Harbour Council President Ida Storr signed the lease.",
            "Ida Storr, the treasurer of the Harbour Council, signed the lease.",
        ),
        (
            "The secretary of the anglers' league, Tove Rask, resigned.",
            "The chairman of the anglers' league, Tove Rask, resigned.",
        ),
        (
            "Tove Rask, once treasurer of the ferry line, resigned.",
            "Tove Rask, treasurer of the ferry line, resigned.",
        ),
        (
            "Tove Rask, who used to be the ferry line's treasurer, resigned.",
            "Tove Rask, treasurer of the ferry line, resigned.",
        ),
        ("Tove Rask used to be the line's treasurer.", "Tove Rask is the line's treasurer."),
        ("Tove Rask was once the line's treasurer.", "Tove Rask is the line's treasurer."),
        ("Tove Rask, the line's secretary, resigned.", "Tove Rask, the line's chairman, resigned."),
        ("Tove Rask, the ferry's captain, resigned.", "Tove Rask, the ferry's pilot, resigned."),
        ("Her brother Emil Storr, a lawyer, left.", "Her brother Emil Storr, an engineer, left."),
        ("Emil Storr, himself a lawyer, objected.", "Emil Storr, an engineer, objected."),
        ("Emil Storr, who trained as a lawyer, left.", "Emil Storr, an engineer, left."),
    ],
)
def test_another_office_in_any_construction_differs(claim, passage):
    assert differing(claim, passage) == {MarkKind.ROLE}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Tom Varga, the minister, opened the bridge.",
            "Labour minister Tom Varga opened the bridge.",
        ),
        (
            "Ida Moss, chairwoman of the housing committee, resigned.",
            "Ida Moss, who chairs the council's housing committee, resigned.",
        ),
        (
            "Karl Benz, chairman and chief executive of Larkfoods, sold his shares.",
            "Karl Benz, chief executive of Larkfoods, sold his shares.",
        ),
        (
            "Larkfoods boss Karl Benz sold his shares.",
            "Karl Benz, chief executive of Larkfoods, sold his shares.",
        ),
        (
            "Karl Benz, head of Larkfoods, sold his shares.",
            "Karl Benz, the chief executive of Larkfoods, sold his shares.",
        ),
        (
            "Colonel Ada Rehm has retired.",
            "Colonel Ada Rehm, the head of intelligence, has retired.",
        ),
        (
            "Ben Oduya, MP for Harl, voted against.",
            "Ben Oduya, a member of parliament, voted against.",
        ),
        ("Councilman Ray Dunn voted against.", "Councillor Ray Dunn voted against."),
        ("Ray Dunn, a councilman, voted against.", "State senator Ray Dunn voted against."),
        ("Professor Ivo Blum doubts it.", "The sociologist Ivo Blum doubts it."),
        ("Sal Croft, a former mayor, attended.", "Sal Croft, who used to be mayor, attended."),
        ("Ex-mayor Sal Croft attended.", "Sal Croft, who was mayor until 2019, attended."),
        (
            "Vice-chairman Nia Coll warned of losses.",
            "Nia Coll, the deputy chairman, warned of losses.",
        ),
        (
            "Nia Coll, a spokeswoman for the union, warned of losses.",
            "Union spokesperson Nia Coll warned of losses.",
        ),
        (
            "Clara Voss, who edits the magazine, left in March.",
            "The magazine's editor, Clara Voss, left in March.",
        ),
        (
            "Clara Voss, the magazine's publisher, left in March.",
            "Clara Voss, founder of the magazine, left in March.",
        ),
        ("Detective Paul Orme found the knife.", "Sergeant Paul Orme found the knife."),
        (
            "Dr Mina Aziz, a heart surgeon, operated on him.",
            "Mina Aziz, a cardiologist, operated on him.",
        ),
        (
            "Dr Mina Aziz, the hospital's medical director, resigned.",
            "Dr Mina Aziz, director of the hospital, resigned.",
        ),
        ("School head Mina Aziz resigned.", "Mina Aziz, the principal, resigned."),
        (
            "Mina Aziz, a lawyer for the tenants, spoke.",
            "Mina Aziz, the tenants' solicitor, spoke.",
        ),
        ("Mina Aziz, the party's leader, spoke.", "Mina Aziz, the opposition leader, spoke."),
        ("Mina Aziz, the party's chairwoman, spoke.", "Mina Aziz, leader of the party, spoke."),
        ("Mina Aziz, a 40-year-old teacher, spoke.", "Mina Aziz, a mother of three, spoke."),
        ("Home secretary Dan Frost resigned.", "Dan Frost, the interior minister, resigned."),
        (
            "Dan Frost, secretary of state for energy, resigned.",
            "The energy secretary, Dan Frost, resigned.",
        ),
        ("Dan Frost, the club's coach, resigned.", "Head coach Dan Frost resigned."),
        (
            "Dan Frost, chair of the parish council, resigned.",
            "Parish council chairman Dan Frost resigned.",
        ),
        (
            "Dan Frost, a member of the parish council, resigned.",
            "Parish councillor Dan Frost resigned.",
        ),
        ("Police chief Dan Frost resigned.", "Dan Frost, the police commissioner, resigned."),
        (
            "Governor Dan Frost, a former general, signed it.",
            "Dan Frost, the governor, signed it.",
        ),
        (
            "Dan Frost, a retired judge, led the inquiry.",
            "The inquiry was led by Dan Frost, a former judge.",
        ),
        ("Iris Wolfe, a mother of two, wept.", "Iris Wolfe, the victim's sister, wept."),
        (
            "Trade and industry minister Iris Wolfe won.",
            "Iris Wolfe, the industry minister, won.",
        ),
        (
            "Iris Wolfe, minister for trade and industry, won.",
            "The industry minister, Iris Wolfe, won.",
        ),
        ("Iris Wolfe, the veteran coach, won.", "Iris Wolfe, a respected coach, won."),
        ("Iris Wolfe, a volunteer, won.", "Iris Wolfe, a teacher, won."),
        ("Professor Ulla Brand doubts it.", "The economist Ulla Brand doubts it."),
        (
            "Once the treasurer, Tove Rask, resigned, the club closed.",
            "The club closed as the treasurer, Tove Rask, had resigned.",
        ),
    ],
)
def test_an_addition_or_another_word_for_an_office_does_not_differ(claim, passage):
    assert differing(claim, passage) == set()
