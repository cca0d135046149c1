"""An issue as a mail: it says the site's numbers, can be read anywhere, tells corrections, and nobody's words run."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.catalog.newsletter.contrast import LEAST, contrast
from macros.editions import made_editions
from macros.editions.chart_files import ChartFiles
from macros.editions.edition import EditionError
from macros.editions.finished_issue import finished_issue, shown_before
from macros.editions.made_editions import key_of
from macros.editions.mail.digest import digest_of
from macros.editions.mail.edition import make
from macros.editions.mail.html import COLOURS, as_html
from macros.editions.mail.text import as_text
from macros.editions.mail.wrapping import WIDTH, columns, wrapped
from macros.ground.letters.own_marks import OF_RECORDS
from macros.manuscript.embargo import as_published
from macros.manuscript.project import Project
from macros.wording.braces import resolve
from tests.conftest import BOOKED_FACT, GOOD_FACT, ROOT, Read, issue_files
from tests.editions.mail.readers import notes_of_html, notes_of_text, of_html, of_text, squeezed
from tests.editions.whole_issues import ISSUES, SITE, by_entry, charts, project, said_of, whole_issue

EVERY = [(slug, language) for slug in ISSUES for language in project().catalog.languages]
every = pytest.mark.parametrize(("slug", "language"), EVERY)
LARGEST_HTML, LARGEST = 90_000, 400_000  # bytes; Gmail clips a message near 102 KB of HTML

# What mail programs that people use take, as caniemail 2.0.2 has it. What Outlook on Windows or Gmail on the web of a
# telephone leaves out of these (max-width, white-space, display: none) is read as well without.
STYLES = frozenset(
    [
        "background-color",
        "border",
        "border-bottom",
        "border-collapse",
        "border-left",
        "border-top",
        "color",
        "display",
        "font-family",
        "font-size",
        "font-weight",
        "height",
        "line-height",
        "margin",
        "max-height",
        "max-width",
        "mso-hide",
        "overflow",
        "padding",
        "text-align",
        "text-decoration",
        "vertical-align",
        "white-space",
        "word-break",
        "width",
        "-webkit-text-size-adjust",
    ]
)
ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "div",
        "table",
        "tbody",
        "tr",
        "td",
        "p",
        "h1",
        "h2",
        "h3",
        "a",
        "b",
        "br",
        "img",
        "span",
        "sup",
        "time",
        "data",
    ]
)

ATTRIBUTES = frozenset(
    [
        "align",
        "alt",
        "border",
        "cellpadding",
        "cellspacing",
        "charset",
        "class",
        "content",
        "datetime",
        "dir",
        "height",
        "href",
        "lang",
        "name",
        "role",
        "src",
        "style",
        "value",
        "width",
    ]
)


@cache
def made(slug: str, language: str) -> dict[str, bytes]:
    return dict(make(whole_issue(slug, language)))


def html_of(slug: str, language: str) -> str:
    return made(slug, language)[f"{slug}-{language}.mail.html"].decode()


def text_of(slug: str, language: str) -> str:
    return made(slug, language)[f"{slug}-{language}.mail.txt"].decode()


def small(read: Read, said: dict[str, str] | None = None, files: dict[str, str] | None = None) -> Project:
    """A project with one issue, that says as little as one may but for `said`, and the `files` besides."""
    found, problems = read({**issue_files("one", **(said or {})), **(files or {})})
    assert problems == []
    return found


def mailed(found: Project, slug: str = "one", language: str = "en") -> tuple[str, str]:
    """HTML and text of an issue of a small project."""
    drawn = ChartFiles(charts().palette, ROOT / ".cache" / "drawings")
    digest = digest_of(finished_issue(found, slug, language, site=SITE, charts=drawn))
    return as_html(digest), as_text(digest)


def plain(words: str) -> str:
    """Words with one blank wherever there are some."""
    return re.sub(r"\s+", " ", unescape(words))


@every
def test_the_numbers_of_a_mail_are_the_site_s(slug: str, language: str) -> None:
    issue, entries = whole_issue(slug, language), by_entry(whole_issue(slug, language))
    found = of_html(html_of(slug, language))
    keys = {fact: ("fact", fact) for fact in issue.voice.catalog.facts}
    at = dict(entries)
    at |= {f"{SITE}/{language}/ledger/{fact.partition('.')[0]}/#{fact}": key for fact, key in keys.items()}
    assert len(found) >= 10
    for one in found:
        assert one.words in {words.replace("\u00a0", " ") for words in said_of(issue, at[one.entry])}, one
    assert {name for _, name in (at[one.entry] for one in found)} >= set(issue.record.key_figures)


@every
def test_the_text_says_each_number_as_the_html_does(slug: str, language: str) -> None:
    html, text = of_html(html_of(slug, language)), of_text(text_of(slug, language))
    assert [number for _, number in text] == [one.note for one in html]
    for (before, _), one in zip(text, html, strict=True):
        assert squeezed(before).endswith(squeezed(one.words)), (before, one)


@every
def test_each_number_has_its_note_with_value_and_entry(slug: str, language: str) -> None:
    html, text = notes_of_html(html_of(slug, language)), notes_of_text(text_of(slug, language))
    marks = of_html(html_of(slug, language))
    assert list(html) == list(text) == list(range(1, len(html) + 1)) == sorted({one.note for one in marks})
    for one in marks:
        assert one.words in html[one.note][0]
        assert squeezed(one.words) in squeezed(text[one.note][0])
        assert one.entry == html[one.note][1] == text[one.note][1]


@every
def test_a_mail_says_the_answer_the_findings_and_the_way_to_each_section(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    page, text = LexborHTMLParser(html_of(slug, language)), squeezed(text_of(slug, language))
    answer = resolve(issue.voice, issue.record.answer[language]).replace("\u00a0", " ")
    said = squeezed(re.sub(r"\??\[\d+\]", "", page.body.text()))
    assert squeezed(answer) in said
    assert squeezed(answer) in re.sub(r"\??\[\d+\]", "", text)
    links = {node.attributes["href"] for node in page.css("a")}
    claims = {issue.address(f"claims/{slug}/#claim-{name}") for name in issue.record.mistakes[:3]}
    assert {*claims, *(issue.place(one) for one in issue.sections), issue.place(issue.opening)} <= links
    assert all(squeezed(address) in text for address in claims)
    assert len(page.css("td.finding")) == 3
    ours = [line.strip() for line in text_of(slug, language).splitlines() if line.strip().startswith(OF_RECORDS)]
    assert sum(line.startswith(f"{OF_RECORDS} [") for line in ours) == 3, "each verdict, which anybody may bracket"
    assert len(ours) == 7, "what the record shows, and what the sign means"


@every
def test_a_mail_is_small_enough_that_no_program_clips_it(slug: str, language: str) -> None:
    files = made(slug, language)
    assert len(files[f"{slug}-{language}.mail.html"]) < LARGEST_HTML
    assert len(files[f"{slug}-{language}.eml"]) < LARGEST


@every
def test_lines_of_text_are_of_78_columns_but_for_addresses(slug: str, language: str) -> None:
    for line in text_of(slug, language).splitlines():
        assert columns(line) <= WIDTH or len(line.split()) == 1, line
        assert line == line.rstrip()


@every
def test_a_mail_has_nothing_that_mail_programs_drop_or_load(slug: str, language: str) -> None:
    html = html_of(slug, language)
    page = LexborHTMLParser(html)
    assert {node.tag for node in page.root.traverse() if node.tag and node.tag[0] not in "-_!"} <= ELEMENTS
    for node in page.css("[style]"):
        names = {rule.partition(":")[0].strip() for rule in (node.attributes["style"] or "").split(";") if rule.strip()}
        assert names <= STYLES, node.attributes["style"]
    style = page.css_first("style").text()
    assert re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", style).strip() == "", "all else is in the elements"
    for picture in page.css("img"):
        assert picture.attributes["src"] in made(slug, language), "beside the mail, not on a server that would know"
        assert picture.attributes["alt"] and picture.attributes["width"] and picture.attributes["height"]
    assert "url(" not in html and "@import" not in html and "<link" not in html and "<script" not in html
    assert all(node.attributes["href"].startswith("https://") for node in page.css("a"))


@every
def test_a_mail_is_in_its_language_and_says_what_it_is_before_it_is_opened(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    page = LexborHTMLParser(html_of(slug, language))
    assert page.css_first("html").attributes["lang"] == issue.voice.tag
    assert page.css_first("body > div[role=article]").attributes["lang"] == issue.voice.tag  # where <html> is dropped
    assert b"utf-8" in html_of(slug, language).encode()[:1024]
    assert page.css_first("div.preheader").text() == issue.opening.words.description
    assert issue.opening.words.title in page.css_first("title").text()
    assert page.css_first("h1").text().startswith(issue.opening.words.title[:10])


@every
def test_charts_are_on_white_and_as_wide_as_they_say(slug: str, language: str) -> None:
    from io import BytesIO

    from PIL import Image

    pictures = LexborHTMLParser(html_of(slug, language)).css("img")
    assert len(pictures) == 2
    for node in pictures:
        drawn = Image.open(BytesIO(made(slug, language)[node.attributes["src"] or ""])).convert("RGB")
        assert drawn.getpixel((0, 0)) == drawn.getpixel((drawn.width - 1, drawn.height - 1)) == (255, 255, 255)
        assert drawn.width == 2 * int(node.attributes["width"] or 0)
        assert abs(drawn.height - 2 * int(node.attributes["height"] or 0)) <= 2


@every
def test_the_same_issue_gives_the_same_bytes(slug: str, language: str) -> None:
    assert dict(make(whole_issue(slug, language))) == made(slug, language)


def test_text_can_be_read_on_every_ground_of_both_palettes() -> None:
    for palette in COLOURS.values():
        grounds = [palette["paper"], palette["band"]]
        for name in ("ink", "muted", "matches", "near", "opinion"):
            assert all(contrast(palette[name], ground) >= LEAST for ground in grounds), name


def test_colours_are_those_of_the_site() -> None:
    css = (ROOT / "overrides/assets/ledger.css").read_text("utf-8")
    for palette, head in (
        ("light", '[data-md-color-scheme="default"] {'),
        ("dark", '[data-md-color-scheme="slate"] {'),
    ):
        site = dict(re.findall(r"--cl-([a-z]+): (#[0-9a-f]{6});", css[css.index(head) :].partition("}")[0]))
        ours = {name: colour for name, colour in COLOURS[palette].items() if name != "paper" or palette == "dark"}
        assert ours == {name: site[name] for name in ours}


def test_a_mail_needs_the_site_s_address() -> None:
    with pytest.raises(EditionError) as told:
        make(whole_issue(ISSUES[0], "en", site=""))
    assert told.value.hint


HISTORY = """\
  history:
    - {date: 2026-12-01, value: 4.4e9, reason: {zh: 抄错, en: "misread it"}}
"""
SECOND = {"number": "2", "published": "2026-11-30"}
SHOWS = (
    '---\ntitle: part\ndescription: part\n---\n# part {{ #top }}\n\n{{{{ fact("{name}") }}}}\n\n{{{{ sources() }}}}\n'
)


def two_issues(read: Read, *, shown: str = "h20.charge-booked", history: str = HISTORY) -> Project:
    """A first issue that shows a number, and a second that does not."""
    pages = {f"docs/{language}/issues/one/part.md": SHOWS.format(name=shown) for language in ("zh", "en")}
    files = {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + history, **issue_files("two", **SECOND), **pages}
    files |= {"docs/zh/index.md": issue_files("one")["docs/zh/index.md"]}
    return as_published(small(read, {"sections": "[part]"}, files), date(2027, 1, 1))


def test_a_correction_reaches_who_was_sent_the_number(read: Read) -> None:
    html, text = mailed(two_issues(read), "two")
    for said in (LexborHTMLParser(html).body.text(), text):
        assert "charge booked: $4.4 billion → $4.5 billion" in plain(said)
        assert "misread it" in said
    assert "/ledger/h20/#h20.charge-booked" in html and "/ledger/h20/#h20.charge-booked" in text


def test_the_first_issue_has_sent_nobody_anything(read: Read) -> None:
    html, text = mailed(two_issues(read), "one")
    assert "Corrections to what you were sent" not in html + text
    assert "What has changed since" not in html + text


def test_what_the_world_overtook_is_told_apart_from_what_was_wrong(read: Read) -> None:
    html, text = mailed(two_issues(read, history=HISTORY.replace("value:", "kind: updated, value:")), "two")
    assert "What has changed since No. 1" in html and "What has changed since No. 1" in text
    assert "Corrections to what you were sent" not in html + text


CLAIM = """\
{name}:
  said: {{zh: 说法{name}, en: says {name}}}
  issue: one
  kind: number
  value: 5e9
  unit: usd
  verdict: {verdict}
  record: h20.charge-warned
  sources: [cnbc]
"""


def test_without_mistakes_in_its_record_the_claims_that_differ_come_first(read: Read) -> None:
    verdicts = {"one": "matches", "two": "approximately", "three": "differs", "four": "differs"}
    claims = "".join(CLAIM.format(name=name, verdict=verdict) for name, verdict in verdicts.items())
    html, text = mailed(small(read, files={"data/claims/h20.yml": claims}))
    assert [node.text() for node in LexborHTMLParser(html).css("a.verdict")] == [
        "differs from the record",
        "differs from the record",
        "matches the record",
    ]
    assert text.index("CNBC says: says three") < text.index("CNBC says: says four") < text.index("CNBC says: says one")
    assert "says two" not in html + text


def test_a_correction_to_what_nobody_was_sent_is_not_in_a_mail(read: Read) -> None:
    history = f"  unused: shown on no page\n{HISTORY}"
    html, text = mailed(two_issues(read, shown="h20.charge-warned", history=history), "two")
    assert "misread it" not in html + text


def test_a_correction_that_went_out_with_the_issue_before_is_not_told_again(read: Read) -> None:
    history = HISTORY.replace("2026-12-01", "2026-11-23")
    html, text = mailed(two_issues(read, history=history), "two")
    assert "misread it" not in html + text


def test_a_number_of_an_issue_that_was_corrected_says_so_in_its_note(read: Read) -> None:
    said = {"key_figures": "[h20.charge-booked]"}
    facts = {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT}
    before = mailed(small(read, said, facts))
    html, text = mailed(small(read, said, {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + HISTORY}))
    assert all("Corrected 1 December 2026" not in one for one in before)
    for one in (html, text):
        assert "Corrected 1 December 2026: $4.4 billion → $4.5 billion. misread it" in plain(one)
    rows = r" · Corrected 1 December 2026[^<]*?misread it"
    assert re.sub(rows, "", html) == before[0], "and nothing else moves"


HOSTILE = (
    '" onload=alert(1) x="',
    "<script>alert(1)</script>",
    "<img src=https://evil.example/x.png>",
    "&lt;b&gt; &amp; ]]> <!-- -->",
    "שלום 👩‍👩‍👧 <bdo dir=rtl>",
    "{{ TrackView }} {% load %} {#",
    "https://unsubscribe.invalid/",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    """In every slot that takes words: a reader of mail, and a service that fills in what stands in braces, run none."""
    digest = digest_of(whole_issue("yardstick", "en"))
    hostile = _all_words(digest, words)
    page, text = as_html(hostile), as_text(hostile)
    tree = LexborHTMLParser(page)
    assert {node.tag for node in tree.root.traverse() if node.tag and node.tag[0] not in "-_!"} <= ELEMENTS
    assert {name for node in tree.css("*") for name in node.attributes} <= ATTRIBUTES
    bare = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert "{" not in bare and "}" not in bare
    assert not re.search(r"\{[{%#]", page + text)
    assert len(tree.css("img")) == 2
    assert tree.css_first("h1").text().strip() == words.strip()


def _all_words(told: object, words: str) -> object:
    """A digest, or a part of one, with every text but addresses and names of files made hostile."""
    from dataclasses import fields, is_dataclass

    kept = {
        "entry",
        "address",
        "page",
        "name",
        "links",
        "chart_id",
        "kind",
        "verdict",
        "lang",
        "voice",
        "key",
        "unsubscribe",
    }
    if isinstance(told, str):
        return words
    if isinstance(told, tuple):
        if len(told) == 3 and all(isinstance(one, str) for one in told):  # a section or a move, with its address
            return (words, words, told[2])
        return tuple(_all_words(one, words) for one in told)
    if is_dataclass(told) and not isinstance(told, type):
        slots = {one.name: getattr(told, one.name) for one in fields(told) if one.name not in kept}
        return replace(told, **{name: _all_words(value, words) for name, value in slots.items()})
    return told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a " * 60, 2),
        ("数" * 60, 2),
        (f"{'数' * 36}在2026年", 2),
        ("x" * 100, 1),
        (f"{'a ' * 38}13%[1], and", 2),
    ],
)
def test_text_is_wrapped_where_its_words_allow(text: str, lines: int) -> None:
    made = wrapped(text).splitlines()
    assert len(made) == lines
    assert squeezed("".join(made)) == squeezed(text)
    assert not any(re.match(r"[,.，。年]|\[\d", line) for line in made)


def test_a_mail_is_made_again_where_an_earlier_issue_shows_other_numbers(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = two_issues(read)
    shown = shown_before(found, "two")
    assert ("fact", "h20.charge-booked") in shown
    assert shown_before(found, "one") == frozenset()
    before = key_of(found, "two", "en", SITE, {})
    monkeypatch.setattr(made_editions, "shown_before", lambda *_: frozenset())
    assert key_of(found, "two", "en", SITE, {}) != before


def test_an_edition_of_mail_is_known_to_the_command() -> None:
    from macros.editions.kinds import EDITIONS

    assert EDITIONS["mail"].make is make
    assert Path(ROOT / "macros/editions/mail").is_dir()
