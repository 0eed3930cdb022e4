"""The hands of a pass: one that has only keys, and one that has only a finger on a phone."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.passing import PASSWORD, in_shape
from tests.support.pages import is_uncovered
from tests.support.waiting import until_in

FOCUSED = "(element) => element === document.activeElement"
INTO_SIGHT = "(element, by) => { element.scrollIntoView({block: 'center'}); scrollBy(0, by); }"
SWIPES = (0, 150, -150)
AWAIT_TAP = """() => {
  globalThis.tapped = false;
  addEventListener("click", () => { globalThis.tapped = true; }, { capture: true, once: true });
  return performance.timeOrigin;
}"""
TAPPED = "(page) => globalThis.tapped || performance.timeOrigin !== page"
"""Also where the tap has led to another page."""
DOUBLE_TAP = 350
"""Milliseconds within which two taps may be one gesture."""
STOPS = 250
"""Presses of Tab after which a place counts as out of reach."""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """All there is: keys. What the page shows can be read, as by eye."""

    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def to(self, target: Locator, *, back: bool = False) -> None:
        """Press Tab until something has the focus, once the scripts of the page have run."""
        self.page.wait_for_load_state()
        for _ in range(STOPS):
            if target.evaluate(FOCUSED):
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def follow(
        self, name: str | re.Pattern[str], *, role: str = "link", back: bool = False
    ) -> None:
        self.to(self.page.get_by_role(role, name=name, exact=isinstance(name, str)), back=back)
        self.press("Enter")

    def choose(self, group: str, label: str) -> None:
        """Go to a group of radio buttons and along it by the arrows."""
        radios = self.page.get_by_role("group", name=group).get_by_role("radio")
        self.to(radios.and_(self.page.locator(":checked")))
        wanted = self.page.get_by_role("group", name=group).get_by_label(label, exact=True)
        for _ in range(radios.count()):
            if wanted.is_checked():
                return
            self.press("ArrowDown")
        raise AssertionError(f"The arrows do not lead to {label}")

    def sign_in(self, email: str) -> None:
        self.page.goto("/sign-in")
        in_shape(self.page)
        self.to(self.page.get_by_label("E-mail"))
        self.type(email)
        self.press("Tab")
        self.type(PASSWORD)
        self.press("Enter")
        expect(self.page.get_by_role("heading", name="Articles")).to_be_visible()
        in_shape(self.page)


@dataclass(frozen=True, slots=True)
class Finger:
    """All there is: taps, swipes, and letters of the keyboard on the screen, for a field."""

    page: Page

    def tap(self, target: Locator) -> None:
        """Swipe until it is in sight, above the panel and below the bar, and tap it.

        The browser takes a touch for a click only later, so what the click does is waited for.
        """
        self.page.wait_for_load_state()
        expect(target).to_be_visible()
        for swipe in SWIPES:
            target.evaluate(INTO_SIGHT, swipe)
            if is_uncovered(target):
                page = self.page.evaluate(AWAIT_TAP)
                target.tap()
                until_in(self.page, TAPPED, page)
                return
        raise AssertionError(target.evaluate("(element) => `covered: ${element.outerHTML}`"))

    def press(self, name: str | re.Pattern[str], *, role: str = "button") -> None:
        self.tap(self.page.get_by_role(role, name=name, exact=isinstance(name, str)))

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.press(name, role="link")

    def choose(self, group: str, label: str) -> None:
        """Tap the words beside a radio button of a group."""
        choices = self.page.get_by_role("group", name=group).locator("label")
        self.tap(choices.filter(has=self.page.get_by_role("radio", name=label, exact=True)))

    def type(self, field: Locator, words: str) -> None:
        # Chromium takes two quick taps for one double tap, and then no letter reaches the field.
        self.page.wait_for_timeout(DOUBLE_TAP)
        self.tap(field)
        expect(field).to_be_focused()
        self.page.keyboard.type(words)

    def sign_in(self, email: str) -> None:
        self.page.goto("/sign-in")
        in_shape(self.page, touched=True)
        self.type(self.page.get_by_label("E-mail"), email)
        self.type(self.page.get_by_label("Password"), PASSWORD)
        self.press("Sign in")
        expect(self.page.get_by_role("heading", name="Articles")).to_be_visible()
        in_shape(self.page, touched=True)
