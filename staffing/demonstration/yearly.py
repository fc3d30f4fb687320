"""This year's round of the demonstration, about half of it filled, through the same actions as a page uses."""

from datetime import date, timedelta

from staffing.yearly import actions, queries, rules
from staffing.yearly.models import Review

OPENED_BEFORE = 35  # days before today
_RATINGS = ("excellent", "good", "good", "good", "done")
_REMARKS = ("đi làm xa từ quý I năm sau", "có nguyện vọng nhận công tác khác")
_REASONS = {
    rules.CANDIDATES: "Chi bộ thôn đã giới thiệu nguồn, dự kiến lập hồ sơ trong quý I",
    rules.NONE: "Chi đoàn ít đoàn viên, chưa có nhân sự đủ tiêu chuẩn",
}
_MISSING = "Danh sách trích ngang của 2 thôn"


def fill_review(by_youth, by_military, today: date) -> Review:
    """Open the round of the year of `today` and fill about half of it; the same register gives the same round."""
    opened = max(today - timedelta(days=OPENED_BEFORE), date(today.year, 1, 1))
    review = actions.open_review(year=today.year, by=by_youth, today=opened, due=today + timedelta(days=14))
    actions.refresh_review(review, by=by_youth, today=today)
    for n, line in enumerate(queries.holder_lines(review, on=today)):
        if n % 9 < 6:
            actions.rate(line, rating=_RATINGS[n % 5], by=by_youth)
        if n % 9 < 5:
            actions.rate(line, rating=_RATINGS[(n + n // 7) % 5], by=by_military)
        if n % 9 < 5:
            replaced = n % 9 == 4
            outcome = rules.REPLACE if replaced else rules.STAY
            remark = _REMARKS[n % 2] if replaced else ""
            actions.decide(line, outcome=outcome, remark=remark, by=by_youth, today=today)
    places = queries.place_lines(review, on=today)
    found = queries.find(places, on=today)
    for line in [line for line in places if found[line.pk] in _REASONS][::2]:
        actions.set_place(line, reason=_REASONS[found[line.pk]], by=by_youth)
    for n, asked in enumerate(queries.requests_of(review.year)[1]):
        _ask(n, asked, by_youth, today, opened)
    return review


def _ask(n, asked, by, today, opened):
    """Eight in ten have answered, one of them not fully; one is late, one still has time."""
    sent = min(opened + timedelta(days=3), today)
    due = max(today - timedelta(days=3), sent) if n % 10 == 8 else asked.due
    received = None if n % 10 >= 8 else max(today - timedelta(days=n % 10 + 1), sent)
    missing = _MISSING if n % 10 == 3 else ""
    actions.set_request(asked, by=by, today=today, sent=sent, due=due, received=received, missing=missing)
