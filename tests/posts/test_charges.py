"""Interim charges, absences, handovers: facts beside tenures, never tenures themselves."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.refused import Refused
from journal.models import Line
from staffing.posts import actions, queries_terms
from staffing.posts import actions_charges as charges
from staffing.posts.models import Absence, Charge, Tenure
from staffing.posts.queries import village_states
from staffing.programme.queries import coverage
from tests.factories import (
    AbsenceFactory,
    ChargeFactory,
    CommuneFactory,
    PersonFactory,
    TenureFactory,
    VillageFactory,
)
from villages.models import Village

pytestmark = pytest.mark.django_db
DAY, LATER = date(2016, 3, 1), date(2016, 4, 1)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, by=None, **facts)
    return refused.value.code


def wanted(**changes):
    village = changes.pop("village", None) or VillageFactory()
    return {"person": PersonFactory(), "village": village, "post": "secretary", "start": DAY} | changes


def test_a_charge_begins_with_its_decision():
    charge = charges.begin_charge(by=None, decision_number="3-QĐ/ĐTN", **wanted())
    assert (charge.decision_number, Line.objects.get().verb) == ("3-QĐ/ĐTN", "charge.begun")


def test_a_charge_is_never_counted():
    charge = charges.begin_charge(by=None, **wanted())
    TenureFactory(person=charge.person, village=charge.village, post="militia")
    (state,) = village_states(on=LATER, villages=[charge.village_id])
    assert (state.state, coverage(on=LATER).total.dual) == ("militia_only", 0)


def test_a_charge_needs_a_vacant_post_and_names_the_holder():
    held = TenureFactory()
    with pytest.raises(Refused) as refused:
        charges.begin_charge(by=None, **wanted(village=held.village))
    assert (refused.value.code, refused.value.values["person"]) == ("post_held", held.person)


def test_a_charge_may_end_where_a_tenure_begins():
    held = TenureFactory(start=LATER)
    assert charges.begin_charge(by=None, **wanted(village=held.village, end=LATER)).pk


def test_an_open_charge_before_a_later_tenure_is_refused():
    held = TenureFactory(start=LATER)
    assert refusal(charges.begin_charge, **wanted(village=held.village)) == "post_held"


def test_a_post_is_in_one_hand():
    charge = ChargeFactory(post="secretary")
    assert refusal(charges.begin_charge, **wanted(village=charge.village)) == "charge_overlap"


def test_a_charge_ends_after_it_begins():
    assert refusal(charges.begin_charge, **wanted(end=DAY)) == "reversed_dates"


def test_a_charge_lies_within_the_life_of_its_village():
    village = VillageFactory(commune=CommuneFactory(founded=LATER))
    assert refusal(charges.begin_charge, **wanted(village=village)) == "outside_village_life"


def test_a_charge_ends_once():
    charge = charges.end_charge(ChargeFactory(), end=DAY, by=None)
    assert charge.end == DAY
    assert refusal(charges.end_charge, charge, end=LATER) == "charge_ended"


def test_a_tenure_ends_the_charge_of_its_post_that_day():
    charge = ChargeFactory(post="secretary")
    actions.begin_tenure(by=None, **wanted(village=charge.village))
    charge.refresh_from_db()
    assert charge.end == DAY
    assert set(Line.objects.values_list("verb", flat=True)) == {"tenure.begun", "charge.ended"}


def test_a_tenure_leaves_the_charge_of_the_other_post():
    charge = ChargeFactory(post="militia")
    actions.begin_tenure(by=None, **wanted(village=charge.village))
    assert Charge.objects.get().end is None


def test_a_charge_that_a_workbook_made_stale_is_told_apart():
    charge = ChargeFactory(post="secretary")
    Tenure.objects.create(**wanted(village=charge.village))
    assert list(queries_terms.charges_on(LATER)) == []
    assert [one.stale for one in queries_terms.charges_of(charge.village, on=LATER)] == [True]


def test_a_charge_does_not_come_back_when_a_later_holder_leaves():
    charge = ChargeFactory(post="secretary")
    Tenure.objects.create(**wanted(village=charge.village, end=date(2016, 3, 20)))
    assert list(queries_terms.charges_on(LATER)) == []


def test_a_charge_ends_with_its_village():
    charge = ChargeFactory(post="secretary")
    Village.objects.update(dissolved=DAY)
    assert list(queries_terms.charges_on(date(2016, 2, 29))) == [charge]
    assert list(queries_terms.charges_on(DAY)) == []


def test_charges_are_pointed_out_after_some_months():
    old = ChargeFactory(start=date(2015, 12, 1))
    ChargeFactory(start=date(2015, 12, 2))
    assert list(queries_terms.long_charges(DAY, months=3)) == [old]


def test_an_absence_leaves_the_post_held():
    absence = charges.begin_absence(TenureFactory(), start=DAY, reason="study", expected=LATER, by=None)
    assert absence.tenure.end is None
    assert list(Absence.objects.all()) == [absence]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"start": date(2010, 1, 1)}, "outside_tenure"),
        ({"start": date(2016, 6, 1)}, "outside_tenure"),
        ({"end": date(2016, 6, 1)}, "outside_tenure"),
        ({"end": DAY}, "reversed_dates"),
        ({"expected": DAY}, "expected_early"),
    ],
    ids=str,
)
def test_an_absence_lies_within_its_tenure(facts, code):
    tenure = TenureFactory(end=date(2016, 5, 1))
    assert refusal(charges.begin_absence, tenure, **({"start": DAY, "reason": "study"} | facts)) == code


def test_nobody_stands_in_for_oneself():
    tenure = TenureFactory()
    facts = {"start": DAY, "reason": "study", "stand_in": tenure.person}
    assert refusal(charges.begin_absence, tenure, **facts) == "stand_in_self"


def test_nobody_is_away_twice_at_once():
    absence = AbsenceFactory()
    assert refusal(charges.begin_absence, absence.tenure, start=DAY, reason="study") == "absence_overlap"


def test_an_absence_ends_once():
    absence = charges.end_absence(AbsenceFactory(), end=DAY, by=None)
    assert refusal(charges.end_absence, absence, end=LATER) == "absence_ended"


def test_enlisting_is_no_absence():
    assert "enlisted" not in Absence._meta.get_field("reason").flatchoices


def test_an_ending_ends_the_absence_that_day():
    absence = AbsenceFactory()
    actions.end_tenure(absence.tenure, end=DAY, by=None)
    absence.refresh_from_db()
    assert absence.end == DAY


def test_why_somebody_is_away_does_not_stand_in_the_journal():
    charges.begin_absence(TenureFactory(), start=DAY, reason="illness", note="mổ", by=None)
    assert (Line.objects.get().after["reason"], Line.objects.get().after["note"]) == ("•••", "•••")


def test_a_line_about_an_absence_is_about_its_person_and_village():
    absence = charges.begin_absence(TenureFactory(), start=DAY, reason="study", by=None)
    line = Line.objects.get()
    assert (line.person_id, line.village_id) == (absence.tenure.person_id, absence.tenure.village_id)


def ended():
    return TenureFactory(end=DAY)


def test_a_handover_keeps_its_checklist_and_paper(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("bien ban.pdf", b"%PDF-1.4 x")
    found = charges.record_handover(ended(), items=["chapter_books"], day=DAY, upload=upload, by=None)
    assert (found.items, found.scan.kind) == (["chapter_books"], "pdf")


def test_a_handover_told_again_is_changed_not_doubled():
    tenure = ended()
    charges.record_handover(tenure, items=["chapter_books"], by=None)
    charges.record_handover(tenure, items=["chapter_books", "chapter_fund"], by=None)
    tenure.refresh_from_db()
    assert tenure.handover.items == ["chapter_books", "chapter_fund"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"items": ["militia_list"]}, "unknown_item"), ({"items": [], "day": date(2010, 1, 1)}, "handover_early")],
)
def test_a_handover_that_cannot_be_is_refused(facts, code):
    assert refusal(charges.record_handover, ended(), **facts) == code


def test_who_is_in_post_hands_nothing_over():
    assert refusal(charges.record_handover, TenureFactory(), items=[]) == "still_in_post"


def test_nobody_hands_over_to_oneself():
    tenure = ended()
    assert refusal(charges.record_handover, tenure, items=[], received_by=tenure.person) == "received_self"
