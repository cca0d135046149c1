"""`./ledger edition`: says what it made and where, makes nothing twice, and names what it cannot have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.catalog.record_texts import to_translate
from macros.cli import edition as command
from macros.cli.commands import run
from macros.editions import made_editions, offered
from macros.editions.edition import Edition, EditionError
from macros.editions.finished_issue import FinishedIssue
from macros.editions.made_editions import key_of, made_in
from macros.editions.offered import editions_of
from macros.ground.told import told
from macros.manuscript.survey import read_project
from tests.conftest import ROOT, Write, issue_files

Asked = Callable[..., int]
MADE: list[str] = []


def plain(issue: FinishedIssue) -> dict[str, bytes]:
    """Words alone, to be seen: which issue, which language, which site."""
    MADE.append(issue.name)
    return {f"{issue.name}.txt": f"{issue.record.number} {issue.site}\n".encode(), f"{issue.name}/more.bin": b"more"}


def lacking(_issue: FinishedIssue) -> dict[str, bytes]:
    """What needs something that no machine has."""
    raise EditionError(told("no printer"), told("buy one"))


KINDS = {"lacking": Edition(lacking), "plain": Edition(plain, (".txt",)), "han": Edition(plain, only=("zh",))}


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(command, "EDITIONS", KINDS)
    monkeypatch.setattr(offered, "EDITIONS", KINDS)
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    MADE.clear()
    yield


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = write(issue_files("one", "part"))
    (made / "overrides").symlink_to(ROOT / "overrides")
    monkeypatch.chdir(made)
    return made


def test_an_edition_lies_in_the_folder_of_its_issue(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["edition", "plain", "one", "--lang", "en"]) == 0
    assert (root / "editions/one/one-en.txt").read_bytes() == b"1 \n"
    assert (root / "editions/one/one-en/more.bin").read_bytes() == b"more"
    assert capsys.readouterr().out == "plain of one in en: 2 files, 0 KB, in editions/one\n"


def test_without_a_language_every_one_is_made_that_the_kind_speaks(root: Path) -> None:
    assert run(["edition", "all", "newest", "--out", "there"]) == 2  # one of the kinds cannot be had
    assert MADE == ["one-zh", "one-en", "one-zh"]
    assert sorted(path.name for path in (root / "there").iterdir()) == [
        "made.json",
        "one-en",
        "one-en.txt",
        "one-zh",
        "one-zh.txt",
    ]


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [
        (["poster", "one"], 'no edition "poster": there are: lacking, plain, han'),
        (["plian", "one"], 'did you mean "plain"?'),
        (["plain", "two"], 'no issue "two" is out'),
        (["plain", "one", "--lang", "fr"], 'no language "fr"'),
        (["han", "one", "--lang", "en"], "han is not made in en"),
        (["lacking", "one", "--lang", "en"], "no printer: buy one"),
        (["plain", "one", "--site", "javascript:alert(1)"], "no web address"),
        (["plain", "one", "--site", "https://a@b.example"], "no web address"),
        (["plain", "one", "--date", "1999-01-01"], "one is not out: give it published: and its day"),
    ],
)
def test_what_cannot_be_had_is_named(
    root: Path, asked: list[str], told_of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["edition", *asked]) == 2
    assert told_of in capsys.readouterr().err
    assert not (root / "editions").exists()


def test_a_project_with_problems_makes_none(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(
        write({**issue_files("one", "part"), "docs/en/index.md": "# x { #x }\n\n{{ fact('no.such') }}\n"})
    )
    assert run(["edition", "plain", "one"]) == 1
    assert "[unknown-fact]" in capsys.readouterr().out
    assert MADE == []


@pytest.mark.parametrize(("mine", "other"), [("zh", "en"), ("en", "zh")])
def test_an_edition_in_one_language_waits_for_no_other(root: Path, capsys, mine: str, other: str) -> None:
    record = root / "data/issues/one.yml"
    text = record.read_text(encoding="utf-8")
    answer = next(line for line in text.splitlines() if line.startswith("answer:"))
    said = {"zh": "答", "en": "An answer", other: to_translate(other)}
    waiting = f"answer: {{zh: {said['zh']}, en: {said['en']}}}"
    record.write_text(text.replace(answer, waiting), encoding="utf-8")
    page = root / f"docs/{other}/issues/one/part.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ fact('no.such') }}\n", encoding="utf-8")
    assert run(["edition", "plain", "one", "--lang", mine]) == 0
    assert [f"one-{mine}"] == MADE
    for asked in (["--lang", other], []):
        assert run(["edition", "plain", "one", *asked]) == 1
        said_now = capsys.readouterr().out
        assert "[not-translated]" in said_now
        assert "[unknown-fact]" in said_now
    assert [f"one-{mine}"] == MADE


def test_the_address_of_the_site_is_the_one_given_or_set_or_configured(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = root / "editions/one/one-en.txt"
    (root / "mkdocs.yml").write_text("site_url: https://configured.example/\nplugins: !ENV [X]\n", encoding="utf-8")
    assert run(["edition", "plain", "one", "--lang", "en"]) == 0
    assert there.read_text(encoding="utf-8") == "1 https://configured.example\n"
    monkeypatch.setenv("SITE_URL", "https://set.example/ledger/")
    assert run(["edition", "plain", "one", "--lang", "en"]) == 0
    assert there.read_text(encoding="utf-8") == "1 https://set.example/ledger\n"
    assert run(["edition", "plain", "one", "--lang", "en", "--site", "https://given.example"]) == 0
    assert there.read_text(encoding="utf-8") == "1 https://given.example\n"


def test_what_stands_is_not_made_again_and_what_was_touched_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["edition", "plain", "one", "--lang", "en"]
    assert [run(asked), run(asked)] == [0, 0]
    assert MADE == ["one-en"]
    assert "stands in editions/one" in capsys.readouterr().out
    (root / "editions/one/one-en.txt").write_bytes(b"touched")
    assert run(asked) == 0
    assert (root / "editions/one/one-en.txt").read_bytes() == b"1 \n"


def test_an_edit_that_the_issue_shows_makes_it_anew_and_another_does_not(root: Path) -> None:
    asked = ["edition", "plain", "one", "--lang", "en"]
    assert run(asked) == 0
    about, head = root / "docs/en/about.md", "---\ntitle: About\ndescription: About.\n---\n"
    about.write_text(f"{head}# About {{ #about }}\n\nWords.\n", encoding="utf-8")
    (root / "docs/zh/about.md").write_text(f"{head}# 关于 {{ #about }}\n\n字。\n", encoding="utf-8")
    assert run(asked) == 0
    assert MADE == ["one-en"]
    section = root / "docs/en/issues/one/part.md"
    section.write_text(section.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    assert run(asked) == 0
    assert MADE == ["one-en"] * 2


def test_a_file_that_an_edition_no_longer_has_goes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["edition", "plain", "one", "--lang", "en"]) == 0
    monkeypatch.setitem(KINDS, "plain", Edition(lambda issue: {f"{issue.name}.txt": b"new"}))
    (root / "editions/one/one-en.txt").unlink()
    assert run(["edition", "plain", "one", "--lang", "en"]) == 0
    assert not (root / "editions/one/one-en/more.bin").exists()


def test_the_site_offers_what_is_of_the_issue_as_it_is(root: Path) -> None:
    assert run(["edition", "plain", "one", "--site", "https://a.example"]) == 0
    project = read_project(root)[0]
    palette = command.palette_of(root / "overrides", project.catalog)
    found = editions_of(project, "https://a.example", palette)
    assert [(one.place, one.content) for one in found.offered] == [
        ("zh/issues/one/one-zh.txt", b"1 https://a.example\n"),
        ("en/issues/one/one-en.txt", b"1 https://a.example\n"),
    ]
    assert found.behind == []
    elsewhere = editions_of(project, "https://b.example", palette)
    assert (elsewhere.offered, elsewhere.behind) == ([], [("plain", "one", "zh"), ("plain", "one", "en")])
    (root / "editions/one/one-zh.txt").write_bytes(b"not what was made")
    assert [one.language for one in editions_of(project, "https://a.example", palette).offered] == ["en"]


@pytest.mark.parametrize(
    "held", ["", "{", "[]", '{"plain one en": 1}', '{"plain one en": {"key": "k", "files": []}}', '{"a": {}}']
)
def test_what_cannot_be_read_of_a_folder_is_as_if_nothing_lay_there(root: Path, held: str) -> None:
    folder = root / "editions/one"
    folder.mkdir(parents=True)
    (folder / "made.json").write_text(held, encoding="utf-8")
    assert made_in(folder) == {}


def test_another_template_makes_another_edition(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, keys = read_project(root)[0], set()
    monkeypatch.setattr(made_editions, "_MACROS", tmp_path / "templates")
    (tmp_path / "templates").mkdir()
    for text in ("one", "other"):
        (tmp_path / "templates" / "mail.html").write_text(text, encoding="utf-8")
        keys.add(key_of(project, "one", "en", "", {}))
    assert len(keys) == 2
