import re
import unicodedata
from functools import cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import fold, match_key, name_key, tidy

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def in_order(*names):
    keys = [name_key(name) for name in names]
    return keys == sorted(set(keys))


def test_tidy_trims_joins_white_space_and_composes():
    assert tidy(" Nguye\u0302\u0303n \u00a0\t\n Văn  An ") == "Nguyễn Văn An"


def test_match_key_forgets_case_spaces_and_unicode_form():
    assert match_key("Mã  XÃ ") == match_key(unicodedata.normalize("NFD", "mãxã"))


def test_match_key_keeps_diacritics():
    assert match_key("Xã") != match_key("Xa")


def test_fold_makes_the_search_form():
    assert fold("Đặng Thị  Hoà ƯỚC") == "dang thi hoa uoc"


def test_fold_is_the_same_for_both_unicode_forms():
    assert fold(unicodedata.normalize("NFD", "Đỗ Thị Mười")) == "do thi muoi"


def test_the_given_name_decides_first():
    assert in_order("Vũ Văn An", "Đỗ Văn Bình")


def test_the_family_name_decides_before_the_middle_names():
    assert in_order("Lê Văn An", "Nguyễn Anh An")


def test_middle_names_decide_last_from_left_to_right():
    assert in_order("Lê Anh Văn An", "Lê Minh Anh An")


def test_letters_of_a_whole_word_decide_before_any_tone():
    assert in_order("Lê Hạ", "Lê Han")


def test_tones_stand_in_their_order():
    assert in_order("Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ")


def test_tones_are_compared_letter_by_letter():
    assert in_order("Lê Hoà", "Lê Hòa")


def test_letters_with_a_shape_are_letters_of_their_own():
    assert in_order("Lê A", "Lê Ă", "Lê Â", "Lê D", "Lê Đ", "Lê O", "Lê Ô", "Lê Ơ", "Lê U", "Lê Ư")


def test_foreign_letters_have_their_place():
    assert in_order("Lê E", "Lê F", "Lê G", "Lê I", "Lê J", "Lê K", "Lê V", "Lê W", "Lê X", "Lê Y", "Lê Z")


def test_a_word_comes_before_a_longer_one_that_it_opens():
    assert in_order("Zạ Hà", "An Hàn")


def test_a_name_of_one_word_comes_before_the_same_with_a_family_name():
    assert in_order("An", "Lê An")


@pytest.mark.parametrize("name", ["K'Bình", "K’Bình", "K-Bình", "k2bình", "KBI\u0300NH"])
def test_other_signs_do_not_count(name):
    assert name_key(name) == name_key("KBình")


def test_a_word_of_signs_alone_is_no_word():
    assert name_key("Lê Văn An (2)") == name_key("Lê Văn An")


def test_a_name_without_letters_has_an_empty_key():
    assert name_key("???") == ""


def test_the_key_fits_its_column():
    assert len(name_key("Nguyễn " * 40)) == 400


words = st.lists(st.tuples(st.sampled_from("aăbeêhioôuy"), st.sampled_from(TONES)), min_size=1, max_size=4)
names = st.lists(words, min_size=1, max_size=4)


def spelt(name):
    return unicodedata.normalize("NFC", " ".join("".join(letter + tone for letter, tone in word) for word in name))


def slowly(one, other):
    """The contract's order read out plainly: -1, 0 or 1."""
    for mine, yours in zip(turned(one), turned(other), strict=False):
        for part in (
            lambda word: [ALPHABET.index(letter) for letter, _ in word],
            lambda word: [TONES.index(tone) for _, tone in word],
        ):
            if part(mine) != part(yours):
                return -1 if part(mine) < part(yours) else 1
    return (len(one) > len(other)) - (len(one) < len(other))


def turned(name):
    return [name[-1], *name[:-1]]


@given(st.lists(names, max_size=8))
def test_the_key_orders_as_a_plain_reading_of_the_contract_does(people):
    assert sorted(people, key=lambda name: name_key(spelt(name))) == sorted(people, key=cmp_to_key(slowly))


@given(names)
def test_a_key_is_digits_alone(name):
    assert re.fullmatch(r"[0-9]+", name_key(spelt(name)))
