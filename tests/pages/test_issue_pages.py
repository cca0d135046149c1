"""An issue and its pages are of one mind: what one of them lacks, says twice or calls otherwise is told at its place."""

from __future__ import annotations

import re

import pytest

from macros.ground.problems import as_text
from macros.manuscript.anchors import STYLED
from macros.manuscript.project import Project
from macros.pages.from_records.made import made_pages
from macros.pages.made_page import MadePage
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice
from tests.conftest import GOOD_SOURCES, LED_PAGE, ROOT, SECTION_PAGE, Read, issue_files

LANGUAGES = ("zh", "en")
CLAIMS = "data/claims/c.yml"
RECORD = "data/issues/one.yml"


def claim(name: str = "one", issue: str = "one", more: str = "", verdict: str = "opinion") -> str:
    """A claim of an issue, of its opening page where `more` names no section."""
    kind = "opinion" if verdict == "opinion" else "event"
    sources = "" if verdict == "opinion" else "  sources: [cnbc]\n"
    said = f"  said: {{zh: 甲, en: A}}\n  issue: {issue}\n{more}"
    return f"{name}:\n{said}  kind: {kind}\n  verdict: {verdict}\n{sources}"


def told(read: Read, files: dict[str, str]) -> str:
    return as_text(read(files)[1])


def pages(route: str, text: str) -> dict[str, str]:
    return {f"docs/{language}/{route}.md": text for language in LANGUAGES}


def made(project: Project, route: str, language: str = "en") -> MadePage:
    return {page.route: page for page in made_pages(project, Voice(language, project.catalog))}[route]


def claims_on(project: Project, route: str) -> list[str]:
    page, voice = made(project, route), Voice("en", project.catalog)
    renderer = PageRenderer(voice, list(page.uses))
    html = "".join(renderer.block(number) for number in range(len(page.uses)))
    return re.findall(r'id="claim-([^"]+)"', html)


def test_an_issue_with_its_pages_and_a_claim_of_each_has_no_problem(read: Read) -> None:
    files = {**issue_files("one", "saga"), CLAIMS: claim() + claim("two", more="  section: saga\n")}
    assert told(read, files) == ""


@pytest.mark.parametrize("where", ["one/index", "one/saga", "one/deep/saga"])
def test_a_page_of_an_issue_that_has_no_record_is_told_with_the_record_to_write(read: Read, where: str) -> None:
    words = told(read, pages(f"issues/{where}", SECTION_PAGE.format(title="Saga")))
    for language in LANGUAGES:
        assert f'docs/{language}/issues/{where}.md:1:1: no record of the issue "one" [unknown-issue]' in words
    assert "hint: write data/issues/one.yml; what it holds is in REFERENCE.md" in words


def test_a_page_of_an_issue_that_is_called_almost_like_one_is_told_with_that(read: Read) -> None:
    words = told(read, {**issue_files("one"), **pages("issues/onne/saga", SECTION_PAGE.format(title="Saga"))})
    assert 'docs/en/issues/onne/saga.md:1:1: no record of the issue "onne" [unknown-issue]' in words
    assert 'hint: did you mean "one"?' in words


@pytest.mark.parametrize("route", ["about/saga", "saga", "issues/saga"])
def test_a_page_in_no_folder_of_an_issue_belongs_to_none(read: Read, route: str) -> None:
    assert told(read, {**issue_files("one"), **pages(route, SECTION_PAGE.format(title="Saga"))}) == ""


@pytest.mark.parametrize("title", ["Issues", "issues", "各期"])
def test_a_page_that_is_titled_like_the_archive_is_told(read: Read, title: str) -> None:
    words = told(read, {**issue_files("one", "saga"), **pages("issues/one/saga", SECTION_PAGE.format(title=title))})
    for language in LANGUAGES:
        said = f"the title of {language}/issues/index.md, a page of the site's own [reserved-file]"
        assert f"docs/{language}/issues/one/saga.md:2:8: {said}" in words


def test_a_section_that_the_record_does_not_list_is_told_with_the_line_to_list_it_in(read: Read) -> None:
    files = {**issue_files("one", "saga"), **pages("issues/one/more", SECTION_PAGE.format(title="More"))}
    words = told(read, files)
    for language in LANGUAGES:
        said = 'the issue "one" does not list the section "more" [unlisted-section]'
        assert f"docs/{language}/issues/one/more.md:1:1: {said}" in words
    line = files[RECORD].splitlines().index("sections: [saga]") + 1
    assert f"hint: add it to sections: in {RECORD}:{line}, where it is to stand" in words


def test_a_section_that_is_listed_and_in_no_language_written_is_told_in_the_record(read: Read) -> None:
    files = {path: text for path, text in issue_files("one", "saga", "gone").items() if "gone.md" not in path}
    line = files[RECORD].splitlines().index("sections: [saga, gone]") + 1
    words = told(read, files)
    assert f'{RECORD}:{line}:18: no page for the section "gone" [missing-page]' in words
    assert "hint: write docs/zh/issues/one/gone.md" in words


def test_an_issue_without_an_opening_page_is_told_in_the_record(read: Read) -> None:
    files = {path: text for path, text in issue_files("one", "saga").items() if "one/index.md" not in path}
    words = told(read, files)
    assert f"{RECORD}:1:1: an issue without a page [missing-page]" in words
    assert "hint: write docs/zh/issues/one/index.md" in words


SAID = {"original": "zh", "published": "2026-11-24", "order": "3"}
OF_OPENINGS = {"title": "T", "description": "D", "summary": "S"}


@pytest.mark.parametrize(
    ("page", "key"), [*(("saga", key) for key in SAID), *(("index", key) for key in {**SAID, **OF_OPENINGS})]
)
def test_what_the_record_says_no_page_of_the_issue_says_again(read: Read, page: str, key: str) -> None:
    written = {} if page == "index" else {"title": "T", "description": "D"}
    lines = [f"{name}: {value}" for name, value in {**written, key: {**SAID, **OF_OPENINGS}[key]}.items()]
    heading = "" if page == "index" else "# T { #top }\n"
    text = "\n".join(("---", *lines, "---", heading))
    words = told(read, {**issue_files("one", "saga"), **pages(f"issues/one/{page}", text)})
    for language in LANGUAGES:
        place = f"docs/{language}/issues/one/{page}.md:{len(lines) + 1}:1"
        assert f'{place}: {RECORD} says "{key}" for this page [said-by-issue]' in words
    assert "hint: take it out here; change it there" in words
    assert set(re.findall(r"\[([a-z-]+)\]$", words, re.MULTILINE)) == {"said-by-issue"}


def test_a_section_says_its_title_its_words_and_when_it_changed(read: Read) -> None:
    front = "title: T\ndescription: D\nsummary: S\nupdated: 2026-11-24\nchanged: A word"
    files = pages("issues/one/saga", f"---\n{front}\n---\n# T {{ #top }}\n")
    assert told(read, {**issue_files("one", "saga"), **files}) == ""


def test_a_section_that_was_changed_before_its_issue_came_out_is_told_where_it_says_so(read: Read) -> None:
    files = pages("issues/one/saga", "---\ntitle: T\ndescription: D\nupdated: 2026-11-22\n---\n# T { #top }\n")
    words = told(read, {**issue_files("one", "saga"), **files})
    assert 'docs/en/issues/one/saga.md:4:10: "updated" lies before "published" [range-falls]' in words


@pytest.mark.parametrize("field", ["question", "answer", "description"])
def test_a_macro_in_the_words_of_an_issue_is_told_where_they_stand(read: Read, field: str) -> None:
    words = "{{zh: 甲, en: 'It is {{{{ fact(\"h20.charge-warned\") }}}}'}}".format()
    files = issue_files("one", **{field: words})
    line = files[RECORD].splitlines().index(f"{field}: {words}") + 1
    found = [(problem.code, str(problem.position)) for problem in read(files)[1]]
    assert found == [("broken-braces", f"{RECORD}:{line}:{len(field) + 3 + len('{zh: 甲, en: ')}")]


@pytest.mark.parametrize("field", ["answer", "description"])
def test_an_answer_that_is_too_long_for_where_it_is_shown_is_told_where_it_stands(read: Read, field: str) -> None:
    files = issue_files("one", **{field: f"{{zh: 甲, en: {'x' * 501}}}"})
    found = [(problem.code, problem.position.path) for problem in read(files)[1]]
    assert found == [("too-long", RECORD)]


def test_front_matter_that_cannot_be_read_is_told_and_no_key_is_missed_in_it(read: Read) -> None:
    files = pages("issues/one/saga", "---\ntitle: a: b\n---\n# T { #top }\n")
    codes = {problem.code for problem in read({**issue_files("one", "saga"), **files})[1]}
    assert codes == {"yaml-syntax"}


@pytest.mark.parametrize("route", ["index", "issues/one/index"])
def test_a_heading_of_the_first_level_is_told_where_the_page_gets_its_own(read: Read, route: str) -> None:
    text = LED_PAGE.format(title="T").replace("## ", "# ")
    text = text if route == "index" else text.partition("---\n#")[2].replace(" T", "# T", 1)
    line = text.splitlines().index("# T { #part }") + 1
    words = told(read, {**issue_files("one"), **pages(route, text)})
    for language in LANGUAGES:
        said = "a heading of the first level; the page gets its own [said-by-issue]"
        assert f"docs/{language}/{route}.md:{line}:1: {said}" in words
    assert "hint: take it out: the front page is called as the newsletter is, an issue by its question" in words


@pytest.mark.parametrize(
    ("route", "name"),
    [
        *(
            ("index", name)
            for name in ("top", "newest", "verdicts", "key-figures", "mistakes", "contents", "changes", "archive")
        ),
        *(("issues/one/index", name) for name in ("one", "contents")),
    ],
)
def test_a_heading_with_an_id_that_the_opening_has_is_told(read: Read, route: str, name: str) -> None:
    words = told(read, {**issue_files("one"), **pages(route, pages_text(route, name))})
    for language in LANGUAGES:
        said = f'the page gets a heading with the id "{name}" of its own [duplicate-heading-id]'
        assert f"docs/{language}/{route}.md:{6 if route == 'index' else 1}:1: {said}" in words
    assert "hint: give it another id, or take it out" in words
    assert "duplicate-heading-id" not in told(read, {**issue_files("one"), **pages(route, pages_text(route, "other"))})


@pytest.mark.parametrize("name", sorted(STYLED - {"contents"}))
@pytest.mark.parametrize("route", ["issues/one/saga", "notes"])
def test_no_heading_takes_an_id_that_gives_a_list_the_site_s_own_look(read: Read, route: str, name: str) -> None:
    text = SECTION_PAGE.format(title="Saga") + f"\n## Lists {{ #{name} }}\n\n- Words.\n"
    assert "[duplicate-heading-id]" in told(read, {**issue_files("one", "saga"), **pages(route, text)})


def test_the_ids_that_style_sheets_know_are_those_that_no_heading_takes() -> None:
    sheets = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "overrides/assets").glob("*.css"))
    selectors = re.findall(r"[^{}]*(?=\{)", re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL))
    known = {
        name for one in selectors for name in re.findall(r"(?<![\w\"=-])#([a-z][a-z-]*)", one) if "[href" not in one
    }
    assert {name for name in known if not name.startswith(("cl-", "__"))} <= STYLED


def pages_text(route: str, name: str) -> str:
    """A page of the route with a heading of this id."""
    written = LED_PAGE.format(title="T").replace("#part", f"#{name}")
    return written if route == "index" else f"## T {{ #{name} }}\n"


@pytest.mark.parametrize("slug", ["index", "main", "introduction", "claim-c", "main-c", "card-a", "verdict-all"])
def test_an_issue_that_is_called_as_what_its_pages_have_of_their_own_is_told(read: Read, slug: str) -> None:
    words = told(read, issue_files(slug))
    assert f'data/issues/{slug}.yml:1:1: no issue is called "{slug}" [bad-id]' in words
    assert "hint: give its file another name" in words


@pytest.mark.parametrize("section", ["index", "main", "introduction", "claim-c", "main-c", "card-a", "one"])
def test_a_section_that_is_called_as_what_the_claims_have_of_their_own_is_told(read: Read, section: str) -> None:
    files = issue_files("one", section)
    line = files[RECORD].splitlines().index(f"sections: [{section}]") + 1
    words = told(read, files)
    assert f'{RECORD}:{line}:12: no section is called "{section}" [bad-id]' in words
    assert "hint: give its file another name" in words


def test_two_issues_of_one_number_are_told_at_the_second(read: Read) -> None:
    words = told(read, {**issue_files("one"), **issue_files("two")})
    assert 'data/issues/two.yml:1:9: the number 1 is that of the issue "one" [duplicate-id]' in words
    assert "hint: give one of the two another number" in words
    assert told(read, {**issue_files("one"), **issue_files("two", number="2")}) == ""


@pytest.mark.parametrize("verdict", ["matches", "unverifiable", "opinion"])
def test_a_mistake_that_matters_is_one(read: Read, verdict: str) -> None:
    files = {**issue_files("one", mistakes="[c.one]"), CLAIMS: claim(verdict=verdict)}
    words = told(read, files)
    line = files[RECORD].splitlines().index("mistakes: [c.one]") + 1
    assert f'{RECORD}:{line}:12: the claim "c.one" went wrong nowhere: {verdict} [not-an-option]' in words
    assert "hint: name claims whose verdict is differs" in words


@pytest.mark.parametrize("verdict", ["differs", "approximately"])
def test_a_mistake_that_matters_is_of_the_issue_itself(read: Read, verdict: str) -> None:
    both = {**issue_files("two", number="2", mistakes="[c.one]"), **issue_files("one", mistakes="[c.one]")}
    words = told(read, {**both, CLAIMS: claim(verdict=verdict)})
    assert 'the claim "c.one" is checked in the issue "one" [not-an-option]' in words
    assert "hint: name claims of this issue" in words
    assert words.count("[not-an-option]") == 1, "in the one that does not check it"


def test_a_claim_of_no_section_of_its_issue_is_told_with_the_nearest(read: Read) -> None:
    files = {**issue_files("one", "saga"), CLAIMS: claim(more="  section: sagga\n")}
    words = told(read, files)
    assert f'{CLAIMS}:4:12: no section "sagga" [unknown-section]' in words
    assert 'hint: did you mean "saga"?' in words


@pytest.mark.parametrize(
    ("sections", "hint"),
    [(("saga", "borders"), "the issue has the sections"), ((), "take section: out; the issue has none")],
)
def test_a_claim_of_a_section_called_like_none_is_told_what_there_is(
    read: Read, sections: tuple[str, ...], hint: str
) -> None:
    words = told(read, {**issue_files("one", *sections), CLAIMS: claim(more="  section: zzz\n")})
    assert f"hint: {hint}" in words


def test_the_section_of_another_issue_is_none_of_a_claims_own(read: Read) -> None:
    both = {**issue_files("one"), **issue_files("two", "saga", number="2")}
    assert "[unknown-section]" in told(read, {**both, CLAIMS: claim(more="  section: saga\n")})


def test_a_claim_of_an_issue_that_there_is_not_is_told_once_and_its_section_is_not(read: Read) -> None:
    words = told(read, {**issue_files("one", "saga"), CLAIMS: claim(issue="onne", more="  section: none\n")})
    assert f'{CLAIMS}:3:10: no issue "onne" [unknown-issue]' in words
    assert 'hint: did you mean "one"' in words
    assert words.count(": no ") == 1


@pytest.mark.parametrize("studies", ["[]", "[cnbc, mirror]"])
def test_a_claim_says_who_says_it_where_its_issue_does_not(read: Read, studies: str) -> None:
    files = {**issue_files("one", studies=studies), CLAIMS: claim()}
    words = told(read, files)
    n = studies.count("c") and 2
    assert f'{CLAIMS}:1:1: the issue "one" studies {n} sources: which says this? [missing-key]' in words
    assert "hint: add said_in: key-of-a-source" in words
    assert told(read, {**files, CLAIMS: claim(more="  said_in: cnbc\n")}) == ""


def test_who_says_a_claim_is_a_source_that_there_is(read: Read) -> None:
    words = told(read, {**issue_files("one", studies="[]"), CLAIMS: claim(more="  said_in: cnbd\n")})
    assert f"{CLAIMS}:4:12: " in words and "[unknown-source]" in words


@pytest.mark.parametrize("studies", ["[cnbc]", "[cnbc, paper]"])
def test_who_says_a_claim_is_a_source_that_its_issue_studies(read: Read, studies: str) -> None:
    more = GOOD_SOURCES + GOOD_SOURCES.partition("mirror:")[0].replace("cnbc:", "paper:")
    files = {**issue_files("one", studies=studies), "data/sources/press.yml": more}
    if "paper" not in studies:
        files["data/sources/press.yml"] = GOOD_SOURCES
    words = told(read, {**files, CLAIMS: claim(more="  said_in: mirror\n")})
    assert f'{CLAIMS}:4:12: the issue "one" does not study "mirror" [not-an-option]' in words
    assert "or add this one to studies: in data/issues/one.yml" in words
    assert "does not study" not in told(read, {**files, CLAIMS: claim(more="  said_in: cnbc\n")})


def test_the_claims_of_each_issue_stand_on_its_page_alone_under_sections_of_one_name(read: Read) -> None:
    """Two issues with a section of one name check claims of one fact that two articles made."""
    both = {
        **issue_files("one", "saga"),
        **issue_files("two", "saga", number="2", studies="[paper]", published="2026-11-24"),
        "data/sources/press.yml": GOOD_SOURCES + GOOD_SOURCES.partition("mirror:")[0].replace("cnbc:", "paper:"),
    }
    same = "  record: h20.charge-warned\n"
    claims = [
        claim("a", "one", f"  section: saga\n{same}", "differs"),
        claim("b", "two", f"  section: saga\n{same}", "differs"),
        claim("c", "two", same, "differs"),
    ]
    project, problems = read({**both, CLAIMS: "".join(claims)})
    assert as_text(problems) == ""
    assert claims_on(project, "claims/one.md") == ["c.a"]
    assert claims_on(project, "claims/two.md") == ["c.c", "c.b"], "what its opening page treats first"
    assert sorted(claims_on(project, "claims/index.md")) == ["c.a", "c.b", "c.c"]
    index = made(project, "claims/index.md").markdown
    assert re.findall(r"\{ #(\w+) \}", index) == ["claims", "two", "one"], "the newest first"
    for slug, headings in (("one", ["one", "saga"]), ("two", ["two", "introduction", "saga"])):
        assert re.findall(r"\{ #(\w+) \}", made(project, f"claims/{slug}.md").markdown) == headings


def test_an_issue_that_checks_nothing_has_no_page_of_claims(read: Read) -> None:
    project, problems = read({**issue_files("one"), **issue_files("two", number="2"), CLAIMS: claim()})
    assert as_text(problems) == ""
    routes = {page.route for page in made_pages(project, Voice("en", project.catalog))}
    assert {route for route in routes if route.startswith("claims/")} == {"claims/index.md", "claims/one.md"}


def test_an_issue_that_is_out_says_nowhere_that_it_is_to_be_written(read: Read) -> None:
    path = "docs/en/issues/one/part.md"
    page = "---\ntitle: part\ndescription: To be written.\nsummary: To be written.\n---\n# part { #top }\n\nTo be written.\n"
    files = issue_files("one", "part") | {path: page}
    places = [str(found.position) for found in read(files)[1] if found.code == "empty"]
    assert places == [f"{path}:3:14", f"{path}:4:10", f"{path}:8:1"]
    draft = issue_files("one", "part", draft="true") | {path: page}
    assert [found for found in read(draft)[1] if found.code == "empty"] == []
