"""The theme's style sheet keeps every rule that a page or a script of the site could need, and no other."""

from __future__ import annotations

import pytest

from macros.press.output.sheets import compact, used_rules

KNOWN = frozenset({".md-main", ".md-typeset", ".toc", "html", "p", "[x", "[dir", "[dir=ltr"})


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
