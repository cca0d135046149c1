"""What a rule refuses as it is written it refuses in every other way of writing it, and wherever it may stand."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

import pytest

from macros.ground.latest_day import A_DAY_AHEAD
from macros.ground.problems import as_text
from macros.manuscript.markdown.convert import made_of
from macros.manuscript.markdown.markup import OF_TEMPLATES, is_link
from macros.manuscript.markdown.quantities import made_another
from macros.manuscript.survey import read_project
from macros.pages.bodies import written_body
from macros.pages.mentions import mentions
from macros.pages.wholes import keep_whole
from macros.press.session import Session
from macros.wording.magnitudes import magnitudes
from macros.wording.voice import Voice, voices
from tests.conftest import GOOD_FACT, GOOD_PAGE, GOOD_SOURCES, ROOT, SECTION_PAGE, Read, Write, issue_files
from tests.effort import within

WITHDRAWN = """\
gone:
  withdrawn: {day}
  value: 5e9
  unit: usd
  label: {{zh: "{text}", en: "{text}"}}
  reason: {{zh: 错了, en: It was wrong}}
"""
PAGES = ("docs/zh/index.md", "docs/en/index.md")


def told_of(read: Read, files: dict[str, str]) -> str:
    return as_text(read(files)[1])


def on_pages(body: str) -> dict[str, str]:
    page = GOOD_PAGE.format(title="Title")
    return dict.fromkeys(PAGES, page.replace("## Title", f"{body}\n\n## Title"))


@pytest.mark.parametrize("text", ["abc \\u05d0\\u05d1 5-3", "NVIDI\\u0410", "milli\\u043en", "a\\u200Bb"])
@pytest.mark.parametrize("key", ["title", "description", "summary", "changed"])
def test_front_matter_is_judged_once_it_is_decoded(read: Read, key: str, text: str) -> None:
    page = GOOD_PAGE.format(title="Title").replace("---\n# ", f'{key}: "{text}"\n---\n# ', 1)
    page = page.replace("title: Title\n", "", 1) if key == "title" else page
    page = page.replace("description: Title\n", "", 1) if key == "description" else page
    assert "[strange-character]" in told_of(read, dict.fromkeys(PAGES, page))


@pytest.mark.parametrize(
    "text", ["שלום 5-3", "milliоn", "{h20.charge-warned} {nope}", "{broken", "$99 billion", "=1+1"]
)
def test_what_is_withdrawn_is_held_to_every_rule_of_texts(read: Read, text: str) -> None:
    gone = WITHDRAWN.format(day="2025-04-15", text=text)
    assert told_of(read, {"data/facts/h20.yml": GOOD_FACT + gone}).count("data/facts/h20.yml") >= 1


@pytest.mark.parametrize("day", ["2025-Q2", "2025", "late 2025-04"])
def test_a_withdrawal_states_one_day(read: Read, day: str) -> None:
    gone = WITHDRAWN.format(day=day, text="A number")
    assert "[not-a-period]" in told_of(read, {"data/facts/h20.yml": GOOD_FACT + gone})


def test_a_withdrawn_number_has_its_unit(read: Read) -> None:
    gone = WITHDRAWN.format(day="2025-04-15", text="A number").replace("  unit: usd\n", "")
    assert 'no "unit" [missing-key]' in told_of(read, {"data/facts/h20.yml": GOOD_FACT + gone})


@pytest.mark.parametrize(
    "pattern", ["{low}{high}{scale}", "{low}.{high}{scale}", "{low},{high}", "{low}×{high}{scale}"]
)
def test_the_ends_of_a_range_do_not_run_together(read: Read, pattern: str) -> None:
    text = (ROOT / "data" / "phrases" / "en.yml").read_text(encoding="utf-8")
    text = text.replace('  prose: "{low}–{high}{scale}"', f'  prose: "{pattern}"')
    assert "ranges.prose" in told_of(read, {"data/phrases/en.yml": text})


@pytest.mark.parametrize(
    "link",
    [
        "[https://wwwꓸnvidiaꓸcom/press](https://evil.example/x)",
        "[https://www•nvidia•com/press](https://evil.example/x)",
        "[www .nvidia .com/press](https://evil.example/x)",
        "[nvidia.com丿press](https://evil.example/x)",
        '[the release](https://evil.example/x "https://www.nvidia.com/press")',
    ],
)
def test_a_link_shows_no_other_address_whatever_stands_for_its_points(read: Read, link: str) -> None:
    assert "[unsafe-link]" in told_of(read, on_pages(link))


@pytest.mark.parametrize("asked", ["subject=x%0D%0ABcc%3Av%40example.org", "attach=%2Fetc%2Fpasswd", "cc=a@b.example"])
def test_an_address_for_mail_asks_for_a_subject_and_a_text_alone(asked: str) -> None:
    assert not is_link(f"mailto:a@example.com?{asked}")
    assert is_link("mailto:a@example.com?subject=A%20number&body=What%3F")


def test_a_keycap_is_no_less_one_with_a_mark_of_emphasis_in_it(read: Read) -> None:
    assert "[strange-character]" in told_of(read, on_pages("See 5*\ufe0f\u20e3 x* now"))


def test_a_heading_takes_no_id_that_the_site_sets_itself(read: Read) -> None:
    assert "[bad-heading-id]" in told_of(read, on_pages("## A { #what-changed }"))


def test_every_id_that_a_template_sets_is_refused_to_headings_or_stands_on_no_written_page() -> None:
    templates = [*(ROOT / "macros/pages/templates").glob("*.html"), *(ROOT / "overrides").rglob("*.html")]
    found = {name for file in templates for name in re.findall(r' id="([^"{]*)"', file.read_text(encoding="utf-8"))}
    on_made_pages, of_the_frame = (
        {"cl-asked", "cl-bar-fields"},
        {"__menu", "__sections"},
    )  # the latter is no id that a heading may have
    assert found == {*OF_TEMPLATES, *on_made_pages, *of_the_frame}


@pytest.mark.parametrize("field", ["publisher: {name: הארץ}", "publisher: {name: CNBC}\n  via: {name: הארץ}"])
def test_a_publisher_written_from_right_to_left_says_what_it_is_called(read: Read, field: str) -> None:
    sources = GOOD_SOURCES.replace("publisher: {name: CNBC}", field)
    assert "[strange-character]" in told_of(read, {"data/sources/press.yml": sources})
    named = sources.replace("הארץ}", "הארץ, called: {zh: 国土报, en: Haaretz}}")
    assert told_of(read, {"data/sources/press.yml": named}) == ""


def test_a_path_that_no_system_holds_is_told(read: Read) -> None:
    folders = "/".join(["a" * 60] * 5)
    pages = {f"docs/{language}/{folders}/p.md": GOOD_PAGE.format(title="Title") for language in ("zh", "en")}
    assert "[too-long]" in told_of(read, pages)


@pytest.mark.parametrize("name", ["assets/ledger.js", "en/evil.html", "en/evil.svg", "en/more.png", "assets/x.png"])
def test_a_preview_hands_on_no_file_that_is_told(read: Read, name: str) -> None:
    project, problems = read({f"docs/{name}": "document.body.innerHTML = 'theirs'"})
    assert problems
    session = Session(project.root, "serve", project, problems)
    assert not session.is_checked(name)
    assert session.is_checked("en/index.md")


@pytest.mark.parametrize(
    "body",
    [
        "Sales ```b`c &#1488;&#1489; 5-3 `word.",
        "Text `a\n___\nb &#1488; 5-3 ` c",
        "[https://www.nvidi&#x430;.com/press](https://www.nvidia.com/press)",
    ],
)
def test_an_entity_is_read_wherever_markdown_reads_it(read: Read, body: str) -> None:
    assert "[strange-character]" in told_of(read, on_pages(body))


def test_a_name_that_is_spelt_like_a_sign_of_html_is_found_in_no_sign(read: Read) -> None:
    terms = 'nvidia:\n  name: {zh: 英伟达, en: NVIDIA}\n  kind: organisation\nlt:\n  name: {zh: "lt; 5", en: "lt; 5"}\n  kind: concept\n'
    project, problems = read({"data/glossary.yml": terms})
    assert not problems
    assert keep_whole("<p>a &lt; 5 b</p>", Voice("en", project.catalog)) == "<p>a &lt; 5 b</p>"


def test_no_line_of_a_page_is_taken_away_untold(read: Read) -> None:
    assert "[other-block]" in told_of(read, on_pages("[NVIDIA]: denied 'it all, and said so in May'"))


def test_no_words_say_where_notes_go() -> None:
    made = made_of("Readers must see it. ///Footnotes Go Here///\n\nText.[^1]\n\n[^1]: A note.").html
    assert "Readers must see it. ///Footnotes Go Here///" in made
    assert made.index("Text.") < made.index("A note.")


def test_an_address_that_a_link_goes_by_is_none_of_them(read: Read) -> None:
    assert told_of(read, on_pages("See [the filing][filing].\n\n[filing]: https://example.com/filing")) == ""


@pytest.mark.parametrize("text", ["[nvidia\ufffc.com](https://evil.example/x)", "80\ufffc% of sales", "a&#65532;b"])
def test_a_character_that_shows_nothing_is_in_no_page(read: Read, text: str) -> None:
    assert "[strange-character]" in told_of(read, on_pages(text))


def test_folders_in_folders_end_somewhere(read: Read) -> None:
    deep = "/".join("a" * 40)
    pages = {f"docs/{language}/{deep}/p.md": GOOD_PAGE.format(title="Title") for language in ("zh", "en")}
    assert "[too-deep]" in told_of(read, pages)


def test_a_heading_is_named_in_the_words_that_readers_see(read: Read) -> None:
    body = '## The *real* `x` &copy; { #money }\n\n{{ fact("h20.charge-warned") }}'
    project, _ = read(on_pages(body))
    found = mentions(project, Voice("en", project.catalog))["h20.charge-warned"]
    assert any("The real x ©" in place.label for place in found)


@pytest.mark.parametrize("target", ["http://x]", "http://[x", "//[", "http://ex℀mple.com"])
def test_a_link_with_no_address_at_all_is_told(read: Read, target: str) -> None:
    assert "[unsafe-link]" in told_of(read, on_pages(f"[www.example.com]({target})"))


@pytest.mark.parametrize("typed", ["5 bıllion", "5 bİllion", "5 thouſand", "5 dollarſ", "5 \u212aW"])
def test_letters_that_are_read_without_case_are_read(read: Read, typed: str) -> None:
    read(on_pages(f"It lost {typed}."))
    assert all(one.value for one, _, _ in magnitudes(typed))


@pytest.mark.parametrize(
    ("change", "code"),
    [("date: 2025-Q1, value: 5e9", "not-a-period"), ("date: 2025-05-01, range: [5, 3]", "range-falls")],
)
def test_a_change_is_of_a_day_and_of_a_number(read: Read, change: str, code: str) -> None:
    fact = GOOD_FACT + f"  history: [{{{change}, reason: {{zh: 错, en: wrong}}}}]\n"
    assert f"[{code}]" in told_of(read, {"data/facts/h20.yml": fact})


CALL = '{{ fact("h20.charge-warned") }}'


@pytest.mark.parametrize(
    "typed",
    [
        f"{CALL} billion",
        f"{CALL}bn",
        f"{CALL}00",
        f"{CALL}.5",
        f"{CALL}亿",
        f"1{CALL}",
        f"\u2212{CALL}",
        f"**{CALL}** per cent",
    ],
)
def test_nothing_beside_a_number_makes_another_of_it(read: Read, typed: str) -> None:
    assert "makes another of it [typed-quantity]" in told_of(read, on_pages(f"It was {typed} in all."))


BEFORE = [
    *(f"{mark}{CALL}" for mark in (".", "1/", "9–", "9-", "10×", "10 × ", "√", ">", "~", "≈ ", "Ⅻ", "1, ", "0. "))
]
BEHIND = ["/2", ":1", "×10", " × 10", "e9", "–90", " 000", ", 000", "½", " ½", " and a half", " and three quarters"]
BEFORE += [f"{mark}{CALL}" for mark in ("It was \u2212 ", "It was (\u2212) ", "負", "Rs ", "about Rs. ")]
BEHIND += [" 京", " × ten", " x 10", " thousandths", " rubles", ", 500"]
BEFORE += [
    f"It was {mark}{CALL}"
    for mark in ("\u02d7", "\u2796", "\u2043", "\u00af", "\u2013\u200a", "-\u2009", "3\u200a", "3\u202f")
]
BEFORE += [
    f"是{mark}{CALL}" for mark in ("&#727;", "&#x2043;", "&#x0000000000002796;", "3&#8202;&hairsp;", "\u2500", "\ua719")
]
BEFORE += [
    f"是{mark}{CALL}"
    for mark in ("1·", "1•", "1‧", "\u3161", "\u1428", "\ua7f7", "\u2574", "\u23e4", "\u2015", "–\u00a0", "·")
]
BEFORE += [f"It was {mark}{CALL}" for mark in ("l", "I", "O")]
BEHIND += ["\u200a5", "&thinsp;0", "\u20275"]
BEHIND += [" milliards", " squared", " point five", "-plus", "^2"]


def test_nor_does_any_sign_of_mathematics_or_part_of_a_number() -> None:
    alone = [made_another(text, text.index("{{"), text.index("}}") + 2) for text in BEFORE]
    alone += [made_another(f"{CALL}{behind}", 0, len(CALL)) for behind in BEHIND]
    assert all(alone)


AROUND = [
    ("In 2025, ", ""),
    ("in 2025. ", ""),
    ("On April 15, ", ""),
    ("| ", " |"),
    ("|", "|"),
    ("\n> ", "\n"),
    ("\n>", ""),
]
AROUND += [
    ("——", "。"),
    ("— ", " —"),
    ("\n- ", ""),
    (f"{CALL}–", ""),
    ("", f"–{CALL}"),
    ("", " and a quarter of the rest"),
]
AROUND += [("\n\u2212 ", ""), ("Sold – ", " – at once"), ("", ", 2025 among them"), ("", "，京东"), ("", " x-rays")]
AROUND += [("", "：2025年"), ("是", "半导体"), ("", " and a third firm"), ("", "; 3 more"), ("(", ")"), ("“", "”")]


@pytest.mark.parametrize(("before", "behind"), AROUND)
def test_a_sentence_a_table_and_a_list_may_go_on(before: str, behind: str) -> None:
    assert made_another(f"{before}{CALL}{behind}", len(before), len(before) + len(CALL)) == ""


@pytest.mark.parametrize(
    "typed", ["{h20.charge-warned} billion", "1{h20.charge-warned}", "{value}%", "${h20.charge-warned}"]
)
def test_nor_does_anything_in_a_record(read: Read, typed: str) -> None:
    fact = GOOD_FACT.replace("{zh: 预告的费用, en: charge warned of}", f'{{zh: "{typed}", en: "{typed}"}}')
    assert "makes another of it [typed-quantity]" in told_of(read, {"data/facts/h20.yml": fact})


@pytest.mark.parametrize("typed", [f"{CALL}, 2025", f"{CALL}，2025财年", f"{CALL}. 3 more", f"FY2025 {CALL}"])
def test_what_only_follows_a_number_is_no_part_of_it(read: Read, typed: str) -> None:
    assert "makes another of it" not in told_of(read, on_pages(f"It was {typed} in all."))


@pytest.mark.parametrize("name", ["billion", "per cent", "亿", "%"])
def test_no_name_makes_a_quantity_of_the_number_beside_it(read: Read, name: str) -> None:
    terms = f'nvidia:\n  name: {{zh: 英伟达, en: NVIDIA}}\n  kind: organisation\nb:\n  name: {{zh: "{name}", en: "{name}"}}\n  kind: concept\n'
    assert "data/glossary.yml" in told_of(read, {"data/glossary.yml": terms})


@pytest.mark.parametrize(
    "link",
    [
        '[{{ term("site") }}](https://evil.example/login)',
        "[![https://www.nvidia.com/press](x.png)](https://evil.example/login)",
    ],
)
def test_a_link_shows_no_other_address_by_a_name_or_a_picture(read: Read, link: str) -> None:
    terms = "nvidia:\n  name: {zh: 英伟达, en: NVIDIA}\n  kind: organisation\nsite:\n  name: {zh: www.nvidia.com/press, en: www.nvidia.com/press}\n  kind: organisation\n"
    assert "the link leads elsewhere" in told_of(read, {**on_pages(link), "data/glossary.yml": terms})


@pytest.mark.parametrize(
    "body",
    [
        '[*click here*{ title="https://www.nvidia.com/" }](https://evil.example/)',
        '[click here](https://evil.example/)\n{ title="https://www.nvidia.com/" }',
        '- [click here](https://evil.example/)\n{ title="www.nvidia.com" }',
        '[![A chip](x.png "https://www.nvidia.com/")](https://evil.example/)',
    ],
)
def test_nothing_round_a_link_shows_another_address_over_it(read: Read, body: str) -> None:
    assert "docs/en/index.md" in told_of(read, on_pages(body))


@pytest.mark.parametrize("name", ["data-toc-label", "id", "lang", "hidden", "title", "class"])
@pytest.mark.parametrize("text", ["## More {{ #more {name} }}", "Words.\n{{ {name} }}", "[A](index.md){{ {name} }}"])
def test_an_attribute_without_a_value_is_told(read: Read, text: str, name: str) -> None:
    assert "docs/en/index.md" in told_of(read, on_pages(text.format(name=name)))


def test_what_an_issue_to_come_says_is_on_no_page_before_it(write: Write) -> None:
    later = issue_files(
        "next", "omega", number="2", published="2026-12-01", question="{zh: 还有什么？, en: What else?}"
    )
    shown = on_pages('{{ verdicts("next") }}')
    root = write({**issue_files("one", "alpha"), **later, **shown})
    told = as_text(read_project(root, dt.date(2026, 12, 1) + A_DAY_AHEAD)[1])
    assert "is not out" not in told
    assert 'the issue "next" is not out' in as_text(read_project(root, dt.date(2026, 11, 29) + A_DAY_AHEAD)[1])


@pytest.mark.parametrize(
    "typed",
    [
        *("55 billions of dollars", "45 US dollars", "45 U.S. dollars", "45 thousand", "30 percents", "45 crore"),
        *("45 per-cent", "45 pp", "45 GPUs", "a hundred million", "half a billion"),
        *("百分之30", "45块芯片", "三百颗芯片", "廿亿", "45块钱"),
    ],
)
def test_a_quantity_is_one_in_whatever_words(read: Read, typed: str) -> None:
    assert "[typed-quantity]" in told_of(read, on_pages(f"They sold {typed}."))


@pytest.mark.parametrize("typed", ["mi\u2d7fllion", "ca\u1734t"])
def test_a_mark_stands_on_letters_of_its_own_script(read: Read, typed: str) -> None:
    assert "[strange-character]" in told_of(read, on_pages(typed))


@pytest.mark.parametrize(
    "body",
    [
        "[x](https&#58;//a.example/)",
        "[x](&#105;ndex.md) and [y](index.md)",
        "[x](&#x61;.md) a.md",
        "[x][one]\n\n[one]: https&colon;//a.example/",
        "<https://a.example/&#97;>",
    ],
)
def test_a_target_is_written_as_it_is(read: Read, body: str) -> None:
    assert "is written with entities or escapes" in told_of(read, on_pages(body))


@pytest.mark.parametrize("body", ["`[x](&#105;ndex.md)`", "[x](https://a.example/?a=1&amp;b=2)", "A&amp;B &lt; C"])
def test_an_entity_elsewhere_is_no_targets(read: Read, body: str) -> None:
    assert "entities or escapes" not in told_of(read, on_pages(body))


@pytest.mark.parametrize(
    "typed",
    [
        *(f"{CALL}[million](https://a.example/)", f"{CALL}&#32;million", f"{CALL}`million`", f"{CALL} thousand"),
        *(f"{CALL} hundred", f"{CALL} dozen", f"{CALL}k", f"{CALL} m", f"{CALL}b", f"{CALL}-fold", f"-{CALL}"),
        *(f"–{CALL}", f"2&#48;{CALL}", f"`20`{CALL}", f"minus {CALL}", f"half {CALL}"),
        *(f"{CALL}千", f"{CALL}百", f"{CALL}成。", f"{CALL}倍", f"{CALL}兆", f"{CALL}[亿](https://a.example/)"),
        *(f"{CALL}`亿`", f"二{CALL}", f"负{CALL}"),
    ],
)
def test_nor_does_what_stands_there_in_another_form(read: Read, typed: str) -> None:
    assert "makes another number" in told_of(read, on_pages(typed)) or "[typed-quantity]" in told_of(
        read, on_pages(typed)
    )


@pytest.mark.parametrize(
    "typed", [f"{CALL}成为", f"a-{CALL}", f"{CALL}百分比", f"{CALL} more", f"- {CALL}", f"{CALL}–{CALL}"]
)
def test_and_what_belongs_to_other_words_does_not(read: Read, typed: str) -> None:
    assert "[typed-quantity]" not in told_of(read, on_pages(typed))


@pytest.mark.parametrize(
    "body",
    [
        "[https://nvidia](https://evil.example/)[.com/](https://evil.example/)",
        "[nvidia](https://evil.example/)[.](https://evil.example/)[com](https://evil.example/)",
        "https://[nvidia](https://evil.example/).com/",
        "See [www](https://evil.example/).nvidia.com",
        "https://www.nvidia.com[/en-us/](https://evil.example/)",
        "**[nvidia](https://evil.example/)**.com",
        "**on [https://nvidia](https://evil.example/a1)**.com/article",
        "https://nvidia.*[com/markets](https://evil.example/markets) b*",
        "*a **b [nvidia](https://evil.example/)***.com",
    ],
)
def test_no_address_is_put_together_of_links(read: Read, body: str) -> None:
    assert "the link leads elsewhere" in told_of(read, on_pages(body))


@pytest.mark.parametrize(
    "body",
    [
        "See ([the filing](https://a.example/)). More.",
        "见[年报](https://a.example/)。又见[季报](https://a.example/)。",
        "The rule.[^1]\n\n[^1]: [A](https://a.example/), [B](https://b.example/).",
    ],
)
def test_a_link_among_words_is_no_address(read: Read, body: str) -> None:
    assert "the link leads elsewhere" not in told_of(read, on_pages(body))


@pytest.mark.parametrize("name", ["sub/alpha.md", "sub/index.md", "alpha/index.md"])
def test_a_page_in_a_folder_of_its_own_is_no_section(write: Write, name: str) -> None:
    page = SECTION_PAGE.format(title="alpha")
    deeper = {f"docs/{language}/issues/one/{name}": page for language in ("zh", "en")}
    problems = read_project(write({**issue_files("one", "alpha"), **deeper}))[1]
    assert {problem.code for problem in problems if name in problem.position.path} >= {"unlisted-section"}


@pytest.mark.parametrize("typed", ["80㎇", "5㎚", "3 ㎏", "5‱", "5㌦", "20 ℃", "**12**㎡"])
def test_a_unit_in_one_character_is_one(read: Read, typed: str) -> None:
    assert "[typed-quantity]" in told_of(read, on_pages(f"A sentence of {typed} here."))


@pytest.mark.parametrize("written", ["[¹](https://a.example/)", "Sales fell.¹", "收入下降²。", "in 2025³"])
def test_no_note_is_typed(read: Read, written: str) -> None:
    assert "[strange-character]" in told_of(read, on_pages(written))


def test_what_templates_write_is_no_part_of_a_text(read: Read) -> None:
    body = 'The words class="headerlink" and `class="headerlink"` stay.'
    project, problems = read(on_pages(body))
    assert problems == []
    page, voice = project.by_path["docs/en/index.md"], voices(project.catalog)["en"]
    html = written_body(project, page, voice).html
    assert html.count('class="headerlink" aria-hidden') == html.count("<h")
    assert 'The words class="headerlink" and <code>class="headerlink"</code> stay.' in html


DOT = "![dot](dot.png){ width=1 height=1 }"


@pytest.mark.parametrize(
    "typed",
    [
        f"1{DOT}{CALL}",
        f"*1*{{ lang=en }}{CALL}",
        f"[1][r]{CALL}\n\n[r]: index.md",
        f"It was minus\n{CALL}.",
        f"当中的1\n{CALL}。",
        f"是负\n{CALL}。",
        f"half\n{CALL}",
        f"{CALL}{DOT} million",
        f'{CALL}{{{{ cite("cnbc") }}}} billion',
        f'5{{{{ cite("cnbc") }}}}{CALL}',
    ],
)
def test_what_stands_beside_a_number_is_what_a_reader_sees_there(read: Read, typed: str) -> None:
    assert "beside a number makes another of it" in told_of(read, on_pages(typed))


@pytest.mark.parametrize("typed", [f"55{DOT} billion", '55{{ cite("cnbc") }} billion', '46{{ cite("cnbc") }}%'])
def test_what_is_not_seen_parts_no_quantity(read: Read, typed: str) -> None:
    assert "[typed-quantity]" in told_of(read, on_pages(f"The charge was {typed} then."))


def test_nor_an_address(read: Read) -> None:
    body = f"[https://reuters](https://evil.example){DOT}.com/x"
    assert "the link leads elsewhere" in told_of(read, on_pages(body))


@pytest.mark.parametrize("name", ["Over 46,000,000", "sold 46"])
def test_no_name_hides_a_count(read: Read, name: str) -> None:
    term = f'many: {{name: {{zh: 众多, en: "{name}"}}, definition: {{zh: 甲, en: A}}}}\n'
    files = {**on_pages(f"There are {name} developers."), "data/glossary.yml": term}
    assert "[typed-quantity]" in told_of(read, files)


WHEN = '{{ when("h20.charge-warned") }}'


@pytest.mark.parametrize("typed", [f"1{WHEN}", f"{CALL}{CALL}", f"{CALL}{DOT}{CALL}", f"2{DOT}{WHEN}", f"minus {WHEN}"])
def test_a_date_is_a_number_too_and_two_do_not_run_together(read: Read, typed: str) -> None:
    assert "beside a number makes another of it" in told_of(read, on_pages(typed))


@pytest.mark.parametrize(
    "text", ["took 1{h20.charge-warned}", "minus {h20.charge-warned}", "{h20.charge-warned} billion"]
)
@pytest.mark.parametrize("key", ["title", "description", "summary"])
def test_nothing_stands_beside_a_number_of_the_front_matter(read: Read, key: str, text: str) -> None:
    page = GOOD_PAGE.format(title="Title")
    page = page.replace("---\n# ", f'{key}: "{text}"\n---\n# ', 1)
    page = page.replace(f"{key}: Title\n", "", 1) if key != "summary" else page
    assert "beside a number makes another of it" in told_of(read, dict.fromkeys(PAGES, page))


@pytest.mark.parametrize("name", ["minus", "负"])
def test_no_name_turns_the_number_behind_it(read: Read, name: str) -> None:
    term = f'sign: {{kind: concept, name: {{zh: "{name}", en: "{name}"}}, definition: {{zh: 甲, en: A}}}}\n'
    assert "[typed-quantity]" in told_of(read, {"data/glossary.yml": term})


@pytest.mark.parametrize("name", ["Canal+", "Yahoo!", "C++"])
def test_a_sign_at_the_end_of_a_name_is_the_names(read: Read, name: str) -> None:
    term = f'sign: {{kind: concept, name: {{zh: "{name}", en: "{name}"}}, definition: {{zh: 甲, en: A}}}}\n'
    assert "[typed-quantity]" not in told_of(read, {"data/glossary.yml": term})


def test_many_unknown_names_are_looked_up_as_often_as_they_are_told(read: Read) -> None:
    def fact(number: int) -> str:
        sources = ", ".join(f"source-{number}-{n}" for n in range(40))
        return f"f{number}:\n  label: {{zh: 甲, en: A}}\n  value: 1\n  unit: usd\n  as_of: 2025\n  status: reported\n  sources: [{sources}]\n"

    facts = GOOD_FACT + "".join(map(fact, range(100)))
    with within(20):  # it took minutes, and the square of the records
        told_of(read, {"data/facts/h20.yml": facts})


@pytest.mark.parametrize("name", [b"\xff.md", b"\xff.png", b"a\xfe.txt"])
def test_a_name_that_is_no_text_is_told_in_its_place(write: Write, name: bytes) -> None:
    root = write({})
    Path(os.fsdecode(os.fsencode(root / "docs/en/") + b"/" + name)).write_bytes(b"x")
    problems = read_project(root)[1]
    assert any(problem.position.path.startswith("docs/en/") for problem in problems)
    assert "\\u{dc" in as_text(problems)
