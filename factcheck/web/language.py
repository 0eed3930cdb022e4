"""Which language the interface speaks to a reader, and looking up what it says in it.

It has nothing to do with the language of an article: that keeps its own lang and dir.
"""

from functools import cache
from gettext import NullTranslations
from typing import Any

from babel.support import Translations
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel, LazyString

from factcheck.names import called, name_of
from factcheck.paths import PACKAGE
from factcheck.web.body import own_address
from factcheck.words import Words

COOKIE = "factcheck_language"
LANGUAGES = {"en": "English", "es": "Español", "tr": "Türkçe", "ar": "العربية"}
"""Each by its own name, as a reader looks for it who understands no other."""
RIGHT_TO_LEFT = {"ar"}
LOCALES = {"en": "en_GB"}
"""Whose dates and numbers a language is written with, where its code alone leaves that open."""
FOLDER = PACKAGE / "translations"


def init_app(app: Flask) -> None:
    """Give templates `_`, `ngettext`, `{% trans %}`, interface(), and filters.

    The filters are words, named and called.
    """
    Babel(
        app,
        default_locale=LOCALES["en"],
        default_translation_directories=str(FOLDER),
        locale_selector=lambda: LOCALES.get(language(), language()),
    )
    # Flask-Babel's own take 15 µs a text, to find out anew which catalogue it is to look in; a
    # page has hundreds of texts.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _catalogue(language()).gettext(text),
        ngettext=lambda one, many, n: _catalogue(language()).ngettext(one, many, n),
        newstyle=True,
    )
    app.jinja_env.filters["words"] = translate
    app.jinja_env.filters["named"] = lambda value, sort: translate(name_of(value, sort))
    app.jinja_env.filters["called"] = lambda *who: translate(called(*who))
    app.jinja_env.globals["interface"] = interface


def language() -> str:
    """Return the code of the language the reader has chosen, else what the browser asks for.

    Signed in, their account holds the choice; signed out, a cookie does.
    """
    if not has_request_context():
        return "en"
    if "language" not in g:
        me = g.get("me")
        chosen = me.language if me else request.cookies.get(COOKIE, "")
        asked = request.accept_languages.best_match(LANGUAGES)
        g.language = chosen if chosen in LANGUAGES else asked or "en"
    found: str = g.language
    return found


def interface() -> dict[str, Any]:
    """Return lang and dir of the interface, and what the form needs that changes them."""
    lang = language()
    direction = "rtl" if lang in RIGHT_TO_LEFT else "ltr"
    return {"lang": lang, "dir": direction, "languages": LANGUAGES, "here": _here()}


def translate(words: str) -> str:
    """Return what `factcheck.words.say` made in the reader's language; other text as it is."""
    if not isinstance(words, Words):
        return str(words)
    values = {
        name: translate(value) if isinstance(value, Words) else value
        for name, value in words.values.items()
    }
    catalogue = _catalogue(language())
    if words.many:
        return catalogue.ngettext(words.template, words.many, words.values["n"]) % values
    said: str = catalogue.gettext(words.template)
    return said % values if values else said


def later(words: Words) -> LazyString:
    """Return what `translate` will, for labels and choices that are made before any request."""
    return LazyString(translate, words)


def lazy_text(text: str) -> LazyString:
    """Return *text* in the reader's language once it is shown: a label, known as `_l`.

    As flask_babel.lazy_gettext, which finds out anew for each text where to look.
    """
    return LazyString(lambda: _catalogue(language()).gettext(text))


def _here() -> str:
    """Return where to come back to; the answer to a form may be at no address of its own."""
    if request.method in ("GET", "HEAD"):
        return own_address()
    adapter = current_app.create_url_adapter(request)
    assert adapter is not None
    return request.path if adapter.test(method="GET") else ""


@cache
def _catalogue(code: str) -> NullTranslations:
    return Translations.load(FOLDER, [code])
