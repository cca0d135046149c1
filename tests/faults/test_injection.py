"""Rows 16 and 17 of the fault matrix: hostile words in records and front matter are shown as words, wherever they show."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import GOOD_GLOSSARY, GOOD_SOURCES
from tests.press.conftest import build

WORDS = {
    "script": "<script>alert(1)</script>",
    "closing": "</title></script><script>alert(2)</script>",
    "handler": '"><img src=x onerror=alert(3)>',
    "link": "[x](javascript:alert(4))",
    "emphasis": "*3* and _4_ and `5`",
    "table": "1|2",
    "list": "- 5",
    "heading": "# 6",
    "entity": "&lt;b&gt; &amp;",
    "braces in Jinja": "{{{{ 7 * 7 }}}}",
}
SHOWN = {name: text.replace("{{", "{").replace("}}", "}") for name, text in WORDS.items()}


def _fact(name, text):
    said = json.dumps(text, ensure_ascii=False)
    return (
        f"{name}:\n  label: {{zh: {said}, en: {said}}}\n  value: 1\n  unit: usd\n  as_of: 2024\n  status: reported\n"
        f"  sources: [cnbc]\n  note: {{zh: {said}, en: {said}}}\n"
    )


def hostile_files():
    facts = "".join(_fact(f"f{n}", text) for n, text in enumerate(WORDS.values()))
    bad = json.dumps(WORDS["closing"])
    calls = "\n\n".join(f'Number {{{{ fact("bad.f{n}") }}}} here.' for n in range(len(WORDS)))
    charts = "".join(
        [
            "kind: paired-bar\nfacts: [bad.f0, bad.f1]\n",
            *(f"{field}: {{zh: {bad}, en: {bad}}}\n" for field in ("title", "subtitle", "alt", "note")),
        ]
    )
    front = f"---\ntitle: {bad}\ndescription: {bad}\nsummary: {bad}\noriginal: zh\n---\n"
    body = f'# A {{ #top }}\n\n{calls}\n\n{{{{ chart("bad") }}}}\n\n{{{{ term("bad") }}}}\n\n{{{{ sources() }}}}\n'
    glossary = (
        GOOD_GLOSSARY
        + f"bad:\n  name: {{zh: {bad}, en: {bad}}}\n  kind: concept\n  definition: {{zh: {bad}, en: {bad}}}\n"
    )
    return {
        "data/facts/bad.yml": facts,
        "data/charts/bad.yml": charts,
        "data/glossary.yml": glossary,
        "data/sources/press.yml": GOOD_SOURCES.replace("{original: A charge}", f"{{original: {bad}}}"),
        "docs/zh/bad.md": front + body,
        "docs/en/bad.md": front + body,
    }


def test_row_17_no_machine_readable_file_holds_live_markup(project):
    root = project(hostile_files())
    assert build(root, "--strict", SITE_URL="https://example.org/").returncode == 0
    for file in (root / "site").rglob("*"):
        if file.suffix not in (".html", ".xml", ".json"):
            continue
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            json.loads(text)
        else:
            assert not re.search(r"<script>alert|<img src=x|onerror=alert\(3\)>(?!.*&quot;)", text), file.name


@pytest.mark.parametrize("character", ["\ue000", "\uf8ff", "\x07", "\x85"])
def test_row_16_a_character_our_tokens_are_made_of_is_refused(project, character):
    files = hostile_files()
    files["docs/en/bad.md"] = files["docs/en/bad.md"].replace("Number", f"Num{character}ber", 1)
    done = build(project(files))
    assert done.returncode == 1
    assert "[strange-character]" in done.stderr
