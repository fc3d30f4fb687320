"""Health-insurance cards: a period of cover, both days included, as cards are printed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person


class Source(models.TextChoices):
    MODEL = "model", _("bought for the model")
    OTHER = "other", _("from another group")


class Card(models.Model):
    SENSITIVITY = {"number": "number"}

    person = models.ForeignKey(Person, models.PROTECT, related_name="cards", verbose_name=_("person"))
    number = models.CharField(_("card number"), max_length=15)
    start = models.DateField(_("valid from"))
    last_day = models.DateField(_("valid to"))
    clinic = models.CharField(_("registered clinic"), max_length=200, blank=True, default="")
    source = models.CharField(_("source"), max_length=20, choices=Source.choices, blank=True, default="")
    premium = models.PositiveIntegerField(_("premium (đồng)"), null=True, blank=True)
    receipt = models.CharField(_("receipt number"), max_length=200, blank=True, default="")

    class Meta:
        ordering = ["person", "start"]
        verbose_name = _("health-insurance card")
        verbose_name_plural = _("health-insurance cards")
        indexes = [models.Index(fields=["person", "last_day", "start"])]
        constraints = [
            models.UniqueConstraint(fields=["number", "start"], name="card_number_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("start")), name="card_dates_ok"),
        ]

    def __str__(self):
        return f"{self.person} – {self.start:%d/%m/%Y}–{self.last_day:%d/%m/%Y}"
