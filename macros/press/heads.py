"""What templates need beside MkDocs's own context: the page's language, its navigation, its twins, its last pieces.

`ledger` in a template is made here: `lang`, `tag`, `material`, `theme`, `base`, `alternates`, `feeds`, `t(group, key)`
and more.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup, escape
from mkdocs.utils import get_relative_url

from macros.catalog.validators import InAnother
from macros.editions.feeds import ARTICLES, CORRECTIONS
from macros.editions.hosting import report_fault
from macros.editions.metadata import Image, metadata, running_heads
from macros.editions.share_cards.layouts import title_card
from macros.manuscript.issues import issue_of
from macros.manuscript.record_markdown import question_of
from macros.manuscript.tokens import replace_later
from macros.pages.cards import query_about
from macros.pages.dressing import dressed
from macros.pages.finished_page import FinishedPage
from macros.pages.furniture import Ways, not_out, shared_picture
from macros.press import feeds, navigation
from macros.press.beside.markdown_twins import write_twin
from macros.press.pages import finished_page
from macros.press.session import Session
from macros.wording.masthead import masthead, newsletter
from macros.wording.voice import Voice, phrase


def page_context(context: Any, page: Any, config: Any, session: Session) -> Any:
    """The context of a Markdown page, in its own language; drawings and cards go in here."""
    language, src_uri, site = page.meta["lang"], page.file.src_uri, config.site_url or ""
    twins = _twins(page, session, config)
    context["nav"] = session.navs[language]
    context["ledger"] = ledger = _ledger(session, language, page.url, twins)
    context["config"] = _config(config, session.voices[language])
    if not session.twins(src_uri):  # the root page, which leads to the languages
        return context
    ledger["indexed"] = _is_indexed(session, src_uri)
    finished = finished_page(page, session)
    image, above = _image(finished, site, session), _above(page, site)
    if report := queries(config):
        about = {"label": finished.words.title, "place": finished.whole_address(site) or page.url}
        ledger["query"] = query_about(finished.voice, report, value=finished.words.title, **about)
    ledger["metadata"] = metadata(finished, site=site, image=image, above=above)
    title = unescape(above[-1][0]) if above else finished.words.title
    ledger["running"] = Markup(running_heads(finished.voice, title))
    if src_uri in session.renderers and not session.problems_for(src_uri):
        voice, url = finished.voice, page.url
        drawn = replace_later(finished.html, lambda name: session.charts.piece(voice, name, url=url, site_url=site))
        others = [(twin["lang"], twin["url"]) for twin in twins if twin["lang"] != language]
        files = [(one.kind, one.name, len(one.content)) for one in session.editions.offered if one.page == src_uri]
        made = dressed(session.project, finished, drawn, Ways(others, files), finished.whole_address(site))
        page.content = _marked(session, finished) + made.html
        shared = shared_picture(voice, get_relative_url(image.name, url), finished.words.title) if image else ""
        ledger["colophon"] = Markup(made.colophon + (shared if finished.kind == "article" else ""))
        ledger["markdown"] = write_twin(finished, session, Path(config.site_dir), site)
        ledger["cards"] = Markup(finished.renderer.cards(up=ledger["base"], report=queries(config), page=made.html))
    return context


def _marked(session: Session, page: FinishedPage) -> str:
    """That an issue is not out, for the preview, which alone has its pages."""
    slug = issue_of(page.route)
    return not_out(page.voice, session.project.catalog.issues[slug]) if slug in session.not_out else ""


def queries(config: Any) -> str:
    """The address that takes queries about a number, from `extra.report`; empty where none is configured, or none."""
    pattern = str(config.extra.get("report") or "")
    return "" if report_fault(pattern) else pattern


def _image(page: FinishedPage, site: str, session: Session) -> Image | None:
    """The picture of a page's shared link; None where it has no whole address or this machine draws none."""
    if not site or session.command == "serve":
        return None
    voice, chart_id = page.voice, PurePosixPath(page.route).parent.name
    if page.route.startswith("charts/") and chart_id in session.project.catalog.charts:
        drawn = session.charts.shared(voice, chart_id)
        if drawn:
            return Image(*drawn)
    title, slug = page.words.title or masthead(voice).name, issue_of(page.route)
    question = question_of(voice, slug) if slug in voice.catalog.issues else ""
    card = title_card(voice, title, above=question if question != title else "")
    name = session.picture_of(card, f"{voice.language}/{page.route}")
    return Image(name) if name else None


def _above(page: Any, site: str) -> list[tuple[str, str]]:
    """The pages a reader came through: the index of every section above, from the outermost."""
    return [
        (unescape(item.title), item.canonical_url if site else "")
        for section in reversed(page.ancestors)
        for item in section.children
        if getattr(item, "is_index", False) and item != page
    ]


def template_context(context: Any, config: Any, session: Session) -> Any:
    """The context of a page without Markdown behind it, in the first language."""
    language = session.languages[0]
    context["nav"] = session.navs[language]
    context["ledger"] = _ledger(session, language, "", [])
    context["config"] = _config(config, session.voices[language])
    context["ledger"]["places"] = _places(config, session)
    return context


def _places(config: Any, session: Session) -> list[dict[str, Any]]:
    """Every page with its twins, for the sitemap; none where the site's address is not known."""
    if not config.site_url:
        return []
    placed = [
        {
            "absolute": page.canonical_url,
            "twins": _twins(page, session, config) if session.twins(page.file.src_uri) else [],
        }
        for page in session.pages
        if _is_indexed(session, page.file.src_uri)
    ]
    return [*placed, *_places_of_records(config.site_url.rstrip("/"), session)]


def _places_of_records(site: str, session: Session) -> Iterator[dict[str, Any]]:
    for page in session.records.values():
        twins = [
            {"tag": one.tag, "absolute": f"{site}/{one.language}/{page.address}"} for one in session.voices.values()
        ]
        yield {"absolute": f"{site}/{page.voice.language}/{page.address}", "twins": twins}


def _is_indexed(session: Session, src_uri: str) -> bool:
    """Whether the search engines of the web are to know a page."""
    return src_uri not in session.made or session.made[src_uri][1].indexed


def _ledger(session: Session, language: str, url: str, alternates: list[dict[str, str]]) -> dict[str, Any]:
    voice = session.voices[language]
    return {
        "lang": language,
        "tag": voice.tag,
        "material": voice.record.material,
        "base": get_relative_url(f"{language}/", url),
        "alternates": alternates,
        "theme": session.theme,
        "feeds": feeds.offered(session, language, ARTICLES),
        "corrections": feeds.offered(session, language, CORRECTIONS),
        "languages": [_language(session, name, url) for name in session.languages],
        "named_in": _named_in(voice),
        "cards": "",
        "query": "",
        "markdown": "",
        "metadata": None,
        "indexed": True,
        "running": "",
        "near": navigation.near,
        "headed": navigation.headed,
        "led": bool(session.project.catalog.issues),  # whether an issue leads the front page
        "colophon": "",
        "subscribe": newsletter(session.project.catalog).subscribe,
        "t": lambda group, key, **slots: phrase(voice, group, key, **slots),
    }


def _language(session: Session, language: str, url: str) -> dict[str, Any]:
    voice = session.voices[language]
    return {
        "lang": language,
        "tag": voice.tag,
        "name": voice.record.name,
        "named_in": _named_in(voice),
        "home": get_relative_url(f"{language}/", url),
        "masthead": masthead(voice),
        "t": lambda group, key, **slots: phrase(voice, group, key, **slots),
    }


def _named_in(voice: Voice) -> str:
    """The tag of the language that the newsletter's name is in, which a growing one may have borrowed."""
    name = masthead(voice).name
    return voice.catalog.languages[name.language].tag if isinstance(name, InAnother) else voice.tag


def _twins(page: Any, session: Session, config: Any) -> list[dict[str, str]]:
    """The page in every language, itself included; `absolute` is empty where the site's address is not known."""
    here = page.meta["lang"]
    return [_twin(session, language, here, page.url, config) for language in session.twins(page.file.src_uri)]


def _twin(session: Session, language: str, here: str, page_url: str, config: Any) -> dict[str, str]:
    url = language + page_url.removeprefix(here)
    record = session.voices[language].record
    return {
        "lang": language,
        "tag": record.tag,
        "name": record.name,
        "url": get_relative_url(url, page_url),
        "absolute": f"{config.site_url.rstrip('/')}/{url}" if config.site_url else "",
    }


def _config(config: Any, voice: Voice) -> Any:
    """The configuration as this page's templates see it: the site is called by its name in the page's language."""
    own = copy.copy(config)
    own["site_name"] = escape(masthead(voice).name)  # the theme's own templates escape nothing
    own["site_description"] = escape(masthead(voice).description)
    return own
