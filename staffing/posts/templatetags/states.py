"""The five states of a village as letters, words and squares (screens.md, Words): never by colour alone."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

register = template.Library()

LETTERS = {"dual": "K", "separate": "2", "secretary_only": "B", "militia_only": "Đ", "vacant": "–"}
WORDS = {
    "dual": _("One person holds both posts"),
    "separate": _("Two people hold the posts"),
    "secretary_only": _("Chapter secretary only"),
    "militia_only": _("Militia leader only"),
    "vacant": _("Both posts vacant"),
}
LEADERS = {
    "quarter": _("quarter militia leader"),
    "residential_group": _("quarter militia leader"),
    "hamlet": _("hamlet militia leader"),
}


@register.filter
def post_title(post, kind):
    """A post at the head of a line, the militia's by the kind of village: "Thôn đội trưởng", "Khu đội trưởng"."""
    title = str(_("chapter secretary")) if post == "secretary" else leader(kind)
    return title[:1].upper() + title[1:]


@register.filter
def leader(kind):
    """The militia's post by the kind of village, as in a running sentence: "khu đội trưởng"."""
    return str(LEADERS.get(kind, _("village militia leader")))


@register.filter
def state_letter(state):
    return LETTERS[state]


@register.filter
def state_word(state):
    return WORDS[state]


@register.simple_tag
def state_badge(state):
    """A coloured label: letter and words."""
    return format_html(
        '<span class="state state-{}"><span class="state-letter" aria-hidden="true">{}</span> {}</span>',
        state,
        LETTERS[state],
        WORDS[state],
    )


@register.filter
def by_state(unit):
    """(state, count) of a unit's coverage, in the order of the legend."""
    return [(state, getattr(unit, state)) for state in LETTERS]
