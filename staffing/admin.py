"""The admin of the whole register: for administrators alone, every write by an action, nothing deleted."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from villages import messages as places
from villages.admin import CommuneAdmin, CommuneForm, PlacementForm, PlacementInline, VillageAdmin, VillageForm
from villages.models import Commune, Village

from .access.admin import AccountAdmin
from .access.models import User
from .access.permissions import may
from .allowances.admin import (
    BaseSalaryAdmin,
    BudgetAdmin,
    DeliveryAdmin,
    DisbursementEventAdmin,
    EffectFormSet,
    PayLineAdmin,
    PayRunAdmin,
    PostEffectForm,
    ProrationRuleAdmin,
    RateAdmin,
    StandingHoldAdmin,
)
from .allowances.models import (
    BaseSalary,
    Budget,
    Delivery,
    DisbursementEvent,
    PayLine,
    PayRun,
    ProrationRule,
    Rate,
    StandingHold,
)
from .contacts.admin import ContactAdmin
from .contacts.models import Contact
from .documents.admin import DocumentAdmin, RevocationAdmin, TemplateAdmin
from .documents.models import Document, Revocation, Template
from .eligibility.admin import StandardAdmin
from .eligibility.models import Standard
from .insurance.admin import CardAdmin, CardInline
from .insurance.models import Card
from .nominations.admin import (
    AppointmentAdmin,
    BatchAdmin,
    DeclineAdmin,
    EndorsementAdmin,
    NominationAdmin,
    OpinionAdmin,
    RoundAdmin,
    ScanAdmin,
)
from .nominations.models import Appointment, Batch, Decline, Endorsement, Nomination, Opinion, Round
from .options.admin import OptionAdmin
from .options.models import Option
from .people.admin import PersonAdmin
from .people.models import Person
from .posts import messages as posts
from .posts.admin import (
    AbsenceAdmin,
    ChargeAdmin,
    HandoverAdmin,
    JointChapterAdmin,
    TenureAdmin,
    TenureForm,
    TenureInline,
    TermAdmin,
)
from .posts.models import Absence, Charge, Handover, JointChapter, Tenure, Term
from .posts.policies import check_tenures_fit, check_tenures_fit_commune
from .programme.admin import AttendanceAdmin, ChapterYearAdmin, CourseAdmin, StepAdmin, TargetAdmin
from .programme.models import Attendance, ChapterYear, Course, Step, Target
from .scans.models import Scan
from .yearly.admin import HolderLineAdmin, PlaceLineAdmin, RequestAdmin, ReviewAdmin
from .yearly.models import HolderLine, PlaceLine, Request, Review


def _sentence(refused):
    return posts.sentence(refused) if refused.code == "tenure_outside" else places.sentence(refused)


class FittingCommuneForm(CommuneForm):
    """Villages without a founding day are as old as the commune: their tenures must still fit."""

    def change(self, record, **facts):
        commune = super().change(record, **facts)
        check_tenures_fit_commune(commune)
        return commune

    sentence = staticmethod(_sentence)


class FittingVillageForm(VillageForm):
    def change(self, record, **facts):
        village = super().change(record, **facts)
        check_tenures_fit(village)
        return village

    sentence = staticmethod(_sentence)


class FittingPlacementForm(PlacementForm):
    def act(self):
        move = super().act()
        check_tenures_fit(move.village)
        return move

    sentence = staticmethod(_sentence)


class FittingPlacementInline(PlacementInline):
    form = FittingPlacementForm


class FittingCommuneAdmin(CommuneAdmin):
    form = FittingCommuneForm


class FittingVillageAdmin(VillageAdmin):
    form = FittingVillageForm
    inlines = [FittingPlacementInline]


class PaidTenureForm(PostEffectForm, TenureForm):
    """A tenure may touch months that are locked."""


class PaidTenureInline(TenureInline):
    form = PaidTenureForm
    formset = EffectFormSet
    fields = [*TenureInline.fields, "confirm"]


class PaidTenureAdmin(TenureAdmin):
    form = PaidTenureForm
    fieldsets = [*TenureAdmin.fieldsets[:-1], (None, {"fields": ["why", "confirm"]})]


class WholePersonAdmin(PersonAdmin):
    inlines = [PaidTenureInline, CardInline]


def _may_enter(request):
    """Administrators; somebody else who is signed in is told so instead of being asked to sign in again."""
    if request.user.is_authenticated and not may(request.user, "admin"):
        raise PermissionDenied
    return may(request.user, "admin")


@login_not_required
def _sign_in(request, extra_context=None):
    """One door for everybody: the site's own page, with its lock-out."""
    return redirect_to_login(request.GET.get("next", "/admin/"))


def _change_password(request, extra_context=None):
    """One page for that too: it journals the change and ends other sessions."""
    return redirect("password")


admin.site.login = _sign_in
admin.site.password_change = _change_password
admin.site.has_permission = _may_enter
admin.site.site_header = admin.site.site_title = _("Administration of the register")
admin.site.index_title = _("Corrections, standards and accounts; every change stands in the journal")

for label in ("auth", "axes"):
    for model in apps.get_app_config(label).get_models():
        if admin.site.is_registered(model):
            admin.site.unregister(model)

admin.site.register(Commune, FittingCommuneAdmin)
admin.site.register(Village, FittingVillageAdmin)
admin.site.register(Person, WholePersonAdmin)
admin.site.register(Tenure, PaidTenureAdmin)
admin.site.register(Charge, ChargeAdmin)
admin.site.register(Absence, AbsenceAdmin)
admin.site.register(Term, TermAdmin)
admin.site.register(JointChapter, JointChapterAdmin)
admin.site.register(Handover, HandoverAdmin)
admin.site.register(Card, CardAdmin)
admin.site.register(Standard, StandardAdmin)
admin.site.register(Step, StepAdmin)
admin.site.register(Target, TargetAdmin)
admin.site.register(ChapterYear, ChapterYearAdmin)
admin.site.register(Contact, ContactAdmin)
admin.site.register(Document, DocumentAdmin)
admin.site.register(Template, TemplateAdmin)
admin.site.register(Revocation, RevocationAdmin)
admin.site.register(Course, CourseAdmin)
admin.site.register(Attendance, AttendanceAdmin)
admin.site.register(User, AccountAdmin)
admin.site.register(Review, ReviewAdmin)
admin.site.register(HolderLine, HolderLineAdmin)
admin.site.register(PlaceLine, PlaceLineAdmin)
admin.site.register(Request, RequestAdmin)
admin.site.register(Nomination, NominationAdmin)
admin.site.register(Round, RoundAdmin)
admin.site.register(Endorsement, EndorsementAdmin)
admin.site.register(Opinion, OpinionAdmin)
admin.site.register(Decline, DeclineAdmin)
admin.site.register(Batch, BatchAdmin)
admin.site.register(Appointment, AppointmentAdmin)
admin.site.register(Scan, ScanAdmin)
admin.site.register(Option, OptionAdmin)
admin.site.register(Rate, RateAdmin)
admin.site.register(BaseSalary, BaseSalaryAdmin)
admin.site.register(ProrationRule, ProrationRuleAdmin)
admin.site.register(PayRun, PayRunAdmin)
admin.site.register(PayLine, PayLineAdmin)
admin.site.register(DisbursementEvent, DisbursementEventAdmin)
admin.site.register(StandingHold, StandingHoldAdmin)
admin.site.register(Delivery, DeliveryAdmin)
admin.site.register(Budget, BudgetAdmin)
