"""The Markdown twin of an article: the same text for programs, where the convention of llms.txt looks for it.

"URLs without file names should append `index.html.md`" (https://llmstxt.org, "Proposal"); a page's head names it too.
"""

from __future__ import annotations

from functools import partial

from macros.editions.blocks.markdown import Markdown
from macros.editions.text.boxes import in_words
from macros.editions.text.documents import blocks_of_article
from macros.pages.finished_page import FinishedPage

NAME = "index.html.md"
MEDIA_TYPE = "text/markdown"  # RFC 7763


def has_twin(page: FinishedPage) -> bool:
    """Whether a page has one: the pages of issues do, for what is made from records is data."""
    return page.kind == "article"


def twin_of(page: FinishedPage, site: str) -> str:
    """The text of a page's twin; `site` is the site's address, or "". Raises WordlessError for a missing phrase."""
    return Markdown(simpler=partial(in_words, page.voice)).of(blocks_of_article(page, site))
