"""What the environment says, and the key that is made when it says nothing."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.config import OpenID, Settings
from factcheck.errors import InvalidError


@pytest.fixture
def read(tmp_path):
    """Read settings from an environment: ``read(FACTCHECK_HTTPS="1")``."""
    return lambda **env: Settings.from_env({"FACTCHECK_DATA_DIR": str(tmp_path / "data"), **env})


@pytest.fixture
def key_file(read, tmp_path):
    """The file of a key that was made."""
    read()
    return tmp_path / "data" / "secret_key"


@pytest.mark.parametrize("word", ["1", "true", "True", "TRUE", "yes", "Yes", "on", "ON", " 1 "])
def test_https_is_switched_on_by_any_word_for_it(read, word):
    assert read(FACTCHECK_HTTPS=word).secure_cookies


@pytest.mark.parametrize("word", ["", "0", "false", "False", "no", "NO", "off", "Off"])
def test_https_is_switched_off_by_any_word_for_it(read, word):
    assert not read(FACTCHECK_HTTPS=word).secure_cookies


def test_https_is_off_when_nothing_is_said(read):
    assert not read().secure_cookies


@pytest.mark.parametrize("word", ["2", "enabled", "ture", "https", "None"])
def test_a_word_that_is_neither_is_refused(read, word):
    with pytest.raises(InvalidError, match=f"FACTCHECK_HTTPS is '{word}'; set it to 1 or 0"):
        read(FACTCHECK_HTTPS=word)


def test_a_key_is_made_once_and_kept_for_its_owner(read, key_file):
    key = key_file.read_text()
    assert len(key) == 64
    assert read().secret_key == read().secret_key == key
    assert os.name != "posix" or stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [path.name for path in key_file.parent.iterdir()] == ["secret_key"]


def test_two_installations_have_two_keys(read, tmp_path):
    other = read(FACTCHECK_DATA_DIR=str(tmp_path / "other"))
    assert read().secret_key != other.secret_key


def test_all_who_start_at_once_have_the_same_key(read, tmp_path):
    for number in range(20):
        folder = str(tmp_path / str(number))
        with ThreadPoolExecutor(8) as starters:
            found = starters.map(lambda _n, f=folder: read(FACTCHECK_DATA_DIR=f), range(8))
            assert len({settings.secret_key for settings in found}) == 1
        assert [path.name for path in Path(folder).iterdir()] == ["secret_key"]


@pytest.mark.parametrize("left", [b"", b"\n", b"0123456789abcdef", b"\xff\xfe"])
def test_a_key_that_was_not_written_to_its_end_is_refused(read, key_file, left):
    key_file.write_bytes(left)
    with pytest.raises(InvalidError, match="Delete that file and start again"):
        read()
    key_file.unlink()
    assert len(read().secret_key) == 64


def test_a_key_is_made_where_files_cannot_be_linked(read, monkeypatch):
    def refuse(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)  # as on exFAT
    assert len(read().secret_key) == 64
    assert read().secret_key == read().secret_key


def test_a_key_of_the_environment_is_taken_and_none_is_made(read, tmp_path):
    assert read(FACTCHECK_SECRET_KEY="k" * 40).secret_key == "k" * 40
    assert not (tmp_path / "data" / "secret_key").exists()


def test_a_folder_that_cannot_be_made_is_named(read, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidError, match="Set FACTCHECK_DATA_DIR to a folder that you own"):
        read(FACTCHECK_DATA_DIR=str(tmp_path / "file" / "data"))


SERVICE = {
    "FACTCHECK_OIDC_ISSUER": "https://login.example.org/",
    "FACTCHECK_OIDC_CLIENT_ID": "factcheck-here",
}


def test_a_service_that_signs_in_is_read_with_all_that_goes_with_it(read):
    more = {
        "FACTCHECK_OIDC_CLIENT_SECRET": "a secret",
        "FACTCHECK_OIDC_LABEL": "The newsroom",
        "FACTCHECK_OIDC_ALLOW": "@Example.org",
    }
    assert read(**SERVICE, **more).openid == OpenID(
        "https://login.example.org/", "factcheck-here", "a secret", "The newsroom", "example.org"
    )
    assert read(**SERVICE).openid.label == "login.example.org"
    assert read().openid is None


@pytest.mark.parametrize(
    "issuer",
    [
        "login.example.org",
        "http://login.example.org",
        "ftp://localhost",
        "https:///x",
        "https://[x",
    ],
)
def test_an_issuer_that_could_be_listened_in_on_is_refused(read, issuer):
    with pytest.raises(InvalidError, match="FACTCHECK_OIDC_ISSUER is"):
        read(**SERVICE | {"FACTCHECK_OIDC_ISSUER": issuer})


def test_a_service_on_this_machine_may_do_without_https(read):
    issuer = "http://127.0.0.1:9000"
    assert read(**SERVICE | {"FACTCHECK_OIDC_ISSUER": issuer}).openid.issuer == issuer


def test_a_service_without_a_client_is_refused(read):
    with pytest.raises(InvalidError, match="set FACTCHECK_OIDC_CLIENT_ID too"):
        read(FACTCHECK_OIDC_ISSUER="https://login.example.org")


def test_passwords_are_switched_off_only_where_there_is_another_way(read):
    assert read().local_sign_in
    assert not read(**SERVICE, FACTCHECK_LOCAL_SIGN_IN="0").local_sign_in
    with pytest.raises(InvalidError, match="nobody could sign in"):
        read(FACTCHECK_LOCAL_SIGN_IN="0")
