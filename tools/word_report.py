"""The report of a conference (báo cáo sơ kết): six parts, tables, an annex by commune."""

from tools.word_templates import (
    annex,
    body,
    each,
    heading,
    line,
    listing,
    new,
    only,
    signature,
    tag,
    title,
    union_head,
)

MODEL = "Bí thư chi đoàn kiêm cán bộ thôn, khu đội trưởng"


def report():
    d = new("union")
    union_head(d)
    title(d, "BÁO CÁO", "{{ trich_yeu }}")
    line(d, "(số liệu tính đến ngày {{ tinh_den_ngay }})", align="center", italic=True, below=6)
    _situation(d)
    _results(d)
    _effect(d)
    for number, name, places in (
        (
            "III",
            "KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN",
            (("1. Khó khăn, hạn chế", "kho_khan"), ("2. Nguyên nhân", "nguyen_nhan")),
        ),
        ("IV", "BÀI HỌC KINH NGHIỆM", (("", "bai_hoc"),)),
    ):
        _written(d, f"{number}. {name}", places)
    heading(d, "V. PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG THỜI GIAN TỚI")
    each(d, "cau", "du_bao", "{{ cau }}")
    each(d, "doan", "nhiem_vu", "{{ doan }}")
    _written(d, "VI. KIẾN NGHỊ, ĐỀ XUẤT", (("", "kien_nghi"),))
    body(d, "Trên đây là báo cáo kết quả thực hiện mô hình tính đến ngày {{ tinh_den_ngay }}./.", stays=True)
    signature(d)
    _annex(d)
    return d


def _written(d, name, places):
    """A part that the writer fills in: its heading, under it each place with its own."""
    heading(d, name)
    for own, field in places:
        if own:
            heading(d, own)
        each(d, "doan", field, "{{ doan }}")


def _situation(d):
    heading(d, "I. ĐẶC ĐIỂM TÌNH HÌNH, CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO")
    heading(d, "1. Đặc điểm tình hình")
    body(d, "Toàn {{ dia_ban }} có {{ tong.xa }} xã, thị trấn với {{ tong.thon }} thôn, khu phố.")
    each(d, "doan", "dac_diem", "{{ doan }}")
    heading(d, "2. Công tác lãnh đạo, chỉ đạo")
    each(d, "doan", "lanh_dao", "{{ doan }}")
    body(d, "Các bước thực hiện mô hình:", stays=True)
    columns = [
        ("TT", 10, "center"),
        ("Nội dung", 68, "left"),
        ("Ngày thực hiện", 26, "center"),
        ("Số văn bản", 30, "left"),
        ("Tình trạng", 26, "left"),
    ]
    cells = ("{{ dong.tt }}", "{{ dong.ten }}", "{{ dong.ngay }}", "{{ dong.van_ban }}", "{{ dong.tinh_trang }}")
    listing(d, columns, loop="dong", many="buoc", cells=cells)


def _results(d):
    heading(d, "II. KẾT QUẢ THỰC HIỆN")
    heading(d, "1. Kết quả chung")
    body(d, "{{ cau_trien_khai }}")
    body(d, "{{ doan_van }}")
    body(
        d,
        "Trong {{ tong.thon }} thôn, khu phố: đã kiêm nhiệm {{ tong.kiem_nhiem }}; hai người giữ {{ tong.hai_nguoi }};"
        " chỉ có bí thư chi đoàn {{ tong.chi_bi_thu }}; chỉ có thôn, khu đội trưởng {{ tong.chi_doi_truong }};"
        " khuyết cả hai {{ tong.khuyet }}. Còn lại {{ tong.con_lai }} thôn, khu phố chưa kiêm nhiệm.",
    )
    tag(d, "if tang_giam.so_voi_ngay")
    body(d, "{{ tang_giam.cau }}")
    tag(d, "endif")
    for field, said in (("noi_tang", "Các nơi tăng"), ("noi_giam", "Các nơi giảm")):
        only(
            d,
            f"tang_giam.{field}",
            f"{said}: {{% for noi in tang_giam.{field} %}}{{{{ noi }}}}"
            "{% if not loop.last %}; {% endif %}{% endfor %}.",
        )
    heading(d, "2. Kết quả theo xã, thị trấn")
    columns = [
        ("TT", 9, "center"),
        ("Xã, thị trấn", 46, "left"),
        ("Thôn, khu phố", 18, "center"),
        ("Đã kiêm nhiệm", 18, "center"),
        ("Tỷ lệ", 19, "center"),
        ("Còn lại", 15, "center"),
        ("Đảng viên", 17, "center"),
        ("Đối tượng Đảng", 18, "center"),
    ]
    names = ("thon", "kiem_nhiem", "ty_le", "con_lai", "dang_vien", "doi_tuong")
    listing(
        d,
        columns,
        loop="dong",
        many="xa",
        cells=("{{ dong.tt }}", "{{ dong.ten }} {{ dong.diem }}", *_of("dong", names)),
        total=("", "Cộng", *_of("tong", names)),
    )
    only(d, "cau_diem", "//★ Xã điểm. Chi tiết tại Phụ lục.//", above=3)
    heading(d, "3. Công tác phát triển Đảng")
    body(
        d,
        "Trong {{ tong.kiem_nhiem }} đồng chí " + MODEL + ": {{ tong.dang_vien }} đồng chí là đảng viên"
        " (chính thức {{ tong.chinh_thuc }}, dự bị {{ tong.du_bi }}), đạt {{ tong.ty_le_dang_vien_cau }};"
        " {{ tong.doi_tuong }} đồng chí đang là đối tượng Đảng; {{ tong.quan_chung }} đồng chí là quần chúng.",
    )
    heading(d, "4. Chế độ phụ cấp, bảo hiểm y tế")
    for field in ("phu_cap.cau", "bhyt.cau"):
        only(d, field, f"{{{{ {field} }}}}")


def _of(group, names):
    return [f"{{{{ {group}.{name} }}}}" for name in names]


def _effect(d):
    heading(d, "5. Hiệu quả của mô hình")
    each(d, "doan", "ket_qua", "{{ doan }}")
    tag(d, "if so_sanh")
    body(d, "So sánh chi đoàn có và chưa có bí thư kiêm nhiệm:", stays=True)
    columns = [("Năm", 14, "center")]
    for group in ("kiêm nhiệm", "chưa kiêm nhiệm"):
        columns += [
            (f"Chi đoàn {group}", 25, "center"),
            ("Đoàn viên bình quân", 23, "center"),
            ("Hoàn thành tốt trở lên", 25, "center"),
        ]
    sides = [
        f"{{{{ dong.{side}.{name} }}}}"
        for side in ("co", "khong")
        for name in ("chi_doan", "binh_quan", "ty_le_kha_tot")
    ]
    listing(d, columns, loop="dong", many="so_sanh", cells=("{{ dong.nam }}", *sides), size=11)
    tag(d, "endif")
    tag(d, "if cau_tap_huan or chi_tieu")
    heading(d, "6. Tập huấn, chỉ tiêu công tác")
    only(d, "cau_tap_huan", "{{ cau_tap_huan }}")
    tag(d, "if lop")
    columns = [("Lớp tập huấn", 78, "left"), ("Thời gian", 42, "center"), ("Số người", 18, "center")]
    columns.append(("Đang kiêm nhiệm", 22, "center"))
    listing(d, columns, loop="dong", many="lop", cells=_of("dong", ("ten", "ngay", "so_nguoi", "kiem_nhiem")))
    tag(d, "endif")
    tag(d, "if chi_tieu")
    body(d, "Thực hiện chỉ tiêu năm {{ nam_chi_tieu }}:", stays=True)
    columns = [(name, wide, "center") for name, wide in (("Chỉ tiêu", 30), ("Thực hiện", 30), ("Tỷ lệ", 30))]
    columns = [("Nội dung", 70, "left"), *columns]
    listing(d, columns, loop="dong", many="chi_tieu", cells=_of("dong", ("ten", "ke_hoach", "thuc_hien", "ty_le")))
    tag(d, "endif")
    tag(d, "endif")


def _annex(d):
    annex(d, "union", "PHỤ LỤC", "Kết quả thực hiện mô hình tính đến ngày {{ tinh_den_ngay }}")
    names = (
        ("Thôn, khu phố", "thon"),
        ("Đã triển khai", "trien_khai"),
        ("Đã kiêm nhiệm", "kiem_nhiem"),
        ("Tỷ lệ", "ty_le"),
        ("Hai người giữ", "hai_nguoi"),
        ("Chỉ có BT chi đoàn", "chi_bi_thu"),
        ("Chỉ có thôn, khu ĐT", "chi_doi_truong"),
        ("Khuyết cả hai", "khuyet"),
        ("Đảng viên", "dang_vien"),
        ("Tỷ lệ đảng viên", "ty_le_dang_vien"),
        ("Đối tượng Đảng", "doi_tuong"),
    )
    columns = [("TT", 10, "center"), ("Xã, thị trấn", 50, "left"), *((name, 17, "center") for name, _field in names)]
    fields = [field for _name, field in names]
    line(d, "1. Theo xã, thị trấn", bold=True, stays=True)
    listing(
        d,
        columns,
        loop="dong",
        many="xa",
        cells=("{{ dong.tt }}", "{{ dong.ten }} {{ dong.diem }}", *_of("dong", fields)),
        total=("", "Cộng", *_of("tong", fields)),
        size=11,
    )
    tag(d, "if xu_huong")
    line(d, "2. Diễn biến qua các năm", bold=True, above=12, stays=True)
    columns = [(name, 37, "center") for name in ("Tính đến ngày", "Thôn, khu phố", "Đã kiêm nhiệm", "Tỷ lệ")]
    columns += [("Đảng viên", 37, "center"), ("Đối tượng Đảng", 37, "center")]
    names = ("den_ngay", "thon", "kiem_nhiem", "ty_le", "dang_vien", "doi_tuong")
    listing(d, columns, loop="dong", many="xu_huong", cells=_of("dong", names), size=11)
    tag(d, "endif")
