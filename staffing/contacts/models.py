"""Whom to call in a commune or a village; an address book, not a register of posts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from villages.models import Commune, Village


class Office(models.TextChoices):
    YOUTH = "youth", _("Youth Union of the commune")
    MILITARY = "military", _("military command of the commune")
    PARTY = "party", _("Party committee or cell")
    HEAD = "head", _("People's Committee, head of village or quarter")
    OTHER = "other", _("other contact")


class Contact(models.Model):
    """A person to reach at an office of a commune or in a village; `ended`: no longer the one to call from that day."""

    SENSITIVITY = {"phone": "number", "email": "number"}

    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("commune")
    )
    village = models.ForeignKey(
        Village, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("village")
    )
    office = models.CharField(_("office"), max_length=20, choices=Office.choices)
    name = models.CharField(_("full name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True, default="")
    phone = models.CharField(_("phone number"), max_length=40, blank=True, default="")
    email = models.CharField(_("e-mail"), max_length=200, blank=True, default="")
    note = models.CharField(_("note"), max_length=500, blank=True, default="")
    ended = models.DateField(_("no longer to be called from"), null=True, blank=True)

    class Meta:
        ordering = ["commune", "village", "office", "id"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                condition=Q(commune__isnull=True, village__isnull=False)
                | Q(commune__isnull=False, village__isnull=True),
                name="contact_of_one_place",
            ),
            models.CheckConstraint(condition=Q(office__in=Office.values), name="contact_office_known"),
        ]

    def __str__(self):
        return self.name
