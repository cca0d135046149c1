"""A new language: a growing one, which has what it has and borrows the rest, with the phrases that it may translate."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.cli.new.drafts import Draft
from macros.cli.new.questions import Answers, Question
from macros.cli.new.yaml_text import Value
from macros.ground.told import said_in, told

_MODEL = "en"  # whose phrases are copied, where it is complete


def questions(_: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a language: its folder, its name for itself, and its locale; the other two mostly follow."""
    yield Question("id", told("its folder below docs/, mostly its BCP 47 tag"), "fr")
    yield Question("name", told("what it calls itself"), "Français")
    yield Question("babel", told("its CLDR locale, for numbers and dates"), "fr_FR")
    yield Question("tag", told("its BCP 47 tag"), answers.one("id") or "fr", needed=False)
    yield Question("material", told("the theme's code for its own words"), answers.one("id") or "fr", needed=False)


def make(draft: Draft, answers: Answers, language: str) -> None:
    """An entry in the list of languages, and a file of phrases in which each waits as a comment to be translated."""
    name, complete = answers.one("id"), draft.catalog.complete
    model = _MODEL if _MODEL in complete else next(iter(complete), "")
    fields: dict[str, Value] = {
        "name": answers.one("name"),
        "tag": answers.one("tag") or name,
        "babel": answers.one("babel"),
        "material": answers.one("material") or name,
        "complete": False,
    }
    draft.add_record("language", name, fields)
    head = told("take the # away from a group and a phrase once it is translated; what is not here is borrowed")
    lines = [said_in(head, language), "", *draft.text(f"data/phrases/{model}.yml").splitlines()]
    draft.texts[f"data/phrases/{name}.yml"] = "".join(f"{f'# {line}'.rstrip()}\n" for line in lines)
    draft.after += [
        told("its pages go to docs/{language}/, at the paths of the others", language=name),
        told("for editors that complete YAML: {command}", command="./ledger schema"),
        told("once it has everything, take complete: false out, and check tells what it lacks"),
    ]
