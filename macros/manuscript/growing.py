"""Pages of a language that grows: a link to a page that it does not have yet leads to that page in another language.

So a translator translates a section as it stands; once the page is there, the link leads to it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial
from posixpath import dirname, normpath, relpath

from macros.catalog.catalog import Catalog
from macros.manuscript.page import Page, page_of

_LINK = re.compile(r"(?<=\]\()(?P<target>[^()\s#:]+\.md)(?P<anchor>#[^()\s]*)?\)(?P<attributes>\{)?")


def led_on(pages: Sequence[Page], catalog: Catalog) -> list[Page]:
    """The pages, those of growing languages with such links led on."""
    there = {page.path for page in pages}
    growing = catalog.languages.keys() - set(catalog.complete)
    return [_led_on(page, catalog, there) if page.language in growing else page for page in pages]


def _led_on(page: Page, catalog: Catalog, there: Collection[str]) -> Page:
    body = _LINK.sub(partial(_target, page, catalog, there), page.body)
    if body == page.body:
        return page
    return page_of(page.text[: page.body_offset] + body, page.path, page.language)[0]


def _target(page: Page, catalog: Catalog, there: Collection[str], link: re.Match[str]) -> str:
    wanted = normpath(f"{dirname(page.path)}/{link['target']}")
    own, folder = f"docs/{page.language}/", dirname(page.path)
    if wanted in there or not wanted.startswith(own):
        return link[0]
    route = wanted.removeprefix(own)
    language = next((name for name in catalog.complete if f"docs/{name}/{route}" in there), None)
    if language is None:
        return link[0]  # told by the rule on links
    led = relpath(f"docs/{language}/{route}", folder)
    tag = "" if link["attributes"] else f'{{ hreflang="{catalog.languages[language].tag}" }}'
    return f"{led}{link['anchor'] or ''}){tag}{link['attributes'] or ''}"
