"""Why holding, paying and handing over is refused, a month explained, and what the journal says of it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.money import dong
from core.periods import days_in_month
from journal.sentences import fill, register

from . import messages, rules
from .rules import Terms

MESSAGES = {
    "unknown_line": gettext_lazy("The list of %(month)s has no line of this comrade for %(for_month)s."),
    "held_before": gettext_lazy("This line is being held since %(day)s already."),
    "paid_before": gettext_lazy("This line was paid on %(day)s already; nothing is paid twice."),
    "not_held": gettext_lazy("This line is not being held."),
    "day_ahead": gettext_lazy("The day cannot lie after today (%(today)s)."),
    "day_before": gettext_lazy("The day cannot lie before %(last)s, when the line was last held, released or paid."),
    "not_locked": gettext_lazy("%(month)s is not locked yet: it is paid once it is."),
    "not_of_commune": gettext_lazy("The list of %(month)s has no line of this commune."),
    "step_ahead": gettext_lazy("The day cannot lie after today (%(today)s)."),
    "step_missing": gettext_lazy("Enter this day first: the later one follows it."),
    "step_before": gettext_lazy("This day cannot lie before %(first)s, the day of the step before it."),
    "paid_stays": gettext_lazy("What was paid stays paid: the day can be set right, with the reason, but not emptied."),
    "unsaid_change": gettext_lazy("A day that was recorded changes only with the reason."),
    "negative_budget": gettext_lazy("A budget is nothing or more."),
}
STATES = {
    "": pgettext_lazy("a line's money", "to be paid"),
    rules.HELD: pgettext_lazy("a line's money", "held"),
    rules.RELEASED: pgettext_lazy("a line's money", "to be paid (released)"),
    rules.PAID: pgettext_lazy("a line's money", "paid"),
    "due_back": pgettext_lazy("a line's money", "to be got back"),
    "got_back": pgettext_lazy("a line's money", "got back"),
}


DONE = {
    "hold": gettext_lazy("Recorded: %(amount)s đồng of comrade %(name)s for %(for_month)s is held."),
    "release": gettext_lazy("Recorded: %(amount)s đồng of comrade %(name)s for %(for_month)s is no longer held."),
    "pay": gettext_lazy("Recorded: %(amount)s đồng for %(for_month)s was paid to comrade %(name)s."),
    "got_back": gettext_lazy("Recorded: %(amount)s đồng for %(for_month)s came back from comrade %(name)s."),
}


def sentence(refused) -> str:
    """The sentence of a refusal, of this part of the room or of its months."""
    code = refused.code
    return fill(MESSAGES[code], refused.values) if code in MESSAGES else messages.sentence(refused)


def state_of(state: str, amount: int) -> str:
    """The state of a line's money in words: what is below nothing is not paid but got back."""
    if amount < 0 and state != rules.HELD:
        state = "got_back" if state == rules.PAID else "due_back"
    return str(STATES[state])


def done_words(do: str, line) -> str:
    """What was recorded of the line: `do` is hold, release or pay."""
    said = DONE["got_back" if do == "pay" and line.amount < 0 else do]
    values = {"amount": dong(abs(line.amount)), "name": line.name, "for_month": rules.said(line.for_month)}
    return str(said) % values


def explained(month: date, days: int, terms: Terms | None) -> str:
    """Why a month comes to what it does: its days in both posts under the rule and the rate of `terms`."""
    if terms is None:
        return _("no rate in force")
    if not days:
        return _("no day in both posts")
    values = {"days": days, "of": days_in_month(month.year, month.month), "rate": dong(terms.rate)}
    if terms.rule == rules.BY_DAY:
        return _("%(days)s of %(of)s days × %(rate)s") % values
    if terms.rule == rules.FIFTEEN_DAYS and days < rules.WHOLE_FROM:
        return _("%(days)s days in both posts → 50 %% of %(rate)s") % values
    return _("%(days)s days in both posts → the whole rate of %(rate)s") % values


register("pay.held", gettext_lazy("%(by)s held comrade %(who)s's line for %(for_month)s: %(reason)s"))
register("pay.released", gettext_lazy("%(by)s released comrade %(who)s's line for %(for_month)s to be paid"))
register("pay.paid", gettext_lazy("%(by)s noted that comrade %(who)s's line for %(for_month)s was paid on %(day)s"))
register(
    "pay.got_back",
    gettext_lazy("%(by)s noted that comrade %(who)s's recovery for %(for_month)s came back on %(day)s"),
)
register("pay.standing_held", gettext_lazy("%(by)s holds comrade %(who)s's allowance from %(month)s on: %(reason)s"))
register("pay.standing_ended", gettext_lazy("%(by)s no longer holds comrade %(who)s's allowance of the months to come"))
register("pay.delivered", gettext_lazy("%(by)s noted the payment of %(who)s for %(what)s"), details=True)
register("pay.budget", gettext_lazy("%(by)s set the district's budget of %(of)s: %(amount)s đồng"))
register("pay.budget_of_commune", gettext_lazy("%(by)s set the budget of %(place)s of %(of)s: %(amount)s đồng"))
register("pay.budget_removed", gettext_lazy("%(by)s took back a budget of %(of)s"))
