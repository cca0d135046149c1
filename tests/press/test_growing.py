"""A language that grows has what it has: here a front page and one section, in German, and nothing else."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from macros.ground.problems import as_text
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_EVENT, ROOT, issue_files
from tests.press.conftest import Start, build

GERMAN = "\nde:\n  name: Deutsch\n  tag: de\n  babel: de_DE\n  material: de\n  complete: false\n"
FRONT = """\
---
title: Chiprechnung
description: Ein Rundbrief.
---

## Lesehilfe { #part }

Es waren {{ fact("h20.charge-warned") }}; zum [zweiten Teil](issues/one/beta.md).
"""
SECTION = """\
---
title: Der erste Teil
description: Worum es geht.
---

# Der erste Teil { #alpha }

Es waren {{ fact("h20.charge-warned") }}; mehr [im zweiten](beta.md#beta).

## Quellen { #sources }

{{ sources() }}
"""


def growing(*, units: bool = True, **said: str) -> dict[str, str]:
    """What German has: its entry, perhaps words for units, a front page and the section alpha.

    `said` is what the record of the issue says besides.
    """
    files = issue_files("one", "alpha", "beta", question="{zh: 多少？, en: How much?}", **said)
    written = yaml.safe_load((ROOT / "data" / "units.yml").read_text(encoding="utf-8"))
    for unit in written.values() if units else ():
        unit["words"]["de"] = deepcopy(unit["words"]["en"])
    for language, heading in (("zh", "来源"), ("en", "Sources")):
        told = f'Text {{{{ fact("h20.charge-warned") }}}}.\n\n## {heading} {{ #sources }}\n\n{{{{ sources() }}}}\n'
        for name in ("alpha", "beta"):
            page = f"---\ntitle: {name}\ndescription: {name}\n---\n\n# {name} {{ #{name} }}\n\n{told}"
            files[f"docs/{language}/issues/one/{name}.md"] = page
    return files | {
        "data/languages.yml": (ROOT / "data" / "languages.yml").read_text(encoding="utf-8") + GERMAN,
        "data/units.yml": yaml.safe_dump(written, allow_unicode=True, sort_keys=False),
        "docs/de/index.md": FRONT,
        "docs/de/issues/one/alpha.md": SECTION,
        "docs/de/issues/one/index.md": "---\n---\n",
    }


@pytest.fixture
def grown(project: Start) -> Path:
    return project(growing())


def test_a_growing_language_is_held_to_what_it_has_and_is_built(grown: Path) -> None:
    assert as_text(read_project(grown)[1]) == ""
    done = build(grown, "--strict")
    assert done.returncode == 0, done.stderr
    front = (grown / "site/de/index.html").read_text(encoding="utf-8")
    assert '<h2 id="newest" lang="zh-Hans">' in front  # the question, which German does not have yet
    section = (grown / "site/de/issues/one/alpha/index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="\.\./\.\./\.\./\.\./zh/issues/one/beta/#beta" hreflang="zh-Hans"', section)
    assert not (grown / "site/de/issues/one/beta").exists()
    assert "de" in {folder.name for folder in (grown / "site").iterdir()}


def test_it_borrows_of_the_language_that_it_names_all_that_it_lacks(grown: Path) -> None:
    """Words, texts, pages, what feeds and editions say: nothing is Chinese but the way to the Chinese pages."""
    file = grown / "data/languages.yml"
    file.write_text(file.read_text(encoding="utf-8") + "  borrows: en\n", encoding="utf-8")
    assert as_text(read_project(grown)[1]) == ""
    done = build(grown, "--strict")
    assert done.returncode == 0, done.stderr
    front = (grown / "site/de/index.html").read_text(encoding="utf-8")
    assert '<h2 id="newest" lang="en">' in front
    assert '<b lang="en">Chip Ledger</b> <span lang="zh-Hans">芯账</span></a>' in front
    section = (grown / "site/de/issues/one/alpha/index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="\.\./\.\./\.\./\.\./en/issues/one/beta/#beta" hreflang="en"', section)
    ledger = (grown / "site/de/ledger/index.html").read_text(encoding="utf-8")
    assert '<span lang="en">charge warned of</span>' in ledger
    files = [
        file for file in (grown / "site/de").rglob("*") if file.suffix in (".html", ".xml", ".json", ".md", ".txt")
    ]
    assert len(files) > 8
    assert {file.name: found for file in files if (found := chinese_in(file))} == {}


def chinese_in(file: Path) -> list[str]:
    """The Chinese in a file but for the names of the language and the newsletter, and for search, which takes any writing."""
    text = "" if "search" in file.as_posix() else file.read_text(encoding="utf-8")
    return re.findall("[\u4e00-\u9fff]+", re.sub("中文|芯账", "", text))


def test_a_sentence_that_it_borrows_has_its_day_in_the_language_that_it_borrows_of(project: Start) -> None:
    files = growing(known_until="kept.copied")
    files["data/languages.yml"] += "  borrows: en\n"
    files["data/events/kept.yml"] = GOOD_EVENT.replace("unused: kept for the tests\n", "")
    read, problems = read_project(project(files))
    assert as_text(problems) == ""
    openings = {
        page.language: page.opening
        for page in read.pages
        if "kept.copied" in page.opening or "holds as of" in page.opening
    }
    assert 'when("kept.copied")' in openings["en"]
    assert "holds as of 16 April 2025," in openings["de"]


@pytest.mark.parametrize(
    ("language", "borrows", "said"),
    [
        ("de", "de", '"de" grows itself'),
        ("en", "zh", "it has everything and borrows nothing"),
        ("de", "it", 'no language "it"'),
    ],
)
def test_whom_a_language_borrows_of_is_complete(project: Start, language: str, borrows: str, said: str) -> None:
    files = growing()
    line = f"  material: {language}\n"
    files["data/languages.yml"] = files["data/languages.yml"].replace(line, f"{line}  borrows: {borrows}\n")
    assert said in as_text(read_project(project(files))[1])


def test_it_says_what_it_has_no_words_for(project: Start) -> None:
    _, problems = read_project(project(growing(units=False)))
    assert {problem.code for problem in problems} == {"missing-language"}
    assert all("data/units.yml" in problem.hint for problem in problems)


def test_the_first_language_is_complete(grown: Path) -> None:
    file = grown / "data/languages.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("material: zh\n", "material: zh\n  complete: false\n"),
        encoding="utf-8",
    )
    assert "the first language is one that grows" in as_text(read_project(grown)[1])
