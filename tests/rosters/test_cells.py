"""Each phrase of the contract's "Cells", by the column's own reader."""

from datetime import date, datetime, time, timedelta

import pytest

from staffing.rosters.cells import Bad, Birth, Restored, reader
from staffing.rosters.child import ERROR
from staffing.rosters.layout import SHEETS
from tests.rosters.workbooks import TODAY

MARCH = date(1991, 3, 15)


def read(field, cell, sheet="people"):
    return reader(SHEETS[sheet].by_field[field], TODAY)(cell)


def code(field, cell, sheet="people"):
    with pytest.raises(Bad) as bad:
        read(field, cell, sheet)
    return bad.value.code


def test_text_is_nfc_trimmed_and_its_runs_of_white_space_are_one_space():
    assert read("name", "  Nguye\u0302\u0303n \t\u00a0 Văn\nA ") == "Nguyễn Văn A"


def test_a_sign_that_no_database_takes_is_white_space():
    assert read("name", "A\x00B") == "A B"


@pytest.mark.parametrize("cell", ["  ", "\t\n", "\u00a0"])
@pytest.mark.parametrize("field", ["name", "birth", "health", "sex", "outstanding", "citizen_id", "schooling"])
def test_a_cell_of_white_space_is_empty(field, cell):
    assert read(field, cell) is None


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("union_joined", "bad_date"),
        ("birth", "bad_date"),
        ("health", "bad_number"),
        ("name", "bad_choice"),
        ("residence", "bad_choice"),
        ("citizen_id", "bad_choice"),
        ("schooling", "bad_choice"),
    ],
)
def test_an_excel_error_is_told_by_its_columns_own_code(field, told):
    assert code(field, ERROR) == told


@pytest.mark.parametrize(
    "cell",
    [MARCH, datetime(1991, 3, 15, 7, 30), "15/03/1991", "15-3-1991", "15.03.1991", " 15/3/1991 ", "15.3.1991"],
)
def test_a_date_is_a_date_cell_or_a_text_of_day_month_year(cell):
    assert read("union_joined", cell) == MARCH


@pytest.mark.parametrize(
    "cell",
    ["15/03/91", "1991-03-15", "15/3-1991", "31/02/1991", "15 3 1991", "x", 33312.0, 1991.0, "1991", True]
    + [time(7, 5), timedelta(days=2), "15/03/1899", "0/1/1991", "١٥/٠٣/١٩٩١"],
)
def test_anything_else_is_no_date(cell):
    assert code("union_joined", cell) == "bad_date"


@pytest.mark.parametrize("cell", [1991, 1991.0, "1991", " 1991 "])
def test_a_birth_date_may_be_a_year_alone(cell):
    assert read("birth", cell) == Birth(1991)


def test_a_birth_date_may_be_a_day():
    assert read("birth", "15/3/1991") == Birth(1991, MARCH)


def test_1900_is_the_first_year_of_birth():
    assert read("birth", 1900.0) == Birth(1900)


@pytest.mark.parametrize("cell", [1899.0, "1899", 91, "91", 1991.5, 33312.0, -1991, True])
def test_a_number_that_is_no_year_from_1900_on_is_no_birth_date(cell):
    assert code("birth", cell) == "bad_date"


@pytest.mark.parametrize("field", ["union_joined", "prospect_since", "party_joined", "party_full", "union_matured"])
def test_a_union_or_party_date_after_today_is_told(field):
    assert code(field, date(2026, 11, 24)) == "future_date"


@pytest.mark.parametrize("cell", [date(2026, 11, 24), 2027, "2027", "24/11/2026"])
def test_a_birth_after_today_is_told(cell):
    assert code("birth", cell) == "future_date"


@pytest.mark.parametrize("cell", [date(2026, 11, 23), 2026])
def test_a_birth_today_or_this_year_is_not_in_the_future(cell):
    assert read("birth", cell).year == 2026


@pytest.mark.parametrize(("sheet", "field"), [("tenures", "end"), ("people", "residence_ended"), ("cards", "last_day")])
def test_other_dates_may_lie_in_the_future(sheet, field):
    assert read(field, date(2030, 1, 1), sheet) == date(2030, 1, 1)


@pytest.mark.parametrize("cell", ["Khu phố", "KHU  PHỐ", "khuphố", "Khu pho\u0302\u0301"])
def test_a_choice_is_compared_without_case_spaces_and_unicode_form(cell):
    assert read("kind", cell, "villages") == "quarter"


@pytest.mark.parametrize("cell", ["Khu pho", "Làng", 1.0, True, date(2016, 1, 1)])
def test_another_word_is_a_bad_choice(cell):
    assert code("kind", cell, "villages") == "bad_choice"


@pytest.mark.parametrize("cell", ["x", "X", " x "])
def test_a_flag_takes_x(cell):
    assert read("outstanding", cell) is True


@pytest.mark.parametrize("cell", ["có", "1", 1.0, True, "xx", "0", False])
def test_a_flag_takes_x_alone(cell):
    assert code("outstanding", cell) == "bad_choice"


@pytest.mark.parametrize(("cell", "digits"), [(23230.0, "23230"), (23230, "23230"), (0.0, "0")])
def test_a_number_in_a_code_or_text_column_is_its_digits(cell, digits):
    assert read("residence", cell) == read("name", cell) == digits


def test_a_code_keeps_its_case_and_loses_its_spaces():
    assert read("residence", " 23230 - kP_1.ấ ") == "23230-kP_1.ấ"


@pytest.mark.parametrize("cell", ["a" * 21, "a/b", "a,b", "²", date(2016, 1, 1), 1.5e30])
def test_a_code_is_1_to_20_letters_digits_and_signs(cell):
    assert code("residence", cell) == "bad_code"


def test_a_code_of_20_signs_is_good():
    assert read("residence", "a" * 20) == "a" * 20


@pytest.mark.parametrize(
    ("sheet", "field", "longest"),
    [
        ("people", "name", 200),
        ("people", "hometown", 500),
        ("people", "address", 500),
        ("people", "other_posts", 500),
        ("people", "mismatch_reason", 500),
        ("people", "occupation", 200),
        ("people", "phone", 200),
        ("tenures", "end_reason", 500),
    ],
)
def test_a_text_has_its_greatest_length(sheet, field, longest):
    assert read(field, "ă" * longest, sheet) == "ă" * longest
    assert code(field, "ă" * (longest + 1), sheet) == "too_long"


@pytest.mark.parametrize("cell", [3, 3.0, "3", " 3 ", "03"])
def test_a_number_column_takes_a_number_or_its_digits(cell):
    assert read("health", cell) == 3


@pytest.mark.parametrize(
    "cell", [0, 7, 2.5, "2,0", "loại 2", -1, "-1", True, date(1900, 1, 2), time(1), 1e300, "9" * 5000]
)
def test_health_is_a_whole_number_from_1_to_6(cell):
    assert code("health", cell) == "bad_number"


def test_a_premium_is_0_to_999999999_dong():
    assert read("premium", 999_999_999.0, "cards") == 999_999_999
    assert read("premium", 0.0, "cards") == 0
    assert code("premium", 1_000_000_000, "cards") == "bad_number"
    assert code("premium", "575.000", "cards") == "bad_number"


@pytest.mark.parametrize("cell", ["060084453721", 160084453721.0, "260123456", 260123456.0])
def test_a_citizen_number_has_12_or_9_digits(cell):
    assert read("citizen_id", cell) in {"060084453721", "160084453721", "260123456"}


@pytest.mark.parametrize(
    ("cell", "full"),
    [(60084453721.0, "060084453721"), (1084453721, "001084453721"), (12345678.0, "012345678"), (1234567, "001234567")],
)
@pytest.mark.parametrize(("sheet", "field"), [("people", "citizen_id"), ("tenures", "person"), ("cards", "person")])
def test_a_citizen_number_gets_its_leading_zeros_back(sheet, field, cell, full):
    assert read(field, cell, sheet) == Restored(full, "leading_zero")


@pytest.mark.parametrize(
    "cell", ["60084453721", "12345678", 123456, 1e12, "06008445372a", 60084453721.5, -60084453721, True]
)
def test_text_is_never_restored_and_other_lengths_are_bad(cell):
    assert code("citizen_id", cell) == "bad_citizen_id"


def test_the_old_number_has_9_digits_alone():
    assert read("old_id", "260123456") == "260123456"
    assert read("old_id", 1234567.0) == Restored("001234567", "leading_zero")
    assert code("old_id", "060084453721") == "bad_citizen_id"
    assert code("old_id", 60084453721.0) == "bad_citizen_id"


@pytest.mark.parametrize("cell", [981492576.0, 81492576])
def test_a_phone_gets_its_leading_zeros_back(cell):
    assert read("phone", cell) == Restored(str(int(cell)).zfill(10), "leading_zero")


@pytest.mark.parametrize("cell", ["981492576", "0981 492 576", 1234567.0, 2523871234.0])
def test_any_other_phone_stays(cell):
    assert read("phone", cell) == (cell if isinstance(cell, str) else str(int(cell)))


@pytest.mark.parametrize("cell", ["GD4601234567890", "gd 4 60 12.345-67890", " GD-4-60-1234567890 "])
def test_a_card_number_is_read_without_spaces_dots_hyphens_and_case(cell):
    assert read("number", cell, "cards") == "GD4601234567890"


@pytest.mark.parametrize(("cell", "full"), [(123456789.0, "0123456789"), (60084453721, "060084453721")])
def test_a_card_number_gets_its_leading_zero_back(cell, full):
    assert read("number", cell, "cards") == Restored(full, "leading_zero")


@pytest.mark.parametrize("cell", ["0123456789", "060084453721", 1234567890.0])
def test_a_card_number_may_have_10_or_12_digits(cell):
    assert len(read("number", cell, "cards")) in (10, 12)


@pytest.mark.parametrize(
    "cell", ["GD460123456789", "123456789", 12345678.0, "G14601234567890", "GD46012345678901", True]
)
def test_another_card_number_is_bad(cell):
    assert code("number", cell, "cards") == "bad_card_number"


@pytest.mark.parametrize(
    ("cell", "kept"), [("9/12", "9/12"), ("7/10", "7/10"), ("9 / 12", "9/12"), (9.0, "9"), ("12", "12")]
)
def test_schooling_is_a_class_of_ten_or_twelve_or_a_number_of_years(cell, kept):
    assert read("schooling", cell) == kept


@pytest.mark.parametrize("cell", ["11/10", "13/12", "0/12", "9/11", 13.0, "13", 9.5, "lớp 9", True, time(9, 12)])
def test_other_schooling_is_a_bad_choice(cell):
    assert code("schooling", cell) == "bad_choice"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (date(2016, 12, 9), "9/12"),
        (date(2016, 9, 12), "9/12"),
        (date(2016, 10, 7), "7/10"),
        (datetime(2016, 12, 12), "12/12"),
        (date(2016, 10, 12), "10/12"),
    ],
)
def test_schooling_that_excel_made_a_date_of_is_read_back(cell, kept):
    assert read("schooling", cell) == Restored(kept, "date_restored")


@pytest.mark.parametrize("cell", [date(2016, 9, 11), date(2016, 12, 25), date(2016, 8, 9)])
def test_a_date_that_gives_no_schooling_is_a_bad_choice(cell):
    assert code("schooling", cell) == "bad_choice"
