"""The tabs of a group of pages stay where they are from one page to the next."""

import pytest

GROUPS = {
    "Overview": "/projects/{project_id}/overview",
    "Desk": "/projects/{project_id}/people",
    "Articles": "/projects/{project_id}/articles",
}
WHERE = """() => [...document.querySelectorAll(".tabs, .tabs a, h1")].map((one) => {
    const { left, top } = one.getBoundingClientRect();
    return [Math.round(left), Math.round(top)];
})"""
"""The left edge and the top of the tabs, of each of them, and of the heading."""


@pytest.mark.parametrize("width", [1280, 800, 390])
@pytest.mark.parametrize("group", GROUPS)
def test_tabs_and_heading_stand_in_the_same_place_on_all_pages_of_a_group(
    new_page, live_desk, group, width
):
    page = new_page(live_desk.editor, viewport={"width": width, "height": 900})
    page.goto(GROUPS[group].format(**live_desk.ids))
    addresses = page.locator(".tabs a").evaluate_all("all => all.map((one) => one.href)")
    assert len(addresses) > 2
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = page.evaluate(WHERE)
    assert all(places == found[addresses[0]] for places in found.values()), found
