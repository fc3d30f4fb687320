"""{% term "arrears" %}: a small button beside a word that opens its explanation, by mouse and keyboard alike."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from staffing.access.terms import terms

register = template.Library()


@register.simple_tag
def term(key):
    """The button and what it opens (the browser's own popover: Esc closes it). A page names a term at most once."""
    word, said = terms()[key]
    return format_html(
        '<button class="term" type="button" popovertarget="term-{key}" aria-label="{label}">?</button>'
        '<span class="term-said" id="term-{key}" popover lang="vi"><b>{word}</b> <span>{said}</span> '
        '<a href="/guide/terms/#{key}">{more}</a></span>',
        key=key,
        word=word,
        said=said,
        label=_("Explain: %(word)s") % {"word": word},
        more=_("All words"),
    )
