"""What is asked of a page in a browser: accessible, in shape, and silent."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Locator, Page

AXE = (Path(__file__).parent.parent / "vendor" / "axe" / "axe.min.js").read_text()
TAGS = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
]
LEAST_TARGET = 24
"""Least width and height of what is pressed, in CSS pixels (WCAG 2.5.8)."""

REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
});
"""

SMALL_TARGETS = """
(least) => {
  const large = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= least - 0.5 && box.height >= least - 0.5;
  };
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    getComputedStyle(element).display !== "inline" &&
    // What is clipped away until it gets the focus, such as a skip link, cannot be pressed.
    element.getBoundingClientRect().width > 1;
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(pressed)]
    .filter(shown)
    .filter((element) => ![element, ...(element.labels ?? [])].some(large))
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${element.outerHTML.slice(0, 90)} is ${width.toFixed(1)} by ${height.toFixed(1)}`;
    });
}
"""

UNCOVERED = """
(element) => {
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return top !== null && (element.contains(top) || top.contains(element));
}
"""


class Console:
    """What a page complained of: errors, warnings, uncaught exceptions, CSP violations."""

    def __init__(self, page: Page) -> None:
        self._said: list[str] = []
        self._expected: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", self._note_error)
        page.add_init_script(REPORT_VIOLATIONS)

    def expect(self, pattern: str) -> None:
        """Let a complaint pass that the test causes on purpose; *pattern* is searched for."""
        self._expected.append(pattern)

    def forget(self) -> None:
        """Begin anew, for a window that goes on to another page."""
        self._said.clear()
        self._expected.clear()

    @property
    def complaints(self) -> list[str]:
        return [
            line
            for line in self._said
            if not any(re.search(pattern, line) for pattern in self._expected)
        ]

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self._said.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _note_error(self, error: Error) -> None:
        self._said.append(f"uncaught: {error}")


def axe(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it is now, an entry for each element."""
    # Through the debugger, as the CSP lets no other script in.
    devtools = page.context.new_cdp_session(page)
    try:
        _evaluate(devtools, AXE)
        run = f"axe.run(document, {{runOnly: {TAGS}, resultTypes: ['violations']}})"
        results = _evaluate(devtools, f"{run}.then((found) => found.violations)")
    finally:
        devtools.detach()
    return [
        f"{found['id']}: {node['html'][:160]} {node['failureSummary']}"
        for found in results
        for node in found["nodes"]
    ]


def _evaluate(devtools: Any, expression: str) -> Any:
    answer = devtools.send(
        "Runtime.evaluate",
        {"expression": expression, "awaitPromise": True, "returnByValue": True},
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return bool(page.evaluate("document.scrollingElement.scrollWidth > innerWidth"))


def small_targets(page: Page) -> list[str]:
    """Return what is to be pressed and is too small for it; links inside a text may be."""
    found: list[str] = page.evaluate(SMALL_TARGETS, LEAST_TARGET)
    return found


def is_uncovered(element: Locator) -> bool:
    """Whether the middle of *element* can be seen and pressed, nothing lying over it."""
    return bool(element.evaluate(UNCOVERED))
