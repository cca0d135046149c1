"""What is published is written down as it was shown, and a page that is changed after it says so (row 46)."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from macros.__main__ import main
from macros.catalog.decode import Sheet, decode
from macros.catalog.nodes import Scalar, read_nodes
from macros.catalog.publication.comparing import judged, shown, stands
from macros.catalog.publication.records import Published
from macros.ground.problems import without_followers
from macros.manuscript.survey import read_project
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_PAGE, ROOT, TINY_PNG, issue_files

ZH, EN, KEPT, FACTS = "docs/zh/index.md", "docs/en/index.md", "data/published.yml", "data/facts/h20.yml"


def page(title: str) -> str:
    return GOOD_PAGE.format(title=title).replace("original: zh\n", "original: zh\npublished: 2026-11-23\n")


@pytest.fixture
def published(write, monkeypatch, capsys) -> Path:
    """The small project, its pages dated, as it was published on a day."""
    root = write(
        {ZH: page("题目"), EN: page("Title"), FACTS: GOOD_FACT.replace("5.5e9", "5.5e9\n  checked: 2026-12-31")}
    )
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    said = capsys.readouterr().out
    assert said == f"{KEPT}: 1 facts, 0 claims and 2 pages, as published on 2026-11-23\n"
    return root


def another_picture() -> bytes:
    """A picture of other bytes than the tiny one."""
    data = io.BytesIO()
    Image.new("RGB", (3, 3)).save(data, "PNG")
    return data.getvalue()


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def say_updated(root: Path, day: str) -> None:
    """Write that day into the front matter of every language, which has one day for all."""
    for name in (ZH, EN):
        text = re.sub(r"^(?:updated|changed): .*\n", "", (root / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
        said = f"published: 2026-11-23\nupdated: {day}\nchanged: 一句 A sentence\n"
        text = text.replace("published: 2026-11-23\n", said)
        (root / name).write_text(text, encoding="utf-8")


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.position)) for problem in read_project(root)[1]]


def test_what_is_written_is_what_is_shown_and_is_read_back(published: Path) -> None:
    assert codes(published) == []
    catalog = read_project(published)[0].catalog
    assert catalog.published is not None
    assert shown(catalog.published.facts["h20.charge-warned"]) == shown(catalog.facts["h20.charge-warned"])
    assert list(catalog.published.pages) == [EN, ZH]
    assert list(catalog.published.pages[EN].sections) == ["top", "part", "_front-matter", "_order"]


def test_every_record_of_the_site_can_be_written_and_read_back() -> None:
    from macros.manuscript.publishing import published_text, usual_day

    project, _ = read_project(ROOT)
    text = published_text(project, usual_day(project, dt.date(2026, 12, 31)))
    node, problems = read_nodes(text, KEPT)
    kept, more = decode(Published, Scalar("published", 1, 1), node, Sheet(KEPT, text, ("zh", "en")))
    assert problems == [] and more == [] and kept is not None
    facts, claims = project.catalog.facts, project.catalog.claims
    assert all(stands(shown(facts[name]), shown(then)) for name, then in kept.facts.items())
    assert all(stands(judged(claims[name]), judged(then)) for name, then in kept.claims.items())
    assert (set(kept.facts), set(kept.claims)) == (set(facts), set(claims))
    blocks = re.split(r"(?m)^[a-z]+:\n", text)[1:]
    parts = [re.findall(r'(?m)^  ([^ "][^:]*):', block) for block in blocks]
    assert [len(part) for part in parts[:2]] == [len(facts), len(claims)]
    assert parts == [sorted(part) for part in parts], "one that looks for a record finds it"


def test_publishing_again_writes_the_same_bytes(published: Path) -> None:
    before = (published / KEPT).read_bytes()
    assert main(["publish", "--date", "2026-11-23"]) == 0
    assert (published / KEPT).read_bytes() == before


def test_the_day_is_today_where_none_is_told(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # 1 January 2100
    assert main(["publish"]) == 0
    assert "\npublished: 2100-01-01\n" in (published / KEPT).read_text(encoding="utf-8")


def test_a_project_with_problems_is_not_published(published: Path, capsys) -> None:
    before = (published / KEPT).read_bytes()
    edit(published, FACTS, "5.5e9", "5.4e9")
    assert main(["publish"]) == 1
    assert "[untold-change]" in capsys.readouterr().out
    assert (published / KEPT).read_bytes() == before


def test_a_change_that_is_told_can_be_published_and_is_then_what_was(published: Path) -> None:
    edit(published, FACTS, "5.5e9", "5.4e9")
    told = "  history: [{date: 2026-12-01, value: 5.5e9, bound: at-most, reason: {zh: 甲, en: A}}]\n"
    edit(published, FACTS, "  sources:", f"{told}  sources:")
    assert main(["publish"]) == 0
    assert "value: 5.4e9" in (published / KEPT).read_text(encoding="utf-8")
    assert codes(published) == []
    edit(published, FACTS, "5.4e9", "5.3e9")
    assert [code for code, _ in codes(published)] == ["untold-change"]


@pytest.mark.parametrize("written", ["5,300,000,000", "５３００００００００"])
def test_a_number_that_fix_mends_is_another_one_then_and_what_it_was_is_left_to_tell(
    published: Path, written: str
) -> None:
    """`check` says that `fix` writes it, and so it does."""
    edit(published, FACTS, "5.5e9\n  checked: 2026-12-31", f"{written}\n  checked: 2026-11-30")
    assert main(["fix", "--yes"]) == 0
    assert "value: 5300000000" in (published / FACTS).read_text(encoding="utf-8")
    assert [code for code, _ in codes(published)] == ["untold-change"]


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ('fact("h20.charge-warned")', 'fact("h20.charge-wraned")', "unknown-fact"),
        ('fact("h20.charge-warned")', 'fcat("h20.charge-warned")', "unknown-macro"),
        ('fact("h20.charge-warned")', 'fact("h20.charge-warned", "x")', "bad-argument"),
        ("{ #part }", "{ #party }", "heading-parity"),
    ],
)
def test_a_slip_is_told_and_not_that_the_page_changed(published: Path, right: str, wrong: str, code: str) -> None:
    edit(published, EN, right, wrong)
    problems = read_project(published)[1]
    told = [one.code for one in without_followers(problems)]
    assert code in told
    assert "not-updated" not in told
    [changed] = [one for one in problems if one.code == "not-updated"]
    assert changed.cause in [one.position for one in problems]


@pytest.mark.parametrize("name", [ZH, EN])
def test_a_heading_that_loses_its_id_is_told_with_the_id_to_give_back(published: Path, name: str) -> None:
    edit(published, name, "{ #part }", "{ #where-from }")
    problems = [one for one in read_project(published)[1] if one.code == "not-updated"]
    assert problems
    assert all(one.hint and "its id part back" in one.hint for one in problems)


@pytest.mark.parametrize("day", ["2026-11-22", "2020-01-01"])
def test_no_day_before_the_last_publication_can_be_told(published: Path, capsys, day: str) -> None:
    assert main(["publish", "--date", day]) == 2
    assert f"{day} is before 2026-11-23" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["today", "2026-13-01", "2026"])
def test_a_day_is_a_day(published: Path, day: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--date", day])
    assert ended.value.code == 2


@pytest.mark.parametrize("name", [ZH, EN])
def test_a_page_whose_text_is_another_says_so_whichever_language_it_is_in(published: Path, name: str) -> None:
    edit(published, name, "{{ sources() }}", "一句 A sentence.\n\n{{ sources() }}")
    assert codes(published) == [("not-updated", f"{name}:11:1")]
    say_updated(published, "2026-11-23")
    assert codes(published) == []


@pytest.mark.parametrize("nothing", ["", "changed: ''\n"])
def test_a_day_alone_does_not_say_what_is_another_now(published: Path, nothing: str) -> None:
    edit(published, EN, "{{ sources() }}", "A sentence.\n\n{{ sources() }}")
    say_updated(published, "2026-11-24")
    edit(published, EN, "changed: 一句 A sentence\n", nothing)
    assert "not-updated" in {code for code, _ in codes(published)}


def test_a_title_is_part_of_what_was_published(published: Path) -> None:
    edit(published, EN, "title: Title", "title: Another")
    assert codes(published) == [("not-updated", f"{EN}:1:1")]


def test_what_a_page_said_of_its_change_is_neither_taken_back_nor_said_otherwise(published: Path, capsys) -> None:
    say_updated(published, "2026-12-01")
    assert main(["publish", "--date", "2026-12-01"]) == 0
    assert codes(published) == []
    kept = (published / EN).read_text(encoding="utf-8")
    for name in (ZH, EN):
        edit(published, name, "updated: 2026-12-01\nchanged: 一句 A sentence\n", "")
    assert codes(published) == [("not-updated", f"{EN}:1:1"), ("not-updated", f"{ZH}:1:1")]
    say_updated(published, "2026-11-30")
    assert [code for code, _ in codes(published)] == ["not-updated", "not-updated"]
    say_updated(published, "2026-12-01")
    assert (published / EN).read_text(encoding="utf-8") == kept
    edit(published, EN, "changed: 一句 A sentence", "changed: A typing mistake")
    assert codes(published) == [("not-updated", f"{EN}:1:1")]
    say_updated(published, "2026-12-02")
    assert codes(published) == []


def test_a_page_that_was_updated_once_says_so_of_each_later_change(published: Path) -> None:
    say_updated(published, "2026-12-01")
    assert main(["publish", "--date", "2026-12-02"]) == 0
    edit(published, EN, "{{ sources() }}", "A sentence.\n\n{{ sources() }}")
    assert [code for code, _ in codes(published)] == ["not-updated"]
    say_updated(published, "2026-12-03")
    assert codes(published) == []


def test_a_number_that_follows_is_no_change_of_a_page(published: Path) -> None:
    edit(published, FACTS, "5.5e9", "5.4e9")
    assert [code for code, _ in codes(published)] == ["untold-change"]


def test_blanks_and_stamps_are_no_change_of_a_page(published: Path) -> None:
    edit(published, EN, "{{ sources() }}\n", "{{ sources() }}  \n\n\n")
    assert main(["stamp", EN]) == 0
    assert codes(published) == []


def test_a_page_that_states_no_day_is_not_held_to_one(write, monkeypatch) -> None:
    root = write()
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    edit(root, EN, "{{ sources() }}", "A sentence.\n\n{{ sources() }}")
    assert codes(root) == []


def test_a_fact_that_is_new_since_is_no_change(published: Path) -> None:
    text = (published / FACTS).read_text(encoding="utf-8")
    (published / FACTS).write_text(text + BOOKED_FACT + "  unused: new\n", encoding="utf-8")
    assert codes(published) == []


def test_what_was_published_is_read_as_strictly_as_any_record(published: Path) -> None:
    edit(published, KEPT, "value: 5.5e9", "value: about five")
    assert [(code, place.partition(":")[0]) for code, place in codes(published)] == [("not-a-number", KEPT)]


def test_the_answer_of_an_issue_is_part_of_what_was_published(write, monkeypatch) -> None:
    root = write(issue_files("one", "alpha"))
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    assert codes(root) == []
    edit(root, "data/issues/one.yml", "en: A lot.", "en: Nothing of it was wrong.")
    assert codes(root) == [("not-updated", "docs/en/issues/one/index.md:1:1")]
    for language in ("zh", "en"):
        told = "---\nupdated: 2026-11-24\nchanged: The answer\n---\n"
        (root / f"docs/{language}/issues/one/index.md").write_text(told, encoding="utf-8")
    assert codes(root) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: 1", "number: 7"),
        ("published: 2026-11-23", "published: 2026-11-22"),
        ("en: A lot.", "en: Nothing."),
        ("en: How much?", "en: How little?"),
    ],
)
def test_what_the_record_of_an_issue_says_is_part_of_what_was_published(write, monkeypatch, old: str, new: str) -> None:
    root = write(issue_files("one", "alpha"))
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    edit(root, "data/issues/one.yml", old, new)
    assert ("not-updated", "docs/en/issues/one/index.md:1:1") in codes(root)


def test_the_description_the_order_and_the_pictures_of_a_page_are_part_of_what_was_published(
    write, monkeypatch
) -> None:
    more = "\n## More {{ #more }}\n\nWords.\n\n![A dot](dot.png)\n"
    root = write({ZH: page("题目") + more.format(), EN: page("Title") + more.format(), FACTS: GOOD_FACT})
    for name in (ZH, EN):
        (root / name).with_name("dot.png").write_bytes(TINY_PNG)
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    assert codes(root) == []
    kept = {name: (root / name).read_text(encoding="utf-8") for name in (ZH, EN)}
    for otherwise in (described_otherwise, with_sections_exchanged):
        for name, text in kept.items():
            (root / name).write_text(otherwise(text), encoding="utf-8")
        assert codes(root) == [("not-updated", f"{EN}:1:1"), ("not-updated", f"{ZH}:1:1")]
    for name, text in kept.items():
        (root / name).write_text(text, encoding="utf-8")
    (root / EN).with_name("dot.png").write_bytes(another_picture())
    assert codes(root) == [("not-updated", f"{EN}:1:1")]


def described_otherwise(text: str) -> str:
    return text.replace("description: ", "description: Not ")


def with_sections_exchanged(text: str) -> str:
    front, one, other = text.split("\n## ")
    return "\n## ".join((front, other.rstrip(), one)) + "\n"


def test_no_two_texts_share_what_is_kept_of_a_section(published: Path) -> None:
    """Eight digits were matched in minutes; no writer finds two texts of 128 bits alike."""
    for found in read_project(published)[0].catalog.published.pages.values():
        assert all(len(digest) == 32 for digest in found.sections.values())


SECTION_EN, SECTION_ZH = (f"docs/{language}/issues/one/alpha.md" for language in ("en", "zh"))


def test_a_page_that_was_published_keeps_its_address(write, monkeypatch) -> None:
    root = write(issue_files("one", "alpha"))
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    edit(root, "data/issues/one.yml", "[alpha]", "[omega]")
    for name in (SECTION_EN, SECTION_ZH):
        (root / name).rename((root / name).with_name("omega.md"))
    kept = (root / KEPT).read_text("utf-8").splitlines()
    lines = [number for number, line in enumerate(kept, 1) if line.strip() in (f"{SECTION_EN}:", f"{SECTION_ZH}:")]
    found = [(code, place.split(":")[:2]) for code, place in codes(root)]
    assert found[:2] == [("vanished", [KEPT, str(line + 1)]) for line in lines]
    opening = [f"docs/{language}/issues/one/index.md" for language in ("en", "zh")]
    assert found[2:] == [("not-updated", [name, "1"]) for name in opening], "its issue has another section"


def test_a_page_whose_text_was_taken_back_says_so_at_its_address(write, monkeypatch) -> None:
    root = write(issue_files("one", "alpha"))
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    for name in (SECTION_EN, SECTION_ZH):
        edit(root, name, "---\n# ", "updated: 2026-11-24\nchanged: Taken back\n---\n# ")
    assert codes(root) == []


def test_a_page_that_is_made_from_records_now_is_not_gone(write, monkeypatch) -> None:
    root = write(issue_files("one", "alpha"))
    monkeypatch.chdir(root)
    assert main(["publish", "--date", "2026-11-23"]) == 0
    edit(root, KEPT, "pages:\n", "pages:\n  docs/en/issues/index.md: {title: Issues, sections: {issues: 0a0a0a0a}}\n")
    assert codes(root) == []
    edit(root, KEPT, "docs/en/issues/index.md:", "docs/en/others/index.md:")
    assert [code for code, _ in codes(root)] == ["vanished"]
