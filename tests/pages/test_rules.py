"""Rules over pages: references, headings, parity, front matter, raw HTML, the list of sources."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from macros.ground.problems import as_text
from macros.manuscript.rules import rules
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY, issue_files

FRONT = "---\ntitle: T\ndescription: D\noriginal: zh\n---\n"
TOP = "# T { #top }\n\n"
AVOIDING = GOOD_GLOSSARY + "odd: {name: {zh: 英伟达公司, en: Nvidia}, kind: concept, avoid: {en: [Nvidia Corp]}}\n"


def both(zh, en=None):
    return {"docs/zh/a.md": FRONT + zh, "docs/en/a.md": FRONT + (zh if en is None else en)}


def told(read, files):
    return as_text(read(files)[1])


def test_a_misspelt_fact_names_the_nearest_and_where_it_is_defined(read):
    words = told(read, both(TOP + '{{ fact("h20.charge-warmed") }}\n'))
    assert (
        'docs/en/a.md:8:10: no fact "h20.charge-warmed" [unknown-fact]\n'
        '      {{ fact("h20.charge-warmed") }}\n'
        "               ^\n"
        '  hint: did you mean "h20.charge-warned" (data/facts/h20.yml:1)?'
    ) in words


@pytest.mark.parametrize("call", ["claim", "when", "chart", "figure", "quote", "check", "term", "cite"])
def test_every_macro_tells_an_unknown_id(read, call):
    assert f'"nothing-of-the-kind" [unknown-{"event" if call == "when" else _kind(call)}]' in told(
        read, both(TOP + f'{{{{ {call}("nothing-of-the-kind") }}}}\n\n{{{{ sources() }}}}\n')
    )


def _kind(call):
    return {"check": "claim", "cite": "source", "figure": "chart"}.get(call, call)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (TOP + "## Part\n", "a heading without an id [missing-heading-id]"),
        (TOP + "## Part { #Part }\n", '"Part" is not an id [bad-heading-id]'),
        (TOP + "## A { #a }\n\n## B { #a }\n", 'the id "a" stands twice; first at line 8'),
        (TOP + "<script>alert(1)</script>\n", "raw HTML: <script> [raw-html]"),
        (TOP + "a <b>c</b>\n", "raw HTML: <b> [raw-html]"),
        (TOP + "<!-- x -->\n", "raw HTML: <!-- x --> [raw-html]"),
        (TOP + '{{ cite("cnbc") }}\n', "cite() on a page without its list of sources"),
    ],
)
def test_a_wrong_page_is_told(read, body, said):
    assert said in told(read, both(body))


@pytest.mark.parametrize(
    "body", ["`<b>` and ``<i> ` ``", "```\n<script>\n```", "<https://example.com/>", "a < b", "1 <2"]
)
def test_code_and_addresses_are_no_raw_html(read, body):
    assert told(read, both(TOP + body + "\n")) == ""


def test_a_heading_in_a_fence_is_none(read):
    assert told(read, both(TOP + "```\n# not a heading\n```\n")) == ""


def test_a_page_in_one_language_only_is_told(read):
    words = told(read, {"docs/zh/a.md": FRONT + TOP})
    assert 'docs/zh/a.md:1:1: no page in "en" for this one [missing-page]' in words
    assert "hint: write docs/en/a.md" in words


def test_a_missing_section_is_told_once(read):
    words = told(read, both(TOP + "## A { #a }\n\n## B { #b }\n", TOP + "## B { #b }\n"))
    assert "the headings part here: ## { #b }, but ## { #a } at docs/zh/a.md:8 [heading-parity]" in words
    assert words.count("heading-parity") == 1


def test_a_fact_shown_in_one_language_only_is_told_by_section(read):
    words = told(
        read, both(TOP + '## A { #a }\n\n{{ fact("h20.charge-warned") }}\n', TOP + "## A { #a }\n\nNothing.\n")
    )
    assert (
        'docs/en/a.md:8:1: the section "a" does not show fact("h20.charge-warned"), which docs/zh/a.md:10 shows'
        " [macro-parity]"
    ) in words


@pytest.mark.parametrize(("first", "later"), [("zh", "en"), ("en", "zh")])
def test_a_translation_that_shows_more_than_what_was_written_first_is_told_at_its_own_place(read, first, later):
    front = FRONT.replace("original: zh", f"original: {first}")
    more = TOP + '## A { #a }\n\n{{ fact("h20.charge-warned") }}\n'
    words = told(
        read, {f"docs/{first}/a.md": front + TOP + "## A { #a }\n\nNothing.\n", f"docs/{later}/a.md": front + more}
    )
    said = f'the section "a" shows fact("h20.charge-warned"), which docs/{first}/a.md:8 does not [macro-parity]'
    assert re.search(rf"docs/{later}/a\.md:10:\d+: {re.escape(said)}", words)
    assert words.count("macro-parity") == 1


def test_order_and_repetition_within_a_section_are_free(read):
    once = '{{ fact("h20.charge-warned") }} {{ when("h20.charge-warned") }}\n'
    again = '{{ when("h20.charge-warned") }} {{ fact("h20.charge-warned") }} {{ fact("h20.charge-warned") }}\n'
    assert told(read, both(TOP + once, TOP + again)) == ""


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("titel: T\ndescription: D", 'docs/en/a.md:2:1: unknown key "titel" [unknown-key]'),
        ("description: D", 'docs/en/a.md:1:1: no "title" in the front matter [missing-key]'),
        ("title: T\ndescription: '{{ fact(\"x\") }}'", "docs/en/a.md:3:14: a macro in front matter"),
        ("title: '{h20.charge-warmed}'\ndescription: D", '"{h20.charge-warmed}" is no fact, event or term'),
        ("title: T\ndescription: D\npublished: soon", 'docs/en/a.md:4:12: "soon" is not a date or period'),
        ("title: T\ndescription: D\nupdated: 2026-11", 'docs/en/a.md:4:10: "2026-11" is not one day [not-a-period]'),
        ("title: a: b\ndescription: D", "YAML cannot be read here"),
        ("render_macros: 'false'\ntitle: T\ndescription: D", 'unknown key "render_macros"'),
    ],
)
def test_wrong_front_matter_is_told(read, front, said):
    page = f"---\n{front}\n---\n" + TOP
    assert said in told(read, {"docs/zh/a.md": page, "docs/en/a.md": page})


def test_front_matter_without_an_end_is_told(read):
    page = "---\ntitle: T\n\n" + TOP
    assert "front matter without an end" in told(read, {"docs/zh/a.md": page, "docs/en/a.md": page})


def test_a_claim_of_no_section_is_told(read):
    claim = "a:\n  said: {zh: 说, en: said}\n  issue: one\n  section: sagga\n  kind: opinion\n  verdict: opinion\n"
    words = told(read, {"data/claims/c.yml": claim, **issue_files("one", "saga")})
    assert 'data/claims/c.yml:4:12: no section "sagga" [unknown-section]' in words
    assert 'hint: did you mean "saga"?' in words


def test_a_chart_stands_once_on_a_page(read):
    words = told(read, both(TOP + '{{ chart("a") }}\n\n{{ chart("a") }}\n'))
    assert 'docs/en/a.md:10:11: the chart "a" stands twice; first at line 8 [repeated-chart]' in words


def test_a_fact_that_nothing_shows_says_why(read):
    facts = {"data/facts/b.yml": GOOD_FACT}
    assert 'data/facts/b.yml:1:1: nothing uses the fact "b.charge-warned" [unused]' in told(read, facts)
    assert told(read, {"data/facts/b.yml": GOOD_FACT + "  unused: kept for the next issue\n"}) == ""


def test_a_reason_that_is_no_longer_needed_is_told(read):
    facts = {"data/facts/h20.yml": GOOD_FACT + "  unused: kept for the next issue\n"}
    assert 'data/facts/h20.yml:9:11: the fact "h20.charge-warned" is used [needless-excuse]' in told(read, facts)


QUOTES = {
    "data/quotes.yml": "big:\n  speaker: nvidia\n  date: 2025-04-15\n  language: en\n"
    "  text: {zh: 大消息, en: big news}\n  sources: [cnbc]\n"
}
SOURCES = "\n\n{{ sources() }}\n"


@pytest.mark.parametrize("call", ['{{ quote("big") }}', "{{ sources() }}"])
@pytest.mark.parametrize(
    "place",
    [
        *("In `{}` code.", "`{}`", "A {} word", "{} A word", "A word\n{}", "{0} {0}", "*{}*", "```\n{}\n```", "    {}"),
        *("## A {} {{ #a }}", "## {} {{ #a }}", "[{}](https://example.com/)", '[a](https://example.com/ "{}")'),
        *(
            "- {}",
            "- [{}](https://example.com/)",
            "| {} | a |\n|---|---|\n| b | c |",
            "| a | b |\n|---|---|\n| {} | c |",
        ),
        *(
            '!!! note "{}"\n    A.',
            '??? note "{}"\n    A.',
            "a\n:   {}",
            "A[^1]\n\n[^1]: {}",
            '[a]: https://example.com/ "{}"',
        ),
        *("> A {} word", "![{}](a.png)", "{}[^1]\n\n[^1]: A.", "[a][{}]", "{}\n{{ .a }}"),
    ],
)
def test_a_block_that_does_not_stand_alone_in_its_paragraph_is_told(read, place, call):
    body = TOP + place.format(call) + SOURCES
    assert f"{call[3:8]}" in call
    words = told(read, {**QUOTES, **both(body)})
    assert f"{call[3 : call.index('(')]}() does not stand alone in its paragraph [misplaced-call]" in words


@pytest.mark.parametrize(
    "place", ["{}", "> {}", "- a\n\n    {}", "!!! note\n    {}", "A.\n\n   {}\n\nB.", "1. a\n\n    {}\n\n2. b"]
)
def test_a_block_alone_in_its_paragraph_is_right_wherever_that_stands(read, place):
    assert "misplaced-call" not in told(read, {**QUOTES, **both(TOP + place.format('{{ quote("big") }}') + SOURCES)})


@pytest.mark.parametrize(
    "place",
    [
        "## A{} {{ #a }}",
        "[a{}](https://example.com/)",
        "`{}`",
        "```\n{}\n```",
        "![a{}](a.png)",
        '[a](https://example.com/ "{}")',
    ],
)
def test_the_number_of_a_source_where_no_link_may_stand_is_told(read, place):
    words = told(read, both(TOP + place.format('{{ cite("cnbc") }}') + SOURCES))
    assert "cite() gives nothing within a heading, a link, code or an image [misplaced-call]" in words


@pytest.mark.parametrize(
    "call", ['fact("h20.charge-warned")', 'when("h20.charge-warned")', 'term("nvidia")', 'cite("cnbc")']
)
@pytest.mark.parametrize("place", ['[a]: https://example.com/ "{}"', "[{}]: https://example.com/"])
def test_a_call_that_markdown_leaves_out_is_told(read, call, place):
    words = told(read, both(TOP + place.format(f"{{{{ {call} }}}}") + SOURCES))
    assert "stands where Markdown shows nothing [misplaced-call]" in words


@pytest.mark.parametrize(
    "place",
    [
        "A {}.",
        "## A {} {{ #a }}",
        "`{}`",
        "[{}](https://example.com/)",
        "| {} | b |\n|---|---|\n| c | d |",
        "A[^1]\n\n[^1]: {}",
        "- {}",
    ],
)
def test_a_number_may_stand_wherever_words_may(read, place):
    assert "misplaced-call" not in told(read, both(TOP + place.format('{{ fact("h20.charge-warned") }}') + "\n"))


CLAIM = """\
said:
  said: {zh: 说过, en: It was said}
  kind: opinion
  issue: i
  verdict: opinion
"""
SUM = """\
mixed:
  label: {zh: 混合, en: mixed}
  derive: h20.charge-warned + h20.later
  unit: usd
  digits: 2
  status: projection
  mixes: {zh: 两个季度, en: two quarters}
"""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('claim("c.said")', 'the claim "c.said" has no number to show [bad-argument]'),
        ('when("sums.mixed")', 'the fact "sums.mixed" has no date of its own [bad-argument]'),
    ],
)
def test_a_record_without_what_the_macro_shows_is_told(read, call, said):
    later = GOOD_FACT.replace("charge-warned", "later").replace("FY2026-Q1", "FY2026-Q2")
    pages = both(TOP + f"{{{{ {call} }}}}\n").items()
    files = {
        **issue_files("i", "one"),
        **{path.replace("/a.md", "/issues/i/one.md"): text for path, text in pages},
        "data/claims/c.yml": CLAIM,
        "data/facts/sums.yml": SUM,
        "data/facts/h20.yml": GOOD_FACT + later,
    }
    words = told(read, files)
    assert said in words


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("in&#100;ex.md", "is written with entities or escapes [broken-link]"),
        ("index.md#&#116;op", "is written with entities or escapes [broken-link]"),
        ("../../docs/en/index.md", "leads out of docs/ [broken-link]"),
        ("../../../x/docs/en/index.md", "leads out of docs/ [broken-link]"),
    ],
)
def test_a_target_that_others_would_read_otherwise_is_told(read, target, said):
    assert said in told(read, both(TOP + f"[a]({target})\n"))


@pytest.mark.parametrize("target", ["index.md", "./index.md", "../en/index.md", "index.md#top", "#top"])
def test_a_target_that_leads_there_is_right(read, target):
    assert "[broken-link]" not in told(read, both(TOP + f"[a]({target})\n"))


class Narrow:
    """A catalog that has what every text may rest on, and says so where a rule asks for anything else."""

    ALLOWED = ("languages", "terms", "phrases", "units", "topics")

    def __init__(self, catalog):
        self._catalog = catalog

    def __getattr__(self, name):
        if name not in self.ALLOWED:
            raise AssertionError(f"a rule over one page looks at {name}, and what it finds is remembered without that")
        return getattr(self._catalog, name)


@pytest.mark.parametrize(
    "rule", [*rules("check_page"), *rules("check_twins")], ids=lambda rule: f"{rule.__module__}.{rule.__name__}"
)
def test_a_rule_that_is_remembered_looks_at_no_more_than_its_key_holds(read, rule):
    """What it finds in order is remembered by the text and the words alone: the record digests' `words`."""
    bad = TOP + "It lost 5.5 billion at Nvidia Corp.[^x]\n\n<b>x</b> [](a.md)\n"
    for text in (TOP, bad):
        project, _ = read({**both(text, TOP), "data/glossary.yml": AVOIDING})
        narrow = Narrow(project.catalog)
        for twins in project.twins.values():
            pages = list(twins.values())
            looked_at = [(page,) for page in pages] if rule.__name__ == "check_page" else list(permutations(pages, 2))
            for some in looked_at:
                list(rule(*some, narrow))


def test_an_avoided_rendering_is_told_in_every_text_of_ours(read):
    said = "made by Nvidia Corp itself"
    chart = f"kind: bar\nfacts: [h20.charge-warned]\ngroups: [{{name: {{zh: 甲, en: {said}}}, facts: [h20.charge-warned]}}]\n"
    chart += "title: {zh: 费用, en: The charge}\nsubtitle: {zh: 单位, en: In dollars}\nalt: {zh: 横条, en: Bars}\n"
    history = f"  history: [{{date: 2025-05-01, value: 5.4e9, reason: {{zh: 抄错, en: {said}}}}}]\n"
    problems = read(
        {
            "data/glossary.yml": AVOIDING,
            "data/charts/c.yml": chart,
            "data/topics.yml": f"h20: {{name: {{zh: 芯片, en: {said}}}}}\n",
            "data/facts/h20.yml": GOOD_FACT + history,
        }
    )[1]
    places = {found.position.path for found in problems if found.code == "forbidden-rendering"}
    assert places == {"data/charts/c.yml", "data/topics.yml", "data/facts/h20.yml"}
