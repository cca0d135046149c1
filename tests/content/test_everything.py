"""The content of the repository, whatever it is at the time: what must hold of every page and every record in it."""

from __future__ import annotations

import json
import re
import textwrap

import jsonschema
import pytest
import yaml

from macros.catalog.addresses import PATTERN, address_fault
from macros.catalog.load import KINDS, load_catalog
from macros.manuscript import limits
from macros.manuscript.anchors import made_anchors
from macros.manuscript.survey import read_project
from macros.pages.from_records.made import made_pages
from macros.wording.voice import Voice
from tests.conftest import ROOT


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it by the 1.2 core schema: no dates, and 5.5e9 is a number."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"-?[0-9]+(\.[0-9]+)?e[0-9]+"), list("-0123456789"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_editor_finds_no_fault_in_the_real_data(kind):
    schema = json.loads((ROOT / "data" / "schema" / f"{kind.name}.json").read_text(encoding="utf-8"))
    where = ROOT / "data" / kind.where
    files = [where] if where.is_file() else sorted(where.glob("*.yml"))
    assert files
    for file in files:
        # Safe: the loader above is a SafeLoader with fewer types.
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=Yaml12)
        faults = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
        assert faults == [], file.name


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readmes_example_is_the_real_fact(name):
    block = re.search(r"```yaml\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)[1]
    facts = (ROOT / "data" / "facts" / "h20.yml").read_text(encoding="utf-8")
    assert textwrap.dedent(block) in facts


def test_every_address_of_the_real_sources_is_taken() -> None:
    sources = load_catalog(ROOT)[0].sources.values()
    urls = [url for source in sources for url in (source.url, source.publisher.url) if url]
    assert len(urls) > 50
    assert [url for url in urls if address_fault(url) or not re.search(PATTERN, url)] == []


def test_the_largest_page_stays_far_below_the_limits():
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert max(map(len, pages)) * 4 < limits.LONGEST_PAGE
    assert max(page.count("[") for page in pages) * 4 < limits.MOST_BRACKETS
    assert max(page.count("{{") for page in pages) * 4 < limits.MOST_CALLS


def test_the_anchors_of_made_pages_are_those_they_are_made_with():
    project, _ = read_project(ROOT)
    for language in project.catalog.languages:
        voice = Voice(language, project.catalog)
        pages = made_pages(project, voice)
        known = {path: ids for path, ids in made_anchors(project).items() if path.startswith(f"docs/{language}/")}
        assert set(known) == {f"docs/{language}/{page.route}" for page in pages}
        for page in pages:
            headings, blocks = set(_ids(page.markdown)), "".join(use.made(voice) for use in page.uses if use.made)
            ids = known[f"docs/{language}/{page.route}"]
            assert headings <= ids
            assert [one for one in ids - headings if f'id="{one}"' not in blocks] == []


def _ids(markdown):
    return [line.rpartition("{ #")[2].removesuffix(" }") for line in markdown.split("\n") if line.startswith("#")]


def test_whoever_acts_in_several_timelines_has_the_same_mark_in_each():
    """Marks go by the order of the lanes, so one actor must stand at one place in all charts that name it."""
    places: dict[str, set[int]] = {}
    for chart in load_catalog(ROOT)[0].charts.values():
        for n, actor in enumerate(chart.lanes):
            places.setdefault(actor, set()).add(n)
    assert len(places) > 1
    assert {actor for actor, found in places.items() if len(found) > 1} == set()
