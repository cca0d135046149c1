"""`new language`: one that grows, with its phrases waiting to be translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.ground.problems import as_text
from macros.manuscript.survey import read_project
from macros.wording.voice import Voice, phrase
from tests.cli.conftest import new, options, texts
from tests.press.conftest import build, linked


def test_a_language_begins_as_one_that_grows_and_borrows_every_phrase(project: Path) -> None:
    assert new("language", "fr", "--name", "Français", "--babel", "fr_FR") == 0
    read, problems = read_project(project)
    assert as_text(problems) == ""
    french = read.catalog.languages["fr"]
    assert (french.name, french.tag, french.material, french.complete) == ("Français", "fr", "fr", False)
    assert read.catalog.phrases.get("fr", {}) == {}
    assert (french.borrows, read.catalog.growing) == ("en", {"fr": ("en", "zh")})


def test_it_borrows_of_the_language_whose_words_its_file_shows(project: Path, capsys) -> None:
    assert new("language", "ko", "--name", "한국어", "--babel", "ko_KR", "--borrows", "zh", "--lang", "en") == 0
    assert "it shows the words and texts of zh: borrows in data/languages.yml" in capsys.readouterr().out
    head, _, *waiting = (project / "data/phrases/ko.yml").read_text(encoding="utf-8").splitlines()
    assert "the words of zh, which it borrows" in head
    assert [line[2:] for line in waiting] == (project / "data/phrases/zh.yml").read_text(encoding="utf-8").splitlines()
    catalog = load_catalog(project)[0]
    assert phrase(Voice("ko", catalog), "sources", "heading") == catalog.phrases["zh"]["sources"]["heading"]


def test_a_phrase_counts_once_its_mark_is_taken_away(project: Path) -> None:
    assert new("language", "fr", "--name", "Français", "--babel", "fr_FR") == 0
    file = project / "data/phrases/fr.yml"
    english = (project / "data/phrases/en.yml").read_text(encoding="utf-8").splitlines()
    waiting = file.read_text(encoding="utf-8").splitlines()[2:]
    assert [line[2:] for line in waiting] == english
    file.write_text("".join(f"{line[2:]}\n" for line in waiting), encoding="utf-8")
    catalog = load_catalog(project)[0]
    assert catalog.phrases["fr"] == catalog.phrases["en"]


def test_what_is_added_later_need_not_be_said_in_it(project: Path) -> None:
    assert new("language", "fr", "--name", "Français", "--babel", "fr_FR") == 0
    assert new("term", *options({"name": "潮|tide", "kind": "concept"})) == 0
    assert new("term", *options({"name": "岸|shore", "kind": "concept"}), "--name", "fr=rivage") == 0
    assert new("issue", *options({"title": "潮有多高？|How high is the tide?"})) == 0
    assert as_text(read_project(project)[1]) == ""
    terms = load_catalog(project)[0].terms
    assert ("fr" in terms["tide"].name, terms["shore"].name["fr"]) == (False, "rivage")
    assert not (project / "docs/fr").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["fr", "--name", "Français", "--babel", "xx_XX"], 1, "--babel: "),
        (["fr", "--name", "Français"], 2, "--babel …"),
        (["fr", "--name", "Français", "--babel", "fr_FR", "--borrows", "it"], 2, '--borrows: no "it"'),
        (["en", "--name", "English", "--babel", "en_GB"], 2, 'the id "en" is taken'),
        (["assets", "--name", "Assets", "--babel", "en_GB", "--tag", "en", "--material", "en"], 1, "[bad-id]"),
        (["../fr", "--name", "Français", "--babel", "fr_FR"], 2, '--id: "../fr" is not an id'),
    ],
)
def test_a_language_that_cannot_be_is_told_and_not_written(
    project: Path, capsys, arguments, code: int, said: str
) -> None:
    before = texts(project)
    assert new("language", *arguments) == code
    assert said in capsys.readouterr().err
    assert texts(project) == before


@pytest.mark.builds
def test_a_site_with_a_language_that_has_nothing_yet_is_built_and_offers_what_others_have(project: Path) -> None:
    assert new("language", "fr", "--name", "Français", "--babel", "fr_FR") == 0
    done = build(linked(project), "--strict")
    assert done.returncode == 0, done.stderr
    archive = (project / "site/fr/issues/index.html").read_text(encoding="utf-8")
    assert '<a href="../../en/issues/one/" hreflang="en">' in archive
    bare = re.sub("<a [^>]*data-cl-language[^>]*>[^<]*</a>|中文|芯账", "", archive)
    assert re.findall("[\u4e00-\u9fff]+", bare) == []
