"""The static files, under an address that changes when one of them does, so they cache for good."""

import re
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request
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

COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
LINE_STARTS = re.compile(rb"\n\s*")


def init_app(app: Flask) -> None:
    # All in memory: they are small, and a name that is not a key leads nowhere.
    files = read_files(resource_dir("static"))
    version, css = tree_hash(files), stylesheet(files)

    @app.get(f"/s/{version}/<path:filename>", endpoint="static")
    @public
    def send_file(filename: str) -> Response:
        content_type = TYPES.get(Path(filename).suffix)
        if content_type is None or filename not in files:
            raise NotFound
        return _immutable(files[filename], content_type, version)

    @app.get(f"/s/{version}/factcheck.css", endpoint="web.stylesheet")
    @public
    def send_stylesheet() -> Response:
        return _immutable(css, TYPES[".css"], version)


def read_files(folder: Path) -> dict[str, bytes]:
    """Return what is sent of *folder*, by its path with slashes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    others = {name: content for name, content in files.items() if not name.startswith("js/")}
    return {name: _plain(name, content) for name, content in others.items()} | bundle(files)


def tree_hash(files: dict[str, bytes]) -> str:
    """Return 12 hexadecimal digits that stand for the names and contents of *files*."""
    digest = sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{sha256(content).hexdigest()}\0".encode())
    return digest.hexdigest()[:12]


def stylesheet(files: dict[str, bytes]) -> bytes:
    """Return the style sheets that css/order.txt names as one, which saves a request for each."""
    names = files["css/order.txt"].decode().split()
    return b"\n".join(files[f"css/{name}"] for name in names if f"css/{name}" in files)


def _plain(name: str, content: bytes) -> bytes:
    """Leave out of a style sheet what is written for us, a quarter of what would be sent."""
    return LINE_STARTS.sub(b"\n", COMMENT.sub(b"", content)) if name.endswith(".css") else content


def _immutable(content: bytes, content_type: str, version: str) -> Response:
    response = Response(content, mimetype=content_type)
    response.set_etag(version)
    response.cache_control.public = True
    response.cache_control.max_age = YEAR
    response.cache_control.immutable = True
    response.make_conditional(request)
    return response
