"""What a build writes of scripts and pages: the same to whoever runs or reads it, without what nobody does."""

from __future__ import annotations

import pytest

from macros.press.output.bundles import PARTS, SCRIPTS, SHEETS, STYLES, with_bundles
from macros.press.output.scripts import without_comments
from macros.press.output.sheets import parted
from macros.press.theme.leftovers import without_leftovers
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("// why\nlet a = 1;\n", "let a = 1;\n"),
        ("/* why\n   and how */\n  let a = 1;\n\n", "let a = 1;\n"),
        ("/* why */\nlet a = 1;\n", "let a = 1;\n"),
        ("/* why */ let a = 1;\n", "/* why */ let a = 1;\n"),
        ("let a = 1; // beside code it stays\n", "let a = 1; // beside code it stays\n"),
        ("let a = `one\n   // two\n\n   three`;\n  a();\n", "let a = `one\n   // two\n\n   three`;\na();\n"),
        ('let a = "/* none";\n  let b;\n', 'let a = "/* none";\nlet b;\n'),
    ],
)
def test_a_script_loses_comments_that_have_lines_to_themselves(script, left):
    assert without_comments(script) == left
    assert without_comments(left) == left


def test_rules_that_sections_cannot_use_stand_apart_and_none_is_lost():
    known = frozenset({".a", "p", "html"})
    css = "p{x:y}.a,.b{c:d}@media print{.b p{e:f}.a{g:h}}@page{margin:0}.b{i:j}"
    assert parted(css, known) == (
        "p{x:y}.a{c:d}@media print{.a{g:h}}@page{margin:0}",
        ".b{c:d}@media print{.b p{e:f}}.b{i:j}",
    )


def page(root: str, *, without: str = "") -> str:
    """The head and the end of a page as the templates write it, without one of its parts."""
    sheets = ("assets/stylesheets/main.0a.min.css", *SHEETS)
    scripts = (f'<script src="{root}{part}"{" defer" * ("charts" in part)}></script>' for part in PARTS)
    links = (f'<link rel="stylesheet" href="{root}{sheet}">' for sheet in sheets)
    return "\n".join(part for part in (*links, "words", *scripts) if not without or without not in part)


@pytest.mark.parametrize("root", ["", "../../", "/base/"])
@pytest.mark.parametrize("without", ["", "numbers.js", "charts.js"])
def test_a_page_loads_one_sheet_and_one_script_in_the_place_of_many(root, without):
    made = with_bundles(page(root, without=without)).split()
    sheet, script = f'<link rel="stylesheet" href="{root}{STYLES}">', f'<script src="{root}{SCRIPTS}"></script>'
    assert made == [*sheet.split(), "words", *script.split()]


def test_a_page_without_one_of_the_sheets_stays_as_it_is():
    for without in ("main.", *SHEETS):
        html = page("../", without=without)
        assert with_bundles(html) == html


def test_every_part_of_the_common_files_is_one_of_ours():
    made_by_the_build = {"assets/accent.css"}
    assert all((ROOT / "overrides" / name).exists() for name in {*SHEETS, *PARTS} - made_by_the_build)


def test_of_blanks_one_break_is_left_but_where_they_are_text():
    html = "<p>\n   \n  a  b\n</p>  <pre>\n  x\n\n y</pre>\n\n<textarea>\n\n</textarea><script>\n\n let a;</script>\n\n"
    left = "<p>\na  b\n</p>  <pre>\n  x\n\n y</pre>\n<textarea>\n\n</textarea><script>\n\n let a;</script>\n"
    assert without_leftovers(html) == left


def test_the_switches_of_the_theme_that_nothing_uses_are_left_out():
    html = (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
        '<label class="md-overlay" for="__drawer"></label><div data-md-component="announce">\n </div>words'
        '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner md-typeset"></div></div>'
    )
    assert without_leftovers(html) == "words"
