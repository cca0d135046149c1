"""Pages of a language that grows: a link to a page that it does not have yet leads to that page in another language.

So a translator translates a section as it stands; once the page is there, the link leads to it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from posixpath import dirname, normpath, relpath

from macros.catalog.catalog import Catalog
from macros.manuscript.openings import opened
from macros.manuscript.page import Page, page_of

_LINK = re.compile(r"(?<=\]\()(?P<target>[^()\s#:]+\.md)(?P<anchor>#[^()\s]*)?\)(?P<attributes>\{)?")


def opened_and_led_on(pages: Sequence[Page], catalog: Catalog) -> list[Page]:
    """The pages with their openings, those of growing languages with such links led on in both."""
    there = {page.path for page in pages}
    return [_led_on(page, catalog, there) for page in opened(pages, catalog)]


def led_on_in(text: str, path: str, catalog: Catalog, there: Collection[str]) -> str:
    """Markdown that stands, or is to stand, at `path` below `docs/`, its links led on where its language grows.

    `there` are the paths of the pages that people have written.
    """
    language = path.split("/")[1]
    if language not in catalog.growing:
        return text
    return _LINK.sub(partial(_target, path, catalog, there), text)


def _led_on(page: Page, catalog: Catalog, there: Collection[str]) -> Page:
    body, opening = (led_on_in(text, page.path, catalog, there) for text in (page.body, page.opening))
    if body != page.body:
        made, _ = page_of(page.text[: page.body_offset] + body, page.path, page.language)
        page = replace(made, front=page.front, opening=page.opening)
    return page if opening == page.opening else replace(page, opening=opening)


def _target(path: str, catalog: Catalog, there: Collection[str], link: re.Match[str]) -> str:
    wanted = normpath(f"{dirname(path)}/{link['target']}")
    own, folder = "/".join([*path.split("/")[:2], ""]), dirname(path)
    if wanted in there or not wanted.startswith(own):
        return link[0]
    route = wanted.removeprefix(own)
    lenders = catalog.growing[path.split("/")[1]]
    language = next((name for name in lenders if f"docs/{name}/{route}" in there), None)
    if language is None:
        return link[0]  # told by the rule on links
    led = relpath(f"docs/{language}/{route}", folder)
    tag = "" if link["attributes"] else f'{{ hreflang="{catalog.languages[language].tag}" }}'
    return f"{led}{link['anchor'] or ''}){tag}{link['attributes'] or ''}"
