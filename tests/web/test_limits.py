"""Forms that hold too much, and bodies that do not arrive."""

import gc
import resource
import socket
import time
from urllib.parse import urlsplit

import pytest

from factcheck.config import Settings
from tests.support.csrf import csrf_token
from tests.support.server import serving

OWN = {"Sec-Fetch-Site": "same-origin"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def member(signed_in, alice):
    return signed_in(alice)


def post(client, path, data, content_type=FORM):
    headers = OWN | {"X-CSRFToken": csrf_token(client)}
    return client.post(path, data=data, content_type=content_type, headers=headers)


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/no-such-page", "/sign-in?q=\xff"])
@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data; boundary=x"])
def test_who_is_not_signed_in_sends_little(client, path, content_type):
    begun = time.process_time()
    answer = client.post(path, data=b"a=&" * 1_300_000, content_type=content_type)
    assert answer.status_code in (404, 413)
    assert len(answer.data) < 10_000
    assert time.process_time() - begun < 0.5


def test_a_form_of_a_million_fields_is_not_taken_apart(member):
    begun = time.process_time()
    answer = post(member, "/probe/own", b"a=&" * 1_100_000)
    assert answer.status_code == 413
    assert "at most 1,000 fields" in answer.text
    assert len(answer.data) < 10_000
    assert time.process_time() - begun < 0.5


def test_a_thousand_fields_pass_and_thirty_are_shown_again(member):
    answer = post(member, "/probe/own", "&".join(f"n{number}=x" for number in range(1_000)))
    assert answer.status_code == 409
    assert answer.text.count("<textarea") == 30
    assert "Not all that you typed fits on this page" in answer.text


def test_a_form_that_is_not_shown_whole_cannot_be_sent_again(client, csrf):
    many = {"csrf_token": csrf} | {f"n{number}": "x" for number in range(30)}
    answer = client.post("/probe/fail/bug", data=many, headers=OWN)
    assert answer.status_code == 500
    assert 'action="/probe/fail/bug"' not in answer.text


def test_what_is_too_long_is_not_shown_again_but_the_rest_is(member):
    answer = post(member, "/probe/own", f"title=Kept&text={'x' * 1_100_001}&note=too")
    assert ("Kept" in answer.text, "too</textarea>" in answer.text) == (True, True)
    assert len(answer.data) < 10_000


def test_a_form_without_a_file_is_at_most_a_megabyte_of_text_percent_encoded(member):
    assert post(member, "/probe/own", f"text={'%D7' * 1_000_000}").status_code == 409
    answer = post(member, "/probe/own", f"text={'x' * 3_500_000}")
    assert answer.status_code == 413
    assert "At most 3 MB" in answer.text


@pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")  # what was spooled
def test_an_upload_for_which_the_disk_has_no_room_is_a_503(member, project, caplog):
    """No file can get larger than 600 kB here, and an upload of more than 500 kB becomes one."""
    path = f"/projects/{project.id}/articles/new"
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = head + b"x" * 2_000_000 + b"\r\n--x--\r\n"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
    try:
        answer = post(member, path, body, "multipart/form-data; boundary=x")
        gc.collect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert answer.status_code == 503
    assert "The disk of the server is full, so nothing was saved" in answer.text
    assert answer.headers["Retry-After"]
    assert any("upload" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("sent", [b"ZZ\r\na=b\r\n", b"5\r\na", b"3\r\na=bXX"], ids=repr)
@pytest.mark.parametrize("body_type", [FORM, "multipart/form-data; boundary=x"])
def test_a_body_that_is_no_http_is_refused(server, sent, body_type):
    head = f"POST /sign-in HTTP/1.1\r\nHost: {server[0]}\r\nContent-Type: {body_type}\r\n"
    with socket.create_connection(server, timeout=5) as connection:
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + sent)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(12) == b"HTTP/1.1 400"


@pytest.fixture(scope="module")
def server(tmp_path_factory, sqlite_files):
    """The address of a real server."""
    data_dir = tmp_path_factory.mktemp("server")
    with sqlite_files.copy(data_dir, peopled=False) as url:
        settings = Settings(data_dir=data_dir, database_url=url, secret_key="k" * 32)
        with serving(settings, workers=1) as address:
            parts = urlsplit(address)
            yield parts.hostname, parts.port
