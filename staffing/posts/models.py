"""Tenures: one person in one post of one village during [start, end)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person
from villages.models import Village


class Post(models.TextChoices):
    SECRETARY = "secretary", _("chapter secretary")
    MILITIA = "militia", _("militia leader")


class Begun(models.TextChoices):
    ELECTED = "elected", _("elected")
    BY_ELECTION = "by_election", _("by-election")
    DESIGNATED = "designated", _("designated")
    APPOINTED = "appointed", _("appointed")


class EndForm(models.TextChoices):
    RELEASED = "released", _("left the post")
    RELIEVED = "relieved", _("relieved")
    RESIGNED = "resigned", _("resigned")
    DISMISSED = "dismissed", _("dismissed")
    RECALLED = "recalled", _("recalled")


class Tenure(models.Model):
    """`start` is the first day in post, `end` the first day out of it (empty: still there)."""

    SENSITIVITY = {}

    person = models.ForeignKey(Person, models.PROTECT, related_name="tenures", verbose_name=_("person"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="tenures", verbose_name=_("village"))
    post = models.CharField(_("post"), max_length=20, choices=Post.choices)
    start = models.DateField(_("first day in post"))
    end = models.DateField(_("first day out of post"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=200, blank=True, default="")
    decision_date = models.DateField(_("decision date"), null=True, blank=True)
    begun = models.CharField(_("how it began"), max_length=20, choices=Begun.choices, blank=True, default="")
    authority = models.CharField(_("deciding office"), max_length=200, blank=True, default="")
    signer = models.CharField(_("signer"), max_length=200, blank=True, default="")
    end_form = models.CharField(_("form of ending"), max_length=20, choices=EndForm.choices, blank=True, default="")
    end_reason = models.CharField(_("reason of ending"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["village", "post", "start"]
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        indexes = [
            models.Index(fields=["village", "post", "start", "end", "person"]),
            models.Index(fields=["person", "start"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="tenure_dates_ok"),
            models.CheckConstraint(condition=Q(post__in=["secretary", "militia"]), name="tenure_post_known"),
        ]

    def __str__(self):
        return f"{self.person} – {self.get_post_display()}, {self.village}"
