"""A new language: a growing one, which has what it has and borrows the rest, with the phrases that it may translate."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.cli.new.drafts import Draft
from macros.cli.new.questions import Answers, Question
from macros.cli.new.yaml_text import Value
from macros.ground.told import said_in, told

_MODEL = "en"  # whose words are shown and borrowed, where nobody names another and it is complete


def questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a language: its folder, its name for itself, and its locale; the other two mostly follow."""
    yield Question("id", told("its folder below docs/, mostly its BCP 47 tag"), "fr")
    yield Question("name", told("what it calls itself"), "Français")
    yield Question("babel", told("its CLDR locale, for numbers and dates"), "fr_FR")
    yield Question("tag", told("its BCP 47 tag"), answers.one("id") or "fr", needed=False)
    lender = told("the complete language that it borrows what it lacks of, and whose words wait to be translated")
    yield Question("borrows", lender, _model(catalog), tuple(catalog.complete), needed=False)
    yield Question("material", told("the theme's code for its own words"), answers.one("id") or "fr", needed=False)


def make(draft: Draft, answers: Answers, language: str) -> None:
    """An entry in the list of languages, and a file of phrases in which each waits as a comment to be translated."""
    name, model = answers.one("id"), answers.one("borrows") or _model(draft.catalog)
    fields: dict[str, Value] = {
        "name": answers.one("name"),
        "tag": answers.one("tag") or name,
        "babel": answers.one("babel"),
        "material": answers.one("material") or name,
        "complete": False,
        "borrows": model,
    }
    draft.add_record("language", name, fields)
    head = told(
        "the words of {model}, which it borrows (borrows in data/languages.yml): take the # away from a group and a "
        "phrase once it is translated",
        model=model,
    )
    lines = [said_in(head, language), "", *draft.text(f"data/phrases/{model}.yml").splitlines()]
    draft.texts[f"data/phrases/{name}.yml"] = "".join(f"{f'# {line}'.rstrip()}\n" for line in lines)
    draft.after += [
        told("its pages go to docs/{language}/, at the paths of the others", language=name),
        told("for editors that complete YAML: {command}", command="./ledger schema"),
        told(
            "until it has its own, it shows the words and texts of {model}: borrows in data/languages.yml", model=model
        ),
        told("once it has everything, take complete and borrows out, and check tells what it lacks"),
    ]


def _model(catalog: Catalog) -> str:
    """The language whose words a new one shows and borrows, where nobody names it; "" where none is complete."""
    return _MODEL if _MODEL in catalog.complete else next(iter(catalog.complete), "")
