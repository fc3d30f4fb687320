"""What each kind of paper is called, why a paper is refused, and what the journal says."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

KINDS = {
    "report": _("Summary report"),
    "holders": _("List of dual holders"),
    "candidates": _("List of candidates"),
    "submission": _("Submission"),
    "recognise": _("Decision that recognises a chapter secretary"),
    "designate": _("Decision that designates a chapter secretary"),
    "appoint": _("Decision that appoints a militia leader"),
    "end": _("Decision on a chapter secretary who leaves the post"),
    "relieve": _("Decision on a militia leader who leaves the post"),
    "interim": _("Decision on the interim charge of a chapter"),
    "interim_militia": _("Decision on the interim charge of a militia team"),
    "invitation": _("Invitation to a conference"),
}
TITLES = {
    "report": _("Summary of the model “Chapter secretary who is also village or quarter militia leader”"),
    "holders": _("Dual holders of the posts of chapter secretary and militia leader"),
    "candidates": _("People who could hold both posts"),
    "submission": _("On people for the posts of chapter secretary and militia leader"),
    "recognise": _("On the recognition of a chapter secretary"),
    "designate": _("On the designation of a chapter secretary"),
    "appoint": _("On the appointment of a militia leader"),
    "end": _("On leaving the post of chapter secretary"),
    "relieve": _("On leaving the post of militia leader"),
    "interim": _("On the interim charge of a chapter"),
    "interim_militia": _("On the interim charge of a militia team"),
    "invitation": _("Conference on the model “Chapter secretary who is also village or quarter militia leader”"),
}
TEXTS = {
    "situation": _("The district and its chapters"),
    "leading": _("Leading and directing"),
    "results": _("What the model has brought"),
    "difficulties": _("Difficulties and shortcomings"),
    "causes": _("Causes"),
    "lessons": _("Lessons learned"),
    "tasks": _("Directions and tasks to come"),
    "requests": _("Proposals to the bodies above"),
    "grounds": _("Grounds, one a line"),
    "proposal": _("What is proposed"),
    "invited": _("Who is invited, one a line"),
    "purpose": _("What the conference is about"),
    "when": _("When it is held"),
    "where": _("Where it is held"),
    "agenda": _("Agenda, one item a line"),
    "note": _("To be noted"),
}
STATES = {
    "draft": _("Paper in draft"),
    "issued": _("Issued"),
    "revoked": _("Called back"),
    "aside": _("Paper put away"),
}
ISSUED = _("It has been issued: its files and its number can no longer be changed.")
MESSAGES = {
    "no_title": _("Write what the paper is about."),
    "no_subject": _("Choose whom or what the paper is about."),
    "other_subject": _("That cannot be what this paper is about."),
    "other_commune": _("That lies in another commune than the one whose Youth Union writes this paper."),
    "other_template": _("That template is not for this kind of paper, or is no longer used."),
    "issued_already": ISSUED,
    "put_away": _("The draft has been put away; take it up again first."),
    "not_put_away": _("The draft has not been put away."),
    "issued_stays": _("An issued paper is not put away; it can be called back."),
    "not_issued": _("Only an issued paper can be called back; this one is a draft."),
    "revoked_already": _("It has been called back already."),
    "no_number": _("Write the number of the paper."),
    "no_day": _("Write the date of the paper."),
    "day_ahead": _("The date of the paper cannot lie after today (%(today)s)."),
    "number_too_long": _("The number is longer than %(most)s characters."),
    "day_before_figures": _("The date of the paper cannot lie before the day of its figures (%(on)s)."),
    "no_signer_title": _("Write as what the signer signs."),
    "number_used": _(
        "Number %(number)s is used already by an issued paper of %(year)s. The next free one is %(next)s."
    ),
    "number_of_another": _(
        "Number %(number)s is used already by the decision of another comrade. The next free one is %(next)s."
    ),
    "since_after": _("The day to compare with lies before the day the figures speak for (%(on)s)."),
    "on_ahead": _("Figures and names speak for a day that has come: today (%(today)s) at the latest."),
    "nobody_in_it": _(
        "The paper names nobody. A decision about a batch names those whom both bodies have endorsed for this post."
    ),
    "not_decided": _("Both bodies have not endorsed %(names)s: a decision about a file goes out after they have."),
    "no_reason": _("Write why it is called back."),
    "revoked_before": _("It cannot be called back before its date, %(day)s."),
    "figures_changed": _(
        "What the paper says has changed since this page was shown. Look at the files again, then issue it."
    ),
    "template_field": _("The template asks for the field “%(name)s”, which this paper does not have."),
    "template_broken": _("The template cannot be read as a Word file with fields: %(said)s"),
}


def sentence(refused) -> str:
    """Why it was refused, in the reader's language."""
    return fill(MESSAGES[refused.code], refused.values)


register("document.drafted", _("%(by)s began a paper: %(kind)s"))
register("document.changed", _("%(by)s changed the draft of a paper: %(kind)s"))
register("document.put_away", _("%(by)s put away the draft of a paper: %(kind)s"))
register("document.taken_up", _("%(by)s took up the draft of a paper again: %(kind)s"))
register("document.issued", _("%(by)s issued the paper %(of)s: %(kind)s"))
register("document.revoked", _("%(by)s called back the paper %(of)s: %(kind)s"))
register("document.downloaded", _("%(by)s took out the paper %(of)s: %(kind)s"))
register("document.draft_downloaded", _("%(by)s took out the draft of a paper: %(kind)s"))
