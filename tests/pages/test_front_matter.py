"""What front matter says fits where it is shown, and its days follow one another."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.ground.latest_day import latest_day
from macros.manuscript.rules.front_matter import LONGEST
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_EVENT, GOOD_FACT, GOOD_SOURCES, Read, Write


def told(read: Read, *lines: str) -> list[tuple[str, str]]:
    """The codes and places of what is told of a page in both languages with these lines of front matter."""
    keys = {line.partition(":")[0] for line in lines}
    front = [*lines, *(f"{key}: T" for key in ("title", "description") if key not in keys)]
    page = "\n".join(("---", *front, "---", "# T { #t }", ""))
    files = {f"docs/{language}/about/a.md": page for language in ("zh", "en")}
    return sorted((found.code, str(found.position)) for found in read(files)[1])


def in_both(code: str, at: str) -> list[tuple[str, str]]:
    return [(code, f"docs/{language}/about/a.md:{at}") for language in ("en", "zh")]


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


LATEST = dt.date(2027, 4, 14)


def to_come(write: Write, files: dict[str, str], latest: dt.date | None = LATEST) -> list[tuple[str, str]]:
    return [(found.code, str(found.position)) for found in read_project(write(files), latest)[1]]


@pytest.mark.parametrize("day", ["2999-01-01", "8999-12-31", "2027-04-15"])
@pytest.mark.parametrize("key", ["published", "updated"])
def test_a_page_of_a_day_to_come_is_told(write: Write, key: str, day: str) -> None:
    page = "---\ntitle: T\ndescription: D\n{}\n---\n# T {{ #t }}\n"
    sources = {"data/sources/press.yml": GOOD_SOURCES.replace("2025-04-15", "2027-04-14")}  # a source lifts no limit
    for written, told_then in ((day, [("out-of-range", f"4:{len(key) + 3}")]), ("2027-04-14", [])):
        pages = {f"docs/{language}/issues/a.md": page.format(f"{key}: {written}") for language in ("zh", "en")}
        expected = [(code, f"docs/{n}/issues/a.md:{at}") for n in ("en", "zh") for code, at in told_then]
        assert sorted(to_come(write, pages | sources)) == expected
    assert to_come(write, pages, None) == []


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


@pytest.mark.parametrize("day", ["8999-01-01", "2027-04-15"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/facts/h20.yml", GOOD_FACT + HISTORY.format(first="2027-04-14", second="DAY")),
        ("data/facts/h20.yml", GOOD_FACT + "  checked: DAY\n"),
        (
            "data/facts/h20.yml",
            GOOD_FACT.replace("projection", "reported").replace("as_of: FY2026-Q1", "as_of: DAY"),
        ),
        ("data/sources/press.yml", GOOD_SOURCES.replace("2025-04-15", "DAY")),
        ("data/sources/press.yml", GOOD_SOURCES + "  date_accessed: DAY\n"),
        (
            "data/quotes.yml",
            "said:\n  speaker: nvidia\n  date: DAY\n  language: en\n  text: {zh: 甲, en: A}\n  sources: [mirror]\n"
            "  unused: a test\n",
        ),
    ],
)
def test_what_happened_on_a_day_to_come_is_told(write: Write, path: str, text: str, day: str) -> None:
    written = text.replace("DAY", day)
    [(code, place)] = to_come(write, {path: written})
    line, column = map(int, place.removeprefix(f"{path}:").split(":"))
    assert code == "out-of-range"
    assert written.splitlines()[line - 1][column - 1 :].startswith(day)
    assert to_come(write, {path: written.replace(day, "2027-04-14")}) == []


def test_what_is_expected_may_lie_ahead(write: Write) -> None:
    fact = GOOD_FACT.replace("as_of: FY2026-Q1", "as_of: 2030")
    assert (
        to_come(write, {"data/facts/h20.yml": fact, "data/events/kept.yml": GOOD_EVENT.replace("2025", "2030")}) == []
    )


def test_the_latest_day_is_that_of_the_clock_or_of_the_moment_that_is_given() -> None:
    now = dt.datetime.now(dt.UTC).date()
    assert latest_day({}) - now <= dt.timedelta(days=2)
    assert latest_day({}) > now
    for given in ("", "soon", "0", "9" * 30):
        assert latest_day({"SOURCE_DATE_EPOCH": given}) - now <= dt.timedelta(days=2)
    assert latest_day({"SOURCE_DATE_EPOCH": "95617584000"}) == dt.date(5000, 1, 2)


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
    ("zh", "en", "at"),
    [
        ("published: 2026-01-01", "published: 2026-01-02", "3:12"),
        ("published: 2026-01-02", "", "1:1"),
        ("", "published: 2026-01-02", "3:12"),
        ("updated: 2026-01-02", "", "1:1"),
        ("updated: 2026-01-02", "updated: 2025-01-02", "3:10"),
    ],
)
def test_a_day_that_differs_between_the_languages_is_told_once_at_the_translation(
    read: Read, zh: str, en: str, at: str
) -> None:
    page = "---\noriginal: zh\n{}\ntitle: T\ndescription: D\n---\n# T {{ #t }}\n"
    files = {"docs/zh/issues/a.md": page.format(zh), "docs/en/issues/a.md": page.format(en)}
    found = [one for one in read(files)[1] if "published" in one.message or "updated" in one.message]
    assert [(one.code, str(one.position)) for one in found] == [("number-parity", f"docs/en/issues/a.md:{at}")]


@pytest.mark.parametrize(
    "title", ["Ledger", "ledger", "Ｌｅｄｇｅｒ", "“Ledger”", "Led ger", "账本", "Sources", "资料来源"]
)
def test_a_page_titled_like_one_of_the_sites_own_is_told_in_every_language(read: Read, title: str) -> None:
    assert told(read, f"title: '{title}'") == in_both("reserved-file", "2:8")


@pytest.mark.parametrize("title", ["The ledger of H20", "Ledgers", "账本怎么看"])
def test_a_title_of_its_own_is_not(read: Read, title: str) -> None:
    assert told(read, f"title: '{title}'") == []
