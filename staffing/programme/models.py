"""The programme itself: its steps as a dated checklist, yearly targets of communes, training of holders."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person
from staffing.scans.models import Scan
from villages.models import Commune, Village


class StepKind(models.TextChoices):
    """The article's steps, in their order."""

    DRAFT = "draft", _("draft plan")
    CONFERENCE = "conference", _("conference that agrees on the plan")
    DIRECTIVE = "directive", _("directive and plan of the Party committee")
    SELECTION = "selection", _("review and choice of people")
    REPLACEMENT = "replacement", _("replacement of chapter secretaries")
    YEARLY = "yearly", _("yearly review")
    SUMMARY = "summary", _("summary conference")


class Step(models.Model):
    """One step of the district (commune empty) or of a commune: planned, done, the paper behind it."""

    SENSITIVITY = {}

    kind = models.CharField(_("step"), max_length=20, choices=StepKind.choices)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("commune")
    )
    planned = models.DateField(_("planned for"), null=True, blank=True)
    done = models.DateField(_("done on"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=200, blank=True, default="")
    note = models.CharField(_("note"), max_length=500, blank=True, default="")
    scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan"))

    class Meta:
        ordering = ["commune", "kind"]
        verbose_name = _("step of the programme")
        verbose_name_plural = _("steps of the programme")
        constraints = [
            models.UniqueConstraint(fields=["commune", "kind"], name="step_once_a_commune"),
            models.UniqueConstraint(fields=["kind"], condition=Q(commune__isnull=True), name="step_once_a_district"),
        ]

    def __str__(self):
        kind = self.get_kind_display()
        return f"{kind}, {self.commune}" if self.commune_id else str(kind)


class TargetKind(models.TextChoices):
    REGISTRATION = "registration", _("registration at 17")
    SCREENING = "screening", _("health screening")
    TRAINING = "training", _("militia training")
    ENLISTMENT = "enlistment", _("enlistment")


class Target(models.Model):
    """What a commune is to reach in a year, and reached."""

    SENSITIVITY = {}

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="targets", verbose_name=_("commune"))
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("target"), max_length=20, choices=TargetKind.choices)
    planned = models.PositiveIntegerField(_("planned"))
    done = models.PositiveIntegerField(_("done"), null=True, blank=True)

    class Meta:
        ordering = ["-year", "commune", "kind"]
        verbose_name = _("yearly target")
        verbose_name_plural = _("yearly targets")
        constraints = [models.UniqueConstraint(fields=["commune", "year", "kind"], name="target_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}, {self.commune}"


class Course(models.Model):
    """A training course."""

    SENSITIVITY = {}

    name = models.CharField(_("course"), max_length=200)
    start = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=200, blank=True, default="")
    organiser = models.CharField(_("organised by"), max_length=200, blank=True, default="")
    attended_by = models.ManyToManyField(Person, through="Attendance", related_name="courses")

    class Meta:
        ordering = ["-start", "-id"]
        verbose_name = _("training course")
        verbose_name_plural = _("training courses")
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("start")), name="course_dates_ok"),
        ]

    def __str__(self):
        return self.name


class Attendance(models.Model):
    """Who attended a course, and with which result."""

    SENSITIVITY = {}

    course = models.ForeignKey(Course, models.PROTECT, related_name="attendances", verbose_name=_("course"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances", verbose_name=_("person"))
    result = models.CharField(_("result"), max_length=200, blank=True, default="")

    class Meta:
        ordering = ["course", "person"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="attendance_once")]

    def __str__(self):
        return f"{self.person} – {self.course}"


class ChapterRating(models.TextChoices):
    """How the level above rated the chapter's year; older papers said vững mạnh, khá, trung bình, yếu."""

    EXCELLENT = "excellent", _("excellent chapter")
    GOOD = "good", _("good chapter")
    AVERAGE = "average", _("average chapter")
    WEAK = "weak", _("weak chapter")


class ChapterYear(models.Model):
    """The chapter of a village at the end of a year: its members, and how its year was rated."""

    SENSITIVITY = {}

    village = models.ForeignKey(Village, models.PROTECT, related_name="chapter_years", verbose_name=_("village"))
    year = models.PositiveSmallIntegerField(_("year"))
    members = models.PositiveSmallIntegerField(_("members of the chapter"), null=True, blank=True)
    rating = models.CharField(
        _("rating of the chapter"), max_length=20, choices=ChapterRating.choices, blank=True, default=""
    )

    class Meta:
        ordering = ["-year", "village"]
        verbose_name = _("chapter's year")
        verbose_name_plural = _("chapters' years")
        constraints = [
            models.UniqueConstraint(fields=["village", "year"], name="chapter_year_once"),
            models.CheckConstraint(condition=Q(year__gte=1990, year__lte=2999), name="chapter_year_ok"),
            models.CheckConstraint(condition=Q(rating__in=["", *ChapterRating.values]), name="chapter_rating_known"),
        ]

    def __str__(self):
        return f"{self.village} ({self.year})"
