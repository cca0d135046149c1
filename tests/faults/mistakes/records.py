"""Mistakes in records: their fields, their sums, what they name."""

from __future__ import annotations

from tests.faults.mistakes import Mistake

FACTS, EVENTS, MORE = "data/facts/h20.yml", "data/events/kept.yml", "data/facts/more.yml"
FACT = """\
other:
  label: {zh: 甲, en: A}
  value: 5
  unit: usd
  as_of: 2025-04-15
  status: reported
  sources: [cnbc]
  unused: a test
"""
SUM = """\
sum:
  label: {zh: 甲, en: A}
  derive: h20.charge-warned / h20.charge-warned
  unit: share
  digits: 2
  unused: a test
"""
EVENT = """\
more:
  date: 2025-04-17
  title: {zh: 甲, en: A}
  actor: nvidia
  sources: [cnbc]
  unused: a test
"""
SOURCE = """\
paper:
  type: report
  title: {original: A paper}
  publisher: {name: Press}
  language: en
  grade: A
  read: full
  unused: a test
"""
WARNED = "h20.charge-warned / h20.charge-warned"


def fact(old: str, new: str, at: str, under: str) -> Mistake:
    """One fact more, with a mistake in it."""
    assert old in FACT
    return Mistake(f"{MORE}:{at}", under, {MORE: FACT.replace(old, new, 1)})


def derived(old: str, new: str, at: str, under: str) -> Mistake:
    """One derived fact more, with a mistake in it."""
    assert old in SUM
    return Mistake(f"{MORE}:{at}", under, {MORE: SUM.replace(old, new, 1)})


def event(old: str, new: str, at: str, under: str) -> Mistake:
    """One event more, with a mistake in it."""
    assert old in EVENT
    return Mistake(f"data/events/more.yml:{at}", under, {"data/events/more.yml": EVENT.replace(old, new, 1)})


RECORDS = {
    "bad-id": fact("other:", "Other_One:", "1:1", "Other_One"),
    "broken-derive": derived(WARNED, "h20.charge-warned /", "3:11", "h20.charge-warned /"),
    "derived-cycle": derived(WARNED, "more.sum / h20.charge-warned", "3:11", "more.sum"),
    "duplicate-id": Mistake(
        "data/events/h20.yml:1:1",
        "charge-warned",
        {"data/events/h20.yml": EVENT.replace("more:", "charge-warned:", 1)},
    ),
    "duplicate-key": Mistake(f"{FACTS}:9:3", "unit", edits=((FACTS, "[cnbc]", "[cnbc]\n  unit: usd"),)),
    "empty": event("[cnbc]", "[]", "5:12", "[]"),
    "formula": Mistake(f"{EVENTS}:3:23", "'=HYPER", edits=((EVENTS, "en: The copy", "en: '=HYPERLINK(1)'"),)),
    "forbidden-rendering": Mistake(
        f"{EVENTS}:3:15",
        "辉达的副本",
        edits=(
            ("data/glossary.yml", "whole: true", "whole: true\n  avoid: {zh: [辉达]}"),
            (EVENTS, "转载", "辉达的副本"),
        ),
    ),
    "missing-as-of": fact("  as_of: 2025-04-15\n", "", "1:1", "other"),
    "missing-digits": derived("  digits: 2\n", "", "3:11", WARNED),
    "missing-key": event("  actor: nvidia\n", "", "1:1", "more"),
    "missing-language": fact(", en: A", "", "2:10", "{zh"),
    "missing-original": Mistake(
        "data/sources/more.yml:3:10",
        "{en",
        {"data/sources/more.yml": SOURCE.replace("original", "en")},
    ),
    "missing-phrase": Mistake(
        "data/phrases/en.yml:4:1",
        "numbers",
        edits=(("data/phrases/zh.yml", "\nsite:", "\nextra:\n  word: 字\n\nsite:"),),
    ),
    "missing-source": fact("  sources: [cnbc]\n", "", "1:1", "other"),
    "missing-status": fact("  status: reported\n", "", "1:1", "other"),
    "moved": Mistake(
        f"{MORE}:7:13",
        "older",
        {MORE: FACT.replace("[cnbc]", "[older]")},
        (("data/sources/press.yml", "cnbc:\n", "older:\n  moved_to: cnbc\ncnbc:\n"),),
    ),
    "needless-excuse": Mistake(f"{FACTS}:9:11", "for later", edits=((FACTS, "[cnbc]", "[cnbc]\n  unused: for later"),)),
    "not-a-number": fact("value: 5", "value: 1,234", "3:10", "1,234"),
    "not-a-period": fact("2025-04-15", "2025-02-30", "5:10", "2025-02-30"),
    "not-an-option": fact("reported", "estimated", "6:11", "estimated"),
    "not-in-languages": fact("{zh: 甲, en: A}", "A", "2:10", "A"),
    "not-translated": fact("en: A}", "en: To be translated}", "2:22", "To be translated"),
    "not-yes-or-no": Mistake("data/glossary.yml:4:10", "yes", edits=(("data/glossary.yml", "true", "yes"),)),
    "number-parity": event("甲", "2024年的甲", "3:15", "2024年的甲"),
    "one-amount": fact("  value: 5\n", "", "1:1", "other"),
    "out-of-range": derived("digits: 2", "digits: 0", "5:11", "0"),
    "period-mismatch": Mistake(
        f"{MORE}:11:11",
        "more.other",
        {MORE: FACT.replace("  unused: a test\n", "") + "\n" + SUM.replace(WARNED, "more.other / h20.charge-warned")},
    ),
    "range-falls": fact("value: 5", "range: [6, 5]", "3:10", "[6, 5]"),
    "too-deep": fact("value: 5", f"value: {'[' * 13}5{']' * 13}", "3:20", "[[["),
    "too-large": fact("a test", "a" * 20_001, "8:11", "aaa"),
    "too-long": fact("a test", "a" * 2_001, "8:11", "aaa"),
    "several-documents": fact("a test", "a test\n---\nlast: one", "9:1", "---"),
    "two-amounts": fact("value: 5", "value: 5\n  range: [5, 6]", "4:10", "[5, 6]"),
    "typed-quantity": fact("{zh: 甲, en: A}", "{zh: 5美元, en: A $5 charge}", "2:24", "A $5 charge"),
    "unit-mismatch": derived("share", "usd", "3:11", WARNED),
    "unknown-event": derived(WARNED, "days(kept.copied, kept.copies)", "3:11", "days("),
    "unknown-key": fact("as_of: 2025-04-15", "as_of: 2025-04-15\n  as_off: 2024", "6:3", "as_off"),
    "unknown-language": fact("en: A", "en: A, xx: B", "2:25", "xx"),
    "unknown-name": event("{zh: 甲, en: A}", '{zh: "{nobody}甲", en: A}', "3:15", '"{nobody}'),
    "unknown-source": fact("[cnbc]", "[cnbc, cnbd]", "7:19", "cnbd"),
    "unknown-term": event("nvidia", "nvidea", "4:10", "nvidea"),
    "unknown-unit": fact("usd", "usb", "4:9", "usb"),
    "unused": fact("  unused: a test\n", "", "1:1", "other"),
    "wrong-colour": Mistake(
        "data/newsletter.yml:12:17",
        '"#cccccc"',
        edits=(("data/newsletter.yml", 'light: "#ad3117"', 'light: "#cccccc"'),),
    ),
    "wrong-length": fact("value: 5", "range: [5]", "3:10", "[5]"),
    "wrong-type": fact("[cnbc]", "cnbc", "7:12", "cnbc"),
    "yaml-extra": fact("usd", "&u usd", "4:9", "&u"),
    "yaml-syntax": fact("{zh: 甲, en: A}", "China: A", "2:15", ": A"),
}
