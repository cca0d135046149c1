"""The command `edition`: makes an issue's mail, PDF and other editions. What each is, is `editions/`'s.

Exit codes: 0 all were made or stand, 1 the project has problems, 2 something is unknown or missing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import yaml

from macros.catalog.catalog import Catalog
from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.edition import EditionError
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.editions.hosting import site_fault
from macros.editions.kinds import EDITIONS
from macros.editions.made_editions import FOLDER, key_of, made_in, write
from macros.ground.choices import one_of
from macros.ground.latest_day import today
from macros.ground.problems import as_text, did_you_mean, nearest
from macros.ground.told import Told, said_in, told
from macros.ground.visible import visible
from macros.manuscript.issues import newest, route_of
from macros.manuscript.not_out import what_is_out
from macros.manuscript.project import Project
from macros.manuscript.rules.parity import kept_from
from macros.manuscript.survey import read_project

ALL, NEWEST = "all", "newest"
_CONFIGURATION = "mkdocs.yml"


class _AskedForError(Exception):
    """What was asked for is not there, or cannot be made here."""

    def __init__(self, said: Told) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class _Task:
    kind: str
    slug: str
    language: str
    folder: Path


@dataclass(frozen=True, eq=False)
class _Issues:
    """The issues of a project as editions get them, and the keys of what they are made from; each made once."""

    project: Project
    site: str
    root: Path
    _finished: dict[tuple[str, str], FinishedIssue] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def charts(self) -> ChartFiles:
        """Their charts."""
        palette = palette_of(self.root / "overrides", self.project.catalog)
        return ChartFiles(palette, self.root / ".cache" / "drawings")

    def key(self, slug: str, language: str) -> str:
        """The key of one in a language."""
        if (slug, language) not in self._keys:
            self._keys[slug, language] = key_of(self.project, slug, language, self.site, self.charts.palette)
        return self._keys[slug, language]

    def finished(self, slug: str, language: str) -> FinishedIssue:
        """One in a language."""
        if f"docs/{language}/{route_of(slug)}" not in self.project.by_path:  # of a language that grows
            raise _AskedForError(told("{issue} has no page to open with in {language}", issue=slug, language=language))
        if (slug, language) not in self._finished:
            issue = finished_issue(self.project, slug, language, site=self.site, charts=self.charts)
            self._finished[slug, language] = issue
        return self._finished[slug, language]


def add_options(parser: argparse.ArgumentParser, language: str) -> None:
    """What `edition` takes. Its `--lang` is the language of the edition; messages are in `language`."""
    parser.set_defaults(lang=language)
    parser.add_argument("kind", metavar="KIND", help=told("{kinds}; or {all}", kinds=one_of(EDITIONS), all=ALL))
    parser.add_argument(
        "issue", metavar="ISSUE", help=told("the name of its file in data/issues/; or {newest}", newest=NEWEST)
    )
    parser.add_argument(
        "--lang",
        dest="spoken",
        metavar="LANG",
        help=told("the language of the edition; else every language it is made in"),
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help=told("where to write; else {folder}/ISSUE", folder=FOLDER)
    )
    parser.add_argument(
        "--site",
        metavar="URL",
        help=told("the site's address; else SITE_URL, else what {path} says", path=_CONFIGURATION),
    )
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", type=dt.date.fromisoformat, help=told("as on that day; else today")
    )
    parser.add_argument("--debug", action="store_true", help=told("show the traceback of a fault of ours"))


def run_edition(root: Path, chosen: argparse.Namespace) -> int:
    """Make what was asked for. What cannot be made keeps no other from being."""
    language: str = chosen.lang
    whole, found = read_project(root)
    project, problems = what_is_out(whole, found, chosen.date or today(os.environ))
    if chosen.spoken:  # a mail in one language need not wait for the other
        problems = kept_from(project, problems, chosen.spoken)
    if problems:
        print(as_text(problems, language=language))
        return 1
    try:
        if chosen.issue in whole.catalog.issues.keys() - project.catalog.issues.keys():
            said = told("{issue} is not out: give it published: and its day, and draft: false", issue=chosen.issue)
            raise _AskedForError(said)
        site = site_address(root, chosen.site, os.environ)
        tasks = list(_tasks(project.catalog, chosen, root))
    except _AskedForError as error:
        print(visible(said_in(error.said, language)), file=sys.stderr)
        return 2
    issues = _Issues(project, site, root)
    made = [_tell(issues, task, language) for task in tasks]
    return 0 if all(made) else 2


def _tell(issues: _Issues, task: _Task, language: str) -> bool:
    """Make one edition and print what came of it; whether there is one now."""
    try:
        print(visible(said_in(_made(issues, task), language)), flush=True)
    except _AskedForError as error:
        print(visible(said_in(error.said, language)), file=sys.stderr)
        return False
    return True


def site_address(root: Path, given: str | None, environment: Mapping[str, str]) -> str:
    """The address of the site: what was given, else SITE_URL, else what the configuration says in plain words; or "".

    Nothing but a web address is one: it goes into every link of what is sent.
    """
    address = given or environment.get("SITE_URL", "").strip() or _configured(root)
    fault = site_fault(address)
    if fault:
        raise _AskedForError(fault)
    return address.rstrip("/")


def _configured(root: Path) -> str:
    try:
        read = yaml.compose((root / _CONFIGURATION).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    entries = read.value if isinstance(read, yaml.MappingNode) else []
    plain = (node.value for key, node in entries if key.value == "site_url" and isinstance(node, yaml.ScalarNode))
    return str(next(plain, ""))


def _tasks(catalog: Catalog, chosen: argparse.Namespace, root: Path) -> Iterator[_Task]:
    """What is to be made, in the order of kinds and languages."""
    kinds = list(EDITIONS) if chosen.kind == ALL else [chosen.kind]
    slug = newest(catalog) if chosen.issue == NEWEST else chosen.issue
    languages = [chosen.spoken] if chosen.spoken else [name for name, one in catalog.languages.items() if one.complete]
    _known(kinds[0], EDITIONS, told('no edition "{name}"', name=kinds[0]))
    _known(slug, catalog.issues, told('no issue "{name}" is out', name=slug))
    _known(languages[0], catalog.languages, told('no language "{name}"', name=languages[0]))
    for kind in kinds:
        spoken = [name for name in languages if EDITIONS[kind].speaks(catalog.languages[name].tag)]
        if not spoken and chosen.kind != ALL:
            raise _AskedForError(told("{kind} is not made in {language}", kind=kind, language=", ".join(languages)))
        yield from (_Task(kind, slug, name, chosen.out or root / FOLDER / slug) for name in spoken)


def _known(name: str, known: Mapping[str, object], said: Told) -> None:
    if name not in known:
        _refuse(said, did_you_mean(nearest(name, known), otherwise=told("there are: {names}", names=one_of(known))))


def _refuse(said: Told, hint: Told) -> NoReturn:
    raise _AskedForError(told("{said}: {hint}", said=said, hint=hint))


def _made(issues: _Issues, task: _Task) -> Told:
    """Make one, or find that it stands; the line that says which."""
    key, name = issues.key(task.slug, task.language), (task.kind, task.slug, task.language)
    standing = made_in(task.folder).get(name)
    folder = _shown(task.folder, issues.root)
    slots = {"kind": task.kind, "issue": task.slug, "language": task.language, "folder": folder}
    if standing and standing.stands(key, task.folder):
        return told("{kind} of {issue} in {language}: stands in {folder}", **slots)
    try:
        files = EDITIONS[task.kind].make(issues.finished(task.slug, task.language))
    except EditionError as error:
        _refuse(error.said, error.hint)
    write(task.folder, name, key, files)
    size = f"{sum(map(len, files.values())) / 1000:.0f}"
    return told("{kind} of {issue} in {language}: {n} files, {size} KB, in {folder}", n=len(files), size=size, **slots)


def _shown(folder: Path, root: Path) -> str:
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()
