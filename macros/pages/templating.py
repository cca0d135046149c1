"""The templates of this room filled, with the words of one voice at hand."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from macros.catalog.records import Amount
from macros.catalog.validators import InAnother
from macros.manuscript.addresses import entry_address
from macros.pages.environment import TEMPLATES
from macros.pages.numbers import NO_NOTES, Notes, number_of, weighed
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import citation, speaker, standing
from macros.wording.dates import datetime_attribute, when
from macros.wording.voice import Voice, phrase


def set_html(voice: Voice, template: str, *, noted: Notes = NO_NOTES, **slots: object) -> str:
    """The template `templates/<template>` filled with `slots` and, in the voice's language:

    `t(group, key)` a phrase, `say(text, own)` a record's text, in a `lang` of its own where it is borrowed, and
    `plainly(text, own)` the same for an attribute, `weigh(text, own)` the same with its numbers set as
    numbers, `number(fact_id)` one of them, `words(record)` an amount, `short(record)` the same as tables have it,
    `when(period)` a date, `machine(period)` its attribute, `cited(source_id)` a citation, `standing(citation)` how firm
    it is, in words, `says(claim)` who says it, `entry(id)` where a fact or event has its entry, `lang` and `own_tag`
    the language. A number of `noted` opens its card, any other leads to its entry.
    """
    made: str = TEMPLATES.get_template(template).render(
        t=partial(phrase, voice),
        say=partial(_said, voice),
        plainly=lambda text, own=None: resolve(voice, text, own=own),
        weigh=lambda text, own=None: weighed(voice, text, own, noted),
        number=lambda fact_id: number_of(voice, "fact", fact_id, noted),
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


def _said(voice: Voice, text: str, own: Amount | None = None) -> str:
    """A record's text in words; one that a growing language borrows says in which language it is."""
    words = resolve(voice, text, own=own)
    if not isinstance(text, InAnother):
        return words
    return Markup('<span lang="{}">{}</span>').format(voice.catalog.languages[text.language].tag, words)
