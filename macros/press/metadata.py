"""What a page says of itself in its head, for search engines, shared links and reference managers.

Data only; `overrides/partials/metadata.html` sets it. Addresses stand in it where the site's own is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from typing import Any

from macros.editions.share_cards import HEIGHT, WIDTH, can_draw, name_of, picture
from macros.manuscript.articles import is_article
from macros.press.figures import shared_picture
from macros.press.session import Session
from macros.wording.voice import Voice, phrase

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATASET = ("data/index.md", "ledger/index.md")


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


def metadata(page: Any, session: Session, config: Any) -> Metadata:
    """What the page with this context says of itself; asks for its picture to be drawn."""
    voice = session.voices[page.meta["lang"]]
    route = page.file.src_uri.partition("/")[2]
    told = {
        "kind": "article" if is_article(route) else "dataset" if route in DATASET else "page",
        "title": unescape(page.meta.get("title") or phrase(voice, "site", "name")),
        "description": unescape(page.meta.get("summary") or page.meta.get("description") or ""),
        "locale": "_".join(filter(None, (voice.locale.language, voice.locale.territory))),
        "url": page.canonical_url if config.site_url else "",
        "published": page.meta.get("published", ""),
        "updated": page.meta.get("updated") or page.meta.get("published", ""),
    }
    address, width, height = _image(route, told["title"], voice, session, config)
    told["image"] = address
    linked = _script(list(_graph(told, page, voice, config)))
    return Metadata(**told, linked=linked, width=width, height=height)


def _image(route: str, title: str, voice: Voice, session: Session, config: Any) -> tuple[str, int, int]:
    """The address of the page's picture, or "" where it has no whole address or this machine draws none; its size."""
    if not config.site_url or session.command == "serve":
        return "", WIDTH, HEIGHT
    chart_id = PurePosixPath(route).parent.name
    if route.startswith("charts/") and chart_id in session.project.catalog.charts:
        drawn = shared_picture(session, voice, chart_id)
        if drawn:
            return f"{config.site_url.rstrip('/')}/{drawn[0]}", *drawn[1:]
    svg = picture(title=title, site=phrase(voice, "site", "name"), tagline=phrase(voice, "site", "tagline"))
    if not can_draw(svg, title, session.cache):
        return "", WIDTH, HEIGHT
    session.pictures[name_of(svg)] = svg
    session.beside.setdefault(f"{voice.language}/{route}", set()).add(name_of(svg))
    return f"{config.site_url.rstrip('/')}/{name_of(svg)}", WIDTH, HEIGHT


def _graph(told: dict[str, str], page: Any, voice: Voice, config: Any) -> Iterator[dict[str, Any]]:
    site = {"@type": "Organization", "name": phrase(voice, "site", "name"), "url": config.site_url or None}
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
        **({"author": site, "publisher": site} if told["kind"] == "article" else {"publisher": site}),
        **({"creator": site, "distribution": list(_files(config))} if told["kind"] == "dataset" else {}),
    }
    steps = [*_above(page), (told["title"], page.canonical_url)]
    if len(steps) > 1:
        yield {"@type": "BreadcrumbList", "itemListElement": [_step(*one, config) for one in enumerate(steps, start=1)]}


def _above(page: Any) -> list[tuple[str, str]]:
    """The pages a reader came through: the index of every section above, from the outermost."""
    return [
        (unescape(item.title), item.canonical_url)
        for section in reversed(page.ancestors)
        for item in section.children
        if getattr(item, "is_index", False) and item != page
    ]


def _step(position: int, page: tuple[str, str], config: Any) -> dict[str, Any]:
    name, url = page
    return {"@type": "ListItem", "position": position, "name": name, "item": url if config.site_url else None}


def _files(config: Any) -> Iterator[dict[str, str]]:
    if config.site_url:
        for name, kind in (("facts.json", "application/json"), ("facts.csv", "text/csv")):
            address = f"{config.site_url.rstrip('/')}/data/{name}"
            yield {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}


def _script(graph: list[dict[str, Any]]) -> str:
    """JSON-LD without what is not known; `<` is written so that no text can end the script element."""
    known = [{name: value for name, value in node.items() if value} for node in graph]
    told = json.dumps({"@context": "https://schema.org", "@graph": _without_none(known)}, ensure_ascii=False)
    return told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _without_none(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_none(one) for one in value]
    if isinstance(value, dict):
        return {name: _without_none(one) for name, one in value.items() if one is not None}
    return value
