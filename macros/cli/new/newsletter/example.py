"""The records and pages that a new newsletter begins with: its own, and one example of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Template

from macros.cli.new.newsletter.words import FRONT, PAGES, POLICY, page, spoken, words
from macros.cli.new.yaml_text import Value, appended, record_text, scalar
from macros.ground.told import paper_in
from macros.manuscript.markdown.convert import as_written

SLUG, SECTION = "how-it-works", "where-numbers-come-from"
_SOURCE = "own-example-list"
Fields = dict[str, Value]
_FACTS = ("example.facts", "example.sources")
_TERM, _SERIES = "example-desk", "example"
_ROWS = "year,things\n2001,1\n2002,2\n2003,4\n"  # which nobody can take for anything that was counted


def files(record: Mapping[str, Value], languages: tuple[str, ...], day: str) -> Iterator[tuple[str, str]]:
    """The path and text of each; `record` is that of the newsletter itself, `day` the one that the example is of."""
    yield "data/newsletter.yml", record_text(None, record)
    texts: dict[str, str] = {}
    for path, key, fields in _records(record, languages, day):
        texts[path] = appended(texts.get(path, ""), record_text(key, fields))
    yield from texts.items()
    yield f"data/series/{_SERIES}.csv", _ROWS
    named = {name: _words(record[name], languages) for name in ("name", "description")}
    front: list[str] = []
    for language in languages:
        said = {name: texts[language] for name, texts in named.items()}
        # Front matter has its words as YAML, in which every text may stand; a page's body as Markdown
        about = Template(words(language)["about"]).substitute(said)
        quoted = {f"{name}_quoted": scalar(text) for name, text in {**said, "about": about}.items()}
        plain = {name: as_written(text) for name, text in said.items()}
        slots = {**plain, **quoted, "original": languages[0], "slug": SLUG, "section": SECTION}
        for name, path in PAGES.items():
            yield f"docs/{language}/{Template(path).substitute(slots)}", page(language, name, slots)
        front.append(page(language, f"{FRONT}.md", slots))
    yield f"{FRONT}.md", "\n".join(front)
    yield from _policies({language: as_written(name) for language, name in named["name"].items()})


def _policies(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """How to report a weakness, in every language: the guide is, whichever of them the newsletter has a name in."""
    for language in spoken():
        name = names.get(language) or next(iter(names.values()))
        yield paper_in(POLICY, language), page(language, f"{POLICY}.md", {"name": name})


def _words(value: Value, languages: tuple[str, ...]) -> dict[str, str]:
    return {language: str(value[language]) for language in languages} if isinstance(value, Mapping) else {}


def _records(
    record: Mapping[str, Value], languages: tuple[str, ...], day: str
) -> Iterator[tuple[str, str | None, Fields]]:
    """The file, key and fields of each record of the example."""
    yield "data/topics.yml", "example", {"name": _in_each(languages, "topic")}
    yield "data/sources/own.yml", _SOURCE, _source(_words(record["name"], languages), languages)
    for name, value in (("facts", "2"), ("sources", "1")):
        yield "data/facts/example.yml", name, _fact(name, value, languages, day)
    yield "data/glossary.yml", _TERM, _term(languages)
    yield "data/events/example.yml", "written", _event(languages, day)
    yield "data/quotes.yml", "example-words", _quote(languages, day)
    yield f"data/series/{_SERIES}.yml", None, _series(languages)
    yield "data/charts/example-series.yml", None, _line(languages)
    yield "data/claims/example.yml", "single-source", _claim(languages)
    yield "data/charts/example.yml", None, _chart(languages)
    yield f"data/issues/{SLUG}.yml", None, _issue(languages, day)


def _in_each(languages: tuple[str, ...], key: str) -> dict[str, str]:
    return {language: words(language)[key] for language in languages}


def _source(names: Mapping[str, str], languages: tuple[str, ...]) -> Fields:
    """What the newsletter itself says, under its name."""
    first, *others = languages
    called: Fields = {"called": {language: names[language] for language in others}} if others else {}
    title = {"original": words(first)["source"], **_in_each(tuple(others), "source")}
    return {
        "type": "document",
        "title": title,
        "described": True,
        "publisher": {"name": names[first], **called, "own": True},
        "language": first,
        "read": "full",
        "note": _in_each(languages, "source-note"),
    }


def _fact(name: str, value: str, languages: tuple[str, ...], day: str) -> Fields:
    return {
        "label": _in_each(languages, name),
        "short": _in_each(languages, f"{name}-short"),
        "value": value,
        "unit": "things",
        "as_of": day,
        "status": "reported",
        "sources": (_SOURCE,),
    }


def _term(languages: tuple[str, ...]) -> Fields:
    return {
        "name": _in_each(languages, "desk"),
        "kind": "organisation",
        "definition": _in_each(languages, "desk-definition"),
    }


def _event(languages: tuple[str, ...], day: str) -> Fields:
    return {"title": _in_each(languages, "event"), "date": day, "actor": _TERM, "sources": (_SOURCE,)}


def _quote(languages: tuple[str, ...], day: str) -> Fields:
    return {
        "speaker": _TERM,
        "date": day,
        "language": languages[0],
        "text": _in_each(languages, "quote"),
        "sources": (_SOURCE,),
    }


def _series(languages: tuple[str, ...]) -> Fields:
    year: Fields = {"name": "year", "type": "year", "title": _in_each(languages, "series-year")}
    things: Fields = {
        "name": "things",
        "type": "integer",
        "title": _in_each(languages, "series-things"),
        "unit": "things",
    }
    return {
        "title": _in_each(languages, "series"),
        "fields": (year, things),
        "as_of": "2003",
        "status": "reported",
        "sources": (_SOURCE,),
    }


def _line(languages: tuple[str, ...]) -> Fields:
    return {
        "kind": "line",
        "series": _SERIES,
        "along": "year",
        "field": "things",
        **{name: _in_each(languages, f"line-{name}") for name in ("title", "subtitle", "alt")},
    }


def _claim(languages: tuple[str, ...]) -> Fields:
    return {
        "said": _in_each(languages, "claim"),
        "issue": SLUG,
        "section": SECTION,
        "kind": "number",
        "value": "1",
        "unit": "things",
        "verdict": "matches",
        "record": "example.sources",
        "note": _in_each(languages, "claim-note"),
        "sources": (_SOURCE,),
    }


def _chart(languages: tuple[str, ...]) -> Fields:
    return {
        "kind": "bar",
        "facts": _FACTS,
        "title": _in_each(languages, "chart-title"),
        "subtitle": _in_each(languages, "chart-subtitle"),
        "alt": _in_each(languages, "chart-alt"),
    }


def _issue(languages: tuple[str, ...], day: str) -> Fields:
    return {
        "number": "1",
        **{name: _in_each(languages, name) for name in ("question", "answer", "description")},
        "published": day,
        "original": languages[0],
        "studies": (_SOURCE,),
        "studied": _in_each(languages, "studied"),
        "sections": (SECTION,),
        "lead_chart": "example",
        "key_figures": _FACTS,
    }
