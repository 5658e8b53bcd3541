"""Every template of every room, read as text: nothing inline that the Content-Security-Policy would refuse."""

import re
from pathlib import Path

import pytest

import thongsuot

ROOT = Path(thongsuot.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "an inline style": r"<style\b|\sstyle\s*=",
    "an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "a script in the page": r"<script(?![^>]*\bsrc=)(?![^>]*application/json)",
    "a javascript: address": r"javascript:",
    "something from another host": r"(?:src|href)\s*=\s*[\"'](?:https?:)?//(?!www\.w3\.org)",
    "a filter that trusts text": r"\|\s*safe\b|{%\s*autoescape off",
    "`site`, which is another thing on allauth's pages (ours is `here`)": r"\bsite\.(?:name|phone|nav|hours)",
    "an htmx expression": r"hx-(?:on|vals=.js:|vars)",
}


def test_there_are_templates_to_read():
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    found = [
        f"{path.relative_to(ROOT)}: {hit.group(0)}"
        for path in TEMPLATES
        if (hit := re.search(FORBIDDEN[what], path.read_text(encoding="utf-8"), re.IGNORECASE))
    ]
    assert found == []


def test_every_component_declares_its_inputs():
    undeclared = [
        path.name
        for path in (ROOT / "web/templates/components").glob("*.html")
        if not path.read_text(encoding="utf-8").startswith("<c-vars")
    ]
    assert undeclared == []
