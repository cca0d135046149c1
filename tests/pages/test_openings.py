"""The front page and an issue open with what the issue's record says, as it says it, and with nothing else."""

from __future__ import annotations

import json
import re
import tempfile
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.ground.problems import as_text
from macros.manuscript.openings import opening_calls, opening_ids
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project
from macros.pages.bodies import made_body, written_body
from macros.pages.from_records.made import made_pages
from macros.wording.voice import Voice
from tests.conftest import (
    BOOKED_FACT,
    BOTH_CHARGES,
    GOOD_EVENT,
    GOOD_FACT,
    GOOD_SOURCES,
    SECTION_PAGE,
    Read,
    issue_files,
    write_project,
)

LANGUAGES = ("zh", "en")
CLAIMS = """\
low:
  said: {zh: 费用不大, en: The charge was small}
  issue: one
  kind: number
  value: 5.0e9
  unit: usd
  verdict: differs
  record: h20.charge-booked
  note: {zh: "实为{h20.charge-booked}", en: "It was {h20.charge-booked}"}
  sources: [cnbc]
"""


def whole(**said: str) -> dict[str, str]:
    """An issue of two sections that says all that a record can."""
    record = {
        "answer": '{zh: "至{kept.copied}为{h20.charge-booked}。", en: "It was {h20.charge-booked} on {kept.copied}."}',
        "key_figures": "[h20.charge-booked, h20.charge-warned]",
        "mistakes": "[c.low]",
        "lead_chart": "range",
        "known_until": "kept.copied",
        "searched": "kept.copied",
        "not_found": "{zh: 别的没找到。, en: Nothing else was found.}",
        **said,
    }
    return {
        **issue_files("one", "saga", "borders", **record),
        "data/facts/h20.yml": GOOD_FACT + BOOKED_FACT,
        "data/claims/c.yml": CLAIMS,
        "data/events/kept.yml": GOOD_EVENT.replace("  unused: kept for the tests\n", ""),
        "data/charts/range.yml": BOTH_CHARGES,
        **{f"docs/{one}/issues/one/saga.md": SECTION_PAGE.format(title="The saga") for one in LANGUAGES},
    }


def opening(project: Project, route: str = "index.md", language: str = "en") -> str:
    return project.by_path[f"docs/{language}/{route}"].opening


def heading_ids(markdown: str) -> list[str]:
    return re.findall(r"^#+ .*\{ #(\S+) \}$", markdown, re.MULTILINE)


def html(project: Project, route: str, language: str = "en") -> str:
    """The body of a page, written or made, without an end of what a script or a mark puts in later."""
    voice = Voice(language, project.catalog)
    page = project.by_path.get(f"docs/{language}/{route}")
    if page:
        return written_body(project, page, voice).html
    made = next(one for one in made_pages(project, voice) if one.route == route)
    return made_body(made, voice).html


def test_the_front_page_says_how_much_was_changed_and_when_last(read: Read) -> None:
    files = whole()
    history = "  history: [{date: 2026-11-30, value: 5e9, reason: {zh: 错了, en: It was wrong}}]\n"
    files["data/facts/h20.yml"] = files.get("data/facts/h20.yml", GOOD_FACT + BOOKED_FACT) + history
    project, problems = read(files)
    assert as_text(problems) == ""
    assert "changes" in heading_ids(opening(project))
    assert "since publication: 1, most recently on 30 November 2026" in opening(project)
    assert "](corrections/index.md)" in opening(project)


def test_the_front_page_leads_with_all_that_the_record_says(read: Read) -> None:
    project, problems = read(whole())
    assert as_text(problems) == ""
    text = opening(project)
    assert heading_ids(text) == ["chip-ledger", "newest", "key-figures", "verdicts", "mistakes", "contents"]
    for part in (
        "## [How much?](issues/one/index.md) { #newest }",
        'It was {{ fact("h20.charge-booked") }} on {{ when("kept.copied") }}\\.',
        '{{ chart("range") }}',
        '- charge booked: {{ fact("h20.charge-booked") }}\n- charge warned of: {{ fact("h20.charge-warned") }}',
        '{{ verdicts("one") }}',
        "(claims/one.md#claim-c.low)",
        'It was {{ fact("h20.charge-booked") }}',
        "- [The saga](issues/one/saga.md)",
        "[Every issue](issues/index.md)",
    ):
        assert part.replace("\\", "") in text.replace("\\", ""), part
    assert text.index("(issues/one/saga.md)") < text.index("(issues/one/borders.md)"), "in the order of the record"


def test_an_issue_opens_with_its_question_its_answer_and_its_sections(read: Read) -> None:
    project, _ = read(whole())
    text = opening(project, "issues/one/index.md")
    assert heading_ids(text) == ["one", "contents"]
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# How much? { #one }"]
    assert "[The saga](saga.md)" in text
    assert "Nothing else was found" in text
    assert text.count('{{ when("kept.copied") }}') == 3, "in the answer, how far it is known, when it was searched"
    assert opening(project, "issues/one/saga.md") == ""


@pytest.mark.parametrize("gone", ["key_figures", "mistakes", "lead_chart", "known_until", "searched", "not_found"])
def test_what_the_record_does_not_say_leaves_no_heading_and_no_gap(read: Read, gone: str) -> None:
    text = opening(read(whole(**{gone: ""}))[0])
    assert gone.replace("_", "-") not in heading_ids(text)
    assert "\n\n\n" not in text
    assert "\x00" not in text
    html(read(whole(**{gone: ""}))[0], "index.md")


def test_an_opening_is_in_the_language_of_its_page(read: Read) -> None:
    project, _ = read(whole())
    text = opening(project, language="zh")
    assert "## [值多少？](issues/one/index.md) { #newest }" in text
    assert "How much" not in text
    assert heading_ids(text) == heading_ids(opening(project))


def test_the_calls_of_an_opening_are_the_pages_own_and_stand_at_its_first_line(read: Read) -> None:
    project, _ = read(whole())
    page = project.by_path["docs/en/index.md"]
    calls = opening_calls(page)
    assert calls == project.calls[page.path][: len(calls)]
    assert {(call.position.path, call.position.line) for call in calls} == {("docs/en/index.md", 1)}
    assert project.charted["range"]


def test_the_ids_that_a_page_may_not_take_are_those_of_its_opening(read: Read) -> None:
    project, _ = read({**whole(), **others(2)})
    for route in ("index.md", "issues/one/index.md"):
        page = project.by_path[f"docs/en/{route}"]
        assert set(heading_ids(page.opening)) <= set(opening_ids(page))


@pytest.mark.parametrize(
    ("target", "leads"),
    [("index.md#mistakes", True), ("index.md#archive", False), ("issues/one/index.md#contents", True),
     ("issues/one/index.md#one", True), ("issues/one/index.md#mistakes", False), ("index.md#chip-ledger", True)],
)  # fmt: skip
def test_a_link_may_name_a_heading_that_the_opening_has_and_none_that_it_might_have(
    read: Read, target: str, leads: bool
) -> None:
    files = whole()
    pages = {path: f"{files[path]}\n[there]({target})\n" for path in files if path.endswith("en/index.md")}
    assert [problem.code for problem in read({**files, **pages})[1]] == ([] if leads else ["broken-anchor"])


def others(count: int, **said: str) -> dict[str, str]:
    """Issues beside the first, numbered on from it, each out a day later."""
    found: dict[str, str] = {}
    for number in range(2, count + 2):
        asked = f"{{zh: 第{number}问？, en: Question {number}?}}"
        day = {"published": f"20{26 + number // 12}-{number % 12 + 1:02}-01", "question": asked, **said}
        found |= issue_files(f"n{number}", number=str(number), **day)
    return found


def test_the_newest_issue_leads_and_the_five_before_it_follow(read: Read) -> None:
    project, problems = read({**whole(), **others(7)})
    assert as_text(problems) == ""
    text = opening(project)
    assert "[Question 8?](issues/n8/index.md) { #newest }" in text
    earlier = text[text.index("{ #archive }") :]
    assert re.findall(r"\(issues/(\w+)/index\.md\)", earlier) == ["n7", "n6", "n5", "n4", "n3"]
    assert "verdicts" not in heading_ids(text), "it checks no claim"


def corrected(**said: str) -> dict[str, str]:
    """The first issue, and a second that sets it right."""
    return {**whole(), **others(1, corrects="one", answer="{zh: 错了。, en: It was wrong.}", **said)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_correction_sets_right_leads_and_the_correction_is_what_is_new(read: Read, language: str) -> None:
    project, problems = read(corrected())
    assert as_text(problems) == ""
    text = opening(project, language=language)
    ids = heading_ids(text)
    assert ids[:5] == ["chip-ledger", "newest", "key-figures", "correction", "verdicts"]
    assert "(issues/one/index.md) { #newest }" in text
    assert text.index('{{ fact("h20.charge-booked") }}') < text.index("{ #correction }")
    told = text[text.index("{ #correction }") : text.index("{ #verdicts }")]
    assert "(issues/n2/index.md)" in told
    assert {"zh": "错了", "en": "It was wrong"}[language] in told
    assert {"zh": "由第2期更正", "en": "corrected in No. 2"}[language] in text.split("##")[0]
    assert "archive" not in ids, "both stand above"


def test_a_correction_of_a_correction_leaves_the_first_question_in_front(read: Read) -> None:
    third = issue_files("n3", number="3", published="2026-12-09", corrects="n2")
    text = opening(read({**corrected(), **third})[0])
    assert "(issues/one/index.md) { #newest }" in text
    assert "No. 3 corrects No. 2" in text
    assert "(issues/n2/index.md)" in text[text.index("{ #archive }") :]


@pytest.mark.parametrize(
    ("said", "leads"), [({"corrects": "n2"}, "n2"), ({"corrects": "n3"}, "n2"), ({"corrects": "nowhere"}, "n2")]
)
def test_an_issue_sets_right_only_one_that_came_before(read: Read, said: dict[str, str], leads: str) -> None:
    project, problems = read({**whole(), **others(1, **said)})
    assert [problem.position.path for problem in problems] == ["data/issues/n2.yml"]
    assert f"(issues/{leads}/index.md) {{ #newest }}" in opening(project)


def test_who_was_wrong_is_said_with_what(read: Read) -> None:
    told = opening(read(whole())[0])
    assert re.search(r"^- \S.* says: The charge was small \[", told, re.MULTILINE), told


@pytest.mark.parametrize("described", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_without_a_title_of_its_own_is_introduced_before_its_claims(
    read: Read, described: bool, language: str
) -> None:
    """The front page speaks of "the article" only where a reader has been told which."""
    files = whole()
    files["data/sources/press.yml"] = GOOD_SOURCES.replace(
        "title: {original: A charge}", "title: {original: A charge, zh: 一笔费用}" + "\n  described: true" * described
    )
    text = opening(read(files)[0], language=language)
    told = text.partition("{ #verdicts }")[2].partition("{{ verdicts")[0].replace("\\", "").strip()
    assert told == ({"zh": "CNBC：一笔费用。", "en": "CNBC: A charge."}[language] if described else "")


def test_a_draft_leads_no_front_page_however_high_its_number(read: Read) -> None:
    project, _ = read({**issue_files("next", number="9", published="", draft="true"), **whole()})
    text = opening(project)
    assert "[How much?](issues/one/index.md) { #newest }" in text
    assert "No. 1, 23 November 2026" in text
    dated, _ = read({**issue_files("next", number="9", published="2026-11-30", draft="true"), **whole()})
    assert "(issues/one/index.md) { #newest }" in opening(dated)


def test_without_an_issue_nothing_opens_and_a_page_is_as_it_was_written(read: Read) -> None:
    project, problems = read()
    assert as_text(problems) == ""
    assert {page.opening for page in project.pages} == {""}


def test_what_a_question_names_in_braces_is_said_in_words_wherever_it_stands(read: Read) -> None:
    words = '{zh: "何止{h20.charge-warned}？", en: "Why {h20.charge-warned}?"}'
    project, problems = read(whole(question=words, description=words, studied=words))
    assert as_text(problems) == ""
    for route in ("index.md", "issues/one/index.md", "issues/index.md", "claims/index.md", "claims/one.md"):
        said = html(project, route).replace("\u00a0", " ").replace("&nbsp;", " ")
        assert "Why up to $5.5 billion?" in said, route
        assert "{h20" not in said, route


# What means something to Markdown, to Jinja, to HTML or to the extensions
SIGNS = ["{", "}}", "{{", "{%", "{#", "#", "*", "_", "<", ">", "[", "](x)", "`", "|", "\\", "&amp;", "~~", "^", "!", ":",
         "- ", "1. ", "$", "=", "+ ", "“", "长", "a", "B", " ", "{ .x }", "{: #y }", "[^1]", "<b>", "http://a.b/", "''"]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8).map("".join)


def twice(text: str) -> str:
    """The text as a record writes it, in which a brace that is meant stands twice."""
    return text.replace("{", "{{").replace("}", "}}")


def plain(made: str) -> str:
    without = re.sub(r'<a class="headerlink".*?</a>', "", made, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", without)).replace("\u00a0", " ").split())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE, HOSTILE)
def test_whatever_a_question_or_a_label_says_is_shown_as_written_and_runs_nothing(asked: str, named: str) -> None:
    asked, named = f"甲{asked}乙", f"{named}丙"
    said = {"question": {one: twice(asked) for one in LANGUAGES}, "label": {one: twice(named) for one in LANGUAGES}}
    files = whole(question=json.dumps(said["question"], ensure_ascii=False))
    label = json.dumps(said["label"], ensure_ascii=False)
    files["data/facts/h20.yml"] = files["data/facts/h20.yml"].replace("{zh: 入账的费用, en: charge booked}", label)
    with tempfile.TemporaryDirectory() as folder:
        project, _ = read_project(write_project(Path(folder), files))
    page = project.by_path["docs/en/index.md"]
    assert [(call.name, call.id) for call in opening_calls(page)] == CALLS
    body = written_body(project, page, Voice("en", project.catalog)).html
    headed = re.search(r'<h2 id="newest">(.*?)</h2>', body, re.DOTALL)
    assert headed and plain(headed[1]) == " ".join(asked.split())
    first = re.search(r'id="key-figures".*?<li>(.*?)<', body, re.DOTALL)
    assert first and plain(first[1]).startswith(" ".join(named.split()))


CALLS = [
    ("fact", "h20.charge-booked"),
    ("when", "kept.copied"),
    ("when", "kept.copied"),
    ("when", "kept.copied"),
    ("chart", "range"),
    ("fact", "h20.charge-booked"),
    ("fact", "h20.charge-warned"),
    ("verdicts", "one"),
    ("fact", "h20.charge-booked"),
]
