"""The theme's style sheet keeps every rule that a page or a script of the site could need, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.press.output.bundles import PARTS, SHEETS, STYLES
from macros.press.output.sheets import compact, used_rules
from macros.press.output.styles import leave_out_unused

KNOWN = frozenset({".md-main", ".md-typeset", ".toc", "html", "p", "[x", "[dir", "[dir=ltr", "[role", "[role=button"})


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".md-main{a:b}", ".md-main{a:b}"),
        (".md-blog{a:b}", ""),
        (".md-main,.md-blog{a:b}", ".md-main{a:b}"),
        (".md-main .md-blog{a:b}", ""),
        ("html,#toc{a:b}", "html,#toc{a:b}"),
        (".md-main:not(.md-blog){a:b}", ".md-main:not(.md-blog){a:b}"),
        (".md-typeset :is(.md-blog,.md-main){a:b}", ".md-typeset :is(.md-blog,.md-main){a:b}"),
        ("@media print{.md-main{a:b}.md-blog{a:b}}", "@media print{.md-main{a:b}}"),
        ("@media print{.md-blog{a:b}}", ""),
        ("@keyframes spin{to{a:b}}", ""),
        ("@keyframes spin{to{a:b}}p{animation:spin 1s}", "@keyframes spin{to{a:b}}p{animation:spin 1s}"),
        (".md-main:is(.md-blog,.md-shop) p{a:b}", ""),
        (".md-main:where(.md-blog,:not(.md-shop)) p{a:b}", ".md-main:where(.md-blog,:not(.md-shop)) p{a:b}"),
        ("p::before,kbd{a:b}", "p::before{a:b}"),
        ("p:nth-child(2n):hover{a:b}", "p:nth-child(2n):hover{a:b}"),
        ("[dir=rtl] p,[dir=ltr] p{a:b}", "[dir=ltr] p{a:b}"),
        ("p[y]{a:b}", ""),
        (':root{--a:url("x;y)");--b:1px}p{a:var(--b)}', ":root{--b:1px}p{a:var(--b)}"),
        (":root{--a:var(--b);--b:var(--c);--c:1px}p{a:b}", "p{a:b}"),
        ("p[role=button],p[role=cell]{a:b}", "p[role=button]{a:b}"),
        ('@charset "UTF-8";.md-main{a:b}', '@charset "UTF-8";.md-main{a:b}'),
        ('.md-main[x="a,b"],.md-blog{a:b}', '.md-main[x="a,b"]{a:b}'),
    ],
)
def test_a_rule_stays_where_its_names_occur(css, kept):
    assert used_rules(css, KNOWN) == kept


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("/* why */\n.a  .b {\n  a: b;\n}\n", ".a .b{a: b}\n"),
        (".a:is(.b, .c) .d { a: calc(1px + 2px) }", ".a:is(.b,.c) .d{a: calc(1px + 2px)}\n"),
        ("@media screen and (min-width: 60em) { a { b: c } }", "@media screen and (min-width: 60em){a{b: c}}\n"),
        ('a::before { content: "/* x */ { " attr(b) }', 'a::before{content: "/* x */ { " attr(b)}\n'),
        ("@page { @top-left { content: var(--x) } }", "@page{@top-left{content: var(--x)}}\n"),
        ("a{b:url(data:x)}", "a{b:url(data:x)}\n"),
    ],
)
def test_a_sheet_loses_its_comments_and_the_blanks_that_part_nothing(css, left):
    made = compact(css)
    assert made.replace('url("data:x")', "url(data:x)") == left
    assert compact(made) == made


def site(folder: Path, *, ours: str, theme: str, script: str, page: str) -> str:
    """The sheet of all pages of a site of one section."""
    (folder / "assets" / "stylesheets").mkdir(parents=True)
    for part in (*SHEETS, *PARTS):
        (folder / part).write_text("")
    (folder / SHEETS[0]).write_text(ours)
    (folder / PARTS[0]).write_text(script)
    (folder / "assets" / "stylesheets" / "main.0.min.css").write_text(theme)
    (folder / "a.html").write_text(f'<html><link href="{STYLES}"><script src="assets/site.js"></script>{page}</html>')
    leave_out_unused(folder, folder / "kept")
    return (folder / STYLES).read_text()


THEME = ":root{--theme:url(a)}.note{x:var(--theme)}.cl-tip{x:y}th[role=tab]{x:y}th[role=cell]{x:y}"


def test_a_class_that_a_script_sets_is_a_text_of_it_and_no_variable(tmp_path: Path) -> None:
    script = "const note = 1; let tip = 'cl-tip'; th.role = `cell`;"
    left = site(tmp_path, ours="html{--theme:url(b)}", theme=THEME, script=script, page="<th>")
    assert left.strip() == ".cl-tip{x:y}th[role=cell]{x:y}"


def test_what_a_drawing_or_a_script_asks_for_stays(tmp_path: Path) -> None:
    ours = "html{--lane: 1;--tone: 2;--none: 3}"
    page = '<svg><path fill="var(--lane)"></svg>'
    script = 'style.getPropertyValue("--tone");'
    left = site(tmp_path, ours=ours, theme=THEME, script=script, page=page)
    assert left.strip() == "html{--lane: 1;--tone: 2;}"
