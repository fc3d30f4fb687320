"""The fields that a template of each kind of paper may use, and a sample of each: the list an office finds beside the
upload, and what an uploaded file is checked against.

Names are Vietnamese without signs, so that a clerk can type {{ tong.kiem_nhiem }} in Word. A value is finished text, a
list of texts, a list of rows or a group; never a number, a record or a call.
"""

from django.utils.translation import gettext_lazy as _

from .field import Field, example_of, group, rows, text, texts
from .fields_report import REPORT
from .rules import KINDS

__all__ = ["FIELDS", "Field", "SAMPLE"]

HEAD = (
    text("so", _("number and sign"), "05-BC/ĐTN"),
    text("co_quan_tren", _("body above the issuing office"), "TỈNH ĐOÀN BÌNH THUẬN"),
    text("co_quan", _("issuing office"), "BCH HUYỆN ĐOÀN HÀM TÂN"),
    text("dia_danh", _("place"), "Hàm Tân"),
    text("ngay_thang", _("date in words"), "ngày 09 tháng 02 năm 2016"),
    text("ngay", _("day, two digits below 10"), "09"),
    text("thang", _("month, two digits for 1 and 2"), "02"),
    text("nam", _("year"), "2016"),
    text("trich_yeu", _("what the paper is about"), "Kết quả thực hiện mô hình đến ngày 29/02/2016"),
    texts("ky", _("lines above the signature"), "TM. BAN THƯỜNG VỤ", "BÍ THƯ"),
    text("nguoi_ky", _("signer, a military one with the rank"), "Nguyễn Văn An"),
    texts("noi_nhan", _("recipients, one a line"), "Tỉnh đoàn;", "Thường trực Huyện ủy;", "Lưu VP."),
    text("tinh_den_ngay", _("day that figures and names speak for"), "29/02/2016"),
    text("dia_ban", _("district or commune of the paper"), "huyện Hàm Tân"),
)

_PERSON = (
    text("tt", _("No."), "1"),
    text("ho_ten", _("full name"), "Nguyễn Văn Ước"),
    text("nam_sinh", _("born on (men)"), "05/03/1990"),
    text("nu_sinh", _("born on (women)"), ""),
    text("ngay_sinh", _("born on"), "05/03/1990"),
    text("thon", _("village or quarter"), "thôn 2"),
    text("xa", _("commune of the village"), "xã Tân Hà"),
    text("ngay_vao_doan", _("joined the Union on"), "26/03/2006"),
    text("dang", _("Party: admitted, full"), "03/02/2013 (dự bị); 03/02/2014 (chính thức)"),
    text("van_hoa", _("schooling"), "12/12"),
    text("chuyen_mon", _("professional training"), "Trung cấp"),
    text("ly_luan", _("political theory"), "Sơ cấp"),
    text("nghia_vu", _("military service"), "Đã xuất ngũ"),
    text("ghi_chu", _("remark"), ""),
)
_HOLDER = (
    text("chuc_danh", _("posts"), "Bí thư chi đoàn kiêm Thôn đội trưởng"),
    text("bi_thu_tu", _("chapter secretary from"), "26/03/2012"),
    text("bi_thu_qd", _("decision of the Youth Union"), "12-QĐ/ĐTN"),
    text("doi_truong_tu", _("militia leader from"), "01/07/2013"),
    text("doi_truong_qd", _("decision of the military command"), "07/QĐ-BCH"),
)
_CANDIDATE = (
    text("chuc_danh", _("present post"), "Bí thư chi đoàn"),
    text("huong", _("route"), "Bí thư chi đoàn bổ sung làm thôn đội trưởng"),
    text("ket_qua", _("result of the standards"), "Đủ điều kiện"),
    text("con_thieu", _("what is missing"), "Giấy khám sức khỏe"),
)
_TOTALS = group(
    "tong",
    _("totals"),
    text("so_nguoi", _("people"), "35"),
    text("so_thon", _("villages on the list"), "35"),
    text("so_xa", _("communes on the list"), "10"),
    text("nam", _("men"), "30"),
    text("nu", _("women"), "5"),
    text("dang_vien", _("Party members"), "11"),
    text("doi_tuong", _("Party prospects"), "16"),
    text("cau", _("the totals as a sentence"), "Danh sách có 35 đồng chí, trong đó 11 đảng viên."),
)


def _by_commune(people):
    """Everybody in one list, a row that opens a commune has `nhom`; and the same people commune by commune."""
    first = (text("nhom", _("commune that begins with this row, else empty"), "Xã Tân Hà (3 đ/c)"), *people)
    commune = (text("ten", _("commune"), "Xã Tân Hà"), text("so_nguoi", _("people"), "3"))
    return rows("nguoi", _("people"), *first), rows("xa", _("communes"), *commune, rows("nguoi", _("people"), *people))


_NOMINATED = (
    *_PERSON[:7],
    text("chuc_vu", _("present post"), "Bí thư chi đoàn"),
    text("huong", _("route"), "Bí thư chi đoàn bổ sung làm thôn đội trưởng"),
    text("giu_chuc", _("post to be held"), "Thôn đội trưởng"),
    text("dang", _("Party standing"), "Đảng viên chính thức"),
    text("cap_uy", _("opinion of the Party"), "Chi bộ, Đảng ủy thống nhất"),
    text("huyen_doan", _("opinion of the Youth Union"), "Thống nhất"),
    text("quan_su", _("opinion of the military command"), "Thống nhất"),
    text("ghi_chu", _("remark"), ""),
)
SUBMISSION = (
    texts("kinh_gui", _("addressed to"), "Ban Thường vụ Huyện ủy", "Ban CHQS huyện"),
    texts("can_cu", _("grounds, one a line"), "Căn cứ Kế hoạch thực hiện mô hình;"),
    text("de_nghi", _("what is asked for"), "Kính đề nghị xem xét, cho ý kiến để bổ nhiệm."),
    text("so_nguoi", _("people"), "3"),
    text("mot_nguoi", _("“1” where it is one person, else empty"), ""),
    text("cac_dong_chi", _("who, as a sentence says it"), "03 đồng chí có tên trong danh sách dưới đây"),
    texts("de_xuat", _("text of the proposal, paragraphs"), "Các đồng chí có uy tín với đoàn viên, thanh niên."),
    rows("nguoi", _("people"), *_NOMINATED),
)
_DECIDED = (
    *_PERSON[:7],
    text("chuc_vu", _("present post"), "Thôn đội trưởng"),
    text("giu_chuc", _("post of the decision"), "Bí thư Chi đoàn thôn 2, xã Tân Hà"),
    text("tu_ngay", _("effective from"), "01/03/2016"),
    text("so_kia", _("decision of the other body"), "Quyết định số 07/QĐ-BCH ngày 25/02/2016"),
    text("ghi_chu", _("remark"), ""),
)
DECISION = (
    text("tham_quyen", _("who decides, in capitals"), "BAN THƯỜNG VỤ HUYỆN ĐOÀN HÀM TÂN"),
    texts("can_cu", _("grounds, one a line"), "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;"),
    text("dong_chi", _("who, as a sentence says it"), "đồng chí Nguyễn Văn Ước, sinh ngày 05/03/1990"),
    text("kem_theo", _("“1” where a list is attached, else empty"), ""),
    text("so_nguoi", _("people"), "1"),
    text("chuc_danh", _("post"), "Bí thư Chi đoàn thôn 2, xã Tân Hà"),
    text("kiem", _("post held besides"), "Thôn đội trưởng"),
    text("thon", _("village or quarter"), "thôn 2"),
    text("xa", _("commune of the village"), "xã Tân Hà"),
    text("tu_ngay", _("effective from"), "01/03/2016"),
    text("den_ngay", _("effective until, else empty"), ""),
    text("so_kia", _("decision of the other body"), "Quyết định số 07/QĐ-BCH ngày 25/02/2016"),
    text("dieu_1", _("text of article 1"), "Công nhận đồng chí Nguyễn Văn Ước giữ chức Bí thư Chi đoàn thôn 2."),
    text("dieu_2", _("text of article 2"), "Đồng chí Nguyễn Văn Ước có trách nhiệm thực hiện nhiệm vụ."),
    text("dieu_3", _("text of article 3"), "Các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
    rows("nguoi", _("people"), *_DECIDED),
)
INVITATION = (
    texts("kinh_moi", _("invited, one a line"), "Thường trực Huyện ủy Hàm Tân", "Bí thư Đoàn các xã, thị trấn"),
    text("ve_viec", _("purpose"), "dự Hội nghị sơ kết mô hình"),
    text("thoi_gian", _("when"), "08 giờ 00, ngày 09/03/2016 (thứ tư)"),
    text("dia_diem", _("where"), "Hội trường Huyện đoàn Hàm Tân"),
    texts("noi_dung", _("agenda, one a line"), "Báo cáo kết quả thực hiện mô hình.", "Thảo luận, rút kinh nghiệm."),
    texts("luu_y", _("note, paragraphs"), "Đề nghị đại biểu đến dự đúng thành phần, thời gian."),
)
_ROSTER = {
    "holders": (*_by_commune((*_PERSON, *_HOLDER)), _TOTALS),
    "candidates": (*_by_commune((*_PERSON, *_CANDIDATE)), _TOTALS),
}
_OWN = {"report": REPORT, "submission": SUBMISSION, "invitation": INVITATION} | _ROSTER

FIELDS: dict[str, tuple[Field, ...]] = {code: (*HEAD, *_OWN.get(code, DECISION)) for code in KINDS}
SAMPLE: dict[str, dict] = {code: example_of(fields) for code, fields in FIELDS.items()}
