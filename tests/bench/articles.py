"""Articles by the hundred: N issues in every language, each with a record, fifteen facts, a bar and a line chart.

Seeded, so that two machines measure the same bytes. Written into a scratch copy of the project, never into the project.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

FACTS, BARS, MONTHS = 15, 6, 24
FIRST = 1000  # the number of the first, above those of the issues there are
_SOURCE = "nvidia-8-k-2025-04-15"
_TITLES = {"zh": "样本文章", "en": "Sample article"}
_WORDS = {
    "zh": ("订单", "工厂", "客户", "价格", "交货", "库存", "产能", "报告", "季度", "市场"),
    "en": (
        "orders",
        "plants",
        "buyers",
        "prices",
        "deliveries",
        "stocks",
        "capacity",
        "reports",
        "quarters",
        "markets",
    ),
}


def write_articles(root: Path, count: int, languages: tuple[str, ...] = ("zh", "en")) -> None:
    """Write `count` articles with their records into the project at `root`."""
    for number in range(count):
        _write_article(root, number, languages)


def _write_article(root: Path, number: int, languages: tuple[str, ...]) -> None:
    drawn, topic = random.Random(number), f"gen{number:04d}"
    facts = [f"{topic}.f{n:02d}" for n in range(FACTS)]
    _put(root / f"data/facts/{topic}.yml", "\n".join(_fact(drawn, topic, n) for n in range(FACTS)))
    _put(root / f"data/series/{topic}.yml", _series(topic))
    _put(root / f"data/series/{topic}.csv", _rows(drawn))
    _put(root / f"data/charts/{topic}-bar.yml", _chart(topic, "bar", f"facts: [{', '.join(facts[:BARS])}]"))
    _put(root / f"data/charts/{topic}-line.yml", _chart(topic, "line", f"series: {topic}\nalong: month\nfield: n"))
    _put(root / f"data/issues/{topic}.yml", _issue(number, facts, languages))
    for language in languages:
        _put(root / f"docs/{language}/issues/{topic}/index.md", _page(drawn, topic, facts, language))


def _fact(drawn: random.Random, topic: str, n: int) -> str:
    label = {"zh": f"第{topic}题的甲{n}数", "en": f"Amount {n} of {topic}"}
    return (
        f"f{n:02d}:\n  label: {json.dumps(label, ensure_ascii=False)}\n"
        f"  short: {json.dumps({'zh': f'甲{n}', 'en': f'No. {n}'}, ensure_ascii=False)}\n"
        f"  value: {drawn.randint(11, 990)}e7\n  unit: usd\n  as_of: {2020 + n % 6}\n"
        f"  status: reported\n  sources: [{_SOURCE}]\n"
    )


def _series(topic: str) -> str:
    return (
        f'title: {{zh: "{topic}的月度", en: "Months of {topic}"}}\nfields:\n'
        '  - {name: month, type: yearmonth, title: {zh: "月份", en: "Month"}, '
        "constraints: {required: true, unique: true}}\n"
        '  - {name: n, type: integer, title: {zh: "件数", en: "Things"}, unit: things, constraints: {required: true}}\n'
        f"as_of: 2025-12\nstatus: reported\nsources: [{_SOURCE}]\n"
    )


def _rows(drawn: random.Random) -> str:
    return "month,n\n" + "".join(f"{2024 + m // 12}-{m % 12 + 1:02d},{drawn.randint(1, 90)}\n" for m in range(MONTHS))


def _chart(topic: str, kind: str, drawn_from: str) -> str:
    named = {"zh": f"{topic}的图：{kind}", "en": f"A chart of {topic}: {kind}"}
    texts = (
        f"{name}: {json.dumps(named, ensure_ascii=False)}\n".replace(topic, "本题") for name in ("subtitle", "alt")
    )
    title = {"zh": "本题的数字", "en": "What the numbers of this one say"}
    return f"kind: {kind}\n{drawn_from}\ntitle: {json.dumps(title, ensure_ascii=False)}\n{''.join(texts)}"


def _issue(number: int, facts: list[str], languages: tuple[str, ...]) -> str:
    """The record of an article: its words, its day, and two of its numbers as key figures."""
    named = json.dumps({one: f"{_TITLES[one]} {number}" for one in languages}, ensure_ascii=False)
    words = "".join(f"{key}: {named}\n" for key in ("question", "answer", "description"))
    day = f"2026-0{1 + number % 9}-0{1 + number % 7}"
    return f"number: {FIRST + number}\n{words}published: {day}\noriginal: zh\nkey_figures: [{', '.join(facts[:2])}]\n"


def _page(drawn: random.Random, topic: str, facts: list[str], language: str) -> str:
    title = _TITLES[language]
    parts = [_paragraph(drawn, language, facts[:5])]
    for n, (heading, called) in enumerate((("one", facts[5:10]), ("two", facts[10:])), start=1):
        parts.append(f"## {title} {{ #{heading} }}")
        parts.append(_paragraph(drawn, language, called))
        parts.append(f'{{{{ chart("{topic}-{("bar", "line")[n - 1]}") }}}}')
        parts.append(_paragraph(drawn, language, []))
    parts.append(f"## {title} {{ #sources }}\n\n{{{{ sources() }}}}")
    return "\n\n".join(parts) + "\n"


def _paragraph(drawn: random.Random, language: str, facts: list[str]) -> str:
    joint, between, end = {"zh": ("", "、", "。"), "en": (" ", ", ", ".")}[language]
    words = joint.join(drawn.choice(_WORDS[language]) for _ in range(60))
    return between.join([words, *(f'{{{{ fact("{fact}") }}}}' for fact in facts)]) + end


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
