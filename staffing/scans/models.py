"""Scanned papers: PDF, JPG or PNG, kept in var/files/ by checksum."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scan(models.Model):
    """One file as it was handed in; the same content twice lies once on the disk. Who may read it, its owner says."""

    SENSITIVITY = {}

    checksum = models.CharField(_("checksum"), max_length=64)
    name = models.CharField(_("file name"), max_length=200)
    kind = models.CharField(_("kind of file"), max_length=10)  # pdf, jpg, png: as its content says
    size = models.PositiveIntegerField(_("size in bytes"))
    at = models.DateTimeField(_("handed in at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")

    def __str__(self):
        return self.name
