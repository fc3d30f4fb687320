"""Standards of the two posts: dated data that an administrator edits, never code."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person
from staffing.posts.models import Post


class Kind(models.TextChoices):
    AGE = "age", _("age within bounds")
    UNION_MEMBER = "union_member", _("member of the Youth Union")
    SCHOOLING = "schooling", _("years of schooling")
    RESIDENCE = "residence", _("lives in the village")
    HEALTH = "health", _("health class")
    SERVICE = "service", _("military service")
    PARTY = "party", _("Party member")
    CONFIRMED = "confirmed", _("confirmed by a body")


class Strength(models.TextChoices):
    HARD = "hard", _("required")
    SOFT = "soft", _("preferred")


class Standard(models.Model):
    """One standard during [start, end); a change from a day on is a new row, so that earlier answers stay."""

    SENSITIVITY = {}

    code = models.CharField(_("code"), max_length=40)
    post = models.CharField(_("post"), max_length=20, choices=Post.choices)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("what it asks"), max_length=200)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    strength = models.CharField(_("strength"), max_length=10, choices=Strength.choices)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("order"), default=100)
    start = models.DateField(_("in force from"), null=True, blank=True)
    end = models.DateField(_("no longer from"), null=True, blank=True)

    class Meta:
        ordering = ["position", "code", F("start").asc(nulls_first=True)]
        verbose_name = _("standard")
        verbose_name_plural = _("standards")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gt=F("start")), name="standard_dates_ok"
            ),
        ]

    def __str__(self):
        return self.name


class Answer(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    UNVERIFIED = "unverified", _("not yet verified")


class Confirmation(models.Model):
    """What a body says of a person for one standard of the kind `confirmed`; the last one on or before a day counts."""

    SENSITIVITY = {}

    person = models.ForeignKey(Person, models.PROTECT, related_name="confirmations", verbose_name=_("person"))
    code = models.CharField(_("standard"), max_length=40)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    said_by = models.CharField(_("confirmed by"), max_length=200)
    day = models.DateField(_("confirmed on"))

    class Meta:
        ordering = ["person", "code", "day"]
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(fields=["person", "code", "day"], name="confirmation_once_a_day"),
        ]

    def __str__(self):
        return f"{self.person} – {self.code}"
