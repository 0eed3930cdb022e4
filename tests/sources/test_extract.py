"""Pages are read in a process that is limited, and that knows nothing of ours."""

import json
import time
from contextlib import ExitStack

import pytest

from factcheck.errors import InvalidError, UnavailableError
from factcheck.sources import extract
from factcheck.sources.extract import extract_page, held_slot
from factcheck.sources.extracted import Reader

SENTENCE = "The bridge over the river was closed on Monday, the mayor's office said in a letter. "
PAGE = f"<html><head><title>Bridge</title></head><body><p>{SENTENCE * 5}</p></body></html>".encode()
TELL = """
import json, os
from pathlib import Path
Path(__file__).with_name("seen.json").write_text(json.dumps(dict(os.environ)))
"""
SECRETS = {
    "FACTCHECK_SECRET_KEY": "a key",
    "FACTCHECK_DATABASE_URL": "postgresql://u:password@host/name",
    "PGPASSWORD": "password",
    "AWS_SECRET_ACCESS_KEY": "another key",
}


def test_a_page_is_read():
    page = extract_page(PAGE)
    assert (page.text.count("closed on Monday"), page.title) == (5, "Bridge")


def test_a_page_without_text_is_refused():
    with pytest.raises(InvalidError, match="No text was found"):
        extract_page(b"<html><body></body></html>")


def test_the_process_that_reads_a_page_gets_none_of_our_secrets(monkeypatch, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(TELL)  # which Python runs when it starts
    monkeypatch.syspath_prepend(tmp_path)
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    extract_page(PAGE)
    seen = json.loads((tmp_path / "seen.json").read_text())
    assert "PATH" in seen
    assert {name for name in seen if not name.startswith("LC_")} <= {
        "PATH",
        "PYTHONPATH",
        "LANG",
        "SYSTEMROOT",
    }
    assert not {*SECRETS.values()} & {*seen.values()}


def test_only_so_many_pages_are_read_at_once(monkeypatch):
    monkeypatch.setattr(extract, "WAIT_SECONDS", 0.05)
    with ExitStack() as busy:
        for _ in range(extract.AT_ONCE):
            busy.enter_context(held_slot())
        with pytest.raises(UnavailableError, match="Try again in a moment"):
            extract_page(PAGE)
    monkeypatch.undo()
    assert extract_page(PAGE).text


def test_a_page_that_takes_long_is_given_up(monkeypatch):
    monkeypatch.setitem(extract.CPU_SECONDS, Reader.HTML, 1)
    begun = time.monotonic()
    with pytest.raises(InvalidError, match="took too long"):
        extract_page(b"<html><body>" + b"<p>It rained, <a href=x>they said</a>.</p>" * 100_000)
    assert time.monotonic() - begun < extract.WALL_SECONDS / 2


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "[]",
        "null",
        '{"text": "a", "surprise": ""}',
        '{"refused": "SystemExit", "words": {}}',
        '{"refused": "InvalidError", "words": {}}',
    ],
)
def test_an_answer_that_makes_no_sense_is_no_text(monkeypatch, tmp_path, answer):
    (tmp_path / "odd_worker.py").write_text(f"print({answer!r})")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(extract, "WORKER", "odd_worker")
    with pytest.raises(InvalidError, match="damaged"):
        extract_page(PAGE)


def test_a_page_that_is_refused_makes_room_for_the_next():
    for _ in range(extract.AT_ONCE + 1):
        with pytest.raises(InvalidError):
            extract_page(b"<p></p>")
