"""What each page of the site is made from, as digests under names that a writer knows: together they are its key.

A page whose key stands is what it was. Nobody writes a key: it is derived from what the page's text names, with all
that those records rest on, and from what a page shows of others. What all pages share, `site`, is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Scalar
from macros.catalog.record_digests import Key, RecordDigests, record_digests
from macros.ground.store import digest
from macros.manuscript.issues import issue_of, said_of
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.pages.made_page import MadePage
from macros.wording.braces import names_in

Parts = Mapping[str, str]  # what a page is made from -> its digest


@dataclass(frozen=True, slots=True)
class Plan:
    """What pages are made from: what all share, what each rests on besides, by its path below `docs/`, and its key.

    `shared` is a digest of all that any page may show but written text: records, navigation, templates and the rest.
    """

    site: Parts
    parts: Mapping[str, Parts]
    keys: Mapping[str, str]
    shared: str

    @property
    def made_by(self) -> str:
        """A digest of the program, its settings and its templates."""
        return digest(*self.site.values())


@dataclass(frozen=True, eq=False)
class PageKeys:
    """The parts of the pages of one project; `navigation` is, by language, all that pages show of each other."""

    project: Project
    navigation: Mapping[str, str]

    @cached_property
    def records(self) -> RecordDigests:
        """The digests of the records."""
        return record_digests(self.project.catalog)

    def of_written(self, page: Page) -> Parts:
        """What a page that somebody wrote is made from: its text, its twins', what they name, and what stands around.

        Its twins count whole: which sections of a translation are behind, and what a language lacks, is told on both.
        """
        twins = self.project.twins[page.route].values()
        parts = {f"text {twin.path}": digest(twin.text) for twin in twins}
        parts["opening"] = digest(*(twin.opening for twin in twins), repr(said_of(page, self.project.catalog)))
        parts["navigation"] = digest(self.navigation[page.language])
        issue = self.project.catalog.issues.get(issue_of(page.route))
        if issue:
            parts["key figures"] = digest(*issue.key_figures)  # they come first in the margin of each section
        if any(call.name == "chart" for call in self.project.calls[page.path]):
            parts["figures before"] = digest(*self.project.figures_before(page))  # its own are counted on from there
        names = dict.fromkeys(key for twin in twins for key in self._named_on(twin))
        parts |= {f"{kind} {name}": self.records.closed(kind, name) for kind, name in names}
        return _in_their_order(parts)

    def of_made(self, language: str, page: MadePage) -> Parts:
        """What a page is made from that is made from records."""
        parts = {"navigation": digest(self.navigation[language]), "what shows its records": digest(page.beside)}
        if page.records is None:
            return {**parts, "all records": self.records.whole}
        shown = dict.fromkeys(key for one in page.records for key in _with_claims(self.project.catalog, one))
        return _in_their_order({**parts, **{f"{kind} {name}": self.records.closed(kind, name) for kind, name in shown}})

    def _named_on(self, page: Page) -> Iterator[Key]:
        catalog = self.project.catalog
        for call in self.project.calls[page.path]:
            for kind in call.macro.names:
                if call.id in catalog.by_kind[kind]:
                    yield from _with_claims(catalog, (kind, call.id or ""))
            if call.name == "verdicts":
                yield from (("claim", name) for name, claim in catalog.claims.items() if claim.issue == call.id)
        for node in (node for _, node in page.front.entries.values()) if page.front else ():
            for name, _ in names_in(node.text) if isinstance(node, Scalar) else ():
                yield from ((kind, name) for kind, records in catalog.by_kind.items() if name in records)


def _in_their_order(parts: dict[str, str]) -> Parts:
    """The parts, and their order: a card tells of claims, a ledger of facts as they follow each other in their file."""
    return {**parts, "order": digest(*parts)}


def _with_claims(catalog: Catalog, key: Key) -> Iterator[Key]:
    """A record and, of a fact, the claims that its card tells of."""
    yield key
    if key[0] == "fact":
        yield from (("claim", name) for name in catalog.claims_on.get(key[1], ()))


def key_of(site: Parts, parts: Parts, *more: str) -> str:
    """The key of a page that is made from `parts`, and `site` from what all pages are."""
    return digest(*(f"{name}\0{value}" for name, value in (*site.items(), *sorted(parts.items()))), *more)


def changed(before: Parts, now: Parts) -> Sequence[str]:
    """The names of the parts that are not what they were, come and gone ones among them, in the order of now."""
    names = dict.fromkeys((*now, *before))
    return [name for name in names if before.get(name) != now.get(name)]
