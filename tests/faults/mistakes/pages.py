"""Mistakes in pages, in both languages alike where one alone would be a second mistake; and in files of any kind."""

from __future__ import annotations

from pathlib import Path

from macros.ground.problems import Problem
from macros.manuscript.survey import read_project
from macros.press.pages import finished, output_problems
from macros.press.session import Session
from tests.conftest import GOOD_PAGE, TINY_PNG
from tests.faults.mistakes import Mistake
from tests.faults.mistakes.charts import FIVE, RANGE
from tests.faults.mistakes.records import FACT, MORE

ZH, EN = "docs/zh/index.md", "docs/en/index.md"
CALL, END = '{{ fact("h20.charge-warned") }}', "{{ sources() }}\n"
MORE_PAGE = GOOD_PAGE.format(title="More")


def both(old: str, new: str, at: str, under: str, files: dict[str, str] | None = None) -> Mistake:
    """The same mistake in the page of each language; told at `at` in each."""
    return Mistake(f"{EN}:{at}", under, files or {}, ((ZH, old, new), (EN, old, new)))


def line(text: str, at: str, under: str, files: dict[str, str] | None = None) -> Mistake:
    """One line more above the last of the English page."""
    return Mistake(f"{EN}:{at}", under, files or {}, ((EN, END, f"{text}\n\n{END}"),))


def file(name: str, text: str = "") -> Mistake:
    """One file more, which must not lie there."""
    return Mistake(f"{name}:1:1", files={name: text})


def picture(name: str, data: bytes) -> Mistake:
    """One picture more, of these bytes."""
    return Mistake(f"{name}:1:1", spoil=lambda root: (root / name).write_bytes(data))


def unknown_scripts(root: Path) -> list[Problem]:
    """What a build finds in a page with a script that no theme of ours brings."""
    project, problems = read_project(root)
    session = Session(root, "build", project, problems)
    finished("<html><head></head><script>alert()</script></html>", EN, session)
    return session.late


def unsafe_output(root: Path) -> list[Problem]:
    """What a build finds in a finished site that something has put a foreign load into."""
    (root / "site").mkdir()
    (root / "site" / "page.html").write_text('<img src="https://example.com/x.png">', encoding="utf-8")
    return list(output_problems(root / "site", ""))


def not_utf8(root: Path) -> None:
    (root / MORE).write_bytes(FACT.replace("甲", "费用").encode("gbk"))


PAGES = {
    "absolute-link": line("[a](/en/index.md)", "12:5", "/en/index.md"),
    "bad-argument": line("{{ fact(5) }}", "12:1", "{{ fact(5) }}"),
    "bad-heading-id": both("#part", "#Part_One", "10:1", "## Title"),
    "broken-anchor": line("[a](index.md#parts)", "12:5", "index.md#parts"),
    "broken-braces": both(CALL, CALL.replace('d"', "d”"), "8:27", "”) }}"),
    "broken-link": line("[a](indx.md)", "12:5", "indx.md"),
    "duplicate-heading-id": both("#part", "#top", "10:1", "## Title"),
    "figure-not-shown": both(
        END,
        f'{{{{ figure("one") }}}}\n\n{END}',
        "12:12",
        "one",
        {"data/charts/one.yml": RANGE.replace("unused: a test\n", ""), MORE: FIVE},
    ),
    "front-matter": Mistake(f"{EN}:1:1", "---", edits=((EN, "zh\n---\n", "zh\n"),)),
    "full-stop": both(" { #part }", ". { #part }", "10:1", "## Title."),
    "heading-parity": Mistake(f"{EN}:10:1", "## Title", edits=((EN, "#part", "#parts"),)),
    "jinja-comment": both("{ #part }", "{#part }", "10:10", "{#part }"),
    "lost-footnote": line("A word[^1]", "12:7", "[^1]"),
    "other-block": line("A line:\n- an item", "13:1", "- an item"),
    "macro-in-front-matter": both("original: zh", f"original: zh\nsummary: '{CALL}'", "5:10", f"'{CALL}'"),
    "macro-parity": Mistake(f"{EN}:6:1", "# Title", edits=((EN, CALL, ""),)),
    "misplaced-call": both(END, "`{{ sources() }}`\n", "12:2", "{{ sources"),
    "missing-alt": Mistake(
        f"{EN}:12:5",
        "map.png",
        edits=((EN, END, f"![](map.png)\n\n{END}"),),
        spoil=lambda root: (root / "docs/en/map.png").write_bytes(TINY_PNG),
    ),
    "missing-heading-id": both(" { #part }", "", "10:1", "## Title"),
    "missing-page": Mistake("docs/en/more.md:1:1", "---", {"docs/en/more.md": MORE_PAGE.replace("zh", "en")}),
    "no-sources-list": both(END, '{{ cite("cnbc") }}\n', "12:1", "{{ cite"),
    "not-allowed": line("A word\n{ .cl-card }", "13:4", "cl-card"),
    "not-a-call": line("{% if fact %}", "12:1", "{% if"),
    "raw-html": line("A <b>word</b>", "12:3", "<b>"),
    "remote-image": line("![a](https://example.com/a.png)", "12:6", "https:"),
    "repeated-chart": both(
        END,
        f'{{{{ chart("one") }}}}\n\n{{{{ chart("one") }}}}\n\n{END}',
        "14:11",
        "one",
        {"data/charts/one.yml": RANGE.replace("unused: a test\n", ""), MORE: FIVE},
    ),
    "tracked-address": line("[a](https://example.com/?a=1&utm_source=b#c)", "12:5", "https://"),
    "unknown-chart": line('{{ chart("one") }}', "12:11", "one"),
    "unknown-claim": line('{{ claim("a.b") }}', "12:11", "a.b"),
    "unknown-fact": line('{{ fact("h20.charge-warmed") }}', "12:10", "h20.charge-warmed"),
    "unknown-macro": line('{{ fcat("h20.charge-warned") }}', "12:4", "fcat"),
    "unknown-quote": line('{{ quote("a") }}', "12:11", "a"),
    "unknown-script": Mistake(f"{EN}:1:1", find=unknown_scripts),
    "unsafe-output": Mistake("site/page.html:1:1", find=unsafe_output),
    "unsafe-link": line("[a](javascript:alert)", "12:5", "javascript:"),
}
FILES = {
    "bad-path": picture("docs/en/Our Map.png", TINY_PNG),
    "colliding-files": Mistake(
        "docs/en/more/index.md:1:1",
        files={
            f"docs/{language}/{name}": MORE_PAGE for language in ("zh", "en") for name in ("more.md", "more/index.md")
        },
    ),
    "file-type": file("docs/en/page.html"),
    "merge-conflict": Mistake(
        f"{MORE}:2:1", "<<<<<<<", files={MORE: FACT.replace("\n", "\n<<<<<<< HEAD\n", 1) + "=======\n>>>>>>> mine\n"}
    ),
    "missing-file": Mistake("data/languages.yml:1:1", spoil=lambda root: (root / "data/languages.yml").unlink()),
    "not-utf8": Mistake(f"{MORE}:2:15", spoil=not_utf8),
    "reserved-file": file("docs/CNAME"),
    "stray-file": file("data/facts/more.yaml", FACT),
    "strange-character": Mistake(f"{MORE}:2:15", files={MORE: FACT.replace("甲", "\x07")}),
    "symlink": Mistake(
        "docs/en/map.png:1:1", spoil=lambda root: (root / "docs/en/map.png").symlink_to("/etc/hostname")
    ),
    "wrong-image": picture("docs/en/map.png", b"<html>"),
    "unreadable": Mistake(f"{MORE}:1:1", spoil=lambda root: (root / MORE).mkdir()),
}
