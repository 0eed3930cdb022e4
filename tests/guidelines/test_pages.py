"""The pages of guidelines, and what the workbench shows of them."""

import pytest
from lxml.html import document_fromstring

from factcheck.guidelines.service import GuidelineDraft, find_current, save_version
from tests.support.csrf import csrf_token
from tests.support.live import HOSTILE
from tests.support.work import add_article, annotate, sentences

TAGS = ("claim", "quote", "opinion", "other")


@pytest.fixture
def base(project):
    return f"/projects/{project.id}/guidelines"


@pytest.fixture
def version(database, project, alice):
    """Write a version: ``version(1, "Text")``."""

    def write(number, text="", **definitions):
        text = text or f"Text of *version* {number}."
        draft = GuidelineDraft(text, definitions, f"Change {number}")
        database.write(
            lambda s: save_version(s, project.id, draft, alice.id, seen_version=number - 1)
        )

    return write


@pytest.fixture
def send(signed_in, alice, base):
    browser = signed_in(alice)

    def send(**fields):
        token = csrf_token(browser)
        return browser.post(f"{base}/edit", data={"csrf_token": token, "revision": "0", **fields})

    send.browser = browser
    return send


def test_a_project_without_any_offers_a_text_to_start_from(signed_in, alice, carol, base):
    editor, viewer = signed_in(alice), signed_in(carol)
    assert "Start from a short text" in editor.get(base).text
    assert "Start from" not in viewer.get(base).text
    form = document_fromstring(editor.get(f"{base}/edit?start=1").text)
    assert "Tag each sentence" in form.xpath("//textarea[@id='text']")[0].text
    assert all(form.xpath(f"//input[@id='{tag}']/@value")[0] for tag in TAGS)
    bare = document_fromstring(editor.get(f"{base}/edit").text)
    assert bare.xpath("//textarea[@id='text']")[0].text.strip() == ""


def test_the_starting_text_can_be_saved_as_it_is(send, base):
    form = document_fromstring(send.browser.get(f"{base}/edit?start=1").text).forms[-1]
    fields = {name: form.fields[name] for name in ("text", *TAGS)}
    assert send(**fields).status_code == 303
    page = send.browser.get(base).text
    assert "States something that can be checked" in page
    assert "<strong>One tag a sentence.</strong>" in page


def test_the_newest_version_is_shown_and_the_others_are_listed(signed_in, carol, base, version):
    version(1, "The old text.")
    version(2, "The **new** text.", claim="Can be checked.")
    page = signed_in(carol).get(base).text
    assert "The <strong>new</strong> text." in page
    assert "Can be checked." in page
    assert "The old text" not in page
    assert "Change 1" in page
    assert "Alice" in page


def test_an_earlier_version_is_shown_as_such(signed_in, carol, base, version):
    version(1, "The old text.")
    version(2)
    page = signed_in(carol).get(f"{base}?version=1").text
    assert "The old text." in page
    assert "This is version 1. Version 2 holds now." in page


def test_what_changed_is_shown(signed_in, carol, base, version):
    version(1, "The old text.", claim="Meant this.")
    version(2, "The new text.", claim="Means that.")
    page = document_fromstring(signed_in(carol).get(f"{base}?version=2&since=1").text)
    gone, new = (page.xpath(f"//{name}")[0].text_content() for name in ("del", "ins"))
    assert (gone, new) == ("Taken out: old", "New: new")
    assert len(page.xpath("//dl[@class='meanings']//del")) == 1


@pytest.mark.parametrize("query", ["version=9", "version=1&since=9"])
def test_a_version_that_is_not_there_is_said_to_be_so(signed_in, carol, base, version, query):
    version(1)
    assert signed_in(carol).get(f"{base}?{query}").status_code == 404


@pytest.mark.parametrize("query", ["version=x", "version=-1", f"version={'9' * 60}", "version=٣"])
def test_an_address_that_names_none_shows_the_newest(signed_in, carol, base, version, query):
    version(1)
    assert "Version 1, the one in force now" in signed_in(carol).get(f"{base}?{query}").text


def test_hostile_text_is_shown_as_text(signed_in, carol, base, version):
    version(1, HOSTILE + "\n\n[x](javascript:alert(1)) <b>b</b>", claim=HOSTILE[:300])
    version(2, "Another.", claim="x")
    for query in ("?version=1", "?version=2&since=1", "?version=1&since=2"):
        page = document_fromstring(signed_in(carol).get(base + query).text)
        main = page.xpath("//main")[0]
        assert not main.xpath(".//script | .//img | .//*[@onerror] | .//a[contains(@href, 'java')]")


def test_a_new_version_is_saved(send, database, project, base, version):
    version(1)
    sent = send(text="New.", claim="Checked.", change="All of it", revision="1")
    assert sent.status_code == 303
    with database.read() as session:
        stored = find_current(session, project.id)
    assert (stored.version, stored.text, stored.definitions) == (2, "New.", {"claim": "Checked."})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "Write something"),
        ({"text": "x" * 10_001}, "at most 10 kB"),
        ({"text": "x" * 200_000}, "at most 10 kB"),
        ({"text": "A\x00B"}, "unreadable"),
        ({"text": "A", "claim": "x" * 301}, "at most 300"),
        ({"text": "A", "change": "x" * 201}, "at most 200"),
        ({"text": "A", "revision": "x"}, "Not a valid integer"),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept(send, fields, said):
    answer = send(**fields)
    assert answer.status_code == 422
    assert said in answer.text
    if fields["text"] and "\x00" not in fields["text"]:
        assert fields["text"][:500] in answer.text


def test_of_two_editors_the_second_gets_both_texts(send, version, base):
    version(1, "The text of another.", quote="Their words.")
    answer = send(text="My own text.", claim="Mine.")
    assert answer.status_code == 409
    page = document_fromstring(answer.text)
    assert page.xpath("//textarea[@id='text']")[0].text.strip() == "My own text."
    assert page.xpath("//textarea[@id='theirs']")[0].text.strip() == "The text of another."
    assert "Their words." in answer.text
    again = send(text="My own text.", claim="Mine.", change="Mine after all", revision="1")
    assert again.status_code == 303
    assert "My own text." in send.browser.get(base).text


@pytest.mark.both_engines
def test_a_form_that_is_sent_twice_is_no_conflict_with_oneself(send, version, base):
    version(1, "The first text.")
    for _ in range(2):
        answer = send(text="My own text.", claim="Mine.", change="Mine", revision="1")
        assert answer.status_code == 303
    assert "Version 2 holds" in send.browser.get(base).text


@pytest.fixture
def bench(signed_in, database, project, alice, bob):
    """Bob's browser, and the address of an article he may have begun."""
    article = database.write(lambda s: add_article(s, project, alice))

    class Bench:
        browser = signed_in(bob)
        url = f"/articles/{article.id}"

        def get(self):
            return self.browser.get(self.url).text

        def begin(self):
            database.write(lambda s: annotate(s, sentences(s, article)[0], bob).id)

        def follow(self, number):
            fields = {"csrf_token": csrf_token(self.browser), "version": number}
            return self.browser.post(f"{self.url}/guidelines", data=fields)

    return Bench()


def test_the_workbench_says_nothing_of_guidelines_that_are_not_there(bench):
    page = bench.get()
    assert "data-open-guide" not in page
    assert 'class="means"' not in page


def test_the_tags_are_described_by_their_definitions(bench, version):
    version(1, claim="Can be <b>checked</b>.", other="Nothing of these.")
    page = document_fromstring(bench.get())
    [claim] = page.xpath("//fieldset[@class='tags']//input[@value='claim']")
    [text] = page.xpath(f"//*[@id='{claim.get('aria-describedby')}']")
    assert text.text_content() == "Can be <b>checked</b>."
    [quote] = page.xpath("//fieldset[@class='tags']//input[@value='quote']")
    assert quote.get("aria-describedby") is None


def test_the_text_is_not_sent_with_every_page(bench, version):
    version(1, "word " * 1_900)
    assert "word word" not in bench.get()


def test_a_reviewer_is_told_of_a_newer_version_and_goes_on_under_it(bench, version):
    version(1)
    bench.begin()
    assert "Go on under" not in bench.get()
    version(2)
    assert "Go on under version 2" in bench.get()
    assert bench.follow("2").status_code == 303
    assert "Go on under" not in bench.get()


@pytest.mark.parametrize(("number", "status"), [("1", 409), ("", 409), ("x", 409), ("9" * 50, 409)])
def test_only_the_newest_can_be_taken_up(bench, version, number, status):
    version(1)
    bench.begin()
    version(2)
    assert bench.follow(number).status_code == status


def test_headings_of_the_text_are_headings_and_leaving_is_elsewhere(
    signed_in, alice, base, version
):
    version(1, "## Quotes\n\nOnly what somebody said.")
    page = signed_in(alice).get(base).text
    assert "<h2>Quotes</h2>" in page
    assert "Leave this project" not in page
