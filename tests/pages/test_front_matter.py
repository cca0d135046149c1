"""What front matter says fits where it is shown, and its days follow one another."""

from __future__ import annotations

import pytest

from macros.manuscript.rules.front_matter import LONGEST
from tests.conftest import GOOD_FACT, GOOD_SOURCES, Read


def told(read: Read, *lines: str) -> list[tuple[str, str]]:
    """The codes and places of what is told of a page in both languages with these lines of front matter."""
    keys = {line.partition(":")[0] for line in lines}
    front = [*lines, *(f"{key}: T" for key in ("title", "description") if key not in keys)]
    page = "\n".join(("---", *front, "---", "# T { #t }", ""))
    files = {f"docs/{language}/issues/one/a.md": page for language in ("zh", "en")}
    return sorted((found.code, str(found.position)) for found in read(files)[1])


def in_both(code: str, at: str) -> list[tuple[str, str]]:
    return [(code, f"docs/{language}/issues/one/a.md:{at}") for language in ("en", "zh")]


@pytest.mark.parametrize("key", sorted(LONGEST))
@pytest.mark.parametrize("mark", ["x", "长", "x "])
def test_a_text_that_is_too_long_for_where_it_is_shown_is_told(read: Read, key: str, mark: str) -> None:
    limit = LONGEST[key]
    text = (mark * limit)[: limit - 1] + "x"
    assert told(read, f"{key}: {text}") == []
    assert told(read, f"{key}: {text}x") == in_both("too-long", f"2:{len(key) + 3}")


@pytest.mark.parametrize("updated", ["1000-01-01", "2026-01-01", "2025-12-31"])
def test_a_page_changed_before_it_came_out_is_told(read: Read, updated: str) -> None:
    lines = ("published: 2026-01-02", f"updated: {updated}")
    assert told(read, *lines) == in_both("range-falls", "3:10")
    assert told(read, *reversed(lines)) == in_both("range-falls", "2:10")
    assert told(read, "published: 2026-01-02", "updated: 2026-01-02") == []


@pytest.mark.parametrize("day", ["2999-01-01", "8999-12-31", "2027-04-16"])
@pytest.mark.parametrize("key", ["published", "updated"])
def test_a_day_long_after_every_source_is_told(read: Read, key: str, day: str) -> None:
    assert told(read, f"{key}: {day}") == in_both("out-of-range", f"2:{len(key) + 3}")
    assert told(read, f"{key}: 2027-04-14") == []


HISTORY = """\
  history:
    - {{date: {first}, value: 5.0e9, reason: {{zh: 抄错, en: misread}}}}
    - {{date: {second}, value: 5.1e9, reason: {{zh: 抄错, en: misread}}}}
"""


def test_a_history_that_goes_backwards_is_told_at_the_change_that_does(read: Read) -> None:
    backwards = GOOD_FACT + HISTORY.format(first="2026-02-02", second="2026-02-01")
    [found] = read({"data/facts/h20.yml": backwards})[1]
    assert (found.code, str(found.position)) == ("range-falls", "data/facts/h20.yml:11:14")
    forwards = GOOD_FACT + HISTORY.format(first="2026-02-01", second="2026-02-01")
    assert read({"data/facts/h20.yml": forwards})[1] == []


@pytest.mark.parametrize("day", ["8999-01-01", "2027-04-16"])
def test_a_change_long_after_every_source_is_told(read: Read, day: str) -> None:
    ahead = GOOD_FACT + HISTORY.format(first="2027-04-14", second=day)
    [found] = read({"data/facts/h20.yml": ahead})[1]
    assert (found.code, str(found.position)) == ("out-of-range", "data/facts/h20.yml:11:14")


def test_a_fact_that_became_itself_is_told(read: Read) -> None:
    [found] = read({"data/facts/h20.yml": GOOD_FACT + "  became: h20.charge-warned\n"})[1]
    assert (found.code, str(found.position)) == ("not-an-option", "data/facts/h20.yml:9:11")


def test_a_source_that_was_read_before_it_came_out_is_told(read: Read) -> None:
    dated = "date_published: 2025-04-15\n"
    sources = GOOD_SOURCES.replace(dated, f"{dated}  date_accessed: 2025-04-14\n")
    [found] = read({"data/sources/press.yml": sources})[1]
    assert (found.code, str(found.position)) == ("range-falls", "data/sources/press.yml:8:18")
    assert read({"data/sources/press.yml": sources.replace("04-14", "04-15")})[1] == []


@pytest.mark.parametrize("empty", ['""', '"\\u3000"', '"  "'])
@pytest.mark.parametrize("key", ["title", "description"])
def test_a_page_without_a_word_for_its_link_is_told(read: Read, key: str, empty: str) -> None:
    assert told(read, f"{key}: {empty}") == in_both("missing-key", f"2:{len(key) + 3}")


@pytest.mark.parametrize("named", ["fr", '""', "EN", "zh en"])
def test_an_original_in_no_language_of_the_site_is_told(read: Read, named: str) -> None:
    assert told(read, f"original: {named}") == in_both("unknown-language", "2:11")
    assert told(read, "original: en") == []
    assert told(read) == []


@pytest.mark.parametrize(
    "title", ["Ledger", "ledger", "Ｌｅｄｇｅｒ", "“Ledger”", "Led ger", "账本", "Sources", "资料来源"]
)
def test_a_page_titled_like_one_of_the_sites_own_is_told_in_every_language(read: Read, title: str) -> None:
    assert told(read, f"title: '{title}'") == in_both("reserved-file", "2:8")


@pytest.mark.parametrize("title", ["The ledger of H20", "Ledgers", "账本怎么看"])
def test_a_title_of_its_own_is_not(read: Read, title: str) -> None:
    assert told(read, f"title: '{title}'") == []
