"""The templates of this room: plain Jinja, escaped, with the words of one voice at hand."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.catalog.doubt import doubtful
from macros.catalog.records import Amount
from macros.catalog.validators import InAnother
from macros.manuscript.addresses import entry_address
from macros.wording.amounts import amount
from macros.wording.braces import pieces, resolve
from macros.wording.citations import citation, speaker, standing
from macros.wording.dates import datetime_attribute, when
from macros.wording.voice import Voice, phrase

TEMPLATES = Environment(
    loader=PackageLoader("macros.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


def set_html(voice: Voice, template: str, **slots: object) -> str:
    """The template `templates/<template>` filled with `slots` and, in the voice's language:

    `t(group, key)` a phrase, `say(text, own)` a record's text, `weigh(text, own)` the same with its doubt marked,
    `words(record)` an amount, `short(record)` the same as tables have it, `when(period)` a date, `machine(period)`
    its attribute, `cited(source_id)` a citation, `standing(citation)` how firm it is, in words,
    `says(claim)` who says it, `entry(id)` where a fact or event has its entry, `lang` and `own_tag` the language.
    """
    made: str = TEMPLATES.get_template(template).render(
        t=partial(phrase, voice),
        say=lambda text, own=None: resolve(voice, text, own=own),
        weigh=lambda text, own=None: _weighed(voice, text, own),
        words=partial(amount, voice),
        short=partial(amount, voice, style="table"),
        entry=partial(entry_address, voice.catalog, "any"),
        when=partial(when, voice),
        machine=datetime_attribute,
        cited=partial(citation, voice),
        standing=partial(standing, voice),
        says=partial(speaker, voice),
        lang=voice.language,
        own_tag=voice.tag,
        **slots,
    )
    return made


LONGEST_UNBROKEN = 26  # characters; a longer span of dates may break on a phone


def _weighed(voice: Voice, text: str, own: Amount | None) -> Markup:
    """A record's text as HTML: its numbers keep to one line, and those with nothing firm behind them are marked."""
    made = Markup("").join(_weighed_piece(voice, words, name) for words, name in pieces(voice, text, own=own))
    if not isinstance(text, InAnother):
        return made
    return Markup('<span lang="{}">{}</span>').format(voice.catalog.languages[text.language].tag, made)


def _weighed_piece(voice: Voice, words: str, name: str) -> Markup:
    if not name:
        return escape(words)
    whole = "cl-whole" if len(words) <= LONGEST_UNBROKEN else ""
    doubt = "cl-doubtful" if doubtful(voice.catalog, name) else ""
    classes = " ".join(filter(None, (whole, doubt)))
    return Markup('<span class="{}">{}</span>').format(classes, words) if classes else escape(words)
