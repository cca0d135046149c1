"""`new newsletter`: another subject in a folder of its own, in one language or two, with nothing of this one in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.catalog.load import load_catalog
from macros.catalog.newsletter.contrast import LEAST, contrast, readable_on
from macros.catalog.newsletter.records import GROUNDS
from macros.catalog.placement import KINDS
from macros.cli.commands import run
from macros.cli.new.newsletter.generator import GENERIC_UNITS, ROOT
from macros.cli.new.newsletter.guide import GUIDES, spoken_in
from macros.ground.problems import as_text
from macros.ground.told import languages as spoken
from macros.ground.told import paper_in
from macros.manuscript.survey import read_project
from tests.cli.conftest import new, options

ENGLISH = ["--language", "en", "--name", "Harbour Log", "--tagline", "A page a day"]
CHINESE = ["--language", "zh", "--name", "港口记", "--tagline", "每天一页", "--id", "harbour-log"]
BOTH = options({"language": ["zh", "en"], "name": "港口记|Harbour Log", "tagline": "每天一页|A page a day"})
# What may speak of chips: a fiscal year that follows a company's, and the words that make a typed number a quantity
SPEAKS = {"macros/catalog/periods.py", "macros/wording/lexicon.py"}
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
OF_CHIPS = re.compile("chip|nvidia|芯", re.IGNORECASE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which no project is needed in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of_chips(folder: Path) -> Iterator[str]:
    """The files that speak of chips, in their text or name."""
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and (OF_CHIPS.search(path) or OF_CHIPS.search(file.read_bytes().decode("utf-8", "ignore"))):
            yield path


@pytest.mark.parametrize(("arguments", "languages"), [(ENGLISH, ("en",)), (BOTH, ("zh", "en"))])
def test_it_passes_check_and_has_one_of_everything(here: Path, arguments: list[str], languages) -> None:
    assert new("newsletter", "log", *arguments) == 0
    project, problems = read_project(here / "log")
    assert as_text(problems) == ""
    catalog = project.catalog
    assert tuple(catalog.languages) == languages
    kinds = ("facts", "sources", "claims", "charts", "issues", "events", "series", "quotes", "terms", "topics")
    assert [len(getattr(catalog, kind)) for kind in kinds] == [2, 1, 1, 2, 1, 1, 1, 1, 1, 1]
    assert [kind.name for kind in KINDS if not getattr(catalog, kind.plural)] == []
    assert {page.route for page in project.pages if page.language == languages[-1]} == {
        "index.md", "about/index.md", "issues/how-it-works/index.md", "issues/how-it-works/where-numbers-come-from.md",
    }  # fmt: skip
    assert {path.name for path in here.iterdir()} == {"log"}


@pytest.mark.parametrize("arguments", [ENGLISH, CHINESE, BOTH])
def test_its_papers_lead_to_files_that_it_has(here: Path, arguments: list[str]) -> None:
    assert run(["new", "newsletter", "log", *arguments]) == 0
    papers = sorted((here / "log").glob("*.md"))
    links = {(paper.name, link) for paper in papers for link in links_in(paper)}
    for language in spoken():
        for paper in ("SECURITY", "PUBLISHING", "STYLE", "REFERENCE"):
            assert (paper_in("CONTRIBUTING", language), paper_in(paper, language)) in links
    assert [link for link in sorted(links) if not (here / "log" / link[1]).exists()] == []
    readme = (here / "log/README.md").read_text(encoding="utf-8")
    assert "git init" in readme and "make " not in readme.replace("git", "")


def links_in(paper: Path) -> list[str]:
    """The files that a paper leads to, but for those of examples in code."""
    return LINK.findall(re.sub(r"^```.*?^```$|`[^`\n]*`", "", paper.read_text(encoding="utf-8"), flags=re.M | re.S))


@pytest.mark.parametrize(("own", "other"), [("en", "zh"), ("zh", "en")])
@pytest.mark.parametrize("name", GUIDES)
def test_the_boxes_of_its_guide_are_in_its_own_languages(own: str, other: str, name: str) -> None:
    whole = (ROOT / name).read_text(encoding="utf-8")
    assert spoken_in(whole, ("zh", "en"), ()) == whole
    boxes = re.findall(r"^```.*?^```$", spoken_in(whole, (own,), (other,)), re.M | re.S)
    assert len(boxes) > 60
    assert [box for box in boxes if re.search(rf"[{{ ]{other}[:=]|docs/{other}/", box)] == []


def test_what_is_to_be_done_next_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("newsletter", "log", *ENGLISH, "--lang", "en") == 0
    said = capsys.readouterr().out
    assert [word for word in ("git init", "./ledger serve", "log/CONTRIBUTING.md") if word not in said] == []


@pytest.mark.parametrize("arguments", [ENGLISH, BOTH])
def test_nothing_of_it_is_of_this_newsletter(here: Path, arguments: list[str]) -> None:
    assert new("newsletter", "log", *arguments) == 0
    assert {*of_chips(here / "log")} - SPEAKS == set()


@pytest.mark.builds
@pytest.mark.parametrize(("arguments", "languages"), [(ENGLISH, ["en"]), (BOTH, ["zh", "en"])])
def test_it_builds_with_what_it_has_taken_along(here: Path, arguments: list[str], languages: list[str]) -> None:
    assert new("newsletter", "log", *arguments, "--accent", "#0b5563") == 0
    site = here / "log" / "site"
    with (here / "log" / "data" / "newsletter.yml").open("a", encoding="utf-8") as record:
        record.write("subscribe: https://mail.example.org/list\n")
    done = command(here / "log", "mkdocs", "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stderr
    assert {folder.name for folder in site.iterdir() if folder.is_dir()} == {"assets", "data", *languages}
    front = (site / "en" / "index.html").read_text(encoding="utf-8")
    assert '<h1 id="harbour-log">Harbour Log' in front
    assert '<a href="https://mail.example.org/list">Get each issue by mail</a>' in front
    assert "#0b5563" in (site / "assets" / "site.css").read_text(encoding="utf-8")
    assert [*of_chips(site)] == []
    checked = command(here / "log", "macros", "check")
    assert (checked.returncode, checked.stderr) == (0, "")


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in the new folder, where only what lies there can be imported besides the libraries."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795600000"}
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_its_makefile_asks_for_nothing_that_it_does_not_have(here: Path) -> None:
    assert new("newsletter", "log", *ENGLISH) == 0
    text = (here / "log" / "Makefile").read_text(encoding="utf-8")
    for target in ("site", "check", "serve", "editions", "clean"):
        assert re.search(rf"^{target}:", text, re.MULTILINE)
    assert "tests" not in text
    run = here / "log" / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "make check site" in run.read_text(encoding="utf-8")
    make = shutil.which("make")
    if make:
        done = subprocess.run(
            [make, "-n", "site", "check", "editions"], cwd=here / "log", capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_it_can_make_another(here: Path) -> None:
    assert new("newsletter", "log", *ENGLISH) == 0
    more = [*ENGLISH[:2], "--name", "Tide Table", "--tagline", "Twice a day"]
    done = command(here / "log", "macros", "new", "newsletter", "../tide", *more)
    assert done.returncode == 0, done.stderr
    assert as_text(read_project(here / "tide")[1]) == ""
    assert "Harbour" not in (here / "tide" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["log"], "--language …"),
        ([], "name the folder"),
        (["log", *ENGLISH, "--accent", "#cccccc"], "--accent: "),
        (["log", *ENGLISH, "--accent", "blue"], '--accent: "blue" is not a colour'),
        (["log", "--language", "xx"], '--language: no "xx"'),
        (["taken", *ENGLISH], "taken is there already"),
        (["log", "--language", "en", "--name", "港口", "--tagline", "A page a day"], "--id …"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_left(here: Path, capsys, arguments: list[str], said: str) -> None:
    (here / "taken").mkdir()
    (here / "taken" / "mine.txt").write_text("mine", encoding="utf-8")
    assert new("newsletter", *arguments) == 2
    assert said in capsys.readouterr().err
    assert {path.name for path in here.iterdir()} == {"taken"}
    assert [path.name for path in (here / "taken").iterdir()] == ["mine.txt"]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab {}[]#:'\"`*_<>|\\&%$!é中，\t", min_size=1, max_size=30))
@example("${description} {{ x }}")
@example('# "Log": <b>*a*</b>')
@example("---")
@example("ours = 'x'\n[project]")
def test_a_hostile_name_is_taken_whole_or_refused(here: Path, name: str) -> None:
    code = new(
        "newsletter", "log", "--language", "en", "--name", f"en={name}", "--tagline", "A page a day", "--id", "log"
    )
    if code == 0:
        catalog, problems = load_catalog(here / "log")
        assert problems == []
        assert catalog.newsletter.name["en"] == " ".join(name.split())
        shutil.rmtree(here / "log")
    assert [*here.iterdir()] == []


def test_every_generic_unit_is_one_and_speaks_of_no_subject() -> None:
    units = load_catalog(ROOT)[0].units
    assert [name for name in GENERIC_UNITS if name not in units] == []
    assert [name for name in GENERIC_UNITS if "chips" in units[name].dimension] == []


def test_it_takes_the_schema_of_every_kind_along(here: Path) -> None:
    assert new("newsletter", "log", *ENGLISH) == 0
    found = {file.stem for file in (here / "log" / "data" / "schema").iterdir()}
    assert found == {kind.name for kind in KINDS}


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_an_accent_is_lightened_till_it_can_be_read_on_dark_paper(colour: str) -> None:
    light = readable_on(colour, GROUNDS["dark"])
    assert all(contrast(light, ground) >= LEAST for ground in GROUNDS["dark"])
    if all(contrast(colour, ground) >= LEAST for ground in GROUNDS["dark"]):
        assert light == colour
