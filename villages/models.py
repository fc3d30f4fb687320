"""Communes, villages, and which commune a village belongs to from when. Places change, history does not."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


def alive(day, prefix=""):
    """Units that exist on `day`: from their founding day until the day before they are dissolved; empty is open."""
    founded, dissolved = f"{prefix}founded", f"{prefix}dissolved"
    return (Q(**{f"{founded}__isnull": True}) | Q(**{f"{founded}__lte": day})) & (
        Q(**{f"{dissolved}__isnull": True}) | Q(**{f"{dissolved}__gt": day})
    )


def in_force(day, prefix=""):
    """Rows of [start, end) that hold on `day`; an empty bound is open."""
    start, end = f"{prefix}start", f"{prefix}end"
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": day})
    )


class Commune(models.Model):
    SENSITIVITY = {}

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("commune")
        TOWNSHIP = "township", _("township")
        WARD = "ward", _("ward")
        SPECIAL_ZONE = "special_zone", _("special zone")

    code = models.CharField(_("commune code"), max_length=20, db_index=True)
    name = models.CharField(_("commune name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    pilot = models.BooleanField(_("pilot commune"), default=False)
    rollout = models.DateField(_("rolled out from"), null=True, blank=True)
    founded = models.DateField(_("founded on"), null=True, blank=True)
    dissolved = models.DateField(_("dissolved from"), null=True, blank=True)

    class Meta:
        ordering = ["code", "founded"]
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        constraints = [
            models.CheckConstraint(
                condition=Q(founded__isnull=True) | Q(dissolved__isnull=True) | Q(dissolved__gt=F("founded")),
                name="commune_dates_ok",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"


class Village(models.Model):
    SENSITIVITY = {}

    class Kind(models.TextChoices):
        VILLAGE = "village", _("village")
        QUARTER = "quarter", _("quarter")
        RESIDENTIAL_GROUP = "residential_group", _("residential group")
        HAMLET = "hamlet", _("hamlet")
        BAN = "ban", _("ban (upland village)")
        BUON = "buon", _("buon (highland village)")

    code = models.CharField(_("village code"), max_length=20)
    name = models.CharField(_("village name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    founded = models.DateField(_("founded on"), null=True, blank=True)
    dissolved = models.DateField(_("dissolved from"), null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("village")
        verbose_name_plural = _("villages")
        constraints = [
            models.UniqueConstraint(Lower("code"), name="village_code_once"),
            models.UniqueConstraint(fields=["code"], name="village_code_unique"),
            models.CheckConstraint(
                condition=Q(founded__isnull=True) | Q(dissolved__isnull=True) | Q(dissolved__gt=F("founded")),
                name="village_dates_ok",
            ),
        ]

    def __str__(self):
        return self.name


class Placement(models.Model):
    """A village in a commune during [start, end); the first one starts empty: from the village's beginning."""

    SENSITIVITY = {}

    village = models.ForeignKey(Village, models.PROTECT, related_name="placements", verbose_name=_("village"))
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="placements", verbose_name=_("commune"))
    start = models.DateField(_("from day"), null=True, blank=True)
    end = models.DateField(_("until day"), null=True, blank=True)

    class Meta:
        ordering = ["village", F("start").asc(nulls_first=True)]
        verbose_name = _("village's commune")
        verbose_name_plural = _("villages' communes")
        indexes = [models.Index(fields=["commune", "start", "end", "village"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gt=F("start")), name="placement_dates_ok"
            ),
        ]

    def __str__(self):
        return f"{self.village} – {self.commune}"
