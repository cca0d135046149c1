"""Rows 1–7, 15, 18, 24 and 27–29 of the fault matrix: what a page may not hold, told at its place, with nothing run."""

from __future__ import annotations

import os
import unicodedata

import pytest

from macros.ground.problems import as_text
from macros.manuscript.survey import read_project
from tests.press.conftest import build, check

FRONT = "---\ntitle: T\ndescription: D\noriginal: zh\n---\n"
TOP = "# T { #top }\n\n"
SECRET = "canary-0f3b"

ATTACKS = {
    "class walk": "{{ ''.__class__.__mro__ }}",
    "configuration": "{{ config.theme.get_env().globals }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('touch canary').read() }}",
    "environment": "{{ environment.globals }}",
    "attribute of a macro": '{{ fact("h20.charge-warned").__class__ }}',
    "filter": '{{ fact("h20.charge-warned") | attr("__class__") }}',
    "nested call": "{{ fact(fact.__globals__) }}",
    "star argument": "{{ fact(*config) }}",
    "arithmetic": "{{ 7 * 7 }}",
    "lipsum": "{{ lipsum.__globals__['os'].environ }}",
    "set": "{% set x = lipsum.__globals__ %}",
    "for": "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "include": "{% include 'mkdocs.yml' %}",
    "import": "{% import 'x' as y %}",
    "do": "{% do config.update({}) %}",
    "raw": "{% raw %}{{ x }}{% endraw %}",
    "comment": "{# hidden #}",
    "call block": "{% call fact('x') %}{% endcall %}",
}
PLACES = {
    "paragraph": "{}\n",
    "table": "| a | b |\n|---|---|\n| {} | c |\n",
    "code span": "Some `{}` here\n",
    "code fence": "```\n{}\n```\n",
    "list": "- {}\n",
    "heading": "## A {} {{ #a }}\n",
    "link": "[a](https://example.com/{})\n",
}


def both(body, front=FRONT):
    return {f"docs/{language}/a.md": front + TOP + body for language in ("zh", "en")}


def words(read, files):
    return as_text(read(files)[1])


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_row_2_nothing_but_a_macro_call_gets_through_wherever_it_stands(read, attack, place):
    body = place.replace("{}", attack).replace("{{ #a }}", "{ #a }")
    said = words(read, both(body))
    line = 8 + body[: body.index(attack)].count("\n")
    assert f"docs/en/a.md:{line}:" in said
    assert any(code in said for code in ("[not-a-call]", "[unknown-macro]", "[bad-argument]", "[jinja-comment]"))


def test_row_1_the_message_names_the_line_and_what_a_page_may_hold(read):
    said = words(read, both("{{ ''.__class__.__mro__ }}\n"))
    assert "docs/en/a.md:8:1: not a macro call: {{ ''.__class__.__mro__ }} [not-a-call]" in said
    assert 'a page holds only calls such as {{ fact("topic.key") }}' in said


@pytest.mark.parametrize("key", ["title", "description", "summary"])
def test_row_2_front_matter_is_not_run_either(read, key):
    front = FRONT.replace("title: T", 'title: "T"').replace("original", f'{key}: "{{{{ config }}}}"\noriginal')
    if key != "summary":
        front = FRONT.replace(f"{key}: {key[0].upper()}", f'{key}: "{{{{ config }}}}"')
    assert "[macro-in-front-matter]" in words(read, both("", front))


def test_row_2_a_build_of_all_attacks_runs_none_and_tells_no_secret(project):
    body = "\n\n".join(ATTACKS.values())
    root = project({"docs/en/a.md": FRONT + TOP + body, "docs/zh/a.md": FRONT + TOP + body})
    for done in (build(root, CANARY=SECRET), build(root, "-q", CANARY=SECRET), build(root, "-v", CANARY=SECRET)):
        assert done.returncode == 1
        assert SECRET not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert not list(root.rglob("canary"))
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("body", "code", "hint"),
    [
        ("{% include 'x' %}", "{% include %} is not run in a page [not-a-call]", "only calls such as"),
        ("{% for x in y %}{% endfor %}", "{% for %}", "only calls such as"),
        ("## T {#id}\n", "[jinja-comment]", "{ #id }"),
        ("```\n{{ x }}\n```", "[not-a-call]", "only calls such as"),
    ],
)
def test_row_3_the_construct_is_named_with_the_way_out(read, body, code, hint):
    said = words(read, both(body + "\n"))
    assert code in said
    assert hint in said


def test_row_4_a_misspelt_id_names_the_nearest_and_their_files(read):
    facts = "".join(
        f"charge-{name}:\n  label: {{zh: 甲, en: a}}\n  value: 1\n  unit: usd\n  as_of: 2024\n  status: reported\n"
        "  sources: [cnbc]\n  unused: a test\n"
        for name in ("warned", "warner", "warden")
    )
    said = words(read, {"data/facts/gdp.yml": facts, **both('{{ fact("gpd.charge-warned") }}\n')})
    assert 'docs/en/a.md:8:10: no fact "gpd.charge-warned" [unknown-fact]' in said
    assert 'did you mean "gdp.charge-warned" (data/facts/gdp.yml:1) or "gdp.charge-warner"' in said
    assert "(data/facts/gdp.yml:9)" in said


def test_row_5_an_unknown_macro_names_the_nearest(read):
    said = words(read, both('{{ fcat("h20.charge-warned") }}\n'))
    assert 'docs/en/a.md:8:4: no macro "fcat" [unknown-macro]' in said
    assert 'did you mean "fact"?' in said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("fact(x)", "fact takes an id in quotes"),
        ("fact(1)", "fact takes an id in quotes"),
        ("fact()", "fact takes one id, not 0"),
        ('fact("a", "b")', "fact takes one id, not 2"),
        ('fact("h20.charge-warned", stile="short")', 'did you mean "style"?'),
        ('fact("h20.charge-warned", style="long")', 'style is one of "prose", "short"'),
        ('fact("h20.charge-warned", style=x)', 'style is one of "prose", "short"'),
        ('sources("x")', "sources takes no argument, not 1"),
    ],
)
def test_row_6_a_wrong_argument_is_named_with_what_is_allowed(read, call, said):
    assert said in words(read, both(f"{{{{ {call} }}}}\n"))


@pytest.mark.parametrize("key", ["render_macros: false", "fact: x", "sources: y", "template: evil.html", "hide: [toc]"])
def test_row_7_front_matter_that_would_turn_the_gate_off_is_refused_at_its_key(read, key):
    said = words(read, both("", FRONT.replace("original", f"{key}\noriginal")))
    assert f'docs/en/a.md:4:1: unknown key "{key.split(":")[0]}" [unknown-key]' in said


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\ntitle: a: b\ndescription: D\n---\n" + TOP, "docs/en/a.md:2:9: YAML cannot be read here"),
        ("---\ntitle: T\n" + TOP, "docs/en/a.md:1:1: front matter without an end [front-matter]"),
        ("Note: this is swallowed\n\n" + TOP, "docs/en/a.md:1:1: "),
        ("---\n- a\n- b\n---\n" + TOP, "docs/en/a.md:2:1: front matter without keys [front-matter]"),
        ("\n---\ntitle: T\n---\n" + TOP, "docs/en/a.md:1:1: "),
    ],
)
def test_row_15_broken_front_matter_is_told_and_never_published(read, project, text, place):
    files = {"docs/en/a.md": text, "docs/zh/a.md": text}
    assert place in words(read, files)
    assert build(project(files)).returncode == 1


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<iframe src=x></iframe>",
        "<style>*{display:none}</style>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<svg><script>1</script></svg>",
        "<form action=x></form>",
        "<base href=x>",
        '<meta http-equiv="refresh" content="0">',
        "<!-- comment -->",
        "</div>",
        "<?php ?>",
        "<!DOCTYPE x>",
        "<sCrIpT>1</sCrIpT>",
        "text <b>bold</b>",
    ],
)
def test_row_18_raw_html_is_refused_at_its_line_with_its_element(read, html):
    said = words(read, both(f"One line.\n\n{html}\n"))
    assert "docs/en/a.md:10:" in said
    assert f"raw HTML: {html[html.index('<') : html.index('<') + 2]}"[:11] in said
    assert "[raw-html]" in said


@pytest.mark.parametrize(
    ("zh", "en", "said"),
    [
        ("{{ fact('h20.charge-warned') }}", "Nothing.", 'docs/en/a.md:6:1: the section "top" does not show fact'),
        (
            "没有。",
            "{{ fact('h20.charge-warned') }}",
            'docs/en/a.md:8:1: the section "top" shows fact("h20.charge-warned"), which docs/zh/a.md:6 does not',
        ),
        ("## 甲 { #a }", "Text.", "[heading-parity]"),
        ("## 甲 { #a }", "### A { #a }", "[heading-parity]"),
    ],
)
def test_row_24_what_one_language_lacks_names_both_places(read, zh, en, said):
    found = words(read, {"docs/zh/a.md": FRONT + TOP + zh + "\n", "docs/en/a.md": FRONT + TOP + en + "\n"})
    assert said in found
    assert "docs/zh/a.md:8" in found or "docs/en/a.md:8" in found


def test_row_24_a_page_without_its_translation_is_told_with_the_path_to_write(read):
    said = words(read, {"docs/zh/only.md": FRONT + TOP})
    assert 'docs/zh/only.md:1:1: no page in "en" for this one [missing-page]' in said
    assert "write docs/en/only.md" in said


def test_row_27_two_forms_of_one_letter_are_one_address(write):
    root = write()
    for form in ("NFC", "NFD"):
        (root / "docs" / "en" / unicodedata.normalize(form, "é.md")).write_text(FRONT + TOP, encoding="utf-8")
    said = as_text(read_project(root)[1])
    assert "the same address as" in said
    assert "[colliding-files]" in said


@pytest.mark.parametrize("gone", ["docs", "data/facts", "data/sources", "docs/en", "data/glossary.yml", "data"])
def test_row_28_a_project_with_a_part_missing_names_a_next_step(project, gone):
    root = project()
    path = root / gone
    if path.is_dir():
        for file in sorted(path.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
    else:
        path.unlink()
    done = check(root)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 0 or "hint: " in done.stdout


def test_row_28_an_empty_page_says_what_it_lacks(read):
    said = words(read, {"docs/en/a.md": "", "docs/zh/a.md": ""})
    assert 'docs/en/a.md:1:1: no "title" in the front matter [missing-key]' in said
    assert "add title: …" in said


def test_row_28_a_project_of_one_page_a_language_builds(project):
    assert build(project(), "--strict").returncode == 0


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (("---\ntitle: 题目\n---\n").encode("gbk"), "docs/en/bad.md:2:8: not UTF-8 text [not-utf8]"),
        ("# T".encode("utf-16"), "saved as UTF-16? re-save as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "docs/en/bad.md:1:1: not UTF-8 text [not-utf8]"),
        (b"# T\x00\n", "a character that no page holds, U+0000"),
        (b"x" * 20_000_001, "larger than 20000000 bytes [too-large]"),
    ],
    ids=["gbk", "utf-16", "binary", "nul", "20 MB"],
)
def test_row_29_a_file_that_is_no_page_is_told_and_the_rest_is_checked_too(write, raw, said):
    root = write(both("{{ fact('h20.nothing') }}\n"))
    (root / "docs/en/bad.md").write_bytes(raw)
    found = as_text(read_project(root)[1])
    assert said in found
    assert "[unknown-fact]" in found


def test_row_29_a_page_that_may_not_be_read_is_told(write, monkeypatch):
    root = write(both(""))
    refused = root / "docs/en/a.md"
    refused.chmod(0)
    if os.access(refused, os.R_OK):  # root reads everything
        real = os.open
        monkeypatch.setattr(os, "open", lambda path, *more: _refuse(path) if path == refused else real(path, *more))
    assert "docs/en/a.md:1:1: cannot be read: Permission denied [unreadable]" in as_text(read_project(root)[1])


def _refuse(path):
    raise PermissionError(13, "Permission denied", str(path))


def test_all_problems_are_told_in_one_run_sorted_and_at_most_a_hundred(project):
    body = "\n\n".join('{{ fact("h20.none") }}' for _ in range(150))
    done = check(project(both(body + "\n")))
    assert done.returncode == 1
    lines = [line for line in done.stdout.split("\n") if line.startswith("docs/")]
    assert len(lines) == 100
    assert [int(line.split(":")[1]) for line in lines] == sorted(int(line.split(":")[1]) for line in lines)
    assert "… and 200 more" in done.stdout


def test_no_source_file_is_touched_by_a_check_or_a_build(project):
    root = project(both("{{ fact('h20.none') }}\n"))
    before = {file: file.stat().st_mtime_ns for folder in ("docs", "data") for file in (root / folder).rglob("*")}
    check(root)
    build(root)
    assert before == {file: file.stat().st_mtime_ns for file in before}


def test_the_same_words_at_both_doors(project):
    root = project(both("{{ fact('h20.none') }}\n\n<b>\n"))
    said = check(root).stdout.strip()
    assert said in build(root).stderr
