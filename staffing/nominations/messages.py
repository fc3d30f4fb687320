"""Words of files: states, verdicts, papers; why an act is refused, and what the journal says of one."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.refused import Refused
from journal.sentences import fill, register
from staffing.eligibility.messages import SENTENCES as ELIGIBILITY
from staffing.posts import messages as posts
from staffing.scans import messages as scans

from . import states

STATES = {
    states.DRAFT: _("Being prepared"),
    states.PENDING: _("Waiting for opinions"),
    states.RETURNED: _("More papers asked for"),
    states.REJECTED: _("Not endorsed"),
    states.ENDORSED: _("Endorsed, waiting for the decision"),
    states.WITHDRAWN: _("Withdrawn"),
    states.APPOINTED: _("Appointed"),
}
ACTS = {
    "submit": _("Submit the file"),
    "renew": _("Submit anew"),
    "endorse": _("Endorse"),
    "return": _("Ask for more papers"),
    "reject": _("Do not endorse"),
    "withdraw": _("Withdraw the file"),
    "appoint": _("Record the decision"),
}
_OTHER_ACTS = {
    "open": _("Open a file"),
    "opinion": _("Record the Party's opinion"),
    "paper": _("Record a paper"),
    "decline": _("Record who declined"),
}
PAPERS = {
    "consent": _("Written consent of the person"),
    "cv": _("Certified personal record"),
    "chapter_minutes": _("Minutes of the chapter's meeting"),
    "cell_opinion": _("Written opinion of the Party cell"),
    "health": _("Health certificate"),
    "union_book": _("Union member's book"),
}
BODIES = {"youth": settings.OFFICES["youth"], "military": settings.OFFICES["military_short"]}
MESSAGES = {
    "not_now": _("The file is in the state “%(state)s”; “%(act)s” is not possible now."),
    "not_allowed": _("“%(act)s” is not for this account, or not for this village."),
    "file_closed": _("The file is closed (%(state)s); nothing is added to it any more."),
    "not_editable": _("The file is before the two bodies (%(state)s); what they were shown stays as it is."),
    "village_not_there": _("%(village)s is not there on %(day)s."),
    "holds_both": _("Comrade %(person)s holds both posts of %(village)s already."),
    "file_open": _("Comrade %(person)s already has a file for %(village)s that is not closed."),
    "exception_needed": _("Not met: %(names)s. Give the reason if this is to be a special case."),
    "facts_missing": _("Still to be supplied: %(names)s. Ask for more papers, or have the file put as a special case."),
    "needs_new_round": _(
        "The result of a required standard has changed since the file was submitted: %(names)s. Submit the file anew."
    ),
    "nothing_changed": _(
        "No required standard has another result than in this round; there is nothing to submit anew."
    ),
    "no_body": _("This account speaks for neither body; only theirs give an opinion or record the decision."),
    "round_moved": _("The file has moved on to round %(number)s meanwhile. Look at it again."),
    "already_said": _("%(body)s has given its opinion in this round already (%(by)s, %(day)s)."),
    "both_sides": _("This account has spoken for the other body in this file; nobody speaks for both."),
    "said_by_missing": _("Write whose opinion it is: name, position, rank."),
    "reason_missing": _("Give the reason; where more papers are asked for, say which."),
    "withdrawal_reason_missing": _("Say why the file is withdrawn."),
    "opinion_day_missing": _("Write the day of the opinion."),
    "day_ahead": _("%(day)s is still to come."),
    "unknown_paper": _("This paper is not on the file's list."),
    "bad_ballot": _("Write both numbers of the ballot: for, and cast; no more for than cast."),
    "batch_name_missing": _("Name the batch."),
    "decline_reason_missing": _("Say why the person declined."),
    "declined_before": _("It is recorded already that comrade %(person)s declined."),
    "appointed_before": _("%(by)s was faster: the decision was recorded at %(at)s."),
    "wrong_posts": _("The posts that comrade %(person)s lacks on those days are others. Look at the file again."),
    "start_missing": _("Enter the first day in post, as the decision says."),
    "before_submission": _("The first day in post cannot lie before the file was submitted (%(day)s)."),
    "decided_before_submission": _("The decision cannot be older than the submission of the file (%(day)s)."),
    "begun_missing": _("Choose how the post begins."),
    "number_missing": _("Enter the number of the decision."),
    "decision_date_missing": _("Enter the date of the decision."),
    "number_used": _("No. %(number)s was used for comrade %(person)s already."),
    "bad_votes": _("Write both numbers of the vote: for, and cast; no more for than cast."),
    "former_gone": _("Nobody holds this post any more on that day. Look at the file again."),
    "former_changed": _(
        "Comrade %(person)s holds this post from %(start)s. Somebody was faster; look at the file again."
    ),
    "former_form_missing": _("Choose in which form comrade %(person)s leaves the post; only a death has none."),
    "former_reason_missing": _("Say why comrade %(person)s leaves the post."),
    "changes_to_confirm": _("Changed since the endorsements: %(names)s. Look at the changes and confirm them."),
    "party_opinion_missing": _("The opinions of the Party cell and the Party committee are required first."),
    "party_disagrees": _("The Party's opinion is not in favour; no decision can be recorded."),
    "ballot_missing": _("The ballot of confidence is required first."),
    "party_disagrees_warned": _("The Party's opinion is not in favour."),
    "party_opinion_lacking": _("The opinions of the Party cell and the Party committee are not recorded yet."),
    "ballot_lacking": _("No ballot of confidence is recorded."),
    "left_batch": _("The file is no longer in this batch."),
    "unknown_batch": _("This batch is not there any more."),
}
_WORDS = {
    "state": STATES,
    "act": ACTS | _OTHER_ACTS,
    "body": BODIES,
}


def sentence(refused: Refused) -> str:
    """Why an act was refused, in the reader's language; also what the rooms below refuse."""
    values = {name: _WORDS.get(name, {}).get(value, value) for name, value in refused.values.items()}
    for known in (MESSAGES, posts.MESSAGES, scans.MESSAGES, ELIGIBILITY):
        if refused.code in known:
            return fill(known[refused.code], values)
    return refused.code


register("file.opened", _("%(by)s opened a file to put %(who)s forward for %(what)s"))
register("file.changed", _("%(by)s changed the file of %(who)s, %(what)s"), details=True)
register("file.submitted", _("%(by)s submitted the file of %(who)s, %(what)s (round %(number)s)"))
register("file.renewed", _("%(by)s submitted the file of %(who)s, %(what)s, anew (round %(number)s)"))
register("file.endorse", _("%(by)s entered the opinion of %(said_by)s: endorsed, the file of %(who)s, %(what)s"))
register(
    "file.return",
    _("%(by)s entered the opinion of %(said_by)s: more papers asked for, the file of %(who)s, %(what)s: %(reason)s"),
)
register(
    "file.reject",
    _("%(by)s entered the opinion of %(said_by)s: not endorsed, the file of %(who)s, %(what)s: %(reason)s"),
)
register("file.withdrawn", _("%(by)s withdrew the file of %(who)s, %(what)s: %(reason)s"))
register("file.party_opinion", _("%(by)s recorded the Party's opinion on the file of %(who)s, %(what)s"), details=True)
register("file.paper", _("%(by)s recorded a paper of the file of %(who)s, %(what)s"), details=True)
register("file.put_into_batch", _("%(by)s put the file of %(who)s, %(what)s, into the batch “%(batch)s”"))
register("file.taken_out_of_batch", _("%(by)s took the file of %(who)s, %(what)s, out of its batch"))
register("file.appointed", _("%(by)s recorded the decision on the file of %(who)s, %(what)s"), names_act=True)
register("batch.opened", _("%(by)s opened the batch “%(of)s”"))
register("batch.changed", _("%(by)s changed the batch “%(of)s”"), details=True)
register("person.declined", _("%(by)s recorded that %(who)s declined to be put forward for %(what)s: %(reason)s"))
register("person.no_longer_declines", _("%(by)s recorded that %(who)s no longer declines for %(what)s"))
