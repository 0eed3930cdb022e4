"""What holds for every module: who may import whom, how long things get, and who commits.

    text, errors <- models <- service <- forms <- views, api <- app

A rule here is asked of every module, also of the ones not yet written.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.paths import PACKAGE

MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
OURS = {name: path for name, path in MODULES.items() if not name.endswith("__init__")}
TESTS = sorted((PACKAGE.parent / "tests").rglob("*.py"))

WEB = ("flask", "flask_wtf", "werkzeug", "wtforms", "jinja2", "factcheck.web")
DATA = ("sqlalchemy", "alembic", "psycopg", "factcheck.models", "factcheck.db")
FOUNDATION = {"text", "models"}
WIRING = {"app", "cli", "commands"}
"""Top modules that put the others together."""
PAGES = ("views", "api", "forms")

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
DATA_TABLES: set[str] = set()
"""Modules that are one long table to be read, which no split would make easier to read."""


def features() -> set[str]:
    """The folders that are features: all but the foundation and what pages share."""
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    return folders - FOUNDATION - WIRING - {"web", "demo", "templates", "static", "migrations"}


def imports(path: Path) -> Iterator[str]:
    """Yield every name a module imports, dotted, wherever in the module it does."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def forbidden(module: str) -> tuple[str, ...]:
    """Return the prefixes of what *module* may not import."""
    parts = module.split(".")[1:]
    pages = tuple(f"factcheck.{f}.{page}" for f in features() for page in PAGES)
    match parts:
        case ["text", *_] | ["errors"]:
            return (*WEB, *DATA, *(f"factcheck.{feature}" for feature in features()))
        case ["models", *_]:
            return (*WEB, "factcheck.db", *(f"factcheck.{feature}" for feature in features()))
        case [feature, page] if feature in features() and page.startswith("forms"):
            return ("sqlalchemy", "factcheck.app", *_but_forms(pages))
        case [feature, page] if feature in features() and page.startswith(("views", "api")):
            return ("sqlalchemy", "factcheck.app")
        case [feature, *_] if feature in features():
            return (*WEB, *pages, "factcheck.app")
        case ["web", *_]:
            return (*pages, "factcheck.app")
    return ()


def _but_forms(pages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(page for page in pages if not page.endswith(".forms"))


def starts_with(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The length of a function, its docstring left out: that is for the reader."""
    first = node.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if said else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_inwards(module):
    wrong = [name for name in imports(MODULES[module]) if starts_with(name, forbidden(module))]
    assert wrong == []


@pytest.mark.parametrize("module", MODULES)
def test_only_the_wiring_imports_the_app(module):
    if module.split(".")[1] not in WIRING:
        assert not any(starts_with(name, ("factcheck.app",)) for name in imports(MODULES[module]))


def test_no_two_modules_import_each_other():
    graph = {
        module: {name for name in _known(imports(path)) if name != module}
        for module, path in OURS.items()
    }
    finished: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module not in finished:
            for name in sorted(graph[module]):
                visit(name, (*trail, module))
            finished.add(module)

    for module in graph:
        visit(module, ())


def _known(names: Iterator[str]) -> Iterator[str]:
    """Turn imported names into the modules of ours that they come from."""
    for name in names:
        if name in OURS:
            yield name
        elif (parent := name.rpartition(".")[0]) in OURS:
            yield parent


@pytest.mark.parametrize(
    "module", [m for m in OURS if not starts_with(m, ("factcheck.cli", "factcheck.db"))]
)
def test_only_the_database_commits(module):
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(OURS[module].read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not {"commit", "rollback"} & set(calls), "a service flushes; db.write commits"


@pytest.mark.parametrize(
    "path", [*MODULES.values(), *TESTS], ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_files_and_functions_stay_short(path):
    text = path.read_text()
    if path.stem not in DATA_TABLES:
        assert len(text.splitlines()) <= LONGEST_FILE
    long = [
        f"{node.name}: {lines(node)} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and lines(node) > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("module", MODULES)
def test_only_one_module_makes_markup(module):
    made = [name for name in imports(MODULES[module]) if name.endswith(".Markup")]
    assert not made or module == "factcheck.text.sanitize"
