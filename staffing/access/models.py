"""Accounts: one role each, a body or none, and the communes an entry account looks after."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from villages.models import Commune


class Role(models.TextChoices):
    ADMIN = "admin", _("administrator")
    YOUTH = "youth", _("district Youth Union")
    MILITARY = "military", _("military command")
    COMMUNE = "commune", _("commune entry")
    OBSERVER = "observer", _("observer")


class Body(models.TextChoices):
    NONE = "", _("none")
    YOUTH = "youth", _("Youth Union")
    MILITARY = "military", _("military command")


class Accounts(UserManager):
    def create_superuser(self, username, email=None, password=None, **fields):
        return super().create_superuser(username, email, password, **{"role": Role.ADMIN, **fields})


class User(AbstractUser):
    """An account. The role alone says who may open the admin; being one gives no vote of a body."""

    SENSITIVITY = {}

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.OBSERVER)
    body = models.CharField(_("body"), max_length=20, choices=Body.choices, blank=True, default=Body.NONE)
    communes = models.ManyToManyField(Commune, blank=True, related_name="accounts", verbose_name=_("communes"))

    objects = Accounts()

    class Meta:
        ordering = ["username"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return self.get_full_name() or self.username

    def save(self, *args, **kwargs):
        self.is_staff = self.is_superuser = self.role == Role.ADMIN
        if update_fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*update_fields, "is_staff", "is_superuser"}
        super().save(*args, **kwargs)

    def get_session_auth_hash(self):
        """A new password or a new role ends the account's other sessions."""
        return salted_hmac("staffing.access.session", f"{self.role} {self.password}", algorithm="sha256").hexdigest()

    def get_full_name(self):
        """Vietnamese order: family name first."""
        return f"{self.last_name} {self.first_name}".strip()
