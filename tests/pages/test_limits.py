"""The worst page within the limits is converted in seconds: what Markdown takes the square of is bounded."""

from __future__ import annotations

import time

import pytest
import yaml
from markdown import Markdown

from macros.manuscript import limits
from macros.manuscript.markdown.convert import LedgerMarkdown
from tests.conftest import ROOT

LONGEST = 5.0  # seconds of this process
BLOCK = limits.LONGEST_BLOCK - 2
BRACKETS = limits.MOST_BRACKETS // 17


class _Configuration(yaml.SafeLoader):
    """MkDocs's configuration, whose own tags stand for nothing here."""


_Configuration.add_multi_constructor("!", lambda *_: None)


def converted(text: str) -> float:
    """Seconds that the site's own Markdown takes; whatever it raises is a failure."""
    written = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Configuration)["markdown_extensions"]
    plain = [next(iter(one)) if isinstance(one, dict) else one for one in written]
    markdown = Markdown(extensions=["fenced_code", *plain, LedgerMarkdown()])
    begun = time.process_time()
    markdown.convert(text)
    return time.process_time() - begun


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
        page_of_blocks(("![" * BRACKETS + "*_" * BLOCK)[:BLOCK]),
        page_of_blocks(("[a](" * BRACKETS + "(" * BLOCK)[:BLOCK]),
        page_of_blocks(("***a*b**c " * BLOCK)[:BLOCK]),
        page_of_blocks(("|a" * BLOCK)[: BLOCK // 2] + "\n" + ("|-" * BLOCK)[: BLOCK // 2 - 2]),
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
    assert converted(text) < LONGEST
