"""Reads the cases, which are kept as text (see README.md)."""

import re
from pathlib import Path

LANGUAGES = ("en", "es", "fr", "de", "ru", "uk", "tr", "az", "hy", "ar", "hi", "zh", "ja")
UNSPACED = ("ja", "zh")


def read_cases(lang: str) -> list[tuple[str, list[str]]]:
    """Return the text and the sentences of each case of *lang*."""
    file = Path(__file__).with_name(f"{lang}.txt")
    blocks = re.split(r"\n{2,}", file.read_text("utf-8").strip())
    cases = (_read_case(lang, block.splitlines()) for block in blocks)
    return [case for case in cases if case[1]]


def _read_case(lang: str, lines: list[str]) -> tuple[str, list[str]]:
    text, sentences = "", []
    for line in lines:
        if line.startswith("# "):
            continue
        joiner = {"/ ": "\n", "+ ": "", "_ ": " "}.get(line[:2])
        sentence = line if joiner is None else line[2:]
        if joiner is None:
            joiner = "" if lang in UNSPACED else " "
        text += (joiner if sentences else "") + sentence
        sentences.append(sentence)
    return text, sentences
