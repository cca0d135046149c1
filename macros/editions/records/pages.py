"""The whole page of one fact or claim, as a browser gets it: a few kilobytes, without the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.editions import csp
from macros.editions.livery import ICON, PAPER, accent_of_system
from macros.editions.metadata import Image, locale_of
from macros.editions.records.linked import linked_data
from macros.manuscript.addresses import entry_address
from macros.pages.cards import card, query_address
from macros.pages.record_pages.body import UP, body
from macros.pages.record_pages.planned import RecordPage
from macros.pages.record_pages.summary import summary
from macros.pages.templating import set_html
from macros.wording.masthead import masthead, newsletter
from macros.wording.voice import voices

ROOT = "../../../"  # from a record's page to the site's folder


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pages of all records share: the site's address and the one that takes queries, "" where there is none.

    Pages of a `preview` have no policy on scripts, as none there has.
    """

    site: str = ""
    report: str = ""
    preview: bool = False


def record_html(page: RecordPage, settings: Settings, image: Image | None) -> str:
    """The page's HTML; `image` is its picture, where there is one."""
    voice, said, ours = page.voice, summary(page), masthead(page.voice)
    catalog, site = voice.catalog, settings.site.rstrip("/")
    shown = f"{site}/{image.name}" if image and site else ""
    html = set_html(
        voice,
        "record.html",
        id=page.id,
        kind=page.kind,
        said=said,
        name=ours.name,
        tagline=ours.tagline,
        mastheads=_mastheads(page),
        body=Markup(body(page)),
        up=UP,
        root=ROOT,
        address=f"{site}/{voice.language}/{page.address}" if site else "",
        twins=_twins(page, site),
        data=page.data_file,
        icon=ICON,
        papers=PAPER,
        accent=Markup(accent_of_system(newsletter(catalog).accent)),
        locale=locale_of(voice),
        image=image,
        shown=shown,
        picture=image.name if image and page.shown else "",
        linked=Markup(linked_data(page, said, site=settings.site, image=shown)),
        listed=entry_address(catalog, page.kind, page.id),
        query=_query(page, settings.report),
        has_facts=bool(catalog.facts),
        has_claims=bool(catalog.claims),
    )
    return html if settings.preview else csp.with_policy(html)


def _query(page: RecordPage, report: str) -> str:
    """Where a reader queries the number; "" where nowhere is, and for a claim that is none."""
    catalog = page.voice.catalog
    record = catalog.facts[page.id] if page.kind == "fact" else catalog.claims[page.id]
    is_number = record.value is not None or record.range is not None
    return query_address(page.voice, report, card(page.voice, page.kind, page.id)) if report and is_number else ""


def _mastheads(page: RecordPage) -> list[dict[str, Any]]:
    """What the newsletter is called: in the page's language, then in the others."""
    every = sorted(voices(page.voice.catalog).values(), key=lambda voice: voice.language != page.voice.language)
    return [{"name": masthead(one).name, "tag": one.tag, "here": one.language == page.voice.language} for one in every]


def _twins(page: RecordPage, site: str) -> list[dict[str, str]]:
    """The page in every language, itself included."""
    return [
        {
            "tag": one.tag,
            "name": one.record.name,
            "url": f"{ROOT}{one.language}/{page.address}",
            "absolute": f"{site}/{one.language}/{page.address}" if site else "",
        }
        for one in voices(page.voice.catalog).values()
    ]
