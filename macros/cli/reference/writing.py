"""The reference put together, a file a language, and written. Says nothing that its chapters do not."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.cli.reference import commands, pages, records
from macros.cli.reference.tables import Table
from macros.ground.told import Told, languages, paper_in, said_in, told

Block = Told | str | Table


def references(catalog: Catalog) -> dict[str, str]:
    """The text of the reference in each language that problems are told in, under the name of its file."""
    return {paper_in("REFERENCE", language): _text(catalog, language) for language in languages()}


def _text(catalog: Catalog, language: str) -> str:
    chapters = dict(_chapters(catalog, language))
    links = [f"[{said_in(title, language)}](#{anchor})" for anchor, (title, _) in chapters.items()]
    blocks: list[Block] = [
        f"# {said_in(told('Reference'), language)}",
        " · ".join(
            f"[{paper_in('REFERENCE', other)}]({paper_in('REFERENCE', other)})"
            for other in languages()
            if other != language
        ),
        told("Made by `./ledger reference`; what is to be changed is changed where it comes from."),
        " · ".join(links),
    ]
    for anchor, (title, chapter) in chapters.items():
        blocks += [f'<a id="{anchor}"></a>', f"## {said_in(title, language)}", *chapter]
    return "\n\n".join(_said(block, language) for block in blocks) + "\n"


def _chapters(catalog: Catalog, language: str) -> Iterator[tuple[str, tuple[Told, Iterator[Block]]]]:
    yield "records", (told("Records"), records.chapter())
    yield "front-matter", (told("Above a page"), pages.front_matter())
    yield "macros", (told("Macros"), pages.macros())
    yield "units", (told("Units"), pages.units(catalog.units, language))
    yield "charts", (told("Kinds of charts"), pages.charts(paper_in("CONTRIBUTING", language)))
    yield "problems", (told("Codes of problems"), commands.problems(language, paper_in("STYLE", language)))
    yield "commands", (told("Commands"), commands.commands())


def _said(block: Block, language: str) -> str:
    return block.said(language) if isinstance(block, Table) else said_in(block, language)
