"""The worst page within the limits is converted in seconds: what Markdown takes the square of is bounded."""

from __future__ import annotations

import pymdownx.highlight
import pytest
from pygments.lexers import get_all_lexers

from macros.manuscript import limits
from macros.manuscript.markdown.convert import html_of
from tests.effort import within

LONGEST = 5.0  # seconds, see tests/effort.py
BLOCK = limits.LONGEST_BLOCK - 2
BRACKETS = limits.MOST_BRACKETS // 17


def page_of_blocks(block: str, lines: int = 1) -> str:
    """As many blocks of some lines as a page may hold."""
    text = ("\n".join([block] * lines) + "\n\n") * limits.MOST_LINES
    return "\n".join(text[: limits.LONGEST_PAGE].split("\n")[: limits.MOST_LINES - 1])


@pytest.mark.heavy
@pytest.mark.parametrize(
    "text",
    [
        page_of_blocks(("[" * BRACKETS + "a" * BLOCK)[:BLOCK]),
        page_of_blocks(("[" * BRACKETS + "a" * BLOCK)[: BLOCK - 4] + "]: b"),
        page_of_blocks(("![" * BRACKETS + "*_" * (limits.MOST_BLOCK_MARKS // 2 - 1) + "a" * BLOCK)[:BLOCK]),
        page_of_blocks(("[a](" * BRACKETS + "(" * BLOCK)[:BLOCK]),
        page_of_blocks(("***a*b**c " * (limits.MOST_BLOCK_MARKS // 6) + "a" * BLOCK)[:BLOCK]),
        page_of_blocks(("\\}" * (limits.MOST_BLOCK_MARKS // 2) + "a" * BLOCK)[:BLOCK]),
        ("|a" * BLOCK)[: BLOCK // 2] + "\n" + ("|-" * BLOCK)[: BLOCK // 2 - 2],
        "|a|b|c\n|-|-|-\n|a\n\n" * 400,
        "|a" * 16 + "\n" + "|-" * 16 + "\n|x" * 290,
        page_of_blocks(">" * (limits.DEEPEST - 1) + "a"),
        page_of_blocks("- " * (limits.DEEPEST // 2) + "a", 100),
        page_of_blocks("1. " * (limits.DEEPEST // 3) + "a", 100),
        page_of_blocks("a\n: b", limits.MOST_BLOCK_LINES // 2),
        page_of_blocks("\n".join("    " * depth + "- a" for depth in range(10))),
        page_of_blocks("\n\n".join("    " * depth + "!!! a" for depth in range(10))),
        "# a\n" * 299 + "\n" + "# a\n" * 200,
        "[^1] " * (limits.MOST_BRACKETS - 2) + "\n\n[^1]: a\n",
    ],
)
def test_the_worst_page_within_the_limits_is_converted_at_once(text):
    assert limits.over_size(text, "docs/en/a.md") is None
    assert limits.over_limit(text, "docs/en/a.md", 0) is None
    with within(LONGEST):
        html_of(text)


@pytest.mark.parametrize(
    "form", ["```{}\n<!--\n```\n", "> ~~~ {}\n> <!--\n> ~~~\n", "- a\n\n    ```{}\n    <!--\n    ```\n"]
)
def test_no_lexer_reads_the_code_of_a_fence_whatever_language_it_names(form, monkeypatch):
    """Some lexers take the square of a line, and one yields nothing for ever."""
    read = []
    monkeypatch.setattr(pymdownx.highlight, "highlight", lambda *found: read.append(found) or "")
    languages = [aliases[0] for _, aliases, _, _ in get_all_lexers() if aliases]
    made = html_of("\n".join(form.format(language) for language in ("", *languages)))
    assert read == []
    assert made.count("&lt;!--</code>") == len(languages) + 1


@pytest.mark.parametrize("marks", ["```", "~~~", "````", "> ```", "    ~~~", ">> \t```"])
@pytest.mark.parametrize(
    "options", [' a="' * 200 + "!", " py" + " a='" * 200 + "!", "{" + "a=" * 200, " { .py #id }", ' title="a"']
)
def test_a_fence_that_says_more_than_its_language_is_told_before_markdown_reads_it(marks, options):
    found = limits.over_limit(f"A.\n\n{marks}{options}\na\n{marks}\n", "docs/en/a.md", 0)
    assert found is not None
    assert found.code == "not-allowed"
    assert found.position.line == 3


@pytest.mark.parametrize("fence", ["```", "``` python", "~~~c++", "```c# ", "> ```yaml", "    ``` x y"])
def test_a_fence_that_names_a_language_or_none_is_within_the_limits(fence):
    assert limits.over_limit(f'{fence}\na = "{{b}}"\n', "docs/en/a.md", 0) is None


def table(columns: int, rows: int, before: str = "", head: str = "a", row: str = "x") -> str:
    """A table whose rows have one cell each, which Markdown fills up."""
    lines = [f"|{head}" * columns, "|:-:" * columns, *[row] * rows]
    return "\n".join(before + line for line in lines) + "\n\n"


@pytest.mark.parametrize(
    "text",
    [
        table(900, 280),
        table(300, 290) * 2,
        table(20, 290),
        table(100, 60, "> "),
        table(100, 60, ">> "),
        "- a\n\n" + table(100, 60, "    "),
        "!!! note\n" + table(100, 60, "    "),
        "a\n:   b\n\n" + table(100, 60, "    "),
        table(100, 60, row="|"),
        table(100, 60).replace("|:-:", "| - "),
        table(100, 60).replace("|:-:\n", "|:-:|\n"),
        table(10, 1) * 300,
    ],
)
def test_a_page_whose_tables_have_very_many_cells_is_over_a_limit(text):
    assert "<td>" in html_of(table(2, 1)).replace(' style="text-align: center;"', "")
    found = limits.over_limit(text, "docs/en/a.md", 0)
    assert found is not None
    assert found.code == "too-large"
    assert "cells" in found.message


@pytest.mark.parametrize(
    "text", [table(12, 40) * 5, "a | b\n\n" * 500, "---\n\n" * 400, "```\n" + "a | b\n" * 290 + "```"]
)
def test_tables_as_people_write_them_are_within_the_limits(text):
    assert limits.over_limit(text, "docs/en/a.md", 0) is None
