"""Which facts and claims have a page of their own, where it stands, and what it is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from macros.catalog.catalog import topic_of
from macros.catalog.issue_records import said_in
from macros.catalog.record_digests import Key, RecordDigests, record_digests
from macros.ground.store import digest
from macros.manuscript.addresses import data_address, own_address
from macros.manuscript.issues import newest, route_of
from macros.manuscript.project import Project
from macros.manuscript.record_markdown import question_of
from macros.pages.mentions import Mention, claim_mentions, mentions
from macros.pages.page_keys import Parts
from macros.wording.voice import Voice, voices


@dataclass(frozen=True, eq=False)
class RecordPage:
    """The page of one fact or claim in one language."""

    project: Project
    voice: Voice
    kind: Literal["fact", "claim"]
    id: str

    @property
    def address(self) -> str:
        """Where it stands below its language's folder."""
        return own_address(self.kind, self.id)

    @property
    def src_uri(self) -> str:
        """What it is called where pages are told apart by their text below `docs/`: nobody writes this one."""
        return f"{self.voice.language}/{self.address.rstrip('/')}.md"

    @property
    def file(self) -> str:
        """Its file below the site's folder."""
        return f"{self.voice.language}/{self.address}index.html"

    @property
    def data_file(self) -> str:
        """The record's file of data below the site's folder, which the page shares with its twins."""
        return data_address(self.kind, self.id)

    @cached_property
    def places(self) -> tuple[Mention, ...]:
        """Where the record is used: sections, charts, claims and sums."""
        found = mentions if self.kind == "fact" else claim_mentions
        return found(self.project, self.voice).get(self.id, ())

    @cached_property
    def shown(self) -> bool:
        """Whether readers meet the record in what is written: a claim, or a number that a page shows."""
        return self.kind == "claim" or any(place.kind == "pages" for place in self.places)

    @property
    def parts(self) -> Parts:
        """What it is made from, each part by its digest."""
        digests = record_digests(self.project.catalog)
        of_records = dict(self._records(digests))
        return {**of_records, "order": digest(*of_records), "what shows its records": digest(repr(self._beside()))}

    def _records(self, digests: RecordDigests) -> Iterator[tuple[str, str]]:
        catalog = self.project.catalog
        if self.kind == "claim":
            claim = catalog.claims[self.id]
            yield f"claim {self.id}", digests.closed_but("claim", self.id, "issue")
            source = said_in(catalog.issues, claim)
            yield from _closed(digests, [("source", source)] if source else [])
            return
        topic = topic_of(self.id)
        before = [("fact", name) for name in catalog.became_of.get(self.id, ())]
        yield from _closed(digests, [("fact", self.id), ("topic", topic), ("term", topic), *before])
        for name in catalog.claims_on.get(self.id, ()):
            yield f"claim {name}", digests.closed_but("claim", name, "issue")

    def _beside(self) -> tuple[object, ...]:
        if self.kind == "fact":
            return (*self.places, "" if self.shown else self.leading)
        claim = self.project.catalog.claims[self.id]
        return (*self.places, *self.issue, self.project.catalog.issues[claim.issue].published)

    @property
    def leading(self) -> str:
        """The question of the newest issue, whose card stands for a record that has none; "" where there is none."""
        slug = newest(self.project.catalog)
        return question_of(self.voice, slug) if slug else ""

    @property
    def issue(self) -> tuple[str, str]:
        """Of a claim, the question of the issue that checks it, and the address of that issue."""
        claim = self.project.catalog.claims[self.id]
        return question_of(self.voice, claim.issue), route_of(claim.issue).removesuffix("index.md")


def _closed(digests: RecordDigests, keys: list[Key]) -> Iterator[tuple[str, str]]:
    return ((f"{kind} {name}", digests.closed(kind, name)) for kind, name in keys)


def record_pages(project: Project) -> Mapping[str, RecordPage]:
    """The page of every fact and claim in every language, by what it is called below `docs/`."""
    catalog = project.catalog
    pages = (
        page
        for voice in voices(catalog).values()
        for page in (
            *(RecordPage(project, voice, "fact", name) for name in catalog.facts),
            *(RecordPage(project, voice, "claim", name) for name in catalog.claims),
        )
    )
    return {page.src_uri: page for page in pages}
