"""Which page an address means, so that two ways to write one are seen to be the same page.

Only the address is read; nothing is fetched. What is stored and shown is always the address as it
was given: the form made here is a key to compare by.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import itemgetter
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from factcheck.text.url_rules import ALIASES, ANY, REDIRECTORS, TIED, TRACKING, WRAPPERS

NO_PAGE = "This is no address of a web page"
LONGEST_KEY = 2_000
"""Bytes of a key that an index of a database holds."""

_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_.-]*[a-z0-9]")
_ONE_SLASH = re.compile(r"^(https?):/(?=[^/])")
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_WIKI = re.compile(r"^([\w-]+)\.m\.((?:wik\w+|mediawiki)\.org)$")
_NEEDLESS = re.compile(
    r"(?:/amp|/(?:index|default)\.(?:html?|php|aspx?|jsp))+$|(?<=\w)\.amp(?=\.html?$|$)",
    re.IGNORECASE,
)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/?]*", re.IGNORECASE)
_VIDEO = re.compile(r"/(?:shorts|embed|live|v|watch)/([\w-]+)")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT_FRAGMENT = ("!", "/")
"""How fragments begin that scripts take for the path of a page of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address leads to."""

    key: str
    """The canonical address of the page: the same for all ways to write it."""
    archive: str | None = None
    """The address as given, when it is that of an archive's copy."""
    archived_at: datetime | None = None
    """When the copy was made, as its address says; None for none, or for a date that is none."""


def canonical_url(url: str) -> str:
    """Return the one address by which a page is known here, always https.

    It is a key, not a place to go to: it lacks what only says how a reader came, and a server may
    not know the page by it. Given its own result, it returns that.

    Raises:
        ValueError: it is no address of a web page.
    """
    return read_url(url).key


def page_of(url: str) -> Page | None:
    """Return which page *url* means; None for no address, and for one too long to compare."""
    try:
        page = read_url(url)
    except ValueError:
        return None
    return page if len(page.key) <= LONGEST_KEY else None


def read_url(url: str) -> Page:
    """Return which page *url* means, and through which archive if it leads to a copy.

    Takes addresses as people paste them: without a scheme, with ``&amp;``, through a search engine.

    Raises:
        ValueError: it is no address of a web page.
    """
    given = _with_scheme(url.strip())
    page = Page(_canonical(given))
    while held := _held(page.key):
        key, date = held
        copied = date is not None and page.archive is None
        page = Page(key, given, _moment(date or "")) if copied else replace(page, key=key)
    return page


def _with_scheme(url: str) -> str:
    if _OTHER_SCHEME.match(url):
        raise ValueError(f"{NO_PAGE}: {url[:200]}")
    if "://" in url.split("?", 1)[0]:
        return url
    # One slash is left of two where an address stood in the path of another.
    repaired = _ONE_SLASH.sub(r"\1://", url)
    return repaired if repaired != url else f"https://{url.lstrip('/')}"


def _held(key: str) -> tuple[str, str | None] | None:
    """Return the page whose address stands in a canonical one, with the date if it is of a copy."""
    if (found := _unwrap(key)) is None:
        return None
    target, date = found
    try:
        inner = _canonical(_with_scheme(target))
    except ValueError:
        return None  # not an address after all
    return (inner, date) if len(inner) < len(key) else None  # so that there is an end


def _unwrap(key: str) -> tuple[str, str | None] | None:
    parts = urlsplit(key)
    query = dict(parse_qsl(parts.query))
    for names, path, parameters in REDIRECTORS:
        if names.fullmatch(parts.netloc) and parts.path.startswith(path):
            target = next((query[name] for name in parameters if name in query), "")
            return (target, None) if "." in target else None
    for pattern in WRAPPERS:
        if found := pattern.fullmatch(key.removeprefix("https://")):
            target = found["to"]
            escaped = "%3a%2f" in target[:12].lower()
            return unquote(target) if escaped else target, found.groupdict().get("at")
    return None


def _moment(date: str) -> datetime | None:
    """Return the moment that the digits of an archive's address name, as far as they go."""
    digits = re.sub(r"\D", "", date)
    try:
        return datetime.strptime(digits.ljust(14, "0")[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _canonical(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"{NO_PAGE}: {url[:200]}")
    host = _host(parts.hostname or "")
    query = parts.query.replace("&amp;", "&")  # as copied out of the source of a page
    path, pairs = parts.path, parse_qsl(query, keep_blank_values=True)
    if host.endswith(".wikipedia.org") and path == "/w/index.php" and dict(pairs).get("title"):
        path = "/wiki/" + quote(dict(pairs)["title"].replace(" ", "_"))
        pairs = [pair for pair in pairs if pair[0] != "title"]
    path = _path(path)
    if host == "youtu.be":
        host, path, pairs = "youtube.com", "/watch", [("v", path.strip("/"))]
    elif host == "youtube.com" and (video := _VIDEO.match(path)):
        path, pairs = "/watch", [("v", video[1])]
    query = urlencode(
        sorted((pair for pair in pairs if _counts(host, path, *pair)), key=itemgetter(0))
    )
    port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(_KEPT_FRAGMENT) else ""
    return f"https://{host}{port}{path}{f'?{query}' if query else ''}{fragment}"


def _host(hostname: str) -> str:
    host = hostname.rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        host = host.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise ValueError(f"{NO_PAGE}: {hostname[:200]}")
    while (shorter := _WIKI.sub(r"\1.\2", _MOBILE.sub("", ALIASES.get(host, host)))) != host:
        host = shorter
    return host


def _path(path: str) -> str:
    """Return a path with one way of writing for each letter, and no parts that lead nowhere."""
    steps: list[str] = []
    for step in _escaped(_SESSION.sub("", path)).split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    plain = "/" + "/".join(steps)
    while (shorter := _NEEDLESS.sub("", plain).rstrip("/") or "/") != plain:
        plain = shorter
    return plain


def _escaped(path: str) -> str:
    def one(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _PLAIN else found[0].upper()

    return _ESCAPE.sub(one, quote(path, safe="/%:@!$&'()*+,;=~-._"))


def _counts(host: str, path: str, name: str, value: str) -> bool:
    """Whether a parameter says which page it is."""
    tied = TIED.get(host)
    if tied is not None and not path.startswith(ANY.get(host, ())):
        return name in tied
    return bool(name or value) and not TRACKING.fullmatch(name)
