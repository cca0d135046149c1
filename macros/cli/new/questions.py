"""What is asked of whoever adds something, and the answers: from options, else one after another on a terminal.

Judges no answer itself beyond a list of choices; that is for the records' models (`fitting`) and for `check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from macros.catalog.record_texts import to_translate
from macros.ground.problems import did_you_mean, nearest
from macros.ground.told import Told, listed, told

MOST_CHOICES = 30  # shown beside a question; of more, the nearest are told
Ask = Callable[[Told], str]  # shows a question and gives the answer; EOFError where there is none to be had
Answer = str | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its answer is one text, one in each language, or as many as are given."""

    option: str
    asked: Told
    example: str = ""
    choices: tuple[str, ...] = ()
    form: Literal["one", "each", "many"] = "one"
    needed: bool = True


Judge = Callable[[Question, str, str], Told | None]  # why an answer, in a language or in none, cannot be taken


@dataclass
class Answers:
    """What has been answered so far, by option, and what is amiss with it."""

    languages: tuple[str, ...]
    complete: tuple[str, ...]  # of the languages, those that must have whatever is said in each
    given: Mapping[str, Sequence[str]]
    found: dict[str, Answer] = field(default_factory=dict)
    faults: list[Told] = field(default_factory=list)
    judge: Judge = lambda _question, _language, _words: None
    again: frozenset[str] = frozenset()  # what is asked, needed or not, since its answer was wrong or is taken

    def one(self, option: str, otherwise: str = "") -> str:
        """The answer that is one text."""
        answer = self.found.get(option, otherwise)
        return answer if isinstance(answer, str) else otherwise

    def many(self, option: str) -> tuple[str, ...]:
        """The answers that are several."""
        answer = self.found.get(option, ())
        return answer if isinstance(answer, tuple) else ()

    def each(self, option: str) -> dict[str, str]:
        """The answer in each language, or that it waits for a translator; nothing where it was given in none."""
        answer = self.found.get(option, {})
        if not answer or not isinstance(answer, Mapping):
            return {}
        return {name: answer.get(name) or to_translate(name) for name in (*self.complete, *answer)}

    def waiting(self) -> tuple[str, ...]:
        """The languages in which an answer waits for a translator."""
        said = [answer for answer in self.found.values() if isinstance(answer, Mapping)]
        return tuple(name for name in self.complete if any(name not in answer for answer in said))


def answer(answers: Answers, questions: Iterator[Question], ask: Ask | None) -> None:
    """Answer the questions one by one, so that a later one may depend on an earlier answer.

    Without `ask` what is needed and missing becomes a fault; so does an option that no question is about.
    """
    known = set()
    for question in questions:
        known.add(question.option)
        _answer_one(answers, question, ask)
    for option in answers.given.keys() - known:
        hint = did_you_mean(nearest(option, known, most=1), otherwise=told("leave it out"))
        answers.faults.append(told("--{option} is not asked here: {hint}", option=option, hint=hint))


def _answer_one(answers: Answers, question: Question, ask: Ask | None) -> None:
    said, faults = _from_options(question, answers.given.get(question.option, ()), answers.languages)
    wanted = answers.complete if question.form == "each" else ("",)
    lacking = [language for language in wanted if not said.get(language)]
    if ask is None:
        faults += [_missing(question, lacking)] if question.needed and lacking and not said and not faults else []
    elif not faults and (question.needed or said or question.option in answers.again):
        said |= _all_asked(question, lacking, ask, answers.judge, some=bool(said))
    faults += [fault for words in said.values() for fault in _no_choice(question, words)]
    answers.faults += faults
    if said and not faults:
        answers.found[question.option] = _as_answer(question, said)


def _from_options(
    question: Question, given: Sequence[str], languages: tuple[str, ...]
) -> tuple[dict[str, str], list[Told]]:
    """The texts given, by language; under "" what is in none."""
    said, faults = dict[str, str](), list[Told]()
    for written in given:
        language, equals, words = written.partition("=") if question.form == "each" else ("", "=", written)
        if question.form == "each" and (not equals or language not in languages):
            language, words = languages[0], written
            if len(languages) > 1:
                example = f"--{question.option} {languages[0]}=…"
                faults.append(told("--{option} says its language: {example}", option=question.option, example=example))
        tidy = " ".join(words.split())
        if any(map(_is_no_text, words)):
            faults.append(told("--{option} holds a byte that is no UTF-8", option=question.option))
        if question.form == "many":
            tidy = _one_a_line(tidy)
        said[language] = f"{said[language]}\n{tidy}" if question.form == "many" and language in said else tidy
    return {language: words for language, words in said.items() if words}, faults


def _one_a_line(words: str) -> str:
    """Of answers with commas between, each in a line of its own."""
    return "\n".join(filter(None, (part.strip() for part in words.split(","))))


def _is_no_text(character: str) -> bool:
    """Whether it stands for a byte that the system could not read (PEP 383)."""
    return "\ud800" <= character <= "\udfff"


def _all_asked(question: Question, lacking: Sequence[str], ask: Ask, judge: Judge, *, some: bool) -> dict[str, str]:
    """The answer on a terminal, in each language that it lacks or in some: who does not write one leaves it empty."""
    said = dict[str, str]()
    while lacking and not said:
        for language in lacking:
            words = _asked(question, language, ask, judge, empty=question.form == "each" and len(lacking) + some > 1)
            said |= {language: words} if words else {}
        if some:
            break
    return said


def _asked(question: Question, language: str, ask: Ask, judge: Judge, *, empty: bool) -> str:
    """One answer: asked again, with the reason, until there is one that fits, or none where it may be `empty`."""
    shown = plain = _shown(question, language, empty=empty)
    while True:
        words = " ".join(ask(shown).split())
        if empty and not words:
            return ""
        if question.form == "many":
            words = _one_a_line(words)
        fault = next(_no_choice(question, words), None) or (judge(question, language, words) if words else None)
        if words and not fault:
            return words
        shown = told("{fault} — {question}", fault=fault, question=plain) if fault else plain


def _shown(question: Question, language: str, *, empty: bool = False) -> Told:
    shown = question.asked
    if empty:
        shown = told("{question} ({language}; empty if you do not write it)", question=shown, language=language)
    elif language:
        shown = told("{question} ({language})", question=shown, language=language)
    if 0 < len(question.choices) <= MOST_CHOICES:
        return told("{question} [{choices}]", question=shown, choices=listed(question.choices))
    return (
        told("{question} [such as {example}]", question=shown, example=question.example) if question.example else shown
    )


def _missing(question: Question, languages: Sequence[str]) -> Told:
    """That nothing answers a question; of a text in languages the first of them is enough for a beginning."""
    values = [f"{language}=…" if language else "…" for language in languages]
    value, asked = f" --{question.option} ".join(values), _shown(question, "")
    if len(values) > 1:
        asked = told("{question}; one of them is enough, what is left out waits for a translator", question=asked)
    return told("--{option} {value}: {question}", option=question.option, value=value, question=asked)


def _no_choice(question: Question, words: str) -> Iterator[Told]:
    for word in words.split("\n") if question.choices else ():
        if word not in question.choices:
            few = question.choices if len(question.choices) <= MOST_CHOICES else ()
            otherwise = told("write one of: {options}", options=listed(few)) if few else told("look it up under data/")
            hint = did_you_mean(nearest(word, question.choices, most=1), otherwise=otherwise)
            yield told('--{option}: no "{word}"; {hint}', option=question.option, word=word, hint=hint)


def _as_answer(question: Question, said: Mapping[str, str]) -> Answer:
    if question.form == "each":
        return dict(said)
    return tuple(said[""].split("\n")) if question.form == "many" else said[""]
