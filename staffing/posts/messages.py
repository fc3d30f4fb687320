"""Why a change of tenures is refused, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "reversed_dates": _("The first day out of the post must be later than the first day in it (%(start)s)."),
    "outside_village_life": _("%(village)s is there from %(founded)s until %(dissolved)s; the tenure must lie within."),
    "tenure_outside": _(
        "The tenure of %(person)s (%(post)s from %(start)s) would lie outside the life of %(village)s."
    ),
    "post_occupied": _("%(person)s holds this post (%(start)s – %(end)s). End that tenure first."),
    "person_busy": _("%(person)s holds this post in %(village)s (%(start)s – %(end)s). End that tenure first."),
    "overlap": _("%(person)s already holds this very post on these days (%(start)s – %(end)s)."),
    "ended_before": _("This tenure has already ended: first day out of the post %(end)s."),
    "missing_why": _("Say why the tenure is corrected."),
    "post_held": _(
        "Comrade %(person)s holds this post (%(start)s – %(end)s); somebody can be in charge of a vacant post only."
    ),
    "charge_overlap": _("Comrade %(person)s is in charge of this post already (%(start)s – %(end)s)."),
    "charge_ended": _("This charge has already ended: first day no longer in charge %(end)s."),
    "expected_early": _("The return must be later than the first day away (%(start)s)."),
    "outside_tenure": _("Comrade %(person)s is in this post from %(start)s until %(end)s; the day must lie within."),
    "stand_in_self": _("Comrade %(person)s is the one who is away; choose somebody else to stand in."),
    "absence_overlap": _("An absence on these days is recorded already (%(start)s – %(end)s)."),
    "absence_ended": _("This absence has already ended: first day back %(end)s."),
    "not_secretary": _("A congress elects chapter secretaries only."),
    "bad_votes": _("Write both votes for and votes cast; no more can be for than were cast."),
    "term_known": _("The congress of %(day)s is recorded already."),
    "congress_ahead": _("The congress has not been held yet; enter a day no later than today (%(today)s)."),
    "not_elected": _("Choose how the new secretary was elected: at a congress or at a by-election meeting."),
    "elected_again": _("Comrade %(person)s is secretary already, from %(start)s: record a re-election instead."),
    "joint_self": _("Choose another village than this one."),
    "joint_overlap": _("The chapter is joined with that of %(host)s on these days already (%(start)s – %(end)s)."),
    "joint_chain": _("One of the two chapters is joined with a third on these days; choose the village that leads."),
    "joint_ended": _("These chapters have already been parted: from %(end)s."),
    "still_in_post": _("Comrade %(person)s is still in post; record the end of the post first."),
    "handover_early": _("The handover cannot be earlier than the first day in post (%(start)s)."),
    "received_self": _("Comrade %(person)s is the one who hands over; choose somebody else as the receiver."),
    "unknown_item": _("Choose from the checklist of this post."),
}
ITEMS = {
    "chapter_books": _("books of the chapter"),
    "member_list": _("list of Union members"),
    "chapter_fund": _("fund of the chapter"),
    "militia_list": _("list of militia members"),
    "training_papers": _("training papers"),
    "equipment": _("equipment that was handed out"),
    "other_papers": _("other papers"),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room."""
    return fill(MESSAGES[refused.code], refused.values)


register("tenure.begun", _("%(by)s recorded that comrade %(who)s holds the post of %(what)s from %(start)s"))
register("tenure.ended", _("%(by)s recorded that comrade %(who)s left the post of %(what)s from %(end)s"))
register("tenure.corrected", _("%(by)s corrected the tenure of comrade %(who)s, %(what)s"), details=True)
register("charge.begun", _("%(by)s put comrade %(who)s in charge of the post of %(what)s from %(start)s"))
register("charge.ended", _("%(by)s recorded that comrade %(who)s is no longer in charge of %(what)s from %(end)s"))
register("absence.begun", _("%(by)s recorded that comrade %(who)s, %(what)s, is away from %(start)s"))
register("absence.ended", _("%(by)s recorded that comrade %(who)s, %(what)s, is no longer away from %(end)s"))
register("term.recorded", _("%(by)s recorded that comrade %(who)s was elected %(what)s on %(start)s"))
register("term.corrected", _("%(by)s corrected the day on which comrade %(who)s was elected %(what)s: %(start)s"))
register("joint.begun", _("%(by)s recorded that the chapter of %(who)s is joined with that of %(what)s from %(start)s"))
register("joint.ended", _("%(by)s recorded that the chapters of %(who)s and %(what)s were parted from %(end)s"))
register("handover.recorded", _("%(by)s recorded what comrade %(who)s, %(what)s, handed over"))
