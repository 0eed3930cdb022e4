"""Somebody who adds sources through the pages, and the internet they come from."""

import pytest

from tests.support.visit import Visitor


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def online(app):
    """Let the app reach an internet on which every address leads to one site."""

    def online(network):
        app.extensions["network"] = network

    return online
