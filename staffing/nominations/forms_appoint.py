"""What is typed of a decision: one for each post that begins, and how the former holder's tenure ends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from core.forms import CHOOSE, ActForm
from staffing.posts.models import Begun, EndForm

from . import rules
from .appointing import Decision

_SHARED = ("start", "begun", "decision_number", "decision_date", "authority", "signer")
_OWN = ("votes_for", "votes_of", "former", "end_form", "end_reason")


class _OfPost(ActForm):
    def __init__(self, *args, post, **options):
        super().__init__(*args, **options)


class SharedForm(_OfPost):
    """The decision of one post; the first day is asked, never guessed. What is missing the action says."""

    start = DayField(label=_("First day in post"), required=False)
    begun = forms.ChoiceField(label=_("How it begins"), required=False)
    decision_number = forms.CharField(label=_("Decision number"), required=False, max_length=200)
    decision_date = DayField(label=_("Decision date"), required=False)
    authority = forms.CharField(label=_("Deciding office"), required=False, max_length=200)
    signer = forms.CharField(label=_("Signer"), required=False, max_length=200)

    def __init__(self, *args, post, **options):
        super().__init__(*args, post=post, **options)
        kinds = [Begun(code) for code in rules.BEGUN[post]]
        empty = [("", CHOOSE)] if len(kinds) > 1 else []
        self.fields["begun"].choices = [*empty, *((kind.value, kind.label) for kind in kinds)]
        if post == "secretary":
            self.fields["decision_number"].label = _("Number of the decision of recognition or designation")


class OwnForm(_OfPost):
    """What differs from name to name: the ballots of an elected secretary, the ending of the former holder."""

    votes_for = forms.IntegerField(label=_("Votes in favour"), required=False, min_value=0, max_value=9999)
    votes_of = forms.IntegerField(label=_("Votes cast"), required=False, min_value=0, max_value=9999)
    former = forms.IntegerField(required=False, widget=forms.HiddenInput(), min_value=1)
    end_form = forms.ChoiceField(
        label=_("Form of ending"), required=False, choices=[("", CHOOSE), *EndForm.choices]
    )
    end_reason = forms.CharField(
        label=_("Reason of ending"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"list": "end-reasons", "autocomplete": "off"}),
    )

    def __init__(self, *args, post, **options):
        super().__init__(*args, post=post, **options)
        if post != "secretary":
            del self.fields["votes_for"], self.fields["votes_of"]


class PostForm(OwnForm, SharedForm):
    """One post of one file: its decision and its former holder."""

    field_order = [*_SHARED, *_OWN]


def decision_of(post: str, *filled: dict) -> Decision:
    """The decision for `post` from cleaned forms."""
    facts = {name: value for facts in filled for name, value in facts.items() if value not in (None, "")}
    return Decision(post, facts.pop("start", None), **facts)
