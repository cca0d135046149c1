"""What is to be written: new records and pages as whole texts of files, and how an id is made from a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import read_nodes
from macros.catalog.placement import KINDS, Kind
from macros.cli.new.questions import Answers
from macros.cli.new.yaml_text import Value, appended, record_text
from macros.ground.told import Told, told

KIND = {kind.name: kind for kind in KINDS}
EXCUSE = told("new: nothing shows it yet")
_WORDS = re.compile("[a-z0-9]+")
_LONGEST_WORDS = 40  # characters of an id that is made: an address, not a sentence


@dataclass
class Draft:
    """The texts of files that are new or changed, by path, and what to tell once they are written."""

    root: Path
    catalog: Catalog
    texts: dict[str, str] = field(default_factory=dict)
    added: list[tuple[str, str]] = field(default_factory=list)  # kind and id of each new record
    after: list[Told] = field(default_factory=list)
    calls: dict[tuple[str, str], str] = field(default_factory=dict)  # how each that begins with an excuse is shown

    def text(self, path: str) -> str:
        """A file as it is to be, or as it stands; empty where there is none."""
        if path in self.texts:
            return self.texts[path]
        file = self.root / path
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def add_record(self, kind: str, record_id: str, fields: Mapping[str, Value], file: str = "") -> None:
        """Put a record behind those of its file, `file` without ending where the kind has several.

        What has no value is left out.
        """
        given = {name: value for name, value in fields.items() if value not in ("", (), {}, None)}
        path, key = place_of(KIND[kind], record_id, file)
        self.texts[path] = appended(self.text(path), record_text(key, given))
        self.added.append((kind, record_id))

    def left_to_do(self, texts: Mapping[str, str]) -> list[Told]:
        """What to tell of excuses that records were given, once their files are `texts`, where some need none."""
        return [
            told("once it is used, as {call}, take its unused: out", call=call)
            for (kind, record_id), call in self.calls.items()
            if (node := record_in(texts, KIND[kind], record_id)) and "unused" in node.entries
        ]


def record_in(texts: Mapping[str, str], kind: Kind, record_id: str) -> MappingNode | None:
    """A record as it stands in one of these texts of files."""
    path, key = place_of(kind, record_id, "")
    for name, text in texts.items():
        if name == path or (kind.name == "source" and name.startswith(f"data/{kind.where}/")):
            node, _ = read_nodes(text, name)
            record = node.node(key) if key and isinstance(node, MappingNode) else node
            if isinstance(record, MappingNode):
                return record
    return None


def place_of(kind: Kind, record_id: str, file: str) -> tuple[str, str | None]:
    """The file that a new record of the kind stands in, and its key there; no key where it is the whole file."""
    if kind.ids == "file":
        return f"data/{kind.where}/{record_id}.yml", None
    if kind.where.endswith(".yml"):
        return f"data/{kind.where}", record_id
    if kind.ids == "topic.key":
        topic, _, key = record_id.partition(".")
        return f"data/{kind.where}/{topic}.yml", key
    return f"data/{kind.where}/{file}.yml", record_id


def made_id(texts: Mapping[str, str] | Iterable[str]) -> str:
    """An id from the first text that has ASCII words, English before others; "" where none has.

    Accents go (NFKD, Unicode Standard Annex #15); what is over the limit goes at a word's end.
    """
    words = [texts.get("en", ""), *texts.values()] if isinstance(texts, Mapping) else [*texts]
    for text in words:
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        found = _WORDS.findall(re.sub("['’]", "", bare.lower()))
        made = ""
        for word in found:
            if len(made) + len(word) < _LONGEST_WORDS:
                made = f"{made}-{word}" if made else word
        if made:
            return made
    return ""


def taken(catalog: Catalog, kind: str, record_id: str) -> list[Told]:
    """That an id stands already, was renamed, or belongs to what was withdrawn."""
    for other in ("fact", "event") if kind in ("fact", "event") else (kind,):
        for origin in ((other, record_id), (f"moved {other}", record_id), (f"withdrawn {other}", record_id)):
            if origin in catalog.origins:
                place = f"{catalog.origins[origin].path}:{catalog.origins[origin].key.line}"
                return [told('the id "{name}" is taken ({place}); choose one with --id', name=record_id, place=place)]
    return []


def id_of(answers: Answers, option: str) -> str:
    """The id that was given, else the one made from the answer to `option`."""
    answer = answers.found.get(option, "")
    texts = answer if isinstance(answer, Mapping) else (answer,) if isinstance(answer, str) else answer
    return answers.one("id") or made_id(texts)
