"""Tenures: one person in one post of one village during [start, end)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person
from staffing.scans.models import Scan
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

    SENSITIVITY = {"end_reason": "health"}  # it may tell health or discipline

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


class Charge(models.Model):
    """Giao phụ trách: `person` looks after a vacant post during [start, end). Never a tenure: not counted, not paid."""

    SENSITIVITY = {}

    person = models.ForeignKey(Person, models.PROTECT, related_name="charges", verbose_name=_("person"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="charges", verbose_name=_("village"))
    post = models.CharField(_("post"), max_length=20, choices=Post.choices)
    start = models.DateField(_("in charge from"))
    end = models.DateField(_("no longer in charge from"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=200, blank=True, default="")
    decision_date = models.DateField(_("decision date"), null=True, blank=True)
    authority = models.CharField(_("deciding office"), max_length=200, blank=True, default="")
    signer = models.CharField(_("signer"), max_length=200, blank=True, default="")

    class Meta:
        ordering = ["village", "post", "start"]
        verbose_name = _("interim charge")
        verbose_name_plural = _("interim charges")
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="charge_dates_ok"),
            models.CheckConstraint(condition=Q(post__in=["secretary", "militia"]), name="charge_post_known"),
        ]

    def __str__(self):
        return f"{self.person} – {self.get_post_display()}, {self.village}"


class OfTenure:
    """Whose and where: the journal asks it of every record."""

    @property
    def person_id(self):
        return self.tenure.person_id

    @property
    def village_id(self):
        return self.tenure.village_id


class AbsenceReason(models.TextChoices):
    STUDY = "study", _("study")
    MATERNITY = "maternity", _("maternity leave")
    ILLNESS = "illness", _("illness")
    WORK_AWAY = "work_away", _("work away")
    SUSPENSION = "suspension", _("suspended from work")


class Absence(OfTenure, models.Model):
    """Tạm vắng: a holder is away during [start, end) and keeps the post; somebody may stand in."""

    SENSITIVITY = {"reason": "health", "note": "health"}

    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="absences", verbose_name=_("tenure"))
    start = models.DateField(_("away from"))
    expected = models.DateField(_("expected back on"), null=True, blank=True)
    end = models.DateField(_("back on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=AbsenceReason.choices)
    stand_in = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("stands in")
    )
    note = models.CharField(_("note"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["tenure", "start"]
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="absence_dates_ok"),
        ]

    def __str__(self):
        return str(self.tenure)


class Term(OfTenure, models.Model):
    """Nhiệm kỳ: a congress elected or re-elected the secretary of a tenure; a term never splits a tenure."""

    SENSITIVITY = {}

    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="terms", verbose_name=_("tenure"))
    start = models.DateField(_("day of the congress or meeting"))
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_of = models.PositiveSmallIntegerField(_("votes cast"), null=True, blank=True)
    number = models.CharField(_("number of the recognition"), max_length=200, blank=True, default="")
    number_date = models.DateField(_("date of the recognition"), null=True, blank=True)

    class Meta:
        ordering = ["tenure", "start"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["tenure", "start"], name="term_once_a_day"),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_of__isnull=True) | Q(votes_for__lte=F("votes_of")),
                name="term_votes_ok",
            ),
        ]

    def __str__(self):
        return str(self.tenure)


class JointChapter(models.Model):
    """Chi đoàn ghép: the chapter of `village` is joined with that of `host` during [start, end): no neglect."""

    SENSITIVITY = {}

    village = models.ForeignKey(Village, models.PROTECT, related_name="joint_chapters", verbose_name=_("village"))
    host = models.ForeignKey(Village, models.PROTECT, related_name="+", verbose_name=_("joined with"))
    start = models.DateField(_("from day"))
    end = models.DateField(_("until day"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["village", "start"]
        verbose_name = _("joint chapter")
        verbose_name_plural = _("joint chapters")
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="joint_dates_ok"),
            models.CheckConstraint(condition=~Q(village=F("host")), name="joint_with_another"),
        ]

    def __str__(self):
        return f"{self.village} – {self.host}"


class Handover(OfTenure, models.Model):
    """What whoever left a post handed over, to whom, on which day."""

    SENSITIVITY = {}

    tenure = models.OneToOneField(Tenure, models.PROTECT, related_name="handover", verbose_name=_("tenure"))
    day = models.DateField(_("handed over on"), null=True, blank=True)
    received_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("received by")
    )
    items = models.JSONField(_("handed over"), default=list, blank=True)  # codes of rules.HANDED_OVER
    note = models.CharField(_("note"), max_length=500, blank=True, default="")
    scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("record"))

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")

    def __str__(self):
        return str(self.tenure)
