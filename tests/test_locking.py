"""Adding the same thing from many sides at once adds it once, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from factcheck.errors import DuplicateError
from factcheck.models import Source, Speaker, SpeakerKind
from factcheck.speakers.service import add_speaker
from tests.support.work import add_report

AT_ONCE = 4


def together(work):
    start = Barrier(AT_ONCE)

    def one(_number):
        start.wait()
        try:
            return work()
        except DuplicateError as error:
            return error.existing_id

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.both_engines
def test_one_name_makes_one_speaker(database, project):
    found = together(
        lambda: (
            database.write(
                lambda s: add_speaker(s, project.id, "Lena Ortiz", SpeakerKind.PERSON, None)
            ).id
        )
    )
    assert len(set(found)) == 1
    with database.read() as session:
        named = select(func.count()).where(Speaker.name == "Lena Ortiz")
        assert session.scalar(named) == 1


@pytest.mark.both_engines
def test_one_text_makes_one_source(database, project, alice):
    found = together(lambda: database.write(lambda s: add_report(s, project, alice)).id)
    assert len(set(found)) == 1
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Source)) == 1
