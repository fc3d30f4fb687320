"""Persons, their numbers, Union and Party dates."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.text import fold, name_key
from villages.models import Village


class Sex(models.TextChoices):
    MALE = "male", _("male")
    FEMALE = "female", _("female")


class Service(models.TextChoices):
    DISCHARGED = "discharged", _("discharged from military service")
    RESERVE = "reserve", _("mobilisation reserve")
    NEVER = "never", _("has not served")
    SERVING = "serving", _("serving")
    DEFERRED = "deferred", _("deferred")
    EXEMPT = "exempt", _("exempt")


class Presence(models.TextChoices):
    HERE = "here", _("lives here now")
    WORKING_AWAY = "working_away", _("works away")
    STUDYING = "studying", _("studies away")
    SERVING = "serving", _("in the army")


def _day(label):
    return models.DateField(label, null=True, blank=True)


def _text(label, longest=200):
    return models.CharField(label, max_length=longest, blank=True, default="")


class Person(models.Model):
    """One person; known by a 12-digit number, an old 9-digit one, or both. Only a year may be known of the birth."""

    SENSITIVITY = {
        "citizen_id": "number",
        "old_id": "number",
        "phone": "number",
        "account_number": "number",
        "ethnicity": "belief",
        "religion": "belief",
        "prospect_since": "party",
        "party_joined": "party",
        "party_full": "party",
        "theory": "party",
        "health_class": "health",
        "health_checked": "health",
    }

    citizen_id = models.CharField(_("citizen number"), max_length=12, null=True, blank=True, unique=True)
    old_id = models.CharField(_("old identity card number"), max_length=9, null=True, blank=True, unique=True)
    name = models.CharField(_("full name"), max_length=200)
    name_fold = models.CharField(max_length=200, editable=False, db_index=True)
    name_key = models.CharField(max_length=1000, editable=False)
    birth_year = models.PositiveSmallIntegerField(_("birth year"))
    birth_date = _day(_("birth date"))
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices)
    ethnicity = _text(_("ethnicity"))
    religion = _text(_("religion"))
    residence = models.ForeignKey(
        Village, models.PROTECT, related_name="residents", verbose_name=_("village of residence")
    )
    phone = _text(_("phone"))
    union_joined = _day(_("joined the Union on"))
    prospect_since = _day(_("Party prospect from"))
    party_joined = _day(_("admitted to the Party on"))
    party_full = _day(_("full Party member from"))
    schooling = _text(_("schooling"))
    profession = _text(_("professional training"))
    theory = _text(_("political theory"))
    service = models.CharField(_("military service"), max_length=20, choices=Service.choices, blank=True, default="")
    health_class = models.PositiveSmallIntegerField(
        _("health class"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(6)]
    )
    outstanding = models.BooleanField(_("outstanding Union member"), default=False)
    hometown = _text(_("home town"), 500)
    address = _text(_("present address"), 500)
    occupation = _text(_("occupation"))
    other_posts = _text(_("other posts"), 500)
    union_matured = _day(_("left the Union by age on"))
    health_checked = _day(_("health checked on"))
    presence = models.CharField(
        _("present in the village"), max_length=20, choices=Presence.choices, blank=True, default=""
    )
    residence_ended = _day(_("no longer resident from"))
    account_number = _text(_("bank account"))
    bank = _text(_("bank"))
    mismatch_reason = _text(_("why the number does not match"), 500)

    class Meta:
        ordering = ["name_key", "id"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            models.Index(fields=["name_key", "id", "name_fold"]),
            models.Index(fields=["residence", "name_key"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(citizen_id__isnull=False) | Q(old_id__isnull=False), name="person_has_number"
            ),
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True) | Q(birth_date__year=F("birth_year")), name="person_birth_agrees"
            ),
            models.CheckConstraint(
                condition=Q(health_class__isnull=True) | Q(health_class__range=(1, 6)), name="person_health_1_to_6"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.derive()
        if update_fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*update_fields, "name_fold", "name_key", "birth_year"}
        super().save(*args, **kwargs)

    def derive(self):
        """Fill what is stored beside a fact only to find and sort by it; bulk writers call this themselves."""
        self.name_fold, self.name_key = fold(self.name), name_key(self.name)
        if self.birth_date:
            self.birth_year = self.birth_date.year

    @property
    def number(self) -> str:
        """The number papers name: the 12-digit one, else the old one."""
        return self.citizen_id or self.old_id
