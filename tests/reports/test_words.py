"""The paragraph that people paste: the article's sentence, and a sensible one for every other day."""

from datetime import date

import pytest

from staffing.programme.queries import Change, Coverage, Unit
from staffing.reports.words import paragraph

DAY = date(2016, 2, 29)
ARTICLE = Coverage(DAY, Unit(villages=53, dual=35, party_members=11, party_prospects=16), [])
ALL = (
    "Đến ngày 29/02/2016, toàn huyện có 35/53 thôn, khu phố có Bí thư chi đoàn kiêm cán bộ thôn, khu đội trưởng,"
    " đạt 66 %; trong đó có 11/35 đồng chí là đảng viên, đạt 31,4 %"
)


def said(change=None, whole=True, office="", **figures):
    return paragraph(Coverage(DAY, Unit(**figures), []), change, whole=whole, office=office)


def test_it_says_the_articles_figures_as_the_article_does():
    assert paragraph(ARTICLE, whole=True) == f"{ALL}; có 16 đồng chí là đối tượng Đảng."


def test_it_says_what_changed_since_another_day():
    change = Change(date(2015, 9, 1), 3, [None] * 4, [None])
    assert paragraph(ARTICLE, change, whole=True).endswith("; so với ngày 01/09/2015 tăng 4, giảm 1.")


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({}, "Đến ngày 29/02/2016, xã Tân Hà chưa có thôn, khu phố nào trong hệ thống."),
        (
            {"villages": 5},
            "Đến ngày 29/02/2016, xã Tân Hà chưa có nơi nào trong 5 thôn, khu phố có Bí thư chi đoàn kiêm cán bộ thôn,"
            " khu đội trưởng.",
        ),
        (
            {"villages": 5, "dual": 2},
            "Đến ngày 29/02/2016, xã Tân Hà có 2/5 thôn, khu phố có Bí thư chi đoàn kiêm cán bộ thôn, khu đội trưởng,"
            " đạt 40 %; chưa có đồng chí nào là đảng viên.",
        ),
    ],
)
def test_small_figures_make_sentences_too(figures, sentence):
    assert said(whole=False, office="xã Tân Hà", **figures) == sentence
