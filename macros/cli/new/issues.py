"""A new issue, as a draft with its opening page and one section, and a new section of an issue that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.catalog.catalog import Catalog
from macros.catalog.issue_records import HIGHEST_NUMBER, TO_WRITE
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Node, Scalar, Sequence
from macros.catalog.record_texts import waits
from macros.cli.new.drafts import Draft, id_of, made_id
from macros.cli.new.questions import Answers, Question
from macros.cli.new.yaml_text import record_text
from macros.ground.told import Told, said_in, told
from macros.manuscript.issues import route_of
from macros.manuscript.record_markdown import with_calls
from macros.wording.braces import BracesError
from macros.wording.voice import Voice, phrase, voices

_FIRST_SECTION = told("What is known")


def issue_questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of an issue: its question; what it answers can wait, for it is a draft."""
    yield Question("title", told("the one question it takes up"), "How busy is the harbour?", form="each")
    yield Question("id", told("its name in addresses"), "harbour", needed=not id_of(answers, "title"))
    yield Question("answer", told("the answer in a sentence"), form="each", needed=False)
    yield Question("description", told("what it holds, for lists and shared links"), form="each", needed=False)
    yield Question(
        "source", told("the sources whose claims it checks"), "", tuple(catalog.sources), "many", needed=False
    )
    yield Question("section", told("the title of its first section"), form="each", needed=False)
    unnamed = bool(answers.each("section")) and not made_id(answers.found["section"])
    yield Question("section-id", told("the name of its first section in addresses"), "ships", needed=unnamed)
    yield Question("original", told("the language it is written in first"), "", tuple(catalog.languages), needed=False)


def issue(draft: Draft, answers: Answers, _: str) -> None:
    """The record of a draft, the pages it opens with, and a first section in each language."""
    catalog, slug = draft.catalog, id_of(answers, "title")
    titles = answers.each("section") or _in_each(catalog, _FIRST_SECTION)
    section = answers.one("section-id") or made_id(answers.found.get("section") or [_FIRST_SECTION])
    draft.add_record(
        "issue",
        slug,
        {
            "number": str(min(max((one.number for one in catalog.issues.values()), default=0) + 1, HIGHEST_NUMBER)),
            "question": answers.each("title"),
            "answer": answers.each("answer") or _in_each(catalog, TO_WRITE),
            "description": answers.each("description") or _in_each(catalog, TO_WRITE),
            "draft": True,
            "original": answers.one("original") or _written_first(answers.each("title"), catalog.languages),
            "studies": answers.many("source"),
            "sections": (section,),
        },
    )
    for language in answers.each("title"):
        draft.texts[f"docs/{language}/{route_of(slug)}"] = _end(voices(catalog)[language])
    _section_pages(draft, slug, section, titles, {})
    draft.after.append(told("when it comes out: published: and the day, and no more draft: true"))


def section_questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a section: its issue and its title; what stands above it can wait, but where readers would see it at once."""
    yield Question("issue", told("the issue it belongs to"), choices=tuple(catalog.issues))
    yield Question("title", told("its title"), "A year of ships", form="each")
    yield Question("id", told("its name in addresses"), "ships", needed=not id_of(answers, "title"))
    issue = catalog.issues.get(answers.one("issue"))
    is_out = issue is not None and not issue.draft
    yield Question("description", told("what it holds, for lists and shared links"), form="each", needed=is_out)
    yield Question("summary", told("what it comes to, in a sentence or two"), form="each", needed=False)


def section(draft: Draft, answers: Answers, _: str) -> None:
    """A page in each language, and its name at the end of the issue's `sections`."""
    slug, name = answers.one("issue"), id_of(answers, "title")
    origin = draft.catalog.origins["issue", slug]
    draft.texts[origin.path] = with_section(draft.text(origin.path), origin.node, name)
    words = {option: answers.each(option) for option in ("description", "summary")}
    _section_pages(draft, slug, name, answers.each("title"), words)


def section_taken(catalog: Catalog, slug: str, name: str) -> list[Told]:
    """That the issue has a section of this name."""
    known = catalog.issues[slug].sections if slug in catalog.issues else ()
    return [told('the issue has a section "{name}"; choose another with --id', name=name)] if name in known else []


def with_section(text: str, node: Node, name: str) -> str:
    """The text of an issue's record with one section more, in the list as it was written."""
    listed = node.node("sections") if isinstance(node, MappingNode) else None
    if not isinstance(listed, Sequence) or not isinstance(node, MappingNode):
        return f"{text.rstrip()}\nsections: [{name}]\n"
    lines = text.split("\n")
    if not listed.nodes:
        at = lines[listed.line - 1]
        lines[listed.line - 1] = at.replace("[]", f"[{name}]", 1)
        return "\n".join(lines)
    last = listed.nodes[-1]
    line = lines[last.line - 1]
    if line.lstrip().startswith("- "):
        indent = line[: len(line) - len(line.lstrip())]
        lines.insert(last.line, f"{indent}- {name}")
    elif isinstance(last, Scalar):
        end = last.column - 1 + len(last.text) + (0 if last.plain else 2)
        lines[last.line - 1] = f"{line[:end]}, {name}{line[end:]}"
    return "\n".join(lines)


def _section_pages(
    draft: Draft, slug: str, name: str, titles: Mapping[str, str], words: Mapping[str, Mapping[str, str]]
) -> None:
    record = draft.catalog.issues.get(slug)
    is_said = record is None or record.original is not None  # then the record says which page is the original
    original = {} if is_said else {"original": next(iter(draft.catalog.languages))}
    for language, title in titles.items():
        voice = voices(draft.catalog)[language]
        waiting = said_in(TO_WRITE, language)
        about = words.get("description", {}).get(language) or waiting
        is_out = record is not None and not record.draft
        begin = about if is_out else waiting  # no reader of an issue that is out finds a page still to be written
        summary = words.get("summary", {}).get(language) or begin
        front = {"title": title, "description": about, "summary": summary, **original}
        heading = f"# {_in_markdown(voice, title)} {{ #{name} }}"
        page = f"---\n{record_text(None, front)}---\n\n{heading}\n\n{_in_markdown(voice, begin)}\n\n{_end(voice)}"
        draft.texts[f"docs/{language}/{route_of(slug, name)}"] = page


def _written_first(titles: Mapping[str, str], languages: Iterable[str]) -> str:
    """The language of an issue's original: the first that somebody has written it in."""
    return next((language for language, title in titles.items() if not waits(title)), next(iter(languages), ""))


def _in_markdown(voice: Voice, title: str) -> str:
    """A title as a heading; as it is where its braces name nothing, which is told of the front matter."""
    try:
        return with_calls(voice, title)
    except BracesError:
        return title


def _end(voice: Voice) -> str:
    return f"## {phrase(voice, 'sources', 'heading')} {{ #sources }}\n\n{{{{ sources() }}}}\n"


def _in_each(catalog: Catalog, words: Told) -> dict[str, str]:
    return {language: said_in(words, language) for language in catalog.complete}
