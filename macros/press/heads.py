"""What templates need beside MkDocs's own context: the page's language, its navigation, its twins, its last pieces.

`ledger` in a template is made here: `lang`, `tag`, `material`, `theme`, `base`, `alternates`, `feeds`, `t(group, key)`
and more.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup, escape
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils import get_relative_url

from macros.manuscript.articles import newest_day
from macros.manuscript.tokens import replace_later
from macros.manuscript.translation import behind, page_stamps
from macros.pages.furniture import byline, colophon, dateline, with_twins
from macros.pages.headlines import break_between_words
from macros.pages.render import behind_notice
from macros.pages.wholes import keep_whole
from macros.press import feeds, figures, navigation
from macros.press.metadata import metadata
from macros.press.session import Session
from macros.wording.citing import Cited
from macros.wording.voice import Voice, phrase


def page_context(context: Any, page: Any, config: Any, session: Session) -> Any:
    """The context of a Markdown page, in its own language; drawings and cards go in here."""
    language = page.meta["lang"]
    context["nav"] = session.navs[language]
    context["ledger"] = _ledger(session, language, page.url, _twins(page, session, config))
    context["config"] = _config(config, session.voices[language])
    if session.twins(page.file.src_uri):
        context["ledger"]["metadata"] = metadata(page, session, config)
    renderer = session.renderers.get(page.file.src_uri)
    if renderer and not session.problems_for(page.file.src_uri):
        site = config.site_url or ""
        drawn = replace_later(
            page.content, lambda name: figures.piece(session, renderer.voice, name, url=page.url, site_url=site)
        )
        dressed = _dressed(keep_whole(drawn, renderer.voice), page, session, context["ledger"])
        page.content = _with_notice(break_between_words(dressed), page, session)
        up = get_relative_url(f"{language}/", page.url)
        context["ledger"]["cards"] = Markup(renderer.cards(up=up, report=queries(config)))
    return context


def queries(config: Any) -> str:
    """The address that takes queries about a number, from `extra.report`; empty where none is configured.

    Raises ConfigurationError for one that is neither a web nor a mail address.
    """
    pattern = str(config.extra.get("report") or "")
    if pattern and not pattern.startswith(("https://", "mailto:")):
        raise ConfigurationError('extra.report begins with "https://" or "mailto:", with {title} and {body} in it')
    return pattern


def _dressed(html: str, page: Any, session: Session, ledger: dict[str, Any]) -> str:
    """A written page with what stands around it: its twins at every section and, in an issue, byline and colophon."""
    ours = session.page(page.file.src_uri)
    if ours is None:
        return html
    if page == session.navs[ours.language].homepage:
        newest = newest_day(session.project, ours.language)
        return _below_title(html, dateline(session.voices[ours.language], newest)) if newest else html
    voice, told = session.voices[ours.language], ledger["metadata"]
    others = [(twin["lang"], twin["url"]) for twin in ledger["alternates"] if twin["lang"] != ours.language]
    if told.kind == "article":
        line = byline(voice, html, published=told.published, updated=page.meta.get("updated", ""))
        cited = Cited(told.title, "-".join(("chip-ledger", *_names(ours.route))), told.published, told.url)
        ledger["colophon"] = Markup(colophon(voice, cited, changed=unescape(page.meta.get("changed", ""))))
        html = _below_title(html, line)
    return with_twins(voice, html, others)


def _names(route: str) -> list[str]:
    """An issue's and its section's name, from "issues/one/part.md"; the issue's alone for its front page."""
    return [name for name in PurePosixPath(route).with_suffix("").parts[1:] if name != "index"]


def _with_notice(html: str, page: Any, session: Session) -> str:
    """The page, and below its first heading what a reader should know of its translation."""
    ours = session.page(page.file.src_uri)
    if ours is None or not page_stamps(ours):
        return html
    original = session.project.original(ours.route)
    titles = {entry.id: entry.title for entry in _entries(page.toc)}
    there = get_relative_url(original.language + page.url.removeprefix(ours.language), page.url)
    tag = session.voices[original.language].tag
    late = [found.heading for found in behind(session.project, ours) if found.heading in titles]
    notice = behind_notice(session.voices[ours.language], [(name, titles[name]) for name in late], there, tag)
    return _below_title(html, notice)


def _below_title(html: str, line: str) -> str:
    head, end, rest = html.partition("</h1>")
    return f"{head}{end}{line}{rest}" if end else line + html


def _entries(toc: Any) -> Iterator[Any]:
    for entry in toc:
        yield entry
        yield from _entries(entry.children)


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
    pages = session.pages if config.site_url else []
    return [
        {
            "absolute": page.canonical_url,
            "twins": _twins(page, session, config) if session.twins(page.file.src_uri) else [],
        }
        for page in pages
    ]


def _ledger(session: Session, language: str, url: str, alternates: list[dict[str, str]]) -> dict[str, Any]:
    voice = session.voices[language]
    return {
        "lang": language,
        "tag": voice.tag,
        "material": voice.record.material,
        "base": get_relative_url(f"{language}/", url),
        "alternates": alternates,
        "theme": session.theme,
        "feeds": feeds.offered(session, language, feeds.ARTICLES),
        "corrections": feeds.offered(session, language, feeds.CORRECTIONS),
        "languages": [_language(session, name, url) for name in session.languages],
        "cards": "",
        "metadata": None,
        "near": navigation.near,
        "colophon": "",
        "t": lambda group, key, **slots: phrase(voice, group, key, **slots),
    }


def _language(session: Session, language: str, url: str) -> dict[str, Any]:
    voice = session.voices[language]
    return {
        "lang": language,
        "tag": voice.tag,
        "name": voice.record.name,
        "home": get_relative_url(f"{language}/", url),
        "t": lambda group, key, **slots: phrase(voice, group, key, **slots),
    }


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
    own["site_name"] = escape(phrase(voice, "site", "name"))  # the theme's own templates escape nothing
    own["site_description"] = escape(phrase(voice, "site", "description"))
    return own
