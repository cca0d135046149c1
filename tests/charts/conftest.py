"""A small ledger to draw from: the site's real languages, units and phrases, and records of the tests' own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.charts.checks import check_record
from macros.ground.problems import Problem
from tests.charts.samples import SAMPLES

ROOT = Path(__file__).resolve().parents[2]

SOURCES = """\
paper:
  type: article-newspaper
  title: {original: A charge}
  publisher: {name: Paper}
  language: en
  url: https://example.com/paper
  date_published: 2025-04-15
  grade: A
  read: excerpt
mirror:
  type: webpage
  title: {original: A copy}
  publisher: {name: Mirror & Sons}
  language: en
  url: https://example.com/mirror
  date_published: 2025-05
  grade: C
  read: excerpt
"""
GLOSSARY = """\
washington: {name: {zh: 华盛顿, en: Washington}, kind: side}
nvidia: {name: {zh: 英伟达, en: NVIDIA}, kind: organisation}
beijing: {name: {zh: 北京, en: Beijing}, kind: side}
rival: {name: {zh: 对手, en: Rival}, kind: product}
"""
FACTS = """\
warned:
  label: {zh: 预告的费用, en: Charge warned of}
  value: 5.5e9
  unit: usd
  bound: at-most
  as_of: FY2026-Q1
  status: projection
  sources: [paper]
booked:
  label: {zh: 实际入账的费用, en: Charge booked}
  value: 4.5e9
  unit: usd
  as_of: FY2026-Q1
  status: reported
  sources: [paper]
gap:
  label: {zh: 两者之差, en: Difference}
  derive: h20.warned - h20.booked
  unit: usd
  digits: 1
rumoured:
  label: {zh: 传闻的费用, en: Charge rumoured}
  value: 5e9
  unit: usd
  as_of: 2025
  status: estimate
  sources: [mirror]
range:
  label: {zh: 估计的收入, en: Revenue estimated}
  range: [3e9, 5e9]
  unit: usd
  as_of: 2025
  status: estimate
  sources: [paper]
share:
  label: {zh: 所占比例, en: Share}
  value: 0.8
  unit: share
  as_of: 2025
  status: reported
  sources: [paper]
"""
PURCHASES = """\
first:
  label: {zh: 甲公司购入的芯片, en: Chips bought by the first firm}
  short: {zh: 甲公司, en: First}
  value: 200e3
  unit: chips
  bound: about
  as_of: 2024
  status: estimate
  sources: [paper]
second:
  label: {zh: 乙公司购入的芯片, en: Chips bought by the second firm}
  short: {zh: 乙公司, en: Second}
  value: 400e3
  unit: chips
  as_of: 2024
  status: estimate
  sources: [paper]
third:
  label: {zh: 丙公司购入的芯片, en: Chips bought by the third firm}
  value: 100e3
  unit: chips
  as_of: 2024
  status: estimate
  sources: [mirror]
fourth:
  label: {zh: 丁公司购入的芯片, en: Chips bought by the fourth firm}
  value: 50e3
  unit: chips
  as_of: 2024
  status: estimate
  sources: [paper]
"""
DEVELOPERS = """\
part:
  label: {zh: 本地开发者, en: Developers here}
  value: 1.5e6
  unit: developers
  as_of: 2025
  status: reported
  sources: [paper]
older:
  label: {zh: 旧的总数, en: The older total}
  value: 4.3e6
  unit: developers
  as_of: 2025
  status: reported
  sources: [mirror]
newer:
  label: {zh: 新的总数, en: The newer total}
  value: 5.9e6
  unit: developers
  as_of: 2025
  status: reported
  sources: [mirror]
share-of-older:
  label: {zh: 占旧总数的比例, en: Share of the older total}
  derive: dev.part / dev.older
  unit: share
  digits: 3
share-of-newer:
  label: {zh: 占新总数的比例, en: Share of the newer total}
  derive: dev.part / dev.newer
  unit: share
  digits: 3
"""
COMPARED = """\
compute:
  label: {zh: 算力, en: Compute}
  value: 0.15
  unit: share
  as_of: 2025
  status: reported
  sources: [paper]
memory:
  label: {zh: 显存, en: Memory}
  value: 1.2
  unit: share
  as_of: 2025
  status: reported
  sources: [mirror]
"""
EVENTS = """\
letters:
  date: 2022-08-26
  title: {zh: 美国发函要求许可证, en: Letters require a licence}
  actor: washington
  sources: [paper]
reprieve:
  date: 2025-04-09
  title: {zh: 据报道限制被搁置, en: Curbs are reported on hold}
  actor: washington
  sources: [mirror]
notice:
  date: 2025-04-09
  title: {zh: "许可证通知送达，预告{h20.warned}", en: "The notice is served, {h20.warned} at stake"}
  short: {zh: 通知送达, en: Notice served}
  actor: nvidia
  sources: [paper]
customs:
  date: mid 2025-06
  title: {zh: 海关不予放行, en: Customs turn it away}
  actor: beijing
  sources: [paper]
"""
BARS = """\
kind: paired-bar
facts: [h20.warned, h20.booked, h20.gap]
title: {zh: "预告{h20.warned}，入账{h20.booked}", en: "Warned of {h20.warned}, booked {h20.booked}"}
subtitle: {zh: 一个季度的费用, en: The charge of a quarter}
alt: {zh: 两根横条，下面的较短。, en: "Two bars, the lower one shorter."}
note: {zh: 预告数字是上限。, en: The warning was a limit.}
"""
TIMELINE = """\
kind: timeline
events: [h20.letters, h20.reprieve, h20.notice, h20.customs]
lanes: [washington, nvidia, beijing]
title: {zh: 刹车换到了北京脚下, en: The brake passed to Beijing}
subtitle: {zh: 大事记, en: What happened}
alt: {zh: 三栏时间线。, en: A timeline in three lanes.}
"""
PLAIN_WORDS = """\
title: {zh: 图的发现, en: What it shows}
subtitle: {zh: 单位, en: In units}
alt: {zh: 图的说明。, en: What is seen.}
"""
BUYERS = f"""\
kind: bar
facts: [buy.first, buy.second, buy.third, buy.fourth]
groups:
  - {{name: {{zh: 本地公司, en: Local firm}}, facts: [buy.first], emphasis: main}}
  - {{name: {{zh: 不在名单, en: Not on the list}}, facts: [buy.third, buy.fourth], emphasis: aside}}
{PLAIN_WORDS}"""
SHARES = f"""\
kind: share
facts: [dev.part, dev.older, dev.newer, dev.share-of-older, dev.share-of-newer]
{PLAIN_WORDS}"""
DOTS = f"""\
kind: dot
facts: [chip.compute, chip.memory]
against: rival
{PLAIN_WORDS}"""
RANGES = f"""\
kind: range
facts: [h20.range, h20.booked]
{PLAIN_WORDS}"""
GROUPED = f"""\
kind: grouped-bar
facts: [buy.first, buy.second, buy.third]
groups:
  - {{name: {{zh: 本地, en: Here}}, facts: [buy.first, buy.second]}}
  - {{name: {{zh: 外地, en: Abroad}}, facts: [buy.third]}}
aside: [buy.second]
{PLAIN_WORDS}"""
MOVES = """\
fallen:
  label: {zh: 下跌的股价, en: Shares that fell}
  value: -0.07
  unit: change
  bound: over
  as_of: 2025-04-16
  status: reported
  sources: [paper]
slipped:
  label: {zh: 微跌的股价, en: Shares that slipped}
  value: -0.02
  unit: change
  as_of: 2025-04-16
  status: reported
  sources: [mirror]
risen:
  label: {zh: 上涨的股价, en: Shares that rose}
  value: 0.003
  unit: change
  as_of: 2025-04-16
  status: reported
  sources: [paper]
"""
DIVERGING = f"""\
kind: diverging-bar
facts: [move.risen, move.fallen, move.slipped]
{PLAIN_WORDS}"""
DUMBBELL = f"""\
kind: dumbbell
facts: [buy.first, buy.second, buy.third]
groups:
  - {{name: {{zh: 本地, en: Here}}, facts: [buy.first, buy.second]}}
  - {{name: {{zh: 外地, en: Abroad}}, facts: [buy.third]}}
{PLAIN_WORDS}"""
SLOPE = f"""\
kind: slope
facts: [buy.first, buy.second]
{PLAIN_WORDS}"""
DATES = f"""\
kind: dates
events: [h20.customs, h20.letters, h20.reprieve]
{PLAIN_WORDS}"""
LINE = f"""\
kind: line
series: monthly
along: month
field: things
{PLAIN_WORDS}"""
SERIES = """\
title: {zh: 逐月的件数, en: Things by month}
fields:
  - name: month
    type: yearmonth
    title: {zh: 月份, en: Month}
    constraints: {required: true, unique: true}
  - name: things
    type: integer
    title: {zh: 件数, en: Things}
    unit: things
    constraints: {required: true, minimum: 0}
as_of: 2025
status: reported
sources: [paper]
"""
ROWS = "month,things\n" + "".join(f"2025-{month:02},{month * month % 7}\n" for month in range(1, 13))
RECORDS = {
    "sources/press.yml": SOURCES,
    "glossary.yml": GLOSSARY,
    "facts/h20.yml": FACTS,
    "facts/buy.yml": PURCHASES,
    "facts/dev.yml": DEVELOPERS,
    "facts/chip.yml": COMPARED,
    "events/h20.yml": EVENTS,
    "charts/bars.yml": BARS,
    "charts/line.yml": TIMELINE,
    "charts/buyers.yml": BUYERS,
    "charts/shares.yml": SHARES,
    "charts/dots.yml": DOTS,
    "charts/ranges.yml": RANGES,
    "charts/grouped.yml": GROUPED,
    "charts/diverging.yml": DIVERGING,
    "charts/dumbbell.yml": DUMBBELL,
    "charts/slope.yml": SLOPE,
    "charts/dates.yml": DATES,
    "charts/monthly.yml": LINE,
    "facts/move.yml": MOVES,
    "series/monthly.yml": SERIES,
    "series/monthly.csv": ROWS,
    **SAMPLES,
}

Ledger = Callable[..., Catalog]


def chart_problems(catalog: Catalog) -> list[Problem]:
    """What is wrong with the charts of a catalog, each looked at alone."""
    charts = catalog.charts.items()
    return [problem for chart_id, chart in charts for problem in check_record(catalog, "chart", chart_id, chart)]


def written_to(root: Path, records: dict[str, str]) -> None:
    """Write the records into a project, with the site's languages, units and phrases."""
    data = root / "data"
    shutil.copytree(ROOT / "data" / "phrases", data / "phrases")
    for name in ("languages.yml", "newsletter.yml", "units.yml"):
        shutil.copy(ROOT / "data" / name, data / name)
    for name, text in records.items():
        path = data / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Make a catalog of the records above, with the files that a test writes differently."""

    def make(changes: dict[str, str] | None = None) -> Catalog:
        shutil.rmtree(tmp_path / "data", ignore_errors=True)
        written_to(tmp_path, {**RECORDS, **(changes or {})})
        catalog, problems = load_catalog(tmp_path)
        assert not problems, [str(problem) for problem in problems]
        return catalog

    return make


Ground = Callable[[], Catalog]  # whose text, where a test fails, is no whole ledger


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The small ledger as it is, for tests that invent charts upon it."""
    root = tmp_path_factory.mktemp("ledger")
    written_to(root, RECORDS)
    catalog, problems = load_catalog(root)
    assert not problems
    return lambda: catalog
