"""The linter, the formatter and the type checker, so that whatever runs the tests runs them too."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("tool", ["ruff check --quiet .", "ruff format --check --quiet .", "mypy"])
def test_the_code_passes(tool):
    command = [sys.executable, "-m", *tool.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_pure_parts_of_the_scripts_pass():
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node here; the browser tests run the same scripts")
    files = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
    command = [node, "--test", *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert files
    assert done.returncode == 0, done.stdout + done.stderr
