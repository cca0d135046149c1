"""A preview makes again what an edit changed and no more, and what then stands is what a whole build would make."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.builds import environment
from tests.conftest import GOOD_PAGE
from tests.press.conftest import Start

# What `mkdocs serve` does, without its server: builds in one process, each after the edits of one step.
PREVIEW = """
import json, pathlib, sys, tempfile
from mkdocs.commands import serve
from mkdocs.commands.build import build
from mkdocs.config import load_config
from macros.press import reaches
from macros.press.session import remember_command

site = pathlib.Path(tempfile.mkdtemp())

def run(build):
    before = {file: file.stat().st_mtime_ns for file in site.rglob("index.html")}
    config = load_config("mkdocs.yml", site_dir=str(site), site_url="http://127.0.0.1:8000/")
    if not before:
        config.plugins.on_startup(command="serve", dirty=False)
        remember_command("serve")
    build(config, serve_url="http://127.0.0.1:8000/")
    pages = {str(file.relative_to(site)): file.read_text() for file in sorted(site.rglob("index.html"))}
    made = [name for name in pages if before.get(site / name) != (site / name).stat().st_mtime_ns]
    return {"made": made, "pages": pages}

told = [run(build)]
reaches.build_what_is_modified()
for edits in json.loads(sys.argv[1]):
    for name, old, new in edits:
        file = pathlib.Path(name)
        text = file.read_text()
        assert old in text, (old, name)
        file.write_text(text.replace(old, new, 1))
    told.append(run(serve.build))
print("TOLD" + json.dumps(told))
"""
EN, ZH, FACTS = "docs/en/index.md", "docs/zh/index.md", "data/facts/h20.yml"
MORE = {
    f"docs/{language}/more.md": GOOD_PAGE.format(title=title) for language, title in (("en", "More"), ("zh", "更多"))
}
OWN = {"en/index.html", "zh/index.html"}
ENTRIES = {"en/ledger/h20/index.html", "zh/ledger/h20/index.html"}
ALONE = {"en/ledger/h20.charge-warned/index.html", "zh/ledger/h20.charge-warned/index.html"}
LEDGERS = {"en/ledger/index.html", "zh/ledger/index.html"}  # which say how often a number is used
CHOOSER = "index.html"  # made each time: it is no page of a language


def previewed(root: Path, *steps: list[tuple[str, str, str]]) -> list[dict[str, object]]:
    """What was made at the start and after each step, and all pages as they stood then."""
    command = [sys.executable, "-c", PREVIEW, json.dumps(steps)]
    settings = {**environment(), "PYTHONPATH": str(root)}
    ran = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
    assert "TOLD" in ran.stdout, ran.stderr
    told: list[dict[str, object]] = json.loads(ran.stdout.partition("TOLD")[2])
    return told


def test_a_sentence_concerns_its_page_and_the_twins_alone(project: Start) -> None:
    _, after = previewed(project(MORE), [(EN, "{{ sources() }}", "One more sentence.\n\n{{ sources() }}")])
    assert set(after["made"]) - {CHOOSER} == OWN
    assert "One more sentence." in after["pages"]["en/index.html"]


def test_a_heading_concerns_its_page_the_twins_and_the_entries_that_lead_to_its_section(project: Start) -> None:
    _, after = previewed(project(MORE), [(EN, "## Title", "## Another title")])
    assert OWN <= set(after["made"]) - {CHOOSER} <= OWN | ENTRIES


def test_a_title_concerns_every_page_of_its_language(project: Start) -> None:
    start, after = previewed(project(MORE), [(EN, "title: Title", "title: Another")])
    assert {name for name in start["pages"] if name.startswith("en/")} <= set(after["made"])


def test_a_fact_concerns_the_pages_that_show_it(project: Start) -> None:
    plain = {name: text.replace('{{ fact("h20.charge-warned") }}', "Words.") for name, text in MORE.items()}
    _, after = previewed(project(plain), [(FACTS, "value: 5.5e9", "value: 5.7e9")])
    assert set(after["made"]) >= OWN | ENTRIES
    assert not {name for name in after["made"] if name.endswith("more/index.html")}


def test_a_mended_typo_brings_back_every_page_as_it_was(project: Start) -> None:
    typo = ("broken", 'fact("h20.charge-warned")', 'fact("h20.charge-warmed")')
    data = (FACTS, "value: 5.5e9", "value: [")
    steps = [[(EN, *typo[1:])], [(EN, typo[2], typo[1])], [data], [(FACTS, data[2], data[1])]]
    start, wrong, mended, broken, whole = previewed(project(MORE), *steps)
    assert wrong["pages"]["en/index.html"] == start["pages"]["en/index.html"]
    assert set(wrong["made"]) - {CHOOSER} <= OWN | ENTRIES | ALONE | LEDGERS
    assert mended["pages"] == start["pages"]
    assert broken["pages"] == start["pages"]
    assert whole["pages"] == start["pages"]


def test_what_stands_after_many_edits_is_what_a_whole_build_makes(project: Start) -> None:
    steps = [
        [(EN, "title: Title", "title: Other")],
        [
            (EN, "{{ sources() }}", "A sentence.\n\n{{ sources() }}"),
            (ZH, "{{ sources() }}", "一句话。\n\n{{ sources() }}"),
        ],
        [(FACTS, "value: 5.5e9", "value: 5.7e9")],
        [(ZH, "## 题目", "## 别的题目")],
    ]
    root = project(MORE)
    *_, last = previewed(root, *steps)
    (afresh,) = previewed(root)
    assert last["pages"] == afresh["pages"]
