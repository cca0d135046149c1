"""The commands: `check`, `explain`, `stale`, `stamp`, `publish`, `schema`; some have files of their own, as `new` has.

Shows what is found, finds nothing.

Exit codes: 0 fine, 1 content, 2 usage or set-up, 3 a fault of ours, 75 busy. How an error becomes one of
them is in `leaving`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import shtab

from macros.catalog.publication.records import WHERE
from macros.cli.building import run_read, run_serve, run_site
from macros.cli.console import path_of, shown_language, take_any_letter
from macros.cli.edition import run_edition
from macros.cli.fix import run_fix
from macros.cli.generated import run_reference, run_schema, write_reference
from macros.cli.new.command import NEWSLETTER, on_terminal, run_new
from macros.cli.parser import SHOW, parser
from macros.cli.staging import keep
from macros.cli.usage import asked_language
from macros.ground.explanations import explanations
from macros.ground.files import read_text
from macros.ground.latest_day import latest_day, today
from macros.ground.leaving import ended
from macros.ground.problems import as_text, did_you_mean, nearest
from macros.ground.remembered import remembering_in
from macros.ground.told import Told, listed, said_in, told
from macros.ground.visible import visible
from macros.manuscript.not_out import what_is_out, withheld_though_shown
from macros.manuscript.project import Project
from macros.manuscript.publishing import earliest_day, published_text, usual_day
from macros.manuscript.survey import read_project
from macros.manuscript.translation import page_stamps, reason, sections_behind, stamps, translations, with_stamps
from macros.pages.kept_pages import explained, read_kept_pages


def run(arguments: list[str] | None = None) -> int:
    """Run one command in the current folder; returns the exit code."""
    take_any_letter()
    given = _with_help(sys.argv[1:] if arguments is None else arguments)
    language = asked_language(given, os.environ)
    chosen = parser(language=language).parse_args(given)
    if "lang" in chosen:  # all but `completion`, which says nothing
        chosen.lang = shown_language(chosen.lang)
    try:
        return _RUN[chosen.command](chosen, Path.cwd())
    except (Exception, KeyboardInterrupt) as error:
        if chosen.debug:
            raise
        said, code = ended(error)
        _say(said, chosen.lang, to=sys.stderr)
        return code


def _with_help(given: Sequence[str]) -> list[str]:
    """What was typed, `help` and `help COMMAND` as what other programs take them for."""
    place = next(
        (n for n, word in enumerate(given) if not word.startswith("-") and (n == 0 or given[n - 1] != "--lang")), None
    )
    if place is None or given[place] != "help":
        return list(given)
    return [*given[:place], *given[place + 1 :], "-h"]


def run_completion(shell: str) -> int:
    """Print the script that lets a shell complete commands and options."""
    _show(shtab.complete(parser("ledger"), shell))  # shells look a path's last name up
    return 0


def run_check(root: Path, form: str, language: str, *, followers: bool = False) -> int:
    """Print every problem of the project at `root`, those that follow from others on request; 1 when there is one."""
    with remembering_in(root / ".cache" / "checked"):  # a build asks for more, and each forgets what it was not asked
        project, problems = read_project(root, latest_day(os.environ), followers=True)
    if followers:
        problems = [replace(problem, cause=None) for problem in problems]
    if problems or form == "json":
        _show(SHOW[form](problems, language=language))
    elif form == "text":
        _show(visible(said_in(_all_is_well(project), language)))
    return 1 if problems else 0


def _show(text: str) -> None:
    """Print to a reader who may go away, as in `check | head`: the exit code is the answer all the same."""
    try:
        print(text, flush=True)
    except BrokenPipeError:  # Python would write what is left once more at its end, and fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(text: str, language: str, *, to: TextIO | None = None) -> None:
    """Print one line, of whatever it is made: what someone else wrote may not steer the reader's terminal."""
    print(visible(said_in(text, language)), file=to)


def _all_is_well(project: Project) -> Told:
    records, pages = len(list(project.catalog.records())), len(project.pages)
    return told("no problems in {records} records and {pages} pages", records=records, pages=pages)


def run_explain(code: str, language: str) -> int:
    """Print what a code means, and which chapter of the style sheet it comes from; 2 for a code that there is not."""
    known = explanations()
    if code not in known:
        otherwise = told("the codes are in REFERENCE.md, under Codes of problems")
        hint = did_you_mean(nearest(code, known), otherwise=otherwise)
        said = told('no code "{code}": {hint}', code=code, hint=hint)
        _say(said, language, to=sys.stderr)
        return 2
    chapter = known[code].chapter
    more = [said_in(told("more: STYLE.md#{chapter}", chapter=chapter), language)] if chapter else []
    print(f"[{code}]", *known[code].said(language), *more, sep="\n\n")
    return 0


def run_explain_page(root: Path, path: str, language: str) -> int:
    """Print what a page of the last build was made from and why it was made again; 2 for a page it did not make."""
    pages = read_kept_pages(root).pages
    below = path_of(path).removeprefix("docs/")
    page = pages.get(below)
    if page is None:
        close = [f"docs/{name}" for name in nearest(below, pages, most=1)]
        hint = did_you_mean(close, otherwise=told("build the site first: ./ledger site"))
        _say(told("no build has made {path}: {hint}", path=path, hint=hint), language, to=sys.stderr)
        return 2
    _show("\n".join(visible(said_in(line, language)) for line in explained(page)))
    return 0


def run_publish(root: Path, day: dt.date | None, language: str) -> int:
    """Write down what the site shows; 1 and nothing written where there are problems, 2 for a day that is past."""
    whole, problems = read_project(root)
    now = today(os.environ)
    project, problems = what_is_out(whole, problems, day or now)
    if problems:
        _show(as_text(problems, language=language))
        return 1
    taken_in = list(withheld_though_shown(whole.catalog, day or now))
    on, earliest = day or usual_day(project, now), earliest_day(project)
    if on < earliest:
        said = told("{day} is before {earliest}, the day of the last publication or change", day=on, earliest=earliest)
        _say(said, language, to=sys.stderr)
        return 2
    if taken_in:
        _show(as_text(taken_in, language=language))
        return 1
    keep(root, {f"data/{WHERE}": published_text(project, on)})
    facts, claims, pages = len(project.catalog.facts), len(project.catalog.claims), len(project.pages)
    counts = {"facts": facts, "claims": claims, "pages": pages}
    _say(
        told(
            "{path}: {facts} facts, {claims} claims and {pages} pages, as published on {day}",
            path=f"data/{WHERE}",
            day=on,
            **counts,
        ),
        language,
    )
    return 0


def run_stale(root: Path, language: str) -> int:
    """Print every section that is behind and why, and the translations that were never stamped; always 0."""
    project, _ = read_project(root)
    behind = sections_behind(project)
    for found in behind:
        section = told('section "{name}"', name=found.heading) if found.heading else told("the front matter")
        said = told("{where}: {reason}", where=section, reason=reason(found))
        _say(f"{found.position}: {said_in(said, language)}", language)
    unstamped = [page.path for page in translations(project) if not page_stamps(page)]
    for path in unstamped:
        command = f"./ledger stamp {path}"
        _say(told("{path}: never stamped; once it is up to date: {command}", path=path, command=command), language)
    if not unstamped and not behind:
        _say(told("no translation is behind, of {n}", n=len(translations(project))), language)
    return 0


def run_stamp(root: Path, paths: list[str], only: list[str] | None, language: str) -> int:
    """Write into each page that its sections, or those named, are up to date; 2 for a path that is no translation."""
    project, _ = read_project(root)
    known = {page.path: page for page in translations(project)}
    named = [path_of(path) for path in paths]
    strangers = [path for path in named if path not in known or not known[path].front]
    if strangers:
        for path in strangers:
            _say(told("{path} is no translation of a page", path=path), language, to=sys.stderr)
        return 2
    for path in named:
        page = known[path]
        now = stamps(project, page)
        keys = [key for key in now if only is None or key.removeprefix("_") in only]
        if not keys:
            said_not = told("{path} has no section {names}", path=path, names=listed(only or ()))
            _say(said_not, language, to=sys.stderr)
            return 2
        kept = page_stamps(page)
        fresh = {key: now[key] if key in keys else kept[key] for key in now if key in keys or key in kept}
        written, _ = read_text(root, root / path)  # in which a torn call stays torn
        keep(root, {path: with_stamps(written or page.text, fresh)})
        _say(told("{path}: up to date: {names}", path=path, names=listed(keys)), language)
    return 0


def _run_new(chosen: argparse.Namespace, root: Path) -> int:
    """Make one thing anew; another newsletter has a reference of its own, of its units."""
    code = run_new(root, chosen, on_terminal(chosen.lang))
    if code == 0 and chosen.thing == NEWSLETTER:
        write_reference(root / chosen.named)
    return code


def _explained(chosen: argparse.Namespace, root: Path) -> int:
    """What is to be explained: a page by its path, else a code."""
    if chosen.code == "page" and chosen.path:
        return run_explain_page(root, chosen.path, chosen.lang)
    return run_explain(chosen.code, chosen.lang)


_RUN: Mapping[str, Callable[[argparse.Namespace, Path], int]] = {
    "check": lambda chosen, root: run_check(root, chosen.format, chosen.lang, followers=chosen.all),
    "explain": _explained,
    "fix": lambda chosen, root: run_fix(root, chosen, on_terminal(chosen.lang)),
    "reference": lambda chosen, root: run_reference(root, chosen.lang),
    "schema": lambda chosen, root: run_schema(root, chosen.lang),
    "stale": lambda chosen, root: run_stale(root, chosen.lang),
    "stamp": lambda chosen, root: run_stamp(root, chosen.pages, chosen.section, chosen.lang),
    "new": _run_new,
    "publish": lambda chosen, root: run_publish(root, chosen.date, chosen.lang),
    "edition": lambda chosen, root: run_edition(root, chosen),
    "site": lambda chosen, root: run_site(root, chosen.lang),
    "read": lambda chosen, root: run_read(root, chosen.port, chosen.lang),
    "serve": lambda chosen, root: run_serve(root, chosen.port, chosen.lang),
    "completion": lambda chosen, _: run_completion(chosen.shell),
}
