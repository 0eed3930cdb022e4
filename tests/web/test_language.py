"""The language of the interface: how it is chosen, and that all a reader sees is in it."""

import json
from datetime import UTC, date, datetime

import pytest
from flask import render_template_string
from markupsafe import escape

from factcheck.errors import InvalidError
from factcheck.web.access import NOT_HERE
from factcheck.web.errors import MESSAGES, TITLES
from factcheck.web.language import COOKIE, LANGUAGES, language, translate
from factcheck.words import Words, pack, say, say_many, unpack
from tests.support.catalogues import read
from tests.support.csrf import csrf_token
from tests.support.work import add_article

SPANISH = {"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}
ARABIC = {"Accept-Language": "ar"}
NO_PAGE = MESSAGES[404]


def translation(code: str, text: str) -> str:
    found = read(code)[text].string
    assert found
    return found


def choose(client, code: str, after: str = "/sign-in"):
    typed = {"language": code, "next": after, "csrf_token": csrf_token(client)}
    return client.post("/language", data=typed)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_is_in_the_language_the_browser_asks_for(client, code):
    page = client.get("/nothing", headers={"Accept-Language": code}).text
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page
    assert (NO_PAGE if code == "en" else translation(code, NO_PAGE)) in page


@pytest.mark.parametrize("asked", ["", "xx", "fr,de;q=0.9", "\0", "es;q=0"])
def test_without_a_language_we_speak_the_page_is_in_english(client, asked):
    assert '<html lang="en" dir="ltr">' in client.get("/x", headers={"Accept-Language": asked}).text


def test_the_language_that_was_chosen_goes_before_the_browsers(client):
    answer = choose(client, "tr", "/sign-in?next=/projects")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/projects")
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert '<html lang="tr" dir="ltr">' in client.get("/sign-in", headers=SPANISH).text


@pytest.mark.parametrize("code", ["", "fr", "../en", "en_GB", "EN"])
def test_a_language_we_do_not_speak_is_refused(client, code):
    assert choose(client, code).status_code == 422
    assert client.get_cookie(COOKIE) is None


@pytest.mark.parametrize("value", ["fr", "../../etc", "es;x", "%00"])
def test_a_broken_cookie_is_as_none(client, value):
    client.set_cookie(COOKIE, value)
    assert '<html lang="es" dir="ltr">' in client.get("/sign-in", headers=SPANISH).text


@pytest.mark.parametrize("after", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_choosing_a_language_leads_nowhere_else(client, after):
    assert choose(client, "es", after).location == "/"


def test_it_leads_back_to_the_page_it_was_chosen_on(client):
    page = client.get("/sign-in?next=/a%3Fb").text
    assert '<input type="hidden" name="next" value="/sign-in?next=/a%3Fb">' in page
    # The answer to a form may have an address that only takes forms.
    typed = {"language": "fr", "csrf_token": csrf_token(client)}
    refused = client.post("/language", data=typed).text
    assert '<input type="hidden" name="next" value="">' in refused


def test_everybody_can_choose_in_the_menu_each_language_by_its_own_name(client):
    page = client.get("/sign-in").text
    for code, name in LANGUAGES.items():
        current = ' aria-current="true"' if code == "en" else ""
        button = f'name="language" value="{code}" lang="{code}"{current}>{name}</button>'
        assert button in page


def test_what_the_domain_refuses_is_said_in_the_readers_language(signed_in, mallory, session, desk):
    article = add_article(session, desk.project, desk.alice, "One sentence.", "A title")
    session.commit()
    page = signed_in(mallory).get(f"/articles/{article.id}", headers=SPANISH)
    assert translation("es", NOT_HERE) in page.text


def test_a_script_is_answered_in_the_readers_language(client, app):
    @app.before_request
    def refuse():
        raise InvalidError(
            say("Choose a language."), {"language": say("Choose one of the languages.")}
        )

    error = client.get("/api/nothing", headers=SPANISH).json["error"]
    assert error["message"] == translation("es", "Choose a language.")
    assert error["fields"] == {"language": translation("es", "Choose one of the languages.")}


def test_a_form_says_what_is_wrong_in_the_readers_language(client, csrf):
    page = client.post("/sign-in", data={"csrf_token": csrf}, headers=SPANISH)
    assert page.status_code == 422
    for text in ("Type your e-mail address.", "Type your password.", "Password"):
        assert translation("es", text) in page.text


def test_a_service_refusing_a_field_is_heard_in_the_readers_language(signed_in, alice, project):
    client = signed_in(alice)
    typed = {"text": " ", "csrf_token": csrf_token(client)}
    path = f"/projects/{project.id}/articles/new"
    page = client.post(path, data=typed, headers=SPANISH).text
    assert translation("es", "Paste the text or choose a file, one of them.") in page


def test_what_is_told_on_the_next_page_is_in_the_readers_language(client, csrf):
    client.post("/sign-out", data={"csrf_token": csrf}, headers=SPANISH)
    page = client.get("/sign-in", headers=SPANISH).text
    assert translation("es", "You are signed out.") in page


def test_each_reader_gets_their_own_language_from_the_same_server(client):
    for code in ("ar", "en", "es", "en", "tr"):
        page = client.get("/sign-in", headers={"Accept-Language": code}).text
        assert (("Sign in" if code == "en" else translation(code, "Sign in")) + "</h1>") in page


def test_no_cache_gives_a_reader_the_language_of_another(client):
    answer = client.get("/sign-in")
    assert {"Cookie", "Accept-Language"} <= set(answer.vary)
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_text_of_an_article_keeps_its_own_language_and_direction(
    signed_in, alice, session, project
):
    article = add_article(session, project, alice, "The gauge rose. It fell.", "The gauge")
    session.commit()
    page = signed_in(alice).get(f"/articles/{article.id}", headers=ARABIC).text
    assert '<html lang="ar" dir="rtl">' in page
    assert 'lang="en" dir="ltr"' in page


def test_only_a_reader_of_another_language_is_sent_words_for_scripts(client):
    assert "/words/" not in client.get("/sign-in").text
    page = client.get("/sign-in", headers=ARABIC).text
    path = page.partition("/words/")[0].rpartition('"')[2] + "/words/ar.js"
    script = client.get(path)
    assert script.mimetype == "text/javascript"
    assert 'setWords("ar",' in script.text


def test_the_values_of_a_sentence_are_kept_as_they_are(app):
    words = say("There is no such %(thing)s. %(why)s", thing="<b>%(x)s</b>", why=TITLES[404])
    with app.test_request_context(headers=SPANISH):
        assert translate(words) == f"There is no such <b>%(x)s</b>. {translate(TITLES[404])}"
        page = render_template_string("{{ words|words }}", words=words)
    assert page == str(escape(translate(words).replace(translate(TITLES[404]), ""))) + (
        translation("es", TITLES[404])
    )


def test_a_number_gets_the_form_its_language_has_for_it(app):
    one = "Too many attempts to sign in. Wait %(n)s second, then try again. "
    rest = "If the password is lost, whoever runs this installation can set a new one."
    many = one.replace("second,", "seconds,")
    with app.test_request_context(headers=ARABIC):
        said = [translate(say_many(one + rest, many + rest, n)) for n in (1, 2, 3, 11, 100)]
    assert len(set(said)) == 5
    assert "11" in said[3]
    assert str(say_many("%(n)s second", "%(n)s seconds", 1)) == "1 second"
    assert str(say_many("%(n)s second", "%(n)s seconds", 0)) == "0 seconds"


def test_outside_of_a_request_english_is_spoken():
    assert language() == "en"
    assert translate(TITLES[404]) == "Nothing here"
    assert translate("as it is %(x)s") == "as it is %(x)s"


def test_words_are_a_string_that_knows_what_it_was_made_of():
    error = InvalidError(say("At most %(n)s.", n=3))
    assert str(error) == error.message == "At most 3."
    assert isinstance(error.message, Words)
    assert error.message.template == "At most %(n)s."


@pytest.mark.parametrize(
    ("code", "day", "moment"),
    [
        ("en", "14 March 2026", "14 March 2026, 08:05 UTC"),
        ("es", "14 de marzo de 2026", "14 de marzo de 2026, 08:05 UTC"),
        ("tr", "14 Mart 2026", "14 Mart 2026, 08:05 UTC"),
        ("ar", "14 مارس 2026", "14 مارس 2026، 08:05 UTC"),
    ],
)
def test_days_are_written_as_the_language_does(app, code, day, moment):
    template = "{% from 'components/lists.html' import day, moment %}{{ day(d) }}|{{ moment(m) }}"
    values = {"d": date(2026, 3, 14), "m": datetime(2026, 3, 14, 8, 5, tzinfo=UTC)}
    with app.test_request_context(headers={"Accept-Language": code}):
        days, moments = render_template_string(template, **values).split("|")
    assert f">{day}<" in days
    assert f">{moment}<" in moments


def test_words_that_were_stored_are_said_in_the_language_of_whoever_reads_them(app):
    inner = say_many("%(n)s sentence", "%(n)s sentences", 2)
    stored = json.loads(json.dumps(pack(say("Undone: %(change)s", change=inner))))
    with app.test_request_context(headers=SPANISH):
        assert translate(unpack(stored)) == translate(say("Undone: %(change)s", change=inner))
        assert "2 oraciones" in translate(unpack(stored))
    assert unpack(stored) == "Undone: 2 sentences"
    assert unpack(pack("plain %(x)s")) == "plain %(x)s"
