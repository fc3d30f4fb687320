"""The table of the workbook is the contract's, column by column."""

import re
from pathlib import Path

import pytest

from staffing.rosters.layout import ENDINGS, POSTS, SHEETS, key

CONTRACT = (Path(__file__).parents[2] / "docs" / "contract.md").read_text()


def contract_columns(title):
    line = next(line for line in CONTRACT.splitlines() if line.startswith((f"| {title} | Mã", f"| {title} | Số")))
    text = re.sub(r"\([^)]*\)", "", line.split("|")[2]).split(":")[0]
    return [part.strip(" *") for part in text.split(",")]


@pytest.mark.parametrize("layout", SHEETS.values(), ids=lambda layout: layout.key)
def test_a_sheet_has_the_contracts_columns_in_its_order(layout):
    assert [column.header for column in layout.columns] == contract_columns(layout.title)


@pytest.mark.parametrize("layout", SHEETS.values(), ids=lambda layout: layout.key)
def test_the_starred_columns_are_required(layout):
    for column in layout.columns:
        line = next(line for line in CONTRACT.splitlines() if line.startswith(f"| {layout.title} | "))
        starred = re.search(rf"(?:[|,] ){re.escape(column.header)}\*(?=[,: (|])", line)
        assert column.required == bool(starred and not column.optional), column.header


def test_each_choice_of_the_contract_is_understood():
    for layout in SHEETS.values():
        for column in layout.columns:
            assert all(word in CONTRACT for word in column.choices), column.header


def test_the_militia_names_are_one_post():
    assert [POSTS[word] for word in ("Thôn đội trưởng", "Khu đội trưởng", "Ấp đội trưởng")] == ["militia"] * 3


def test_thoi_giu_chuc_vu_is_thoi_giu_chuc():
    assert ENDINGS["Thôi giữ chức vụ"] == ENDINGS["Thôi giữ chức"]


def test_case_spaces_and_unicode_form_do_not_matter_in_a_key():
    assert key(" THÔN  chuyển\u00a0xã") == key("Tho\u0302nChuye\u0302\u0309nXa\u0303")
