"""What the preview lays beside a page for who writes it: problems in their order, places, records; and none in a site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.press import session as sessions
from macros.press.preview.desk import desk
from macros.press.preview.editor import Editor, editor_of
from macros.press.preview.marks import with_places
from macros.press.preview.shown import Shown
from tests.conftest import GOOD_FACT, GOOD_PAGE, Write, issue_files
from tests.press.conftest import Start, build, linked

PAGE, FACTS = "docs/en/index.md", "data/facts/h20.yml"
HOSTILE = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>"
Show = Callable[..., Shown]


@pytest.fixture
def show(write: Write, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """What a preview of the small project shows; `show({"docs/…": text})` says something differently."""
    monkeypatch.setattr(sessions, "_good", [])
    monkeypatch.setattr(sessions, "_open", [])
    monkeypatch.setattr(sessions, "_command", ["serve"])

    def shown(files: dict[str, str] | None = None) -> Shown:
        opened = sessions.open_session(linked(write(files)))
        uris = [*opened.made, *(page.path.removeprefix("docs/") for page in opened.project.pages)]
        pages = {uri.removesuffix("index.md") + "index.html": uri for uri in uris if uri.endswith("index.md")}
        pages |= {uri.removesuffix(".md") + "/index.html": uri for uri in uris if not uri.endswith("index.md")}
        return Shown(opened, tuple(sorted(set(opened.problems))), pages, "http://127.0.0.1:8000")

    return shown


def desk_of(shown: Shown, src_uri: str = "en/index.md", pattern: str | None = None) -> LexborHTMLParser:
    """The desk of a page, parsed as a browser does."""
    editor = editor_of(shown.root, {} if pattern is None else {"LEDGER_EDITOR": pattern})
    return LexborHTMLParser(f"<body>{desk(shown, src_uri, editor)}</body>")


def words(tree: LexborHTMLParser, selector: str) -> list[str]:
    """The words of each element, blanks in one."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def broken_everywhere() -> dict[str, str]:
    wrong = GOOD_PAGE.format(title="Title").replace("charge-warned", "charge-warmed")
    other = GOOD_PAGE.format(title="More").replace("charge-warned", "no-such-one")
    files = {PAGE: wrong, "docs/en/more.md": other, "docs/zh/more.md": GOOD_PAGE.format(title="更多")}
    return {**files, FACTS: GOOD_FACT + "charge-other:\n  as_off: 1\n"}


def test_problems_of_the_page_come_first_then_those_of_the_data_then_others(show: Show) -> None:
    tree = desk_of(show(broken_everywhere()))
    assert words(tree, "#cl-desk-problems h2")[0] == "On this page"
    assert words(tree, "#cl-desk-problems h2")[1].startswith("In the data")
    assert words(tree, "#cl-desk-problems h2")[2] == "Elsewhere"
    first = [words(part, "li")[0] for part in map(_again, tree.css(".cl-desk__told"))]
    assert first[0].startswith('docs/en/index.md:8:10: no fact "h20.charge-warmed" [unknown-fact]')
    assert first[1].startswith(f"{FACTS}:")
    assert first[2].startswith("docs/en/more.md:8:10: no fact")


def _again(node: object) -> LexborHTMLParser:
    return LexborHTMLParser(str(getattr(node, "html", "")))


def test_what_concerns_the_page_is_unfolded_and_what_does_not_is_folded(show: Show) -> None:
    shown = show({**broken_everywhere(), FACTS: GOOD_FACT})
    here, other = desk_of(shown), desk_of(shown, "zh/index.md")
    assert "open" in here.css_first("#cl-desk-problems").attributes
    assert here.css_first(".cl-problems summary").text() == "Problems here: 1, elsewhere: 1"
    assert "open" not in other.css_first("#cl-desk-problems").attributes
    assert other.css_first(".cl-elsewhere summary").text() == "别处有2处问题"


def test_each_problem_opens_at_its_place_and_leads_to_its_page(show: Show) -> None:
    shown = show({**broken_everywhere(), FACTS: GOOD_FACT})
    here, other = desk_of(shown).css("#cl-desk-problems li")
    assert here.css_first("a").attributes["href"] == f"vscode://file{shown.root}/docs/en/index.md:8:10"
    assert [link.attributes["href"] for link in other.css("a")][1:] == ["/en/more/"]


def test_a_page_without_problems_says_so(show: Show) -> None:
    tree = desk_of(show())
    assert words(tree, ".cl-desk__well") == ["No problems"]
    assert not tree.css("#cl-desk-problems")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_that_somebody_writes_becomes_markup(show: Show, language: str) -> None:
    page = GOOD_PAGE.format(title="T").replace("h20.charge-warned", HOSTILE)
    excuse = f"  unused: '{HOSTILE}'\n"
    other = GOOD_FACT.replace("charge-warned", "other") + excuse
    shown = show({f"docs/{language}/index.md": page, FACTS: GOOD_FACT + other})
    tree = desk_of(shown, f"{language}/index.md")
    assert [node.attributes["src"] for node in tree.css("script")] == ["/.preview/desk.js"]
    assert not tree.css("img, [onerror]")
    assert HOSTILE in tree.body.text() if tree.body else False


def test_without_an_editor_places_are_plain_text_and_no_path_of_the_machine_is_told(show: Show) -> None:
    shown = show(broken_everywhere())
    html = desk(shown, "en/index.md", editor_of(shown.root, {"LEDGER_EDITOR": ""}))
    assert str(shown.root) not in html
    assert "docs/en/index.md:8:10" in html


STATES = {
    "out": ({}, "Out since 23 November 2026"),
    "draft": ({"published": "", "draft": "true"}, "Draft, in no build"),
}
STATES["embargo"] = ({"published": "2999-01-02"}, "Waits for 2 January 2999, in no build before")


@pytest.mark.parametrize(("said", "state"), STATES.values(), ids=STATES)
def test_the_desk_says_whether_the_issue_is_out(show: Show, said: dict[str, str], state: str) -> None:
    tree = desk_of(show(issue_files("one", "part", **said)), "en/issues/one/part.md")
    assert words(tree, "#cl-desk-state p")[0] == state
    assert words(tree, "#cl-desk-state b") == ["The text", "The issue"]
    assert words(tree, "#cl-desk-editions .cl-desk__ways > li > a:first-child") == ["Mail", "PDF", "Plain text"]
    chinese = desk_of(show(issue_files("one", "part", **said)), "zh/issues/one/part.md")
    assert "微信" in words(chinese, "#cl-desk-editions .cl-desk__ways > li > a:first-child")


def test_pages_that_belong_to_no_issue_say_so(show: Show) -> None:
    shown = show()
    assert words(desk_of(shown, "en/ledger/index.md"), "#cl-desk-state p")[0] == "Made from records"
    assert words(desk_of(shown, "en/index.md"), "#cl-desk-state p")[0] == "Belongs to no issue"
    assert not desk_of(shown).css("#cl-desk-editions")


def test_a_translation_says_which_sections_are_behind_and_why(show: Show) -> None:
    stamped = GOOD_PAGE.format(title="Title").replace(
        "original: zh\n", "original: zh\ntranslated:\n  top: {text: 00000000, own: 00000000}\n"
    )
    shown = show({PAGE: stamped})
    tree = desk_of(shown)
    assert words(tree, "#cl-desk-state p")[1] == "Translated from 中文"
    assert any("#top" in line and "the text of docs/zh/index.md changed" in line for line in words(tree, "li"))
    assert "behind" in tree.css_first("#cl-desk-state summary").text()
    original = desk_of(shown, "zh/index.md")
    assert any("#top" in line and "English" in line for line in words(original, "#cl-desk-state li"))
    assert "never confirmed: ./ledger stamp docs/en/index.md" in " ".join(words(desk_of(show()), "#cl-desk-state p"))


def test_the_desk_lists_what_the_page_uses_with_files_and_what_nothing_does(show: Show) -> None:
    files = issue_files("one", "part")
    page = 'Text {{ fact("h20.charge-warned") }}.\n\n{{ sources() }}\n'
    for language in ("zh", "en"):
        files[f"docs/{language}/issues/one/part.md"] += page
    idle = GOOD_FACT.replace("charge-warned", "idle") + "  unused: kept for later\n"
    shown = show({**files, FACTS: GOOD_FACT + idle})
    tree = desk_of(shown, "en/issues/one/part.md")
    assert words(tree, "#cl-desk-records h2")[0] == "Facts 1"
    listed = words(tree, "#cl-desk-records li")
    assert f"h20.charge-warned {FACTS}:1" in listed
    assert f"h20.idle {FACTS}:9 kept for later" in listed
    assert words(tree, "#cl-desk-records summary") == ["Records 1"]
    assert "This page shows every record there is" in words(desk_of(shown, "en/ledger/index.md"), "#cl-desk-records p")


def test_a_twin_is_one_link_away(show: Show) -> None:
    (link,) = desk_of(show()).css(".cl-desk__twin")
    assert (link.attributes["href"], link.attributes["lang"], link.text()) == ("/zh/", "zh-Hans", "中文")


CARD = '<li class="cl-card" id="card-1" popover><p class="cl-card__more"><a href="../ledger/{id}/">More</a></p></li>'
LINKED = '<span class="cl-number"><a href="../ledger/h20/#{id}"><data value="1">1</data></a></span>'


def test_the_card_of_a_number_says_where_it_was_written(show: Show) -> None:
    shown = show()
    editor = Editor(shown.root, "idea://open?file={path}&line={line}")
    catalog = shown.session.project.catalog
    tree = LexborHTMLParser(with_places(CARD.format(id="h20.charge-warned"), catalog, editor))
    assert words(tree, ".cl-card > .cl-place") == [f"h20.charge-warned {FACTS}:1"]
    assert tree.css_first(".cl-place a").attributes["href"] == f"idea://open?file={shown.root}/{FACTS}&line=1"
    linked = LexborHTMLParser(with_places(LINKED.format(id="h20.charge-warned"), catalog, editor))
    assert linked.css_first("a").attributes["title"] == f"h20.charge-warned · {FACTS}:1"
    for other in (CARD.format(id="no.such"), LINKED.format(id="no.such"), "<p>cl-card__more</p>"):
        assert with_places(other, catalog, editor) == other


def test_every_file_of_the_desk_is_named_by_it(show: Show) -> None:
    html = desk(show(), "en/index.md", Editor(Path("/"), ""))
    assert re.findall(r'(?:href|src)="(/\.preview/desk\.\w+)"', html) == ["/.preview/desk.css", "/.preview/desk.js"]


def test_a_page_outside_the_languages_has_the_problems_alone(show: Show) -> None:
    tree = desk_of(show(broken_everywhere()), "404.html")
    assert tree.css("#cl-desk-problems")
    assert not tree.css("#cl-desk-state, #cl-desk-records, .cl-desk__twin")


def test_the_desk_of_a_page_that_was_never_read_is_made_all_the_same(show: Show) -> None:
    shown = show({"data/languages.yml": "zh: {\n"})
    assert words(desk_of(replace(shown, pages={})), ".cl-problems summary")


def test_a_site_that_is_built_holds_nothing_of_the_desk(project: Start) -> None:
    root = project(issue_files("one", "part"))
    done = build(root, LEDGER_EDITOR="mine://open{path}")
    assert done.returncode == 0, done.stderr
    ours = [b"cl-desk", b"cl-place", b"data-place", b".preview", b"vscode:", b"mine://", bytes(root)]
    files = [file for file in (root / "site").rglob("*") if file.is_file()]
    assert len(files) > 30
    assert [(file.name, one) for file in files for one in ours if one in file.read_bytes()] == []
