"""Fields of the report (báo cáo sơ kết): figures of its day, tables, and the places that the writer fills in."""

from django.utils.translation import gettext_lazy as _

from .field import group, rows, text, texts

_FIGURES = (
    text("thon", _("villages and quarters"), "53"),
    text("trien_khai", _("of them in communes where the model is rolled out"), "53"),
    text("kiem_nhiem", _("with a dual holder"), "35"),
    text("ty_le", _("percent with a dual holder, for tables"), "66,0 %"),
    text("hai_nguoi", _("two people hold the posts"), "10"),
    text("chi_bi_thu", _("chapter secretary only"), "5"),
    text("chi_doi_truong", _("militia leader only"), "2"),
    text("khuyet", _("both posts vacant"), "1"),
    text("con_lai", _("without a dual holder"), "18"),
    text("dang_vien", _("Party members among dual holders"), "11"),
    text("ty_le_dang_vien", _("percent of Party members, for tables"), "31,4 %"),
    text("doi_tuong", _("Party prospects among dual holders"), "16"),
)
_COMMUNES = rows(
    "xa",
    _("communes"),
    text("tt", _("No."), "1"),
    text("ten", _("commune"), "Xã Tân Hà"),
    text("diem", _("★ for a pilot commune, else empty"), "★"),
    *_FIGURES,
)
_TOTAL = group(
    "tong",
    _("totals"),
    *_FIGURES,
    text("xa", _("number of communes"), "10"),
    text("ty_le_cau", _("percent with a dual holder, for a sentence"), "66 %"),
    text("ty_le_dang_vien_cau", _("percent of Party members, for a sentence"), "31,4 %"),
    text("chinh_thuc", _("full Party members"), "9"),
    text("du_bi", _("probationary Party members"), "2"),
    text("quan_chung", _("neither members nor prospects"), "8"),
)
_CHANGE = group(
    "tang_giam",
    _("change since the day compared with; empty without one"),
    text("so_voi_ngay", _("day compared with"), "31/12/2015"),
    text("tang", _("villages gained"), "4"),
    text("giam", _("villages lost"), "1"),
    text("cau", _("the change as a sentence"), "So với ngày 31/12/2015: tăng 4, giảm 1 thôn, khu phố."),
    texts("noi_tang", _("places gained"), "thôn 2, xã Tân Hà"),
    texts("noi_giam", _("places lost"), "khu phố 1, thị trấn Tân Minh"),
)
_TREND = rows(
    "xu_huong",
    _("development by year"),
    text("den_ngay", _("day"), "31/12/2015"),
    text("thon", _("villages and quarters"), "53"),
    text("kiem_nhiem", _("with a dual holder"), "31"),
    text("ty_le", _("percent with a dual holder, for tables"), "58,5 %"),
    text("dang_vien", _("Party members among dual holders"), "9"),
    text("doi_tuong", _("Party prospects among dual holders"), "14"),
)
_SIDE = (
    text("chi_doan", _("chapters with an entry"), "30"),
    text("doan_vien", _("members of these chapters"), "612"),
    text("binh_quan", _("members per chapter"), "20,4"),
    text("xep_loai", _("chapters rated"), "30"),
    text("kha_tot", _("chapters rated good or excellent"), "27"),
    text("ty_le_kha_tot", _("percent rated good or excellent"), "90,0 %"),
)
_COMPARED = rows(
    "so_sanh",
    _("chapters with and without a dual holder, by year"),
    text("nam", _("year"), "2015"),
    group("co", _("chapters with a dual holder"), *_SIDE),
    group("khong", _("chapters without a dual holder"), *_SIDE),
)
_ALLOWANCE = group(
    "phu_cap",
    _("allowance"),
    text("muc", _("rate in force on the day, in đồng"), "575.000"),
    text("can_cu", _("decision that sets the rate"), ""),
    text("thang", _("last locked month"), "01/2016"),
    text("thang_nguoi", _("people paid for that month"), "35"),
    text("thang_tien", _("sum of that month, in đồng"), "20.125.000"),
    text("nam", _("year"), "2016"),
    text("nam_tien", _("locked in the year so far, in đồng"), "20.125.000"),
    text("nam_chi", _("of it paid out, in đồng"), "20.125.000"),
    text("cau", _("the allowance as a sentence"), "Mức phụ cấp 575.000 đồng/tháng."),
)
_INSURANCE = group(
    "bhyt",
    _("health insurance of dual holders"),
    text("co_the", _("with a valid card"), "33"),
    text("ty_le", _("percent with a valid card, for tables"), "94,3 %"),
    text("ty_le_cau", _("percent with a valid card, for a sentence"), "94,3 %"),
    text("sap_het", _("of them expiring within 60 days"), "3"),
    text("het_han", _("expired"), "1"),
    text("chua_co", _("without a card"), "1"),
    text("cau", _("the insurance as a sentence"), "33/35 đồng chí có thẻ BHYT còn giá trị, đạt 94,3 %."),
)
_STEPS = rows(
    "buoc",
    _("steps of the programme"),
    text("tt", _("No."), "1"),
    text("ten", _("step"), "Dự thảo kế hoạch"),
    text("ngay", _("done on"), "15/07/2013"),
    text("van_ban", _("number of its paper"), "12-KH/ĐTN"),
    text("tinh_trang", _("state"), "Đã thực hiện"),
)
_COURSES = rows(
    "lop",
    _("training courses"),
    text("ten", _("course"), "Tập huấn nghiệp vụ công tác Đoàn"),
    text("ngay", _("days"), "10/11/2015 – 12/11/2015"),
    text("so_nguoi", _("people who attended"), "40"),
    text("kiem_nhiem", _("dual holders of the day among them"), "31"),
)
_TARGETS = rows(
    "chi_tieu",
    _("targets of the year"),
    text("ten", _("target"), "Đăng ký tuổi 17"),
    text("ke_hoach", _("planned"), "420"),
    text("thuc_hien", _("done"), "415"),
    text("ty_le", _("percent done"), "98,8 %"),
)
REPORT = (
    text("nam_bao_cao", _("year of the report"), "2016"),
    text("doan_van", _("the result as a paragraph"), "Đến ngày 29/02/2016, toàn huyện có 35/53 thôn, khu phố …"),
    text("cau_trien_khai", _("the roll-out as a sentence"), "Mô hình được triển khai thực hiện tại 53/53 thôn, …"),
    text("cau_diem", _("the pilot communes as a sentence"), "3 xã: Tân Thắng, Tân Hà và Tân Đức được chọn làm điểm"),
    _TOTAL,
    _COMMUNES,
    _CHANGE,
    _TREND,
    _COMPARED,
    _ALLOWANCE,
    _INSURANCE,
    _STEPS,
    _COURSES,
    text("cau_tap_huan", _("the training as a sentence"), "31/35 đồng chí đã qua tập huấn."),
    text("nam_chi_tieu", _("year of the targets"), "2015"),
    _TARGETS,
    texts("du_bao", _("outlook, sentences"), "Trong 12 tháng tới có 3 đồng chí hết tuổi."),
    texts("dac_diem", _("place for text: situation"), "Huyện Hàm Tân có 10 xã, thị trấn."),
    texts("lanh_dao", _("place for text: leadership"), "Ban Thường vụ Huyện đoàn phối hợp xây dựng kế hoạch."),
    texts("ket_qua", _("place for text: results"), "Chất lượng hoạt động của các chi đoàn được nâng lên."),
    texts("kho_khan", _("place for text: difficulties"), "Nguồn nhân sự ở một số thôn còn thiếu."),
    texts("nguyen_nhan", _("place for text: causes"), "Thanh niên đi làm xa."),
    texts("bai_hoc", _("place for text: lessons"), "Phối hợp chặt chẽ với cấp ủy."),
    texts("nhiem_vu", _("place for text: tasks"), "Tiếp tục rà soát, lựa chọn nhân sự."),
    texts("kien_nghi", _("place for text: requests"), "Quan tâm chế độ cho cán bộ."),
)
