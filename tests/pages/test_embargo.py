"""What is not out is in no build: neither an issue before its day nor what it alone shows, nor a way to it."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.__main__ import main
from macros.catalog.record_digests import record_digests
from macros.catalog.records import Claim, Event, Fact
from macros.ground.latest_day import A_DAY_AHEAD
from macros.ground.problems import as_text
from macros.manuscript.embargo import as_published, withheld
from macros.manuscript.not_out import what_is_out
from macros.manuscript.project import Project
from macros.manuscript.publishing import published_text
from macros.manuscript.rules import links
from macros.manuscript.survey import read_project
from tests.conftest import (
    BOOKED_FACT,
    GOOD_FACT,
    GOOD_GLOSSARY,
    SECTION_PAGE,
    TINY_PNG,
    Read,
    Write,
    issue_files,
    write_project,
)
from tests.press.test_growing import growing

TODAY = dt.date(2026, 11, 30)
LATER = {"number": "2", "published": "2026-12-01", "question": "{zh: 还有什么？, en: What else?}"}
NUMBERS = SECTION_PAGE + '\nIt was {{{{ fact("{fact}") }}}}.\n\n## Sources {{ #sources }}\n\n{{{{ sources() }}}}\n'


def two_issues(**later: str) -> dict[str, str]:
    """One that is out, and one that is not and alone names the charge that was booked."""
    files = {**issue_files("one", "alpha"), **issue_files("next", "omega", **(LATER | later))}
    page = NUMBERS.format(title="Omega", fact="h20.charge-booked")
    files |= {f"docs/{language}/issues/next/omega.md": page for language in ("zh", "en")}
    return files | {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT}


@pytest.mark.parametrize("said", [{}, {"published": "", "draft": "true"}, {"draft": "true", "published": "2026-11-23"}])
def test_before_its_day_an_issue_and_what_it_alone_shows_are_gone(read: Read, said: dict[str, str]) -> None:
    project, problems = read(two_issues(**said))
    assert as_text(problems) == ""
    out = as_published(project, TODAY)
    assert list(out.catalog.issues) == ["one"]
    assert list(out.catalog.facts) == ["h20.charge-warned"]
    assert not any("next" in place for place in (*out.by_path, *out.calls, *out.files))
    assert "How much?" in out.by_path["docs/en/index.md"].opening


def test_on_its_day_it_is_there(read: Read) -> None:
    project, _ = read(two_issues())
    assert as_published(project, dt.date(2026, 12, 1)) is project


@pytest.mark.parametrize("target", ["../next/omega.md", "../../../zh/issues/next/omega.md", "../next/index.md#next"])
def test_a_link_to_what_is_not_out_is_told_whatever_its_language(write: Write, target: str) -> None:
    page = SECTION_PAGE.format(title="alpha") + f"\nMore [there]({target}).\n"
    root = write({**two_issues(), "docs/en/issues/one/alpha.md": page})
    _, problems = read_project(root, TODAY + A_DAY_AHEAD)
    assert f'"{target}" leads to an issue that is not out' in as_text(problems)
    _, problems = read_project(root, TODAY + 2 * A_DAY_AHEAD)
    assert "not out" not in as_text(problems)


def test_a_page_too_deep_to_be_read_is_told_beside_what_is_not_out(write: Write) -> None:
    page = SECTION_PAGE.format(title="alpha") + "\n" + "".join(f"{'    ' * depth}- a\n\n" for depth in range(60))
    _, problems = read_project(write({**two_issues(), "docs/en/issues/one/alpha.md": page}), TODAY + A_DAY_AHEAD)
    assert "[too-deep]" in as_text(problems)


def links_that_lead_nowhere(project: Project) -> str:
    return as_text([problem for problem in links.check(project) if problem.code == "broken-link"])


def test_a_growing_language_is_led_on_when_an_issue_is_held_too(read: Read) -> None:
    files = {**growing(), **issue_files("next", **LATER)}
    del files["docs/de/issues/one/index.md"]
    project, _ = read(files)
    assert withheld(project.catalog, TODAY) == {"next"}
    out = as_published(project, TODAY)
    assert list(out.catalog.issues) == ["one"]
    assert "../zh/issues/one/index.md" in out.by_path["docs/de/index.md"].opening
    assert links_that_lead_nowhere(out) == ""


@pytest.mark.parametrize("target", ["../../claims/next.md", "../../ledger/h20.md#h20.charge-booked"])
def test_a_link_to_what_only_an_issue_to_come_shows_is_told(write: Write, target: str) -> None:
    page = SECTION_PAGE.format(title="alpha") + f"\nMore [there]({target}).\n"
    claim = "one: {said: {zh: 甲, en: A}, kind: opinion, verdict: opinion, note: {zh: 乙, en: B}, issue: next, section: omega}\n"
    files = {**two_issues(), "docs/en/issues/one/alpha.md": page, "data/claims/x.yml": claim}
    shown = NUMBERS.format(title="alpha", fact="h20.charge-warned")
    files["docs/zh/issues/one/alpha.md"] = shown
    told = as_text(read_project(write(files), TODAY + A_DAY_AHEAD)[1])
    assert f'"{target}" leads to an issue that is not out' in told


def published(write: Write, files: dict[str, str], **said: str) -> Path:
    """Two issues that are out and were published; then the second says of itself what is told."""
    root = write(files | {"data/published.yml": published_text(read_project(write(files))[0], TODAY)})
    record = root / "data/issues/next.yml"
    kept = [line for line in record.read_text("utf-8").splitlines() if line.partition(":")[0] not in said]
    lines = [*kept, *(f"{key}: {value}" for key, value in said.items())]
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def told(root: Path) -> list[tuple[str, str]]:
    problems = read_project(root, TODAY + A_DAY_AHEAD)[1]
    return [(problem.code, str(problem.position)) for problem in problems]


OUT = two_issues(published="2026-11-30")
ITS_CLAIM = (
    "one: {said: {zh: 甲, en: A}, kind: opinion, verdict: opinion, note: {zh: 乙, en: B}, issue: one, section: alpha}\n"
)


@pytest.mark.parametrize(("key", "value"), [("draft", "true"), ("published", "2026-12-01")])
def test_an_issue_that_readers_were_shown_is_not_withheld(write: Write, key: str, value: str) -> None:
    root = published(write, OUT, **{key: value})
    record = (root / "data/issues/next.yml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(record, 1) if text.startswith(key))
    vanished = ("vanished", f"data/issues/next.yml:{line}:{len(key) + 3}")
    assert [one for one in told(root) if one[0] != "not-updated"] == [vanished]  # another day is a change told, too


def test_an_issue_that_is_out_as_it_was_is_no_problem(write: Write) -> None:
    assert told(published(write, OUT)) == []


def test_an_issue_that_is_withheld_again_is_not_published_over(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(write, OUT, draft="true")
    monkeypatch.chdir(root)
    before = (root / "data/published.yml").read_bytes()
    assert main(["publish", "--date", "2099-01-01"]) == 1
    assert "[vanished]" in capsys.readouterr().out
    assert (root / "data/published.yml").read_bytes() == before


def test_a_claim_that_readers_were_shown_goes_into_no_issue_to_come(write: Write) -> None:
    files = {**two_issues(), "data/claims/x.yml": ITS_CLAIM}
    root = write(files)
    (root / "data/published.yml").write_text(
        published_text(as_published(read_project(root)[0], TODAY), TODAY), encoding="utf-8"
    )
    assert told(root) == []
    (root / "data/claims/x.yml").write_text(ITS_CLAIM.replace("issue: one, section: alpha", "issue: next"), "utf-8")
    assert [code for code, _ in told(root)] == ["vanished"]


def test_a_number_that_readers_were_shown_stays_where_an_issue_to_come_alone_shows_it(write: Write) -> None:
    files = two_issues()
    project = read_project(write(files))[0]
    shown_once = published_text(project, TODAY)
    assert "h20.charge-booked" in shown_once
    project = read_project(write({**files, "data/published.yml": shown_once}))[0]
    assert list(as_published(project, TODAY).catalog.facts) == ["h20.charge-warned", "h20.charge-booked"]


def test_what_nothing_shows_keeps_what_it_rests_on(read: Read) -> None:
    files = two_issues(studies="[mirror]")
    resting = BOOKED_FACT.replace("charge-booked", "later").replace("[cnbc]", "[mirror]")
    files["data/facts/h20.yml"] += f"{resting}  unused: for a section to come\n"
    project, problems = read(files)
    assert as_text(problems) == ""
    out = as_published(project, TODAY).catalog
    assert "h20.later" in out.facts and "mirror" in out.sources


def test_a_name_and_a_picture_that_an_issue_to_come_alone_shows_are_gone(write: Write) -> None:
    files = two_issues()
    files["data/glossary.yml"] = GOOD_GLOSSARY + "zorb:\n  name: {zh: 佐布, en: Zorb}\n  kind: organisation\n"
    for language in ("zh", "en"):
        files[f"docs/{language}/issues/next/omega.md"] += (
            '\n{{ term("zorb") }}\n\n![Map](../map.png) ![Plan](../plan.png)\n'
        )
        files[f"docs/{language}/issues/one/alpha.md"] = f"{SECTION_PAGE.format(title='alpha')}\n![Plan](../plan.png)\n"
    root = write(files)
    for language, name in itertools.product(("zh", "en"), ("map.png", "plan.png", "unseen.png")):
        (root / f"docs/{language}/issues/{name}").write_bytes(TINY_PNG)
    out = as_published(read_project(root)[0], TODAY)
    assert "zorb" not in out.catalog.terms and "nvidia" in out.catalog.terms
    assert {path.rpartition("/")[2] for path in out.files if path.endswith(".png")} == {"plan.png", "unseen.png"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {**two_issues(), "data/claims/x.yml": ITS_CLAIM}
    return read_project(write_project(tmp_path_factory.mktemp("embargo"), files))[0]


NUMBERED = st.lists(st.integers(0, 3), max_size=3, unique=True)


@given(data=st.data())
@settings(max_examples=60)
def test_no_record_that_is_left_names_one_that_is_gone(small: Project, data: st.DataObject) -> None:
    catalog = small.catalog
    fact, source, term = catalog.facts["h20.charge-warned"], catalog.sources["mirror"], catalog.terms["nvidia"]
    event, claim = next(iter(catalog.events.values())), next(iter(catalog.claims.values()))
    sources = {f"source-{n}": source for n in range(4)}
    terms = {f"term-{n}": term for n in range(4)}
    facts: dict[str, Fact] = {}
    events: dict[str, Event] = {}
    claims: dict[str, Claim] = {}
    for number in range(4):
        named = {"sources": tuple(f"source-{n}" for n in data.draw(NUMBERED))}
        words = " ".join(f"{{h20.fact-{n}}}" for n in data.draw(NUMBERED))
        later = data.draw(st.sampled_from([None, "h20.fact-0", "h20.fact-3"]))
        facts[f"h20.fact-{number}"] = fact.model_copy(update={**named, "became": later})
        title, actor = {"zh": words, "en": words}, f"term-{data.draw(st.integers(0, 3))}"
        events[f"event-{number}"] = event.model_copy(update={**named, "title": title, "actor": actor})
    for number in range(data.draw(st.integers(0, 4))):
        told_of = data.draw(st.sampled_from(["one", "next"]))
        claims[f"claim-{number}"] = claim.model_copy(
            update={"issue": told_of, "event": f"event-{data.draw(st.integers(0, 3))}", "section": None}
        )
    issues = {
        slug: issue.model_copy(
            update={
                "studies": tuple(f"source-{n}" for n in data.draw(NUMBERED)),
                "corrects": data.draw(st.sampled_from([None, "one"])) if slug == "next" else None,
            }
        )
        for slug, issue in catalog.issues.items()
    }
    whole = replace(
        catalog,
        facts={**catalog.facts, **facts},
        events={**catalog.events, **events},
        claims=claims,
        issues=issues,
        sources={**catalog.sources, **sources},
        terms={**catalog.terms, **terms},
    )
    out = as_published(replace(small, catalog=whole), TODAY).catalog
    names, digests = {(kind, name) for kind, name, _ in out.records()}, record_digests(whole)
    assert {other for key in names for other in digests.rests_on(*key)} <= names
    assert list(out.issues) == ["one"]
    assert set(out.claims) == {name for name, claim in claims.items() if claim.issue == "one"}


def test_a_draft_that_waits_for_its_translation_keeps_nothing_else_from_readers(read: Read) -> None:
    files = two_issues(published="", draft="true", question="{zh: 还有什么？, en: To be translated}")
    waiting = SECTION_PAGE.format(title="Omega").replace("title: Omega", "title: To be translated")
    files |= {"docs/en/issues/next/omega.md": waiting + '\n{{ fact("h20.charge-booked") }}\n'}
    files |= {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT.replace("en: charge booked", "en: To be translated")}
    project, problems = read(files)
    assert {problem.code for problem in problems} == {"not-translated"}
    out, left = what_is_out(project, problems, TODAY)
    assert (list(out.catalog.issues), left) == (["one"], [])


def test_what_is_out_waits_for_its_translation(read: Read) -> None:
    files = two_issues(published="", draft="true", question="{zh: 还有什么？, en: To be translated}")
    files |= {"data/facts/h20.yml": GOOD_FACT.replace("en: charge warned of", "en: To be translated") + BOOKED_FACT}
    project, problems = read(files)
    _, left = what_is_out(project, problems, TODAY)
    assert [str(problem.position) for problem in left] == ["data/facts/h20.yml:2:26"]
    assert len(problems) > len(left)
