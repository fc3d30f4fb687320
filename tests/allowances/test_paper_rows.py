"""One row a person; what is held, paid on and taken back; the quarter; and that a locked month prints the same."""

from datetime import date

import pytest

from staffing.allowances.models import BaseSalary, ProrationRule, Rate
from staffing.people.models import Person
from tests.factories import (
    CommuneFactory,
    DisbursementEventFactory,
    RateFactory,
    StandingHoldFactory,
    UserFactory,
    VillageFactory,
)
from villages.models import Village

from .people import holder, set_posts
from .read_papers import docx_text, pdf_text, xlsx_people, xlsx_rows

JANUARY, FEBRUARY, MARCH, APRIL = (date(2016, month, 1) for month in (1, 2, 3, 4))


@pytest.fixture
def village(db):
    return VillageFactory(code="23257-01", name="Thôn 1", commune=CommuneFactory(code="23257", name="Tân Hà"))


@pytest.fixture
def an(village):
    return holder(village=village, name="Nguyễn Văn Ân", account_number="3601205123456", bank="Agribank")


@pytest.fixture
def paper(client, db):
    """paper("pdf", "2016-02", …) as the district reads it."""
    client.force_login(UserFactory(role="youth"))

    def read(kind="xlsx", month="2016-02", **asked):
        return client.get(f"/allowances/{month}/paper/", {"format": kind, **asked}).content

    return read


def one(paper, *what, **asked):
    (row,) = xlsx_people(paper("xlsx", *what, **asked))
    return row


def test_a_draft_says_that_it_is_one(an, paper):
    assert "TẠM TÍNH – chưa chốt" in pdf_text(paper("pdf"))


def test_a_draft_counts_as_held_what_will_be_held_when_it_is_locked(an, paper):
    StandingHoldFactory(person=an, start=JANUARY)
    assert "tạm giữ chi 575.000 đồng (1 người)" in pdf_text(paper("pdf"))


def test_a_locked_month_does_not_say_that_it_is_a_draft(an, paper, locked):
    locked(FEBRUARY)
    assert "TẠM TÍNH" not in pdf_text(paper("pdf"))


def test_arrears_stand_in_the_persons_one_row_with_their_reason(an, paper, locked):
    set_posts(an, start=FEBRUARY)
    locked(JANUARY)
    set_posts(an, start=date(2015, 12, 1))
    row = one(paper)
    assert row[8:12] == [575_000, 575_000, 0, 1_150_000]
    assert row[14] == "Truy lĩnh 01/2016 (0 → 575.000)"


def test_a_recovery_alone_is_a_row_with_a_negative_net(an, paper, locked):
    locked(JANUARY)
    set_posts(an, end=date(2016, 1, 10))
    row = one(paper)
    assert row[8:12] == [0, 0, -287_500, -287_500]
    assert row[14] == "Truy thu 01/2016 (575.000 → 287.500)"


def test_what_must_come_in_is_told_beside_what_goes_out(an, paper, locked, village):
    holder(village=VillageFactory(commune=village.placements.get().commune))
    locked(JANUARY)
    set_posts(an, end=date(2016, 1, 10))
    said = pdf_text(paper("pdf"))
    assert "được chi 575.000 đồng (1 người); phải thu hồi 287.500 đồng (1 người)" in said
    assert "575.000 − 287.500 = 287.500 đồng." in said


def test_a_negative_total_is_said_in_words(an, paper, locked):
    locked(JANUARY)
    set_posts(an, end=date(2016, 1, 10))
    assert "Âm hai trăm tám mươi bảy nghìn năm trăm đồng." in pdf_text(paper("pdf"))


def test_many_months_of_arrears_are_told_as_one_remark(an, paper, locked):
    set_posts(an, start=APRIL)
    locked(JANUARY, FEBRUARY, MARCH)
    set_posts(an, start=date(2015, 12, 1))
    assert one(paper, "2016-04")[14] == "Truy lĩnh 3 tháng, 01/2016–03/2016"


def test_a_half_month_shows_its_days_and_share(an, paper):
    set_posts(an, end=date(2016, 2, 11))
    row = one(paper)
    assert row[4:9] == ["01/02 – 10/02/2016", 10, 575_000, 50, 287_500]


def test_a_held_line_is_told_with_what_is_held_and_what_is_to_be_paid(an, paper, locked, village):
    holder(village=VillageFactory(commune=village.placements.get().commune))
    run = locked(FEBRUARY).run
    DisbursementEventFactory(run=run, person=an, reason="commune_list", day=date(2027, 1, 5))
    said = pdf_text(paper("pdf"))
    assert "Tạm giữ chi: đã có trong danh sách chi của xã" in said
    assert "tạm giữ chi 575.000 đồng (1 người); được chi 575.000 đồng (1 người); 575.000 + 575.000 = 1.150.000" in said
    assert "Tính đến ngày 05/01/2027." in said


def test_what_was_released_is_to_be_paid_again(an, paper, locked):
    run = locked(FEBRUARY).run
    DisbursementEventFactory(run=run, person=an)
    DisbursementEventFactory(run=run, person=an, kind="released", reason="")
    assert "1 người): được chi 575.000 đồng (1 người). Tính" in pdf_text(paper("pdf"))


def test_a_quarter_adds_up_its_locked_months(an, paper, locked):
    locked(JANUARY, FEBRUARY)
    row = one(paper, "2016-03", quarter="1")
    assert row[4:9] == ["01/01 – 29/02/2016", 2, 575_000, 100, 1_150_000]
    assert row[11] == 1_150_000


def test_a_quarter_says_which_months_it_has(an, paper, locked):
    locked(JANUARY, FEBRUARY)
    assert "Quý I/2016 (các tháng 01, 02)" in pdf_text(paper("pdf", "2016-01", quarter="1"))


def test_rates_that_change_in_a_quarter_are_both_told(an, paper, locked):
    RateFactory(start=FEBRUARY, amount=605_000)
    locked(JANUARY, FEBRUARY)
    assert one(paper, "2016-02", quarter="1")[6] == "575.000; 605.000"


def test_the_district_is_grouped_by_commune_with_subtotals(an, paper):
    other = VillageFactory(code="23260-01", commune=CommuneFactory(code="23260", name="Tân Xuân", kind="township"))
    holder(village=other)
    heads = [(row[0], row[8]) for row in xlsx_rows(paper()) if row[0] and not isinstance(row[0], int)][-9:]
    assert ("Xã Tân Hà", None) in heads and ("Thị trấn Tân Xuân", None) in heads
    sums = {("Cộng xã Tân Hà", 575_000), ("Cộng thị trấn Tân Xuân", 575_000), ("Cộng", 1_150_000)}
    assert sums <= set(heads)


def test_a_text_that_looks_like_a_formula_stays_text(an, paper):
    Person.objects.filter(pk=an.pk).update(name="=1+1")
    assert one(paper)[1] == "=1+1"


def test_a_locked_month_prints_the_same_whatever_is_recorded_afterwards(an, paper, locked):
    locked(FEBRUARY)
    before = paper("pdf"), docx_text(paper("docx")), xlsx_rows(paper("xlsx"))
    Person.objects.filter(pk=an.pk).update(
        name="Người Khác", account_number="1", bank="Khác", citizen_id="060091999999"
    )
    Village.objects.update(name="Thôn Mới", kind="quarter")
    set_posts(an, end=date(2016, 2, 2))
    Rate.objects.update(amount=1)
    ProrationRule.objects.update(rule="by_day")
    BaseSalary.objects.all().delete()
    assert (paper("pdf"), docx_text(paper("docx")), xlsx_rows(paper("xlsx"))) == before
