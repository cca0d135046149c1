"""What a mail says of an issue, as data: one value from which its HTML and its plain text are both made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from macros.catalog.records import Claim
from macros.editions.edition import EditionError
from macros.editions.finished_issue import FinishedIssue
from macros.editions.mail.changed import Change, changed_since, issue_before
from macros.editions.mail.lines import Counted, Line, Number
from macros.editions.mail.notes import Note, notes_of
from macros.editions.mail.pictures import Figure, chart_ids, figure
from macros.ground.told import told
from macros.manuscript.addresses import entry_address
from macros.pages.record_pages.summary import record_words
from macros.wording.citations import speaker
from macros.wording.masthead import Masthead, masthead, newsletter
from macros.wording.voice import Voice, phrase, speaking

MOST_FINDINGS = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that was checked: who says what, how it fared, what the record shows, and where all of it stands."""

    who: str
    said: Line
    verdict: str
    words: str
    shows: Line
    entry: str


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue in brief; every address is whole. `sections` are title, what it is about and address."""

    voice: Voice
    ours: Masthead
    subject: str
    preheader: str
    dated: str
    question: Line
    address: str
    answer: Line
    known: Line
    figures: tuple[Figure, ...]
    key_figures: tuple[tuple[Line, Number], ...]
    findings_heading: str
    findings: tuple[Finding, ...]
    sections: tuple[tuple[str, str, str], ...]
    updates: tuple[Change, ...]
    corrections: tuple[Change, ...]
    since: str
    notes: tuple[Note, ...]
    links: dict[str, str]
    unsubscribe: str


def digest_of(issue: FinishedIssue) -> Digest:
    """The digest of an issue. Raises EditionError where the site's address is not known, or no picture can be drawn."""
    if not issue.site:
        hint = told("give it with --site, or as SITE_URL")
        raise EditionError(told("a mail leads to the site, and its address is not known"), hint)
    voice, record, counted = issue.voice, issue.record, Counted(issue)
    question = counted.line(record.question[voice.language])
    answer, known = counted.line(record.answer[voice.language]), _known(counted)
    charts = chart_ids(issue)
    lead = [figure(counted, name) for name in charts[:1]]  # in the order of reading, in which numbers are counted
    key_figures, found = tuple(_key_figures(counted)), tuple(_findings(counted))
    drawn = (*lead, *(figure(counted, name) for name in charts[1:]))
    before = issue_before(issue)
    return Digest(
        voice=voice,
        ours=masthead(voice),
        subject=_subject(voice, record.number, str(question)),
        preheader=issue.opening.words.description,
        dated=issue.dated,
        question=question,
        address=issue.place(issue.opening),
        answer=answer,
        known=known,
        figures=drawn,
        key_figures=key_figures,
        findings_heading=phrase(voice, *(("issue", "mistakes") if record.mistakes else ("claims", "main"))),
        findings=found,
        sections=tuple((page.words.title, page.words.description, issue.place(page)) for page in issue.sections),
        updates=changed_since(issue, "updated"),
        corrections=changed_since(issue, "corrected"),
        since=phrase(voice, "issue", "number", n=before.number) if before else "",
        notes=notes_of(issue, counted.notes),
        links=_links(issue),
        unsubscribe=newsletter(voice.catalog).unsubscribe or "",
    )


def _subject(voice: Voice, number: int, question: str) -> str:
    return phrase(voice, "mail", "subject", number=phrase(voice, "issue", "number", n=number), question=question)


def _known(counted: Counted) -> Line:
    """How far the record is known, when it was searched last, and what was looked for in vain."""
    voice, issue, said = counted.issue.voice, counted.issue.record, list[Line]()
    for key, name in (("known-until", issue.known_until), ("searched", issue.searched)):
        if name and name in voice.catalog.events:
            day = counted.number("event", name, speaking(voice, "issue", key).language)
            said.append(counted.said("issue", key, date=day))
    if issue.not_found:
        said.append(counted.line(issue.not_found[voice.language]))
    return reduce(lambda so_far, note: counted.said("figure", "run-on", so_far=so_far, note=note), said or [Line(())])


def _key_figures(counted: Counted) -> Iterator[tuple[Line, Number]]:
    voice = counted.issue.voice
    for name in counted.issue.record.key_figures:
        fact = voice.catalog.facts[name]
        yield counted.line(fact.label[voice.language], fact), counted.number("fact", name)


def _findings(counted: Counted) -> Iterator[Finding]:
    """The mistakes that matter, by the record; else the claims of the issue, those that matter and differ first."""
    claims, issue = counted.issue.voice.catalog.claims, counted.issue
    ours = [name for name, claim in claims.items() if claim.issue == issue.slug]
    ours.sort(key=lambda name: (not claims[name].main, claims[name].verdict != "differs"))
    for name in (issue.record.mistakes or ours)[:MOST_FINDINGS]:
        yield _finding(counted, name, claims[name])


def _finding(counted: Counted, name: str, claim: Claim) -> Finding:
    voice = counted.issue.voice
    who = speaker(voice, claim)
    return Finding(
        who=phrase(voice, "check", "said", name=who) if who else "",
        said=counted.line(claim.said[voice.language], claim),
        verdict=claim.verdict,
        words=phrase(voice, "verdicts", claim.verdict),
        shows=_shows(counted, claim),
        entry=counted.issue.address(entry_address(voice.catalog, "claim", name)),
    )


def _shows(counted: Counted, claim: Claim) -> Line:
    """What the record shows of a claim, its numbers set as numbers."""
    voice = counted.issue.voice
    if claim.note:
        return counted.line(claim.note[voice.language], claim)
    if claim.record:
        fact = voice.catalog.facts[claim.record]
        label = counted.line(fact.label[voice.language], fact)
        return counted.said("record", "fact", label=label, value=counted.number("fact", claim.record))
    return Line((record_words(voice, claim),))


def _links(issue: FinishedIssue) -> dict[str, str]:
    """Where the mail leads besides: to whoever subscribes, by mail where that is possible, and to the site's lists."""
    voice = issue.voice
    return {
        "subscribe": newsletter(voice.catalog).subscribe or issue.address("feed.xml"),
        "corrections": issue.address("corrections/"),
        "claims": issue.address(f"claims/{issue.slug}/"),
        "site": issue.address(""),
    }
