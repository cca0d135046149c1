"""`new KIND`: what it writes passes `check` at once, and where it would not, nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.catalog.nodes import read_nodes
from macros.cli.commands import parser
from macros.cli.new.command import KINDS, OPTIONS, run_new
from macros.cli.new.issues import with_section
from macros.cli.new.newsletter.make import questions as newsletter_questions
from macros.cli.new.questions import Answers, answer
from macros.ground.problems import as_text
from macros.ground.told import Told, said_in
from macros.manuscript.survey import read_project
from tests.cli.answers import ADDED, CHART, CLAIM, EVENT, FACT, SOURCE, TERM
from tests.cli.conftest import new, options, texts


def told(root: Path) -> str:
    return as_text(read_project(root)[1])


@pytest.mark.parametrize("kind", ADDED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_added_is_there_and_passes_check(project: Path, kind: str, language: str) -> None:
    words, plural, record_id = ADDED[kind]
    assert new(kind, *options(words), "--lang", language) == 0
    assert told(project) == ""
    assert record_id in getattr(load_catalog(project)[0], plural)


@pytest.mark.parametrize("kind", ADDED)
def test_what_stood_in_a_file_stands_there_as_it_did(project: Path, kind: str) -> None:
    before = texts(project)
    assert new(kind, *options(ADDED[kind][0])) == 0
    after = texts(project)
    assert [path for path, text in before.items() if not after[path].startswith(text)] == []


def test_an_issue_is_a_draft_with_an_opening_and_a_section_in_each_language(project: Path) -> None:
    assert new("issue", *options({"title": "潮有多高？|How high is the tide?", "section": "今天|Today"})) == 0
    read, _ = read_project(project)
    issue = read.catalog.issues["how-high-is-the-tide"]
    assert (issue.number, issue.draft, issue.sections) == (2, True, ("today",))
    for language in ("zh", "en"):
        pages = {page.route: page for page in read.pages if page.language == language}
        assert "issues/how-high-is-the-tide/index.md" in pages
        assert [h.id for h in pages["issues/how-high-is-the-tide/today.md"].headings] == ["today", "sources"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sections: [part]\n", "sections: [part, second-part]\n"),
        ("sections: [ 'part' ] # in order\n", "sections: [ 'part', second-part ] # in order\n"),
        ("sections:\n  - part\n", "sections:\n  - part\n  - second-part\n"),
        ("sections:\n- part # first\n", "sections:\n- part # first\n- second-part\n"),
    ],
)
def test_a_section_is_listed_in_place_and_has_a_page_in_each_language(project: Path, before: str, after: str) -> None:
    record = project / "data/issues/one.yml"
    whole = record.read_text(encoding="utf-8")
    record.write_text(whole.replace("sections: [part]\n", before), encoding="utf-8")
    asked = {"issue": "one", "title": "第二部分|Second part"}
    assert new("section", *options(asked)) == 2  # readers would find a page that is still to be written
    assert new("section", *options({**asked, "description": "讲什么|What it is about"})) == 0
    assert told(project) == ""
    assert record.read_text(encoding="utf-8") == whole.replace("sections: [part]\n", after)
    assert (project / "docs/zh/issues/one/second-part.md").is_file()


@pytest.mark.parametrize("written", ["number: 1\n", "number: 1\nsections: []\n"])
def test_a_first_section_gets_a_list(written: str) -> None:
    text = with_section(written, read_nodes(written, "x.yml")[0], "part")
    assert text == "number: 1\nsections: [part]\n"


def test_a_chart_of_what_nothing_showed_takes_the_excuses_out(project: Path) -> None:
    assert new("fact", *options(FACT)) == 0
    assert "unused" in (project / "data/facts/h20.yml").read_text(encoding="utf-8")
    assert new("chart", *options(CHART)) == 0
    assert told(project) == ""
    assert "unused" not in (project / "data/facts/h20.yml").read_text(encoding="utf-8")


def test_a_new_topic_asks_for_its_heading(project: Path) -> None:
    assert new("fact", *options({**FACT, "topic": "tides"})) == 2
    assert new("fact", *options({**FACT, "topic": "tides", "topic-name": "潮汐|The tides"})) == 0
    assert load_catalog(project)[0].topics["tides"].name == {"zh": "潮汐", "en": "The tides"}


def test_a_range_and_a_sum_are_written_as_such(project: Path) -> None:
    assert new("fact", *options({**FACT, "value": "12e9..15e9"})) == 0
    total = {
        "topic": "h20",
        "label": "和|A sum",
        "derive": "h20.a-number - h20.charge-warned",
        "unit": "usd",
        "digits": "2",
    }
    assert new("fact", *options(total)) == 0
    facts = load_catalog(project)[0].facts
    assert [str(end) for end in facts["h20.a-number"].range] == ["1.2E+10", "1.5E+10"]
    assert facts["h20.a-sum"].derive == "h20.a-number - h20.charge-warned"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_terminal_all_that_is_missing_is_told_at_once(
    project: Path, capsys, kind: str, language: str
) -> None:
    before = texts(project)
    assert new(kind, "--lang", language) == 2
    said = capsys.readouterr().err.splitlines()
    assert said != []
    assert all(line.startswith("--") for line in said)
    assert texts(project) == before


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("fact", FACT | {"value": "five"}, '--value: "five" is not a number'),
        ("fact", FACT | {"as-of": "yesterday"}, "--as-of: "),
        ("fact", FACT | {"label": "五十亿美元|$5 billion"}, "--label: "),
        ("fact", FACT | {"label": "某{nothing}|A {nothing}"}, "--label: "),
        ("source", SOURCE | {"url": "javascript:alert(1)"}, "--url: "),
        ("source", SOURCE | {"date": "2999-99-99"}, "--date: "),
        ("event", EVENT | {"date": "soon"}, "--date: "),
        ("event", EVENT | {"title": "潮来了。|The tide comes in"}, "--title: a title that ends in a full stop. "),
        ("claim", CLAIM | {"said-in": "mirror"}, '--said-in: the issue "one" does not study "mirror". '),
    ],
)
def test_a_value_that_no_record_may_have_is_told_by_its_option(
    project: Path, capsys, kind: str, words, said: str
) -> None:
    before = texts(project)
    assert new(kind, *options(words)) == 1
    errors = capsys.readouterr().err
    assert said in errors
    assert "nothing was written" in errors
    assert texts(project) == before


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("fact", FACT | {"id": "Bad Id"}, '--id: "Bad Id" is not an id'),
        ("issue", {"title": "潮|Tide", "id": "../../../tide"}, '--id: "../../../tide" is not an id'),
        ("fact", FACT | {"topic": "../h20"}, '--topic: "../h20" cannot be the name of a file'),
        ("source", SOURCE | {"file": "/tmp/press"}, '--file: "/tmp/press" cannot be the name of a file'),
        ("fact", FACT | {"unit": "usb"}, '--unit: no "usb"; did you mean "usd"?'),
        ("fact", FACT | {"source": "cmbc"}, '--source: no "cmbc"'),
        ("fact", FACT | {"id": "charge-warned"}, 'the id "h20.charge-warned" is taken (data/facts/h20.yml:1)'),
        ("event", EVENT | {"topic": "h20", "id": "charge-warned"}, "is taken"),  # braces name facts and events alike
        ("fact", FACT | {"label": "某数"}, "--label says its language"),
        ("fact", FACT | {"verdict": "matches"}, "--verdict is not asked here"),
        ("term", TERM | {"name": "潮|\udcff"}, "--name holds a byte that is no UTF-8"),
        (
            "section",
            {"issue": "one", "title": "部分|Part", "description": "讲什么|What"},
            'the issue has a section "part"',
        ),
        ("issue", {"title": "一|One"}, 'the id "one" is taken'),
    ],
)
def test_what_is_unknown_or_taken_is_told(project: Path, capsys, kind: str, words, said: str) -> None:
    before = texts(project)
    assert new(kind, *options(words)) == 2
    assert said in capsys.readouterr().err
    assert texts(project) == before


def test_problems_that_were_there_before_keep_nothing_from_being_added(project: Path) -> None:
    page = project / "docs/en/issues/one/part.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone](nowhere.md)\n", encoding="utf-8")
    before = told(project)
    assert before != ""
    assert new("term", *options(TERM)) == 0
    assert told(project) == before


def asked(said: list[str]) -> Callable[[Told], str]:
    """A reader at a terminal who gives these answers one after another, and is asked no more than that."""
    return lambda _: said.pop(0)


def test_on_a_terminal_each_missing_answer_is_asked_for_and_a_wrong_one_again(project: Path) -> None:
    answers = ["h20", "某数", "A number", "five", "5e9", "usb", "usd", "2025-13", "2025", "reported", "cnbc"]
    chosen = parser().parse_args(["new", "fact", "--lang", "en"])
    assert run_new(project, chosen, asked(answers)) == 0
    assert answers == []
    assert load_catalog(project)[0].facts["h20.a-number"].value == 5_000_000_000


WRONG_FIRST = {
    "source": [
        "报刊", "../press", "press", "book", "report", "海港年报", "海港局", "中文", "zh",
        "C", "D", "B", "some", "full", "海港-2026", "Bad Id", "harbour-2026",
    ],
    "fact": [
        "港口", "h20", "某数", "", "某数", "a-number", "9200张", "9200..", "9200", "usb", "usd", "去年", "2025",
        "reportd", "reported", "路透", "cnbc",
    ],
    "event": ["大潮", "tides", "潮来了", "", "tide", "soon", "2026-01-03", "英伟达", "nvidia", "路透", "cnbc"],
    "issue": ["潮有多高？", "", "潮-2026", "tide"],
    "term": ["潮", "", "潮", "tide", "idea", "concept"],
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG_FIRST)
def test_a_wrong_answer_is_asked_again_at_once_with_the_reason_and_costs_nothing(
    project: Path, capsys, kind: str
) -> None:
    """Who writes Chinese alone answers each question of form or choice wrongly before answering it rightly."""
    answers, prompts = list(WRONG_FIRST[kind]), list[str]()

    def ask(question: Told) -> str:
        prompts.append(said_in(question, "zh"))
        return answers.pop(0) if answers else pytest.fail("\n".join(prompts))

    assert (run_new(project, parser().parse_args(["new", kind, "--lang", "zh"]), ask), prompts) == (0, prompts)
    assert answers == []
    assert capsys.readouterr().err == ""


def test_an_id_that_is_taken_is_asked_for_again(project: Path, capsys) -> None:
    answers = ["h20", "预告", "Charge warned", "4.6e9", "usd", "2025", "reported", "cnbc", "warned-again"]
    assert run_new(project, parser().parse_args(["new", "fact", "--lang", "en"]), asked(answers)) == 0
    assert answers == []
    assert "is taken" in capsys.readouterr().err
    assert "h20.warned-again" in load_catalog(project)[0].facts


def test_a_reader_who_goes_away_leaves_nothing_behind(project: Path, capsys) -> None:
    def gone(_: Told) -> str:
        raise EOFError

    before = texts(project)
    assert run_new(project, parser().parse_args(["new", "fact", "--lang", "en"]), gone) == 2
    assert capsys.readouterr().err == "nothing was written\n"
    assert texts(project) == before


def test_every_option_is_asked_by_some_kind_and_every_question_has_its_option(project: Path) -> None:
    catalog = load_catalog(project)[0]
    found = set()
    for kind in KINDS.values():
        for extra in ({}, {"topic": ["new"], "kind": ["dates"]}):
            answers = Answers(("zh", "en"), ("zh", "en"), extra)
            asked_for = []
            answer(answers, (asked_for.append(one.option) or one for one in kind.questions(catalog, answers)), None)
            found |= {*asked_for}
    answers = Answers((), (), {"language": ["zh"]})
    answer(answers, (found.add(one.option) or one for one in newsletter_questions(answers)), None)
    assert found == {*OPTIONS}


ALONE = pytest.mark.parametrize("language", ["zh", "en"])


def in_one(words: dict, language: str) -> list[str]:
    """The same answers in one language, with an id, which Chinese makes none of."""
    said = options(words)
    other = {"zh": "en=", "en": "zh="}[language]
    pairs = [said[at : at + 2] for at in range(0, len(said), 2)]
    return [item for pair in pairs if not pair[1].startswith(other) for item in pair]


@ALONE
@pytest.mark.parametrize("kind", [kind for kind in ADDED if kind != "source"])
def test_who_writes_one_language_adds_it_and_the_other_is_told_as_to_be_translated(
    project: Path, capsys, kind: str, language: str
) -> None:
    words, plural, record_id = ADDED[kind]
    assert new(kind, record_id.rpartition(".")[2], *in_one(words, language), "--lang", "en") == 0
    mark = {"zh": "To be translated", "en": "待译"}[language]
    assert f'"{mark}" stands where a text is wanted' in capsys.readouterr().out
    project_now, problems = read_project(project)
    assert record_id in getattr(project_now.catalog, plural)
    assert {problem.code for problem in problems} == {"not-translated"}
    assert [problem for problem in problems if mark not in problem.source_line] == []


@ALONE
def test_a_section_in_one_language_can_be_written_on_and_is_held_to_the_other_once_that_is_there(
    project: Path, language: str
) -> None:
    words = {"issue": "one", "title": "第二部分|Second part", "description": "讲什么|What it is about"}
    assert new("section", "second", *in_one(words, language)) == 0
    page = project / f"docs/{language}/issues/one/second.md"
    more = '\n## More { #more }\n\n{{ fact("h20.charge-warned") }}\n\n'
    page.write_text(page.read_text(encoding="utf-8").replace("\n## ", f"{more}## ", 1), encoding="utf-8")
    assert {problem.code for problem in read_project(project)[1]} == {"not-translated"}
    other = project / f"docs/{'zh' if language == 'en' else 'en'}/issues/one/second.md"
    for mark in ("To be translated", "待译"):
        other.write_text(
            other.read_text(encoding="utf-8").replace(mark, "某页" if language == "en" else "A page"), "utf-8"
        )
    assert {problem.code for problem in read_project(project)[1]} == {"heading-parity"}


def test_a_language_left_empty_on_a_terminal_waits_and_one_of_them_is_asked_for_again(project: Path) -> None:
    answers = ["h20", "", "", "某数", "", "some-number", "5e9", "usd", "2025", "reported", "cnbc"]
    assert run_new(project, parser().parse_args(["new", "fact", "--lang", "en"]), asked(answers)) == 0
    assert answers == []
    assert dict(load_catalog(project)[0].facts["h20.some-number"].label) == {"zh": "某数", "en": "To be translated"}


@pytest.mark.parametrize("kind", ["fact", "event", "chart", "source"])
@pytest.mark.parametrize("shown", [True, False])
def test_an_excuse_is_spoken_of_where_one_was_written_and_nowhere_else(
    project: Path, capsys, kind: str, shown: bool
) -> None:
    assert new("fact", *options(FACT)) == 0  # which the chart shows
    words, _, _ = {**ADDED, "chart": (CHART, "", ""), "fact": (FACT | {"id": "next"}, "", "")}[kind]
    call = {
        "fact": '{{ fact("h20.next") }}',
        "event": '{{ when("tides.the-tide-comes-in") }}',
        "chart": '{{ chart("two-numbers") }}',
        "source": '{{ cite("harbour-office-2026-01-02") }}',
    }[kind]
    for language in ("zh", "en") if shown else ():
        page = project / f"docs/{language}/issues/one/part.md"
        page.write_text(
            page.read_text(encoding="utf-8") + f"\n{call}\n\n## S {{ #sources }}\n\n{{{{ sources() }}}}\n", "utf-8"
        )
    capsys.readouterr()
    assert new(kind, *options(words), "--lang", "en") == 0, capsys.readouterr().err
    written = [path for path, text in texts(project).items() if b"nothing shows it yet" in text and kind in path]
    assert ("unused:" in capsys.readouterr().out) is not shown
    assert shown or written


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ({}, "what-is-known"),
        ({"section": "今天|Today"}, "today"),
        ({"section": "今天|Today", "section-id": "now"}, "now"),
        ({"section-id": "now"}, "now"),
        ({"section": ["zh=今天"], "section-id": "now"}, "now"),
    ],
)
@pytest.mark.parametrize("title", ["潮有多高？|How high is the tide?", ["zh=潮有多高？"]])
def test_the_first_section_of_an_issue_is_called_as_it_was_asked_for(project: Path, section, name: str, title) -> None:
    assert new("issue", "tide", *options({"title": title, **section})) == 0
    assert load_catalog(project)[0].issues["tide"].sections == (name,)
    for language in ("zh", "en"):
        assert (project / f"docs/{language}/issues/tide/{name}.md").is_file()


def test_a_first_section_with_a_title_that_makes_no_name_asks_for_one(project: Path, capsys) -> None:
    assert new("issue", "tide", *options({"title": ["zh=潮有多高？"], "section": ["zh=今天"]}), "--lang", "en") == 2
    assert capsys.readouterr().err.startswith("--section-id …: ")
