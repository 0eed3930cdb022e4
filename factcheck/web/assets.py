"""The static files, under an address that changes when one of them does, so they cache for good.

Style sheets are written one for each component and sent joined, as css/order.txt says:
factcheck.css for every page, and pages.css for all but the workbench, which is to be there at once.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, g, request, url_for
from rcssmin import cssmin
from werkzeug.exceptions import NotFound

from factcheck.paths import resource_dir
from factcheck.web.access import public
from factcheck.web.bundle import bundle

YEAR = 365 * 24 * 3600
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""Said here, as some systems' own tables have a type for .js with which no browser runs it."""


def init_app(app: Flask) -> None:
    files, version = _ours()
    app.jinja_env.globals["sprite"] = sprite

    @app.get(f"/s/{version}/<path:filename>", endpoint="static")
    @public
    def send_file(filename: str) -> Response:
        content_type = TYPES.get(Path(filename).suffix)
        if content_type is None or filename not in files:
            raise NotFound
        return _immutable(files[filename], content_type, version)


def sprite() -> str:
    """Return the address of the icons. A page has dozens, and building one takes 50 µs."""
    if "sprite" not in g:
        g.sprite = url_for("static", filename="icons.svg")
    found: str = g.sprite
    return found


@cache
def _ours() -> tuple[dict[str, bytes], str]:
    """Return our files and what stands for them in their address.

    All in memory: they are small, and a name that is not a key leads nowhere.
    """
    files = read_files(resource_dir("static"))
    return files, tree_hash(files)


def read_files(folder: Path) -> dict[str, bytes]:
    """Return what is sent of *folder*, by its path with slashes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    others = {n: content for n, content in files.items() if not n.startswith(("js/", "css/"))}
    return others | stylesheets(files) | bundle(files)


def tree_hash(files: dict[str, bytes]) -> str:
    """Return 12 hexadecimal digits that stand for the names and contents of *files*."""
    digest = sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{sha256(content).hexdigest()}\0".encode())
    return digest.hexdigest()[:12]


def stylesheets(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the joined sheets that css/order.txt names, each above what is in it, set in.

    They are without comments and layout, which are written for us.
    """
    sent: dict[str, list[bytes]] = {}
    for line in files.get("css/order.txt", b"").decode().splitlines():
        if line.startswith(" "):
            [*_, last] = sent.values()
            last.append(files[f"css/{line.strip()}"])
        else:
            sent[line] = []
    return {name: cssmin(b"\n".join(sheets)) for name, sheets in sent.items()}


def _immutable(content: bytes, content_type: str, version: str) -> Response:
    response = Response(content, mimetype=content_type)
    response.set_etag(version)
    response.cache_control.public = True
    response.cache_control.max_age = YEAR
    response.cache_control.immutable = True
    response.make_conditional(request)
    return response
