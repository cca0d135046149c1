"""The papers that are there in two languages say the same: their chapters, commands, code and links, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt

from macros.ground.told import languages, paper_in
from macros.manuscript.vocabulary import MACROS
from tests.conftest import ROOT

OTHERS = [language for language in languages() if language != "en"]
# CONTRIBUTING is held by tests/errands, REFERENCE is made, and STYLE is of the language that it is for
ALIKE = ("README", "PUBLISHING", "SECURITY")
PAPERS = sorted(path.name for path in ROOT.glob("*.md"))
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.M | re.S)
HAN = re.compile("[\u4e00-\u9fff]")
GRAMMAR = re.compile(r"\{\{.*?\}\}|<[^>]*>")
NUMBER = re.compile(r"(?<![A-Za-z\d_.-])\d[\d.]*(?![A-Za-z\d_-])")


def text(paper: str, language: str) -> str:
    """A paper as it stands."""
    return (ROOT / paper_in(paper, language)).read_text(encoding="utf-8")


def prose(paper: str, language: str) -> str:
    """A paper without its boxes of code."""
    return FENCE.sub("", text(paper, language))


def chapters(paper: str, language: str) -> list[str]:
    """What stands under each heading, what stands before them first."""
    return re.split(r"^#+ .*$", prose(paper, language), flags=re.M)[1:]


def neutral(code: str) -> str:
    """Code without what is another in each language: the edition that it makes or sends."""
    return re.sub(r"(?<=--lang )(?:en|zh)\b|(?<=yardstick-)(?:en|zh)\b", "…", code)


def boxes(paper: str, language: str) -> list[tuple[str, str]]:
    """The boxes of code, each with its language; a comment is prose."""
    return [
        (form, neutral(re.sub(r" *#(?! ?\w+\.\w).*$", "", code, flags=re.M)))
        for form, code in FENCE.findall(text(paper, language))
    ]


def spans(chapter: str) -> set[str]:
    """What is set as code in sentences; of one that holds words for readers, only its calls and elements."""
    found = re.findall(r"`([^`\n]+)`", chapter)
    return {" ".join(GRAMMAR.findall(code)) if GRAMMAR.search(code) else neutral(code) for code in found}


def links(paper: str, language: str) -> Iterator[str]:
    """Where it leads and what it shows, whatever the language; the way to its other language is another in each."""
    for target in re.findall(r"\]\(([^)\s]+)\)|(<https?:[^>]+>)", prose(paper, language)):
        path, hash_, anchor = "".join(target).partition("#")
        yield path.replace(f".{language}.md", ".md").replace(f"{paper}.zh.md", f"{paper}.md") + hash_ + anchor


@pytest.mark.parametrize("paper", ALIKE)
@pytest.mark.parametrize("other", OTHERS)
class TestAlike:
    """One paper in English and in another language."""

    def test_each_begins_with_the_way_to_the_other(self, paper: str, other: str) -> None:
        for here, there in (("en", other), (other, "en")):
            title, blank, way, *_ = text(paper, here).splitlines()
            name = paper_in(paper, there)
            assert title.startswith("# ")
            assert blank == ""
            assert way.endswith(f"[{name}]({name})")

    def test_they_have_the_same_chapters_with_as_much_in_each(self, paper: str, other: str) -> None:
        levels = [re.findall(r"^(#+) ", prose(paper, language), re.M) for language in ("en", other)]
        assert levels[0] == levels[1]
        shape = re.compile(r"^( *(?:[-|]|\d+\.) )|^(\| [^|]*)", re.M)
        for ours, theirs in zip(chapters(paper, "en"), chapters(paper, other), strict=True):
            forms = [[found[1].strip() for found in shape.finditer(one)] for one in (ours, theirs)]
            assert len(forms[0]) == len(forms[1]), ours[:80]

    def test_their_boxes_of_code_are_the_same(self, paper: str, other: str) -> None:
        assert boxes(paper, "en") == boxes(paper, other)

    def test_what_is_set_as_code_is_the_same_in_each_chapter(self, paper: str, other: str) -> None:
        for ours, theirs in zip(chapters(paper, "en"), chapters(paper, other), strict=True):
            assert spans(ours) == spans(theirs)

    def test_they_lead_to_the_same(self, paper: str, other: str) -> None:
        assert sorted(set(links(paper, "en"))) == sorted(set(links(paper, other)))

    def test_they_lead_to_papers_in_their_own_language(self, paper: str, other: str) -> None:
        led = re.findall(r"\]\((\w+)\.md[#)]", text(paper, other).partition("\n\n## ")[2])
        assert [name for name in led if (ROOT / paper_in(name, other)).exists()] == []

    def test_one_is_english_and_the_other_is_not(self, paper: str, other: str) -> None:
        bare = {language: re.sub(r"`[^`]*`", "", prose(paper, language)) for language in ("en", other)}
        assert len(HAN.findall(bare["en"])) < 20, "an example may be Chinese, the sentence is not"
        sentences = [line for line in bare[other].splitlines() if len(line) > 60]
        assert [line for line in sentences if not HAN.search(line)] == []

    def test_their_numbers_are_the_same(self, paper: str, other: str) -> None:
        said = [{one.rstrip(".") for one in NUMBER.findall(prose(paper, language))} for language in ("en", other)]
        assert {one for one in said[0] if len(one) > 1} == {one for one in said[1] if len(one) > 1}

    def test_no_blank_is_typed_between_han_and_latin(self, paper: str, other: str) -> None:
        bare = re.sub(r"\]\([^)]*\)", "]", prose(paper, other))
        found = re.findall(
            r".{0,8}(?:[\u4e00-\u9fff，。；：、] +[\w`*\[]|[\w`*\]] +[\u4e00-\u9fff，。；：、]).{0,8}", bare
        )
        lists = re.compile(r"^(?:#+|-|\d+\.) ")
        assert [one for one in found if not lists.match(one.lstrip())] == []


@pytest.mark.parametrize("name", PAPERS)
def test_no_mark_of_markdown_is_shown_as_one(name: str) -> None:
    """As `**好。**字` is where a Han character follows: CommonMark takes such a mark for the beginning of another."""
    blocks = MarkdownIt("commonmark").enable("table").parse((ROOT / name).read_text(encoding="utf-8"))
    inner = [child for block in blocks for child in block.children or () if child.type == "text"]
    assert [child.content for child in inner if re.search(r"\*\*|`|\]\(", child.content)] == []


@pytest.mark.parametrize("language", languages())
def test_how_many_macros_may_be_called_is_as_many_as_there_are(language: str) -> None:
    said = {"en": ("calls of the eleven macros", 11), "zh": ("十一个宏的调用", 11)}[language]
    assert said[0] in text("SECURITY", language)
    assert said[1] == len(MACROS)


@pytest.mark.parametrize("language", languages())
def test_every_file_that_is_said_to_hold_a_promise_is_there(language: str) -> None:
    named = re.findall(r"`((?:macros|tests)/[\w/]+\.py)`", text("SECURITY", language))
    assert len(named) > 50
    assert [path for path in named if not (ROOT / path).is_file()] == []
