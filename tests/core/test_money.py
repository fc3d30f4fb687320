import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.money import dong, in_words

DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5}
SIZES = {"nghìn": 10**3, "triệu": 10**6}


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
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (131, "một trăm ba mươi mốt"),
        (555, "năm trăm năm mươi lăm"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1010, "một nghìn không trăm mười"),
        (1021, "một nghìn không trăm hai mươi mốt"),
        (1100, "một nghìn một trăm"),
        (10_000, "mười nghìn"),
        (15_005, "mười lăm nghìn không trăm linh năm"),
        (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
        (100_001, "một trăm nghìn không trăm linh một"),
        (104_004, "một trăm linh bốn nghìn không trăm linh bốn"),
        (287_500, "hai trăm tám mươi bảy nghìn năm trăm"),
        (575_000, "năm trăm bảy mươi lăm nghìn"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (10_000_001, "mười triệu không trăm linh một"),
        (20_125_000, "hai mươi triệu một trăm hai mươi lăm nghìn"),
        (241_500_000, "hai trăm bốn mươi mốt triệu năm trăm nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 5, "một tỷ không trăm linh năm"),
        (10**9 + 10**6, "một tỷ không trăm linh một triệu"),
        (2_015_000_000, "hai tỷ không trăm mười lăm triệu"),
        (12_000_345_000, "mười hai tỷ ba trăm bốn mươi lăm nghìn"),
        (21_850_000_000, "hai mươi mốt tỷ tám trăm năm mươi triệu"),
        (105 * 10**9, "một trăm linh năm tỷ"),
        (
            999_999_999_999,
            "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn "
            "chín trăm chín mươi chín",
        ),
        (10**12, "một nghìn tỷ"),
        (10**12 + 1, "một nghìn tỷ không trăm linh một"),
        (1_005 * 10**9, "một nghìn không trăm linh năm tỷ"),
        (1_234_005_000_015, "một nghìn hai trăm ba mươi tư tỷ không trăm linh năm triệu không trăm mười lăm"),
        (10**15, "một triệu tỷ"),
        (-5, "âm năm"),
        (-575_000, "âm năm trăm bảy mươi lăm nghìn"),
        (-(10**12), "âm một nghìn tỷ"),
    ],
)
def test_an_amount_is_said_as_an_office_says_it(amount, words):
    assert in_words(amount) == f"{words} đồng"


def read(said: str) -> int:
    """The number behind the words, read word by word as a clerk adds it up."""
    words = said.removesuffix(" đồng").split()
    sign = -1 if words[0] == "âm" else 1
    billions = total = group = 0
    for word in words[sign == -1 :]:
        if word in DIGITS:
            group += DIGITS.index(word)
        elif word in AFTER_TENS:
            group += AFTER_TENS[word]
        elif word == "mười":
            group += 10
        elif word == "mươi":  # the digit before it was the tens
            group += 9 * (group % 10)
        elif word == "trăm":
            group *= 100
        elif word in SIZES:
            total, group = total + group * SIZES[word], 0
        elif word == "tỷ":
            billions, total, group = (billions + total + group) * 10**9, 0, 0
        else:
            assert word == "linh" and group % 100 == 0
    return sign * (billions + total + group)


_AMOUNTS = st.one_of(
    st.integers(-(10**13), 10**13),
    st.integers(-9999, 9999),
    # With many groups of nothing between others, where readings go wrong.
    st.lists(st.sampled_from([0, 1, 4, 5, 10, 11, 14, 15, 21, 24, 101, 105, 500, 999]), min_size=1, max_size=5).map(
        lambda groups: sum(group * 1000**at for at, group in enumerate(groups))
    ),
)


@given(_AMOUNTS)
@example(0)
@example(10**12)
def test_the_words_read_back_are_the_amount(amount):
    assert read(in_words(amount)) == amount


@given(_AMOUNTS)
def test_words_are_never_said_as_papers_do_not(amount):
    said = f" {in_words(amount)} "
    assert "  " not in said
    wrong = (
        " lẻ ",
        " mươi một ",
        " mươi năm ",
        " mươi bốn ",
        " linh lăm ",
        " linh mốt ",
        " linh tư ",
        " mười tư ",
        " mười năm ",
    )
    assert not [words for words in wrong if words in said]
