"""A workbook on its way in: kept until it is confirmed or given up."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """One uploaded workbook of one account; the file itself lies in UPLOAD_DIR and goes once it is confirmed."""

    SENSITIVITY = {}

    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("uploaded at"))
    name = models.CharField(_("file name"), max_length=200)
    fonts = models.CharField(max_length=10, blank=True, default="")
    revision = models.BigIntegerField(null=True)
    act = models.UUIDField(null=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("uploaded workbook")
        verbose_name_plural = _("uploaded workbooks")

    def __str__(self):
        return self.name
