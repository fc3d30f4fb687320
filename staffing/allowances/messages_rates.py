"""Why a rate, a base salary or a rule is refused, and what the journal says of it."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "not_first_of_month": _("It must begin on the first of a month, not on %(start)s."),
    "duplicate": _("Another row begins in %(month)s already; correct that one."),
    "sum_or_coefficient": _("Enter either a fixed sum or a coefficient, one of the two."),
    "not_positive": _("It must be more than 0."),
    "too_large": _("That comes to more than 100.000.000 đồng a month; please look at the figures again."),
    "no_rate_left": _("The books are open from %(month)s: a rate must be in force from then on."),
    "missing_why": _("Say why."),
    "no_base_left": _("A coefficient is in force from %(month)s: a base salary must be in force from then on."),
}


def sentence(refused) -> str:
    """The sentence of a refusal about rates."""
    return fill(MESSAGES[refused.code], refused.values)


register("rate.entered", _("%(by)s entered the allowance rate from %(of)s"), details=True)
register("rate.changed", _("%(by)s changed the allowance rate from %(of)s"), details=True)
register("base.entered", _("%(by)s entered the base salary from %(of)s"), details=True)
register("base.changed", _("%(by)s changed the base salary from %(of)s"), details=True)
register("proration.entered", _("%(by)s entered the proration rule from %(of)s"), details=True)
register("proration.changed", _("%(by)s changed the proration rule from %(of)s"), details=True)
