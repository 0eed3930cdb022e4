"""What holds for every template and every script: the strict CSP, and nothing marked safe."""

import re
from pathlib import Path

import pytest
from flask import Flask

from factcheck.paths import resource_dir

TEMPLATES = sorted(resource_dir("templates").rglob("*.html"))
SCRIPTS = sorted(resource_dir("static").rglob("*.js"))
STYLES = sorted(resource_dir("static").rglob("*.css"))
LONGEST_TEMPLATE = 120
LONGEST_SCRIPT = 300

FORBIDDEN = {
    "a script in the page": r"<script(?![^>]*\ssrc=)",
    "a style in the page": r"<style\b",
    "a style attribute": r"\sstyle\s*=",
    "an event handler attribute": r"<[^>{]*\son[a-z]+\s*=",
    "a javascript: address": r"javascript:",
    "text marked safe": r"\|\s*safe\b|\bMarkup\b",
    "escaping switched off": r"autoescape\s+(false|off)",
    "a script or style from elsewhere": r"(src|href)=[\"'](https?:)?//",
    "a form that changes things by GET": r"<form(?![^>]*method=)[^>]*action=[^>]*(remove|save)",
}


def names(paths: list[Path]) -> list[str]:
    return [f"{path.parent.name}/{path.name}" for path in paths]


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_template_holds_nothing_the_csp_forbids(path, what):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    assert re.findall(FORBIDDEN[what], text, re.IGNORECASE) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_compiles(app: Flask, path):
    name = path.relative_to(resource_dir("templates")).as_posix()
    assert app.jinja_env.get_template(name).name == name


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_is_short(path):
    assert len(path.read_text().splitlines()) <= LONGEST_TEMPLATE


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_every_form_that_posts_carries_a_token(path):
    forms = re.findall(r"<form\b.*?</form>", path.read_text(), re.DOTALL | re.IGNORECASE)
    posting = [form for form in forms if re.search(r"method=[\"']post", form, re.IGNORECASE)]
    bare = [form for form in posting if not re.search(r"csrf|hidden_tag", form)]
    assert bare == []


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_a_script_builds_no_html_and_runs_no_text(path):
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert re.findall(sinks, code) == []
    assert len(path.read_text().splitlines()) <= LONGEST_SCRIPT


@pytest.mark.parametrize("path", STYLES, ids=names(STYLES))
def test_a_stylesheet_fetches_nothing_and_says_no_left_or_right(path):
    code = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert re.findall(r"@import|url\((?![\"']?data:)", code) == []
    physical = r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b|[\s;{](?:left|right):"
    assert re.findall(physical, code) == []
