"""What is carried over from the last site is, byte for byte, what a cold build makes; what changed is not carried over."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.ground.store import keep, kept
from tests.building.warm import run
from tests.conftest import BOTH_CHARGES, GOOD_FACT, GOOD_GLOSSARY, GOOD_PAGE, ROOT, issue_files
from tests.press.conftest import Start, build, fingerprint

SETTINGS = {"SOURCE_DATE_EPOCH": "1700000000", "SITE_URL": "https://example.org/"}
LANGUAGES = ("zh", "en")
TITLES = {"zh": "题目", "en": "Title"}
SUM = """\
both:
  label: {zh: 合计, en: together}
  derive: h20.charge-warned + h20.charge-booked
  unit: usd
  digits: 2
  status: projection
booked-too:
  label: {zh: "其中的{h20.charge-warned}", en: "of which {h20.charge-warned}"}
  value: 1
  unit: usd
  as_of: 2024
  status: reported
  sources: [cnbc]
  unused: kept for the tests
"""
BOOKED = GOOD_FACT.replace("charge-warned", "charge-booked").replace("  bound: at-most\n", "").replace("5.5", "4.5")
CLAIM = """\
said:
  said: {zh: 费用很大, en: The charge was large}
  kind: number
  issue: one
  section: part
  value: 5.5e9
  unit: usd
  verdict: approximately
  record: h20.charge-warned
  sources: [cnbc]
"""
CLAIM_ONE = CLAIM.replace("said:\n", "one:\n", 1).rstrip("\n")
CLAIM_TWO = CLAIM.replace("said:\n", "two:\n", 1).replace("很大", "不小").replace("large", "not small").rstrip("\n")
OPENING = """\
{{ fact("sums.both") }}

{{ chart("charges") }}

## More { #part }

{{ sources() }}
"""
PART = """\
---
title: {title}
description: {title}
summary: "{{sums.both}}"
---
# {title} {{ #top }}

{{{{ fact("sums.both") }}}}

## {title} {{ #part }}

{{{{ sources() }}}}
"""


def files() -> dict[str, str]:
    """A project with one of everything that can rest on something else."""
    found = {
        "data/facts/h20.yml": GOOD_FACT + BOOKED,
        "data/facts/sums.yml": SUM,
        "data/charts/charges.yml": BOTH_CHARGES,
        "data/claims/more.yml": f"{CLAIM_ONE}\n\n{CLAIM_TWO}",
        "data/glossary.yml": GOOD_GLOSSARY,
        **issue_files(
            "one", "part", answer='{zh: "{sums.both}。", en: "{sums.both}."}', key_figures="[h20.charge-booked]"
        ),
    }
    for language in LANGUAGES:
        title = TITLES[language]
        found[f"docs/{language}/more.md"] = GOOD_PAGE.format(title=title + "2")
        found[f"docs/{language}/issues/one/index.md"] = OPENING
        found[f"docs/{language}/issues/one/part.md"] = PART.format(title=title + "1")
        found[f"docs/{language}/plain.md"] = GOOD_PAGE.format(title=title + "3").replace(
            '{{ fact("h20.charge-warned") }}', "Words of a Well-Known thing, a Some-Thing, 7梨 and 7果."
        )
    return found


@pytest.fixture
def root(project: Start) -> Path:
    made = project(files())
    for name in ("overrides", "mkdocs.yml"):  # edited here, so not those of the repository
        (made / name).unlink()
    shutil.copytree(ROOT / "overrides", made / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", made / "mkdocs.yml")
    done = build(made, "--strict", **SETTINGS)
    assert done.returncode == 0, done.stderr
    return made


def cold(root: Path) -> dict[str, str]:
    """What a build makes of the same project that has never made a page."""
    other = root.with_name(f"{root.name}-cold")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, symlinks=True, ignore=shutil.ignore_patterns("site"))
    for name in ("made-pages", "findings", "seen", "current", "styles"):
        place = other / ".cache" / name
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    done = build(other, "--strict", **SETTINGS)
    assert done.returncode == 0, done.stderr
    return fingerprint(other / "site")


def rewritten(root: Path, name: str, pattern: str, new: str) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    changed, times = re.subn(pattern, new, text, count=1)
    assert times, f"{pattern} stands not in {name}"
    file.write_text(changed, encoding="utf-8")


def amount(root: Path, rng: random.Random) -> None:
    rewritten(root, "data/facts/h20.yml", r"value: \S+", f"value: {rng.randint(40, 80)}e8")


def fact_label(root: Path, rng: random.Random) -> None:
    rewritten(root, "data/facts/h20.yml", r"en: charge warned of\w*", f"en: charge warned of{rng.randint(1, 99)}")


def source_title(root: Path, rng: random.Random) -> None:
    rewritten(root, "data/sources/press.yml", r"original: A charge\w*", f"original: A charge{rng.randint(1, 99)}")


def chart_title(root: Path, rng: random.Random) -> None:
    words = rng.choice(("The charges", "Charges", "Both of them"))
    rewritten(root, "data/charts/charges.yml", r"en: (The charges|Charges|Both of them)", f"en: {words}")


def term(root: Path, rng: random.Random) -> None:
    words = rng.choice(("NVIDIA", "Nvidia", "the company"))
    rewritten(root, "data/glossary.yml", r"en: (NVIDIA|Nvidia|the company)", f"en: {words}")


def name_that_is_kept_whole(root: Path, rng: random.Random) -> None:
    """A term that no page calls; its name stands in a page as a word."""
    file = root / "data" / "glossary.yml"
    name = rng.choice(("Well-Known", "Some-Thing"))
    text = re.sub(r"\nkept-whole:(?:\n .*)*", "", file.read_text("utf-8")).rstrip("\n")
    file.write_text(f"{text}\nkept-whole:\n  name: {{zh: 某物, en: {name}}}\n  kind: concept\n", "utf-8")


def unit_behind_a_number(root: Path, rng: random.Random) -> None:
    """A unit that nothing is counted in; a page has a number before its word."""
    file = root / "data" / "units.yml"
    words = f"zh: {{prose: {{other: '{{n}}{rng.choice('梨果')}'}}, table: {{other: '{{n}}'}}, name: 梨}}"
    words += ", en: {prose: {other: '{n} pears'}, table: {other: '{n}'}, name: pears}"
    text = re.sub(r"\npears:(?:\n .*)*", "", file.read_text("utf-8")).rstrip("\n")
    file.write_text(f"{text}\npears:\n  dimension: {{pears: 1}}\n  scale: plain\n  words: {{{words}}}\n", "utf-8")


def order_of_facts(root: Path, _: random.Random) -> None:
    file = root / "data" / "facts" / "sums.yml"
    first, second = file.read_text("utf-8").split("booked-too:")
    if not first:
        second, first = second.split("both:")
        file.write_text(f"both:{first}booked-too:{second}", "utf-8")
    else:
        file.write_text(f"booked-too:{second}{first}", "utf-8")


def order_of_claims(root: Path, _: random.Random) -> None:
    file = root / "data" / "claims" / "more.yml"
    claims = file.read_text("utf-8").split("\n\n")
    file.write_text("\n\n".join(reversed(claims)), "utf-8")


def verdict(root: Path, rng: random.Random) -> None:
    """A cell of a bar that stands on the front page and among all claims."""
    said = rng.choice(("approximately", "differs", "unverifiable"))
    rewritten(root, "data/claims/more.yml", r"verdict: \S+", f"verdict: {said}")


def question(root: Path, rng: random.Random) -> None:
    """What the front page, the archive, the claims and the page of an issue are headed by."""
    words = rng.choice(("How much?", "How large?", "What of it?"))
    rewritten(root, "data/issues/one.yml", r"en: (How much|How large|What of it)\?", f"en: {words}")


def key_figure(root: Path, _: random.Random) -> None:
    """What comes first in the margin of each section of an issue."""
    file = root / "data" / "issues" / "one.yml"
    text = file.read_text("utf-8")
    before, after = sorted(("[h20.charge-booked]", "[sums.both]"), key=lambda named: named not in text)
    file.write_text(text.replace(before, after), "utf-8")


def new_issue(root: Path, rng: random.Random) -> None:
    """One that leads the front page instead of the one before it."""
    number = rng.randint(2, 4)
    for path, text in issue_files(f"issue-{number}", number=str(number)).items():
        if "/issues/" in path:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, "utf-8")


def event_day(root: Path, rng: random.Random) -> None:
    rewritten(root, "data/events/kept.yml", r"date: \S+", f"date: 2025-04-{rng.randint(10, 28)}")


def phrase_of_the_site(root: Path, rng: random.Random) -> None:
    file = root / "data" / "phrases" / "en.yml"
    file.write_text(re.sub(r"(?m)^  home: .*", f"  home: Home {rng.randint(1, 9)}", file.read_text("utf-8")), "utf-8")


def sentence(root: Path, rng: random.Random) -> None:
    name = rng.choice(("more.md", "index.md", "issues/one/part.md"))
    for language in LANGUAGES:
        rewritten(root, f"docs/{language}/{name}", r"\n## ", f"\nWord {rng.randint(1, 9)}\n\n## ")


def title(root: Path, rng: random.Random) -> None:
    number = rng.randint(1, 9)
    for language in LANGUAGES:
        rewritten(root, f"docs/{language}/more.md", r"title: \S+", f"title: {TITLES[language]}{number}")


def heading(root: Path, rng: random.Random) -> None:
    for language in LANGUAGES:
        rewritten(root, f"docs/{language}/index.md", r"## \S+", f"## {TITLES[language]}{rng.randint(1, 9)}")


def new_page(root: Path, rng: random.Random) -> None:
    name = f"new{rng.randint(1, 3)}.md"
    for language in LANGUAGES:
        (root / "docs" / language / name).write_text(GOOD_PAGE.format(title="New"), "utf-8")


def gone_page(root: Path, _: random.Random) -> None:
    for file in (root / "docs").glob("*/new*.md"):
        file.unlink()


def style(root: Path, rng: random.Random) -> None:
    with (root / "overrides" / "assets" / "ledger.css").open("a", encoding="utf-8") as sheet:
        sheet.write(f"\n.cl-x{rng.randint(1, 9)} {{ color: red }}\n")


def template(root: Path, rng: random.Random) -> None:
    with (root / "overrides" / "partials" / "footer.html").open("a", encoding="utf-8") as part:
        part.write(f"<p>{rng.randint(1, 9)}</p>\n")


def touched_site(root: Path, rng: random.Random) -> None:
    """Not an edit of what is written: somebody changes, or takes away, a file of the site."""
    page = rng.choice(sorted((root / "site").rglob("*.html")))
    page.write_text("touched", "utf-8") if rng.random() < 0.5 else page.unlink()


Edit = Callable[[Path, random.Random], None]
EDITS: tuple[Edit, ...] = (
    *(amount, fact_label, source_title, chart_title, term, event_day, phrase_of_the_site, sentence, title, heading),
    *(name_that_is_kept_whole, unit_behind_a_number, order_of_facts, order_of_claims),
    *(verdict, question, key_figure, new_issue),
    *(new_page, gone_page, style, template, touched_site),
)


def test_every_kind_of_edit_changes_something(root: Path) -> None:
    """What is held below would hold of an edit that changes nothing."""
    before = cold(root)
    for edit in (name_that_is_kept_whole, unit_behind_a_number, order_of_facts, order_of_claims, key_figure):
        edit(root, random.Random(edit.__name__))
        first, before = before, cold(root)
        edit(root, random.Random(f"{edit.__name__} again"))
        assert cold(root) != before or first != before, edit.__name__
        before = cold(root)


def holds_after(root: Path, edits: list[Edit], rng: random.Random) -> None:
    for edit in edits:
        edit(root, rng)
        done = build(root, "--strict", **SETTINGS)
        assert done.returncode == 0, f"{edit.__name__}: {done.stderr}"
        assert fingerprint(root / "site") == cold(root), edit.__name__


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_the_site_is_what_a_cold_build_makes(root: Path, edit: Edit) -> None:
    holds_after(root, [edit], random.Random(edit.__name__))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_after_two_hundred_edits_the_site_is_what_a_cold_build_makes(root: Path, seed: int) -> None:
    rng = random.Random(seed)
    holds_after(root, rng.choices(EDITS, k=20), rng)


def inodes(root: Path) -> dict[str, int]:
    files = (root / "site").rglob("index.html")
    return {file.relative_to(root / "site").as_posix(): file.stat().st_ino for file in files}


def made_by(root: Path, edit: Edit) -> set[str]:
    before = inodes(root)
    edit(root, random.Random(1))
    assert build(root, "--strict", **SETTINGS).returncode == 0
    return {name for name, inode in inodes(root).items() if before.get(name) != inode} - {"index.html"}


def test_a_fact_makes_again_what_shows_it_and_no_more(root: Path) -> None:
    made = made_by(root, amount)
    shown = {
        "index.html",
        "more/index.html",
        "issues/one/index.html",
        "ledger/h20/index.html",
        "ledger/sums/index.html",
    }
    assert {f"{language}/{name}" for language in LANGUAGES for name in shown} <= made
    assert not {name for name in made if "plain" in name}


def test_a_sentence_makes_its_page_and_twin_again(root: Path) -> None:
    made = made_by(root, lambda root, _: rewritten(root, "docs/en/more.md", r"\n## ", "\nWords.\n\n## "))
    assert made == {"en/more/index.html", "zh/more/index.html"}


def test_a_file_of_the_last_site_is_never_written_to(root: Path) -> None:
    """It may be the same file as one of the next."""
    aside = root / "aside"
    shutil.copytree(root / "site", aside, copy_function=lambda a, b: Path(b).hardlink_to(a))
    before = fingerprint(aside)
    amount(root, random.Random(2))
    assert build(root, "--strict", **SETTINGS).returncode == 0
    assert fingerprint(aside) == before


def test_what_is_kept_of_pages_says_what_each_was_made_from(root: Path) -> None:
    kept = json.loads((root / ".cache" / "made-pages").read_bytes()[32:])
    assert "fact h20.charge-warned" in kept["pages"]["en/more.md"]["parts"]
    assert "chart charges" in kept["pages"]["zh/charts/charges/index.md"]["parts"]


def explained(root: Path, path: str) -> list[str]:
    done = run(root, ["-m", "macros", "explain", "page", path], {})
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_page_is_explained_by_what_it_was_made_from_and_why_it_was_made_again(root: Path) -> None:
    assert explained(root, "docs/en/more.md")[-1].endswith("that it had never been made")
    amount(root, random.Random(3))
    assert build(root, "--strict", **SETTINGS).returncode == 0
    *parts, why = explained(root, "docs/en/more.md")
    assert "  fact h20.charge-warned" in parts and "  text docs/zh/more.md" in parts
    assert why.startswith("made again last because of fact h20.charge-warned")
    style(root, random.Random(3))
    assert build(root, "--strict", **SETTINGS).returncode == 0
    assert explained(root, "docs/en/more.md")[-1] == "made again last because of the templates and styles"


def test_a_page_that_no_build_made_is_told(root: Path) -> None:
    done = run(root, ["-m", "macros", "explain", "page", "docs/en/mroe.md"], {})
    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "docs/en/more.md"?' in done.stderr


@pytest.mark.parametrize("form", [None, ["key", "parts", "title", "meta", "files", "why", "entry", "found"]])
def test_what_another_program_kept_of_pages_is_no_use_and_does_no_harm(root: Path, form: list[str] | None) -> None:
    """As after an upgrade of the generator: the file is whole, and says other things of a page."""
    file = root / ".cache" / "made-pages"
    held = json.loads(kept(file) or b"")
    pages = {name: {**page, "found": page.pop("search_records")} for name, page in held["pages"].items()}
    keep(file, json.dumps({"site": held["site"], "pages": pages, **({"form": form} if form else {})}).encode())
    sentence(root, random.Random(4))
    done = build(root, "--strict", **SETTINGS)
    assert done.returncode == 0, done.stderr
    assert fingerprint(root / "site") == cold(root)
