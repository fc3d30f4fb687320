import pytest

from core.money import dong, in_words


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0"), (575, "575"), (575_000, "575.000"), (20_125_000, "20.125.000"), (-287_500, "-287.500")],
)
def test_dong_has_a_dot_at_each_thousand(amount, text):
    assert dong(amount) == text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (131, "một trăm ba mươi mốt"),
        (1001, "một nghìn không trăm linh một"),
        (1010, "một nghìn không trăm mười"),
        (287_500, "hai trăm tám mươi bảy nghìn năm trăm"),
        (575_000, "năm trăm bảy mươi lăm nghìn"),
        (1_000_000, "một triệu"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (10_000_001, "mười triệu không trăm linh một"),
        (20_125_000, "hai mươi triệu một trăm hai mươi lăm nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 5, "một tỷ không trăm linh năm"),
        (12_000_345_000, "mười hai tỷ ba trăm bốn mươi lăm nghìn"),
        (10**12, "một nghìn tỷ"),
        (1_005 * 10**9, "một nghìn không trăm linh năm tỷ"),
        (-575_000, "âm năm trăm bảy mươi lăm nghìn"),
    ],
)
def test_an_amount_is_said_as_an_office_says_it(amount, words):
    assert in_words(amount) == f"{words} đồng"
