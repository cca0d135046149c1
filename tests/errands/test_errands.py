"""Each errand of the guide, done as it is written in either language, leaves a project in which `check` finds nothing."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from macros.catalog.placement import KINDS
from macros.charts.kinds import kind_names
from macros.cli.new.command import KINDS as NEW
from macros.cli.new.command import NEWSLETTER
from macros.manuscript.vocabulary import MACROS
from tests.conftest import ROOT
from tests.errands.doing import do, with_keys
from tests.errands.guide import GUIDES, LONGEST, Block, Errand, errands, guide
from tests.errands.pictures import FOLDER, drawn, up_to_charts
from tests.errands.project import done, fresh

HAN = re.compile("[\u4e00-\u9fff]")
CODE = re.compile(r"^```\w+\n.*?^```$|`[^`]*`|“[^”]*”", re.M | re.S)
LANGUAGES = tuple(GUIDES)
# What is made without a command or a file of records: the list of languages has one, units are maintainers'
WITHOUT = {"unit", "topic", "language"}
# A newsletter in one language has no translation; and what is reviewed in the tests is a change of one
OF_TWO = {"keep-a-translation-up-to-date", "review-a-pull-request"}


@pytest.fixture(scope="module")
def newsletter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fresh(tmp_path_factory.mktemp("fresh") / "log")


@pytest.fixture
def project(newsletter: Path, tmp_path: Path) -> Path:
    return shutil.copytree(newsletter, tmp_path / "log")


@pytest.mark.heavy
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_guide_passes_as_written(project: Path, language: str, monkeypatch) -> None:
    to_charts, after = up_to_charts(errands(guide(language)))
    done(to_charts, project, language, monkeypatch)
    found = dict(drawn(project, language))
    kept = {path: (ROOT / path).read_text(encoding="utf-8") for path in found}
    assert kept == found, "run .venv/bin/python -m tests.errands.pictures"
    done(after, project, language, monkeypatch)


@pytest.mark.long
def test_the_guide_passes_in_this_newsletter_too(tmp_path: Path, monkeypatch) -> None:
    for name in ("data", "docs", ".ci"):
        shutil.copytree(ROOT / name, tmp_path / "here" / name)
    done(errands(guide("en")), tmp_path / "here", "en", monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_of_a_newsletter_in_one_language_passes_in_it(tmp_path: Path, language: str, monkeypatch) -> None:
    log = fresh(tmp_path / "log", [language])
    own = (log / GUIDES[language]).read_text(encoding="utf-8")
    done([one for one in errands(own) if one.id not in OF_TWO], log, language, monkeypatch)


SPOILT = {
    "a field": ("yaml", "data/glossary.yml", "tide: {nam: {zh: 潮, en: tide}, kind: concept}\n"),
    "an id": ("md", "docs/*/issues/how-it-works/index.md", '{{ fact("example.fact") }}\n'),
    "a command": ("sh", "", "./ledger nwe term\n"),
    "an option": ("sh", "", "./ledger new term tide --nam zh=潮 --kind concept\n"),
    "an answer": ("sh", "", "./ledger new term tide --name zh=潮 --name en=tide --kind water\n"),
    "an option of a server": ("sh", "", "./ledger serve --prt 8001\n"),
    "a program": ("sh", "", "no-such-program\n"),
    "a page": ("md", "docs/*/issues/harbour/ships.md", "Ships.\n"),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_block_that_is_wrong_does_not_pass(project: Path, spoilt: tuple[str, str, str], monkeypatch) -> None:
    block = Block(*spoilt, lines=1)
    with pytest.raises((AssertionError, SystemExit)):
        done([Errand("spoilt", "", "", (block,))], project, "en", monkeypatch)


def test_a_block_names_its_file() -> None:
    with pytest.raises(ValueError, match="names no file"):
        errands('<a id="one"></a>\n\n### One\n\n```yaml\nquay: {}\n```\n')


def test_a_key_that_is_there_is_replaced_where_it_stands_and_others_go_to_the_end() -> None:
    before = "# kept\none: 1\ntwo:\n  deep: 2\nthree: 3\n"
    assert with_keys(before, "two: 4\nfour: 5\n") == "# kept\none: 1\ntwo: 4\nthree: 3\nfour: 5\n"
    assert with_keys("", "one: 1\n") == "one: 1\n"


def test_both_guides_have_the_same_errands_that_ask_for_the_same() -> None:
    english, chinese = (errands(guide(language)) for language in LANGUAGES)
    assert [errand.id for errand in english] == [errand.id for errand in chinese]
    assert [errand.blocks for errand in english] == [errand.blocks for errand in chinese]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_chart_has_its_picture_in_the_guide(language: str) -> None:
    assert [name for name in kind_names() if f"({FOLDER}/{language}/{name}.svg)" not in guide(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_errand_is_a_dozen_lines_at_most(language: str) -> None:
    found = errands(guide(language))
    assert len(found) > 30
    assert [one.id for one in found if sum(block.lines for block in one.blocks) > LONGEST] == []
    assert [one.id for one in found if len(one.prose) > LONGEST] == []
    assert [one.id for one in found if not one.blocks] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_guide_is_in_one_language(language: str) -> None:
    prose = CODE.sub("", guide(language)).replace("中文：", "")
    lines = [
        line
        for line in prose.splitlines()
        if re.search("[A-Za-z]{4}", line) and not line.startswith(("<a", "[", "![", "English"))
    ]
    other = [line for line in lines if bool(HAN.search(line)) == (language == "en")]
    assert other == []


def test_there_is_an_errand_for_every_kind_of_chart_record_and_macro() -> None:
    found = {errand.id: errand for errand in errands(guide("en"))}
    assert [name for name in kind_names() if f"kind: {name}\n" not in found[f"chart-{name}"].text] == []
    text = guide("en")
    made = {kind.name for kind in KINDS if f"data/{kind.where}" in text or f"./ledger new {kind.name} " in text}
    assert {kind.name for kind in KINDS} - made - WITHOUT == set()
    assert [name for name in (*NEW, NEWSLETTER) if f"./ledger new {name} " not in text] == []
    shown = {"fact", "when", "chart", "quote", "check", "term"}
    assert shown <= MACROS.keys()
    assert [name for name in shown if f"{{{{ {name}(" not in text] == []


def test_what_an_errand_needs_is_done_by_those_above_it(project: Path, monkeypatch) -> None:
    """So that none can be left out without its test: a fact's errand without its source fails."""
    fact = next(errand for errand in errands(guide("en")) if errand.id == "add-a-fact")
    with pytest.raises(AssertionError):
        do(dataclasses.replace(fact), project, monkeypatch)
