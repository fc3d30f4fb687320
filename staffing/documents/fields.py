"""The fields that a template of each kind of paper may use, and a sample of each: the list an office finds beside the
upload, and what an uploaded file is checked against.

Names are Vietnamese without signs, so that a clerk can type {{ tong.kiem_nhiem }} in Word. A value is finished text, a
list of texts, a list of rows or a group; never a number, a record or a call.
"""

from django.utils.translation import gettext_lazy as _

from .field import Field, example_of, group, rows, text, texts
from .fields_report import REPORT
from .messages import TITLES
from .rules import KINDS, MILITARY

__all__ = ["FIELDS", "Field", "sample"]

HEAD = (
    text("so", _("number and sign"), "05-BC/ĐTN"),
    text("co_quan_tren", _("body above the issuing office"), "TỈNH ĐOÀN BÌNH THUẬN"),
    text("co_quan", _("issuing office"), "BCH HUYỆN ĐOÀN HÀM TÂN"),
    text("ten_co_quan", _("issuing office, for a sentence"), "Ban Thường vụ Huyện đoàn Hàm Tân"),
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
)
_PARTICULARS = (
    *_PERSON,
    text("ngay_vao_doan", _("joined the Union on"), "26/03/2006"),
    text("dang", _("Party standing"), "Chính thức"),
    text("vao_dang", _("admitted to the Party on (probationary)"), "03/02/2013"),
    text("chinh_thuc", _("full Party member from"), "03/02/2014"),
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
    text("con_thieu", _("what is missing"), "Ngày vào Đoàn"),
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
    *_PERSON,
    text("chuc_vu", _("present post"), "Bí thư chi đoàn"),
    text("huong", _("route"), "Bí thư chi đoàn bổ sung làm thôn đội trưởng"),
    text("giu_chuc", _("post to be held"), "Thôn đội trưởng"),
    text("dang", _("Party standing"), "Chính thức"),
    text("cap_uy", _("opinion of the Party"), "Chi bộ, Đảng ủy thống nhất"),
    text("huyen_doan", _("opinion of the Youth Union"), "Thống nhất"),
    text("quan_su", _("opinion of the military command"), "Thống nhất"),
)
SUBMISSION = (
    texts("kinh_gui", _("addressed to"), "Ban Thường vụ Huyện ủy", "Ban Chỉ huy Quân sự huyện Hàm Tân"),
    text("so_nguoi", _("how many people, two digits below 10"), "03"),
    text("ca_nhan", _("“1” where it is one person, else empty"), ""),
    text("tiep_nhan", _("whose opinion is asked for"), "Ban Thường vụ Huyện ủy và Ban Chỉ huy Quân sự huyện"),
    texts("can_cu", _("place for text: grounds"), "Căn cứ Kế hoạch thực hiện mô hình;"),
    texts("de_xuat", _("place for text: proposal"), "Các đồng chí có uy tín với đoàn viên, thanh niên."),
    rows("nguoi", _("people"), *_NOMINATED),
)
_DECIDED = (
    *_PERSON,
    text("sinh", _("birth, as a sentence says it"), "sinh ngày 05/03/1990"),
    text("noi", _("village and commune"), "thôn 2, xã Tân Hà"),
    text("chuc_vu", _("post held besides, else empty"), "Thôn đội trưởng"),
    text("chuc_danh", _("post of the decision"), "Bí thư chi đoàn"),
    text("tu_ngay", _("effective from"), "01/03/2016"),
    text("den_ngay", _("effective until, else empty"), ""),
    text("so_kia", _("decision of the other body, else empty"), "Quyết định số 07/QĐ-BCH ngày 25/02/2016"),
)
DECISION = (
    text("tham_quyen", _("who decides, in capitals"), "BAN THƯỜNG VỤ HUYỆN ĐOÀN HÀM TÂN"),
    text("luat_dan_quan", _("militia law in force on the day"), "Luật Dân quân tự vệ số 43/2009/QH12"),
    text("to_trinh", _("letter of the batch, else empty"), "Tờ trình số 05-TTr/ĐTN ngày 20/02/2016"),
    text("hinh_thuc", _("form of the ending, at the head of a sentence"), "Thôi giữ chức"),
    text("viec", _("form of the ending, inside a sentence"), "thôi giữ chức"),
    text("ca_nhan", _("“1” where it is one person, else empty"), "1"),
    text("kem_theo", _("“1” where a list is attached, else empty"), ""),
    text("so_nguoi", _("how many people, two digits below 10"), "01"),
    *_DECIDED[1:],
    rows("nguoi", _("people"), *_DECIDED),
)
INVITATION = (
    texts("kinh_moi", _("invited, one a line"), "Thường trực Huyện ủy Hàm Tân", "Bí thư Đoàn các xã, thị trấn"),
    text("ve_viec", _("purpose"), "Hội nghị sơ kết mô hình"),
    text("thoi_gian", _("when"), "08 giờ 00, ngày 09/03/2016 (thứ tư)"),
    text("dia_diem", _("where"), "Hội trường Huyện đoàn Hàm Tân"),
    texts("noi_dung", _("agenda, one a line"), "Báo cáo kết quả thực hiện mô hình.", "Thảo luận, rút kinh nghiệm."),
    texts("luu_y", _("note, paragraphs"), "Đề nghị đại biểu đến dự đúng thành phần, thời gian."),
)
_ROSTER = {
    "holders": (*_by_commune((*_PARTICULARS, *_HOLDER)), _TOTALS),
    "candidates": (*_by_commune((*_PARTICULARS, *_CANDIDATE)), _TOTALS),
}
_OWN = {"report": REPORT, "submission": SUBMISSION, "invitation": INVITATION} | _ROSTER

FIELDS: dict[str, tuple[Field, ...]] = {code: (*HEAD, *_OWN.get(code, DECISION)) for code in KINDS}
_SIGN = {"report": "BC", "holders": "DS", "candidates": "DS", "submission": "TTr", "invitation": "GM"}
_OF_MILITARY = {
    "so": "05/QĐ-BCH",
    "co_quan_tren": "BỘ CHỈ HUY QUÂN SỰ TỈNH BÌNH THUẬN",
    "co_quan": "BAN CHỈ HUY QUÂN SỰ HUYỆN HÀM TÂN",
    "ten_co_quan": "Ban Chỉ huy Quân sự huyện Hàm Tân",
    "ky": ["CHỈ HUY TRƯỞNG"],
    "nguoi_ky": "Thượng tá Trần Văn Bình",
    "noi_nhan": ["Như Điều 3;", "Huyện đoàn;", "Lưu VT."],
    "tham_quyen": "BAN CHỈ HUY QUÂN SỰ HUYỆN HÀM TÂN",
    "chuc_danh": "Thôn đội trưởng",
    "chuc_vu": "Bí thư chi đoàn",
    "so_kia": "Quyết định số 12-QĐ/ĐTN ngày 25/02/2016",
    "hinh_thuc": "Miễn nhiệm",
    "viec": "miễn nhiệm",
}


def sample(kind: str) -> dict:
    """Every field of a paper of `kind` with its example: what a template is tried with. Head and signature are those
    of the office that issues it first."""
    values = example_of(FIELDS[kind]) | {"so": f"05-{_SIGN.get(kind, 'QĐ')}/ĐTN", "trich_yeu": str(TITLES[kind])}
    if KINDS[kind].office == MILITARY:
        values |= {name: value for name, value in _OF_MILITARY.items() if name in values}
    return values
