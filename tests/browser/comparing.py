"""What the tests of sources side by side do again and again."""

from playwright.sync_api import expect


def begun(page):
    """Wait until the keys of a page that came by a key or a press are heard."""
    expect(page.get_by_role("button", name="Keys", exact=True)).to_be_visible()
