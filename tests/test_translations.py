"""The catalogues: complete, sound and up to date; and that nothing is said outside of them.

A text that is new in the sources fails here until `make words` was run and it is translated.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Message

from factcheck.paths import PACKAGE, resource_dir
from factcheck.web.language import LANGUAGES
from tests.support import catalogues
from tests.support.catalogues import (
    FORMS,
    PYTHON,
    TRANSLATED,
    compiled,
    extract,
    forms,
    is_translated,
    messages,
    po_path,
    read,
    script,
    script_path,
)
from tests.support.literals import find_literals

SOURCES = extract()
TEMPLATES = sorted(resource_dir("templates").rglob("*.html"))
SCRIPTS = sorted((resource_dir("static") / "js").glob("*.js"))
MODULES = sorted(PACKAGE.rglob("*.py"))
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
NUMBERS = {"n", "num", "count"}
"""Placeholders that a form for one or two may say as a word."""
ENDS = str.maketrans({"؟": "?", "؛": ";", "،": ",", "»": "”"})
ENGLISH_ONLY = (
    "commands/",
    "demo/",
    "cli.py",
    "config.py",
    "db.py",
    "paths.py",
    "exchange/intake.py",
)
"""What speaks only to whoever runs the installation, in a terminal."""


def said(language: str) -> Iterator[tuple[Message, str]]:
    """Yield each translation with the message it is one form of."""
    for message in messages(read(language)):
        for form in forms(message):
            yield message, form


def english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[1]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_what_the_sources_say_and_no_more(language):
    there = {message.id for message in messages(read(language))}
    wanted = {message.id for message in messages(SOURCES)}
    assert there == wanted, "run `make words`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated(language):
    missing = [message.id for message in messages(read(language)) if not is_translated(message)]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_message(language):
    wrong = []
    for message, form in said(language):
        due, there = set(PLACEHOLDER.findall(english(message))), set(PLACEHOLDER.findall(form))
        optional = NUMBERS if not isinstance(message.id, str) else set()
        if there - due or (due - there) - optional or re.search(r"%(?!\(\w+\)s|%)", form):
            wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_its_message_does(language):
    wrong = [
        (english(message), form)
        for message, form in said(language)
        if form
        and [text.translate(ENDS)[-1] in ".?!…:" and text.translate(ENDS)[-1] for text in (form,)]
        != [english(message)[-1] in ".?!…:" and english(message)[-1]]
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_brings_no_markup_of_its_own(language):
    # Templates take a translation for safe, also inside of attributes.
    marks = re.compile(r"<[^>]*>|[<>\"]|&\w*;?")
    wrong = [
        (english(message), form)
        for message, form in said(language)
        if form and set(marks.findall(form)) - set(marks.findall(english(message)))
    ]
    assert wrong == []


def test_nothing_in_a_template_can_end_an_attribute():
    held = [read(code) for code in TRANSLATED]
    for message in messages(SOURCES):
        if any(place.endswith(".html") for place, _line in message.locations):
            said = [
                form
                for catalogue in held
                if message.id in catalogue
                for form in forms(catalogue[message.id])
            ]
            assert not any('"' in text for text in [english(message), *said]), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_loaded_is_made_of_the_catalogue(language):
    catalogue = read(language)
    assert po_path(language).with_suffix(".mo").read_bytes() == compiled(catalogue)
    words = script(language, catalogue, SOURCES)
    assert script_path(language).read_text(encoding="utf-8") == words, "run `make words`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_scripts_and_server_choose_the_same_form_for_a_number(language):
    plural, catalogue = Locale(language).plural_form, read(language)
    index = eval_plural(catalogue.plural_expr)
    for n in range(1200):
        category = plural(n) if plural(n) in FORMS[language] else "other"
        assert FORMS[language][index(n)] == category, n
    assert catalogue.num_plurals == len(FORMS[language])


def eval_plural(expression: str):
    from gettext import c2py  # noqa: PLC0415 - what gettext itself reads it with

    return c2py(expression)


def test_there_is_a_catalogue_for_every_language_offered():
    folders = {path.name for path in catalogues.FOLDER.iterdir() if path.is_dir()}
    assert folders == set(TRANSLATED) == set(LANGUAGES) - {"en"} == set(FORMS)


def test_no_message_breaks_when_it_is_filled_in():
    for message in messages(SOURCES):
        assert not re.search(r"%(?!\(\w+\)s|%)", english(message)), message.id


def test_a_message_has_no_spaces_around_it_and_no_line_breaks():
    texts = [english(message) for message in messages(SOURCES)]
    assert [text for text in texts if text != " ".join(text.split())] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_template_says_nothing_that_is_not_looked_up(app, path):
    assert find_literals(app.jinja_env, path.read_text(encoding="utf-8")) == []


def test_what_is_imported_by_templates_looks_nothing_up_before_it_is_called(app):
    # It is loaded once, in the language of whoever comes first.
    imported = {
        name
        for path in TEMPLATES
        for name in re.findall(r"from \"([\w/]+\.html)\" import", path.read_text())
    }
    assert imported
    for name in imported:
        source = (resource_dir("templates") / name).read_text()
        outside = re.sub(r"\{%-? macro.*?endmacro -?%\}|\{#.*?#\}", "", source, flags=re.DOTALL)
        assert not re.search(r"\b_\(|gettext\(|\|words|\|named|trans\b", outside), name


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield name, node


def test_what_is_looked_up_is_a_literal():
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        if path.name != "words.py"
        for name, node in calls(path)
        if name in PYTHON and (isinstance(node.func, ast.Name)) and not _literal(node)
    ]
    assert wrong == []


def _literal(node: ast.Call) -> bool:
    return bool(node.args) and isinstance(node.args[0], ast.Constant)


def test_a_label_is_looked_up_without_values():
    # Flask-Babel takes what it says for safe to print, and values may be anybody's.
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        for name, node in calls(path)
        if name in ("_l", "lazy_gettext") and node.keywords
    ]
    assert wrong == []


REFUSALS = re.compile(r"\w*(Invalid|NotFound|Forbidden|Stale|Duplicate|TooLarge|Unavailable)Error")


def test_what_a_reader_is_refused_with_can_be_translated():
    wrong = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in MODULES
        if not path.relative_to(PACKAGE).as_posix().startswith(ENGLISH_ONLY)
        for name, node in calls(path)
        if REFUSALS.fullmatch(name) or name == "flash"
        if node.args and _prose(node.args[0])
    ]
    assert wrong == []


def _prose(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_nothing_that_is_not_looked_up(path):
    code = re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*|\s//[^\n]*", "", path.read_text(), flags=re.DOTALL | re.MULTILINE
    )
    code = re.sub(r"\bnew (?:Type|Range)?Error\([^)]*\)", "", code)
    code = re.sub(r"\btn?\(\s*(\"(?:[^\"\\]|\\.)*\"\s*,?\s*)+", "(", code)
    strings = re.findall(r"\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`", code)
    prose = [
        a or b
        for a, b in strings
        if re.search(r"\A[A-Z][a-z]+ [a-z]+|[a-z]{3,} [a-z]+ [a-z]+", a or b)
    ]
    assert prose == []


def test_scripts_look_up_only_literals():
    for path in SCRIPTS:
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
        if path.name != "words.js":
            assert re.findall(r"(?<![\w.#])tn?\((?!\s*\")[^)]*", code) == [], path.name
