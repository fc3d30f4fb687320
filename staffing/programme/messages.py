"""Why a change of the programme's steps, targets and courses is refused, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "step_unknown": _("There is no such step."),
    "step_done_future": _("A step that is done cannot lie after today; enter the day as planned."),
    "step_outside_commune": _("%(commune)s is not there on %(day)s."),
    "rollout_outside_commune": _("%(commune)s is not there on %(day)s."),
    "target_year": _("Targets are kept for the years %(first)s to %(last)s."),
    "target_not_begun": _("The year %(year)s has not begun; nothing can be done in it yet."),
    "target_unplanned": _("The target of this commune has not been set yet."),
    "target_emptied": _("A target that was set cannot be left empty; write 0 where there is none."),
    "target_number": _("Write a whole number, 0 or more, at most %(most)s."),
    "chapter_year": _("Chapters' years are kept from %(first)s to %(last)s."),
    "chapter_village_life": _("%(village)s is not there on %(day)s."),
    "chapter_members": _("Write a whole number, 0 or more, at most %(most)s."),
    "chapter_rating": _("Choose a rating from the list."),
    "course_unnamed": _("Enter the name of the course."),
    "course_dates": _("The last day must not be before the first day (%(start)s)."),
    "course_not_begun": _("The course begins on %(start)s; attendance is recorded from that day on."),
    "result_too_long": _("The result may have %(most)s characters at most."),
}
STATE_WORDS = {
    "done": _("step done"),
    "planned": _("step planned"),
    "late": _("step late"),
    "open": _("step not planned yet"),
}
STATE_LETTERS = {"done": "✓", "planned": "K", "late": "C", "open": "–"}
RUNG_WORDS = {
    "none": _("not in the Party"),
    "prospect": _("Party prospect"),
    "probationary": _("probationary member"),
    "full": _("full member"),
}


def sentence(refused) -> str:
    """Why it was refused, in the reader's language."""
    return fill(MESSAGES[refused.code], refused.values)


register("step.planned", _("%(by)s planned the step “%(of)s” for %(planned)s"))
register("step.done", _("%(by)s recorded that the step “%(of)s” was done on %(done)s"))
register("step.changed", _("%(by)s changed the step “%(of)s”"), details=True)
register("target.set", _("%(by)s entered the target %(of)s"), details=True)
register("chapter.set", _("%(by)s entered the chapter's year %(of)s"), details=True)
register("course.entered", _("%(by)s entered the training course “%(of)s” of %(start)s"))
register("course.changed", _("%(by)s changed the training course “%(of)s”"), details=True)
register("attendance.recorded", _("%(by)s recorded that comrade %(who)s attended the course “%(what)s”"))
register("attendance.changed", _("%(by)s changed the result of comrade %(who)s, course “%(what)s”"), details=True)
register("attendance.removed", _("%(by)s recorded that comrade %(who)s did not attend the course “%(what)s”"))
