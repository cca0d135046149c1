"""The theme's style sheet keeps every rule that a page or a script of the site could need, and no other."""

from __future__ import annotations

import pytest

from macros.press.output.styles import used_rules

KNOWN = frozenset({"md-main", "md-typeset", "md-search__input", "toc"})


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
        ("@keyframes spin{to{a:b}}", "@keyframes spin{to{a:b}}"),
        ('@charset "UTF-8";.md-main{a:b}', '@charset "UTF-8";.md-main{a:b}'),
        ('.md-main[x="a,b"],.md-blog{a:b}', '.md-main[x="a,b"]{a:b}'),
    ],
)
def test_a_rule_stays_where_its_names_occur(css, kept):
    assert used_rules(css, KNOWN) == kept
