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


class Undo(models.Model):
    """How the last import can be taken back as a whole: the rows it changed as they were, and all it wrote.

    Unmasked, so kept apart from the journal, and erased as soon as the import can no longer be undone. `images`:
    model label → [[key, before or null, after], …] in the order of writing; `last_line`: the journal's last line then.
    """

    SENSITIVITY = {"images": "number"}

    act = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("imported at"))
    name = models.CharField(_("file name"), max_length=200)
    last_line = models.BigIntegerField()
    images = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("import that can be undone")
        verbose_name_plural = _("imports that can be undone")

    def __str__(self):
        return self.name
