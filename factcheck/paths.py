"""Where the bundled files are, and where a local installation keeps its data."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Return the directory of bundled files called *name*, such as "templates".

    A wheel carries it inside the package; a checkout keeps it beside the package.

    Raises:
        FileNotFoundError: the installation lacks it.
    """
    if (inside := PACKAGE / name).is_dir():
        return inside
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (beside := checkout / name).is_dir():
        return beside
    raise FileNotFoundError(f"factcheck is installed without its {name}/ directory")


def default_data_dir(env: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for the database and the secret key of a local installation.

    It is the platform's place for a user's application data, so that an update of the program,
    or a second checkout of it, finds the same work.
    """
    home = Path.home()
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA", home / "AppData" / "Local")) / "factcheck"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "factcheck"
    return Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "factcheck"
