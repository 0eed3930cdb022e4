"""Scripts as browsers get them: each page's modules as one file, without what is written for us.

In the checkout a script is many native modules, which `node --test` runs as they are. A browser
would ask for each of them, so a module that no other imports is sent as one file with all that it
imports, and what it imports only when it is needed (``await import("./x.js")``) as a file of its
own that shares the rest. Each module becomes a function's scope, in the order they need each other:

    const $dom = (() => { ...; return { make, part }; })();

The modules are ours, so this reads just the forms we write: named imports and exports, one
statement a line, no cycles. Anything else stops the application from starting, with the name of the
module.
"""

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath

from rjsmin import jsmin

SHARED = ("js/words.js",)
"""Modules that every file imports, rather than holding them, as scripts of a page meet in them."""

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[^"]+)";[ \t]*$', re.MULTILINE)
_LATER = re.compile(r'(?<!\{)\bimport\("(\.{1,2}/[^"]+)"\)')
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:const|class|function\*?)\s+([A-Za-z_$][\w$]*))", re.MULTILINE
)
_LEFT = re.compile(r"^(?:import\b(?!\()|export\b).*$", re.MULTILINE)
_NESTED = re.compile(r"`(?:[^`$\\]|\\.|\$(?!\{)|\$\{[^`{}]*\})*\$\{[^`{}]*`")
"""A template within a template, whose spaces jsmin takes for those between words."""
_COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)


def bundle(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the scripts of *files*, by the path each is asked for: bundles, and shared modules.

    Raises:
        ValueError: a module is written in a form this does not read, or imports go in a circle.
    """
    modules = {
        name: _COMMENT.sub("", content.decode())
        for name, content in files.items()
        if name.startswith("js/") and name.endswith(".js")
    }
    imported = {name: _imports(name, text) for name, text in modules.items()}
    later = {name: _later(name, text) for name, text in modules.items()}
    needed = {target for targets in (*imported.values(), *later.values()) for target in targets}
    sent = {name: _minify(modules[name]) for name in SHARED if name in modules}
    for entry in sorted(modules.keys() - needed - sent.keys()):
        order = _order([entry], imported)
        sent[entry] = _minify(_entry(order, modules))
        asked = [target for name in order for target in later[name]]
        for chunk in asked:  # it grows: what comes later may ask for more
            if chunk in order or _chunk_name(entry, chunk) in sent:
                continue
            alone = [name for name in _order([chunk], imported) if name not in order]
            sent[_chunk_name(entry, chunk)] = _minify(_chunk(entry, alone, order, modules))
            asked += [target for name in alone for target in later[name]]
    return sent


def _imports(name: str, text: str) -> list[str]:
    return [_resolve(name, found[2]) for found in _IMPORT.finditer(text)]


def _later(name: str, text: str) -> list[str]:
    return [_resolve(name, found[1]) for found in _LATER.finditer(text)]


def _resolve(name: str, target: str) -> str:
    return normpath(join(dirname(name), target))


def _order(names: Iterable[str], imported: Mapping[str, list[str]]) -> list[str]:
    """Return *names* and all they import, each after what it imports; without shared modules."""
    ordered: list[str] = []

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise ValueError(f"these modules import each other: {' '.join((*trail, name))}")
        if name in ordered or name in SHARED:
            return
        if name not in imported:
            raise ValueError(f"{name} is imported and is not there {trail}")
        for target in imported[name]:
            visit(target, (*trail, name))
        ordered.append(name)

    for name in names:
        visit(name, ())
    return ordered


def _entry(order: list[str], modules: Mapping[str, str]) -> str:
    scopes = [_scope(name, modules[name], order) for name in order]
    held = ", ".join(_variable(name) for name in order)
    return "\n".join([_shared_imports(modules), *scopes, f"export {{ {held} }};"])


def _chunk(entry: str, alone: list[str], order: list[str], modules: Mapping[str, str]) -> str:
    held = ", ".join(_variable(name) for name in order)
    scopes = [_scope(name, modules[name], order) for name in alone]
    first = f'import {{ {held} }} from "./{entry.removeprefix("js/")}";'
    names = ", ".join(_exports(modules[alone[-1]]))
    last = f"export const {{ {names} }} = {_variable(alone[-1])};"
    return "\n".join([_shared_imports(modules), first, *scopes, last])


def _shared_imports(modules: Mapping[str, str]) -> str:
    return "\n".join(
        f'import * as {_variable(name)} from "./{name.removeprefix("js/")}";'
        for name in SHARED
        if name in modules
    )


def _scope(name: str, text: str, order: list[str]) -> str:
    """Return a module as a constant that holds what it exports; the page's own are *order*."""
    exported = ", ".join(_exports(text))

    def take(found: re.Match[str]) -> str:
        names = re.sub(r"\s+as\s+", ": ", found[1])
        return f"const {{{names}}} = {_variable(_resolve(name, found[2]))};"

    def ask_later(found: re.Match[str]) -> str:
        target = _resolve(name, found[1])
        if target in order:
            return f"Promise.resolve({_variable(target)})"
        chunk = _chunk_name(order[-1], target)
        return f'import("./{chunk.removeprefix("js/")}")'

    body = _EXPORT.sub("", _LATER.sub(ask_later, _IMPORT.sub(take, text)))
    if _NESTED.search(body):
        raise ValueError(f"{name} has a template within a template; give the inner one a name")
    if left := _LEFT.search(body):
        raise ValueError(f"{name} has a form the bundle does not read: {left[0]}")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def _exports(text: str) -> list[str]:
    return [found[1] for found in _EXPORT.finditer(text)]


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removeprefix("js/").removesuffix(".js"))


def _chunk_name(entry: str, chunk: str) -> str:
    return f"{entry.removesuffix('.js')}.{chunk.removeprefix('js/')}"


def _minify(text: str) -> bytes:
    minified: str = jsmin(text)
    return minified.encode()
