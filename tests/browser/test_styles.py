"""Style sheets mean the same as they are sent as they do as we write them."""

import re

from factcheck.paths import resource_dir
from factcheck.web.assets import stylesheets

CSS = resource_dir("static") / "css"
RULES = """
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => rule.cssText);
}
"""


def test_a_style_sheet_loses_no_rule_when_it_is_made_small(browser):
    files = {f"css/{path.name}": path.read_bytes() for path in CSS.iterdir()}
    order = (CSS / "order.txt").read_text().splitlines()
    listed = [f"css/{line.strip()}" for line in order if line.startswith(" ")]
    with browser.new_page() as page:

        def rules(css: str) -> list[str]:
            # In the values of variables the browser keeps spaces that mean nothing.
            return [re.sub(r",\s+", ",", rule) for rule in page.evaluate(RULES, css)]

        sent = [rule for sheet in stylesheets(files).values() for rule in rules(sheet.decode())]
        written = [rule for name in listed for rule in rules(files[name].decode())]
    assert len(written) >= len(listed)
    assert sent == written
