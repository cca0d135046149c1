"""The rows of the ledger: a line a number, with its place in each order that a reader may ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from macros.catalog.catalog import Catalog, topic_of
from macros.catalog.doubt import doubtful
from macros.catalog.numbers.unit_kinds import UNIT_KINDS, UnitKind, unit_kind
from macros.catalog.records import Fact
from macros.ground.remembered import kept_with
from macros.pages.instruments.bar import Bar, choice, set_bar
from macros.pages.mentions import Mention
from macros.pages.templating import set_html
from macros.wording.citations import citation
from macros.wording.voice import Voice, phrase

Used = tuple[tuple[str, tuple[Mention, ...]], ...]  # where each fact is shown, by its id
_SHOWN = ("pages", "charts")  # the other places are in the number's entry
_UNDATED = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as the ledger lists it: `size`, `date` and `used` are its places in those orders, `uses` how many it has.

    `places` are the pages and charts that show it, `grade` is one only where it is `graded`.
    """

    id: str
    fact: Fact
    kind: UnitKind
    year: int
    doubtful: bool
    grade: str
    graded: bool
    size: int
    date: int
    used: int
    uses: int
    places: list[tuple[str, list[Mention]]]


@kept_with(64)
def ledger_table(voice: Voice, shelves: tuple[tuple[str, str], ...], used: Used) -> str:
    """The bar and the table of all facts, by topic; `shelves` are the topics with their names."""
    rows = _rows(voice, dict(used))
    of_topic = voice.catalog.facts_by_topic
    filled = [(topic, name, [rows[fact_id] for fact_id in of_topic[topic]]) for topic, name in shelves]
    return _bar(voice, rows.values(), dict(shelves)) + set_html(voice, "ledger.html", shelves=filled)


def _rows(voice: Voice, used: Mapping[str, tuple[Mention, ...]]) -> Mapping[str, Row]:
    catalog = voice.catalog
    sizes, dates = by_size(catalog), by_date(catalog)
    uses = {fact_id: len(used.get(fact_id, ())) for fact_id in catalog.facts}
    most_used = _ranks(sorted(catalog.facts, key=lambda fact_id: -uses[fact_id]))
    return {
        fact_id: Row(
            fact_id,
            fact,
            unit_kind(catalog.units[fact.unit]),
            fact.as_of.start.year if fact.as_of else _UNDATED,
            doubtful(catalog, fact_id),
            *_grade(voice, fact),
            sizes[fact_id],
            dates[fact_id],
            most_used[fact_id],
            uses[fact_id],
            _places(used.get(fact_id, ())),
        )
        for fact_id, fact in catalog.facts.items()
    }


def _places(places: Iterable[Mention]) -> list[tuple[str, list[Mention]]]:
    by_kind = [(kind, [place for place in places if place.kind == kind]) for kind in _SHOWN]
    return [(kind, there) for kind, there in by_kind if there]


def by_size(catalog: Catalog) -> Mapping[str, int]:
    """The rank of each fact by size: money first, each unit for itself, the largest first; ranges by their middle.

    Units of one dimension and scale are one: pieces and cards, shares and growth. Those of another are never compared.
    """
    families: dict[tuple[str, str], int] = {}
    for unit in catalog.units.values():
        families.setdefault((repr(sorted(unit.dimension.items())), unit.scale), len(families))

    def place(fact_id: str) -> tuple[int, int, Decimal]:
        unit = catalog.units[catalog.facts[fact_id].unit]
        family = families[repr(sorted(unit.dimension.items())), unit.scale]
        return UNIT_KINDS.index(unit_kind(unit)), family, -_middle(catalog.facts[fact_id])

    return _ranks(sorted(catalog.facts, key=place))


def by_date(catalog: Catalog) -> Mapping[str, int]:
    """The rank of each fact by the day its number is of: the newest first, periods by their middle, undated last."""

    def place(fact_id: str) -> int:
        as_of = catalog.facts[fact_id].as_of
        return -(as_of.start.toordinal() + as_of.end.toordinal()) if as_of else _UNDATED

    return _ranks(sorted(catalog.facts, key=place))


def _ranks(ordered: Iterable[str]) -> Mapping[str, int]:
    return MappingProxyType({fact_id: rank for rank, fact_id in enumerate(ordered)})


def _middle(fact: Fact) -> Decimal:
    low, high = fact.range or (fact.value or Decimal(0),) * 2
    return (low + high) / 2


def _grade(voice: Voice, fact: Fact) -> tuple[str, bool]:
    """What stands among the grades, and whether it is one: the best of a number's sources, or that it is a sum."""
    if fact.derive is not None:
        return phrase(voice, "instruments", "derived"), False
    cited = [citation(voice, source_id) for source_id in fact.sources]
    grades = sorted(one.grade for one in cited if one.grade and not one.own)
    return (grades[0], True) if grades else (phrase(voice, "instruments", "own"), False)


def _bar(voice: Voice, rows: Iterable[Row], topics: Mapping[str, str]) -> str:
    rows = list(rows)
    years = sorted({str(row.year) for row in rows if row.year}, reverse=True)
    kinds = [row.kind for row in rows]
    fields = (
        choice("topic", _word(voice, "topic"), (topic_of(row.id) for row in rows), topics.__getitem__, list(topics)),
        choice("kind", _word(voice, "kind"), kinds, lambda kind: _word(voice, kind), UNIT_KINDS),
        choice("year", _word(voice, "year"), (str(row.year) for row in rows), str, years),
    )
    orders = (
        ("topic", phrase(voice, "instruments", "by-topic")),
        ("size", phrase(voice, "instruments", "by-size")),
        ("date", phrase(voice, "instruments", "by-date")),
        ("used", phrase(voice, "instruments", "by-use")),
    )
    return set_bar(voice, Bar(fields, len(rows), orders, doubtful=sum(row.doubtful for row in rows)))


def _word(voice: Voice, key: str) -> str:
    return phrase(voice, "instruments", key)
