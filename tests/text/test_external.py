import pytest

from factcheck.errors import InvalidError
from factcheck.text.external import clean_external_id, external_url


@pytest.mark.parametrize(
    "typed",
    [
        "Q42",
        " q42 ",
        "wikidata:Q42",
        "https://www.wikidata.org/wiki/Q42",
        "http://www.wikidata.org/entity/Q42",
        "https://m.wikidata.org/wiki/Special:EntityPage/Q42#P31",
        "wikidata.org/wiki/q42?uselang=es",
    ],
)
def test_an_identifier_of_wikidata_is_kept_by_its_number(typed):
    assert clean_external_id(typed) == "Q42"
    assert external_url("Q42") == "https://www.wikidata.org/wiki/Q42"


@pytest.mark.parametrize("typed", ["https://Example.org/people/42", "http://example.org/a?b=c#d"])
def test_an_address_stays_an_address(typed):
    stored = clean_external_id(typed)
    assert stored == typed.replace("Example", "example")
    assert external_url(stored) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "Q0",
        "Q",
        "42",
        "P31",
        "Q42 Q43",
        "javascript:alert(1)",
        "ftp://example.org/",
        "https://u:p@example.org/",
        "https://",
        "example.org",
        "Q42\x00",
    ],
)
def test_what_is_neither_is_refused(typed):
    with pytest.raises(InvalidError):
        clean_external_id(typed)


def test_nothing_is_nothing():
    assert clean_external_id("  ") == ""
    assert external_url("") == ""
