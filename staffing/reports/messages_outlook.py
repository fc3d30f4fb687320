"""What falls due, and why a village comes first, in words."""

from django.utils.translation import gettext as _

from core.periods import short_day
from staffing.posts.templatetags.states import post_title

from . import rules_outlook as rules
from .queries_outlook import Due, First


def due_text(one: Due) -> str:
    """ "hết 45 tuổi (Thôn đội trưởng)", "hết nhiệm kỳ", "đủ thời gian dự bị", "thẻ BHYT hết hạn"."""
    if one.kind == rules.AGE:
        text = _("past the age of %(most)s (%(post)s)") % {
            "most": one.most,
            "post": post_title(one.post, one.village.kind),
        }
        if one.until != one.day:
            text += _(", at the latest on %(day)s: only the birth year is known") % {"day": short_day(one.until)}
        return text
    return {
        rules.TERM: _("the term of the chapter secretary runs out"),
        rules.PROBATION: _("the probationary Party year is full"),
        rules.CARD: _("the health-insurance card ends"),
    }[one.kind]


def first_text(one: First) -> str:
    """Why this village is worked on first."""
    name = one.candidate.name if one.candidate else ""
    if one.code == rules.ONE_DECISION:
        missing = "militia" if one.candidate.route == "secretary_to_militia" else "secretary"
        values = {"name": name, "post": post_title(missing, one.village.kind)}
        return _("comrade %(name)s holds one post and is eligible: only the decision as %(post)s is missing") % values
    if one.code == rules.REPLACE:
        other = "militia" if one.candidate.route == "secretary_to_militia" else "secretary"
        values = {"name": name, "holder": getattr(one.village, other).name, "post": post_title(other, one.village.kind)}
        return _("comrade %(name)s holds one post and is eligible to follow comrade %(holder)s as %(post)s") % values
    if one.code == rules.NO_SUCCESSOR:
        values = {"name": one.due.name, "what": due_text(one.due), "day": short_day(one.due.day)}
        return _("comrade %(name)s: %(what)s on %(day)s, and nobody eligible could follow") % values
    return {
        rules.FILL_VACANT: _("both posts are vacant, and comrade %(name)s is eligible for both"),
        rules.NEW_READY: _("comrade %(name)s is eligible for both posts"),
        rules.ONE_FACT: _("comrade %(name)s lacks one piece of information alone"),
        rules.NOBODY: _("nobody is recorded who could hold both posts: people have to be found"),
    }[one.code] % {"name": name}
