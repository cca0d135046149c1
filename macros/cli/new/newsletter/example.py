"""The records and pages that a new newsletter begins with: its own, and one example of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Template

from macros.cli.new.newsletter.words import PAGES, README, page, words
from macros.cli.new.yaml_text import Value, appended, record_text, scalar
from macros.manuscript.markdown.convert import in_markdown

SLUG, SECTION = "how-it-works", "where-numbers-come-from"
_SOURCE = "own-example-list"
_ISSUE_WORDS = ("question", "answer", "description")


def files(record: Mapping[str, Value], languages: tuple[str, ...], day: str) -> Iterator[tuple[str, str]]:
    """The path and text of each; `record` is that of the newsletter itself, `day` the one that the example is of."""
    yield "data/newsletter.yml", record_text(None, record)
    texts: dict[str, str] = {}
    for path, key, fields in _records(record, languages, day):
        texts[path] = appended(texts.get(path, ""), record_text(key, fields))
    yield from texts.items()
    named = {name: _words(record[name], languages) for name in ("name", "description")}
    readmes = []
    for language in languages:
        said = {name: texts[language] for name, texts in named.items()}
        # Front matter has its words as YAML, in which every text may stand; a page's body as Markdown
        about = Template(words(language)["about"]).substitute(said)
        quoted = {f"{name}_quoted": scalar(text) for name, text in {**said, "about": about}.items()}
        plain = {name: in_markdown(text) for name, text in said.items()}
        slots = {**plain, **quoted, "original": languages[0], "slug": SLUG, "section": SECTION}
        for name, path in PAGES.items():
            yield f"docs/{language}/{Template(path).substitute(slots)}", page(language, name, slots)
        readmes.append(page(language, README, slots))
    yield README, "\n".join(readmes)


def _words(value: Value, languages: tuple[str, ...]) -> dict[str, str]:
    return {language: str(value[language]) for language in languages} if isinstance(value, Mapping) else {}


def _records(
    record: Mapping[str, Value], languages: tuple[str, ...], day: str
) -> Iterator[tuple[str, str | None, dict[str, Value]]]:
    def said(key: str) -> dict[str, str]:
        return {language: words(language)[key] for language in languages}

    yield "data/topics.yml", "example", {"name": said("topic")}
    names = _words(record["name"], languages)
    first, *others = languages
    called: dict[str, Value] = {"called": {language: names[language] for language in others}} if others else {}
    original: dict[str, Value] = {"original": words(first)["source"]}
    yield (
        "data/sources/own.yml",
        _SOURCE,
        {
            "type": "document",
            "title": original | {language: words(language)["source"] for language in others},
            "described": True,
            "publisher": {"name": names[first], **called, "own": True},
            "language": first,
            "read": "full",
            "note": said("source-note"),
        },
    )
    counted: dict[str, Value] = {"unit": "things", "as_of": day, "status": "reported", "sources": (_SOURCE,)}
    facts = {
        name: {"label": said(name), "short": said(f"{name}-short"), "value": value, **counted}
        for name, value in (("facts", "2"), ("sources", "1"))
    }
    for name, fields in facts.items():
        yield "data/facts/example.yml", name, fields
    yield (
        "data/claims/example.yml",
        "single-source",
        {
            "said": said("claim"),
            "issue": SLUG,
            "section": SECTION,
            "kind": "number",
            "value": "1",
            "unit": "things",
            "verdict": "matches",
            "record": "example.sources",
            "note": said("claim-note"),
            "sources": (_SOURCE,),
        },
    )
    yield (
        "data/charts/example.yml",
        None,
        {
            "kind": "bar",
            "facts": ("example.facts", "example.sources"),
            "title": said("chart-title"),
            "subtitle": said("chart-subtitle"),
            "alt": said("chart-alt"),
        },
    )
    yield (
        f"data/issues/{SLUG}.yml",
        None,
        {
            "number": "1",
            **{name: said(name) for name in _ISSUE_WORDS},
            "published": day,
            "original": first,
            "studies": (_SOURCE,),
            "studied": said("studied"),
            "sections": (SECTION,),
            "lead_chart": "example",
            "key_figures": ("example.facts", "example.sources"),
        },
    )
