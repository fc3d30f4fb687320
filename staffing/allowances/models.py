"""Rates and rules as dated data; months that are locked and their lines; what was done with the money since."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from staffing.people.models import Person
from villages.models import Commune, Village

from . import rules


def _text(label, longest=200):
    return models.CharField(label, max_length=longest, blank=True, default="")


def _account(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


class Rate(models.Model):
    """Mức phụ cấp: from a month on a fixed sum, or a coefficient of the base salary."""

    SENSITIVITY = {}

    start = models.DateField(_("from month"), unique=True)
    amount = models.PositiveIntegerField(_("fixed sum (đồng a month)"), null=True, blank=True)
    coefficient = models.DecimalField(
        _("coefficient of the base salary"), max_digits=6, decimal_places=3, null=True, blank=True
    )
    decision_number = _text(_("decision number"))
    decision_date = models.DateField(_("decision date"), null=True, blank=True)
    basis = _text(_("legal basis"), 500)

    class Meta:
        ordering = ["start"]
        verbose_name = _("allowance rate")
        verbose_name_plural = _("allowance rates")
        constraints = [
            models.CheckConstraint(condition=Q(start__day=1), name="rate_first_of_month"),
            models.CheckConstraint(
                condition=Q(amount__isnull=False, coefficient__isnull=True)
                | Q(amount__isnull=True, coefficient__isnull=False),
                name="rate_sum_or_coefficient",
            ),
        ]

    def __str__(self):
        return f"{self.start:%m/%Y}"


class BaseSalary(models.Model):
    """Mức lương cơ sở, by decree."""

    SENSITIVITY = {}

    start = models.DateField(_("from month"), unique=True)
    amount = models.PositiveIntegerField(_("base salary (đồng a month)"))
    basis = _text(_("legal basis"), 500)

    class Meta:
        ordering = ["start"]
        verbose_name = _("base salary")
        verbose_name_plural = _("base salaries")
        constraints = [models.CheckConstraint(condition=Q(start__day=1), name="base_first_of_month")]

    def __str__(self):
        return f"{self.start:%m/%Y}"


class Proration(models.TextChoices):
    FIFTEEN_DAYS = rules.FIFTEEN_DAYS, _("15 days or more earn the whole rate, fewer earn half")
    BY_DAY = rules.BY_DAY, _("by the day")
    ANY_DAY = rules.ANY_DAY, _("any day earns the whole rate")


class ProrationRule(models.Model):
    """How a month that was not served in full is paid."""

    SENSITIVITY = {}

    start = models.DateField(_("from month"), unique=True)
    rule = models.CharField(_("rule"), max_length=20, choices=Proration.choices)
    basis = _text(_("legal basis"), 500)

    class Meta:
        ordering = ["start"]
        verbose_name = _("proration rule")
        verbose_name_plural = _("proration rules")
        constraints = [
            models.CheckConstraint(condition=Q(start__day=1), name="proration_first_of_month"),
            models.CheckConstraint(condition=Q(rule__in=rules.RULES), name="proration_rule_known"),
        ]

    def __str__(self):
        return f"{self.start:%m/%Y}"


class PayRun(models.Model):
    """One month. Its draft is always computed from the records and never stored; `locked` freezes it with its lines.

    `mark` is the fingerprint of the draft that was prepared: whoever checks and locks, checks and locks that one.
    """

    SENSITIVITY = {}

    month = models.DateField(_("month"), unique=True)
    prepared_by = _account(_("prepared by"))
    prepared_at = models.DateTimeField(_("prepared at"), null=True, blank=True)
    mark = models.CharField(max_length=64, blank=True, default="", editable=False)
    prepared_total = models.BigIntegerField(_("total when prepared (đồng)"), null=True, blank=True)
    returned_why = _text(_("why it was handed back"), 500)
    checked_by = _account(_("checked by"))
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    locked = models.DateTimeField(_("locked at"), null=True, blank=True)
    locked_by = _account(_("locked by"))
    locked_by_name = _text(_("locked by"))
    line_count = models.PositiveIntegerField(_("lines"), default=0)
    total = models.BigIntegerField(_("total (đồng)"), default=0)
    rate = models.PositiveIntegerField(_("whole rate (đồng)"), default=0)
    rule = models.CharField(_("rule"), max_length=20, choices=Proration.choices, blank=True, default="")
    # [month, rate, rule] wherever they change since the books opened, as this lock knew them.
    terms = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["-month"]
        verbose_name = _("allowance month")
        verbose_name_plural = _("allowance months")
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="payrun_first_of_month"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("prepared_by")), name="payrun_two_people"
            ),
        ]

    def __str__(self):
        return f"{self.month:%m/%Y}"


class Kind(models.TextChoices):
    REGULAR = rules.REGULAR, _("allowance of the month")
    ARREARS = rules.ARREARS, _("arrears")
    RECOVERY = rules.RECOVERY, _("recovery")


class PayLine(models.Model):
    """One person's allowance for one month in a locked run; everything a paper shows is copied."""

    SENSITIVITY = {"number": "number", "account_number": "number"}

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="lines", verbose_name=_("allowance month"))
    position = models.PositiveIntegerField(_("place in the list"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="pay_lines", verbose_name=_("person"))
    number = models.CharField(_("citizen number"), max_length=12)
    name = models.CharField(_("full name"), max_length=200)
    account_number = _text(_("bank account"))
    bank = _text(_("bank"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="+", verbose_name=_("village"))
    village_code = models.CharField(_("village code"), max_length=20)
    village_name = models.CharField(_("village name"), max_length=200)
    village_kind = models.CharField(_("kind of village"), max_length=20)
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+", verbose_name=_("commune"))
    commune_code = models.CharField(_("commune code"), max_length=20)
    commune_name = models.CharField(_("commune name"), max_length=200)
    commune_kind = models.CharField(_("kind of commune"), max_length=20)
    for_month = models.DateField(_("for month"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    days = models.PositiveSmallIntegerField(_("days in both posts"))
    first_day = models.DateField(_("first day in both posts"), null=True, blank=True)
    last_day = models.DateField(_("last day in both posts"), null=True, blank=True)
    rate = models.PositiveIntegerField(_("whole rate (đồng)"))
    rule = models.CharField(_("rule"), max_length=20, choices=Proration.choices)
    decision = _text(_("decision on the rate"))
    before = models.BigIntegerField(_("locked before for that month (đồng)"), default=0)
    amount = models.BigIntegerField(_("amount (đồng)"))

    class Meta:
        ordering = ["run", "position"]
        verbose_name = _("allowance line")
        verbose_name_plural = _("allowance lines")
        indexes = [
            models.Index(fields=["run", "position"]),
            models.Index(fields=["person", "for_month"]),
            models.Index(fields=["for_month", "person"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "person", "for_month"], name="payline_once"),
            models.CheckConstraint(condition=Q(kind__in=rules.KINDS), name="payline_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=rules.RECOVERY, amount__lt=0) | (~Q(kind=rules.RECOVERY) & Q(amount__gt=0)),
                name="payline_sign_ok",
            ),
        ]

    def __str__(self):
        return f"{self.name} – {self.for_month:%m/%Y}"


class Settled(models.Model):
    """A spell in both posts as the last lock read it: where today's records say the same, nothing of it is re-read.

    A lock writes it, in the same transaction as the lines: what was paid for those months is what these spells earn.
    """

    SENSITIVITY = {}

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="+", verbose_name=_("village"))
    start = models.DateField(_("from day"))
    end = models.DateField(_("until day"))

    class Meta:
        ordering = ["person", "start"]
        verbose_name = _("settled spell")
        verbose_name_plural = _("settled spells")
        constraints = [models.UniqueConstraint(fields=["person", "village", "start"], name="settled_once")]

    def __str__(self):
        return f"{self.person_id} {self.start}"


class HoldReason(models.TextChoices):
    DISPUTED = "disputed", _("disputed")
    DIED = "died", _("has died")
    NO_ACCOUNT = "no_account", _("no account")
    COMMUNE_LIST = "commune_list", _("already on the commune's own list")
    OTHER = "other", _("another reason")


class DisbursementEvent(models.Model):
    """A line was held, released or paid on a day. The line stays as it is: what is owed is one thing, paying another.

    The line is named by its run, person and month, as a draft's line can be held before it is locked.
    """

    SENSITIVITY = {"note": "health"}  # free text

    class Kind(models.TextChoices):
        HELD = rules.HELD, _("held")
        RELEASED = rules.RELEASED, _("released")
        PAID = rules.PAID, _("paid")

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="events", verbose_name=_("allowance month"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    for_month = models.DateField(_("for month"))
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=20, choices=HoldReason.choices, blank=True, default="")
    note = _text(_("note"), 500)

    class Meta:
        ordering = ["run", "id"]
        verbose_name = _("event of disbursement")
        verbose_name_plural = _("events of disbursement")
        indexes = [models.Index(fields=["run", "person", "for_month"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=rules.EVENTS), name="disbursement_kind_known"),
        ]

    def __str__(self):
        return f"{self.person} – {self.get_kind_display()} {self.day:%d/%m/%Y}"


class StandingHold(models.Model):
    """Tạm giữ chi until clarified: every line of the person in months of [start, end) is held when it is locked."""

    SENSITIVITY = {"note": "health"}

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    start = models.DateField(_("from month"))
    end = models.DateField(_("until month"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=HoldReason.choices)
    note = _text(_("note"), 500)

    class Meta:
        ordering = ["person", "start"]
        verbose_name = _("standing hold")
        verbose_name_plural = _("standing holds")
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="standing_dates_ok"),
            models.CheckConstraint(condition=Q(start__day=1), name="standing_first_of_month"),
        ]

    def __str__(self):
        return str(self.person)


class Delivery(models.Model):
    """A commune's part of a locked month: handed to the accountant, paid on, the signed list received."""

    SENSITIVITY = {}

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="deliveries", verbose_name=_("allowance month"))
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+", verbose_name=_("commune"))
    handed = models.DateField(_("handed to the accountant on"), null=True, blank=True)
    paid = models.DateField(_("paid on"), null=True, blank=True)
    received = models.DateField(_("signed list received on"), null=True, blank=True)
    note = _text(_("note"), 500)

    class Meta:
        ordering = ["run", "commune"]
        verbose_name = _("payment of a commune")
        verbose_name_plural = _("payments of communes")
        constraints = [models.UniqueConstraint(fields=["run", "commune"], name="delivery_once")]

    def __str__(self):
        return f"{self.commune} – {self.run}"


class Budget(models.Model):
    """What a year's allowances may cost: of the district, or of one commune."""

    SENSITIVITY = {}

    year = models.PositiveSmallIntegerField(_("year"))
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    amount = models.BigIntegerField(_("budget (đồng)"))
    decision_number = _text(_("decision number"))

    class Meta:
        ordering = ["-year", "commune"]
        verbose_name = _("budget of a year")
        verbose_name_plural = _("budgets of years")
        constraints = [
            models.UniqueConstraint(fields=["year", "commune"], name="budget_once"),
            models.UniqueConstraint(fields=["year"], condition=Q(commune__isnull=True), name="budget_district_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_not_negative"),
        ]

    def __str__(self):
        return str(self.year)
