"""Relays that are said to agree must be there to follow: two of them read, and a note that names them."""

from __future__ import annotations

import pytest

from macros.pages.cards import card
from macros.wording.voice import Voice
from tests.conftest import GOOD_FACT, GOOD_SOURCES, Read

NOTE = "  note: {zh: 两处一致, en: Both agree}\n"


def codes(read: Read, agreed: str, *, sources: str = GOOD_SOURCES) -> list[str]:
    """What is wrong with a fact that says `agreed` and these lines besides."""
    fact = GOOD_FACT.replace("  sources: [cnbc]\n", agreed)
    found = read({"data/facts/h20.yml": fact, "data/sources/press.yml": sources})[1]
    return [problem.code for problem in found if "agreed" in str(problem.message)]


def test_two_relays_that_were_read_and_a_note_are_enough(read):
    assert "missing-source" not in codes(read, f"  sources: [cnbc, mirror]\n  agreed: true\n{NOTE}")


@pytest.mark.parametrize(
    "agreed",
    [
        f"  sources: [cnbc]\n  agreed: true\n{NOTE}",
        "  sources: [cnbc, mirror]\n  agreed: true\n",
    ],
)
def test_one_relay_or_no_note_is_not(read, agreed):
    assert "missing-source" in codes(read, agreed)


def test_a_relay_that_nobody_opened_agrees_with_nothing(read):
    unopened = "read: not-opened".join(GOOD_SOURCES.rsplit("read: excerpt", 1))
    agreed = f"  sources: [cnbc, mirror]\n  agreed: true\n{NOTE}"
    assert "missing-source" in codes(read, agreed, sources=unopened)


HALF = """\
half:
  label: {zh: 一半, en: Half of it}
  derive: h20.charge-warned / h20.charge-warned
  unit: share
  digits: 2
  unused: a test
"""


@pytest.mark.parametrize(("grade", "is_told"), [("C", True), ("A", False)])
def test_a_card_without_a_doubt_mark_says_that_relays_agree_where_nothing_firmer_stands_in_it(read, grade, is_told):
    """Of the number itself and of what is derived from it: a reader sees mirrors alone, and asks."""
    agreed = f"  sources: [cnbc, mirror]\n  agreed: true\n{NOTE}"
    files = {
        "data/facts/h20.yml": GOOD_FACT.replace("  sources: [cnbc]\n", agreed) + HALF,
        "data/sources/press.yml": GOOD_SOURCES.replace("grade: A", f"grade: {grade}"),
    }
    catalog = read(files)[0].catalog
    for name in ("h20.charge-warned", "h20.half"):
        rows = dict(card(Voice("en", catalog), "fact", name).rows)
        assert ("Why we accept it" in rows) == is_told
