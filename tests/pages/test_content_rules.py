"""Rules over what pages and records say and link to: number parity, renderings, links, files under docs/, excuses."""

from __future__ import annotations

import shutil

import pytest

from macros.ground.problems import as_text
from macros.manuscript.docs_tree import read_tree
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY
from tests.pages.test_rules import FRONT, TOP, both, told


def problems(read, zh, en=None):
    return told(read, both(TOP + zh + "\n", None if en is None else TOP + en + "\n"))


def test_a_year_in_one_language_only_is_told_at_its_place(read):
    words = problems(read, "那是2019年的事。", "That was long ago.")
    assert 'docs/zh/a.md:8:3: "2019" has no equal in docs/en/a.md [number-parity]' in words


def test_a_typed_quantity_that_differs_is_told_in_both_pages(read):
    words = problems(read, "收入45亿美元。", "Revenue of $45 billion.")
    assert '"45亿美元" has no equal in docs/en/a.md [number-parity]' in words
    assert '"$45 billion" has no equal in docs/zh/a.md [number-parity]' in words


def test_equal_magnitudes_need_no_equal_digits(read):
    assert "[number-parity]" not in problems(read, "占三成，共二十六家。", "It is 30%, of twenty-six companies.")


def test_a_record_whose_languages_differ_is_told_at_the_text(read):
    fact = GOOD_FACT.replace("{zh: 预告的费用, en: charge warned of}", "{zh: 2025年预告的费用, en: charge warned of}")
    words = told(read, {"data/facts/h20.yml": fact})
    assert 'data/facts/h20.yml:2:15: "2025" has no equal in English [number-parity]' in words


def test_a_name_in_braces_counts_as_what_it_stands_for(read):
    note = GOOD_FACT + '  note: {zh: "即{value}", en: "that is up to $5.5 billion"}\n'
    assert "[number-parity]" not in told(read, {"data/facts/h20.yml": note})


AVOIDING = GOOD_GLOSSARY + "  avoid: {zh: [辉达], en: [Nvidia]}\n"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (both(TOP + "辉达卖芯片。\n", TOP + "It sells chips.\n"), 'docs/zh/a.md:8:1: "辉达" is a rendering to avoid'),
        (both(TOP + "卖芯片。\n", TOP + "So Nvidia sells.\n"), 'docs/en/a.md:8:4: "Nvidia" is a rendering to avoid'),
        (
            {"data/facts/h20.yml": GOOD_FACT.replace("预告的费用", "辉达的费用")},
            'data/facts/h20.yml:2:15: "辉达" is a rend',
        ),
        (
            {"data/facts/h20.yml": GOOD_FACT.replace("预告的费用", '"`辉达`"')},
            'data/facts/h20.yml:2:15: "辉达" is a rend',
        ),
        (
            {"data/facts/h20.yml": GOOD_FACT.replace("预告的费用", '"数](辉达)"')},
            'data/facts/h20.yml:2:15: "辉达" is a rend',
        ),
    ],
)
def test_a_rendering_to_avoid_is_told_with_the_name_to_write(read, files, place):
    words = told(read, {"data/glossary.yml": AVOIDING, **files})
    assert place in words
    assert "as data/glossary.yml has it" in words


def test_a_rendering_at_the_end_of_a_text_is_told_where_a_longer_one_begins_alike(read):
    glossary = GOOD_GLOSSARY + "  avoid: {en: [Nvidia Corp, Nvidia]}\n"
    fact = GOOD_FACT.replace("charge warned of", "charge of Nvidia")
    assert '"Nvidia" is a rendering' in told(read, {"data/glossary.yml": glossary, "data/facts/h20.yml": fact})


def test_a_rendering_inside_a_longer_latin_word_is_none(read):
    words = told(read, {"data/glossary.yml": AVOIDING, **both(TOP + "Nvidians.\n")})
    assert "[forbidden-rendering]" not in words


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[x](b.md)", "8:5: no file docs/en/b.md [broken-link]"),
        ("[x](A.md)", "it is spelt a.md: capitals count"),
        ("[x](indx.md)", 'did you mean "index.md"?'),
        ("[x](.)", "no file docs/en [broken-link]"),
        ("[x](index.md#prt)", 'no heading with the id "prt" in docs/en/index.md [broken-anchor]'),
        ("[x](#nowhere)", 'no heading with the id "nowhere" in docs/en/a.md [broken-anchor]'),
        ("[x](#fact-h20.charge-warned)", "[broken-anchor]"),
        ("[x](#event-kept.copied)", "[broken-anchor]"),
        ("[x](#term-nvidia)", "[broken-anchor]"),
        ("[x](#card-fact-h20.charge-warned)", "[broken-anchor]"),
        ("[x](#source-cnbc)", "[broken-anchor]"),
        ("[x](index.md#source-mirror)", "[broken-anchor]"),
        ('[x](#source-cnbc)\n\n{{ cite("cnbc") }}\n\n{{ sources() }}', "[broken-anchor]"),
        ("[x](ledger/h20.md#source-cnbc)", "[broken-anchor]"),
        ("[x](sources/index.md#source-none)", "[broken-anchor]"),
        ("[x](sources/index.md#claim-h20.charge-warned)", "[broken-anchor]"),
        ("[x](/en/)", "begins at the site’s root [absolute-link]"),
        ("[x](../../../etc/passwd)", "leads out of docs/ [broken-link]"),
        ("[x](javascript:alert)", "no address that a page may link to [unsafe-link]"),
        ("[x](JaVaScRiPt:alert)", "[unsafe-link]"),
        ("[x](data:text/html,x)", "[unsafe-link]"),
        ("[x](//evil.example)", "[unsafe-link]"),
        ("[x](%2e%2e/secret.md)", "[unsafe-link]"),
        ("[x](..\\secret.md)", "[unsafe-link]"),
        (
            "[https://good.example/](https://evil.example/)",
            '"good.example", and the link leads elsewhere [unsafe-link]',
        ),
        ("[see HTTP://good.example/a](https://evil.example/)", '"good.example", and the link leads elsewhere'),
        ("[good.example](https://evil.example/)", '"good.example", and the link leads elsewhere'),
        ("[“**Good.Example**”](https://evil.example/)", '"good.example", and the link leads elsewhere'),
        ("[www.good.example/a.md](https://evil.example/)", '"good.example", and the link leads elsewhere'),
        ("[good.example:80](https://notgood.example/)", '"good.example", and the link leads elsewhere'),
        ("[news.good.example](https://good.example/)", '"news.good.example", and the link leads elsewhere'),
        ("[https://good.example/](index.md)", '"good.example", and the link leads elsewhere'),
        ("[https://good.example/](mailto:a@evil.example)", '"good.example", and the link leads elsewhere'),
        ("[https://例子.example/](https://evil.example/)", "and the link leads elsewhere"),
        ("[good.example][g]\n\n[g]: https://evil.example/", "and the link leads elsewhere"),
        ("[editor@good.example](mailto:a@evil.example)", '"editor@good.example", and the link leads elsewhere'),
        ("[good.example](mailto:a@evil.example)", "and the link leads elsewhere"),
        ("[https://github.com/a](https://github.com/b/c)", '"github.com/a", and the link leads elsewhere'),
        ("[→ ｇｏｏｄ．example](https://evil.example/)", '"good.example", and the link leads elsewhere'),
        ("[x]()", "a link without a target [broken-link]"),
        ("[](https://example.com/)", "8:4: a link that shows nothing [broken-link]"),
        ("[\u3000](https://example.com/)", "8:5: a link that shows nothing [broken-link]"),
        ("[&nbsp;&emsp; ](index.md)", "a link that shows nothing [broken-link]"),
        ("[` `](index.md)", "a link that shows nothing [broken-link]"),
        ("[][y]\n\n[y]: index.md", "a link that shows nothing [broken-link]"),
        ("![\u3000](picture.png)", "an image without a text for those who cannot see it [missing-alt]"),
        ("![x](picture.png)", "no file docs/en/picture.png [broken-link]"),
        ("![](picture.png)", "an image without a text for those who cannot see it [missing-alt]"),
        ("![x](https://example.com/x.png)", "an image from another site [remote-image]"),
        ("[x][y]\n\n[y]: gone.md", "10:6: no file docs/en/gone.md [broken-link]"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_at_its_target(read, link, said):
    assert said in problems(read, link)


@pytest.mark.parametrize(
    "link",
    [
        "[x](index.md#part)",
        "[x](#top)",
        "[x](https://example.com/a_(b))",
        "[x](mailto:a@example.com)",
        "`[x](gone.md)`",
        "```\n[x](gone.md)\n```",
        "[x](sources/index.md#grade-a)",
        "[x](sources/index.md#source-cnbc)",
        "[x](sources/index.md#source-mirror)",
        "[x](ledger/h20.md#h20.charge-warned)",
        "[x](timeline/index.md#kept.copied)",
        "[^1]\n\n[^1]: gone.md is no link",
        '[{{ fact("h20.charge-warned") }}](index.md)',
        "[`a`](index.md)",
        "[https://example.com/…](https://example.com/a)",
        "[example.com](https://www.example.com/a)",
        "[www.example.com](https://example.com/a)",
        "[example.com](https://news.example.com/a)",
        "[https://xn--fsqu00a.example/](https://xn--fsqu00a.example/)",
        "[index.md](index.md)",
        "[robots.txt](https://example.com/robots.txt)",
        "[a.b and c.d](https://example.com/)",
        "[a@good.example](mailto:a@good.example)",
        "<https://example.com/>",
        "[**\u3000**](index.md)",  # the stars are what is shown
    ],
)
def test_a_link_that_leads_somewhere_is_let_through(read, link):
    assert "-link]" not in (words := problems(read, link))
    assert "[broken-anchor]" not in words


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/CNAME", "[reserved-file]"),
        ("docs/zh/_headers", "[reserved-file]"),
        ("docs/.htaccess", "[reserved-file]"),
        ("docs/404.md", "[reserved-file]"),
        ("docs/sitemap.xml", "[reserved-file]"),
        ("docs/assets/javascripts/bundle.md", "[reserved-file]"),
        ("docs/en/sources/index.md", "[reserved-file]"),
        (
            "docs/en/ledger/figures.md",
            "a file in en/ledger/, where all pages are made from the records [reserved-file]",
        ),
        ("docs/en/ledger/more/figures.md", "a file in en/ledger/"),
        ("docs/en/Ledger/figures.md", "a file in en/ledger/"),
        ("docs/en/corrections/none.md", "a file in en/corrections/"),
        ("docs/zh/timeline/picture.png", "a file in zh/timeline/"),
        ("docs/en/page.html", '".html" is not an allowed content type [file-type]'),
        ("docs/en/drawing.svg", '".svg" is not an allowed content type [file-type]'),
        ("docs/en/code.js", "[file-type]"),
        ("docs/stray.md", "outside the folders of the languages [stray-file]"),
        ("docs/en/Some Page.md", "makes a poor address [bad-path]"),
        ("docs/en/INDEX.md", "the same address as docs/en/INDEX.md [colliding-files]"),
        ("docs/en/a/index.md", "the same address as docs/en/a.md [colliding-files]"),
    ],
)
def test_a_file_that_may_not_lie_under_docs_is_told(read, path, said):
    words = told(read, {**both(TOP), path: FRONT + TOP})
    assert said in words


def test_a_folder_that_no_page_of_ours_lies_in_is_free(read):
    words = told(read, {**both(TOP), "docs/en/claims/mine.md": FRONT + TOP, "docs/en/issues/ledger/a.md": FRONT + TOP})
    assert "[reserved-file]" not in words


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", ".#a.md", "#a.md#", "4913", ".DS_Store"])
def test_what_an_editor_leaves_for_a_moment_is_passed_over(write, name):
    root = write()
    (root / "docs" / "en" / name).write_text("x", encoding="utf-8")
    assert name not in as_text(read_project(root)[1])


def test_a_link_out_of_the_project_is_told_and_never_read(write, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "canary.md").write_text("canary", encoding="utf-8")
    root = write()
    (root / "docs" / "en" / "linked.md").symlink_to(outside / "canary.md")
    (root / "docs" / "zh" / "folder").symlink_to(outside)
    project, found = read_project(root)
    words = as_text(found)
    assert "docs/en/linked.md:1:1: a link, not a file [symlink]" in words
    assert "docs/zh/folder:1:1: a link, not a file [symlink]" in words
    assert "canary" not in words
    assert not any("canary" in page.text for page in project.pages)


def test_a_file_in_the_place_of_a_languages_folder_is_told(write):
    root = write()
    shutil.rmtree(root / "docs" / "en")
    (root / "docs" / "en").write_text("x", encoding="utf-8")
    words = as_text(read_project(root)[1])
    assert 'docs/en:1:1: "en" is not an allowed content type [file-type]' in words
    assert 'no front page in "en" [missing-page]' in words


def test_a_language_without_a_front_page_is_told(write):
    root = write()
    (root / "docs" / "en" / "index.md").unlink()
    assert 'docs/en/index.md:1:1: no front page in "en" [missing-page]' in as_text(read_project(root)[1])


def test_mixing_nothing_needs_no_reason(read):
    sums = GOOD_FACT + (
        "twice:\n  label: {zh: 两份, en: twice}\n  derive: h20.charge-warned + h20.charge-warned\n  unit: usd\n"
        "  digits: 2\n  mixes: {zh: 无, en: no reason}\n  unused: a test\n"
    )
    assert 'h20.yml:14:10: "h20.twice" mixes no periods [needless-excuse]' in told(read, {"data/facts/h20.yml": sums})


def test_a_number_typed_into_a_charts_title_is_told(read):
    chart = (
        "kind: paired-bar\nfacts: [h20.charge-warned]\nunused: a test\n"
        "title: {zh: 涨到7, en: Up to 7}\nsubtitle: {zh: 一, en: b}\nalt: {zh: H20与2025, en: H20 and 2025}\n"
    )
    words = told(
        read,
        {
            "data/charts/some.yml": chart,
            "data/glossary.yml": GOOD_GLOSSARY + "h20:\n  name: {zh: H20, en: H20}\n  kind: product\n",
        },
    )
    assert 'data/charts/some.yml:4:13: "7" is typed by hand [typed-digits]' in words
    assert words.count("[typed-digits]") == 2


def test_the_tree_names_links_and_does_not_follow_them(write):
    root = write()
    (root / "docs" / "en" / "up").symlink_to(root)
    assert [entry.path for entry in read_tree(root) if entry.is_link] == ["docs/en/up"]
