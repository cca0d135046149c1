"""The PDF of each issue: right in its numbers, whole, tagged as PDF/UA asks, the same each time, and safe to print."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise

import pytest

from macros.catalog.record_digests import Key
from macros.editions.edition import EditionError
from macros.editions.kinds import EDITIONS
from macros.editions.pdf import faces
from macros.editions.pdf.edition import make
from macros.editions.pdf.written import written
from macros.pages.numbers import in_doubt
from macros.wording.masthead import masthead
from macros.wording.voice import phrase
from tests.conftest import ROOT
from tests.editions.pdf.reading import Element, Read, target
from tests.editions.whole_issues import ISSUES, SITE, by_entry, project, said_of, whole_issue

BOTH = [(slug, language) for slug in ISSUES for language in project().catalog.languages]
HEADINGS = ("H1", "H2", "H3", "H4")
every_issue = pytest.mark.parametrize(("slug", "language"), BOTH)


@cache
def made(slug: str, language: str) -> bytes:
    (content,) = make(whole_issue(slug, language)).values()
    return content


@cache
def read(slug: str, language: str) -> Read:
    return Read(made(slug, language))


def bare(text: str) -> str:
    """A text without blanks: a line of print ends in one, or does not."""
    return re.sub(r"[\s\u2060]", "", text)


def noted(found: Read, keys: dict[str, Key]) -> dict[int, tuple[Key, Element]]:
    """The notes by their numbers, each with what it is about: its value leads to the entry, its page to the mention."""
    notes = {}
    for item in found.tree.of("LI"):
        links = {target(note): link for link in item.of("Link") for note in link.links}
        back = [name for name in links if name.startswith("#at-")]
        entry = [name for name in links if name in keys]
        if back and entry:
            notes[int(back[0].removeprefix("#at-"))] = keys[entry[0]], item
    return notes


def mentions(found: Read) -> list[tuple[int, str]]:
    """Each link from the text to a note, with the number of the note and what is read up to the link's own end."""
    told, so_far = list[tuple[int, str]](), ""
    for one in found.tree.all():
        words = "".join(child for child in one.children if isinstance(child, str))
        so_far += words
        there = target(one.links[0]) if one.links else ""
        if there.startswith("#note-"):
            if told and bare(so_far) == told[-1][1] + bare(words):  # a number that goes on in the next line
                told.pop()
            told.append((int(there.removeprefix("#note-")), bare(so_far)))
    return told


@every_issue
def test_every_number_read_back_is_what_the_record_says(slug: str, language: str) -> None:
    issue, found = whole_issue(slug, language), read(slug, language)
    notes = noted(found, by_entry(issue))
    assert {key: number for number, (key, _) in notes.items()} == issue.whole.card_numbers
    told = mentions(found)
    assert {number for number, _ in told} == set(notes)
    for number, words in told:
        assert words.endswith(tuple(map(bare, said_of(issue, notes[number][0])))), (notes[number][0], words)


@every_issue
def test_a_note_says_the_number_and_its_doubt_in_words(slug: str, language: str) -> None:
    issue, found = whole_issue(slug, language), read(slug, language)
    entries = by_entry(issue)
    doubtful = phrase(issue.voice, "sources", "doubtful")
    for number, (key, item) in noted(found, entries).items():
        value = "".join(link.text for link in item.of("Link") for note in link.links if target(note) in entries)
        assert bare(value) in set(map(bare, said_of(issue, key)))
        assert item.text.startswith(str(number))
        if in_doubt(issue.voice, *key):
            assert bare(doubtful) in bare(item.text)


@every_issue
def test_it_is_tagged_as_pdf_ua_asks(slug: str, language: str) -> None:
    issue, found = whole_issue(slug, language), read(slug, language)
    root = found.pdf.Root
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(root.Lang) == issue.voice.tag
    assert masthead(issue.voice).name in str(found.pdf.docinfo["/Title"])
    assert b"pdfuaid:part" in root.Metadata.read_bytes()
    kinds = {one.kind for one in found.tree.all()}
    assert {"Document", "Sect", "P", "H1", "H2", "L", "LI", "Link", "Figure", "Caption", "Table", "TH", "TD"} <= kinds
    assert all(one.alt for one in found.tree.of("Figure"))
    assert all(table.of("TH") for table in found.tree.of("Table"))
    assert all(page.Tabs == "/S" for page in found.pdf.pages if "/Tabs" in page)


@every_issue
def test_lists_and_tables_hold_what_they_may(slug: str, language: str) -> None:
    within = {"L": {"LI", "L", "Caption"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "TR": {"TH", "TD"}}
    for one in read(slug, language).tree.all():
        if one.kind in within:
            held = {child.kind for child in one.children if isinstance(child, Element)}
            assert held <= within[one.kind], (one.kind, held, one.text[:60])


@every_issue
def test_headings_leave_out_no_level_and_are_the_outline(slug: str, language: str) -> None:
    found = read(slug, language)
    headings = found.tree.of(*HEADINGS)
    assert [bare(title) for title in found.outline] == [bare(heading.text) for heading in headings]
    levels = [int(heading.kind[1]) for heading in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_issue
def test_every_link_says_what_it_leads_to_and_stands_in_a_link(slug: str, language: str) -> None:
    found = read(slug, language)
    tagged = [note.objgen for one in found.tree.of("Link") for note in one.links]
    assert sorted(tagged) == sorted(note.objgen for note in found.links)
    names = {str(name) for name in list(found.pdf.Root.Names.Dests.Names)[::2]}
    for note in found.links:
        assert str(note.Contents)
        there = target(note)
        assert there.startswith(("https://", "http://", "#"))
        if there.startswith("#"):
            assert not re.fullmatch(r"(note|at|source|page|s\d+)-.*", str(note.Contents)), str(note.Contents)
            assert str(note.Dest) in names


@every_issue
def test_all_fonts_are_in_it_and_are_those_we_name(slug: str, language: str) -> None:
    fonts = read(slug, language).fonts
    assert fonts
    assert all(fonts.values())
    assert {re.sub(r"^/\w+\+|-(?:Bold|Oblique)$", "", name) for name in fonts} <= {
        f"Noto-{face}-CJK-{kind}" for face in ("Sans", "Serif") for kind in ("SC", "KR")
    }, fonts


@every_issue
def test_a_drawing_stands_on_the_page_of_its_title(slug: str, language: str) -> None:
    issue, found = whole_issue(slug, language), read(slug, language)
    held = [one for one in found.tree.all() if one.kind == "NonStruct" and len(one.of("Figure")) == 1]
    assert len(found.tree.of("Figure")) >= len(issue.whole.chart_numbers)
    for one in held:
        if one.of("Caption"):
            assert {part.page for part in one.of("Figure", "Caption")} == {one.page}


@every_issue
def test_the_front_is_the_first_page_and_no_more(slug: str, language: str) -> None:
    found, contents = read(slug, language), phrase(whole_issue(slug, language).voice, "issue", "contents")
    (heading,) = (one for one in found.tree.of("H2") if bare(one.text) == bare(contents))
    (marks,) = (one for one in found.tree.of("P") if SITE in one.text and "†" in one.text)
    assert heading.page == marks.page == found.tree.of("H1")[0].page


@every_issue
def test_it_is_a4_dated_by_the_issue_and_light(slug: str, language: str) -> None:
    issue, found = whole_issue(slug, language), read(slug, language)
    assert {tuple(round(float(side)) for side in page.MediaBox) for page in found.pdf.pages} == {(0, 0, 595, 842)}
    assert str(found.pdf.docinfo["/CreationDate"]).startswith(f"D:{issue.day:%Y%m%d}")
    assert len(made(slug, language)) < 3_000_000


def test_it_is_the_same_to_the_byte_in_another_process() -> None:
    code = (
        "import hashlib; from tests.editions.whole_issues import whole_issue;"
        "from macros.editions.pdf.edition import make;"
        "print(hashlib.sha256(*make(whole_issue('yardstick', 'en')).values()).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(made("yardstick", "en")).hexdigest()


def test_without_the_site_s_address_links_stay_within_or_lead_to_others() -> None:
    (content,) = make(whole_issue("yardstick", "zh", "")).values()
    found = Read(content)
    led = {target(note) for note in found.links}
    assert not any("here.invalid" in one or SITE in one for one in led)
    assert any(one.startswith("https://") for one in led)


def test_no_command_but_the_edition_loads_what_makes_it() -> None:
    code = "import sys, macros.cli.commands, macros.editions.kinds; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
    assert ".pdf" in EDITIONS["pdf"].offered


def test_where_pango_is_missing_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'\nand more")

    monkeypatch.setattr(sys, "meta_path", [Without(), *sys.meta_path])
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(EditionError) as caught:
        written("<p>a</p>", {})
    assert "libpango-1.0-0" in caught.value.said
    assert "\n" not in caught.value.said
    assert "apt-get install libpango" in caught.value.hint


def test_where_a_font_is_missing_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "can_write", lambda *_: False)
    with pytest.raises(EditionError) as caught:
        make(whole_issue("yardstick", "zh"))
    assert "Noto Serif CJK SC" in caught.value.said
    assert "fonts-noto-cjk" in caught.value.hint


def test_han_grows_between_its_letters_and_not_at_the_ends_of_a_line() -> None:
    from macros.editions.pdf.justified import widened

    assert [widened(text) for text in ("各家估计", "H20在华", "2025财年起H20", "H20", "")] == [3, 1.5, 3, 0, 0]


def test_what_is_reached_for_in_weasyprint_is_there_and_is_left_as_it_was() -> None:
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    from macros.editions.pdf.justified import justified_han

    before = inline.justify_line, inline.count_expandable_spaces, Layout.set_text
    with justified_han():
        assert not set(before) & {inline.justify_line, inline.count_expandable_spaces, Layout.set_text}
    assert before == (inline.justify_line, inline.count_expandable_spaces, Layout.set_text)
