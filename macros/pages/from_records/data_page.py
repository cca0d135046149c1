"""The page of the open data: which files there are, how to load them, and what each column means."""

from __future__ import annotations

from macros.ground.remembered import kept_with
from macros.manuscript.addresses import data_address
from macros.manuscript.anchors import PARTS
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.from_records.open_data import Field, claim_fields, fact_fields, files, source_fields
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.templating import set_html
from macros.wording.voice import Voice, phrase, voices

ORDER = 11


def data_page(voice: Voice) -> MadePage:
    """The page of one language."""
    heading, intro = phrase(voice, "data", "heading"), phrase(voice, "data", "intro")
    markdown = [f"# {in_markdown(heading)} {{ #data }}", in_markdown(intro)]
    names = [in_markdown(phrase(voice, "data", part)) for part in PARTS]
    markdown += [
        f"## {name} {{ #{part} }}\n\n{token(n)}" for n, (name, part) in enumerate(zip(names, PARTS, strict=True))
    ]
    uses = (
        Use("data", made=_files),
        *(Use("data", made=part) for part in (_one, _programs, _python, _r, _spreadsheet)),
    )
    written = Written(heading, intro, "\n\n".join(markdown), (*uses, Use("data", made=_columns)))
    return MadePage("data/index.md", ORDER, ready(written))


@kept_with(16)
def _files(voice: Voice) -> str:
    sizes = {name: len(text.encode("utf-8")) for name, text in files(voice.catalog).items()}
    return set_html(voice, "data-files.html", sizes=sizes, up="../../data/")


@kept_with(16)
def _one(voice: Voice) -> str:
    """How to fetch a single record: the file of a fact, and of a claim where there is any."""
    names = [("fact", _example(voice)), *(("claim", name) for name in list(voice.catalog.claims)[:1])]
    return set_html(voice, "data-one.html", files=[data_address(*name) for name in names], up="../../")


@kept_with(16)
def _programs(voice: Voice) -> str:
    """What there is for programs that read: the list of all, and articles as Markdown."""
    return set_html(voice, "data-programs.html", up="../../")


def python_example(fact_id: str) -> str:
    """How to load the facts in Python, with nothing but its own library."""
    return (
        "import csv\n\n"
        'with open("facts.csv", encoding="utf-8", newline="") as file:\n'
        '    facts = {row["id"]: row for row in csv.DictReader(file)}\n\n'
        f'print(facts["{fact_id}"]["value"])'
    )


def r_example(fact_id: str) -> str:
    """The same in R. `fileEncoding` would lose all rows but the first where R's own letters are those of ASCII."""
    return f'facts <- read.csv("facts.csv", encoding = "UTF-8")\n\nfacts$value[facts$id == "{fact_id}"]'


@kept_with(16)
def _python(voice: Voice) -> str:
    return set_html(voice, "data-code.html", code=python_example(_example(voice)), language="python")


@kept_with(16)
def _r(voice: Voice) -> str:
    return set_html(voice, "data-code.html", code=r_example(_example(voice)), language="r")


@kept_with(16)
def _spreadsheet(voice: Voice) -> str:
    return set_html(voice, "data-spreadsheet.html")


@kept_with(16)
def _columns(voice: Voice) -> str:
    every = voices(voice.catalog)
    tables: dict[str, list[Field]] = {
        "facts.csv, facts.json": fact_fields(every),
        "claims.csv": claim_fields(every),
        "sources.json": source_fields(every),
    }
    return set_html(voice, "data-fields.html", tables=tables, meaning=lambda column: _meaning(voice, column))


def _meaning(voice: Voice, column: Field) -> str:
    """What a column means; one of a language means the same in each language."""
    what = phrase(voice, "fields", column.what.replace("_", "-"))
    if column.language is None:
        return what
    name = voices(voice.catalog)[column.language].locale.get_language_name(str(voice.locale))
    return phrase(voice, "data", "in-language", what=what, language=name)


def _example(voice: Voice) -> str:
    """A fact with one number, to be looked up."""
    facts = voice.catalog.facts
    return next((name for name, fact in facts.items() if fact.value is not None), next(iter(facts)))
