"""Row 59: whatever a page or a record is full of, the answer comes at once, and in a time that grows as the text does."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from html import unescape
from typing import Any

import pytest

from macros.catalog.periods import read_period
from macros.catalog.publication.past import fact_changes
from macros.ground.letters.look_alikes import find_mixed
from macros.ground.problems import Problem, as_github, as_json, as_text
from macros.manuscript import limits
from macros.manuscript.markdown.code import code_in
from macros.manuscript.markdown.entities import entities_in
from macros.manuscript.markdown.links import Places
from macros.manuscript.markdown.quantities import measured
from macros.manuscript.markdown.running_text import bare, plain
from macros.manuscript.markdown.shown import words_written
from macros.manuscript.page import Page, page_of
from macros.manuscript.project import Project
from macros.manuscript.rules import Rule, renderings, rules
from macros.manuscript.survey import read_project
from macros.pages import headlines
from macros.pages.headlines import break_between_words, teach
from macros.pages.wholes import keep_whole
from macros.wording.braces import BracesError, broken_braces, names_in, resolve
from macros.wording.magnitudes import magnitudes
from macros.wording.names import LONGEST as LONGEST_NAME
from macros.wording.names import names_found
from macros.wording.reading import minutes
from macros.wording.voice import voices
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY, GOOD_PAGE, Read
from tests.effort import within

LONGEST = 5.0  # seconds, see tests/effort.py
SHORT, LONG = 3_000, 24_000
GROWTH = 40  # a text eight times as long takes eight times as long, or five times that on a bad day; squared it is 64
FRONT = GOOD_PAGE.format(title="Title")
# What the rules, Markdown, Jinja and the readers of numbers look for, each over and over.
# fmt: off
TRIGGERS = [
    "`", "``a` ", "```\n", "``` \n\n", "~~~\n", "\\`", "\\", "[", "![", "[a](", "[a]", "](", "[a](b)", "[a]: b\n\n",
    "[^1]", "[^1]: a\n\n", "{{", '{{ fact("h20.charge-warned") }} ', '{{ fact("no.such") }}\n\n', "{{ a", "{", "}", "}}",
    "{a}", "{#", "{%", "{# #}", "<", "<!--", "<a ", "</a>", "<script>", "&#", "&#x1;", "&#0000", "&amp;", "&", "*", "_",
    "**a", "*a_", "|", "|a|b|\n", "|-|-|\n", "> ", "> a\n", "- ", "- a\n", "- a\n\n", "1. ", "!!! note\n", "!!! note\n    ",
    "1,", "1,1", "1.", "9", "$1 ", "12万", "三", "三分之", "百分之", "一二三四五六七八九", "亿", "万亿 ", "twenty-", "three ",
    "**5**亿 ", "5 billion\n", "5&#32;", "5\u00a0 ", "[5](a.md) ", "a[^1] ", "sixty-one ", "$  ", "5 \n ", "9 *", "](a)", "英\n",
    "NVIDIA", "英伟达", "英", "https://", "# a\n", "# a {#a}\n\n", "#", "## ", "a\n", "a\n\n", "a ", " ", "\t", "\n", " \n",
    "{a=", "](<", "](a(", "a½", "5'", "USD ", "5 USD", "a5 ", "5\u0332", "[a](b \"c\")", "*a*{ title=b } ", ";-",
    "a\r\n", "=\n", "---\n", ": a\n", "a\n: b\n", "a_", "a.", "…",
]
# fmt: on


def full_of(trigger: str, length: int) -> str:
    """A text of that length that holds nothing but the trigger."""
    return (trigger * (length // len(trigger) + 1))[:length]


def ascending(length: int) -> str:
    """Runs of backticks, each longer than the last: none has a partner."""
    return "".join("`" * n + "a" for n in range(1, 2000))[:length]


def spent(step: Callable[[], object]) -> float:
    """Seconds of this process that a step takes."""
    begun = time.process_time()
    step()
    return time.process_time() - begun


def least(reader: Callable[[str], object], text: str) -> float:
    """The shortest of three runs, each on another text, since readers remember what they read."""
    return min(spent(partial(reader, text[: len(text) - n])) for n in range(3))


def is_told_at_once(read: Read, text: str, front: str = FRONT) -> list[str]:
    """The codes told of a page of such a text, in both languages; in time, in every form."""
    with within(LONGEST):
        _, problems = read({"docs/en/a.md": front + text, "docs/zh/a.md": front + text})
        assert all(form(problems) for form in (as_text, as_json, as_github)) or not problems
    return [problem.code for problem in problems if problem.position.path == "docs/en/a.md"]


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_page_of_100_kb_of_any_trigger_is_told_at_once(read, trigger):
    is_told_at_once(read, full_of(trigger, limits.LONGEST_PAGE - len(FRONT)))


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_the_worst_page_that_is_read_is_told_at_once(read, trigger):
    block = full_of(trigger, limits.LONGEST_BLOCK - 10)
    is_told_at_once(read, "\n\n".join([block] * 16)[: limits.LONGEST_PAGE - len(FRONT)])


TABS, ROWS, LINKS = "a" + "\t" * 1_490 + "b\n\n", "x\n|a|\n" * 148 + "\n", "<https://a.b>" * 400 + "\n\n"


@pytest.mark.parametrize("text", [TABS * 16, "百" + TABS * 16, ROWS * 9 + LINKS * 14, LINKS * 14 + ROWS * 9])
def test_a_page_of_what_is_looked_into_for_each_line_is_told_at_once(read, text):
    is_told_at_once(read, text)


def test_a_tab_counts_as_the_blanks_that_it_becomes(read):
    assert is_told_at_once(read, "a" + "\t" * (limits.LONGEST_BLOCK // 4) + "b") == ["too-large"]


@pytest.mark.parametrize("trigger", ['{{ fact("h20.charge-warned") }}\n', "a\n", "# a\n", "`", "[a](b) "])
def test_a_page_of_a_megabyte_has_one_problem(read, trigger):
    assert is_told_at_once(read, full_of(trigger, 1_000_000)) == ["too-large"]


AVOIDED = renderings.Avoided(frozenset(("NVIDIA", "英伟达", "a a", "a_")), {})
FORMS = [
    words_written("a a", "5 billion"),
    words_written("", "1,1 亿"),
    words_written("9", "9 9"),
    words_written("英", "12万"),
]

READERS: dict[str, Callable[[str], object]] = {
    "code_in": code_in,
    "bare": bare,
    "names": lambda text: list(names_found(text, frozenset(("NVIDIA", "英伟达", "英" * 40, "a" * 90, "1,1,1,1,2")))),
    "entities_in": lambda text: list(entities_in(text)),
    "plain": plain,
    "quantities": measured,
    "renderings": lambda text: list(renderings._standing(text, AVOIDED)),
    "places of words": lambda text: [form.search(text) for form in FORMS],
    "magnitudes": magnitudes,
    "braces": lambda text: (names_in(text), broken_braces(text)),
    "minutes": minutes,
    "page_of": lambda text: page_of(text, "docs/en/a.md", "en"),
    "over_limit": lambda text: limits.over_limit(text, "docs/en/a.md", 0),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_takes_time_as_the_text_grows_and_not_its_square(reader):
    for text in (*(full_of(trigger, LONG) for trigger in TRIGGERS), ascending(LONG)):
        short = least(READERS[reader], text[:SHORT])
        long = least(READERS[reader], text)
        assert long < GROWTH * max(short, 0.0005), f"{text[:20]!r}: {short:.4f} s, then {long:.4f} s"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_finished_page_is_kept_whole_and_broken_between_words_in_time_that_grows_with_it(read, language):
    voice = voices(read()[0].catalog)[language]
    for trigger in ("1,", "1.", "1–", "12万", "一", "5 May ", "May 2025 ", "up to 1", "a-1 ", "- ", "2025年", "a-b "):
        for made in (lambda text: keep_whole(f"<p>{text}</p>", voice), lambda text: break_between_words(f"<h1>{text}")):
            made("")  # what it needs is made once
            short, long = (least(made, full_of(trigger, length)) for length in (SHORT, LONG))
            assert long < GROWTH * max(short, 0.0005), f"{trigger!r}: {short:.4f} s, then {long:.4f} s"


@pytest.mark.parametrize("trigger", ["{", "}", "{value}", "{{", "{{}}", "a", "{value}}}"])
def test_the_braces_of_a_long_text_are_resolved_in_time_that_grows_with_it(read, trigger):
    catalog = read()[0].catalog
    voice, own = voices(catalog)["en"], catalog.facts["h20.charge-warned"]

    def resolved(text: str) -> None:
        with suppress(BracesError):
            resolve(voice, text, own=own)

    short, long = (least(resolved, full_of(trigger, length)) for length in (SHORT, LONG))
    assert long < GROWTH * max(short, 0.0005)


def test_the_segmenter_is_taught_no_word_longer_than_a_name(write):
    names = GOOD_GLOSSARY + f"long:\n  name: {{zh: '{'一' * 1900}', en: a}}\n  kind: concept\n  whole: true\n"
    teach(read_project(write({"data/glossary.yml": names}))[0].catalog)
    assert max(len(word) for word in headlines._words[0].whole) <= LONGEST_NAME


# They look at what Markdown or Jinja makes of a text, which the limits bound.
OVER_HTML = (
    *("call_place", "characters", "footnotes", "links", "markup", "sources_shown"),
    *("renderings", "typed_quantity"),  # at the text, too: see READERS
)
# The others look at no text, or at it alone.
OVER_TEXT = [
    rule
    for shape in ("check", "check_page", "check_twins")
    for rule in rules(shape)
    if rule.__module__.rpartition(".")[2] not in OVER_HTML
]


def test_the_rules_over_text_are_known() -> None:
    assert len({rule.__module__ for rule in OVER_TEXT}) > 10


@pytest.mark.parametrize("rule", OVER_TEXT, ids=lambda rule: f"{rule.__module__.rpartition('.')[2]}-{rule.__name__}")
def test_each_rule_is_quick_on_each_trigger_even_past_the_limits(read, rule: Rule):
    project, _ = read()
    for trigger in TRIGGERS:
        text = FRONT + full_of(trigger, LONG)
        pages = [page_of(text, f"docs/{language}/a.md", language)[0] for language in ("zh", "en")]
        looked_at = {
            "check": (_with(project, pages),),
            "check_page": (pages[0], project.catalog),
            "check_twins": (*pages, project.catalog),
        }[rule.__name__]
        with within(LONGEST):
            _all(rule, looked_at)


def _all(rule: Rule, looked_at: tuple[Any, ...]) -> list[Problem]:
    return list(rule(*looked_at))


def _with(project: Project, pages: list[Page]) -> Project:
    paths = {page.path: [] for page in pages}
    return Project(project.root, project.catalog, tuple(pages), paths, project.tree, project.held)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n\n" * limits.MOST_LINES, "too-large"),
        ("a " * limits.LONGEST_BLOCK, "too-large"),
        ("a\n" * (limits.MOST_BLOCK_LINES + 1), "too-large"),
        ("# a\n\n" * (limits.MOST_HEADINGS + 1), "too-large"),
        ("a\n=\n\n" * (limits.MOST_HEADINGS + 1), "too-large"),
        ("[a](b.md)\n\n" * (limits.MOST_BRACKETS + 1), "too-large"),
        ("{{ sources() }}\n\n" * (limits.MOST_CALLS + 1), "too-large"),
        ("\n".join("    " * depth + "- a" for depth in range(14)), "too-deep"),
        ("\n\n".join("    " * depth + "!!! note" for depth in range(14)), "too-deep"),
        ("> " * 300 + "a", "too-deep"),
        (">" * 300 + "a", "too-deep"),
        ("- " * 300 + "a", "too-deep"),
        ("1. " * 300 + "a", "too-deep"),
    ],
)
def test_a_page_over_a_limit_gets_that_problem_alone(read, text, code):
    assert is_told_at_once(read, text) == [code]


def test_a_page_that_becomes_very_much_html_is_told(read):
    text = "[a]: b.md '" + "word " * 1000 + "'\n\n" + "[a] " * 590
    assert "too-large" in is_told_at_once(read, text)


def test_the_place_is_where_the_limit_is_passed(read):
    text = "a\n\n" * 3 + "[" * (limits.MOST_BRACKETS + 1)
    _, problems = read({"docs/en/a.md": FRONT + text, "docs/zh/a.md": FRONT})
    places = [str(problem.position) for problem in problems if problem.code == "too-large"]
    assert places == [f"docs/en/a.md:{FRONT.count(chr(10)) + 7}:{limits.MOST_BRACKETS + 1}"]


def test_what_a_page_that_is_not_read_would_use_is_not_called_unused_or_missing(read):
    _, problems = read({"docs/en/index.md": FRONT + "a\n" * 1000, "docs/zh/index.md": FRONT + "a\n" * 1000})
    assert {problem.code for problem in problems} == {"too-large"}


def test_front_matter_of_a_thousand_keys_or_of_long_values_is_told_at_once(read):
    body = "---\n# Title {{ #top }}\n"
    is_told_at_once(read, body, "---\n" + "".join(f"titel{n}: a\n" for n in range(1000)))
    is_told_at_once(read, body, f"---\ntitle: {'a' * 90_000}\n")
    is_told_at_once(read, body, f"---\ntitle: '{'{a.b}' * 3_900}'\ndescription: '{'{' * 19_000}'\n")
    is_told_at_once(read, body, f"---\ntitle: '{'1,' * 9_900}'\ndescription: '{'一' * 19_000}'\n")


def test_an_id_of_a_heading_has_a_limit(read):
    assert "too-long" in is_told_at_once(read, f"\n## A {{ #{'a' * 250} }}\n")


def test_of_very_many_problems_alike_the_first_are_told_and_how_many_more(read):
    _, problems = read({"docs/en/a.md": FRONT + "<b>\n\n" * 1000, "docs/zh/a.md": FRONT})
    told = sorted(problem for problem in problems if problem.code == "raw-html")
    assert len(told) == 201
    assert str(told[-1].message) == "and 800 more of this kind in this file"


def test_many_ids_that_lead_nowhere_are_told_at_once_and_the_first_with_an_offer(read):
    wrong = "".join(f'{{{{ fact("h20.charge-warn{n}") }}}}\n\n' for n in range(900))
    _, problems = read({"docs/en/a.md": FRONT + wrong, "docs/zh/a.md": FRONT})
    offers = [problem for problem in problems if "did you mean" in problem.hint]
    assert len(offers) == 50


def test_an_entity_that_stands_for_what_nobody_sees_is_told_at_its_place(read):
    hidden = ["&#xE002;", "&#57346;", "&#x202E;", "&zwj;", "&#8203", "&#1;", "&shy;", "&#0000000000000008238;"]
    for entity in hidden:
        text = FRONT + f"\nAll of `{entity}` and\nthen {entity} here &amp; &nbsp; &euro; &#128;\n"
        _, problems = read({"docs/en/a.md": text, "docs/zh/a.md": text})
        places = [str(found.position) for found in problems if found.code == "strange-character"]
        line = FRONT.count("\n") + 3
        assert sorted(places) == [f"docs/en/a.md:{line}:6", f"docs/zh/a.md:{line}:6"], entity


@pytest.mark.parametrize(
    "piled",
    [
        "a&#768;&#769;&#770;&#771;&#772;&#773;",
        "a&#x300;&#x301;&#x302;&#x303;&#x304;",
        "a\u0300\u0301\u0302\u0303&#772;",
        "&eacute;" + "&#769;" * 5,
        "a\u0300\u0301\u0302*\u0303\u0304*",
        "a\u0300\u0301\u0302**\u0303**\u0304",
        "[a" + "&#769;" * 5 + "](https://example.com/)",
        '[a](https://example.com/ "a' + "&#769;" * 5 + '")',
        "![a" + "&#769;" * 5 + "](a.png)",
        "## a" + "&#769;" * 5 + " { #piled }",
        "`a`" + "&#769;" * 5,
        '{{ fact("h20.charge-warned") }}&#769;',
        '{{ fact("h20.charge-warned") }}\u0301',
        "[^1]\n\n[^1]: a" + "&#769;" * 5,
        "1&#xFE0F;",
        "a*\u200d*",
    ],
)
def test_accents_piled_on_one_letter_in_any_way_are_told(read, piled):
    text = f"{FRONT}\nWords {piled} b.\n" if not piled.startswith("## ") else f"{FRONT}\n{piled}\n"
    _, problems = read({"docs/en/a.md": text, "docs/zh/a.md": text})
    places = [found.position for found in problems if found.code == "strange-character"]
    assert {place.path for place in places} == {"docs/en/a.md", "docs/zh/a.md"}
    assert all(place.line > FRONT.count("\n") or piled.startswith("a\u0300") for place in places)


@pytest.mark.parametrize(
    "plain",
    [
        "a&#768;&#769;",
        "caf&eacute;",
        "e\u0301{{ sources() }}",
        "Vi&#7879;t",
        "a&#769;*b&#769;&#770;*&#769;",
    ],
)
def test_accents_as_people_write_them_are_not_told(read, plain):
    text = f"{FRONT}\nWords {plain} b.\n"
    _, problems = read({"docs/en/a.md": text, "docs/zh/a.md": text})
    assert "strange-character" not in {found.code for found in problems}


RECORD = "t{n}:\n  name: {{zh: '{zh}', en: '{en}'}}\n  kind: concept\n  avoid: {{en: ['{avoid}']}}\n"


@pytest.mark.parametrize("words", [("1", "a1"), ("一" * 60 + "1", "a" * 60 + "1"), ("一" * 1900, "a1 " * 600)])
def test_a_glossary_of_thousands_of_names_alike_is_told_at_once(write, words):
    zh, en = words
    names = "".join(RECORD.format(n=n, zh=f"{zh}{n}", en=f"{en}{n}", avoid=f"{en[:200]}x{n}") for n in range(1000))
    page = FRONT + "\n\n".join(["一" * 5900, "a" * 5900, "a1 " * 1900] * 4)
    root = write({"data/glossary.yml": names, "docs/en/a.md": page, "docs/zh/a.md": page})
    with within(2 * LONGEST):  # a thousand records are read and held against each other, too
        read_project(root)


def many(written: str, length: int) -> str:
    """A page of that length and of paragraphs within the limits; each `{}` in what is written is another number."""
    piece = written.replace("{}", "00000")
    a_paragraph = min(limits.LONGEST_BLOCK // len(piece), limits.MOST_BLOCK_LINES // (1 + piece.count("\n"))) - 1
    pieces = (written.replace("{}", f"{n:05}") for n in range(length // len(piece)))
    return "".join(f"\n\n{one}" if n % a_paragraph == 0 else one for n, one in enumerate(pieces))


@pytest.mark.parametrize(
    "written",
    [
        "<a@b.c> ",
        "<a{}@b.c> ",
        "<http://a.b> ",
        "<http://a{}.b> ",
        "<&#97;@b.c> ",
        "<http://a{}.b/&amp;> ",
        "<a@b{}.c>,\n",
    ],
)
def test_the_places_of_very_many_links_are_found_in_time_that_grows_with_the_page(written):
    def places(text: str) -> list[int]:
        page, _ = page_of(FRONT + text, "docs/en/a.md", "en")
        looked_for = Places(page)
        return [looked_for.of_target(f"mailto:{target}" if "@" in target else target) for target in targets(text)]

    def targets(text: str) -> list[str]:
        return [unescape(found) for found in re.findall("<([^>]*)>", text)]

    text = many(written, LONG * 4)
    found = places(text)
    if "&" not in written:
        assert found == [len(FRONT) + one.start() + 1 for one in re.finditer("<", text)]
    short, long = least(places, many(written, LONG // 2)), least(places, text)
    assert long < GROWTH * max(short, 0.0005)


@pytest.mark.parametrize("mark", ["*_", "_*", "*", "\\", "\\*", "***a*b**c ", "_a", "**a ", "a_b"])
def test_a_paragraph_of_very_many_marks_is_over_a_limit(mark):
    found = limits.over_limit(full_of(mark, limits.LONGEST_BLOCK - 10), "docs/en/a.md", 0)
    assert found is not None
    assert found.code == "too-large"
    assert limits.over_limit(full_of(mark, limits.MOST_BLOCK_MARKS - 1), "docs/en/a.md", 0) is None


@pytest.mark.parametrize("call", ["{{ sources(\n) }}", "{{\n\nsources() }}", '{{ fact("h20.charge-warned"\n\n\n) }}'])
def test_a_call_over_several_lines_is_none_so_that_no_paragraph_is_longer_than_it_looks(read, call):
    assert "not-a-call" in is_told_at_once(read, f"\n{call}\n")
    assert is_told_at_once(read, "\n" + ("*_" * 290 + call) * 100)


def test_names_in_braces_multiply_no_work(read):
    name, text = "1一" * 59 + "a", "{t}" * 660
    term = f"t:\n  name: {{zh: {name}, en: {name}}}\n  kind: concept\n"
    events = "".join(
        f'e{n}:\n  date: 2025-04-16\n  title: {{zh: "{text}{n}", en: "{text}{n}"}}\n'
        "  actor: nvidia\n  sources: [cnbc]\n  unused: a test\n"
        for n in range(100)
    )
    with within(2):
        words = as_text(read({"data/glossary.yml": GOOD_GLOSSARY + term, "data/events/more.yml": events})[1])
    assert "660 names in one text, the limit is 30 [too-long]" in words


def test_front_matter_names_no_more_than_a_record(read):
    page = FRONT.replace("description: Title", f'description: "{"{nvidia}" * 31}"')
    assert "docs/en/index.md:3:14: 31 names in one text, the limit is 30 [too-long]" in as_text(
        read({"docs/en/index.md": page})[1]
    )


def test_the_past_of_very_many_changes_is_computed_in_time(read):
    """Two thousand changes, each of which moves hundreds of sums: only so many are computed again."""
    fact = GOOD_FACT.split("\n", 1)[1]
    changes = "".join(f"    - {{date: 2025-01-02, value: {n}, reason: {{zh: 甲, en: A}}}}\n" for n in range(1, 41))
    facts = "".join(f"f{n}:\n{fact}  history:\n{changes}" for n in range(50))
    sums = (" + ".join(f"x.f{(n * 7 + m) % 50}" for m in range(40)) for n in range(300))
    derived = "".join(
        f"s{n}:\n  label: {{zh: 甲, en: A}}\n  derive: {one}\n  unit: usd\n  digits: 3\n  unused: a test\n"
        for n, one in enumerate(sums)
    )
    catalog = read({"data/facts/x.yml": facts, "data/facts/s.yml": derived})[0].catalog
    assert len(catalog.facts) > 300
    with within(LONGEST):
        fact_changes(catalog)
    assert len(fact_changes(catalog)) == 2000


def test_a_long_way_of_renamed_records_is_gone_once(read):
    renamed = "".join(f"f{n}: {{moved_to: m.f{n + 1}}}\n" for n in range(5000))
    kept = "".join(f"  m.f{n}: {{value: 5.5e9, unit: usd, bound: at-most}}\n" for n in range(5000))
    files = {
        "data/facts/m.yml": renamed + GOOD_FACT.replace("charge-warned:", "f5000:"),
        "data/published.yml": f"published: 2026-11-23\nclaims: {{}}\npages: {{}}\nfacts:\n{kept}",
    }
    with within(LONGEST):
        read(files)


@pytest.mark.parametrize("name", ["Société Générale", "Crédit β", "Ειρήνη και Πόλεμος", "Москва é", "银行", "ℂ é"])
def test_letters_of_other_forms_cost_no_text_a_look_at_each_of_them(name):
    with within(1):
        assert not any(find_mixed(f"{name} {n}") for n in range(100_000))


def test_a_day_that_stands_in_many_cells_is_read_once():
    days = [
        f"{year}-{month:02}-{day:02}" for year in range(1900, 1980) for month in range(1, 13) for day in range(1, 29)
    ]
    with within(1):
        assert all(read_period(day) is read_period(day) for day in days for _ in range(3))
