"""New quotations: words that somebody said, in their language and in ours."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.cli.new.drafts import EXCUSE, Draft
from macros.cli.new.questions import Answers, Question
from macros.cli.new.yaml_text import Value
from macros.ground.told import said_in, told


def questions(catalog: Catalog, _: Answers) -> Iterator[Question]:
    """Who said it, when, in which language; the words as they were said, and what they say in the other languages."""
    yield Question("id", told("the id: lower-case words joined by -, such as the speaker and a word"), "never-busier")
    yield Question("speaker", told("who said it, a key of data/glossary.yml"), "jensen-huang", tuple(catalog.terms))
    yield Question("date", told("the day or period it was said on"), "2025-04-09")
    languages = tuple(catalog.complete)
    yield Question("language", told("the language the words were said in"), choices=languages)
    yield Question("text", told("the words as they were said, and our translation"), form="each")
    yield Question("occasion", told("where it was said"), form="each", needed=False)
    sources = told("the sources, as keys of data/sources/, with commas between")
    yield Question("source", sources, choices=tuple(catalog.sources), form="many")


def make(draft: Draft, answers: Answers, language: str) -> None:
    """A quotation in `data/quotes.yml`."""
    quote_id = answers.one("id")
    fields: dict[str, Value] = {
        "speaker": answers.one("speaker"),
        "date": answers.one("date"),
        "language": answers.one("language"),
        "text": answers.each("text"),
        "occasion": answers.each("occasion"),
        "sources": answers.many("source"),
        "unused": said_in(EXCUSE, language),
    }
    draft.add_record("quote", quote_id, fields)
    draft.calls["quote", quote_id] = f'{{{{ quote("{quote_id}") }}}}'
