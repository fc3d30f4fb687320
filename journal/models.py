"""What was done, by whom and why. Lines are added and never touched again (guards.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """One row: how often the register changed. Every writer locks it first, so writers take turns."""

    number = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_revision_row")]

    def __str__(self):
        return str(self.number)


class Line(models.Model):
    """One change, reveal or export. Names and keys are kept as text and numbers: the line outlives its object."""

    SENSITIVITY = {}

    act = models.UUIDField(_("act"), db_index=True)
    at = models.DateTimeField(_("at"))
    by_id = models.BigIntegerField(_("account"), null=True, db_index=True)
    by_name = models.CharField(_("by"), max_length=200)
    verb = models.CharField(_("what"), max_length=60)
    changes = models.BooleanField(_("changed the register"), default=True)
    of_kind = models.CharField(max_length=40, blank=True)
    of_id = models.BigIntegerField(null=True)
    of_name = models.CharField(_("of"), max_length=300, blank=True)
    person_id = models.BigIntegerField(null=True, db_index=True)
    village_id = models.BigIntegerField(null=True, db_index=True)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["of_kind", "of_id"])]
        verbose_name = _("journal line")
        verbose_name_plural = _("journal")

    def __str__(self):
        return f"{self.verb} {self.of_name}"
