"""Scripts as they are sent: a file for each page's, that does what its modules do."""

import re
import shutil
import subprocess

import pytest

from factcheck.paths import resource_dir
from factcheck.web.bundle import SHARED, bundle

STATIC = resource_dir("static")
MODULES = {path.relative_to(STATIC).as_posix(): path.read_bytes() for path in STATIC.rglob("*.js")}
SENT = bundle(MODULES)
DOM = b"export const part = (name) => `[data-${name}]`;\nexport function make() { return 1; }\n"


def run(tmp_path, files: dict[str, bytes], entry: str) -> str:
    """Write *files* and return what node prints when it runs *entry*."""
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    return subprocess.run(
        [node, entry], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize("name", sorted(SENT))
def test_what_is_sent_is_a_script(tmp_path, name):
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "sent.js").write_bytes(SENT[name])
    if node := shutil.which("node"):
        subprocess.run([node, "--check", tmp_path / "sent.js"], check=True)
    assert b"/**" not in SENT[name]


def test_each_script_that_a_page_asks_for_is_sent():
    asked = set()
    for page in resource_dir("templates").rglob("*.html"):
        asked |= set(re.findall(r"filename='(js/[\w.-]+\.js)'", page.read_text()))
    assert asked <= SENT.keys()
    assert set(SHARED) <= SENT.keys()


def test_a_bundle_does_what_its_modules_do(tmp_path):
    files = {
        "js/dom.js": DOM,
        "js/a.js": b'import { part as find } from "./dom.js";\nexport class A { x = find("a"); }\n',
        "js/page.js": b'import { A } from "./a.js";\nimport { make } from "./dom.js";\n'
        b"console.log(new A().x, make());\n",
    }
    sent = bundle(files)
    assert list(sent) == ["js/page.js"]
    assert run(tmp_path, sent, "js/page.js") == "[data-a] 1"


def test_what_is_needed_later_shares_what_is_there(tmp_path):
    files = {
        "js/count.js": b"let n = 0;\nexport const next = () => (n += 1);\n",
        "js/late.js": b'import { next } from "./count.js";\nexport const last = () => next();\n',
        "js/page.js": b'import { next } from "./count.js";\nnext();\n'
        b'import("./late.js").then(({ last }) => console.log(last()));\n',
    }
    sent = bundle(files)
    assert set(sent) == {"js/page.js", "js/page.late.js"}
    assert run(tmp_path, sent, "js/page.js") == "2"


def test_what_comes_later_takes_from_the_page_and_asks_for_more(tmp_path):
    files = {
        "js/count.js": b"let n = 0;\nexport const next = () => (n += 1);\n",
        "js/last.js": b'import { next } from "./count.js";\nexport const last = () => next();\n',
        "js/late.js": b'export const late = async () => [await import("./count.js"),'
        b' await import("./last.js")];\n',
        "js/page.js": b'import { next } from "./count.js";\nnext();\n'
        b'import("./late.js").then(async ({ late }) => {\n  const [count, last] = await late();\n'
        b"  console.log(count.next(), last.last());\n});\n",
    }
    sent = bundle(files)
    assert set(sent) == {"js/page.js", "js/page.late.js", "js/page.last.js"}
    assert run(tmp_path, sent, "js/page.js") == "2 3"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'import x from "./dom.js";\n', "has a form"),
        (b'import * as x from "./dom.js";\n', "has a form"),
        (b"export default 1;\n", "has a form"),
        (b"const a = `x ${y ? `b c` : ''} d`;\n", "within a template"),
        (b"export let x = 1;\n", "has a form"),
        (b'import { a } from "./none.js";\n', "not there"),
        (b'import { a } from "./page.js";\nexport const b = a;\n', "import each other"),
    ],
)
def test_a_form_it_does_not_read_is_named(text, words):
    with pytest.raises(ValueError, match=words):
        bundle(
            {"js/dom.js": DOM, "js/page.js": text, "js/z.js": b'import { b } from "./page.js";\n'}
        )
