"""What holds for every command: help, usage, and errors in one line."""

import re
from importlib import import_module

import pytest

from factcheck import __version__
from factcheck.cli import COMMANDS, main


def commands(command=main, before=()):
    yield before
    names = command.list_commands(None) if hasattr(command, "list_commands") else ()
    for name in names:
        yield from commands(command.get_command(None, name), (*before, name))


@pytest.mark.parametrize("names", [*commands()], ids=" ".join)
def test_every_command_has_help(run, names):
    answer = run(*names, "--help")
    assert answer.exit_code == 0
    assert re.search(r"Usage: .*\n\n  [A-Z]", answer.output)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_is_right(name):
    module, _, function = COMMANDS[name].partition(":")
    assert getattr(import_module(module), function).name == name


def test_the_version_is_told(run):
    assert __version__ in run("--version").output


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["import"], ["export", "--article", "x"], ["serve", "--port", "x"]]
)
def test_wrong_usage_exits_with_two(run, arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://x", "not supported"),
        ("nonsense", "not a database URL"),
        ("sqlite:////no/such/folder/x.sqlite", "cannot be used"),
        ("postgresql://nobody@127.0.0.1:1/x", "cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_line(run, monkeypatch, url, words):
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", url)
    answer = run("user", "list")
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1
