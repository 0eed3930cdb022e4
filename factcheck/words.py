"""Words for people, said in English where they arise and in the reader's language where they show.

Rooms that know nothing of requests raise and return what `say` makes: a string in English that
still holds the sentence and its values apart, so that a page can look the sentence up.
"""

from collections.abc import Mapping
from typing import Any


class Words(str):
    """A sentence in English, filled in; ``template`` and ``values`` are what it was made of."""

    __slots__ = ("many", "template", "values")
    template: str
    values: dict[str, Any]
    many: str
    """What stands in place of the template for any number but 1; "" where there is no number."""


def say(template: str, /, **values: Any) -> Words:
    """Return *template*, which has to be a literal, with ``%(name)s`` replaced by *values*.

    The catalogues of translations are made of the literals in calls of this function.
    """
    words = Words(template % values if values else template)
    words.template, words.values, words.many = template, values, ""
    return words


def isolated(text: str) -> str:
    """Return a text of any direction so that it does not turn the sentence around it."""
    return f"\u2068{text}\u2069"  # first strong isolate, pop directional isolate


def say_many(one: str, many: str, n: int, /, **values: Any) -> Words:
    """Return *one* or *many*, both literals, as ``%(n)s`` asks for, with it among *values*."""
    values["n"] = n
    words = Words((one if n == 1 else many) % values)
    words.template, words.values, words.many = one, values, many
    return words


def pack(words: str) -> dict[str, Any]:
    """Return *words* in JSON's types, to be said later in the language of whoever reads them."""
    if not isinstance(words, Words):
        return {"template": "%(said)s", "values": {"said": words}}
    values = {
        name: pack(value)
        if isinstance(value, Words)
        else value
        if isinstance(value, int)
        else str(value)
        for name, value in words.values.items()
    }
    return {"template": words.template, "many": words.many, "values": values}


def unpack(packed: Mapping[str, Any]) -> Words:
    """Return what `pack` was given."""
    values = {
        name: unpack(value) if isinstance(value, Mapping) else value
        for name, value in packed["values"].items()
    }
    template, many = packed["template"], packed.get("many", "")
    if many:
        return say_many(template, many, packed["values"]["n"], **values)
    return say(template, **values)
