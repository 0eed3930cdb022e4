"""Inviting an e-mail that an invitation is open for already."""

import pytest

from factcheck.accounts.invites import find_invite, list_invites, make_invite, use_invite
from factcheck.accounts.service import create_user
from factcheck.errors import GoneError
from factcheck.models import Role


@pytest.mark.both_engines
def test_a_new_one_takes_the_place_of_the_open_one(database, project, alice):
    def invite(role, email):
        return database.write(
            lambda s: make_invite(s, alice.id, project_id=project.id, role=role, email=email)
        )

    old, other, anybody = (invite(Role.REVIEWER, one) for one in ("dana@x.org", "bea@x.org", ""))
    new = invite(Role.VIEWER, " Dana@x.org")
    with database.read() as session:
        rows = list_invites(session, project.id)
        assert find_invite(session, other).email == "bea@x.org"
        assert find_invite(session, anybody).email == ""
    assert [(row.email, row.role) for row in rows] == [
        ("dana@x.org", Role.VIEWER),
        ("", Role.REVIEWER),
        ("bea@x.org", Role.REVIEWER),
    ]
    dana = database.write(lambda s: create_user(s, "Dana", "dana@x.org"))
    with pytest.raises(GoneError, match="taken back"):
        database.write(lambda s: use_invite(s, old, dana.id))
    assert database.write(lambda s: use_invite(s, new, dana.id)) == project.id
