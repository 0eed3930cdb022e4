"""Reading a large JSON object in flat memory: an element of its arrays at a time."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

from factcheck.errors import InvalidError
from factcheck.words import say

CHUNK = 1 << 18
"""Bytes read at a time."""
MAX_ELEMENT = 64_000_000
"""Longest element, in code points."""
SPACE = " \t\n\r"
AFTER_VALUE = tuple(" \t\n\r,:]}")
BEGUN = (
    *("true", "false", "null", "NaN", "Infinity", "-Infinity"),
    *(".", "e+", "e-", "E+", "E-"),  # what may come between the digits of a number
)
LONGEST_ESCAPE = len(r"\ud83d\ude00")
BEGIN = say("A Factcheck export begins with {")
NO_COMMA = say("A comma or } is missing")
NO_END = say("A } is missing")
NO_COMMA_IN_LIST = say("A comma or ] is missing")
NO_COLON = say("A colon is missing")


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of the object, or an element of one of its arrays."""

    key: str
    index: int | None
    """Place in the array, from 0; None when the value is no array, or an empty one."""
    json: str

    @property
    def path(self) -> str:
        return self.key if self.index is None else f"{self.key}[{self.index}]"


def scan(file: BinaryIO) -> Iterator[Piece]:
    """Yield the pieces of the one JSON object that *file* holds, from its start.

    Each piece is valid JSON, but for lone surrogates; it has no NaN and no key twice.

    Raises:
        InvalidError: it is no JSON object in UTF-8; the message names the line.
    """
    file.seek(0)
    reader = _Reader(file)
    reader.expect("{", BEGIN)
    seen: set[str] = set()
    while reader.peek() != "}" or seen:
        key = reader.read_key()
        if key in seen:
            reader.fail(say('The key "%(key)s" is there twice', key=key))
        seen.add(key)
        yield from _value(reader, key)
        if reader.peek() == "}":
            break
        reader.expect(",", NO_COMMA)
    reader.expect("}", NO_END)
    if reader.peek():
        reader.fail(say("There is something after the end of the JSON"))


def _value(reader: "_Reader", key: str) -> Iterator[Piece]:
    if reader.peek() != "[":
        yield Piece(key, None, reader.read_value())
        return
    reader.expect("[", "")
    if reader.peek() == "]":
        yield Piece(key, None, "[]")
    index = 0
    while reader.peek() != "]":
        if index:
            reader.expect(",", NO_COMMA_IN_LIST)
        yield Piece(key, index, reader.read_value())
        index += 1
    reader.expect("]", "")


class _Reader:
    """A window on the text of a file that moves forward only."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse)
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def peek(self) -> str:
        """Return the next character that is no space, "" at the end of the file."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._grow():
                return ""

    def expect(self, character: str, message: str) -> None:
        """Step over *character*, or fail with *message* when something else comes."""
        found = self.peek()
        if not found:
            self._cut_short()
        if found != character:
            self.fail(message)
        self._at += 1

    def read_key(self) -> str:
        """Step over a key and its colon."""
        if self.peek() not in {'"', ""}:
            self.fail(say("A key in quotation marks is missing"))
        key: str = json.loads(self.read_value())
        self.expect(":", NO_COLON)
        return key

    def read_value(self) -> str:
        """Step over the next value, whatever it is, and return its JSON."""
        self.peek()
        while True:
            try:
                _, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                self._grow_or_fail(error)
            except RecursionError:
                self.fail(say("The JSON is nested too deeply"))
            except _WrongError as error:
                self.fail(error.args[0])
            except ValueError:  # the only one left of Python's own: of a number
                self.fail(say("A number has too many digits"))
            else:
                # A number at the end of the window may go on after it.
                if self._text[end : end + 1] in AFTER_VALUE or not self._grow():
                    value = self._text[self._at : end]
                    self._at = end
                    return value

    def fail(self, message: str) -> NoReturn:
        """Raise InvalidError with *message* and the line."""
        line = self._line + self._text.count("\n", 0, self._at)
        raise InvalidError(
            say(
                "%(problem)s, in line %(line)s. Export the file again, or correct it.",
                problem=message,
                line=line,
            )
        )

    def _grow_or_fail(self, error: json.JSONDecodeError) -> None:
        """Read on when the value may only be incomplete, else fail."""
        rest = self._text[error.pos :].strip()
        incomplete = (
            error.msg.startswith("Unterminated string")
            or any(begun.startswith(rest) for begun in BEGUN)
            or ("escape" in error.msg and len(rest) < LONGEST_ESCAPE)
        )
        if incomplete and len(self._text) - self._at < MAX_ELEMENT:
            if self._grow():
                return
            self._cut_short()
        self._at = min(error.pos, len(self._text))
        self.fail(say("This is not valid JSON"))

    def _cut_short(self) -> NoReturn:
        line = self._line + self._text.count("\n")
        raise InvalidError(
            say(
                "The file ends in line %(line)s, before the JSON does: it was cut short. "
                "Export it again.",
                line=line,
            )
        )

    def _grow(self) -> bool:
        """Read on, as much as the window holds already; return whether there was anything."""
        if self._ended:
            return False
        self._line += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :]
        self._at = 0
        # Twice as much each time, as the value is decoded anew.
        data = self._file.read(max(CHUNK, len(self._text)))
        self._ended = not data
        try:
            self._text += self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError:
            self.fail(say("The file is not in UTF-8 or not text at all"))
        return not self._ended


class _WrongError(ValueError):
    """It is JSON, but not as an export has it; in words for the reader."""


def _unique(pairs: list[tuple[str, Any]]) -> None:
    """Refuse an object whose key is given twice; of the object itself nobody asks."""
    if len(dict(pairs)) != len(pairs):
        raise _WrongError(say("A key is given twice in an object"))


def _refuse(name: str) -> NoReturn:
    raise _WrongError(say("%(name)s is no JSON number", name=name))
