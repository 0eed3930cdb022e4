"""Two texts side by side."""

from factcheck.compare.beside import RowKind, lay_beside
from factcheck.text.segment import segment

A = "The gauge rose by 11 centimetres on Monday. Nobody was hurt in the town. The dam held firm."
B = "The gauge rose by 12 centimetres on Monday. Nobody was hurt in the town. A bridge fell down."


def lay(a, b):
    return lay_beside(a, b, segment(a, "en"), segment(b, "en"))


def rows(a, b):
    return [row for fold in lay(a, b).folds for row in fold.rows]


def test_each_sentence_stands_beside_its_match():
    assert [(row.kind, row.a_number, row.b_number) for row in rows(A, B)] == [
        (RowKind.CHANGED, 1, 1),
        (RowKind.SAME, 2, 2),
        (RowKind.ONLY_A, 3, None),
        (RowKind.ONLY_B, None, 3),
    ]


def test_the_words_that_differ_are_set_apart():
    changed = rows(A, B)[0]
    assert [piece.text for piece in changed.a if piece.differs] == ["11"]
    assert [piece.text for piece in changed.b if piece.differs] == ["12"]


def test_all_of_both_texts_is_shown_in_order():
    for side, text in (("a", A), ("b", B)):
        said = [
            "".join(piece.text for piece in getattr(row, side))
            for row in rows(A, B)
            if getattr(row, side)
        ]
        assert " ".join(said) == text


def test_a_moved_sentence_is_told_where_it_stands_in_the_first_text():
    one = [
        f"Sentence number {n} speaks of the {w} at length."
        for n, w in enumerate(("harbour", "market", "station", "library", "stadium"))
    ]
    moved = rows(" ".join(one), " ".join([*one[1:], one[0]]))
    assert [(row.a_number, row.b_number) for row in moved if row.kind is RowKind.MOVED] == [(1, 5)]


def test_a_run_of_the_same_is_folded_away():
    same = " ".join(f"Line {n} of the report stays as it was before." for n in range(5))
    folds = lay(f"{same} One more thing was said here.", f"{same} Other news came in today.").folds
    assert [fold.folded for fold in folds] == [True, False]


def test_texts_that_have_nothing_in_common_stand_apart():
    assert {row.kind for row in rows("The cat sat on a mat.", "Rain fell all over Spain.")} == {
        RowKind.ONLY_A,
        RowKind.ONLY_B,
    }
