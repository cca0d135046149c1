"""The command `new`: asks, tries out, writes, and tells what was written. What each kind is, is elsewhere.

Exit codes: 0 written, 1 what was to be written would not pass `check`, 2 something is missing, unknown or taken. But
for 0 nothing was written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import read_nodes
from macros.catalog.record_texts import to_translate
from macros.cli.new import charts, issues, languages, quotations, records
from macros.cli.new.drafts import KIND as RECORDS
from macros.cli.new.drafts import Draft, id_of, place_of, taken
from macros.cli.new.fitting import IDS, misfit, not_an_id
from macros.cli.new.newsletter.make import made_newsletter
from macros.cli.new.questions import Answers, Ask, Question, answer
from macros.cli.staging import keep, tried_out
from macros.ground.choices import one_of
from macros.ground.naming import language_called
from macros.ground.problems import Problem
from macros.ground.told import Told, said_in, told
from macros.ground.visible import visible
from macros.manuscript.survey import read_project

Questions = Callable[[Catalog, Answers], Iterator[Question]]
Make = Callable[[Draft, Answers, str], None]


@dataclass(frozen=True, slots=True)
class NewKind:
    """What can be made anew: its questions, what they make, and which answer its id is made from."""

    questions: Questions
    make: Make
    named_by: str
    in_topic: bool = False


KINDS = MappingProxyType(
    {
        "issue": NewKind(issues.issue_questions, issues.issue, "title"),
        "section": NewKind(issues.section_questions, issues.section, "title"),
        "fact": NewKind(records.fact_questions, records.fact, "label", in_topic=True),
        "source": NewKind(records.source_questions, records.source, "publisher"),
        "claim": NewKind(records.claim_questions, records.claim, "said", in_topic=True),
        "event": NewKind(records.event_questions, records.event, "title", in_topic=True),
        "chart": NewKind(charts.questions, charts.make, "title"),
        "quote": NewKind(quotations.questions, quotations.make, "id"),
        "term": NewKind(records.term_questions, records.term, "name"),
        "language": NewKind(languages.questions, languages.make, "id"),
    }
)
NEWSLETTER = "newsletter"  # which is no part of a project, but another one
# A test holds them against what the kinds ask
OPTIONS = (
    *("title", "label", "said", "name", "tagline", "accent", "id", "topic", "topic-name"),
    *("value", "derive", "digits", "unit", "bound", "as-of", "date", "status", "source"),
    *("fact", "event", "record", "issue", "section", "kind", "verdict", "said-in", "actor", "note"),
    *("answer", "section-id", "description", "summary", "definition", "subtitle", "alt", "original"),
    *("file", "type", "publisher", "language", "url", "grade", "read", "babel", "tag", "borrows", "material"),
    *("speaker", "text", "occasion"),
)
_FIELDS = {"as_of": "as-of", "sources": "source", "date_published": "date", "facts": "fact", "events": "event"}
_OPTION_OF = MappingProxyType({**_FIELDS, "range": "value", "question": "title", "said_in": "said-in"})


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command; each may be given again where an answer is said in several languages."""
    parser.add_argument("thing", choices=(*KINDS, NEWSLETTER), metavar="KIND", help=one_of((*KINDS, NEWSLETTER)))
    parser.add_argument(
        "named", metavar="ID", nargs="?", help=told("the id, as --id says it too; of a newsletter its folder")
    )
    for option in OPTIONS:
        dest = f"answer_{option.replace('-', '_')}"
        parser.add_argument(f"--{option}", dest=dest, action="append", metavar="TEXT", help=argparse.SUPPRESS)


def run_new(root: Path, chosen: argparse.Namespace, ask: Ask | None = None) -> int:
    """Make one thing anew in the project at `root`; `ask` puts questions to a reader, where there is one."""
    given = {name: said for name in OPTIONS if (said := getattr(chosen, f"answer_{name.replace('-', '_')}"))}
    try:
        if chosen.thing == NEWSLETTER:
            return _run_newsletter(root, chosen.named, given, ask, chosen.lang)
        given |= {"id": [chosen.named]} if chosen.named else {}
        return _run_kind(root, chosen.thing, given, ask, chosen.lang)
    except EOFError:  # the reader has no more answers
        _tell([told("nothing was written")], chosen.lang)
        return 2


def _run_kind(root: Path, kind: str, given: Mapping[str, Sequence[str]], ask: Ask | None, language: str) -> int:
    project, before = read_project(root)
    if not project.catalog.languages:
        _tell([told("no project here: {path} is missing", path="data/languages.yml")], language)
        return 2
    made = KINDS[kind]
    again = frozenset[str]()
    while True:
        spoken = tuple(project.catalog.languages), tuple(project.catalog.complete)
        answers = Answers(*spoken, given, judge=partial(misfit, kind), again=again)
        answer(answers, made.questions(project.catalog, answers), ask)
        faults = [*answers.faults, *_no_ids(answers)]
        of_another = [] if faults else _taken(project.catalog, kind, made, answers)
        if faults or of_another:
            _tell(faults or of_another, language)
            if ask is None or faults:
                return 2
            again = frozenset(("id",))
            given = {option: _as_given(answers, option) for option in answers.found.keys() - again}
            continue
        draft = Draft(root, project.catalog)
        made.make(draft, answers, language)
        texts, problems = tried_out(root, draft.texts, before)
        elsewhere = [problem for problem in problems if _in_another_page(problem, texts)]
        problems = [problem for problem in problems if problem not in elsewhere]
        if not problems:
            keep(root, texts)
            written = [told("{path}: written", path=path) for path in texts]
            waiting = [_waits(project.catalog, name) for name in answers.waiting()]
            _tell([*written, *draft.after, *draft.left_to_do(texts), *waiting], language, to_errors=False)
            _tell([problem.said(language) for problem in elsewhere], language, to_errors=False)
            return 0
        _show_problems(draft, problems, language)
        asked_again = _options_of(draft, problems) & answers.found.keys()
        if ask is None or not asked_again:
            return 1
        again = frozenset(asked_again)
        given = {option: _as_given(answers, option) for option in answers.found if option not in asked_again}


def _in_another_page(problem: Problem, texts: Mapping[str, str]) -> bool:
    """Whether a problem is a page's that is not written here: one that names the new record has its own to mend."""
    return problem.position.path.startswith("docs/") and problem.position.path not in texts


def _waits(catalog: Catalog, language: str) -> Told:
    mark = to_translate(language)
    name = language_called(language, catalog.languages[language].name)
    return told('for whoever writes {language}: "{mark}" stands where a text is wanted', language=name, mark=mark)


def _run_newsletter(
    root: Path, folder: str | None, given: Mapping[str, Sequence[str]], ask: Ask | None, language: str
) -> int:
    if not folder:
        _tell([told("name the folder it is to be made in: new newsletter DIR")], language)
        return 2
    faults, problems = made_newsletter(root / folder, given, ask)
    if faults or problems:
        _tell([*(faults or (problem.said(language) for problem in problems)), told("nothing was written")], language)
        return 2 if faults else 1
    after = (
        told("it is no repository yet; go there, and: {command}", command="git init"),
        told("to see it, while you write: {command}", command="./ledger serve"),
        told("what is to be done next, errand by errand: {folder}/CONTRIBUTING.md", folder=folder),
    )
    _tell([told("{path}: written", path=f"{folder}/"), *after], language, to_errors=False)
    return 0


def on_terminal(language: str) -> Ask | None:
    """Who answers questions: whoever sits at the terminal, else nobody."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return lambda question: input(f"{visible(said_in(question, language))}: ")


def _no_ids(answers: Answers) -> list[Told]:
    """That an answer is none of the ids that become the names of files."""
    return [fault for option in IDS if answers.one(option) and (fault := not_an_id(option, answers.one(option)))]


def _taken(catalog: Catalog, kind: str, made: NewKind, answers: Answers) -> list[Told]:
    name = id_of(answers, made.named_by)
    if kind == "section":
        return issues.section_taken(catalog, answers.one("issue"), name)
    if kind == "source":
        name = records.source_id(answers)
    return taken(catalog, kind, f"{answers.one('topic')}.{name}" if made.in_topic else name)


def _as_given(answers: Answers, option: str) -> Sequence[str]:
    """An answer in the form of options, to be taken over where another is asked again."""
    said = answers.found[option]
    if isinstance(said, str):
        return [said]
    return [*said] if isinstance(said, tuple) else [f"{language}={words}" for language, words in said.items()]


def _show_problems(draft: Draft, problems: Sequence[Problem], language: str) -> None:
    """What is wrong with answers, by their options; where that is nothing, whatever else `check` would tell."""
    said = [
        told("--{option}: {message}. {hint}", option=option, message=problem.message, hint=problem.hint)
        for problem in problems
        if (option := _option_at(draft, problem))
    ]
    _tell([*(said or (problem.said(language) for problem in problems)), told("nothing was written")], language)


def _options_of(draft: Draft, problems: Sequence[Problem]) -> set[str]:
    return {option for problem in problems if (option := _option_at(draft, problem))}


def _option_at(draft: Draft, problem: Problem) -> str:
    """The option whose answer stands at a problem's place in a new record; "" where it is none's."""
    for kind, record_id in draft.added:
        path, key = place_of(RECORDS[kind], record_id, "")
        node, _ = read_nodes(draft.texts.get(problem.position.path, ""), path)
        record = node.node(key) if key and isinstance(node, MappingNode) else node
        own = isinstance(record, MappingNode) and record.line <= problem.position.line
        if own and (path == problem.position.path or kind == "source") and isinstance(record, MappingNode):
            above = [name for name, (at, _) in record.entries.items() if at.line <= problem.position.line]
            field = above[-1] if above else ""
            option = _OPTION_OF.get(field, field)
            return option if option in OPTIONS else ""
    return ""


def _tell(lines: Sequence[str], language: str, *, to_errors: bool = True) -> None:
    for line in lines:
        shown = said_in(line, language) if isinstance(line, Told) else line
        print(*map(visible, shown.split("\n")), sep="\n", file=sys.stderr if to_errors else sys.stdout)
