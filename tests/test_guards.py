"""The database's own constraints, tried on the database itself: whoever writes, by whatever way, on both engines."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from core import guards
from core.guards import breached
from journal.actions import note
from journal.models import Line, Revision
from staffing.models import Tenure
from staffing.yearly.models import Review
from tests.allowances import guarded as money
from tests.conftest import _all_guards
from tests.documents import guarded as papers
from tests.factories import (
    AbsenceFactory,
    AttendanceFactory,
    CardFactory,
    ChargeFactory,
    CommuneFactory,
    CourseFactory,
    HandoverFactory,
    HolderLineFactory,
    JointChapterFactory,
    PersonFactory,
    PlaceLineFactory,
    RequestFactory,
    ReviewFactory,
    StandardFactory,
    StepFactory,
    TargetFactory,
    TenureFactory,
    TermFactory,
    UploadFactory,
    UserFactory,
    VillageFactory,
)
from tests.nominations import guarded as files
from tests.nominations.test_guards import INSERTS, STAYS
from villages.models import Placement

EARLIER = {"start": date(2010, 1, 1), "end": date(2012, 1, 1)}
BACKWARDS = {"start": date(2016, 1, 1), "end": date(2016, 1, 1)}
NEVER_LIVED = {"founded": date(2016, 1, 1), "dissolved": date(2016, 1, 1)}


def post_taken():
    return TenureFactory(village=TenureFactory().village, **EARLIER), {"end": None}


def person_busy():
    return TenureFactory(person=TenureFactory().person, village=VillageFactory(), **EARLIER), {"end": None}


def standard_twice():
    StandardFactory(code="own", start=date(2015, 1, 1))
    return StandardFactory(code="OWN", **EARLIER), {"end": None}


def commune_twice():
    CommuneFactory(code="x1", founded=date(2015, 1, 1))
    return CommuneFactory(code="X1", founded=date(2010, 1, 1), dissolved=date(2012, 1, 1)), {"dissolved": None}


def in_two_communes():
    village = VillageFactory(commune=False)
    Placement.objects.create(village=village, commune=CommuneFactory(), start=date(2015, 1, 1))
    return Placement.objects.create(village=village, commune=CommuneFactory(), **EARLIER), {"end": None}


def stay_backwards():
    village = VillageFactory(commune=False)
    return Placement.objects.create(village=village, commune=CommuneFactory()), BACKWARDS


def taken(factory, field, **changes):
    def build():
        other = factory()
        return factory(), {field: getattr(other, field)} | changes

    return build


def village_code_in_capitals():
    VillageFactory(code="th1", commune=False)
    return VillageFactory(commune=False), {"code": "TH1"}


def card_twice():
    return CardFactory(), {"number": CardFactory().number}


def upload_twice():
    return UploadFactory(), {"key": UploadFactory().key}


def in_two_hands():
    return ChargeFactory(village=ChargeFactory().village, **EARLIER), {"end": None}


def away_twice():
    return AbsenceFactory(tenure=AbsenceFactory().tenure, **EARLIER), {"end": None}


def joined_twice():
    return JointChapterFactory(village=JointChapterFactory().village, **EARLIER), {"end": None}


def elected_twice_a_day():
    return TermFactory(tenure=TermFactory().tenure, start=date(2016, 1, 1)), {"start": date(2015, 6, 1)}


def joined_with_itself():
    joint = JointChapterFactory()
    return joint, {"host_id": joint.village_id}


def of_closed_review(factory, **breach):
    """A line of a round that was closed after it was written."""

    def build():
        line = factory()
        Review.objects.update(closed=date(2026, 12, 31))
        return line, breach

    return build


def closed_review():
    return ReviewFactory(closed=date(2026, 12, 31)), {"closed": None}


def line_twice(factory, *fields):
    def build():
        first = factory()
        return factory(review=first.review), {field: getattr(first, field) for field in fields}

    return build


def step_twice(**place):
    first = StepFactory(**place)
    return StepFactory(commune=first.commune, kind="summary"), {"kind": first.kind}


def target_twice():
    first = TargetFactory()
    return TargetFactory(commune=first.commune, year=2025), {"year": first.year}


def attended_twice():
    first = AttendanceFactory()
    return AttendanceFactory(course=first.course), {"person_id": first.person_id}


def bare_village():
    return VillageFactory(commune=False)


# constraint → a stored row and what would breach it
CASES = {
    "tenure_post_no_overlap": post_taken,
    "tenure_person_no_overlap": person_busy,
    "tenure_dates_ok": lambda: (TenureFactory(), BACKWARDS),
    "tenure_post_known": lambda: (TenureFactory(), {"post": "mayor"}),
    "charge_no_overlap": in_two_hands,
    "charge_dates_ok": lambda: (ChargeFactory(), BACKWARDS),
    "charge_post_known": lambda: (ChargeFactory(), {"post": "mayor"}),
    "absence_no_overlap": away_twice,
    "absence_dates_ok": lambda: (AbsenceFactory(), BACKWARDS),
    "joint_no_overlap": joined_twice,
    "joint_dates_ok": lambda: (JointChapterFactory(), BACKWARDS),
    "joint_with_another": joined_with_itself,
    "term_once_a_day": elected_twice_a_day,
    "term_votes_ok": lambda: (TermFactory(), {"votes_for": 9, "votes_of": 8}),
    "staffing_handover.tenure_id": taken(HandoverFactory, "tenure"),
    "standard_no_overlap": standard_twice,
    "standard_dates_ok": lambda: (StandardFactory(), BACKWARDS),
    "commune_lives_no_overlap": commune_twice,
    "commune_dates_ok": lambda: (CommuneFactory(), NEVER_LIVED),
    "village_dates_ok": lambda: (bare_village(), NEVER_LIVED),
    "village_code_once": village_code_in_capitals,
    "village_code_unique": taken(bare_village, "code"),
    "placement_no_overlap": in_two_communes,
    "placement_dates_ok": stay_backwards,
    "person_has_number": lambda: (PersonFactory(), {"citizen_id": None, "old_id": None}),
    "person_birth_agrees": lambda: (PersonFactory(), {"birth_year": 1990}),
    "person_health_1_to_6": lambda: (PersonFactory(), {"health_class": 7}),
    "staffing_person.citizen_id": taken(PersonFactory, "citizen_id"),
    "staffing_person.old_id": taken(lambda: PersonFactory(old_id=f"{PersonFactory().pk:09}"), "old_id"),
    "card_number_once": card_twice,
    "card_dates_ok": lambda: (CardFactory(), {"start": date(2016, 2, 1), "last_day": date(2016, 1, 31)}),
    "staffing_review.year": taken(ReviewFactory, "year"),
    "holder_line_once": line_twice(HolderLineFactory, "village", "person"),
    "place_line_once": line_twice(PlaceLineFactory, "village"),
    "request_once": line_twice(RequestFactory, "commune"),
    "review_frozen": closed_review,
    "holderline_frozen": of_closed_review(HolderLineFactory, remark="x"),
    "placeline_frozen": of_closed_review(PlaceLineFactory, reason="x"),
    "request_frozen": of_closed_review(RequestFactory, missing="x"),
    "staffing_user.username": taken(UserFactory, "username"),
    "staffing_upload.key": upload_twice,
    "step_once_a_commune": step_twice,
    "step_once_a_district": lambda: step_twice(commune=None),
    "target_once": target_twice,
    "course_dates_ok": lambda: (CourseFactory(), {"last_day": date(2026, 3, 31)}),
    "attendance_once": attended_twice,
}
# What SQLite and PostgreSQL say of unique columns instead of the constraint's name.
ALSO_SAID = {
    "village_code_once": {"index 'village_code_once'"},
    "village_code_unique": {"villages_village.code", "village_code_once", "index 'village_code_once'"},
    "term_once_a_day": {"staffing_term.tenure_id, staffing_term.start"},
    "staffing_handover.tenure_id": {"staffing_handover_tenure_id_key"},
    "card_number_once": {"staffing_card.number, staffing_card.start"},
    "staffing_person.citizen_id": {"staffing_person_citizen_id_key"},
    "staffing_person.old_id": {"staffing_person_old_id_key"},
    "staffing_review.year": {"staffing_review_year_key"},
    "holder_line_once": {
        "staffing_holderline.review_id, staffing_holderline.village_id, staffing_holderline.person_id"
    },
    "place_line_once": {"staffing_placeline.review_id, staffing_placeline.village_id"},
    "request_once": {"staffing_request.review_id, staffing_request.commune_id"},
    "staffing_user.username": {"staffing_user_username_key"},
    "staffing_upload.key": {"staffing_upload_key_key"},
    "step_once_a_commune": {"staffing_step.commune_id, staffing_step.kind"},
    "step_once_a_district": {"staffing_step.kind"},
    "target_once": {"staffing_target.commune_id, staffing_target.year, staffing_target.kind"},
    "attendance_once": {"staffing_attendance.course_id, staffing_attendance.person_id"},
}
CASES |= files.CASES | money.CASES | papers.CASES
ALSO_SAID |= files.ALSO_SAID | money.ALSO_SAID | papers.ALSO_SAID


def by_update(row, breach):
    type(row).objects.filter(pk=row.pk).update(**breach)


def by_bulk_update(row, breach):
    type(row).objects.bulk_update([changed(row, breach)], list(breach))


def by_create(row, breach):
    new_row(row, breach).save_base(force_insert=True)


def by_bulk_create(row, breach):
    type(row).objects.bulk_create([new_row(row, breach)])


def changed(row, breach):
    for field, value in breach.items():
        setattr(row, field, value)
    return row


def new_row(row, breach):
    type(row).objects.filter(pk=row.pk).delete()
    row._state.adding = True
    return changed(row, breach)


@pytest.mark.django_db
@pytest.mark.parametrize("write", [by_update, by_bulk_update, by_create, by_bulk_create])
@pytest.mark.parametrize("name", CASES)
def test_a_breach_is_refused_by_its_name(name, write):
    row, breach = CASES[name]()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write(row, breach)
    assert breached(refusal.value) in {name} | ALSO_SAID.get(name, set())


def test_every_constraint_of_the_house_is_tried():
    house = [m for label in ("journal", "villages", "staffing") for m in apps.get_app_config(label).get_models()]
    declared = {c.name for m in house for c in m._meta.constraints}
    columns = {f"{m._meta.db_table}.{f.column}" for m in house for f in m._meta.local_fields if f.unique}
    keys = {f"{m._meta.db_table}.id" for m in house}
    laid = {guard.name for guard in _all_guards()}
    tried = {*CASES, *INSERTS, *STAYS, *money.INSERTS, *papers.INSERTS, "one_revision_row", "journal_line_append_only"}
    assert (declared | columns | laid) - keys == tried


@pytest.mark.django_db
def test_there_is_one_revision_row():
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(pk=2)


@pytest.mark.django_db
@pytest.mark.parametrize("build", [post_taken, person_busy, standard_twice, commune_twice, in_two_communes])
def test_periods_that_touch_are_fine(build):
    row, _breach = build()
    end = "dissolved" if hasattr(row, "dissolved") else "end"
    first_of_next = date(2014, 3, 26) if isinstance(row, Tenure) else date(2015, 1, 1)
    assert type(row).objects.filter(pk=row.pk).update(**{end: first_of_next}) == 1


@pytest.mark.django_db
def test_a_row_saved_as_it_is_does_not_clash_with_itself():
    tenure = TenureFactory()
    tenure.save()


JOURNAL = {
    "update": "UPDATE journal_line SET why = 'x'",
    "delete": "DELETE FROM journal_line",
    "upsert": "INSERT INTO journal_line SELECT * FROM journal_line WHERE true ON CONFLICT (id) DO UPDATE SET why = 'x'",
}
OF_THE_ENGINE = {
    "sqlite": "INSERT OR REPLACE INTO journal_line SELECT * FROM journal_line",
    "postgresql": "TRUNCATE journal_line",
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", [*JOURNAL, "of the engine"])
def test_a_journal_line_stays_as_it_is(way):
    note(by=None, verb="account.signed_in", why="cũ")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(JOURNAL.get(way) or OF_THE_ENGINE[connection.vendor])
    assert breached(refusal.value) == "journal_line_append_only"


@pytest.mark.django_db
def test_a_journal_line_stays_under_the_orm_too():
    note(by=None, verb="account.signed_in", why="cũ")
    line = Line.objects.get()
    line.at = timezone.now()
    for write in (line.save, line.delete, Line.objects.all().delete, lambda: Line.objects.update(why="x")):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def _guards_stand():
    row, breach = post_taken()
    with pytest.raises(IntegrityError), transaction.atomic():
        by_update(row, breach)


def _rebuild(model, name):
    """Alter a column and back: SQLite rebuilds the table and drops its triggers in silence."""
    old = model._meta.get_field(name)
    new = models.CharField(max_length=old.max_length + 1, blank=True, default="")
    new.set_attributes_from_name(name)
    new.model = model
    for before, after in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(model, before, after, strict=True)


@pytest.mark.django_db(transaction=True)
def test_the_guards_are_back_after_a_table_was_rebuilt_and_migrated():
    _rebuild(Tenure, "signer")
    call_command("migrate", verbosity=0)
    _guards_stand()


@pytest.mark.django_db(transaction=True)
def test_the_guards_are_back_after_a_flush():
    guards.lift(connection, _all_guards())
    call_command("flush", interactive=False, verbosity=0)
    _guards_stand()


@pytest.mark.django_db(transaction=True)
def test_a_flush_is_refused_while_the_journal_has_a_line():
    note(by=None, verb="account.signed_in")
    with pytest.raises(Exception, match="journal_line_append_only|couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)
    assert Line.objects.exists()
