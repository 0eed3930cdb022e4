"""What users install: the wheel holds all it needs, and the lock files pin all they name."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from factcheck import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-test.lock")


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from the tree as it is."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


def tree(*folders: str) -> set[str]:
    """The files under *folders* as a wheel names them."""
    return {
        (path if folder == "factcheck" else Path("factcheck") / path).as_posix()
        for folder in folders
        for path in (p.relative_to(ROOT) for p in (ROOT / folder).rglob("*") if p.is_file())
        # A tool that was run in a folder may have left its cache there.
        if path.suffix != ".pyc" and not any(part.startswith(".") for part in path.parts)
    }


def test_the_wheel_holds_every_file_of_the_tree_and_no_other(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == tree("factcheck", "migrations", "static", "templates")


def test_the_wheel_needs_neither_the_tree_nor_its_folder(wheel, tmp_path):
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = (
        "import factcheck; from factcheck.paths import PACKAGE, resource_dir;"
        "from factcheck.migrate import upgrade; upgrade('sqlite:///x.sqlite');"
        "print(*(resource_dir(d).parent == PACKAGE for d in ('templates', 'static', 'migrations')),"
        " PACKAGE)"
    )
    out = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(site), HOME=str(tmp_path))
    assert out.split() == ["True", "True", "True", str(site / "factcheck")]
    assert (tmp_path / "x.sqlite").is_file()


def test_the_version_is_said_once():
    assert PROJECT["version"] == __version__


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_by_hash_and_names_no_place(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(
            r"[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+$", entry
        )
    assert not re.search(r"://|--(find-links|index|extra)|@ ", text)


def test_the_lock_file_covers_every_dependency():
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    )
    asked = {_name(requirement) for requirement in PROJECT["dependencies"]}
    assert asked <= locked


def test_the_tests_run_on_what_users_get():
    run_time, tests = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(), re.MULTILINE))
        for name in LOCKS[::2]
    )
    assert run_time <= tests


def _name(requirement: str) -> str:
    match = re.match(r"[\w-]+", requirement)
    assert match
    return match[0].lower().replace("_", "-")


def test_the_readme_is_short_and_says_what_each_dependency_is_for():
    lines = (ROOT / "README.md").read_text().splitlines()
    assert len(lines) <= 100
    for requirement in PROJECT["dependencies"]:
        assert any(_name(requirement) in line.lower() for line in lines), requirement


def test_the_readme_names_every_setting():
    read = set(re.findall(r"FACTCHECK_[A-Z_]+", (ROOT / "factcheck" / "config.py").read_text()))
    told = set(re.findall(r"FACTCHECK_[A-Z_]+", (ROOT / "README.md").read_text()))
    assert read == told


def test_what_the_readme_links_to_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text())
    here = [link for link in links if "://" not in link]
    assert here
    assert [link for link in here if not (ROOT / link).exists()] == []


def test_what_is_vendored_is_unchanged():
    for about in (ROOT / "tests" / "vendor").glob("*/VENDOR.json"):
        for name, digest in json.loads(about.read_text())["sha256"].items():
            assert hashlib.sha256((about.parent / name).read_bytes()).hexdigest() == digest


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel_in_an_environment_with_nothing_else(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [programs / "python", "-m", "pip", "-qq", "install", "--no-compile"]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path, **environment)
    run(*pip, "--no-deps", wheel, cwd=tmp_path, **environment)
    environment |= {"FACTCHECK_DATA_DIR": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"}
    command = [programs / "factcheck", "demo", "--port", "0", "--no-browser"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as demo:
        try:
            link = next(line.strip() for line in demo.stdout if "://" in line)
            browser = build_opener(HTTPCookieProcessor())
            with browser.open(link, timeout=30) as page:
                assert "Demo desk" in page.read().decode()
        finally:
            demo.terminate()
