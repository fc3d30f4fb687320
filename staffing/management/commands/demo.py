"""Fill a database of its own with the demonstration district and its five accounts."""

import io
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core.tables import columns
from staffing.access.actions import create_account, set_password
from staffing.access.models import Role, User
from staffing.allowances.models import PayRun
from staffing.demonstration.allowances import fill_allowances
from staffing.demonstration.book import TODAY
from staffing.demonstration.chapters import fill_chapters
from staffing.demonstration.contacts import fill_contacts
from staffing.demonstration.files import fill_files
from staffing.demonstration.papers import fill_papers
from staffing.demonstration.programme import fill_programme
from staffing.demonstration.renewed import renew_cards
from staffing.demonstration.yearly import fill_review
from staffing.nominations.models import Batch
from staffing.posts.models import Tenure
from villages.models import Commune

TAN_HA = "23257"
ACCOUNTS = {  # name: password, what it is called, role, communes
    "admin": ("hamtan-admin-53", "Quản trị hệ thống", Role.ADMIN, ()),
    "huyendoan": ("hamtan-doan-53", "Huyện đoàn Hàm Tân", Role.YOUTH, ()),
    "quansu": ("hamtan-quansu-53", "Ban CHQS huyện Hàm Tân", Role.MILITARY, ()),
    "tanha": ("hamtan-tanha-53", "Đoàn xã Tân Hà", Role.COMMUNE, (TAN_HA,)),
    "quansat": ("hamtan-quansat-53", "Người theo dõi", Role.OBSERVER, ()),
}
LOOK_FIRST = (
    ("/?on=2016-02-29", gettext_noop("the article's day: 35 of 53 villages, 66 %, 11 Party members, 16 prospects")),
    ("/", gettext_noop("the district today")),
    (
        "/reports/coverage/?on=2016-02-29&from=2014-09-01",
        gettext_noop("coverage by commune, and what has changed since the start"),
    ),
    ("/candidates/", gettext_noop("who could hold both posts, why, and what is missing")),
    ("/villages/23257-01/", gettext_noop("one village: its posts now and before")),
    ("/reviews/", gettext_noop("files in every state; each body gives its opinion from its own account")),
    ("/yearly/", gettext_noop("this year's review, half done")),
    ("/allowances/", gettext_noop("allowances since 2015: locked months, and last month's list waiting to be checked")),
    ("/insurance/", gettext_noop("health-insurance cards: whose cover ends, who has none, what to buy")),
    ("/rosters/import/", gettext_noop("a workbook in: check, preview, confirm")),
)


class Command(BaseCommand):
    @property
    def help(self):
        return _("Fill the demonstration's database (DEMO=1): its district through the import, and five accounts.")

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(_("This fills a database with invented people: run it with DEMO=1 (make demo does)."))
        if not Commune.objects.exists():
            self._import()
        for name, (password, called, role, codes) in ACCOUNTS.items():
            _open_account(name, password, called, role, codes)
        if not Batch.objects.exists():
            _fill_work()
        if Tenure.objects.exists() and not PayRun.objects.exists():
            _fill_allowances()
        if Tenure.objects.exists():
            fill_papers(User.objects.get(username="huyendoan"), today=timezone.localdate())
        self._welcome()

    def _import(self):
        """The workbook goes in by the same door as an office's own."""
        path = Path(settings.VAR_DIR) / "demo.xlsx"
        until = min(TODAY, timezone.localdate())  # nobody joins anything after today
        call_command("make_demo_roster", str(path), until=until, stdout=io.StringIO())
        told = io.StringIO()
        try:
            call_command("import_roster", str(path), stdout=told)
        except SystemExit as stop:
            raise CommandError(told.getvalue() or _("The demonstration's workbook was not taken.")) from stop

    def _welcome(self):
        accounts = [(name, password, called) for name, (password, called, _role, _codes) in ACCOUNTS.items()]
        lines = [_("Demonstration: invented people in the ten communes that Hàm Tân district had."), ""]
        lines += columns([(_("Account"), _("Password"), _("Who")), *accounts])
        lines += ["", _("What to look at first:"), *columns((address, _(why)) for address, why in LOOK_FIRST)]
        self.stdout.write("\n".join(lines))


def _fill_work():
    """Work in hand, entered by the accounts themselves: files, the year's review, the programme."""
    youth, military, commune = (User.objects.get(username=name) for name in ("huyendoan", "quansu", "tanha"))
    today = timezone.localdate()
    with transaction.atomic():
        fill_programme(youth)
        fill_chapters(youth, today=today)
        fill_contacts(youth)
        fill_files(youth=youth, military=military, commune=commune, today=today)
        fill_review(youth, military, today)


def _fill_allowances():
    """The books are open from 2015 on, last month's list waits to be checked, and cards are in every state."""
    admin, youth = (User.objects.get(username=name) for name in ("admin", "huyendoan"))
    today = timezone.localdate()
    with transaction.atomic():
        fill_allowances(admin=admin, youth=youth, today=today)
        renew_cards(by=youth, today=today)


def _open_account(name, password, called, role, codes):
    """The account as it is printed: made once, and its password is again the printed one if somebody changed it."""
    account = User.objects.filter(username=name).first()
    if account is None:
        communes = Commune.objects.filter(code__in=codes)
        create_account(by=None, username=name, password=password, first_name=called, role=role, communes=communes)
    elif not account.check_password(password):
        set_password(account, by=None, password=password)
