"""The command `pay_run`: its document, its table, its refusals."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from journal.models import Line as JournalLine
from staffing.allowances.models import PayLine, PayRun, Rate
from tests.allowances.people import holder, set_posts
from tests.factories import CommuneFactory, VillageFactory

pytestmark = pytest.mark.django_db
BOOK = Path(__file__).resolve().parents[1] / "data" / "ham_tan_2016.xlsx"
JAN = date(2016, 1, 1)


def test_the_document_is_the_contracts(document):
    holder(village=VillageFactory(code="V1"), citizen_id="060091000001", name="Lê An")
    assert document("2016-02") == {
        "month": "2016-02",
        "state": "draft",
        "lines": [
            {
                "citizen_id": "060091000001",
                "name": "Lê An",
                "village": "V1",
                "for_month": "2016-02",
                "days": 29,
                "amount": 575_000,
                "kind": "regular",
            }
        ],
        "total": 575_000,
        "total_in_words": "năm trăm bảy mươi lăm nghìn đồng",
    }


def test_an_empty_month_comes_to_khong_dong(document):
    assert document("2016-02") == {
        "month": "2016-02",
        "state": "draft",
        "lines": [],
        "total": 0,
        "total_in_words": "không đồng",
    }


def test_a_month_that_recovers_more_than_it_pays_is_below_nothing(document, locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=JAN)
    answer = document("2016-02")
    assert (answer["total"], answer["total_in_words"]) == (-575_000, "âm năm trăm bảy mươi lăm nghìn đồng")


def test_who_has_the_old_number_alone_is_told_by_it(document):
    holder(citizen_id=None, old_id="260000001")
    assert document("2016-02")["lines"][0]["citizen_id"] == "260000001"


def test_a_draft_is_not_stored(document):
    holder()
    document("2016-02")
    assert not PayRun.objects.exists()
    assert not PayLine.objects.exists()


def test_lock_gives_the_month_as_it_is_locked(document):
    holder()
    assert document("2016-02", "--lock")["state"] == "locked"
    assert PayRun.objects.get().locked_by is None


def test_lock_and_a_later_look_give_the_same(document):
    holder()
    first = document("2016-02", "--lock")
    assert document("2016-02") == document("2016-02", "--lock") == first


def test_locking_a_locked_month_says_so_beside_and_is_done(capsys):
    call_command("pay_run", "2016-02", "--lock")
    call_command("pay_run", "2016-02", "--lock", "--format", "json")
    said = capsys.readouterr()
    assert "02/2016" in said.err
    assert '"state": "locked"' in said.out


def test_february_2016_of_the_articles_workbook(document):
    call_command("import_roster", str(BOOK), verbosity=0)
    answer = document("2016-02")
    assert {line["amount"] for line in answer["lines"]} == {575_000}
    assert (len(answer["lines"]), answer["total"]) == (35, 20_125_000)
    assert answer["total_in_words"] == "hai mươi triệu một trăm hai mươi lăm nghìn đồng"


def test_lines_stand_by_commune_village_kind_month_and_id(document, locked):
    """Codes by code points: digits, capitals, _, small letters."""
    communes = [CommuneFactory(code=code) for code in ("a", "_", "B", "10", "9")]
    for commune in communes:
        for code in ("z", "A"):
            holder(village=VillageFactory(code=f"{code}{commune.code}", commune=commune))
    assert [line["village"] for line in document("2016-02")["lines"]] == [
        *("A10", "z10", "A9", "z9", "AB", "zB", "A_", "z_", "Aa", "za")
    ]


def test_kinds_of_one_village_stand_in_their_order_and_months_in_theirs(document, locked):
    village = VillageFactory()
    first = holder(end=date(2016, 2, 1), village=village, citizen_id="060091000009")
    locked(JAN, date(2016, 2, 1), date(2016, 3, 1))
    set_posts(first, end=date(2015, 12, 1))
    holder(date(2015, 12, 1), date(2016, 4, 10), village=village, citizen_id="060091000008")
    holder(date(2016, 4, 10), village=village, citizen_id="060091000001")
    lines = document("2016-04")["lines"]
    assert [(line["kind"], line["for_month"], line["citizen_id"][-1]) for line in lines] == [
        ("regular", "2016-04", "1"),
        ("regular", "2016-04", "8"),
        ("arrears", "2016-01", "8"),
        ("arrears", "2016-02", "8"),
        ("arrears", "2016-03", "8"),
        ("recovery", "2016-01", "9"),
    ]


def test_without_a_rate_in_force_the_month_is_refused(refused):
    error = refused("2013-06")
    assert error["code"] == "no_rate"
    assert "06/2013" in error["message"]


def test_the_first_month_with_a_rate_is_not_refused(document):
    assert document("2013-07", "--lock")["state"] == "locked"


@pytest.mark.parametrize(
    ("month", "code"), [("2015-12", "before_books"), ("2013-01", "before_books"), ("2016-03", "not_next")]
)
@pytest.mark.parametrize("lock", [[], ["--lock"]])
def test_another_month_than_a_locked_one_or_the_next_is_refused(refused, locked, month, code, lock):
    locked(JAN)
    assert refused(month, *lock)["code"] == code


def test_a_month_that_has_not_begun_is_drafted_and_not_locked(document, refused):
    assert document("2098-01")["state"] == "draft"
    assert refused("2098-01", "--lock")["code"] == "not_begun"
    assert not PayRun.objects.exists()


def test_a_refusal_is_one_line_on_standard_error(capsys):
    Rate.objects.all().delete()
    with pytest.raises(SystemExit) as ended:
        call_command("pay_run", "2016-02")
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("text", ["2016", "2016-2", "2016-13", "2016-00", "02/2016", "2016-02-01", "", "９９９９-01"])
def test_what_is_no_month_is_bad_usage(text):
    with pytest.raises(CommandError, match="YYYY-MM"):
        call_command("pay_run", text)


@pytest.mark.parametrize("month", ["9999-12", "9999-11", "0001-01"])
def test_the_ends_of_the_calendar_are_told_and_do_not_break(month):
    with pytest.raises((CommandError, SystemExit)):
        call_command("pay_run", month, "--lock", "--format", "json")


def test_the_table_says_month_lines_and_total(told):
    holder(village=VillageFactory(code="V1"), name="Lê An")
    text = told("2016-02")
    assert "02/2016" in text
    assert "Lê An" in text
    assert "575.000 đồng (năm trăm bảy mươi lăm nghìn đồng)" in text


def test_the_table_heads_its_columns_as_an_office_does(told):
    holder()
    heads = next(line for line in told("2016-02").splitlines() if "Họ và tên" in line)
    assert "Số CCCD" in heads and "Số ngày" in heads and "Thời gian" not in heads


def test_the_help_tells_how_a_month_is_written(capsys):
    with pytest.raises(SystemExit):
        call_command("pay_run", "--help")
    assert "tháng, viết như 2016-02" in " ".join(capsys.readouterr().out.split())


def test_numbers_of_people_that_leave_the_register_are_in_the_journal(document):
    holder()
    document("2016-02")
    assert JournalLine.objects.get().verb == "pay.listed"


def test_a_lock_is_in_the_journal_with_its_total(document):
    holder()
    document("2016-02", "--lock")
    line = JournalLine.objects.get(verb="pay.locked")
    assert line.after == {"line_count": 1, "total": 575_000}
