"""Reading JSON piece by piece gives what reading it whole gives."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidError
from factcheck.exchange import scan as scanning
from factcheck.exchange.scan import scan

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, width=32) | st.text()
VALUES = st.recursive(
    PLAIN.filter(lambda value: value not in (float("inf"), float("-inf"))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def read(data: bytes):
    """Put the pieces together again."""
    whole = {}
    for piece in scan(io.BytesIO(data)):
        value = json.loads(piece.json)
        if piece.index is None:
            whole[piece.key] = value
        else:
            whole.setdefault(piece.key, []).append(value)
            assert len(whole[piece.key]) == piece.index + 1
    return whole


@given(
    st.dictionaries(st.text(), VALUES, max_size=4),
    st.sampled_from([None, 0, 3]),
    st.booleans(),
    st.integers(1, 40),
)
def test_the_pieces_make_the_whole(value, indent, ascii_only, chunk):
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode(errors="replace")
    before, scanning.CHUNK = scanning.CHUNK, chunk
    try:
        assert read(data) == json.loads(data)
    finally:
        scanning.CHUNK = before


def test_the_line_of_a_mistake_is_named():
    data = b'{"a": [\n1,\n2,\n {"b" 3}\n]}'
    with pytest.raises(InvalidError, match="line 4"):
        read(data)


def test_it_can_be_read_a_second_time():
    file = io.BytesIO(b'{"a":[1,2]}')
    assert [*scan(file)] == [*scan(file)]
