"""The browser the tests drive: found on the machine, or brought there.

    python -m tests.support.browser     makes sure there is one and prints where

It looks for, in this order: the program that the variable CHROME names, a Chromium or Chrome on the
machine, the one Playwright has downloaded. When there is none, it lets Playwright download its own,
and when that cannot be had either, asks the system's package manager for Chromium.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
HELP = (
    "The browser tests need Chromium or Chrome. Install one, or name it: CHROME=/path/to/it. "
    "To leave them out: make test ARGS=\"-m 'not browser'\""
)
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # in a container there is often no user namespace to build it from
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def find() -> str | None:
    """Return the path of a browser that is there now."""
    if named := os.environ.get("CHROME"):
        return shutil.which(named)
    on_the_machine = next(filter(None, map(shutil.which, (*NAMES, *MAC))), None)
    return on_the_machine or _downloaded()


@functools.cache
def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() and _starts(path) else None


def _starts(path: str) -> bool:
    """Whether it starts at all: a downloaded browser may lack libraries of the system."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def ensure() -> str:
    """Return the path of a browser, installing one when there is none.

    Raises:
        RuntimeError: there is none and none could be installed; the message says what to do.
    """
    if path := find():
        return path
    for install in (_download, _ask_the_package_manager):
        print(f"No browser here yet: {install.__doc__}", file=sys.stderr)
        install()
        _downloaded.cache_clear()
        if path := find():
            return path
    raise RuntimeError(HELP)


def _download() -> None:
    """letting Playwright download its own."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300)


def _ask_the_package_manager() -> None:
    """asking the system's package manager for Chromium."""
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and not shutil.which("sudo"):
        return
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _run([*root, *quiet, "update"], seconds=300)
    _run([*root, *quiet, "install", "-y", "--no-install-recommends", "chromium"], seconds=900)


def _run(command: list[str], seconds: int) -> None:
    """Run *command*; what it says is shown only when it fails, and failing is not the end."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  {error}", file=sys.stderr)
        return
    if done.returncode:
        print("  " + "\n  ".join((done.stdout + done.stderr).splitlines()[-5:]), file=sys.stderr)


if __name__ == "__main__":
    try:
        print(f"Browser: {ensure()}")
    except RuntimeError as error:
        sys.exit(str(error))
