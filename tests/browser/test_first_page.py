"""What each role sees first after signing in."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DISTRICT = ["35/53", "Việc cần xử lý", "Sơ đồ 53 thôn, khu phố", "Tìm nhân sự cho 18 nơi còn lại"]
FIRST = {
    "admin": DISTRICT,
    "youth": DISTRICT,
    "military": ["có thể", "35/53", "Sơ đồ 53 thôn, khu phố"],
    "commune": ["Xã Tân Hà:", "Còn thiếu thông tin", "Tải biểu của xã (đã điền sẵn)", "Nộp biểu"],
    "observer": ["35/53", "Sơ đồ 53 thôn, khu phố"],
}


def test_each_role_first_sees_what_it_came_for(page, register, sign_in):
    for role, sentences in FIRST.items():
        page.context.clear_cookies()
        sign_in(role)
        page.goto("/?on=2016-02-29")
        shown = " ".join(page.inner_text("main").split())
        assert [one for one in sentences if one not in shown] == [], role
