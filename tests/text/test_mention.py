import pytest

from factcheck.text.mention import mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith, a spokesperson for the department", "smith"),
        ("according to MÜLLER", "Muller"),
        ("Ann’s lawyer", "Ann"),
        ("O’Neil said", "O'Neil"),
        ("the W.H.O. said", "W.H.O."),
        ("中国国家主席习近平表示", "习近平"),
        ("김정은은 말했다", "김정은"),
        ("นายกรัฐมนตรีสมชายกล่าว", "สมชาย"),
        ("قال أحمد", "احمد"),
        ("नरेन्द्र मोदी ने कहा", "मोदी"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(text, name):
    assert mentions(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Annabel said", "Ann"),
        ("Hann said", "Ann"),
        ("nobody said", "Ann"),
        ("मोदीनगर", "मोदी"),
        ("anything", ""),
    ],
)
def test_a_part_of_a_word_is_no_name(text, name):
    assert not mentions(text, name)


def test_a_part_of_a_longer_name_is_not_meant():
    assert not mentions("Anna Smith, the mayor", "Smith", but_not=["Anna Smith"])
    assert mentions("Anna Smith and Smith", "Smith", but_not=["Anna Smith"])
    assert mentions("Smith", "Smith", but_not=["Smith", "Anna Smith"])
