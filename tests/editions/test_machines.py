"""The open data for programs: valid by their own description, told alike wherever they are told, loaded as we say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from frictionless import Package

from macros.editions.metadata import LICENCE, metadata
from macros.editions.records.data import record_json
from macros.pages.finished_page import DATASETS, FinishedPage, Words
from macros.pages.from_records.data_page import r_example
from macros.pages.from_records.open_data import files
from macros.pages.record_pages.planned import record_pages
from macros.pages.render import PageRenderer
from macros.wording.amounts import amount
from macros.wording.voice import phrase, voices
from tests.editions.whole_issues import SITE, project

CATALOG = project().catalog
VOICES = voices(CATALOG)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in files(CATALOG).items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


def test_the_data_are_what_their_description_says(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "title", "message"]) == []
    assert {task.name: task.type for task in report.tasks} == {
        "facts": "table", "claims": "table", "facts-json": "json", "sources-json": "json",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"), [("5500000000", "5500000001"), ("5500000000,", "much,"), ("h20.charge-warned,", ",")]
)
def test_what_is_not_as_described_is_found(folder: Path, old: str, new: str) -> None:
    text = (folder / "facts.csv").read_bytes().decode("utf-8")
    (folder / "facts.csv").write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    assert not Package(str(folder / "datapackage.json")).validate().valid


@pytest.mark.parametrize("language", VOICES)
@pytest.mark.parametrize("route", DATASETS)
def test_linked_data_say_of_the_files_what_the_package_does(language: str, route: str) -> None:
    package = json.loads(files(CATALOG)["datapackage.json"])
    page = FinishedPage(route, Words(title="T", description="D"), "", PageRenderer(VOICES[language], []), {})
    dataset = json.loads(metadata(page, site=SITE, image=None, above=[]).linked)["@graph"][0]
    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == LICENCE == package["licenses"][0]["path"]
    assert dataset["creator"]["name"] in package["title"]
    assert [
        (file["name"], file["contentUrl"], file["encodingFormat"], file["contentSize"], f"sha256:{file['sha256']}")
        for file in dataset["distribution"]
    ] == [
        (one["name"], f"{SITE}/data/{one['path']}", one["mediatype"], f"{one['bytes']} B", one["hash"])
        for one in package["resources"]
    ]


def test_a_file_of_a_record_has_all_that_its_page_says_in_every_language() -> None:
    for page in record_pages(project()).values():
        told = json.loads(record_json(page, SITE))
        record = CATALOG.facts[page.id] if page.kind == "fact" else CATALOG.claims[page.id]
        for language, voice in VOICES.items():
            if page.kind == "fact":
                assert told["words"][language] == amount(voice, record)
                assert not record.status or told["status_words"][language] == phrase(voice, "statuses", record.status)
                assert bool(told["why_doubtful"]) == told["doubtful"]
            else:
                assert told["verdict_words"][language] == phrase(voice, "verdicts", record.verdict)
                held = CATALOG.facts.get(record.record or "")
                assert not held or told["record_words"][language] == amount(voice, held)
        for source in told["sources"]:
            assert source["read"]
            assert source["grade"] or CATALOG.sources[source["id"]].publisher.own
        assert {"unit", "bound", "as_of", "history", "before", "licence"} <= set(told) or page.kind == "claim"


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R here: apt-get install r-base-core")
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_r_on_the_page_prints_the_number_and_finds_every_row(folder: Path, locale: str) -> None:
    code = r_example("h20.charge-warned") + "\n\nnrow(facts)"
    environment = {**os.environ, "LC_ALL": locale}
    asked = ["Rscript", "-e", code]
    done = subprocess.run(asked, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == f"[1] 5.5e+09\n[1] {len(CATALOG.facts)}\n", done.stderr
