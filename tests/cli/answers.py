"""Answers for each kind that are right, to be spoiled by tests."""

from __future__ import annotations

FACT = {
    "topic": "h20", "label": "某数|A number", "value": "4.6e9", "unit": "usd", "as-of": "FY2026-Q1", "status": "reported",
    "source": "cnbc",
}  # fmt: skip
SOURCE = {
    "file": "press", "type": "report", "title": "A report: on “harbours”", "publisher": "Harbour Office", "language": "en",
    "url": "https://example.com/a?b=c#d", "date": "2026-01-02", "grade": "A", "read": "full",
}  # fmt: skip
EVENT = {
    "topic": "tides",
    "title": "潮来了|The tide comes in",
    "date": "2026-01-03",
    "actor": "nvidia",
    "source": "cnbc",
}
CHART = {
    "kind": "bar", "title": "两个数|Two numbers", "fact": ["h20.charge-warned", "h20.a-number"],
    "subtitle": "美元|US dollars", "alt": "两条|Two bars",
}  # fmt: skip
CLAIM = {
    "topic": "tides", "said": "港口很忙|The harbour is busy", "issue": "one", "section": "part", "kind": "opinion",
    "verdict": "opinion",
}  # fmt: skip
QUOTE = {
    "id": "no-harbour", "speaker": "nvidia", "date": "2026-01-03", "language": "en", "source": "cnbc",
    "text": "没有港口。|There is no harbour.", "occasion": "在码头|on the quay",
}  # fmt: skip
TERM = {"name": "潮|tide", "kind": "concept"}
ADDED = {
    "fact": (FACT, "facts", "h20.a-number"),
    "source": (SOURCE, "sources", "harbour-office-2026-01-02"),
    "event": (EVENT, "events", "tides.the-tide-comes-in"),
    "claim": (CLAIM, "claims", "tides.the-harbour-is-busy"),
    "quote": (QUOTE, "quotes", "no-harbour"),
    "term": (TERM, "terms", "tide"),
    "issue": ({"title": "潮有多高？|How high is the tide?"}, "issues", "how-high-is-the-tide"),
}
