"""The submission (tờ trình) and the invitation to a conference."""

from tools.word_templates import body, each, line, listing, new, signature, tag, title, union_head


def submission():
    d = new("union")
    union_head(d)
    title(d, "TỜ TRÌNH", "{{ trich_yeu }}")
    line(d, "**Kính gửi:**", above=6, left=25, stays=True)
    tag(d, "for noi in kinh_gui")
    line(d, "- {{ noi }}.", left=47, stays=True)
    tag(d, "endfor")
    line(d, "", size=6)
    body(d, "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;")
    each(d, "dong", "can_cu", "{{ dong }}")
    body(
        d,
        "Thực hiện mô hình “Bí thư chi đoàn kiêm cán bộ thôn, khu đội trưởng”, qua rà soát, lựa chọn nhân sự,"
        " {{ ten_co_quan }} kính trình {{ tiep_nhan }} xem xét, cho ý kiến đối với {{ so_nguoi }} đồng chí"
        " có tên sau đây:",
        stays=True,
    )
    columns = [
        ("TT", 9, "center"),
        ("Họ và tên", 28, "left"),
        ("Ngày, tháng, năm sinh", 21, "center"),
        ("Thôn, khu phố", 25, "left"),
        ("Chức vụ hiện nay; Đảng", 25, "left"),
        ("Chức danh đề nghị", 21, "left"),
        ("Ý kiến", 31, "left"),
    ]
    said = (
        "{% if dong.cap_uy %}{{ dong.cap_uy }}. {% endif %}"
        "{% if dong.huyen_doan %}Huyện đoàn: {{ dong.huyen_doan }}. {% endif %}"
        "{% if dong.quan_su %}Quân sự: {{ dong.quan_su }}.{% endif %}"
    )
    cells = (
        "{{ dong.tt }}",
        "{{ dong.ho_ten }}",
        "{{ dong.ngay_sinh }}",
        "{{ dong.thon }}, {{ dong.xa }}",
        "{{ dong.chuc_vu }}{% if dong.chuc_vu and dong.dang %}; {% endif %}{{ dong.dang }}",
        "{{ dong.giu_chuc }}",
        said,
    )
    listing(d, columns, loop="dong", many="nguoi", cells=cells, size=11)
    each(d, "doan", "de_xuat", "{{ doan }}")
    body(
        d, "Kính đề nghị {{ tiep_nhan }} xem xét, cho ý kiến để các cơ quan ra quyết định theo thẩm quyền.", stays=True
    )
    body(d, "Trân trọng./.", stays=True)
    signature(d)
    return d


def invitation():
    d = new("union")
    union_head(d)
    title(d, "GIẤY MỜI", "{{ trich_yeu }}")
    line(d, "**Kính mời:**", above=6, left=25, stays=True)
    tag(d, "for noi in kinh_moi")
    line(d, "- {{ noi }}", left=47, above=2)
    tag(d, "endfor")
    line(d, "", size=6)
    body(d, "{{ ten_co_quan }} trân trọng kính mời đại biểu đến dự {{ ve_viec }}.")
    body(d, "**Thời gian:** {{ thoi_gian }}.")
    body(d, "**Địa điểm:** {{ dia_diem }}.")
    body(d, "**Nội dung:**", stays=True)
    each(d, "dong", "noi_dung", "- {{ dong }}", above=3)
    tag(d, "if luu_y")
    body(d, "**Lưu ý:**", stays=True)
    tag(d, "endif")
    each(d, "dong", "luu_y", "{{ dong }}", above=3)
    body(d, "Rất mong đại biểu có mặt đúng thành phần, thời gian./.", stays=True)
    signature(d)
    return d
