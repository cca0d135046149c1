"""Which articles go into the feeds of a build, and which are carried over as they were made.

Not in the preview, which nobody follows.
"""

from __future__ import annotations

from typing import Any

from macros.editions.feeds import Entry, Form, article_entry, day, feeds, forms
from macros.manuscript.issues import is_article
from macros.pages.changes import among, changes
from macros.pages.dressing import shown_on
from macros.press.pages import finished_page
from macros.press.session import Session


def make_feeds(session: Session, config: Any) -> dict[str, str]:
    """The text of every feed by its file's name below the site's folder, made when all pages have their content.

    Raises PeriodError for a `published` or `updated` that states no day.
    """
    if session.command == "serve" or not config.site_url:
        return {}
    articles = [page for page in session.pages if _is_dated_article(page, session)]
    made: dict[str, str] = {}
    for language, voice in session.voices.items():
        ours = _newest_first([page for page in articles if page.meta["lang"] == language], session)
        # Of all, since one that is older now is among the newest when a newer one is taken back.
        made |= feeds(voice, config.site_url, [_entry(page, session, config.site_url) for page in ours])
    return made


def offered(session: Session, language: str, stem: str) -> list[tuple[Form, str]]:
    """The forms in which the articles or the corrections have a feed in this build, each with its file's name."""
    return [(form, file) for form, file in forms(language, stem) if file in session.feeds]


def _is_dated_article(page: Any, session: Session) -> bool:
    folder, _, route = page.file.src_uri.partition("/")
    return folder in session.languages and is_article(route) and bool(page.meta.get("published"))


def _newest_first(pages: list[Any], session: Session) -> list[Any]:
    """By day of publication; what came out on one day in the order of the navigation."""
    in_order = sorted(pages, key=lambda page: _place(page.file, session))
    return sorted(in_order, key=lambda page: day(str(page.meta["published"])), reverse=True)


def _place(file: Any, session: Session) -> tuple[str, bool, float, str]:
    return file.src_uri.rpartition("/")[0], file.name != "index", session.order(file.src_uri), file.src_uri


def _entry(page: Any, session: Session, site: str) -> Entry:
    """The entry of an article; of one that is carried over, as it was made."""
    src_uri = page.file.src_uri
    kept = session.kept.pages[src_uri].entry if session.stands(src_uri) else None
    if kept:
        return Entry.of_texts(kept)
    finished, ours = finished_page(page, session), session.page(src_uri)
    told = among(changes(finished.voice), shown_on(finished, ours), finished.words.published) if ours else []
    made = article_entry(finished, site, session.charts, told)
    session.entries[src_uri] = made.as_texts()
    return made
