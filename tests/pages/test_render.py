"""What a reader gets of a call: words, cards, boxes and lists, in each language, with everything escaped."""

from __future__ import annotations

import re

import pytest

from macros.ground.problems import as_text
from macros.manuscript.tokens import token
from macros.pages.from_records.made import made_pages
from macros.pages.render import PageRenderer, Use
from macros.wording.voice import Voice
from tests.conftest import GOOD_FACT, GOOD_SOURCES, issue_files
from tests.faults.mistakes.charts import FIVE, RANGE

CLAIMS = """\
share:
  said: {zh: "占比{value}", en: "a share of {value}"}
  issue: one
  kind: number
  value: 0.30
  unit: share
  bound: over
  verdict: differs
  record: h20.charge-warned
  note: {zh: "记录是{h20.charge-warned}", en: "The record has {h20.charge-warned}"}
  sources: [cnbc]
feeling:
  said: {zh: 看法, en: a view}
  issue: one
  kind: opinion
  verdict: opinion
"""
EVENTS = """\
notice:
  date: 2025-04-09
  title: {zh: 通知, en: The notice}
  actor: nvidia
  sources: [mirror]
"""
FILES = {
    **issue_files("one"),
    "data/claims/h20.yml": CLAIMS,
    "data/events/e.yml": EVENTS,
    "data/quotes.yml": (
        "big:\n  speaker: nvidia\n  date: 2025-04-15\n  language: en\n"
        "  text: {zh: 大消息, en: big news}\n  sources: [cnbc]\n"
    ),
}


@pytest.fixture
def page(read):
    def make(*uses, language="en", files=None):
        project, problems = read({**FILES, **(files or {})})
        assert as_text(problem for problem in problems if problem.code != "unused") == ""
        return PageRenderer(Voice(language, project.catalog), list(uses))

    return make


def test_a_fact_is_a_button_to_its_card_with_the_machine_value(page):
    html = page(Use("fact", "h20.charge-warned")).rich(0)
    assert 'popovertarget="card-1"' in html
    assert '<data value="5500000000">$5.5\u00a0billion</data></button>' in html
    assert 'aria-label="up to $5.5\u00a0billion"' in html, "hedge and number are the button's name"
    assert '<span aria-hidden="true">up to </span>' in html, "and the hedge beside it is seen alone"


def test_the_same_fact_reads_right_in_each_language(page):
    assert page(Use("fact", "h20.charge-warned"), language="zh").plain(0) == "至多55亿美元"
    assert page(Use("fact", "h20.charge-warned", "short")).plain(0) == "up to $5.5B", "shorter, and as hedged"


def test_a_date_is_a_time_and_its_card_tells_the_doubt(page):
    renderer = page(Use("when", "e.notice"))
    assert '<time datetime="2025-04-09">9 April 2025</time>' in renderer.rich(0)
    assert "cl-number--doubtful" in renderer.rich(0)
    assert "cl-card__doubt" in renderer.cards(up="../")


def test_a_card_is_made_once_however_often_its_fact_is_named(page):
    cards = page(Use("fact", "h20.charge-warned"), Use("fact", "h20.charge-warned")).cards(up="../")
    assert cards.count('class="cl-card"') == cards.count('id="card-1"') == 1


def test_a_card_says_what_as_of_when_and_who(page):
    cards = page(Use("fact", "h20.charge-warned")).cards(up="../")
    for words in ("charge warned of", "Q1 FY2026", "CNBC", 'href="https://example.com/charge"', "15 April 2025"):
        assert words in cards


def test_a_card_leads_to_its_entry_and_offers_a_query_only_where_one_can_be_sent(page):
    renderer = page(Use("fact", "h20.charge-warned"), Use("claim", "h20.share"), Use("when", "e.notice"))
    cards = renderer.cards(up="../../")
    assert re.findall(r'cl-card__more"><a href="([^"]+)">', cards) == [
        "../../ledger/h20.charge-warned/",
        "../../claims/h20.share/",
        "../../timeline/#e.notice",
    ]
    assert "Query this number" not in cards
    asked = renderer.cards(up="../../", report="mailto:desk@example.org?subject={title}&body={body}")
    assert "mailto:desk@example.org?subject=Number%20to%20check%3A%20charge%20warned%20of&amp;body=h20.charge" in asked


@pytest.mark.parametrize(("language", "shown"), [("zh", True), ("en", False)])
def test_a_card_quotes_a_title_in_the_other_language_as_it_was_printed(page, language, shown):
    cards = page(Use("fact", "h20.charge-warned"), language=language).cards(up="")
    assert ('<cite lang="en">A charge</cite>' in cards) == shown


def test_a_mirror_is_named_and_never_linked(page):
    files = {"data/facts/h20.yml": GOOD_FACT.replace("[cnbc]", "[mirror]")}
    cards = page(Use("fact", "h20.charge-warned"), files=files).cards(up="../")
    assert "Mirror" in cards
    assert "example.com/copy" not in cards


@pytest.mark.parametrize(("own", "said"), [("", "primary source"), (", own: true", "this newsletter’s own work")])
def test_a_paper_of_the_newsletters_own_has_no_grade_of_an_outlet(page, own, said):
    sources = GOOD_SOURCES.replace("{name: CNBC}", f"{{name: CNBC{own}}}")
    files = {"data/sources/press.yml": sources.replace("  url: https://example.com/charge\n", "") if own else sources}
    renderer = page(Use("cite", "cnbc"), Use("sources"), files=files)
    assert said in renderer.block(1)
    assert ("read" in renderer.block(1)) == (not own)


def test_a_check_says_what_was_said_and_what_the_record_shows(page):
    html = re.sub("</?(?:span|a|button|data|wbr)[^>]*>", "", page(Use("check", "h20.share"), Use("sources")).block(0))
    for words in ("a share of over 30%", "The record has up to $5.5\u00a0billion", "cl-check--differs", "CNBC"):
        assert words in html


def test_a_check_says_the_claim_first_then_how_it_fared_then_the_record(page):
    words = re.sub("<[^>]*>", "", page(Use("check", "h20.share"), Use("sources")).block(0))
    order = [words.index(said) for said in ("CNBC says", "a share of", "differs from", "The record has", "Based on")]
    assert order == sorted(order)


@pytest.mark.parametrize("name", ["the article under study", "CNBC"])
def test_who_says_a_number_is_named_within_its_name_as_within_a_sentence(page, name):
    files = {"data/sources/press.yml": GOOD_SOURCES.replace("{name: CNBC}", f"{{name: {name}}}")}
    renderer = page(Use("claim", "h20.share"), Use("check", "h20.share"), Use("sources"), files=files)
    assert f"said by {name}" in renderer.rich(0)
    assert f"{name[0].upper()}{name[1:]} says" in renderer.block(1)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("range: [12e9, 15e9]\n  unit: usd", "120亿至", "150亿美元"),
        ("range: [0.7, 0.88]\n  unit: share", "70%至", "88%"),
        ("range: [0.03, 0.05]\n  unit: share", "3%至", "5%"),
        ("value: 55e8\n  unit: usd\n  bound: at-most", "至多", "55亿美元"),
    ],
)
def test_in_han_a_line_may_end_between_the_ends_of_a_range_which_is_one_name(page, written, first, last):
    """Two amounts in one box would leave a hole in a justified line; a reader who listens hears them at once."""
    fact = re.sub(r"  value: .*?\n  unit: usd\n(  bound: .*\n)?", f"  {written}\n", GOOD_FACT)
    html = page(Use("fact", "h20.charge-warned"), language="zh", files={"data/facts/h20.yml": fact}).rich(0)
    assert f'<span aria-hidden="true">{first}</span><wbr>' in html
    assert f'aria-label="{first}{last}"' in html
    assert f">{last}</" in html
    assert ("cl-number--parted" in html) == first.endswith("至")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_range_keeps_to_one_line_within_the_words_of_a_card(page, language):
    """A line may end behind a dash (UAX 14, class BA)."""
    fact = GOOD_FACT.replace("value: 5.5e9", "range: [12e9, 15e9]").replace("  bound: at-most\n", "")
    cards = page(Use("fact", "h20.charge-warned"), files={"data/facts/h20.yml": fact}, language=language).cards(up="")
    assert re.search(r'<span class="cl-whole">[^<]*(?:15\xa0billion|150亿美元)</span>', cards), cards


CALLED = GOOD_SOURCES.replace("{name: CNBC}", "{name: CNBC, called: {zh: 财经台}}").replace(
    "{name: Mirror}", '{name: "Mirror <b>"}'
)


@pytest.mark.parametrize(
    ("language", "said_in", "says"),
    [
        ("en", "", "CNBC says"),
        ("zh", "", "财经台说"),
        ("en", "  said_in: mirror\n", "Mirror &lt;b&gt; says"),
        ("zh", "  said_in: mirror\n", "Mirror &lt;b&gt;说"),
    ],
)
def test_a_claim_names_who_says_it_in_its_box_and_on_the_card_of_its_record(page, language, said_in, says):
    """The source that the claim names, or the one that its issue studies, as the language calls its publisher."""
    files = {"data/sources/press.yml": CALLED, **issue_files("one", studies="[cnbc, mirror]" if said_in else "[cnbc]")}
    files["data/claims/h20.yml"] = CLAIMS.replace("  issue: one\n", f"  issue: one\n{said_in}")
    renderer = page(Use("check", "h20.share"), Use("fact", "h20.charge-warned"), language=language, files=files)
    assert f"<dt>{says}</dt>" in renderer.block(0)
    card = renderer.cards(up="../").partition('id="card-1"')[2]
    assert f"<dt>{says}<dd>" in card
    assert "<b>" not in renderer.block(0) + card


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("claims", [1, 2, 3])
def test_no_two_rows_of_a_card_are_alike(page, language, claims):
    """What was said of a number is in the claims' boxes, yet where it is several it tells them apart on the card too."""
    share = CLAIMS.partition("feeling:")[0]
    made = [share.replace("share:", f"share{n}:", 1).replace("{value}", f"{{value}} ({n})") for n in range(claims)]
    uses = [Use("fact", "h20.charge-warned"), *(Use("check", f"h20.share{n}") for n in range(claims))]
    files = {"data/claims/h20.yml": "".join(made)}
    card = page(*uses, language=language, files=files).cards(up="../").partition('id="card-1"')[2].partition("</li>")[0]
    rows = [re.sub(r'href="[^"]*"', "", row) for row in card.split("<dt>")[1:]]
    assert len(set(rows)) == len(rows) > claims


def test_a_quotation_shows_its_original_where_the_page_speaks_another_language(page):
    html = page(Use("quote", "big"), Use("sources"), language="zh").block(0)
    assert '<p lang="zh-Hans">' in html
    assert '<p class="cl-quote__original" lang="en">' in html
    assert "cl-quote__original" not in page(Use("quote", "big"), Use("sources")).block(0)


def test_sources_are_numbered_as_a_reader_comes_upon_their_notes_and_then_by_first_use(page):
    renderer = page(Use("when", "e.notice"), Use("fact", "h20.charge-warned"), Use("cite", "cnbc"), Use("sources"))
    assert renderer.source_numbers == {"cnbc": 1, "mirror": 2}
    assert ">1</a>" in renderer.rich(2)
    assert renderer.block(3).count("<li") == 2


def test_a_source_leads_back_to_each_of_its_notes_and_to_no_other_place(page):
    renderer = page(Use("cite", "cnbc"), Use("fact", "h20.charge-warned"), Use("cite", "cnbc"), Use("sources"))
    notes = [re.findall(r' id="([^"]+)"', renderer.rich(number)) for number in (0, 2)]
    assert notes == [["cited-1-1"], ["cited-1-2"]]
    assert re.findall(r'href="#([^"]+)"', renderer.block(3)) == ["cited-1-1", "cited-1-2"]


def test_two_notes_beside_each_other_are_parted(page):
    renderer = page(Use("cite", "cnbc"), Use("cite", "mirror"))
    together = renderer.content(f"<p>So {token(0)}{token(1)}</p><p>{token(0)}</p>")
    assert re.findall(r'<sup class="([^"]+)"', together) == ["cl-cite", "cl-cite cl-cite--next", "cl-cite"]


@pytest.mark.parametrize(("language", "said"), [("zh", "图2"), ("en", "Figure 2")])
def test_a_chart_is_named_by_its_place_on_the_page(page, language, said):
    files = {"data/facts/more.yml": FIVE, "data/charts/first.yml": RANGE, "data/charts/later.yml": RANGE}
    uses = (Use("figure", "later"), Use("chart", "first"), Use("chart", "later"))
    renderer = page(*uses, language=language, files=files)
    assert renderer.rich(0) == f'<a href="#chart-later"><span class="cl-whole">{said}</span></a>'
    assert renderer.plain(0) == said


def test_text_of_a_record_is_escaped_everywhere(page):
    nasty = "<script>alert(1)</script>"
    files = {"data/facts/h20.yml": GOOD_FACT.replace("charge warned of", f'"{nasty}"')}
    renderer = page(Use("fact", "h20.charge-warned"), Use("check", "h20.share"), Use("sources"), files=files)
    html = renderer.cards(up="../") + "".join(renderer.block(number) for number in range(3))
    assert nasty not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_claims_page_holds_every_claim_with_its_verdict(read, language):
    project, _ = read(FILES)
    voice = Voice(language, project.catalog)
    made = {page.route: page for page in made_pages(project, voice)}
    claims, sources = made["claims/one.md"], made["sources/index.md"]
    html = "".join(PageRenderer(voice, list(claims.uses)).block(number) for number in range(len(claims.uses)))
    assert re.findall(r'id="claim-([^"]+)"', html) == ["h20.share", "h20.feeling"]
    assert html.count('class="cl-claim cl-claim--') == 2
    html = "".join(PageRenderer(voice, list(sources.uses)).block(number) for number in range(len(sources.uses)))
    assert re.findall(r'id="source-([^"]+)"', html) == ["cnbc", "mirror"]


def test_what_leads_away_from_a_claim_is_called_by_the_claim(read):
    """WCAG 2.2, 2.4.4 and 2.4.6: in a list of links or of headings no two are called alike."""
    project, _ = read(FILES)
    voice = Voice("en", project.catalog)
    claims = {page.route: page for page in made_pages(project, voice)}["claims/one.md"]
    html = "".join(PageRenderer(voice, list(claims.uses)).block(number) for number in range(len(claims.uses)))
    texts = re.findall(r'id="([^"]+)"[^>]*>(.*?)</(?:h3|a)>', html)
    told = {place: re.sub("<[^>]*>", "", text) for place, text in texts}
    names = [" ".join(told[one] for one in ids.split()) for ids in re.findall(r'aria-labelledby="([^"]+)"', html)]
    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", html)
    assert len(names) == len(set(names)) == len(headings) == len(set(headings)) > 1
    assert "Link to this claim a view" in names


@pytest.mark.parametrize(("own", "marked"), [("", 1), (", own: true", 0)])
def test_that_a_title_is_ours_is_said_by_a_short_mark_which_one_line_explains(page, own, marked):
    sources = GOOD_SOURCES.replace("{name: Mirror}", f"{{name: Mirror{own}}}").replace("C\n", "C\n  described: true\n")
    if own:
        sources = sources.replace("  url: https://example.com/copy\n", "").replace("  grade: C\n", "")
    html = page(Use("cite", "mirror"), Use("sources"), files={"data/sources/press.yml": sources}).block(1)
    assert html.count("<span>our wording") == html.count("Where it says “our wording”") == marked


def test_a_date_is_not_in_doubt_because_its_figure_is(page):
    files = {"data/facts/h20.yml": GOOD_FACT.replace("[cnbc]", "[mirror]")}
    renderer = page(
        Use("fact", "h20.charge-warned"), Use("when", "h20.charge-warned"), Use("when", "e.notice"), files=files
    )
    assert ["doubtful" in renderer.rich(number) for number in range(3)] == [True, False, True]


def test_a_section_of_the_claims_page_is_called_as_its_page_is(read):
    claim = CLAIMS.replace("issue: one", "issue: one\n  section: elsewhere")
    pages = {f"docs/{language}/issues/one/elsewhere.md": PAGE for language in ("zh", "en")}
    project, _ = read({**issue_files("one", "elsewhere"), "data/claims/h20.yml": claim, **pages})
    claims = {page.route: page for page in made_pages(project, Voice("en", project.catalog))}["claims/one.md"]
    assert "## Elsewhere { #elsewhere }" in claims.markdown


PAGE = "---\ntitle: Elsewhere\ndescription: D\n---\n# E { #e }\n"
