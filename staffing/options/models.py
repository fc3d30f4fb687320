"""What an office settles for itself: one value for each key of the table in rules.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .messages import LABELS


class Option(models.Model):
    """A value that differs from the default in rules.OPTIONS."""

    SENSITIVITY = {}

    key = models.CharField(_("setting"), max_length=40, unique=True)
    value = models.CharField(_("value"), max_length=200)

    class Meta:
        ordering = ["key"]
        verbose_name = _("setting")
        verbose_name_plural = _("settings")

    def __str__(self):
        return str(LABELS.get(self.key, self.key))
