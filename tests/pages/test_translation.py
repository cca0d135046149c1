"""Translation state: what is behind, what changed, and how a page is brought up to date."""

from __future__ import annotations

import re

import pytest

from macros.__main__ import main
from macros.manuscript.survey import read_project
from macros.manuscript.translation import (
    behind,
    page_stamps,
    reason,
    sections_behind,
    stamps,
    translations,
    with_stamps,
)
from tests.conftest import BOOKED_FACT, GOOD_FACT

ZH, EN = "docs/zh/index.md", "docs/en/index.md"


@pytest.fixture
def stamped(write):
    """The small project with its translation stamped."""
    root = write()
    project, _ = read_project(root)
    page = project.by_path[EN]
    (root / EN).write_text(with_stamps(page.text, stamps(project, page)), encoding="utf-8")
    return root


def late(root):
    return {found.heading: str(reason(found)) for found in sections_behind(read_project(root)[0])}


def edit(root, name, old, new):
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def test_the_translation_is_the_page_that_was_not_written_first(write):
    assert [page.path for page in translations(read_project(write())[0])] == [EN]


def test_a_stamped_translation_has_no_problems_and_is_not_behind(stamped):
    project, problems = read_project(stamped)
    assert problems == []
    assert set(page_stamps(project.by_path[EN])) == {"front", "top", "part"}
    assert late(stamped) == {}


def test_stamping_changes_nothing_but_the_stamps(stamped, write):
    before = (stamped / EN).read_text(encoding="utf-8")
    write()
    original = (stamped / EN).read_text(encoding="utf-8")
    lines = before.split("\n")
    kept = [line for line in lines if not line.startswith(("translated:", "  front:", "  top:", "  part:"))]
    assert "\n".join(kept) == original
    assert (
        with_stamps(before, page_stamps(read_project(stamped)[0].by_path[EN]) or {"top": {"text": "x"}}).count(
            "translated:"
        )
        == 1
    )


def test_a_page_without_front_matter_gets_one_for_its_stamps():
    bare = "## Why { #why }\n\nWords.\n"
    text = with_stamps(bare, {"why": {"text": "x", "own": "y"}})
    assert text.endswith(f"---\n\n{bare}")
    assert with_stamps(text, {"why": {"text": "x", "own": "y"}}) == text


def test_a_changed_original_section_is_behind_and_no_other(stamped):
    edit(stamped, ZH, "## 题目 { #part }\n", "## 题目 { #part }\n\n新的一句。\n")
    assert late(stamped) == {"part": f"the text of {ZH} changed"}


def test_a_number_that_follows_its_fact_puts_nothing_behind(stamped):
    edit(stamped, "data/facts/h20.yml", "5.5e9", "4.5e9")
    assert late(stamped) == {}


def test_a_call_that_names_another_fact_puts_its_section_behind(stamped):
    edit(stamped, "data/facts/h20.yml", GOOD_FACT, GOOD_FACT + BOOKED_FACT)
    edit(stamped, ZH, "h20.charge-warned", "h20.charge-booked")
    assert late(stamped) == {"top": f"the text of {ZH} changed"}


def test_a_translation_that_is_changed_alone_is_seen_where_it_was(stamped):
    edit(stamped, EN, "## Title { #part }\n", "## Title { #part }\n\nA sentence more.\n")
    assert late(stamped) == {"part": f"it changed, and {ZH} did not"}
    edit(stamped, EN, "title: Title", "title: Another")
    assert late(stamped)[""] == f"it changed, and {ZH} did not"


def test_a_translation_that_is_changed_alone_is_not_called_behind_to_readers(stamped):
    edit(stamped, EN, "## Title { #part }\n", "## Title { #part }\n\nA sentence more.\n")
    project, _ = read_project(stamped)
    assert [found.is_behind for found in behind(project, project.by_path[EN])] == [False]


def test_a_stamp_of_an_earlier_version_holds_the_original_alone(stamped):
    """It kept a hash of each record besides, and none of the translation."""
    text = (stamped / EN).read_text(encoding="utf-8")
    old = re.sub(r", own: \w+", ", fact h20.charge-warned: 12345678", text)
    assert old != text
    (stamped / EN).write_text(old, encoding="utf-8")
    assert late(stamped) == {}
    edit(stamped, EN, "## Title { #part }\n", "## Title { #part }\n\nA sentence more.\n")
    assert late(stamped) == {}
    edit(stamped, ZH, "## 题目 { #part }\n", "## 题目 { #part }\n\n新的一句。\n")
    assert late(stamped) == {"part": f"the text of {ZH} changed"}


def test_a_changed_label_puts_nothing_behind(stamped):
    edit(stamped, "data/facts/h20.yml", "charge warned of", "the charge that was warned of")
    assert late(stamped) == {}


def test_the_front_matter_of_the_original_is_a_section_of_its_own(stamped):
    edit(stamped, ZH, "description: 题目", "description: 新题目")
    assert late(stamped) == {"": f"the text of {ZH} changed"}


def test_a_new_section_is_behind_until_it_is_stamped(stamped):
    for name in (ZH, EN):
        edit(stamped, name, "{{ sources() }}", "{{ sources() }}\n\n## New { #new }\n\nText.")
    assert "new" in late(stamped)


def test_a_page_that_was_never_stamped_is_not_called_behind(write):
    project, _ = read_project(write())
    assert sections_behind(project) == []
    assert [found.heading for found in behind(project, project.by_path[EN])] == ["", "top", "part"]


def test_being_behind_is_never_a_problem(stamped):
    edit(stamped, ZH, "## 题目 { #part }\n", "## 题目 { #part }\n\n新的一句。\n")
    assert read_project(stamped)[1] == []


def test_the_commands_list_and_stamp(write, monkeypatch, capsys):
    root = write()
    monkeypatch.chdir(root)
    assert main(["stale"]) == 0
    assert f"{EN}: never stamped" in capsys.readouterr().out
    assert main(["stamp", EN]) == 0
    assert capsys.readouterr().out == f"{EN}: up to date: front, top, part\n"
    assert main(["stale"]) == 0
    assert capsys.readouterr().out == "no translation is behind, of 1\n"
    edit(root, ZH, "# 题目 { #top }\n", "# 题目 { #top }\n\n新的一句。\n")
    assert main(["stale"]) == 0
    assert capsys.readouterr().out == f'{EN}:10:1: section "top": the text of {ZH} changed\n'


def test_one_section_is_stamped_alone(stamped, monkeypatch, capsys):
    edit(stamped, ZH, "## 题目 { #part }\n", "## 题目 { #part }\n\n新的一句。\n")
    edit(stamped, ZH, "# 题目 { #top }\n", "# 题目 { #top }\n\n又一句。\n")
    monkeypatch.chdir(stamped)
    assert main(["stamp", EN, "--section", "part"]) == 0
    assert capsys.readouterr().out == f"{EN}: up to date: part\n"
    assert list(late(stamped)) == ["top"]
    assert main(["stamp", EN, "--section", "gone"]) == 2
    assert capsys.readouterr().err == f"{EN} has no section gone\n"


@pytest.mark.parametrize("path", [ZH, "docs/en/gone.md", "mkdocs.yml"])
def test_only_a_translation_can_be_stamped(write, monkeypatch, capsys, path):
    monkeypatch.chdir(write())
    assert main(["stamp", path]) == 2
    assert f"{path} is no translation of a page" in capsys.readouterr().err


@pytest.mark.parametrize("end", ["", "\n", " \t", "\nText.\n"])
def test_a_page_that_ends_with_its_front_matter_is_stamped(write, monkeypatch, end):
    root = write({EN: f"---\ntitle: A\ndescription: A\noriginal: zh\n---{end}"})
    monkeypatch.chdir(root)
    assert main(["stamp", EN]) == 0
    text = (root / EN).read_text(encoding="utf-8")
    assert text.count("---\n") == 2
    assert text.endswith(end.lstrip() or "---\n")
    assert page_stamps(read_project(root)[0].by_path[EN])
