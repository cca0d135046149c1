"""The key of every page of this build, and the parts it is derived from: what can be carried over, and why not.

What a page alone is made from says `pages/page_keys.py`; here is what all pages rest on, and what they show of each
other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.catalog.publication.past import changed_on
from macros.ground.files import digests, files_below
from macros.ground.fonts import fonts
from macros.ground.program import libraries
from macros.ground.store import digest
from macros.manuscript.issues import is_published
from macros.pages.page_keys import PageKeys, Parts, Plan, key_of
from macros.pages.wholes import kept_whole
from macros.press.session import Session


def plan_pages(session: Session, config: Any) -> Plan:
    """The plan of this build."""
    site = _site_parts(session, config)
    page_keys = PageKeys(session.project, _navigation(session))
    parts = dict(_parts(session, page_keys))
    keys = {src_uri: key_of(site, own, _problems(session, src_uri)) for src_uri, own in parts.items()}
    shared = digest(*site.values(), page_keys.records.whole, *page_keys.navigation.values())
    return Plan(site, parts, keys, shared)


def _parts(session: Session, page_keys: PageKeys) -> Iterator[tuple[str, Parts]]:
    for page in session.project.pages:
        src_uri = page.path.removeprefix("docs/")
        offered = [f"{one.name} {len(one.content)}" for one in session.editions.offered if one.page == src_uri]
        yield src_uri, {**page_keys.of_written(page), **({"editions": digest(*offered)} if offered else {})}
    for src_uri, (language, made) in session.made.items():
        yield src_uri, page_keys.of_made(language, made)
    yield from ((src_uri, page.parts) for src_uri, page in session.records.items())


def _problems(session: Session, src_uri: str) -> str:
    """What tells one set of problems from another; empty for a page without any, as in every build."""
    return repr(session.problems_for(src_uri) or "")


def _site_parts(session: Session, config: Any) -> Parts:
    root, catalog = session.root, session.project.catalog
    texts = [text for path, text in sorted(catalog.texts.items()) if path.startswith(_WORDS)]
    whole = [term.name for term in catalog.terms.values() if term.whole]
    settings = (config.site_url, config.extra.get("report"), config.theme.name, config.use_directory_urls)
    groups = [group.name for chart in catalog.charts.values() for group in chart.groups]  # lines break round them
    return {
        "configuration": _of_files([Path(config.config_file_path)]),
        "templates and styles": _of_files(files_below(root / "overrides")),
        "generator": _of_files(files_below(root / "macros")),
        "libraries": libraries(),
        "fonts": fonts(),
        "words of the site": digest(*texts, repr(whole), repr(groups), repr(kept_whole(catalog))),
        "settings": digest(session.command, *map(str, settings)),
    }


_WORDS = ("data/languages.yml", "data/newsletter.yml", "data/phrases/")


def _of_files(files: Iterable[Path]) -> str:
    return digest(*(f"{name} {found}" for name, found in digests(files)))


_shown: dict[str, str] = {}  # of each page of a preview, what its navigation shows while it has problems


def _navigation(session: Session) -> dict[str, str]:
    """By language: which pages there are, with what each shows of itself in the navigation, in any order.

    Of a page with problems, what it last was without: a typo concerns the page alone.
    """
    lines: dict[str, list[str]] = {language: [] for language in session.languages}
    for page in session.project.pages:
        src_uri = page.path.removeprefix("docs/")
        if src_uri not in _shown or not session.problems_for(src_uri):
            _shown[src_uri] = repr((session.title(src_uri), session.order(src_uri), is_published(page)))
        lines[page.language].append(f"{src_uri} {_shown[src_uri]}")
    for src_uri, (language, made) in session.made.items():
        if made.listed:
            lines[language].append(f"{src_uri} {made.title} {made.order}")
    corrected = bool(changed_on(session.project.catalog))  # then there is a feed of them
    return {language: "\n".join((repr(corrected), *found)) for language, found in lines.items()}
