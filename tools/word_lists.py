"""Lists of particulars (danh sách trích ngang), landscape: by commune, numbered throughout, totals at the end."""

from tools.word_templates import body, line, listing, new, signature, title, union_head

_WHO = [
    ("TT", 9, "center", "{{ dong.tt }}"),
    ("Họ và tên", 30, "left", "{{ dong.ho_ten }}"),
    ("Ngày sinh (nam)", 20, "center", "{{ dong.nam_sinh }}"),
    ("Ngày sinh (nữ)", 20, "center", "{{ dong.nu_sinh }}"),
    ("Thôn, khu phố", 20, "left", "{{ dong.thon }}"),
]
_UNION = ("Ngày vào Đoàn", 20, "center", "{{ dong.ngay_vao_doan }}")
_PARTY = (
    "Ngày vào Đảng (dự bị; chính thức)",
    20,
    "center",
    "{{ dong.vao_dang }}{% if dong.chinh_thuc %} {{ dong.chinh_thuc }}{% endif %}"
    "{% if not dong.vao_dang %}{% if not dong.chinh_thuc %}{{ dong.dang }}{% endif %}{% endif %}",
)
_SCHOOL = [
    ("Văn hóa", 12, "center", "{{ dong.van_hoa }}"),
    ("Chuyên môn", 16, "left", "{{ dong.chuyen_mon }}"),
]
_HOLDER = [
    ("Bí thư chi đoàn: từ ngày, số QĐ", 22, "center", "{{ dong.bi_thu_tu }} {{ dong.bi_thu_qd }}"),
    ("Thôn, khu đội trưởng: từ ngày, số QĐ", 22, "center", "{{ dong.doi_truong_tu }} {{ dong.doi_truong_qd }}"),
]
_SERVED = [
    ("Lý luận chính trị", 14, "left", "{{ dong.ly_luan }}"),
    ("Nghĩa vụ quân sự", 19, "left", "{{ dong.nghia_vu }}"),
]
_CANDIDATE = [
    ("Chức vụ hiện nay", 19, "left", "{{ dong.chuc_danh }}"),
    ("Hướng bổ sung", 26, "left", "{{ dong.huong }}"),
    (
        "Kết quả; còn thiếu",
        35,
        "left",
        "{{ dong.ket_qua }}{% if dong.con_thieu %}: {{ dong.con_thieu }}{% endif %}",
    ),
]


def holders():
    columns = [*_WHO, *_HOLDER, _UNION, _PARTY, *_SCHOOL, *_SERVED]
    return _list(columns)


def candidates():
    columns = [*_WHO, *_CANDIDATE, _UNION, _PARTY, *_SCHOOL]
    return _list(columns)


def _list(columns):
    d = new("union", landscape=True)
    union_head(d)
    title(d, "DANH SÁCH TRÍCH NGANG", "{{ trich_yeu }}")
    line(d, "(tính đến ngày {{ tinh_den_ngay }})", align="center", italic=True, size=13, stays=True)
    heads = [column[:3] for column in columns]
    cells = [column[3] for column in columns]
    listing(d, heads, loop="dong", many="nguoi", cells=cells, group=("dong.nhom", "{{ dong.nhom }}"), size=10)
    body(d, "{{ tong.cau }}", stays=True)
    signature(d)
    return d
