"""How single fields are read: what turns the text that was written into a value, or refuses it with a hint.

Pydantic calls these validators; the types that they belong to are in `fields`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from macros.catalog.addresses import address_fault, tracking_told, without_tracking
from macros.catalog.periods import Period, PeriodError, read_period
from macros.catalog.reading.amounts import scaled_meant
from macros.catalog.reading.days import period_meant
from macros.catalog.reading.scalars import flag_meant, number_meant
from macros.ground.lines import on_one_line
from macros.ground.told import Told, listed, told

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?(e\d{1,2})?", re.ASCII)
_NUMBER_LOOKALIKE = re.compile(r"[-+]?[\d,._ ]+", re.ASCII)
LONGEST_NUMBER = 40
PLURALS = ("zero", "one", "two", "few", "many", "other")
NUMBER_HINT = told("write digits, a point for decimals and e for powers of ten: 5.5e9, 0.349, -0.069")


def refusal(code: str, said: Told, hint: Told, **where: str) -> PydanticCustomError:
    """What a validator raises: `decode` makes it a problem with these words.

    `field` or `language` name the key that it is about, where that is not the place of the value itself; `mend` is
    what the value can only have meant.
    """
    return PydanticCustomError(code, "{said}", {"said": said, "hint": hint, **where})


def read_number(written: object) -> Decimal:
    """The exact decimal that was written; never a float, never a guess at what `1,234` or `012` meant."""
    if isinstance(written, Decimal):
        return written
    if not isinstance(written, str) or len(written) > LONGEST_NUMBER or not _NUMBER.fullmatch(written):
        text = written if isinstance(written, str) and len(written) <= LONGEST_NUMBER else ""
        meant = number_meant(text) or scaled_meant(text)
        raise refusal("not-a-number", _not_a_number(written), _mend(written, meant), mend=meant or "")
    found = Decimal(written) if "." in written else _without_place_zeros(written)
    return found or found.copy_abs()  # of zero there is one: -0 would be 0 on a page and -0 in the data beside it


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


def _mend(written: object, meant: str | None) -> Told:
    if meant:
        return told("write {word}", word=meant)
    if isinstance(written, str) and _NUMBER_LOOKALIKE.fullmatch(written):
        bare = re.sub(r"[_ +]", "", written)
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
        meant = period_meant(written) if isinstance(written, str) else None
        hint = told("write {word}", word=meant) if meant else error.hint
        raise refusal("not-a-period", error.said, hint, mend=meant or "") from None


def read_yes_or_no(written: object) -> bool:
    """`true` or `false`, spelt just so: `yes`, `on` and `NO` mean different things to different readers."""
    if isinstance(written, bool):
        return written
    if written not in ("true", "false"):
        said = told('"{written}" is neither true nor false', written=str(written))
        meant = flag_meant(str(written)) or ""
        hint = told("write {word}", word=meant) if meant else told("write true, or take the key out")
        raise refusal("not-yes-or-no", said, hint, mend=meant)
    return written == "true"


def read_reference(written: object) -> object:
    """What names a record, spelt as its id is: what is named is then found in the text by whoever looks for it there.

    Quotes and blocks of YAML (1.2.2, 8.1) keep blanks and line ends that other fields may have round their texts.
    """
    if isinstance(written, str) and written != written.strip():
        said = told('"{written}" has blanks or line ends round it', written=written.replace("\n", "↵"))
        raise refusal("bad-id", said, told("write {word}", word=written.strip()), mend=written.strip())
    return written


def read_on_one_line(written: object) -> object:
    """A text on one line."""
    return on_one_line(written) if isinstance(written, str) else written


def read_address(written: str) -> str:
    """An address on the web that may stand in a link."""
    fault = address_fault(written)
    if fault:
        raise refusal("unsafe-link", *fault)
    untracked = without_tracking(written)
    if untracked != written:
        raise refusal("tracked-address", *tracking_told(untracked), mend=untracked)
    return written


Entry = TypeVar("Entry")


class InAnother(str):
    """A text in another language than the one that was asked for: in `language`."""

    language: str

    @classmethod
    def of(cls, text: str, language: str) -> InAnother:
        """The text, with the language it is in."""
        made = cls(text)
        made.language = language
        return made


class ByLanguage(dict[str, Entry]):
    """What languages say. One that grows may lack it, and is shown that of a language that it borrows of.

    `growing` has those languages for each that grows, the first that has it being asked; else it is the first of all.
    """

    growing: Mapping[str, Collection[str]] = MappingProxyType({})

    def __missing__(self, language: str) -> Entry:
        lender = next(name for name in (*self.growing.get(language, ()), *self) if name in self)
        entry = self[lender]
        return InAnother.of(entry, lender) if isinstance(entry, str) else entry  # type: ignore[return-value]


def in_their_order(written: Mapping[str, Entry], info: ValidationInfo) -> ByLanguage[Entry]:
    """What languages say in the order of the site's languages, whatever order it was written in."""
    languages = (info.context or {}).get("languages") or tuple(written)
    made = ByLanguage({language: written[language] for language in languages if language in written})
    if growing := (info.context or {}).get("growing"):
        made.growing = growing
    return made


def read_in_languages(written: object, info: ValidationInfo) -> Mapping[str, Any]:
    """A text for each language of the site, no more, and no fewer but for those that grow.

    The languages come with the validation's context, `growing` naming those among them, each with whom it borrows of.
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
