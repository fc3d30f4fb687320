"""What each setting is called, why a value is refused, and what the journal says."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

LABELS = {
    "party_opinion": _("Party opinion before an appointment"),
    "ballot": _("Ballot of confidence before an appointment"),
    "term_months": _("Term of a chapter secretary, in months"),
    "charge_months": _("Interim charge pointed out after, in months"),
    "probation_months": _("Probationary Party membership pointed out after, in months"),
    "ahead_months": _("Age bounds pointed out ahead, in months"),
    "card_premium": _("Premium of a health-insurance card for a year, in đồng"),
    "long_service_months": _("Long service in both posts pointed out after, in months"),
    "number_youth": _("Number of a Youth Union decision"),
    "number_military": _("Number of a military decision"),
    "number_report": _("Number of a report"),
    "number_submission": _("Number of a submission"),
    "number_list": _("Number of a list"),
    "number_invitation": _("Number of an invitation"),
    "number_commune_decision": _("Number of a decision of a commune's Youth Union"),
    "number_commune_submission": _("Number of a submission of a commune's Youth Union"),
    "authority_youth": _("Office that decides on chapter secretaries"),
    "authority_military": _("Office that decides on militia leaders"),
    "signer_youth": _("Signer of Youth Union decisions"),
    "signer_military": _("Signer of military decisions"),
    "signs_youth": _("How the Youth Union's signer signs"),
    "signs_military": _("How the military command's signer signs"),
    "signs_commune": _("How the signer of a commune's Youth Union signs"),
    "place": _("Place where papers are dated"),
    "recipients_youth": _("Recipients of the Youth Union's papers"),
    "recipients_military": _("Recipients of the military command's papers"),
    "recipients_commune": _("Recipients of papers of a commune's Youth Union"),
    "undo_days": _("Days in which an import can be undone"),
}
CHOICES = {"required": _("required"), "warned": _("only warned about"), "not_asked": _("not asked for")}
MESSAGES = {
    "unknown_option": _("There is no setting “%(key)s”."),
    "bad_option_choice": _("Write one of: %(choices)s."),
    "bad_option_number": _("Write a whole number from %(least)s to %(most)s."),
    "option_too_long": _("No more than 200 characters."),
    "bad_option_pattern": _("Write {n} where the number stands, as in {n:02}-QĐ/ĐTN; {yyyy} is the year."),
}


def sentence(refused) -> str:
    """Why a value was refused, in the reader's language."""
    choices = "; ".join(f"{code} ({CHOICES[code]})" for code in refused.values.get("choices", ()))
    return fill(MESSAGES[refused.code], refused.values | {"choices": choices})


register("option.set", _("%(by)s changed the setting “%(of)s”"), details=True)
