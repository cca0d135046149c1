"""What a page says of itself in its head, for search engines, shared links and reference managers.

Data only; `overrides/partials/metadata.html` sets it. Addresses stand in it where the site's own is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.editions.share_cards.sheet import HEIGHT, WIDTH
from macros.pages.finished_page import FinishedPage
from macros.pages.from_records.open_data import FOLDER, files
from macros.wording.digits import plain
from macros.wording.masthead import masthead
from macros.wording.voice import Voice

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


_IN_A_STYLE = str.maketrans({'"': "”", "\\": "", "\n": " ", "\r": " ", "\f": " ", "<": "‹", ">": "›"})


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of a shared link: its file below the site's folder, its width and height in pixels."""

    name: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own data; `url` and `image` are "" where the site's address is not known."""

    kind: str  # article, dataset or page
    title: str
    description: str
    locale: str
    url: str
    image: str
    published: str
    updated: str
    linked: str  # JSON-LD, safe within a script element
    width: int  # of the image, in pixels
    height: int


def running_heads(voice: Voice, title: str) -> str:
    """The style by which each printed sheet is headed by the newsletter and `title` (CSS Paged Media 3, margin boxes).

    A string of CSS holds neither quotation marks, line ends nor backslashes, and a style element no tag: they are taken
    out or told by others, which readers see alike.
    """
    site, above = (words.translate(_IN_A_STYLE) for words in (masthead(voice).name, title))
    return f':root{{--cl-site:"{site}";--cl-above:"{above}"}}'


def metadata(page: FinishedPage, *, site: str, image: Image | None, above: Sequence[tuple[str, str]]) -> Metadata:
    """What a page says of itself. `site` is the site's address, or "".

    `above` are the pages a reader came through, from the outermost, each by title and whole address.
    """
    voice, words = page.voice, page.words
    told = {
        "kind": page.kind,
        "title": words.title or masthead(voice).name,
        "description": words.summary or words.description,
        "locale": locale_of(voice),
        "url": page.whole_address(site),
        "published": words.published,
        "updated": words.updated or words.published,
        "image": f"{site.rstrip('/')}/{image.name}" if image else "",
    }
    linked = as_script(list(_graph(told, [*above, (told["title"], told["url"])], voice, site)))
    shown = image or Image("", WIDTH, HEIGHT)
    return Metadata(**told, linked=linked, width=shown.width, height=shown.height)


def locale_of(voice: Voice) -> str:
    """The language as Open Graph names it: "en_GB"."""
    return "_".join(filter(None, (voice.locale.language, voice.locale.territory)))


def _graph(told: dict[str, str], steps: Sequence[tuple[str, str]], voice: Voice, site: str) -> Iterator[dict[str, Any]]:
    publisher = {"@type": "Organization", "name": masthead(voice).name, "url": site or None}
    yield {
        "@type": {"article": "Article", "dataset": "Dataset", "page": "WebPage"}[told["kind"]],
        ("headline" if told["kind"] == "article" else "name"): told["title"],
        "description": told["description"],
        "inLanguage": voice.tag,
        "url": told["url"] or None,
        "image": told["image"] or None,
        "datePublished": told["published"] or None,
        "dateModified": told["updated"] or None,
        "license": LICENCE,
        **({"author": publisher, "publisher": publisher} if told["kind"] == "article" else {"publisher": publisher}),
        **({"creator": publisher, "distribution": list(_files(voice, site))} if told["kind"] == "dataset" else {}),
    }
    if len(steps) > 1:
        yield {"@type": "BreadcrumbList", "itemListElement": [_step(*one) for one in enumerate(steps, start=1)]}


def _step(position: int, page: tuple[str, str]) -> dict[str, Any]:
    name, url = page
    return {"@type": "ListItem", "position": position, "name": name, "item": url or None}


def _files(voice: Voice, site: str) -> Iterator[dict[str, Any]]:
    """The open data as their own description has them (`datapackage.json`), in the terms of schema.org."""
    described = json.loads(files(voice.catalog)["datapackage.json"])["resources"] if site else []
    for file in described:
        yield {
            "@type": "DataDownload",
            "name": file["name"],
            "encodingFormat": file["mediatype"],
            "contentUrl": f"{site.rstrip('/')}/{FOLDER}/{file['path']}",
            "contentSize": f"{file['bytes']} B",
            "sha256": file["hash"].removeprefix("sha256:"),
        }


def as_script(graph: list[dict[str, Any]]) -> str:
    """JSON-LD without what is not known; `<` is written so that no text can end the script element."""
    known = [{name: value for name, value in node.items() if value} for node in graph]
    told = _compact({"@context": "https://schema.org", "@graph": _without_none(known)})
    return (
        told.replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


def _compact(value: Any) -> str:
    """JSON on one line, in which a decimal number has every digit it was written with."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)}: {_compact(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_compact, value)) + "]"
    return plain(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _without_none(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_none(one) for one in value]
    if isinstance(value, dict):
        return {name: _without_none(one) for name, one in value.items() if one is not None}
    return value
