"""Charts of every kind with whatever a ledger may hold: strategies for hypothesis, on the records of the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.records import Event, Fact
from macros.charts.kinds import kind

LANGUAGES = ("zh", "en")
CONTEXT = {"languages": LANGUAGES}
BRIEF = ["甲", "乙公司", "丙", "A", "Tencent", "B and C", "D1"]
SHORT = st.sampled_from(BRIEF)
LONG = [  # of 45 letters
    "预告的费用与实际入账的数据中心营业收入之差按季度计算不含对中国的销售额以及其他业务收入合计数",
    "甲公司2026财年第一季度（截至4月27日）的数据中心收入，其中H20占46亿美元，其余不详",
    "Data centre revenue of the quarter to 27 April",
    "The Zhejiang WWW Company, its heirs and others",
    "Donaudampfschifffahrtselektrizitaetenhauptwer",
]
NAMES = st.sampled_from([*BRIEF, *LONG])
ORDINARY = ["0", "1", "5e9", "5.01e9", "4.6e9", "12e9", "3.66e9", "0.3e9", "1e12", "999999", "123456789"]
POSITIVE = st.one_of(st.sampled_from(ORDINARY), st.integers(0, 10**14).map(lambda n: f"{n // 100}.{n % 100:02}"))
SHARES = st.one_of(
    st.sampled_from(["0", "0.15", "1", "0.999", "1.2"]),
    st.integers(0, 3000).map(lambda n: f"{n // 1000}.{n % 1000:03}"),
)
STEPS = ("FY{}-Q{}", "{}-Q{}")


class Invented:
    """A ledger whose chart x was invented, and what was: shown instead of the whole where a test fails."""

    def __init__(self, catalog: Catalog, chart: dict[str, Any], records: dict[str, Any]) -> None:
        self.catalog, self.chart, self.records = catalog, chart, records

    def __repr__(self) -> str:
        told = [f"{key}: {record.model_dump(exclude_defaults=True)}" for key, record in self.records.items()]
        return "\n".join((str(self.chart), *told))


def signed(numbers: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Numbers on both sides of zero."""
    return st.one_of(numbers, numbers.map(lambda number: f"-{number}"))


@st.composite
def periods(draw: st.DrawFn, many: int, *, plain: bool = False) -> list[str]:
    """So many periods: even or uneven, now and then one twice, all of one grain or of several."""
    form = "quarters" if plain else draw(st.sampled_from(["quarters", "years", "days", "mixed"]))
    first = draw(st.integers(1993, 2026))
    if form == "quarters":
        step = draw(st.sampled_from(STEPS))
        return [step.format(first + n // 4, n % 4 + 1) for n in range(many)]
    if form == "years":
        return [str(first + n * draw(st.integers(1, 3))) for n in range(many)]
    days = st.dates(min_value=date(1993, 1, 1), max_value=date(2026, 12, 31))
    if form == "days":
        return sorted(str(draw(days)) for _ in range(many))
    return [draw(st.sampled_from([str(draw(days)), str(first), f"{first}-Q2", f"FY{first}-Q1"])) for _ in range(many)]


@st.composite
def facts(
    draw: st.DrawFn, many: int, numbers: st.SearchStrategy[str], unit: str, *, ranged: bool, plain: bool
) -> list[Fact]:
    """So many facts, all alike, one of them apart or each as it falls."""
    alike = "none" if plain else draw(st.sampled_from(["all", "none", "none", "none"]))
    same = draw(numbers)
    when = draw(periods(many, plain=plain))
    found = []
    for n in range(many):
        value = same if alike == "all" else draw(numbers)
        given: dict[str, Any] = {"value": value}
        if ranged and draw(st.integers(0, 3)) == 0:
            other = draw(numbers)
            low, high = sorted((value, other), key=Decimal)
            given = {"range": [low, high]} if Decimal(low) < Decimal(high) else given
        name = draw(SHORT if plain else NAMES)
        status = draw(st.sampled_from(["reported", "reported", "estimate", "projection"]))
        source = "paper" if plain or n == 0 else draw(st.sampled_from(["paper", "paper", "mirror"]))
        record = {"label": {"zh": name, "en": name}, "unit": unit, "as_of": when[n], "status": status}
        found.append(Fact.model_validate({**record, **given, "sources": [source]}, context=CONTEXT))
    return found


def _grouped(draw: st.DrawFn, ids: list[str], size: int, *, plain: bool) -> list[dict[str, Any]]:
    parts = [ids[n : n + size] for n in range(0, len(ids), size)]
    names = [f"{draw(SHORT if plain else NAMES)}{n}" for n in range(len(parts))]
    return [{"name": {"zh": name, "en": name}, "facts": part} for name, part in zip(names, parts, strict=True)]


@st.composite
def charts(draw: st.DrawFn, base: Callable[[], Catalog], name: str, *, plain: bool = False) -> Invented:
    """A ledger with one chart of the kind, called x; a `plain` one has nothing in it that could be refused."""
    needs = kind(name).NEEDS
    unit = "share" if needs.against else draw(st.sampled_from(["usd", "usd", "share", "chips"]))
    numbers = POSITIVE if unit != "share" else SHARES
    if plain:  # short in words; nothing is a share of zero, and dots in one place have no names
        unit = "share" if needs.against else "usd"
        numbers = SHARES if needs.against else st.integers(1, 999).map(lambda n: f"{n}e8")
    ranged = not plain and draw(st.integers(0, 3)) == 0
    if needs.negative and draw(st.booleans()):
        numbers = signed(numbers)
    most = min(needs.most, 30)
    few = st.integers(needs.fewest, min(needs.fewest + 4, most))
    many = draw(few if plain else st.one_of(few, few, few, st.just(most)))
    chart: dict[str, Any] = {
        "kind": name,
        **{text: {"zh": "图", "en": "A chart"} for text in ("title", "subtitle", "alt")},
    }
    if needs.draws == "events":
        return _of_events(draw, base(), chart, many, plain=plain)
    if needs.pairs or (plain and needs.lines > 1):
        many += many % 2
    made = draw(facts(many, numbers, unit, ranged=ranged, plain=plain))
    ids = [f"x.f{n}" for n in range(many)]
    drawn = dict(zip(ids, made, strict=True))
    chart["facts"] = ids
    if needs.ratios:
        drawn |= _quotient(drawn, ids)
        chart["facts"] = [*ids, *(key for key in drawn if key not in ids)]
    if needs.against:
        chart["against"] = "rival"
    if needs.pairs:
        chart |= {
            "groups": _grouped(draw, ids, 2, plain=plain),
            "axes": {k: {"zh": "横", "en": "Across"} for k in ("across", "up")},
        }
    elif needs.clusters or needs.parts or (needs.lines > 1):
        size = max(2, many // 2) if plain else draw(st.integers(max(2, many // 6), max(3, many // 2)))
        chart["groups"] = _grouped(draw, ids, size, plain=plain)
    if needs.sums:
        drawn[ids[-1]] = _sum(drawn, ids)
    if needs.base and draw(st.booleans()):
        chart["from_zero"] = "false"
    if needs.flags and draw(st.booleans()):
        chart["events"] = ["h20.notice", "h20.customs", "h20.letters"][
            : draw(st.integers(1, 2 if plain else 3))
        ]  # 3 in a month may be refused
    if draw(st.integers(0, 4)) == 0:
        chart["said"] = ids[:1]
    return _with(base(), chart, facts=drawn)


def _sum(drawn: dict[str, Fact], ids: list[str]) -> Fact:
    """The last fact of a waterfall, which the others make."""
    values = [drawn[key].value for key in ids[:-1]]
    total = sum((value for value in values if value is not None), Decimal(0))
    return drawn[ids[-1]].model_copy(update={"value": total, "range": None})


def _quotient(drawn: dict[str, Fact], ids: list[str]) -> dict[str, Fact]:
    """Shares of the first fact in each of the next."""
    found = {}
    for n, key in enumerate(ids[1:3]):
        part, whole = drawn[ids[0]].value, drawn[key].value
        if part is not None and whole:
            label = {"zh": "比例", "en": "Share"}
            record = {"label": label, "unit": "share", "derive": f"{ids[0]} / {key}", "digits": "3"}
            made = Fact.model_validate(record, context=CONTEXT)
            found[f"x.share{n}"] = made.model_copy(update={"value": part / whole})
    return found


def _of_events(draw: st.DrawFn, base: Catalog, chart: dict[str, Any], many: int, *, plain: bool) -> Invented:
    found = {}
    for n, when in enumerate(draw(periods(many, plain=plain))):
        name = draw(SHORT if plain else NAMES)
        record = {
            "date": when,
            "title": {"zh": name, "en": name},
            "actor": draw(st.sampled_from(["nvidia", "beijing"])),
        }
        source = "paper" if n == 0 else draw(st.sampled_from(["paper", "mirror"]))
        found[f"x.e{n}"] = Event.model_validate({**record, "sources": [source]}, context=CONTEXT)
    chart["events"] = list(found)
    if chart["kind"] == "timeline":
        chart["lanes"] = ["nvidia", "beijing"]
    return _with(base, chart, events=found)


def _with(base: Catalog, chart: dict[str, Any], **records: Any) -> Invented:
    made = Chart.model_validate(chart, context=CONTEXT)
    more = {name: {**getattr(base, name), **found} for name, found in records.items()}
    origins = {**base.origins, ("chart", "x"): base.origins["chart", "bars"]}
    return Invented(replace(base, charts={"x": made}, origins=origins, **more), chart, *records.values())
