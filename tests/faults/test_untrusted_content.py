"""Every attack on "content is not trusted" that once went through, and those of its kind: rows 48, 54 to 59.

One test or more for each kind; the wider nets are `test_hostile_pages`, `test_linear`, `test_guard`, `test_fuzz`,
`tests/press/test_engine`, `tests/browser/test_escaping`, `tests/catalog/test_hostile_records` and `tests/pages/test_images`.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from macros.ground.problems import as_github, as_json, as_text
from macros.manuscript.markdown.convert import html_of
from macros.manuscript.markdown.sanitise import sanitise
from macros.manuscript.survey import read_project
from macros.manuscript.tokens import replace_in_html, replace_later
from macros.pages.from_records.open_data import files
from macros.press.pages import finished
from macros.press.session import Session
from macros.wording.voice import Voice, phrase
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_GLOSSARY, GOOD_SOURCES, ROOT, issue_files
from tests.effort import within
from tests.press.conftest import build, check

FRONT = "---\ntitle: T\ndescription: D\noriginal: zh\n---\n"
RUNS = "{{ cycler.__init__.__globals__.os.popen('echo ran > canary').read() }}"
SOON = 5.0  # seconds, see tests/effort.py


def both(text: str, name: str = "a.md") -> dict[str, str]:
    return {f"docs/{language}/{name}": text for language in ("zh", "en")}


def told(read, files: dict[str, str]) -> str:
    return as_text(read(files)[1])


def told_within(seconds: float, root: Path) -> str:
    with within(seconds):
        problems = read_project(root)[1]
    return as_text(problems)


# 1. The gate and MkDocs read a page differently.
READ_DIFFERENTLY = {
    "a comment in the front matter": f"---\n# {RUNS}\ntitle: T\ndescription: D\noriginal: zh\n---\n# T {{ #t }}\n",
    "a refused date": f"---\ntitle: T\ndescription: D\noriginal: zh\nchanged: 2026-13-01\n# {RUNS}\n---\n# T {{ #t }}\n",
    "another end": f"---\ntitle: T\ndescription: D\n...\n# {RUNS}\n---\n# T {{ #t }}\n",
    "no end": f"---\ntitle: T\ndescription: D\n\n{RUNS}\n",
    "words for keys": f"title: T\nsummary: {RUNS}\n\n# T {{ #t }}\n",
    "a blank behind the marks": f"--- \ntitle: T\ndescription: D\noriginal: zh\n# {RUNS}\n--- \n# T {{ #t }}\n",
    "a byte-order mark": f"\ufeff---\ntitle: T\ndescription: D\noriginal: zh\n# {RUNS}\n---\n# T {{ #t }}\n",
    "an escape": '---\ntitle: "\\u007b\\u007b config \\u007d\\u007d"\ndescription: D\noriginal: zh\n---\n# T { #t }\n',
    "carriage returns": f"---\r\ntitle: T\r\ndescription: D\r\noriginal: zh\r\n# {RUNS}\r\n---\r\n# T {{ #t }}\r\n",
    "a lone carriage return": f"---\rtitle: T\r---\r{RUNS}\r",
    "a key of the engine": f"---\ntitle: T\ndescription: D\noriginal: zh\nrender_macros: true\n# {RUNS}\n---\n# T {{ #t }}\n",
    "a template": "---\ntitle: T\ndescription: D\noriginal: zh\ntemplate: ../../../etc/passwd\n---\n# T { #t }\n",
}


@pytest.mark.parametrize("text", READ_DIFFERENTLY.values(), ids=READ_DIFFERENTLY)
def test_1_front_matter_in_any_spelling_runs_nothing_when_it_is_checked(read, text):
    project, problems = read(both(text))
    assert not list(project.root.rglob("canary"))
    assert all(problem.position.path.startswith("docs/") for problem in problems)


def test_1_and_what_passes_shows_nothing_of_it(project):
    pages = {f"p{n}.md": text for n, text in enumerate(READ_DIFFERENTLY.values())}
    root = project({name: text for page, text in pages.items() for name, text in both(text, page).items()})
    refused = {problem.position.path.rpartition("/")[2] for problem in read_project(root)[1]}
    for page in refused:
        for language in ("zh", "en"):
            (root / "docs" / language / page).unlink()
    assert 2 <= len(pages.keys() - refused) < len(pages)
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    assert not list(root.rglob("canary"))
    assert not [file for file in (root / "site").rglob("*.html") if "cycler" in file.read_text(encoding="utf-8")]


# 2. The gate of pull requests.
def test_2_the_gate_reads_a_last_line_without_its_newline():
    gate = [str(ROOT / ".ci" / "trusted")]
    assert subprocess.run(gate, input=b"docs/a.md\nmacros/x.py", capture_output=True, check=False).returncode == 1
    assert subprocess.run(gate, input=b"docs/a.md\ndocs/b.md", capture_output=True, check=False).returncode == 0


# 3. Addresses in records.
@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(document.domain)", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"),
        *(
            "//example.com/x",
            "https:/example.com",
            "https:example.com",
            "https://user:pass@example.com/",
            "ftp://x.org/",
        ),
        *(
            "https://exаmple.com/",
            "https://xn--80ak6aa92e.com/",
            "https://example.com/\\u202egnp",
            "https://localhost/",
        ),
        *("https://example.com/\\nx", "https://example.com\\\\@evil.example/", "https://example.com/a b", "https://"),
    ],
)
@pytest.mark.parametrize("field", ["url: {}", "publisher: {{name: CNBC, url: {}}}"])
def test_3_an_address_in_a_record_is_of_the_web_or_told(read, field, address):
    line = field.format(f'"{address}"')
    old = "url: https://example.com/charge" if field.startswith("url") else "publisher: {name: CNBC}"
    said = told(read, {"data/sources/press.yml": GOOD_SOURCES.replace(old, line, 1)})
    assert "data/sources/press.yml:" in said
    assert "[unsafe-link]" in said or "[strange-character]" in said


# 4. Languages and phrases reach templates.
@pytest.mark.parametrize("field", ["name", "tag", "babel", "material"])
def test_4_a_field_of_a_language_is_of_its_form_or_the_name_that_the_language_has(project, field):
    hostile = '"<meta http-equiv=refresh content=0>"' if field == "name" else "../../x"
    root = project()
    file = root / "data" / "languages.yml"
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith(f"  {field}: "))
    file.write_text(text.replace(old, f"  {field}: {hostile}", 1), encoding="utf-8")
    done = build(root)
    assert done.returncode == 1
    assert "data/languages.yml:" in done.stderr
    assert "a mistake in the generator" not in done.stderr


# 5. Marks of ours.
@pytest.mark.parametrize(
    "mark", ["&#xE000;0&#xE001;", "&#57344;0&#57345;", "\ue0000\ue001", "&#xE002;wide:one&#xE002;", "&#2;klzzwxh:0&#3;"]
)
@pytest.mark.parametrize(
    "place", ["{}", "[a](index.md '{}')", "![{}](a.png)", "`{}`", "| {} |\n|---|\n| a |", "## A {} {{ #a }}"]
)
def test_5_a_mark_of_ours_cannot_be_written_in_a_page(read, mark, place):
    text = place.replace("{{", "\0").replace("}}", "\1").format(mark).replace("\0", "{").replace("\1", "}")
    said = told(
        read, both(f"{FRONT}# T {{ #t }}\n\n{{{{ fact('h20.charge-warned') }}}} {text}\n\n{{{{ sources() }}}}\n")
    )
    # Within code an entity is the text that it is.
    assert ("[strange-character]" in said) is not (place == "`{}`" and mark.startswith("&"))


def test_5_and_without_the_rule_the_secret_keeps_it_from_being_taken_for_one():
    forged = "\ue0000\ue001 \ue002wide:one\ue002 \ue0000123456789abcdef-0\ue001"
    assert replace_in_html(f"<p>{forged}</p>", rich=str, plain=str, block=str) == f"<p>{forged}</p>"
    assert replace_later(forged, str) == forged


@pytest.mark.parametrize("escape", ["\\uE000", "\\U0000E002", "\\uF8FF", "\\uFFFF", "\\0", "\\e", "\\u202e", "\\u200b"])
def test_5_nor_in_a_record_or_in_front_matter(read, escape):
    in_record = GOOD_FACT.replace("en: charge warned of", f'en: "charge {escape}0"')
    assert "data/facts/h20.yml:2:" in (said := told(read, {"data/facts/h20.yml": in_record}))
    assert "[strange-character]" in said
    in_front = FRONT.replace("title: T", f'title: "T {escape}"')
    assert "[strange-character]" in told(read, both(f"{in_front}# T {{ #t }}\n"))


# 6. Remote images: tests/pages/test_markup.py has every form; here, that a feed takes none either.
def test_6_no_picture_of_another_site_is_in_a_feed(project):
    root = project(
        {
            **issue_files("one", "part"),
            **both(f"{FRONT.replace('original: zh' + chr(10), '')}# T {{ #t }}\n", "issues/one/part.md"),
        }
    )
    assert build(root, SITE_URL="https://example.org/").returncode == 0
    assert "<img" not in (root / "site" / "en" / "feed.xml").read_text(encoding="utf-8")


# 7. Classes and ids of the theme and of ours: tests/pages/test_markup.py; here, a card's id on a paragraph.
@pytest.mark.parametrize(
    "written", ["{ #card-fact-h20.charge-warned }", "{ .cl-verdict .cl-verdict--matches }", "{ .md-overlay }"]
)
def test_7_a_paragraph_cannot_pass_for_a_card_a_verdict_or_the_theme(read, written):
    assert "[not-allowed]" in told(read, both(f"{FRONT}# T {{ #t }}\n\nForged.\n{written}\n"))


# 8. Characters that nobody sees.
@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "\u3164", "\U000e0041"])
def test_8_a_character_that_nobody_sees_is_told_wherever_it_stands(read, character):
    assert "[strange-character]" in told(read, both(f"{FRONT}# T {{ #t }}\n\nWords{character} here.\n"))
    assert "[strange-character]" in told(read, both(f"{FRONT}# T {{ #t }}\n\nWords&#{ord(character)}; here.\n"))
    assert "[strange-character]" in told(
        read, {"data/sources/press.yml": GOOD_SOURCES.replace("CNBC", f"CN{character}BC")}
    )


# 9. Phrases are no programs.
@pytest.mark.parametrize(
    "slot", ["{n.__class__}", "{n[0]}", "{n!r}", "{n:>900000000}", "{n:{n}}", "{", "{0}", "{}", "{n"]
)
def test_9_a_phrase_holds_plain_slots_or_is_told(write, slot):
    root = write()
    file = root / "data" / "phrases" / "en.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("about {n}", f'"about {slot}"', 1), encoding="utf-8")
    said = told_within(SOON, root)
    assert "data/phrases/en.yml:" in said


# 10. Patterns that backtrack: test_linear has every trigger; here, those that once took seconds.
@pytest.mark.parametrize("text", ["".join("`" * n + " " for n in range(1, 200)), "[a](" * 10_000, "![" * 20_000])
def test_10_no_page_takes_long_to_check(write, text):
    told_within(SOON, write(both(f"{FRONT}# T {{ #t }}\n\n{text}\n")))


# 11. Sums without end.
def test_11_a_tower_a_chain_and_a_nest_of_sums_are_told(write):
    base = GOOD_FACT.replace("charge-warned", "f0").replace("bound: at-most", "bound: exact")
    form = "f{n}:\n  label: {{zh: 甲, en: A}}\n  derive: {sum}\n  unit: usd\n  digits: 3\n  unused: a test\n"
    chain = "".join(form.format(n=n, sum=f"more.f{n - 1} + more.f{n - 1}") for n in range(1, 4000))
    nest = form.format(n=9999, sum="(" * 900 + "more.f0" + ")" * 900)
    said = told_within(2 * SOON, write({"data/facts/more.yml": base + chain + nest}))
    assert "data/facts/more.yml:" in said


# 12. What ended in a library.
@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\uFFFF", "\\x07"])
def test_12_a_control_character_in_a_label_ends_no_library_and_reaches_no_terminal(project, escape):
    root = project({"data/facts/h20.yml": GOOD_FACT.replace("en: charge warned of", f'en: "charge {escape}"')})
    for done in (build(root), check(root)):
        assert done.returncode == 1
        assert not any(mark in done.stdout + done.stderr for mark in "\x00\x1b\x07\uffff")


def test_12_lists_within_lists_and_a_long_id_are_told(read):
    nested = "".join("    " * n + "- a\n\n" for n in range(60))
    assert "[too-deep]" in told(read, both(f"{FRONT}# T {{ #t }}\n\n{nested}\n"))
    assert "docs/en/a.md:" in told(read, both(f"{FRONT}# T {{ #{'a' * 250} }}\n"))


# 13. Rows without end, and pipes.
def test_13_a_million_rows_are_told_at_once(write):
    described = (
        "title: {zh: 甲, en: A}\nfields:\n- {name: when, type: date, title: {zh: 日, en: Day}}\n"
        "- {name: n, type: number, title: {zh: 数, en: Number}, unit: usd}\nas_of: 2024\nstatus: reported\nsources: [cnbc]\n"
    )
    rows = "when,n\n" + "2024-01-01,1\n" * 1_000_000
    said = told_within(SOON, write({"data/series/long.yml": described, "data/series/long.csv": rows}))
    assert "data/series/long.csv:" in said
    assert "[too-large]" in said


@pytest.mark.parametrize(
    "name", ["docs/en/a.md", "docs/en/a.png", "data/facts/a.yml", "data/series/a.csv", "data/phrases/fr.yml"]
)
def test_13_a_pipe_is_told_and_not_waited_for(write, name):
    root = write()
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)
    assert f"{name}:1:1: " in as_text(read_project(root)[1])


# 14. Published silently.
def test_14_decimals_are_whole_in_every_file(read):
    exact = "0.123456789012345678901234567891"
    made = files(read({"data/facts/h20.yml": GOOD_FACT.replace("5.5e9", exact)})[0].catalog)
    assert f'"value": {exact},' in made["facts.json"]
    assert exact in made["facts.csv"]
    json.loads(made["facts.json"])


def test_14_a_moved_id_that_never_arrives_is_told(read):
    circle = "a: {moved_to: more.b}\nb: {moved_to: more.a}\n"
    assert "[moved]" in told(read, {"data/facts/more.yml": circle})


# Not tried before: forged stamps and history, a poisoned cache, a hundred thousand calls, a hostile glossary.
def test_a_forged_stamp_is_told_or_only_a_stamp(read):
    stamps = FRONT.replace("original: zh", "original: zh\nstamps: {top: '<script>', ../x: ffffffff}")
    said = told(read, {"docs/zh/a.md": f"{FRONT}# T {{ #top }}\n", "docs/en/a.md": f"{stamps}# T {{ #top }}\n"})
    assert "Traceback" not in said


def test_a_forged_history_shows_no_markup_and_no_other_number(project):
    history = (
        '  history:\n  - {date: 2026-11-01, value: 1e9, reason: {zh: "<b>甲</b>", en: "<script>alert(1)</script>"}}\n'
    )
    root = project({"data/facts/h20.yml": GOOD_FACT + history})
    done = build(root, SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr
    page = (root / "site" / "en" / "corrections" / "index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_a_poisoned_cache_changes_no_site(project):
    """Flipped, cut, emptied or foreign entries are made anew; who can write a right one can write the program too."""
    root = project()
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    assert build(root, **epoch).returncode == 0
    before = {file: file.read_bytes() for file in sorted((root / "site").rglob("*")) if file.is_file()}
    # Those of search are files of the site, in folders that are named by what they hold and never written to again.
    folders = [folder for folder in (root / ".cache").iterdir() if folder.is_dir() and folder.name != "search"]
    entries = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert len(entries) > 10
    for number, file in enumerate(entries):
        held = file.read_bytes()
        file.unlink()
        file.write_bytes(
            (held[: len(held) // 2], b"", b"\0" * 64 + held, held[:-1] + bytes([held[-1] ^ 1]))[number % 4]
        )
    shutil.rmtree(root / "site")  # with a site that stands there already nothing would be made
    done = build(root, **epoch)
    assert done.returncode == 0, done.stderr
    assert {file: file.read_bytes() for file in sorted((root / "site").rglob("*")) if file.is_file()} == before


def test_a_hundred_thousand_calls_are_answered_soon(write):
    calls = '{{ fact("h20.charge-warned") }}\n' * 100_000
    said = told_within(SOON, write(both(f"{FRONT}# T {{ #t }}\n\n{calls}\n")))
    assert "docs/en/a.md:" in said


HOSTILE_NAMES = [
    "(a+)+$",
    "[",
    "\\\\",
    ".*",
    "<b>x</b>",
    "{value}",
    "{{ 7 * 7 }}",
    "$(id)",
    "%s%n",
    "a|b",
    "#",
    "*a*",
    "`",
]


def test_a_hostile_name_in_the_glossary_is_a_name_or_told(project):
    form = "t{n}:\n  name: {{zh: {name}, en: {name}}}\n  kind: concept\n  whole: true\n  avoid: {{en: [{other}]}}\n"
    terms = [
        form.format(n=n, name=json.dumps(name), other=json.dumps(f"x{name}x")) for n, name in enumerate(HOSTILE_NAMES)
    ]
    root = project({"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT})
    kept = []
    for n, term in enumerate(terms):
        (root / "data/glossary.yml").write_text(GOOD_GLOSSARY + term, encoding="utf-8")
        if not [
            one for one in read_project(root)[1] if one.position.path == "data/glossary.yml" and one.code != "unused"
        ]:
            kept.append((n, term))
    assert len(kept) > 3
    (root / "data/facts/h20.yml").write_text(GOOD_FACT, encoding="utf-8")
    (root / "data/glossary.yml").write_text(GOOD_GLOSSARY + "".join(term for _, term in kept), encoding="utf-8")
    calls = "\n\n".join(f'{{{{ term("t{n}") }}}}' for n, _ in kept)
    for name, text in both(f"{FRONT}# T {{ #t }}\n\n{calls}\n").items():
        (root / name).write_text(text, encoding="utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert "<b>x</b>" not in (root / "site" / "en" / "a" / "index.html").read_text(encoding="utf-8")


def test_what_is_told_steers_no_terminal_and_no_workflow(read):
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace("charge-warned:", '"a\\e[2J\\n::error::x":')})
    assert problems
    for form in (as_text, as_json, as_github):
        assert "\x1b" not in form(problems)
    assert all(line.startswith("::error file=") for line in as_github(problems).splitlines())


# Found by attacks on the walls above.
BREAKS_OUT = '<a href="https://evil.example.com/" style="position:fixed;inset:0">x</a><style>p{display:none}</style>'


@pytest.mark.parametrize(("group", "key"), [("figure", "run-on"), ("figure", "credit"), ("sources", "undated")])
def test_a_phrase_that_is_filled_with_html_is_words_itself(read, group, key):
    project, _ = read()
    phrases = project.catalog.phrases["en"]
    spoilt = {**phrases, group: {**phrases[group], key: BREAKS_OUT + phrases[group][key]}}
    catalog = dataclasses.replace(project.catalog, phrases={**project.catalog.phrases, "en": spoilt})
    voice = Voice("en", catalog)
    slots = {slot: Markup("<b>x</b>") for slot in ("so_far", "note", "name", "dates")}
    said = phrase(voice, group, key, **slots)
    assert BREAKS_OUT not in (said if key != "undated" else escape(said))
    assert key == "undated" or "<b>x</b>" in said


@pytest.mark.parametrize(
    "call", ['{{- fact("h20.charge-warned") }}', '{{ fact("h20.charge-warned") -}}', "{{+ sources() }}"]
)
def test_no_call_takes_blanks_and_lines_away_that_markdown_reads_by(read, call):
    hidden = f"Words\n\n    {call} [hidden](https://evil.example.com/){{ .headerlink }} ![](pic.png)\n"
    assert "[not-a-call]" in told(read, both(f"{FRONT}# T {{ #t }}\n\n{hidden}"))


@pytest.mark.parametrize(
    "body",
    [
        '## Real { #part data-toc-label="&#8238;Forged" }',
        "[Hidden](#part){ .headerlink }\n\n## Part { #part }",
        '{: .admonition-title #fn:x title="t" }',
        "Words\n{: .admonition-title }",
        "[x](#part){ .footnote-ref }\n\n## Part { #part }",
        "It was[ not](#fn:one){ .footnote-backref } so[^one].\n\n[^one]: A note.",
        "It was [7](#fn:one){ .footnote-ref } so[^one].\n\n[^one]: A note.",
        "## It was [not](#part){ .headerlink } so { #part }",
        '## It was [not](#part){ class="headerlink" title="Permanent link" } so { #part }',
        "- an item\n{ #fn:one }\n\nWords[^one]\n\n[^one]: A note.",
        '!!! footnote "Box"\n    Words.',
        '!!! highlight "Box"\n    Words.',
        '!!! admonition "Box"\n    Words.',
        '!!! note tip "Box"\n    Words.',
        "1. one\n{ start=7 }",
    ],
)
def test_nothing_passes_for_what_markdown_sets_by_itself(read, body):
    assert "[not-allowed]" in told(read, both(f"{FRONT}# T {{ #t }}\n\nA.\n{body}\n"))


def test_a_class_that_no_rule_has_told_of_reaches_no_reader_either():
    made = html_of("[not](#fn:one){ .footnote-backref }\n\n## T [not](#t){ .headerlink } { #t }\n\n- a\n{ #fn:x }\n")
    left = sanitise(made, lambda text: text)
    assert "footnote" not in left and "refused" not in left and "fn:x" not in left
    assert left.count("headerlink") == 1  # the one that Markdown set


@pytest.mark.parametrize(
    "heading",
    [
        "Setext { #part }\n----------------",
        "> ## Quoted { #part }",
        "- ## In a list { #part }",
        "## Part { #part }\n\nSetext { #part }\n----------------",
        "### Part { #part }\n\nPart { #part }\n----------------",
        "Part { #part }\n----------------\n\n## Part { #part }",
        '!!! note "Box"\n\n    ## In a box { #part }',
    ],
)
def test_no_heading_is_made_that_the_rules_on_headings_have_not_read(read, heading):
    said = told(read, both(f"{FRONT}# T {{ #t }}\n\n## Part {{ #part }}\n\nA.\n\n{heading}\n"))
    assert "[missing-heading-id]" in said or "[duplicate-heading-id]" in said


@pytest.mark.parametrize("target", ["#part", "", "a.md", "../a.md#part", "pic.png#part", "pic.svg", "."])
def test_a_picture_is_the_address_of_a_picture(read, target):
    said = told(read, both(f"{FRONT}# T {{ #t }}\n\n## Part {{ #part }}\n\n![A picture]({target})\n"))
    assert "[broken-link]" in said


@pytest.mark.parametrize(
    "name", ["ledger.md", "sources.md", "ledger/h20/index.md", "search.md", "assets.md", "index.html/a.md"]
)
def test_no_page_takes_the_address_of_a_made_page_or_of_a_folder_of_the_site(read, name):
    said = told(read, both(f"{FRONT}# T {{ #t }}\n", name))
    assert f"docs/en/{name}:1:1: " in said
    assert "[reserved-file]" in said or "[bad-path]" in said


def test_a_topic_takes_no_address_of_the_ledger_either(read):
    assert "[bad-id]" in told(read, {"data/facts/index.yml": GOOD_FACT})


def test_a_site_without_an_address_for_queries_promises_none(project):
    """What its pages say of writing to us follows from what is set, in every language."""
    root = project(both(f"{FRONT}# T {{ #t }}\n\n{{{{ fact('h20.charge-warned') }}}}\n\n{{{{ sources() }}}}\n"))
    done = build(root)
    assert done.returncode == 0, done.stderr
    for language, said in (("zh", "没有设接收勘误的地址"), ("en", "has no address for corrections")):
        html = (root / "site" / language / "a" / "index.html").read_text(encoding="utf-8")
        assert said in html
        assert "Tell us of a mistake" not in html
        assert "指出错误" not in html


def test_the_address_for_queries_may_be_one_for_mail(project):
    root = project(both(f"{FRONT}# T {{ #t }}\n\n{{{{ fact('h20.charge-warned') }}}}\n\n{{{{ sources() }}}}\n"))
    done = build(root, REPORT_URL="mailto:desk@example.org?subject={title}&body={body}")
    assert done.returncode == 0, done.stderr
    html = (root / "site" / "en" / "a" / "index.html").read_text(encoding="utf-8")
    assert "mailto:desk@example.org?subject=" in html
    assert "has no address" not in html


@pytest.mark.parametrize("name", ["4913", "Thumbs.db", "x.md", "old~/x"])
def test_a_link_to_a_folder_is_told_whatever_it_is_called(write, name):
    root = write()
    (root / "docs" / "en" / name).parent.mkdir(exist_ok=True)
    (root / "docs" / "en" / name).symlink_to(root / "docs")
    assert f"docs/en/{name}:1:1: a link, not a file [symlink]" in as_text(read_project(root)[1])


UNREAD_TEXTS = {
    "a reason": {
        "data/facts/h20.yml": GOOD_FACT + '  history: [{date: 2026-11-01, value: 1, reason: {zh: "{x}", en: "{x}"}}]\n'
    },
    "a source's note": {
        "data/sources/press.yml": GOOD_SOURCES.replace(
            "  read: excerpt\n", '  read: excerpt\n  note: {zh: "{x}", en: "{x}"}\n', 1
        )
    },
    "a quotation": {
        "data/quotes.yml": 'q:\n  speaker: nvidia\n  date: 2025-01-01\n  language: en\n  text: {zh: "{x}", en: "{x}"}\n'
        "  sources: [cnbc]\n  unused: a test\n"
    },
}


@pytest.mark.parametrize("files", UNREAD_TEXTS.values(), ids=UNREAD_TEXTS)
def test_braces_are_told_in_every_text_that_is_read_with_them(read, files):
    assert "[unknown-name]" in told(read, files)


def test_a_language_of_a_quotation_an_order_and_a_year_are_held_to_what_they_may_be(read):
    quote = "q:\n  speaker: nvidia\n  date: 2025-01-01\n  language: fr\n  text: {zh: 甲, en: A}\n  sources: [cnbc]\n"
    assert "[unknown-language]" in told(read, {"data/quotes.yml": quote})
    ordered = FRONT.replace("original", f"order: {'9' * 5000}\noriginal")
    assert "[not-a-number]" in told(read, both(f"{ordered}# T {{ #t }}\n"))
    assert "[not-a-period]" in told(read, {"data/facts/h20.yml": GOOD_FACT.replace("FY2026-Q1", "0999-01-01")})


def test_the_preview_withholds_a_page_that_holds_what_may_stand_in_none(read):
    project, problems = read()
    session = Session(project.root, "serve", project, problems)
    page = f"<!doctype html><html><head></head><body>{BREAKS_OUT}<script>alert(1)</script></body></html>"
    shown = finished(page, "docs/en/a.md", session)
    assert "<script>alert" not in shown
    assert BREAKS_OUT not in shown
    told = [problem for problem in session.problems_for("en/a.md") if problem.code == "unsafe-output"]
    assert told and {problem.position.path for problem in told} == {"docs/en/a.md"}, "told on the desk beside the page"


def test_what_is_no_code_to_markdown_is_none_to_the_rule_on_characters(read):
    """The rule takes this for code, and Markdown does not."""
    torn = "`a` ``\\`&ZeroWidthSpace;``\n\n``` x y\n&#8203;\n```\n\n`&#x202E;"
    assert "[strange-character]" in told(read, both(f"{FRONT}# T {{ #t }}\n\n{torn}\n"))


@pytest.mark.parametrize(
    "call",
    ["{{ fact(" + "1" * 4400 + ") }}", "{{ " + "(" * 2900 + "1" + ")" * 2900 + " }}", "{{ " + "not " * 1400 + "1 }}"],
)
def test_digits_and_brackets_without_end_are_no_call(read, call):
    assert "[not-a-call]" in told(read, both(f"{FRONT}# T {{ #t }}\n\n{call}\n"))


def test_a_phrase_that_leaves_the_number_out_in_every_language_is_told(write):
    root = write()
    for language, old in (("zh", '  at-most: "至多{n}"'), ("en", "  at-most: up to {n}")):
        file = root / "data" / "phrases" / f"{language}.yml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, "  at-most: 9 trillion dollars"), encoding="utf-8")
    assert 'a phrase without "{n}" [broken-braces]' in as_text(read_project(root)[1])


def test_names_that_look_much_alike_are_offered_for_a_few_mistakes_only(write):
    ids = ["".join("ab"[n >> bit & 1] for bit in range(58)) for n in range(480)]
    body = "".join(f"## A {{ #{name} }}\n\n" for name in ids) + "".join(f"[a](#{name[::-1]})\n\n" for name in ids)
    said = told_within(2 * SOON, write(both(f"{FRONT}# T {{ #t }}\n\n{body}")))
    assert "[broken-anchor]" in said
