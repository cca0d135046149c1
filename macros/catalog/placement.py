"""Which files under `data/` hold which records: none that is needed is missing, and none lies where nobody looks.

Codes `missing-file`, `symlink`, `strange-character`, `unreadable` and `stray-file`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart, Series
from macros.catalog.fields import is_id
from macros.catalog.issue_records import Issue
from macros.catalog.newsletter.records import WHERE as MASTHEAD
from macros.catalog.newsletter.records import Newsletter
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.publication.records import WHERE
from macros.catalog.records import Claim, Event, Fact, Language, Quote, Record, Term, Topic
from macros.catalog.source_records import Source
from macros.ground.characters import find_strange, in_a_name, strange_told, without_strange
from macros.ground.files import is_left_by_editor, is_no_file, link_problem, no_file_problem
from macros.ground.naming import KIND_WORDS
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import Told, told

_DATA = (".yml", ".yaml", ".csv")


@dataclass(frozen=True, slots=True)
class Kind:
    """Where the records of one kind live and how their ids are made."""

    name: str
    model: type[Record]
    where: str
    ids: Literal["topic.key", "key", "file"] = "key"

    @property
    def plural(self) -> str:
        """The name of its records in the catalog."""
        return self.name if self.name.endswith("s") else f"{self.name}s"


# What stands beside the folders of the languages on the finished site
RESERVED_FOLDERS = ("assets", "search", "data")

# Languages first: every other record is held against them.
KINDS = (
    Kind("language", Language, "languages.yml"),
    Kind("unit", Unit, "units.yml"),
    Kind("term", Term, "glossary.yml"),
    Kind("topic", Topic, "topics.yml"),
    Kind("source", Source, "sources"),
    Kind("fact", Fact, "facts", "topic.key"),
    Kind("event", Event, "events", "topic.key"),
    Kind("claim", Claim, "claims", "topic.key"),
    Kind("quote", Quote, "quotes.yml"),
    Kind("series", Series, "series", "file"),
    Kind("chart", Chart, "charts", "file"),
    Kind("issue", Issue, "issues", "file"),
    Kind("newsletter", Newsletter, MASTHEAD, "file"),
)


def home_of(kind: str, record_id: str) -> str:
    """The file that a record of this id is written in, from the project; the folder where any file of it would do."""
    found = next(one for one in KINDS if one.name == kind)
    stem = record_id.partition(".")[0]
    if found.where.endswith(".yml"):
        return f"data/{found.where}"
    is_named_by_it = found.ids != "key" and is_id(stem)
    return f"data/{found.where}/{stem}.yml" if is_named_by_it else f"data/{found.where}/"


_OF_AN_ISSUE = ("docs", "language", "issues", "slug")  # the folders above its pages


def missing_files(root: Path, catalog: Catalog) -> Iterator[Problem]:
    """Each file of a fixed name that is not there though the project at `root` cannot do without it.

    Without languages and a newsletter there is no site; without the others, what names their records names nothing.
    """
    if (root / "data").is_symlink():
        return  # told of the link itself
    for where, said in _needed(catalog):
        path, place = root / "data" / where, f"data/{where}"
        if not (path.exists() or path.is_symlink()):
            hint = told("git checkout -- {path} brings it back; what belongs there is in REFERENCE.md", path=place)
            yield Problem(Position(place), said, "missing-file", hint)


def _needed(catalog: Catalog) -> Iterator[tuple[str, Told]]:
    """The files of fixed names that are needed, and what is said where one is not there."""
    yield "languages.yml", told("no list of languages")
    yield MASTHEAD, told("no record of the newsletter itself")
    if catalog.facts:
        yield "units.yml", told("this file is missing, and with it every {kind}", kind=KIND_WORDS["unit"])
    if catalog.events or catalog.quotes:
        yield "glossary.yml", told("this file is missing, and with it every {kind}", kind=KIND_WORDS["term"])
    if (catalog.published and catalog.published.quotes) or any(claim.quote for claim in catalog.claims.values()):
        yield "quotes.yml", told("this file is missing, and with it every {kind}", kind=KIND_WORDS["quote"])
    yield from _published_topics(catalog)
    for language in catalog.complete:
        yield f"phrases/{language}.yml", told('this file is missing: the words of the site in "{name}"', name=language)


def _published_topics(catalog: Catalog) -> Iterator[tuple[str, Told]]:
    """The files that published records stood in: what is renamed or withdrawn leaves its line there."""
    known = catalog.published
    if known is None:
        return
    for folder, names in (("facts", known.facts), ("events", known.events), ("claims", known.claims)):
        for topic, n in sorted(Counter(name.partition(".")[0] for name in names).items()):
            yield (
                f"{folder}/{topic}.yml",
                told("this file is missing, and with it {n} records that were published", n=n),
            )
    ways = (path.split("/") for path in known.pages)
    for slug in sorted({way[3] for way in ways if way[2] == "issues" and len(way) > len(_OF_AN_ISSUE)}):
        yield f"issues/{slug}.yml", told("this file is missing, and with it an issue that was published")


def file_problems(root: Path) -> Iterator[Problem]:
    """What is amiss with the files of the project at `root` themselves, whatever they hold."""
    if (root / "data").is_symlink():
        yield link_problem("data")
        return
    for path in sorted((root / "data").rglob("*")):
        if is_left_by_editor(path.name):
            continue
        place = Position(without_strange(in_a_name(path.relative_to(root).as_posix())))
        strange = find_strange(in_a_name(path.name))
        if strange is not None:
            yield Problem(place, strange_told(strange)[0], "strange-character", told("give the file another name"))
        elif path.is_symlink():
            yield link_problem(place.path)
        elif is_no_file(path):
            yield no_file_problem(place.path)
        elif path.suffix == ".csv" and place.path in _places(path.name) and not path.with_suffix(".yml").exists():
            hint = told("describe its columns in {path}", path=place.path.replace(".csv", ".yml"))
            yield Problem(place, told("rows without a description of their columns"), "missing-file", hint)
        elif _is_data(path) and place.path not in _places(path.name):
            otherwise = told("the folders under data/ are in README")
            stem = path.name.lower().partition(".")[0]
            mend = did_you_mean(nearest(place.path, _places(f"{stem}.yml"), most=1), otherwise=otherwise)
            yield Problem(place, told("nobody reads a file here"), "stray-file", mend)


def _is_data(path: Path) -> bool:
    """Whether a file is meant to hold records: also `h20.YML`, and `h20.yml.txt`, as editors of Windows save it."""
    return not path.name.startswith(".") and any(ending.lower() in _DATA for ending in path.suffixes)


def _places(name: str) -> list[str]:
    """Where a file of this name would be read: .yml by its kind, .csv beside the description of its series."""
    if name.endswith(".csv"):
        return [f"data/series/{name}"]
    if not name.endswith(".yml"):
        return []
    wheres = [*(kind.where for kind in KINDS), "phrases", WHERE]
    return [f"data/{where}" if where.endswith(".yml") else f"data/{where}/{name}" for where in wheres]
