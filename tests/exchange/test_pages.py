"""Downloading from the pages, and importing there."""

import json
from io import BytesIO

import pytest
from sqlalchemy import delete, func, select

from factcheck.exchange.document import read_document
from factcheck.exchange.views import attachment
from factcheck.models import Annotation, Article, Review
from factcheck.text.capture import sha256_of
from tests.exchange.conftest import export_of
from tests.support.visit import Visitor

LISTS = ("people", "speakers", "publishers", "sources", "relations")


@pytest.fixture
def editor(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def address(project):
    return f"/projects/{project.id}/import"


def file(data: bytes, name: str = "work.json"):
    return (BytesIO(data), name)


def own_ids(doc, person):
    """The ids of all that a person said."""
    reviews = [r for a in doc["articles"] for r in a["reviews"] if r["reviewer"] == str(person.id)]
    annotations = [annotation for review in reviews for annotation in review["annotations"]]
    records = [
        *reviews,
        *annotations,
        *(who for annotation in annotations for who in annotation["attributions"]),
        *(link for annotation in annotations for link in annotation["evidence"]),
        *(differing for annotation in annotations for differing in annotation["discrepancies"]),
    ]
    return {record["id"] for record in records}


@pytest.mark.usefixtures("told_all")
def test_an_editor_downloads_a_project(signed_in, alice, project, database):
    answer = signed_in(alice).get(f"/projects/{project.id}/export.json")
    assert answer.data == export_of(database, project.id)
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="The-Chronicle')


@pytest.mark.usefixtures("told_all")
def test_an_editor_downloads_an_article(signed_in, alice, article_ids):
    answer = signed_in(alice).get(f"/articles/{article_ids[0]}/export.json")
    (article,) = json.loads(answer.data)["articles"]
    assert article["id"] == str(article_ids[0])
    assert len(article["reviews"]) == 2


@pytest.mark.both_engines
@pytest.mark.parametrize("whole", [True, False], ids=["project", "article"])
def test_a_reviewer_downloads_only_what_they_said_themselves(signed_in, desk, doc, whole):
    articles = doc["articles"] if whole else doc["articles"][:1]
    address = f"/projects/{desk.project.id}" if whole else f"/articles/{articles[0]['id']}"
    data = signed_in(desk.bob).get(f"{address}/export.json").data
    mine = json.loads(data)
    assert [person["name"] for person in mine["people"]] == ["Alice", "Bob"]  # she has decided
    for article, of_all in zip(mine["articles"], articles, strict=True):
        (own,) = [r for r in of_all["reviews"] if r["reviewer"] == str(desk.bob.id)]
        assert article == of_all | {"reviews": [own]}
    assert not [name for name in own_ids(doc, desk.alice) if name in data.decode()]
    assert read_document(BytesIO(data)).articles == len(articles)
    if whole:  # the library is everybody's
        for name in ("speakers", "publishers", "sources", "relations"):
            assert mine[name] == doc[name]


@pytest.mark.both_engines
def test_a_reader_downloads_nothing_that_anybody_said(signed_in, desk, doc, article_ids):
    reader = signed_in(desk.carol)
    whole = json.loads(reader.get(f"/projects/{desk.project.id}/export.json").data)
    people = [person for person in doc["people"] if person["name"] == "Alice"]
    articles = [article | {"reviews": []} for article in doc["articles"]]
    between = [relation for relation in doc["relations"] if relation["article"] is None]
    assert len(between) < len(doc["relations"])  # the rest tells what was linked to an article
    assert whole == doc | {"people": people, "articles": articles, "relations": between}
    one = json.loads(reader.get(f"/articles/{article_ids[0]}/export.json").data)
    assert one["articles"] == whole["articles"][:1]
    assert not any(one[name] for name in LISTS)


def test_what_only_a_colleague_referred_to_does_not_go_out_with_an_article(
    signed_in, desk, database, article_ids
):
    database.write(lambda s: s.execute(delete(Review).where(Review.reviewer_id == desk.bob.id)))
    answer = signed_in(desk.bob).get(f"/articles/{article_ids[0]}/export.json")
    found = json.loads(answer.data)
    assert not any(found[name] for name in LISTS)


def test_a_stranger_downloads_nothing(signed_in, mallory, project, article_ids):
    stranger = signed_in(mallory)
    assert stranger.get(f"/projects/{project.id}/export.json").status_code == 404
    assert stranger.get(f"/articles/{article_ids[0]}/export.json").status_code == 404


@pytest.mark.parametrize("person", ["bob", "carol"])
def test_only_editors_import(signed_in, desk, address, exported, person):
    visitor = Visitor(signed_in(getattr(desk, person)))
    assert visitor.get(address).status_code == 403
    assert visitor.post(address, file=file(exported)).status_code == 403


@pytest.mark.usefixtures("told_all")
def test_an_editor_imports_and_is_told_what_came(editor, address, doc, database):
    doc["people"] = doc["relations"] = []
    for speaker in doc["speakers"]:
        speaker["made_by"] = None
    doc["articles"] = [_renamed(article) for article in doc["articles"]]
    assert "action" in editor.get(address).text
    answer = editor.post(address, file=file(json.dumps(doc).encode()))
    assert answer.status_code == 303
    assert "Imported 3 articles." in editor.get(answer.location).text
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 6


@pytest.mark.usefixtures("told_all")
def test_the_same_file_again_changes_nothing(editor, address, exported, database, project):
    answer = editor.post(address, file=file(exported))
    assert "All of this file is here already" in editor.get(answer.location).text
    assert export_of(database, project.id) == exported


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cut short"),
        (b'{"labels":[]}', "This is not a Factcheck export"),
        (b'<script>alert("1")</script>', "begins with {"),
    ],
)
def test_what_is_no_export_is_refused_beside_the_field(editor, address, data, words):
    answer = editor.post(address, file=file(data))
    assert answer.status_code == 422
    assert words in answer.text
    assert "<script>alert" not in answer.text


def test_no_file_is_refused(editor, address):
    assert "Choose a .json file" in editor.post(address).text


@pytest.mark.usefixtures("told_all")
def test_a_clash_imports_nothing(editor, address, change, database):
    changed = change("articles.2.title", "Renamed")
    changed["articles"][0]["reviews"] = []
    answer = editor.post(address, file=file(json.dumps(changed).encode()))
    assert answer.status_code == 409
    assert "Nothing was imported. articles[2]: The article" in answer.text
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Annotation)) == 60


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Fire!", "attachment; filename=\"Fire.json\"; filename*=UTF-8''Fire.json"),
        (
            "Şule/../\r\nX: 1",
            "attachment; filename=\"Sule-X-1.json\"; filename*=UTF-8''%C5%9Eule-X-1.json",
        ),
        (
            "العيد",
            (
                'attachment; filename="export.json"; '
                "filename*=UTF-8''%D8%A7%D9%84%D8%B9%D9%8A%D8%AF.json"
            ),
        ),
        ("…", "attachment; filename=\"export.json\"; filename*=UTF-8''export.json"),
    ],
)
def test_a_download_is_named_safely(title, header):
    assert attachment(title) == header


def _renamed(article):
    """The article under other ids and with another text, as from another installation."""
    text = "Another. " + article["text"]
    shift = len("Another. ")
    digest = sha256_of(text.encode())
    return article | {
        "id": article["id"][:-4] + "ffff",
        "text": text,
        "sha256": digest,
        "original": {"media_type": "text/plain", "sha256": digest, "gzip_base64": None},
        "versions": [],
        "reviews": [],
        "sentences": [
            s
            | {
                "id": s["id"][:-4] + "ffff",
                "start": s["start"] + shift,
                "end": s["end"] + shift,
            }
            for s in article["sentences"]
        ],
    }
