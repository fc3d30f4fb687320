"""The year's review: every dual holder and every other village is a line; closing freezes what was decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person
from villages.models import Commune, Village


class Review(models.Model):
    """Rà soát năm: one a year."""

    SENSITIVITY = {}

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    opened = models.DateField(_("opened on"))
    due = models.DateField(_("due on"), null=True, blank=True)
    closed = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("closed by")
    )

    class Meta:
        ordering = ["-year"]
        verbose_name = _("yearly review")
        verbose_name_plural = _("yearly reviews")

    def __str__(self):
        return str(self.year)


class Rating(models.TextChoices):
    EXCELLENT = "excellent", _("fulfilled the tasks excellently")
    GOOD = "good", _("fulfilled the tasks well")
    DONE = "done", _("fulfilled the tasks")
    FAILED = "failed", _("did not fulfil the tasks")


class Outcome(models.TextChoices):
    STAY = "stay", _("stays")
    REPLACE = "replace", _("to be replaced")
    ENDED = "ended", _("has left the posts")


def _rating(label):
    return models.CharField(label, max_length=20, choices=Rating.choices, blank=True, default="")


class HolderLine(models.Model):
    """One dual holder in the year's review: both bodies' rating of the year and what becomes of the pair."""

    SENSITIVITY = {"remark": "health"}  # free text: it may tell anything of the person

    review = models.ForeignKey(Review, models.PROTECT, related_name="holder_lines", verbose_name=_("yearly review"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="+", verbose_name=_("village"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    youth_rating = _rating(_("rating of the Youth Union"))
    military_rating = _rating(_("rating of the military command"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True, default="")
    remark = models.CharField(_("remark"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["review", "village"]
        verbose_name = _("holder in a yearly review")
        verbose_name_plural = _("holders in a yearly review")
        constraints = [
            models.UniqueConstraint(fields=["review", "village", "person"], name="holder_line_once"),
        ]

    def __str__(self):
        return f"{self.person} – {self.village}"


class Found(models.TextChoices):
    CANDIDATES = "candidates", _("candidates found")
    IN_FILE = "in_file", _("in a file")
    NONE = "none", _("nobody found")


class PlaceLine(models.Model):
    """One village without a dual holder in the year's review. `found` is stored when the review is closed."""

    SENSITIVITY = {"reason": "health"}  # free text: it may tell of a candidate's health or Party standing

    review = models.ForeignKey(Review, models.PROTECT, related_name="place_lines", verbose_name=_("yearly review"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="+", verbose_name=_("village"))
    found = models.CharField(_("what was found"), max_length=20, choices=Found.choices, blank=True, default="")
    reason = models.CharField(_("why"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["review", "village"]
        verbose_name = _("place in a yearly review")
        verbose_name_plural = _("places in a yearly review")
        constraints = [models.UniqueConstraint(fields=["review", "village"], name="place_line_once")]

    def __str__(self):
        return str(self.village)


class Request(models.Model):
    """What was asked of a commune for the year's review, and what came back."""

    SENSITIVITY = {"missing": "health"}  # free text: it may tell of a person's papers

    review = models.ForeignKey(Review, models.PROTECT, related_name="requests", verbose_name=_("yearly review"))
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+", verbose_name=_("commune"))
    sent = models.DateField(_("sent on"), null=True, blank=True)
    due = models.DateField(_("due on"), null=True, blank=True)
    received = models.DateField(_("received on"), null=True, blank=True)
    missing = models.CharField(_("what is missing"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["review", "commune"]
        verbose_name = _("request to a commune")
        verbose_name_plural = _("requests to communes")
        constraints = [models.UniqueConstraint(fields=["review", "commune"], name="request_once")]

    def __str__(self):
        return str(self.commune)
