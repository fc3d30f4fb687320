"""Papers that the office writes: a draft until it is issued, then frozen under its number; templates it may change."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from staffing.nominations.models import Batch, Nomination
from staffing.posts.models import Charge, Tenure
from villages.models import Commune

from .messages import KINDS

KIND_CHOICES = list(KINDS.items())


class Office(models.TextChoices):
    YOUTH = "youth", _("district Youth Union")
    MILITARY = "military", _("district military command")
    COMMUNE = "commune", _("Youth Union of a commune")


def _account(label, **options):
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **options)


def _text(label, longest=200):
    return models.CharField(label, max_length=longest, blank=True, default="")


class Template(models.Model):
    """A Word file that an office wrote itself for one kind of paper; those of the house lie in templates/word/.

    A file that is replaced becomes a new row: papers keep the one they were written with.
    """

    SENSITIVITY = {}

    kind = models.CharField(_("kind of paper"), max_length=30, choices=KIND_CHOICES)
    name = models.CharField(_("template name"), max_length=200)
    content = models.BinaryField()
    checksum = models.CharField(_("checksum"), max_length=64)
    by = _account(_("uploaded by"), null=True, blank=True)
    at = models.DateTimeField(_("uploaded at"))
    ended = models.DateField(_("no longer used from"), null=True, blank=True)

    class Meta:
        ordering = ["kind", "name", "id"]
        verbose_name = _("document template")
        verbose_name_plural = _("document templates")

    def __str__(self):
        return self.name


class Document(models.Model):
    """A paper: what it is about, its day and texts, and, once issued, its number and both files as they went out.

    `on`: the day its figures and names speak for; `since`: the day a report compares with; `day`: the date printed on
    it. `data`: what was printed, frozen with the files; it may name people, so SENSITIVITY hides it. `set_aside`: when
    a draft that is not wanted was put away.
    """

    SENSITIVITY = {"data": "health", "texts": "health", "title": "health"}

    kind = models.CharField(_("kind of paper"), max_length=30, choices=KIND_CHOICES)
    office = models.CharField(_("issuing office"), max_length=20, choices=Office.choices)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    template = models.ForeignKey(
        Template, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("template")
    )
    title = models.CharField(_("title"), max_length=300)
    on = models.DateField(_("as of day"))
    since = models.DateField(_("compared with day"), null=True, blank=True)
    day = models.DateField(_("date of the paper"), null=True, blank=True)
    place = _text(_("place of the paper"))
    signer = _text(_("signer"))
    signer_title = _text(_("signs as"))
    texts = models.JSONField(_("texts"), default=dict, blank=True)
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("nomination")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("batch")
    )
    tenure = models.ForeignKey(
        Tenure, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("tenure")
    )
    charge = models.ForeignKey(
        Charge, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("interim charge")
    )
    by = _account(_("written by"))
    at = models.DateTimeField(_("written at"))
    number = _text(_("number"))
    year = models.PositiveSmallIntegerField(_("year of the number"), null=True, blank=True)
    data = models.JSONField(default=dict, blank=True, editable=False)
    docx = models.BinaryField(null=True)
    pdf = models.BinaryField(null=True)
    issued = models.DateTimeField(_("issued at"), null=True, blank=True)
    issued_by = _account(_("issued by"), null=True, blank=True)
    set_aside = models.DateTimeField(_("put away at"), null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(issued__isnull=True)
                | Q(day__isnull=False, year__isnull=False, docx__isnull=False, pdf__isnull=False) & ~Q(number=""),
                name="document_issued_whole",
            ),
            models.CheckConstraint(
                condition=Q(office="commune", commune__isnull=False)
                | Q(office__in=["youth", "military"], commune__isnull=True),
                name="document_office_ok",
            ),
            models.UniqueConstraint(
                "office",
                "year",
                Lower("number"),
                condition=Q(issued__isnull=False, commune__isnull=True),
                name="document_number_once",
            ),
            models.UniqueConstraint(
                "commune",
                "year",
                Lower("number"),
                condition=Q(issued__isnull=False, commune__isnull=False),
                name="document_number_once_commune",
            ),
        ]

    def __str__(self):
        return self.number or str(self.pk)


class Revocation(models.Model):
    """An issued paper that was called back: its number stays used, its files stay as they were."""

    SENSITIVITY = {"reason": "health"}

    document = models.OneToOneField(Document, models.PROTECT, related_name="revocation", verbose_name=_("document"))
    day = models.DateField(_("called back on"))
    reason = models.CharField(_("reason"), max_length=500)
    by = _account(_("entered by"))
    at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("called-back document")
        verbose_name_plural = _("called-back documents")

    def __str__(self):
        return str(self.document)
