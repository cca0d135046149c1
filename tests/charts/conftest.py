"""A small ledger to draw from: the site's real languages, units and phrases, and records of the tests' own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog

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
RECORDS = {
    "sources/press.yml": SOURCES,
    "glossary.yml": GLOSSARY,
    "facts/h20.yml": FACTS,
    "events/h20.yml": EVENTS,
    "charts/bars.yml": BARS,
    "charts/line.yml": TIMELINE,
}

Ledger = Callable[..., Catalog]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Make a catalog of the records above, with the files that a test writes differently."""

    def make(changes: dict[str, str] | None = None) -> Catalog:
        data = tmp_path / "data"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(ROOT / "data" / "phrases", data / "phrases")
        for name in ("languages.yml", "units.yml"):
            shutil.copy(ROOT / "data" / name, data / name)
        for name, text in {**RECORDS, **(changes or {})}.items():
            path = data / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        catalog, problems = load_catalog(tmp_path)
        assert not problems, [str(problem) for problem in problems]
        return catalog

    return make
