"""Whether an answer fits the field that it becomes, by the field's own model: asked before the next question is."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from macros.catalog.decode import in_words
from macros.catalog.fields import ID_HINT, is_id
from macros.cli.new.drafts import KIND
from macros.cli.new.questions import Question
from macros.ground.told import Told, told

IDS = ("id", "topic", "file", "section-id")  # answers that become ids, or the names of files
_FILES = ("topic", "file")
_WRAPPED = ("title", "publisher")  # of a source: the draft makes fields of their own of them
# The field that an answer becomes where it is called otherwise; the first that a kind has
_FIELDS = {"as-of": ("as_of",), "date": ("date_published", "date"), "title": ("question", "title")}


def not_an_id(option: str, name: str) -> Told | None:
    """That an answer which becomes an id, or the name of a file, cannot be one; None where it can."""
    if option not in IDS or is_id(name):
        return None
    if option in _FILES:
        return told('--{option}: "{name}" cannot be the name of a file; {hint}', option=option, name=name, hint=ID_HINT)
    return told('--{option}: "{name}" is not an id; {hint}', option=option, name=name, hint=ID_HINT)


def misfit(kind: str, question: Question, language: str, words: str) -> Told | None:
    """Why the record of this kind cannot have the answer, in a `language` or in none; None where it can, so far."""
    if question.option in IDS:
        return not_an_id(question.option, words)
    if question.option in _WRAPPED and question.form == "one":
        return None
    model = KIND[kind].model if kind in KIND else None
    names = _FIELDS.get(question.option, (question.option,))
    fields = model.model_fields if model else {}
    written: object
    if question.option == "value" and ".." in words:
        names, written = ("range",), tuple(part.strip() for part in words.split("..", 1))
    else:
        written = {language: words} if question.form == "each" else words
    name = next((name for name in names if name in fields), "")
    if model is None or not name or question.form == "many" or question.choices:
        return None
    try:
        _adapter(fields[name]).validate_python(written, context={"languages": (language,)})
    except ValidationError as refused:
        found: dict[str, Any] = dict(refused.errors()[0])
        message, _, hint = in_words(model, (name, *found["loc"]), found)
        return told("--{option}: {message}. {hint}", option=question.option, message=message, hint=hint)
    return None


def _adapter(field: FieldInfo) -> TypeAdapter[Any]:
    annotation: Any = field.annotation
    for constraint in field.metadata:
        annotation = Annotated[annotation, constraint]
    return TypeAdapter(annotation)
