"""Requests of a page that wait for the test to let them go."""

from playwright.sync_api import Page, Route


class Held:
    """Requests that wait for the test."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.page, self.pattern = page, pattern
        self.routes: list[Route] = []
        page.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        self.routes.append(route)

    def wait(self) -> None:
        """Wait until there is one."""
        while not self.routes:
            self.page.wait_for_timeout(10)

    def let_go(self) -> None:
        self.wait()
        self.page.route(self.pattern, lambda route: route.continue_())
        for route in self.routes:
            route.continue_()
        self.routes.clear()
