"""Mistakes in charts: what a chart draws, how it groups it, what its words say."""

from __future__ import annotations

from tests.faults.mistakes import Mistake
from tests.faults.mistakes.records import EVENTS, FACT, MORE

NAMED = '"{h20.charge-warned}"'
CHART = "data/charts/one.yml"
RANGE = """\
kind: range
facts: [more.a, more.b, more.c, more.d, more.e]
title: {zh: 甲, en: A}
subtitle: {zh: 乙, en: B}
alt: {zh: 丙, en: C}
unused: a test
"""
TIMELINE = (
    RANGE.replace("range", "timeline").replace(
        "facts: [more.a, more.b, more.c, more.d, more.e]", "events: [kept.copied, kept.sold]"
    )
    + "lanes: [nvidia]\n"
)
DRAWN = FACT.replace("  unused: a test\n", "")
FIVE = "\n".join(DRAWN.replace("other:", f"{key}:") for key in "abcde")
SOLD = "sold:\n  date: 2025-04-17\n  title: {zh: 甲, en: A}\n  actor: nvidia\n  sources: [cnbc]\n"
USED = (EVENTS, "  unused: kept for the tests\n", SOLD)


def drawn(old: str, new: str, at: str, under: str, *, facts: str = FIVE) -> Mistake:
    """A chart of five facts, with a mistake in it."""
    assert old in RANGE
    return Mistake(f"{CHART}:{at}", under, {CHART: RANGE.replace(old, new, 1), MORE: facts})


def timeline(old: str, new: str, at: str, under: str, *edits: tuple[str, str, str]) -> Mistake:
    """A timeline of two events, with a mistake in it."""
    assert old in TIMELINE
    return Mistake(f"{CHART}:{at}", under, {CHART: TIMELINE.replace(old, new, 1)}, (USED, *edits))


def groups(*members: str) -> str:
    """The chart's last line and a group for each list of facts."""
    listed = [f"  - name: {{zh: 组, en: G}}\n    facts: [{facts}]\n" for facts in members]
    return "unused: a test\ngroups:\n" + "".join(listed)


SIX, SEVENTH = ("\n".join(DRAWN.replace("other:", f"{key}:") for key in keys) for keys in ("abcdef", "g"))
SCATTER = RANGE.replace("range", "scatter").replace("more.e]", "more.e, more.f]").replace("unused: a test\n", "")
SCATTER += groups("more.a, more.b", "more.c, more.d", "more.e, more.f")
ODD = SCATTER.replace("more.f]\ntitle", "more.f, more.g]\ntitle")
AXES = "axes: {across: {zh: 甲, en: A}, up: {zh: 乙, en: B}}\n"

SERIES, CSV = "data/series/seen.yml", "data/series/seen.csv"
COLUMNS = """\
title: {zh: 甲, en: A}
fields:
  - name: month
    type: yearmonth
    title: {zh: 月份, en: Month}
    constraints: {required: true, unique: true}
  - name: seen
    type: integer
    title: {zh: 乙, en: B}
    unit: things
    constraints: {required: true, minimum: 0}
as_of: 2025-04-15
status: reported
sources: [cnbc]
"""
ROWS = "month,seen\n2025-01,8\n2025-02,5\n2025-03,7\n"
LINE = RANGE.replace("range", "line").replace(
    "facts: [more.a, more.b, more.c, more.d, more.e]", "series: seen\nalong: month\nfield: seen"
)
DRAWN_SERIES = {CHART: LINE, SERIES: COLUMNS, CSV: ROWS}


def row(old: str, new: str, at: str, under: str) -> Mistake:
    """A series that a chart draws, with a mistake in its rows."""
    assert old in ROWS
    return Mistake(f"{CSV}:{at}", under, {**DRAWN_SERIES, CSV: ROWS.replace(old, new, 1)})


def line(old: str, new: str, at: str, under: str) -> Mistake:
    """A chart of a series, with a mistake in the chart."""
    assert old in LINE
    return Mistake(f"{CHART}:{at}", under, {**DRAWN_SERIES, CHART: LINE.replace(old, new, 1)})


CHARTS = {
    "cell-out-of-range": row(",5", ",-5", "3:9", "-5"),
    "empty-cell": row(",5", ",", "3:9", ""),
    "empty-series": row("2025-01,8\n2025-02,5\n2025-03,7\n", "", "1:1", "month"),
    "missing-column": row(ROWS, "month\n2025-01\n2025-02\n2025-03\n", "1:1", "month"),
    "missing-series": line("field: seen\n", "", "1:1", "kind"),
    "repeated-cell": row("2025-02", "2025-01", "3:1", "2025-01"),
    "row-length": row(",5", ",5,6", "3:11", "6"),
    "too-many-marks": Mistake(
        f"{CHART}:2:8",
        "[more.a",
        {
            CHART: RANGE.replace("range", "slope").replace("more.e]", "more.e, more.f, more.g]"),
            MORE: "\n".join(DRAWN.replace("other:", f"{key}:") for key in "abcdefg"),
        },
    ),
    "unknown-column": line("field: seen", "field: seem", "4:8", "seem"),
    "unknown-series": line("series: seen", "series: seem", "2:9", "seem"),
    "wrong-cell": row("2025-02", "2025-2", "3:1", "2025-2"),
    "below-zero": drawn("kind: range", "kind: bar", "2:9", "more.a", facts=FIVE.replace("value: 5", "value: -5", 1)),
    "does-not-add-up": drawn("kind: range", "kind: waterfall", "2:41", "more.e"),
    "missing-axes": Mistake(f"{CHART}:1:1", "kind", {CHART: SCATTER, MORE: SIX}),
    "not-a-pair": Mistake(f"{CHART}:2:57", "more.g", {CHART: f"{ODD}{AXES}", MORE: f"{SIX}{SEVENTH}"}),
    "not-from-zero": drawn("unused: a test\n", "unused: a test\nfrom_zero: false\n", "7:12", "false"),
    "overlapping-periods": drawn("kind: range", "kind: line", "2:17", "more.b"),
    "range-not-drawn": drawn(
        "kind: range", "kind: slope", "2:9", "more.a", facts=FIVE.replace("value: 5", "range: [4, 5]", 1)
    ),
    "drawn-twice": drawn("more.b", "more.b, more.a", "2:25", "more.a"),
    "event-outside-lanes": timeline(
        "lanes: [nvidia]",
        "lanes: [trade]",
        "2:10",
        "kept.copied",
        (
            "data/glossary.yml",
            "  whole: true\n",
            "\ntrade:\n  name: {zh: 商务部, en: Commerce}\n  kind: organisation\n",
        ),
    ),
    "groundless-chart": drawn("kind", "kind", "1:1", "kind", facts=FIVE.replace("cnbc", "mirror")),
    "grouped-but-not-drawn": drawn("unused: a test\n", groups("more.x"), "9:13", "more.x"),
    "grouped-twice": drawn("unused: a test\n", groups("more.a", "more.a"), "11:13", "more.a"),
    "missing-against": drawn("kind: range", "kind: dot", "1:1", "kind"),
    "missing-lanes": timeline("lanes: [nvidia]\n", "", "1:1", "kind"),
    "missing-share": drawn("kind: range", "kind: share", "1:1", "kind"),
    "mixed-units": drawn(
        "kind", "kind", "2:41", "more.e", facts=FIVE[: FIVE.rindex("usd")] + "chips" + FIVE[FIVE.rindex("usd") + 3 :]
    ),
    "named-but-not-drawn": drawn("title: {zh: 甲, en: A}", f"title: {{zh: {NAMED}, en: {NAMED}}}", "3:13", '"{h20'),
    "not-drawn": Mistake(
        f"{CHART}:3:9",
        "[kept.copied",
        {CHART: RANGE.replace("title", "events: [kept.copied, kept.sold]\ntitle", 1), MORE: FIVE},
        (USED,),
    ),
    "too-few-marks": Mistake(
        f"{CHART}:2:8",
        "[h20.charge-warned]",
        {CHART: RANGE.replace("more.a, more.b, more.c, more.d, more.e", "h20.charge-warned")},
    ),
    "too-many-groups": drawn(
        "unused: a test\n", groups("more.a", "more.b", "more.c", "more.d", "more.e"), "8:3", "- name"
    ),
    "typed-digits": drawn("{zh: 甲, en: A}", "{zh: 第7, en: No 7}", "3:13", "第7"),
    "undrawable": drawn(
        "kind: range", "kind: slope", "1:1", "kind", facts=FIVE.replace("en: A", "en: " + "Wide" * 25, 1)
    ),
    "unknown-chart-kind": drawn("kind: range", "kind: ranges", "1:7", "ranges"),
}
