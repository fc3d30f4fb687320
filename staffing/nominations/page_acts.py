"""What a reader may do with a file now, each with the sentence of why not, and the forms of its page."""

from core.refused import Refused
from staffing.access.permissions import may

from . import forms, policies, states
from .messages import ACTS, sentence


def refusal(check, *args) -> str:
    """The sentence with which `check` refuses; "" where it does not."""
    try:
        check(*args)
    except Refused as refused:
        return sentence(refused)
    return ""


class Doable:
    """The acts of one reader on a FilePage; `given` are forms that came back with errors, by name."""

    def __init__(self, page, given=None):
        self.page, self.file, self.user = page, page.file, page.reader.user
        self.given = given or {}
        self.prepares = may(self.user, "files.prepare")
        self.judges = may(self.user, "files.judge") and self.user.body in states.BODIES
        self.editable = self.prepares and self.file.state in (states.DRAFT, states.RETURNED)
        self.adds = self.prepares and page.is_open

    @property
    def can_submit(self) -> bool:
        return self.prepares and states.allows("submit", self.file.state)

    @property
    def can_withdraw(self) -> bool:
        return self.prepares and states.allows("withdraw", self.file.state)

    @property
    def can_renew(self) -> bool:
        """Where the result of a required standard has changed since the round."""
        asked = self.prepares and states.allows("renew", self.file.state) and self.page.now is not None
        return bool(asked and refusal(policies.check_same_hard, self.page.kept, self.page.now))

    @property
    def may_vote(self) -> bool:
        """The body's account has not spoken in the round that waits."""
        said = self.page.last.votes if self.page.last else {}
        return self.judges and self.file.state == states.PENDING and self.user.body not in said

    @property
    def verdicts(self):
        """(verdict, its words, why it is not possible or "")."""
        return [(verdict, ACTS[verdict], self._why_not(verdict)) for verdict in states.VERDICTS]

    def _why_not(self, verdict) -> str:
        if any(vote.by == self.user.pk and body != self.user.body for body, vote in self._all_votes()):
            return sentence(Refused("both_sides"))
        page = self.page
        if verdict != "endorse":
            return ""
        if page.now is None:
            return sentence(Refused("holds_both", person=self.file.person.name, village=self.file.village.name))
        return refusal(policies.check_same_hard, page.kept, page.now) or refusal(
            policies.check_known, page.now, page.last.exception_reason
        )

    def _all_votes(self):
        return [pair for shown in self.page.rounds for pair in shown.votes.items()]

    @property
    def vote_told(self) -> str:
        """Why the vote buttons are greyed, once for all of them that are."""
        return next((why for _verdict, _words, why in self.verdicts if why), "") if self.may_vote else ""

    @property
    def can_appoint(self) -> bool:
        return self.judges and states.allows("appoint", self.file.state)

    @property
    def vote_form(self):
        file = self.file
        words = {"said_by": file.last_said_by, "position": file.last_position, "rank": file.last_rank}
        return self.given.get("vote") or forms.VoteForm(initial=words, auto_id="vote-%s")

    @property
    def withdraw_form(self):
        return self.given.get("withdraw") or forms.ReasonForm(auto_id="withdraw-%s")

    @property
    def renew_form(self):
        initial = {"exception_reason": self.file.exception_reason}
        return self.given.get("renew") or forms.RenewForm(initial=initial, auto_id="renew-%s")

    @property
    def change_form(self):
        names = ("remark", "exception_reason", "ballot_for", "ballot_of")
        initial = {name: getattr(self.file, name) for name in names}
        return self.given.get("change") or forms.ChangeForm(initial=initial, auto_id="change-%s")

    @property
    def opinions(self):
        """(level, name, verdict, row, form) of the Party's opinions."""
        for level, name, words, row in self.page.opinions:
            initial = dict(zip(("verdict", "day", "number"), row or ("not_asked", None, ""), strict=False))
            form = forms.OpinionForm(initial=initial, auto_id=f"opinion-{level}-%s")
            yield level, name, words, row, self.given.get(f"opinion-{level}", form)

    @property
    def papers(self):
        """(kind, name, row, form) of the checklist."""
        for kind, name, row in self.page.papers:
            initial = {"received": row[1] if row else self.page.today, "note": row[2] if row else ""}
            form = forms.PaperForm(initial=initial, auto_id=f"paper-{kind}-%s")
            yield kind, name, row, self.given.get(f"paper-{kind}", form)

    @property
    def confirmations(self):
        """(code, name, last word or None, its answer in words, form)."""
        for code, name, row, answers in self.page.confirmations:
            initial = {"answer": row[0], "said_by": row[2]} if row else {}
            form = forms.ConfirmForm(initial=initial, auto_id=f"confirm-{code}-%s")
            words = answers(row[0]).label if row else ""
            yield code, name, row, words, self.given.get(f"confirm-{code}", form)
