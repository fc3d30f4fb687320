"""A candidate's file: who is put before the two bodies, what they said in each round, and the appointment."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.eligibility.messages import ROUTES
from staffing.people.models import Person
from staffing.posts.models import Tenure
from staffing.scans.models import Scan
from villages.models import Commune, Village


def _account(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


def _scan():
    return models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan"))


def _text(label, longest=200):
    return models.CharField(label, max_length=longest, blank=True, default="")


class Batch(models.Model):
    """Đợt: several files under one letter with its list; each name is judged alone."""

    SENSITIVITY = {}

    name = models.CharField(_("batch"), max_length=200)
    opened = models.DateField(_("opened on"))
    opened_by = _account(_("opened by"))
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    letter_number = _text(_("letter number"))
    letter_date = models.DateField(_("letter date"), null=True, blank=True)
    scan = _scan()

    class Meta:
        ordering = ["-opened", "-id"]
        verbose_name = _("batch")
        verbose_name_plural = _("batches")

    def __str__(self):
        return self.name


class Nomination(models.Model):
    """Hồ sơ giới thiệu nhân sự. Its state is derived (states.py), never stored.

    `evidence`: each standard as judged on the day of opening (evidence.py); each round and the appointment keep their
    own. `exception_reason` marks a special case (trường hợp đặc biệt).
    """

    SENSITIVITY = {"evidence": "health"}

    person = models.ForeignKey(Person, models.PROTECT, related_name="nominations", verbose_name=_("person"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="nominations", verbose_name=_("village"))
    route = models.CharField(_("route"), max_length=30, choices=[(code, code) for code in ROUTES])
    opened = models.DateField(_("opened on"))
    opened_by = _account(_("opened by"))
    evidence = models.JSONField(_("evidence"), default=list, editable=False)
    exception_reason = _text(_("reason of the special case"), 500)
    remark = _text(_("remark"), 500)
    ballot_for = models.PositiveSmallIntegerField(_("ballots for"), null=True, blank=True)
    ballot_of = models.PositiveSmallIntegerField(_("ballots cast"), null=True, blank=True)
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("batch")
    )
    withdrawn = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = _text(_("reason of the withdrawal"), 500)

    class Meta:
        ordering = ["-opened", "-id"]
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        indexes = [models.Index(fields=["village", "person"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ballot_for__isnull=True, ballot_of__isnull=True) | Q(ballot_for__lte=F("ballot_of")),
                name="nomination_ballot_ok",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.village}"


class Round(models.Model):
    """Lần trình: the file as it was put before both bodies; what it rests on then stays with it."""

    SENSITIVITY = {"evidence": "health"}

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="rounds", verbose_name=_("nomination"))
    number = models.PositiveSmallIntegerField(_("round"))
    day = models.DateField(_("submitted on"))
    at = models.DateTimeField(_("submitted at"))
    by = _account(_("submitted by"))
    evidence = models.JSONField(_("evidence"), default=list, editable=False)
    exception_reason = _text(_("reason of the special case"), 500)

    class Meta:
        ordering = ["nomination", "number"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "number"], name="round_number_once"),
        ]

    def __str__(self):
        return f"{self.nomination} ({self.number})"


class Verdict(models.TextChoices):
    ENDORSE = "endorse", _("Endorsed")
    RETURN = "return", _("More papers asked for")
    REJECT = "reject", _("Not endorsed")


class VotingBody(models.TextChoices):
    YOUTH = "youth", _("Youth Union")
    MILITARY = "military", _("military command")


class Endorsement(models.Model):
    """The opinion of one body in one round. Whose opinion it is and who entered it are two facts; never changed."""

    SENSITIVITY = {}

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="endorsements", verbose_name=_("nomination")
    )
    round = models.ForeignKey(Round, models.PROTECT, related_name="endorsements", verbose_name=_("round"))
    body = models.CharField(_("body"), max_length=20, choices=VotingBody.choices)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    reason = _text(_("reason"), 500)
    said_by = models.CharField(_("whose opinion"), max_length=200)
    said_by_position = _text(_("position"))
    said_by_rank = _text(_("rank"))
    day = models.DateField(_("day"))
    at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by"))

    class Meta:
        ordering = ["round", "at"]
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        constraints = [
            models.UniqueConstraint(fields=["round", "body"], name="endorsement_once_a_round"),
            models.CheckConstraint(condition=Q(body__in=["youth", "military"]), name="endorsement_body_known"),
            models.CheckConstraint(condition=Q(verdict="endorse") | ~Q(reason=""), name="endorsement_says_why"),
        ]

    def __str__(self):
        return f"{self.nomination} – {self.get_body_display()}"


class PartyLevel(models.TextChoices):
    CELL = "cell", _("Party cell of the village")
    COMMITTEE = "committee", _("Party committee of the commune")


class PartyVerdict(models.TextChoices):
    AGREES = "agrees", _("agrees")
    DISAGREES = "disagrees", _("does not agree")
    NOT_ASKED = "not_asked", _("not yet asked")


class Opinion(models.Model):
    """The Party's opinion on a file: recorded, not a vote."""

    SENSITIVITY = {}

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="opinions", verbose_name=_("nomination"))
    level = models.CharField(_("level"), max_length=20, choices=PartyLevel.choices)
    verdict = models.CharField(_("opinion"), max_length=20, choices=PartyVerdict.choices)
    day = models.DateField(_("day"), null=True, blank=True)
    number = _text(_("number"))
    scan = _scan()

    class Meta:
        ordering = ["nomination", "level"]
        verbose_name = _("Party opinion")
        verbose_name_plural = _("Party opinions")
        constraints = [models.UniqueConstraint(fields=["nomination", "level"], name="opinion_once_a_level")]

    def __str__(self):
        return f"{self.nomination} – {self.get_level_display()}"


class Paper(models.Model):
    """A paper of the file's checklist (rules.PAPERS) that has come, on paper or as a scan."""

    SENSITIVITY = {}

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="papers", verbose_name=_("nomination"))
    kind = models.CharField(_("paper"), max_length=40)
    received = models.DateField(_("received on"), null=True, blank=True)
    scan = _scan()
    note = _text(_("note"), 500)

    class Meta:
        ordering = ["nomination", "kind"]
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [models.UniqueConstraint(fields=["nomination", "kind"], name="paper_once_a_kind")]

    def __str__(self):
        return f"{self.nomination} – {self.kind}"


class Decline(models.Model):
    """A person who was asked beforehand and declined; stays in the list, greyed, until `ended`."""

    SENSITIVITY = {}

    person = models.ForeignKey(Person, models.PROTECT, related_name="declines", verbose_name=_("person"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="declines", verbose_name=_("village"))
    day = models.DateField(_("declined on"))
    reason = models.CharField(_("reason"), max_length=500)
    ended = models.DateField(_("no longer declines from"), null=True, blank=True)

    class Meta:
        ordering = ["village", "-day"]
        verbose_name = _("person who declined")
        verbose_name_plural = _("people who declined")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "village"], condition=Q(ended__isnull=True), name="decline_once_open"
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.village}"


class Appointment(models.Model):
    """What a file that both bodies endorsed led to; `evidence` as judged on the first day in post."""

    SENSITIVITY = {"evidence": "health"}

    nomination = models.OneToOneField(
        Nomination, models.PROTECT, related_name="appointment", verbose_name=_("nomination")
    )
    round = models.OneToOneField(Round, models.PROTECT, related_name="appointment", verbose_name=_("round"))
    at = models.DateTimeField(_("entered at"))
    by = _account(_("entered by"))
    evidence = models.JSONField(_("evidence"), default=list, editable=False)
    tenures = models.ManyToManyField(Tenure, related_name="appointments", through="AppointedTenure")

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")

    def __str__(self):
        return str(self.nomination)


class AppointedTenure(models.Model):
    """A tenure that began by an appointment; one without is *ngoài hồ sơ*."""

    SENSITIVITY = {}

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="begun", verbose_name=_("appointment"))
    tenure = models.OneToOneField(Tenure, models.PROTECT, related_name="appointed_by", verbose_name=_("tenure"))

    class Meta:
        verbose_name = _("tenure of an appointment")
        verbose_name_plural = _("tenures of appointments")

    def __str__(self):
        return str(self.tenure)
