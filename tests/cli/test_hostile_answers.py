"""Titles made to break YAML, front matter, Markdown and Jinja: written so that `check` passes, or not at all."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.catalog.decode import plain
from macros.catalog.fields import is_id
from macros.catalog.nodes import read_nodes
from macros.catalog.record_texts import NOT_TRANSLATED
from macros.cli.new.drafts import made_id
from macros.cli.new.yaml_text import record_text, scalar
from macros.ground.problems import as_text
from macros.manuscript.survey import read_project
from tests.cli.answers import ADDED
from tests.cli.conftest import new, options, texts

PIECES = [
    *"{}[]#:'\"`*_<>|\\&%$!,;~^-+/()\n\t\r\0\x1b\u200b\u202e\ufeff\u2028中，：。é٣𝟙 ",
    ": ",
    " #",
    "{{",
    "}}",
    "{#",
    "- ",
]
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), min_size=1, max_size=20).map("".join)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE, st.sampled_from(["fact", "issue", "section", "term", "source", "event"]))
@example("{{ fact('x') }}", "{% raw %}", "section")
@example("# { #id }", "a: b # c", "issue")
@example("<script>alert(1)</script>", "](x) ![", "section")
@example("'", '"', "fact")
@example("- a", "? b", "term")
@example("---\n", "...", "issue")
@example("长" * 3000, "x" * 3000, "section")
@example("null", "yes", "fact")
@example("\ty", "\t\t", "event")
def test_a_hostile_title_is_written_so_that_check_passes_or_not_at_all(
    project: Path, chinese: str, english: str, kind: str
) -> None:
    """It comes to rest in YAML, in front matter and in a heading, or nothing is written."""
    before = texts(project)
    words = dict(ADDED[kind][0] if kind in ADDED else {"issue": "one"})
    named = {"fact": "label", "term": "name"}.get(kind, "title")
    words.pop(named, None)
    said = ["--title", english] if kind == "source" else [f"--{named}", f"zh={chinese}", f"--{named}", f"en={english}"]
    code = new(kind, *options(words), *said, "--id", "new-one")
    if code == 0:
        # A title of blanks alone is none: its language waits for a translator
        found = [problem for problem in read_project(project)[1] if problem.code != NOT_TRANSLATED]
        assert as_text(found) == ""
        for path in texts(project).keys() - before.keys():
            (project / path).unlink()
        for path, text in before.items():
            (project / path).write_bytes(text)
    else:
        assert code in (1, 2)
        assert texts(project) == before


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@example("null")
@example("Null")
@example("NULL")
@example("~")
@example("true")
def test_a_text_reads_back_from_yaml_as_it_was_or_is_refused(text: str) -> None:
    for written in (f"key: {scalar(text)}\n", f"key: {{a: {scalar(text)}, b: [{scalar(text)}, c]}}\n"):
        node, problems = read_nodes(written, "x.yml")
        if not problems:
            found = plain(node)["key"]
            assert found in (text, {"a": text, "b": [text, "c"]})
        else:
            assert {problem.code for problem in problems} == {"strange-character"}


@given(
    st.dictionaries(
        st.from_regex("[a-z_]{1,8}", fullmatch=True), st.text("ab: #{}[]\"'中，", min_size=1, max_size=90), min_size=1
    )
)
def test_a_record_reads_back_as_it_was(fields: dict[str, str]) -> None:
    node, problems = read_nodes(record_text("key", {**fields, "zz-each": fields}), "x.yml")
    assert problems == []
    assert plain(node) == {"key": {**fields, "zz-each": fields}}


@given(st.lists(st.text(max_size=80), max_size=3))
def test_an_id_made_from_titles_is_an_id_or_none(titles: list[str]) -> None:
    made = made_id(titles)
    assert made == "" or is_id(made)
