"""Sources as they are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.source_records import Source
from macros.wording.citations import citation, opening, plain
from macros.wording.voice import Voice, WordlessError

from .conftest import BOTH

CNBC = {
    "type": "article-newspaper",
    "title": {"original": "Nvidia says it will record charge", "zh": "英伟达称将计提费用"},
    "publisher": {"name": "CNBC"},
    "language": "en",
    "url": "https://example.org/a",
    "via": {"name": "NBC San Diego"},
    "date_published": "2025-04-15",
    "grade": "A",
    "read": "excerpt",
}
MIRROR = {
    **CNBC,
    "grade": "C",
    "described": "true",
    "title": {"original": "Report on H20", "zh": "关于H20的报道"},
}


@pytest.fixture
def full(catalog: Catalog) -> Catalog:
    records = {"cnbc": CNBC, "mirror": MIRROR}
    context = {"languages": BOTH}
    sources = {key: Source.model_validate(record, context=context) for key, record in records.items()}
    return replace(catalog, sources=sources)


def test_a_foreign_title_keeps_its_language_and_gets_its_meaning(full):
    cited = citation(Voice("zh", full), "cnbc")
    assert (cited.title_lang, cited.translated_title) == ("en", "英伟达称将计提费用")
    assert (cited.published, cited.url, cited.doubtful) == ("2025年4月15日", "https://example.org/a", False)
    assert (cited.grade, cited.reading) == ("A", "excerpt")
    assert citation(Voice("en", full), "cnbc").translated_title is None


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("the article under study", "The article under study"),
        ("a newsletter on MailerLite", "A newsletter on MailerLite"),
        ("de Volkskrant", "De Volkskrant"),
        ("reportify.cn", "reportify.cn"),
        ("eBay Inc.", "eBay Inc."),
        ("nvidia", "nvidia"),
        ("The Guardian", "The Guardian"),
        ("所研究的文章", "所研究的文章"),
        ("", ""),
    ],
)
def test_a_description_opens_a_line_with_a_capital_and_a_name_as_it_is_spelled(name, opened):
    assert opening(name) == opened


def test_a_mirror_is_named_but_never_linked(full):
    cited = citation(Voice("en", full), "mirror")
    assert (cited.url, cited.doubtful) == (None, True)


def test_our_description_of_a_source_is_given_in_the_readers_language(full):
    cited = citation(Voice("zh", full), "mirror")
    assert (cited.title, cited.title_lang, cited.described) == ("关于H20的报道", "zh-Hans", True)


def test_a_citation_is_one_plain_line(full):
    en, zh = Voice("en", full), Voice("zh", full)
    assert (
        plain(en, citation(en, "cnbc")) == "“Nvidia says it will record charge”, CNBC, via NBC San Diego, 15 April 2025"
    )
    assert plain(zh, citation(zh, "cnbc")) == (
        "《Nvidia says it will record charge》（英伟达称将计提费用），CNBC，经NBC San Diego转载，2025年4月15日"
    )


def test_an_unknown_source_is_told_by_its_id(full):
    with pytest.raises(WordlessError, match='no source "nobody"'):
        citation(Voice("en", full), "nobody")
