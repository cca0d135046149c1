"""Charts over time and of sums, with the facts that they draw: one of each kind that needs more than one number."""

from __future__ import annotations

from collections.abc import Iterable

WORDS = """\
title: {zh: 图的发现, en: What it shows}
subtitle: {zh: 单位：美元, en: In US dollars}
alt: {zh: 图的说明。, en: What is seen.}
"""


def fact(key: str, zh: str, en: str, value: str, as_of: str, *, status: str = "reported", unit: str = "usd") -> str:
    """A fact with a source, under its key."""
    return (
        f"{key}:\n  label: {{zh: {zh}, en: {en}}}\n  value: {value}\n  unit: {unit}\n  as_of: {as_of}\n"
        f"  status: {status}\n  sources: [{'mirror' if status == 'rumour' else 'paper'}]\n"
    ).replace("status: rumour", "status: estimate")


QUARTERS = [
    fact("cloud-q1", "云业务收入", "Cloud revenue", "22.6e9", "FY2026-Q1"),
    fact("cloud-q2", "云业务收入", "Cloud revenue", "26.3e9", "FY2026-Q2"),
    fact("cloud-q3", "云业务收入", "Cloud revenue", "30.8e9", "FY2026-Q3"),
    fact("cloud-q4", "云业务收入", "Cloud revenue", "35.6e9", "FY2026-Q4", status="projection"),
    fact("games-q1", "游戏业务收入", "Games revenue", "2.6e9", "2025-Q2"),
    fact("games-q2", "游戏业务收入", "Games revenue", "2.9e9", "2025-Q3", status="rumour"),
    fact("games-q3", "游戏业务收入", "Games revenue", "3.3e9", "2025-Q4"),
    fact("cars-q1", "汽车业务收入", "Cars revenue", "0.3e9", "2025-Q2"),
    fact("cars-q2", "汽车业务收入", "Cars revenue", "0.4e9", "2025-Q3"),
    fact("cars-q3", "汽车业务收入", "Cars revenue", "0.6e9", "2025-Q4"),
]
SUMS = [
    fact("revenue", "营业收入", "Revenue", "44.1e9", "FY2026-Q1"),
    fact("cost", "营业成本", "Cost of revenue", "17.4e9", "FY2026-Q1"),
    fact("research", "研发费用", "Research and development", "4e9", "FY2026-Q1"),
    fact("overheads", "销售与管理费用", "Sales and overheads", "1e9", "FY2026-Q1"),
    fact("interest", "利息收入", "Interest earned", "0.4e9", "FY2026-Q1", status="estimate"),
    fact("profit", "税前利润", "Profit before tax", "22.1e9", "FY2026-Q1"),
    fact("before-us", "美国", "United States", "20.7e9", "FY2026-Q1"),
    fact("before-china", "中国", "China", "5.5e9", "FY2026-Q1"),
    fact("before-else", "其他", "Elsewhere", "17.9e9", "FY2026-Q1", status="estimate"),
    fact("after-us", "美国", "United States", "23.2e9", "FY2026-Q2"),
    fact("after-china", "中国", "China", "2.8e9", "FY2026-Q2"),
    fact("after", "营业收入", "Revenue", "46.7e9", "FY2026-Q2"),
]
FIRMS = [
    text
    for key, zh, en, spent, grown in (
        ("one", "甲公司", "First", "20e9", "0.35"),
        ("two", "乙公司", "Second Company", "9e9", "2.1"),
        ("three", "丙公司", "Third", "60e9", "0.6"),
        ("four", "丁公司", "Fourth and Sons", "58e9", "0.55"),
    )
    for text in (
        fact(f"{key}-spent", f"{zh}的开支", f"Spending of {en}", spent, "2024"),
        fact(f"{key}-grown", f"{zh}的增幅", f"Growth of {en}", grown, "2024", unit="growth"),
    )
]


def ids(topic: str, facts: Iterable[str]) -> str:
    """The ids of facts, as a list in YAML."""
    return ", ".join(f"{topic}.{text.split(':')[0]}" for text in facts)


CLOUD, GAMES, CARS = QUARTERS[:4], QUARTERS[4:7], QUARTERS[7:]
STACKED = f"""\
kind: stacked-bar
facts: [{ids("sum", [*SUMS[6:], SUMS[0]])}]
groups:
  - {{name: {{zh: 第一季度, en: First quarter}}, facts: [{ids("sum", SUMS[6:9])}], whole: sum.revenue}}
  - {{name: {{zh: 第二季度, en: Second quarter}}, facts: [{ids("sum", SUMS[9:11])}], whole: sum.after}}
{WORDS}"""
LINES = f"""\
kind: lines
facts: [{ids("quarter", QUARTERS)}]
groups:
  - {{name: {{zh: 云业务, en: Cloud}}, facts: [{ids("quarter", CLOUD)}], emphasis: main}}
  - {{name: {{zh: 游戏业务, en: Games and the like}}, facts: [{ids("quarter", GAMES)}]}}
  - {{name: {{zh: 汽车业务, en: Cars}}, facts: [{ids("quarter", CARS)}]}}
events: [h20.notice, h20.customs]
{WORDS}"""
MULTIPLES = f"{LINES.replace('kind: lines', 'kind: small-multiples').split('events')[0]}{WORDS}"
AREA = f"""\
kind: area
facts: [{ids("quarter", CLOUD)}]
events: [h20.customs]
{WORDS}"""
FITTED = f"""\
kind: line
facts: [{ids("quarter", CLOUD)}]
events: [h20.customs]
from_zero: false
{WORDS}"""
WATERFALL = f"""\
kind: waterfall
facts: [{ids("sum", SUMS[:6])}]
minus: [sum.cost, sum.research, sum.overheads]
names:
  sum.overheads: {{zh: 其余开支, en: All the rest}}
{WORDS}"""
SCATTER = f"""\
kind: scatter
facts: [{ids("firm", FIRMS)}]
groups:
{"".join(f"  - {{name: {{zh: {zh}, en: {en}}}, facts: [firm.{key}-spent, firm.{key}-grown]}}" + chr(10) for key, zh, en in (("one", "甲公司", "First"), ("two", "乙公司", "Second Company"), ("three", "丙公司", "Third"), ("four", "丁公司", "Fourth and Sons")))}\
axes: {{across: {{zh: 资本开支（美元）, en: Capital spending}}, up: {{zh: 同比增幅, en: "Growth, year on year"}}}}
{WORDS}"""
SAMPLES = {
    "facts/quarter.yml": "".join(QUARTERS),
    "facts/sum.yml": "".join(SUMS),
    "facts/firm.yml": "".join(FIRMS),
    "charts/stacked.yml": STACKED,
    "charts/lines.yml": LINES,
    "charts/multiples.yml": MULTIPLES,
    "charts/area.yml": AREA,
    "charts/fitted.yml": FITTED,
    "charts/waterfall.yml": WATERFALL,
    "charts/scatter.yml": SCATTER,
}
