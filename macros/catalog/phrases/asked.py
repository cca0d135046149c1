"""The phrases that the site asks for, group by group, each with the slots that are filled in it.

A phrase holds those and no others, since what the code gives is what a reader is to be told. A test holds the list
against every call in the code and in the templates.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_ASKED = {
    "numbers": "prose-scales-from table-scales-from decimals-at-most groups-from minus(n) plus(n)",
    "bounds": "exact(n) about(n) nearly(n) over(n) at-least(n) at-most(n)",
    "limits": "nearly(n) over(n) at-least(n) at-most(n)",
    "ranges": "prose(low high scale) table(low high scale) apart(low high)",
    "periods": "early(month) mid(month) late(month) quarter(year wide abbreviated)"
    " fiscal-quarter(year wide abbreviated) fiscal-year(year) span(first last)",
    "statuses": "reported estimate projection",
    "verdicts": "matches approximately differs unverifiable opinion",
    "grades": "a b c",
    "grade-headings": "a b c own",
    "readings": "full excerpt not-opened",
    "card": "as-of status source sources verdict later earlier checked derived mixes locator note doubtful ledger"
    " report report-subject(label) report-body(id value) named(number what) said-by(name) corrected(date) updated(date)"
    " mark(n) back(n) close keys as-notes notes claim event agreed agreed-why doubtful-why boxed",
    "figure": "captioned(number finding) credit(name dates) credit-undated(name dates) credit-copies(name dates)"
    " date lane event even-rows run-on(so_far note) number(n)"
    " source source-line sources-line alt data show-data table(n) download status as-of name value doubtful-mark"
    " estimate-mark projection-mark hatched-key open-key aside-key in-doubt(number doubt) said-key level-key rest"
    " axis-across(n) axis-up(n) months(n) page page-with-data cite embed embed-help used"
    " citation(site title address)",
    "check": "box said(name) record basis verdict no-record claim",
    "quote": "marks(text) by(speaker date) at(speaker date occasion) our-translation source",
    "sources": "intro listed(n) listed-firm(n) rests(n) heading via(name) not-linked no-address undated copied(name)"
    " mirrored(name) unaddressed(name) quoting(name whose)"
    " doubtful own described described-why(mark)",
    "citation": "title(title) described(title) translated(title) via(name) accessed(date) between",
    "site": "permalink contents previous next home updated(date)"
    " published(date) reading-time(n) changes report no-report footnotes share print subscribe subscribe-mail"
    " subscribe-how search menu not-found"
    " not-found-help no-advice licence palette to-dark to-light",
    "translation": "behind-page read-original beside(language)",
    "notes": "number(n) back back-to(n) doubtful",
    "margin": "as-of(date) derived",
    "ledger": "heading intro history permalink written sum pages charts facts claims copy copied id topic-intro(n)"
    " as-text(label value told sources) place(page section) titled(topic) source-break"
    " result(what told)",
    "claims": "heading intro main tally(verdict n) filter all introduction of-issue(question) bar"
    " fared(verdict) see(n)",
    "issue": "heading intro contents latest(issue) read verdicts studied(name what) key-figures"
    " key-figure(label value) mistakes archive all number(n) numbered(number date) draft"
    " to-come(date) known-until(date) searched(date)"
    " changed(n date) what-changed corrected-by(issue number) corrects(number earlier)",
    "wechat": "page(title) posts together(n) step-copy step-pictures step-room step-fields step-look title digest"
    " original cover pictures picture(number file) placeholder(number file) copy copy-lines copied failed by-hand"
    " select titled(section issue) part-of(name number issue) note(n) note-doubtful(n) reference(n) notes"
    " how-noted(address) how-listed(address) references terms about whole(address)"
    " columns(first second) after zhihu(file)",
    "editions": "pdf text size(n)",
    "mail": "subject(number question) changed-since(issue) corrected subscribe unsubscribe ours(sign)",
    "text": "how ours(sign) terms for-programs(twin fact claim) source(n) written(n)",
    "pdf": "data elsewhere marks-number marks-source marks-signs grades readings more(n)",
    "charts": "heading intro",
    "timeline": "heading intro read count(n)",
    "instruments": "find example more any option(name n) doubtful sort count(n all) whole(n) clear nothing"
    " only(told) between entry number value grade used topic kind year"
    " money part things time measure by-topic by-size by-date by-use"
    " reported estimate projection derived own said verdict record section who actor read language newest-first"
    " oldest-first people companies governments others issues",
    "corrections": "feed(name) follow heading intro changed(change) from-to(old new) in-full(value told)"
    " told(changed reason) corrected(date) updated(date) corrected-part updated-part moved moved-with(label) withdrawn"
    " shown and none",
    "search": "heading intro field without-script close ways found(n) all(n) more(n) none(query) nearest part failed"
    " waiting page fact claim event chart source",
    "record": "fact(label value) claim(said verdict) as-of(told) derived(parts) says(sources) shows(record)"
    " copied(name said verdict shows) and-more(source n) rests-on link picture shared link-claim claim-of",
    "cite": "heading plain copy copied",
    "data": "heading intro files one one-how programs programs-how python r spreadsheet fields facts-csv claims-csv"
    " facts-json sources-json llms-txt datapackage-json excel libreoffice sheets column type meaning"
    " in-language(what language)",
    "fields": "id label value low high unit bound as-of as-of-start as-of-end status derive became sources locator"
    " doubtful said issue said-in section kind verdict record note type title described publisher language"
    " url via date-published grade read",
}
_ONE = re.compile(r"(?P<key>[a-z-]+)(?:\((?P<slots>[a-z_ ]+)\))?")
# Of the names of a quarter each language takes the one it writes
EITHER = frozenset(("wide", "abbreviated"))
# 5亿至8亿: the scale may stand at both ends; any other slot said twice is a word or a number doubled
OFTEN = frozenset(("scale",))
# What stands first of two: the ends of a range, what was and what became of it
FIRST_OF_TWO = MappingProxyType({"low": "high", "first": "last", "old": "new"})
# Whole sentences; any other phrase is a title, a label or a few words between others
_SENTENCES = ("intro", "description", "doubtful", "doubtful-mark", "even-rows", "embed-help", "none")
_OF_SEARCH = ("without-script", "nearest", "part", "failed")
_REASONS = ("described-why", "doubtful-why")
_OF_TEXT = ("how", "for-programs", "ours")
_MORE_SENTENCES = (
    "subscribe-how",
    "not-found-help",
    "no-advice",
    "licence",
    "behind-page",
    "no-record",
    "topic-intro",
    "how",
)
LONGEST_SENTENCE, LONGEST_LABEL = 500, 120  # characters
_OF_SENTENCES = ("data", "fields")  # but for the headings of `data`, which are the ids of its parts
_HEADINGS = ("heading", "files", "one", "programs", "python", "r", "spreadsheet", "column", "type", "meaning")


def _read() -> dict[tuple[str, str], frozenset[str]]:
    return {
        (group, found["key"]): frozenset((found["slots"] or "").split())
        for group, phrases in _ASKED.items()
        for found in _ONE.finditer(phrases)
    }


ASKED = MappingProxyType(_read())


def longest(group: str, key: str) -> int:
    """How many characters a phrase may have: a title stands in the header of every page, a label in a row of them."""
    sentences = (*_SENTENCES, *_MORE_SENTENCES, *_REASONS, *_OF_SEARCH, *_OF_TEXT)
    is_sentence = key in sentences or (group in _OF_SENTENCES and key not in _HEADINGS)
    return LONGEST_SENTENCE if is_sentence else LONGEST_LABEL
