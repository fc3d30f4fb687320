"""Papers of the demonstration: the report of last year, a list, and the draft of this year's report."""

from datetime import date

from staffing.demonstration.book import TODAY
from staffing.documents import actions
from staffing.documents.messages import TITLES
from staffing.documents.models import Document

SIGNER = "Nguyễn Thị Minh Tâm"
TEXTS = {
    "situation": "Chi đoàn thôn, khu phố hoạt động trên địa bàn dân cư, phần lớn đoàn viên đi học, đi làm xa.",
    "leading": "Ban Thường vụ Huyện đoàn phối hợp với Ban Chỉ huy Quân sự huyện hướng dẫn các xã, thị trấn rà soát, "
    "lựa chọn nhân sự đủ điều kiện, tiêu chuẩn; phối hợp với cấp ủy, ban điều hành thôn, khu phố.",
    "results": "Mô hình góp phần tập hợp đoàn viên, thanh niên, nắm tình hình an ninh trật tự ở địa bàn dân cư.\n"
    "Hai nhiệm vụ có sự phối hợp chặt chẽ, bảo đảm chỉ tiêu đăng ký tuổi 17 và gọi công dân nhập ngũ hằng năm.",
    "difficulties": "Nguồn nhân sự ở một số thôn còn ít; một số đồng chí chưa qua bồi dưỡng công tác Đoàn.",
    "tasks": "Tiếp tục rà soát, lựa chọn nhân sự ở những đơn vị còn lại; bồi dưỡng, phát triển đảng viên.",
}


def fill_papers(youth, *, today: date = TODAY):
    """Write the papers once, by the account `youth`."""
    if Document.objects.exists():
        return
    last = date(today.year - 1, 12, 31)
    since = date(today.year - 2, 12, 31)
    title = str(TITLES["report"])
    report = actions.draft(
        by=youth, kind="report", office="youth", today=today, title=f"{title} năm {last.year}", on=last, since=since,
        signer=SIGNER, texts=TEXTS,
    )  # fmt: skip
    listed = actions.draft(
        by=youth, kind="holders", office="youth", today=today, title=str(TITLES["holders"]), on=last, signer=SIGNER
    )
    for paper, number in ((report, "01-BC/ĐTN"), (listed, "01-DS/ĐTN")):
        actions.issue(paper, by=youth, today=today, number=number, day=date(today.year, 1, 8))
    actions.draft(
        by=youth, kind="report", office="youth", today=today, title=f"{title} năm {today.year}", on=today, since=last
    )
