"""The catalogues of the interface's languages, made of what the sources say.

    python -m tests.support.catalogues     brings them up to date; `make words` runs it

A message new in the sources is added without a translation, one that is gone is dropped, and what
is loaded at run time is written anew: the .mo files, and static/words/<language>.js for scripts.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from factcheck.paths import PACKAGE, resource_dir
from factcheck.web.language import FOLDER, LANGUAGES

STATIC = resource_dir("static")
TRANSLATED = [code for code in LANGUAGES if code != "en"]
PYTHON = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "say_many": (1, 2),
}
SCRIPT = {"t": None, "tn": (1, 2)}
PLACES = (
    (PACKAGE, "*.py", "python", PYTHON),
    (resource_dir("templates"), "*.html", "jinja2.ext:babel_extract", PYTHON),
    (STATIC / "js", "*.js", "javascript", SCRIPT),
)
FORMS = {
    "es": ("one", "other"),
    "tr": ("other",),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}
"""The categories of Intl.PluralRules that the plural forms of a catalogue stand for, in order."""
PLURALS = {
    "es": "nplurals=2; plural=(n != 1)",
    "tr": "nplurals=1; plural=0",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5)",
}


def extract() -> Catalog:
    """Return every message of the sources, with the files it stands in."""
    found = Catalog(charset="utf-8")
    for folder, pattern, method, keywords in PLACES:
        for path in sorted(folder.rglob(pattern)):
            place = path.relative_to(folder.parent).as_posix()
            for _line, message, _comments, _context in extract_from_file(method, path, keywords):
                found.add(message, locations=[(place, 0)])
    return found


def po_path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is on disk."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language)


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue without its header."""
    return (message for message in catalog if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation of a message: one text, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def is_translated(message: Message) -> bool:
    return all(forms(message)) and not message.fuzzy


def compiled(catalog: Catalog) -> bytes:
    """Return the .mo file."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def script(language: str, catalog: Catalog, sources: Catalog) -> str:
    """Return the module that gives the scripts of a page their words."""
    words = {
        _singular(message): _forms(language, catalog[message.id])
        for message in messages(sources)
        if any(place.endswith(".js") for place, _line in message.locations)
        and message.id in catalog
        and is_translated(catalog[message.id])
    }
    listed = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    start = 'import { setWords } from "../js/words.js";'
    return f'{start}\nsetWords("{language}", {listed});\n'


def script_path(language: str) -> Path:
    return STATIC / "words" / f"{language}.js"


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(language: str, message: Message) -> str | dict[str, str]:
    if isinstance(message.string, str):
        return message.string
    return dict(zip(FORMS[language], message.string, strict=True))


def update() -> None:
    """Bring all catalogues up to date."""
    sources = extract()
    for language in TRANSLATED:
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            catalog = read(language)
        else:
            header = f"# {LANGUAGES[language]}"
            catalog = Catalog(
                language, header_comment=header, project="Factcheck", fuzzy=False, charset="utf-8"
            )
            catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
            catalog.version = catalog.msgid_bugs_address = ""
            catalog.last_translator = catalog.language_team = ""
            catalog.revision_date = catalog.creation_date
        sources.creation_date = catalog.creation_date  # else every run would change the file
        catalog.update(sources, no_fuzzy_matching=True)
        with path.open("wb") as file:
            layout = {"width": 100, "sort_by_file": True, "include_lineno": False}
            write_po(file, catalog, ignore_obsolete=True, **layout)
        catalog = read(language)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        script_path(language).write_text(script(language, catalog, sources), encoding="utf-8")
        missing = sum(not is_translated(message) for message in messages(catalog))
        print(f"{language}: {len(catalog)} messages, {missing} without a translation")


if __name__ == "__main__":
    update()
