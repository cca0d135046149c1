"""llms.txt: what the site holds for programs, as a list of links in Markdown (https://llmstxt.org, "Format").

A title, a summary in a quotation, paragraphs without headings, then lists under headings of the second level, of which
one that is called "Optional" may be left out. Links are whole where the site's address is known; else they are ways
from this file, which always stands at the site's root.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.editions.blocks.markdown import escaped
from macros.editions.text.twins import NAME
from macros.manuscript.addresses import address, data_address
from macros.manuscript.front import front_words
from macros.manuscript.issues import newest_first, route_of
from macros.manuscript.project import Project
from macros.manuscript.record_markdown import dated, question_of
from macros.pages.from_records.open_data import FOLDER, files
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase, voices

FILE = "llms.txt"
_BETWEEN = " · "
_OPTIONAL = "Optional"  # by which programs know it, in any language


def llms_txt(project: Project, *, site: str, feeds: Iterable[str] = (), editions: Iterable[str] = ()) -> str:
    """The text of the file. `site` is the site's address, or "".

    `feeds` and `editions` are the files of a build below the site's folder. Raises WordlessError or BracesError for
    missing words.
    """
    every, root = voices(project.catalog), f"{site.rstrip('/')}/" if site else ""
    issues = [_issue(project, voice, slug, root) for slug in newest_first(project.catalog) for voice in every.values()]
    more = [*((name, name) for name in feeds), *((name.rpartition("/")[2], name) for name in editions)]
    parts = [
        f"# {escaped(_BETWEEN.join(masthead(voice).name for voice in every.values()))}",
        "\n>\n".join(f"> {escaped(masthead(voice).description)}" for voice in every.values()),
        *(escaped(_how(voice)) for voice in every.values()),
        *("\n".join(lines) for lines in issues if len(lines) > 1),
        "\n".join(_data(project, every, root)),
        "\n".join(_optional(every, more, root)),
    ]
    return "\n\n".join(parts) + "\n"


def _how(voice: Voice) -> str:
    """How to read an article and where a single record is, and under which licence all of it is."""
    fact, claim = (data_address(kind, "ID") for kind in ("fact", "claim"))
    said = phrase(voice, "text", "for-programs", twin=NAME, fact=fact, claim=claim)
    return phrase(voice, "figure", "run-on", so_far=said, note=phrase(voice, "site", "licence"))


def _issue(project: Project, voice: Voice, slug: str, root: str) -> list[str]:
    """An issue in a language: its question and answer, then its sections; its heading alone where it has no page."""
    lines = [f"## {escaped(f'{question_of(voice, slug)} ({voice.record.name}{_BETWEEN}{dated(voice, slug)})')}", ""]
    for section in (None, *project.catalog.issues[slug].sections):
        route = route_of(slug, section)
        page = project.by_path.get(f"docs/{voice.language}/{route}")
        if page:
            words = front_words(page, voice)
            there = f"{root}{voice.language}/{address(route)}{NAME}"
            told = words.get("summary") if section is None else words.get("description")
            lines.append(_line(words.get("title", ""), there, told or ""))
    return lines if len(lines) > 2 else lines[:1]


def _data(project: Project, every: Mapping[str, Voice], root: str) -> Iterator[str]:
    """The open data, each file with what it holds in every language."""
    yield f"## {escaped(_in_each(every, 'data', 'heading'))}"
    yield ""
    for name in files(project.catalog):
        yield _line(name, f"{root}{FOLDER}/{name}", _in_each(every, "data", name.replace(".", "-")))


def _optional(every: Mapping[str, Voice], more: Iterable[tuple[str, str]], root: str) -> Iterator[str]:
    """What readers' pages there are, the feeds, and editions of whole issues."""
    yield f"## {_OPTIONAL}"
    yield ""
    for language, voice in every.items():
        yield _line(masthead(voice).name, f"{root}{language}/", masthead(voice).tagline)
    for name, place in more:
        yield _line(name, f"{root}{place}", "")


def _in_each(every: Mapping[str, Voice], group: str, key: str) -> str:
    return _BETWEEN.join(phrase(voice, group, key) for voice in every.values())


def _line(name: str, there: str, told: str) -> str:
    return f"- [{escaped(name)}]({there})" + (f": {escaped(told)}" if told else "")
