"""The types of single fields: numbers, periods, ids, texts per language. What a record is made of, not the records."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from macros.catalog.addresses import LONGEST, PATTERN, address_fault
from macros.catalog.periods import FORMS_IN_WORDS, Period, PeriodError, read_period
from macros.ground.told import Told, listed, told

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?(e\d{1,2})?", re.ASCII)
_NUMBER_LOOKALIKE = re.compile(r"[-+]?[\d,._ ]+", re.ASCII)
KEY_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_NUMBER = 40
LONGEST_ID = 60  # characters; ids become the names of files, which systems limit
PLURALS = ("zero", "one", "two", "few", "many", "other")
NUMBER_HINT = told("write digits, a point for decimals and e for powers of ten: 5.5e9, 0.349, -0.069")
ID_HINT = told("lower-case letters and digits, words joined by -")


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field as naming a record of `kind`, so that one rule can follow every reference."""

    kind: str


class Record(BaseModel):
    """What all records share: frozen, and no key that the model does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def is_id(name: str) -> bool:
    """Whether a record, or a part of its id, may be called so."""
    return len(name) <= LONGEST_ID and KEY_FORM.fullmatch(name) is not None


def refusal(code: str, said: Told, hint: Told, **where: str) -> PydanticCustomError:
    """What a validator raises: `decode` makes it a problem with these words.

    `field` or `language` name the key that it is about, where that is not the place of the value itself.
    """
    return PydanticCustomError(code, "{said}", {"said": said, "hint": hint, **where})


def read_number(written: object) -> Decimal:
    """The exact decimal that was written; never a float, never a guess at what `1,234` or `012` meant."""
    if isinstance(written, Decimal):
        return written
    if not isinstance(written, str) or len(written) > LONGEST_NUMBER or not _NUMBER.fullmatch(written):
        raise refusal("not-a-number", _not_a_number(written), _mend(written))
    return Decimal(written) if "." in written else _without_place_zeros(written)


def _without_place_zeros(written: str) -> Decimal:
    """A whole coefficient's last zeros only hold places: 800e6 says what 8e8 says, but 8.00e8 says two digits more."""
    coefficient, _, power = written.partition("e")
    bare = coefficient.rstrip("0") if power else coefficient
    return (
        Decimal(f"{bare}e{int(power) + len(coefficient) - len(bare)}")
        if power and bare.strip("-")
        else Decimal(written)
    )


def _not_a_number(written: object) -> Told:
    if not isinstance(written, str):
        return told("a number is expected here")
    if len(written) > LONGEST_NUMBER:
        return told("a number of {n} characters, the limit is {limit}", n=len(written), limit=LONGEST_NUMBER)
    return told('"{written}" is not a number', written=written)


def _mend(written: object) -> Told:
    if isinstance(written, str) and _NUMBER_LOOKALIKE.fullmatch(written):
        bare = re.sub(r"[,_ +]", "", written)
        whole = re.sub(r"^(-?)0+(?=\d)", r"\1", bare)
        if _NUMBER.fullmatch(whole) and len(whole) <= LONGEST_NUMBER:
            return told("write {word}", word=whole)
    return NUMBER_HINT


def read_when(written: object) -> Period:
    """The period that was written, as `periods.read_period` takes it."""
    if isinstance(written, Period):
        return written
    try:
        return read_period(written if isinstance(written, str) else "")
    except PeriodError as error:
        raise refusal("not-a-period", error.said, error.hint) from None


def read_yes_or_no(written: object) -> bool:
    """`true` or `false`, spelt just so: `yes`, `on` and `NO` mean different things to different readers."""
    if isinstance(written, bool):
        return written
    if written not in ("true", "false"):
        said = told('"{written}" is neither true nor false', written=str(written))
        raise refusal("not-yes-or-no", said, told("write true, or take the key out"))
    return written == "true"


def read_reference(written: object) -> object:
    """What names a record, spelt as its id is: what is named is then found in the text by whoever looks for it there.

    Quotes and blocks of YAML (1.2.2, 8.1) keep blanks and line ends that other fields may have round their texts.
    """
    if isinstance(written, str) and written != written.strip():
        said = told('"{written}" has blanks or line ends round it', written=written.replace("\n", "↵"))
        raise refusal("bad-id", said, told("write {word}", word=written.strip()))
    return written


def read_address(written: str) -> str:
    """An address on the web that may stand in a link."""
    fault = address_fault(written)
    if fault:
        raise refusal("unsafe-link", *fault)
    return written


Said = TypeVar("Said")


class InAnother(str):
    """A text in another language than the one that was asked for: in `language`."""

    language: str

    @classmethod
    def of(cls, text: str, language: str) -> InAnother:
        """The text, with the language it is in."""
        made = cls(text)
        made.language = language
        return made


class ByLanguage(dict[str, Said]):
    """What languages say. One that grows may lack it, and is shown that of the first language that has it."""

    def __missing__(self, _language: str) -> Said:
        language, said = next(iter(self.items()))
        return InAnother.of(said, language) if isinstance(said, str) else said  # type: ignore[return-value]


def in_their_order(written: Mapping[str, Said], info: ValidationInfo) -> ByLanguage[Said]:
    """What languages say in the order of the site's languages, whatever order it was written in."""
    languages = (info.context or {}).get("languages") or tuple(written)
    return ByLanguage({language: written[language] for language in languages if language in written})


def read_in_languages(written: object, info: ValidationInfo) -> Mapping[str, Any]:
    """A text for each language of the site, no more, and no fewer but for those that grow.

    The languages come with the validation's context, `growing` naming those among them.
    """
    if not isinstance(written, Mapping):
        raise refusal("not-in-languages", told("a text per language is expected here"), _example(info))
    languages = (info.context or {}).get("languages") or tuple(written)  # a project without any is told once
    growing = (info.context or {}).get("growing", ())
    for language in languages:
        if not written.get(language) and (language in written or language not in growing):
            said = told('no text in "{language}"', language=language)
            raise refusal("missing-language", said, told("add {language}: …", language=language), language=language)
    _refuse_strangers(written, languages, languages)
    return written


def _refuse_strangers(written: Mapping[str, Any], known: Iterable[str], languages: Collection[str]) -> None:
    for key in written if languages else ():  # that there is no list of languages is told elsewhere
        if key not in known:
            said = told('"{language}" is not a language of this site', language=key)
            hint = told("data/languages.yml has {languages}", languages=listed(languages))
            raise refusal("unknown-language", said, hint, language=key)


def read_by_language(written: object, info: ValidationInfo) -> object:
    """What some languages of the site have, and no other has."""
    languages = (info.context or {}).get("languages", ())
    if isinstance(written, Mapping):
        _refuse_strangers(written, languages, languages)
    return written


def read_name(written: str) -> str:
    """A name: not made of punctuation alone, which would be found in every sentence."""
    if not any(map(str.isalnum, written)):
        raise refusal("wrong-type", told('"{written}" is no name', written=written), told("write letters or digits"))
    return written


def read_pattern(written: str) -> str:
    """How an amount is written: what stands before and after the one place of its number."""
    if written.count("{n}") != 1 or re.search("[{}]", written.replace("{n}", "")):
        said = told('"{written}" does not have {{n}} once, and no other brace', written=written)
        raise refusal("broken-braces", said, told("write {{n}} where the number stands"))
    return written


def read_plurals(written: Mapping[str, str]) -> Mapping[str, str]:
    """Patterns by plural, of which every language has `other` (CLDR, "Language Plural Rules")."""
    for key in written:
        if key not in PLURALS:
            said = told('"{written}" is no plural', written=key)
            raise refusal("not-an-option", said, told("write one of: {options}", options=listed(PLURALS)))
    if "other" not in written:
        raise refusal("missing-key", told('no "{key}"', key="other"), told("add {key}: …", key="other"))
    return written


def read_source_title(written: object, info: ValidationInfo) -> Mapping[str, Any]:
    """A source's own title under `original`, and its meaning under any languages of the site."""
    if not isinstance(written, Mapping) or not written.get("original"):
        raise refusal("missing-original", told("no original title"), told('write {{original: "…"}}'))
    languages = (info.context or {}).get("languages") or tuple(written)  # a project without any is told once
    _refuse_strangers(written, ("original", *languages), languages)
    return written


def _example(info: ValidationInfo) -> Told:
    languages = (info.context or {}).get("languages", ("zh", "en"))
    return told("write {word}", word="{" + ", ".join(f"{language}: …" for language in languages) + "}")


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
LONGEST_NAME = 120
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME), AfterValidator(read_name)]
Pattern = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    AfterValidator(read_pattern),
    WithJsonSchema({"type": "string", "pattern": r"^[^{}]*\{n\}[^{}]*$"}),
]
Patterns = Annotated[dict[str, Pattern], AfterValidator(read_plurals)]
Address = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(read_address),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "maxLength": LONGEST}),
]
AsNamed = BeforeValidator(read_reference)
Key = Annotated[str, StringConstraints(pattern=f"^{KEY_FORM.pattern}$", max_length=LONGEST_ID), AsNamed]
IN_LANGUAGES = "x-in-languages"  # a mark that `schema` replaces, since only the project knows its languages
InLanguages = Annotated[
    dict[str, Text],
    BeforeValidator(read_in_languages),
    AfterValidator(in_their_order),
    WithJsonSchema({IN_LANGUAGES: True}),
]
NameInLanguages = Annotated[
    dict[str, Name],
    BeforeValidator(read_in_languages),
    AfterValidator(in_their_order),
    WithJsonSchema({IN_LANGUAGES: True}),
]
_Title = Annotated[str, StringConstraints(min_length=1, max_length=400)]  # every card that names a source shows it
SourceTitle = Annotated[dict[str, _Title], BeforeValidator(read_source_title)]
Number = Annotated[
    Decimal, BeforeValidator(read_number), WithJsonSchema({"type": "number", "description": str(NUMBER_HINT)})
]
When = Annotated[
    Period,
    BeforeValidator(read_when),
    WithJsonSchema({"type": ["string", "number"], "description": FORMS_IN_WORDS}),
]
Flag = Annotated[bool, BeforeValidator(read_yes_or_no), WithJsonSchema({"type": "boolean"})]

Bound = Literal["exact", "about", "nearly", "over", "at-least", "at-most"]
Status = Literal["reported", "estimate", "projection"]
Verdict = Literal["matches", "approximately", "differs", "unverifiable", "opinion"]

FactId = Annotated[str, AsNamed, Names("fact")]
EventId = Annotated[str, AsNamed, Names("event")]
SourceId = Annotated[str, AsNamed, Names("source")]
QuoteId = Annotated[str, AsNamed, Names("quote")]
TermId = Annotated[str, AsNamed, Names("term")]
UnitId = Annotated[str, AsNamed, Names("unit")]
SeriesId = Annotated[str, AsNamed, Names("series")]
ChartId = Annotated[str, AsNamed, Names("chart")]
ClaimId = Annotated[str, AsNamed, Names("claim")]
IssueId = Annotated[str, AsNamed, Names("issue")]
LanguageId = Annotated[str, AsNamed, Names("language")]
