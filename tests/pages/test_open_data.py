"""The open data: whole, exact, described as Frictionless asks, and loaded just as the page says."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalog.load import load_catalog
from macros.pages.from_records.data_page import data_page, python_example
from macros.pages.from_records.open_data import claim_fields, fact_fields, files, source_fields
from macros.wording.digits import in_a_cell
from macros.wording.exact_json import json_text
from macros.wording.voice import voices
from tests.conftest import ROOT

CATALOG = load_catalog(ROOT)[0]
VOICES = voices(CATALOG)
FILES = files(CATALOG)
PACKAGE = json.loads(FILES["datapackage.json"])
RESOURCES = {resource["path"]: resource for resource in PACKAGE["resources"]}
# Table Schema, "Field types": what a cell of each type may look like.
CELLS = {
    "string": re.compile(r".*", re.DOTALL),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "boolean": re.compile(r"true|false"),
}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILES[name], newline="")))


def test_every_fact_claim_and_source_is_there_once():
    assert [row["id"] for row in rows("facts.csv")] == list(CATALOG.facts)
    assert [row["id"] for row in rows("claims.csv")] == list(CATALOG.claims)
    assert [one["id"] for one in json.loads(FILES["facts.json"])] == list(CATALOG.facts)
    assert [one["id"] for one in json.loads(FILES["sources.json"])] == list(CATALOG.sources)


def test_numbers_are_exact_and_ranges_have_two_ends():
    facts = {row["id"]: row for row in rows("facts.csv")}
    assert facts["h20.charge-warned"]["value"] == "5500000000"
    assert (facts["h20.revenue-2024"]["low"], facts["h20.revenue-2024"]["high"]) == ("12000000000", "15000000000")
    for fact_id, fact in CATALOG.facts.items():
        if fact.derive is None and fact.value is not None:
            assert Decimal(facts[fact_id]["value"]) == fact.value


def test_texts_stand_in_every_language_with_their_braces_resolved():
    claims = {row["id"]: row for row in rows("claims.csv")}
    for language in VOICES:
        assert all(row[f"said_{language}"] for row in claims.values())
    assert not [row["id"] for row in claims.values() if re.search(r"\{[a-z]", "".join(row.values()))]


def test_an_address_that_is_not_linked_is_not_given():
    given = {one["id"]: one["url"] for one in json.loads(FILES["sources.json"])}
    assert {name for name, url in given.items() if url} == {
        name for name, source in CATALOG.sources.items() if source.linkable
    }


def test_the_package_is_what_the_specification_asks_for():
    assert re.fullmatch(r"[-a-z0-9._/]+", PACKAGE["name"])
    assert PACKAGE["licenses"][0]["name"] == "CC-BY-4.0"
    names = [resource["name"] for resource in PACKAGE["resources"]]
    assert len(set(names)) == len(names) == 4
    for path, resource in RESOURCES.items():
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert not path.startswith(("/", "..")), "a path is relative and stays within the package"
        content = FILES[path].encode("utf-8")
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", ["facts.csv", "claims.csv"])
def test_every_cell_is_of_the_type_its_column_says(name):
    schema = RESOURCES[name]["schema"]
    assert RESOURCES[name]["profile"] == "tabular-data-resource"
    table = rows(name)
    assert list(table[0]) == [field["name"] for field in schema["fields"]]
    for field in schema["fields"]:
        cells = [row[field["name"]] for row in table if row[field["name"]] not in schema["missingValues"]]
        assert [cell for cell in cells if not CELLS[field["type"]].fullmatch(cell)] == []
        if field.get("constraints", {}).get("required"):
            assert len(cells) == len(table) == len(set(cells))


def test_the_python_on_the_page_prints_the_number(tmp_path, monkeypatch):
    (tmp_path / "facts.csv").write_text(FILES["facts.csv"], encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(python_example("h20.charge-warned"), {})
    assert said.getvalue() == "5500000000\n"


@pytest.mark.parametrize("language", VOICES)
def test_the_page_names_every_file_and_every_column(language):
    voice = VOICES[language]
    html = "".join(use.made(voice) for use in data_page(voice).uses)
    assert [name for name in FILES if f'href="../../data/{name}"' not in html] == []
    columns = {field.name for fields in (fact_fields, claim_fields, source_fields) for field in fields(VOICES)}
    assert [name for name in columns if f'<code lang="en">{name}</code>' not in html] == []


@pytest.mark.parametrize("language", ["id", "of"])
def test_a_language_may_be_called_as_a_column_ends(language):
    spoken = {"zh": CATALOG.languages["zh"], language: CATALOG.languages["en"]}
    catalog = replace(CATALOG, languages=spoken, phrases={**CATALOG.phrases, language: CATALOG.phrases["en"]})
    voice = voices(catalog)["zh"]
    html = data_page(voice).uses[-1].made(voice)
    assert f'<code lang="en">label_{language}</code>' in html
    assert html.count(voice.catalog.phrases["zh"]["fields"]["id"]) == 3
    assert html.count(f"<td>{voice.catalog.phrases['zh']['fields']['as-of']}</td>") == 1


DECIMALS = st.builds(
    lambda digits, power: Decimal(f"{digits}e{power}"), st.integers(-(10**36), 10**36), st.integers(-36, 40)
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
)


@given(JSON)
def test_json_is_written_as_python_writes_it(value):
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(DECIMALS)
def test_a_number_is_whole_and_the_same_in_csv_and_json(number):
    read = json.loads(json_text({"value": [number]}), parse_float=Decimal, parse_int=Decimal)["value"][0]
    assert read == number == Decimal(in_a_cell(number))
    assert read or not read.is_signed(), "no minus zero"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(DECIMALS)
def test_the_files_of_a_fact_agree_to_the_last_digit(number):
    fact = CATALOG.facts["h20.charge-warned"].model_copy(update={"value": number})
    made = files(replace(CATALOG, facts={"h20.charge-warned": fact}, claims={}, sources={}))
    [row] = csv.DictReader(io.StringIO(made["facts.csv"], newline=""))
    [one] = json.loads(made["facts.json"], parse_float=Decimal, parse_int=Decimal)
    assert one["value"] == Decimal(row["value"]) == number


def test_thirty_digits_are_thirty_digits():
    assert json_text(Decimal("0.123456789012345678901234567891")) == "0.123456789012345678901234567891"
