"""The decisions of both bodies: one name in article 1, or the list attached. No text says why somebody leaves."""

from tools.word_templates import body, line, listing, new, only, signature, state_head, tag, title, union_head

_UNION_GROUNDS = (
    "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;",
    "Căn cứ Quy chế cán bộ Đoàn TNCS Hồ Chí Minh ban hành kèm theo Quyết định số 289-QĐ/TW ngày 08/02/2010;",
)
_WHO = "đồng chí **{{ ho_ten }}**, {{ sinh }}"
_LISTED = "{{ so_nguoi }} đồng chí có tên trong danh sách kèm theo"
_FROM = "kể từ ngày {{ tu_ngay }}"


def _decision(style, grounds, one, many, duties, carried_out):
    """A decision: grounds, three articles, the list. `one` and `many`: article 1 of one name, of a list."""
    d = new(style)
    union_head(d) if style == "union" else state_head(d)
    title(d, "QUYẾT ĐỊNH", "{{ trich_yeu }}", ruled=style == "state")
    who = "{{ tham_quyen }}" if style == "union" else "CHỈ HUY TRƯỞNG {{ tham_quyen }}"
    if style == "state":
        line(d, who, align="center", bold=True, above=12, below=6, stays=True)
    for text in grounds:
        body(d, text if style == "union" else f"//{text}//")
    asked = "Xét {{ to_trinh }}," if style == "union" else "//Xét {{ to_trinh }}.//"
    only(d, "to_trinh", asked)
    if style == "union":
        line(d, who, align="center", bold=True, above=12, stays=True)
    line(d, "QUYẾT ĐỊNH:", align="center", bold=True, above=6 if style == "union" else 12, below=6, stays=True)
    only(d, "ca_nhan", f"**Điều 1.** {one}")
    if many:
        only(d, "kem_theo", f"**Điều 1.** {many}")
    body(d, f"**Điều 2.** {duties}")
    body(
        d,
        f"**Điều 3.** {carried_out}{{% if kem_theo %}} và các đồng chí có tên trong danh sách{{% endif %}}"
        "{% if ca_nhan %} và đồng chí {{ ho_ten }}{% endif %} chịu trách nhiệm thi hành Quyết định này./.",
        stays=True,
    )
    signature(d)
    if many:
        _annex(d)
    return d


def _annex(d):
    """On a page of its own, only where several are named."""
    tag(d, "if kem_theo")
    line(d, "DANH SÁCH", align="center", bold=True, stays=True).paragraph_format.page_break_before = True
    dated = "(kèm theo Quyết định số {{ so }} {{ ngay_thang }} của {{ ten_co_quan }})"
    line(d, dated, align="center", italic=True, size=13, stays=True, below=6)
    columns = [
        ("TT", 9, "center"),
        ("Họ và tên", 31, "left"),
        ("Ngày, tháng, năm sinh", 23, "center"),
        ("Thôn, khu phố", 31, "left"),
        ("Chức danh", 25, "left"),
        ("Từ ngày", 23, "center"),
        ("Chức vụ đang giữ", 18, "left"),
    ]
    names = ("tt", "ho_ten", "ngay_sinh", "noi", "chuc_danh", "tu_ngay", "chuc_vu")
    listing(d, columns, loop="dong", many="nguoi", cells=[f"{{{{ dong.{name} }}}}" for name in names], size=11)
    line(d, "Danh sách có {{ so_nguoi }} đồng chí.", italic=True, size=13, above=6)
    tag(d, "endif")


_BESIDE = "{% if so_kia %}, kiêm {{ chuc_vu }} theo {{ so_kia }}{% endif %}"
_UNION_DONE = "Các đồng chí Ủy viên {{ ten_co_quan }}, chi đoàn có liên quan"
_STATE_DONE = "Các cơ quan, đơn vị có liên quan"
_LAW = "Căn cứ {{ luat_dan_quan }};"


def recognise():
    return _decision(
        "union",
        (*_UNION_GROUNDS, "Căn cứ kết quả bầu cử của chi đoàn và hồ sơ đề nghị công nhận;"),
        f"Công nhận {_WHO}, giữ chức {{{{ chuc_danh }}}} {{{{ noi }}}}, {_FROM}.",
        f"Công nhận {_LISTED} giữ chức Bí thư chi đoàn thôn, khu phố, kể từ ngày ghi trong danh sách.",
        _duties("Điều lệ Đoàn"),
        _UNION_DONE,
    )


def designate():
    return _decision(
        "union",
        (*_UNION_GROUNDS, "Căn cứ yêu cầu công tác và hồ sơ nhân sự;"),
        f"Chỉ định {_WHO}, giữ chức {{{{ chuc_danh }}}} {{{{ noi }}}}, {_FROM}.",
        f"Chỉ định {_LISTED} giữ chức Bí thư chi đoàn thôn, khu phố, kể từ ngày ghi trong danh sách.",
        _duties("Điều lệ Đoàn"),
        _UNION_DONE,
    )


def appoint():
    return _decision(
        "state",
        (_LAW, "Căn cứ yêu cầu nhiệm vụ và hồ sơ nhân sự;"),
        f"Bổ nhiệm {_WHO}, giữ chức {{{{ chuc_danh }}}} {{{{ noi }}}}, {_FROM}.",
        f"Bổ nhiệm {_LISTED} giữ chức Thôn đội trưởng, Khu đội trưởng, kể từ ngày ghi trong danh sách.",
        _duties("Luật Dân quân tự vệ"),
        _STATE_DONE,
    )


def _duties(law):
    return (
        "{% if ca_nhan %}Đồng chí {{ ho_ten }}{% else %}Các đồng chí có tên trong danh sách{% endif %}"
        f" thực hiện nhiệm vụ, quyền hạn theo {law} và quy định hiện hành{{% if ca_nhan %}}{_BESIDE}{{% endif %}}."
    )


def end():
    return _decision(
        "union",
        (*_UNION_GROUNDS, "Căn cứ yêu cầu công tác;"),
        "{{ hinh_thuc }} Bí thư chi đoàn {{ noi }} đối với " + f"{_WHO}, {_FROM}.",
        "",
        _handover(),
        _UNION_DONE,
    )


def relieve():
    return _decision(
        "state",
        (_LAW, "Căn cứ yêu cầu nhiệm vụ;"),
        "{{ hinh_thuc }} {{ chuc_danh }} {{ noi }} đối với " + f"{_WHO}, {_FROM}.",
        "",
        _handover(),
        _STATE_DONE,
    )


def _handover():
    return (
        "Đồng chí {{ ho_ten }} bàn giao công việc, sổ sách, tài sản được giao (nếu có) và được hưởng chế độ,"
        " chính sách theo quy định hiện hành."
    )


_UNTIL = "{% if den_ngay %} đến ngày {{ den_ngay }}{% else %} cho đến khi kiện toàn chức danh này{% endif %}"


def interim():
    return _decision(
        "union",
        (*_UNION_GROUNDS, "Căn cứ yêu cầu công tác;"),
        f"Giao {_WHO}, phụ trách chi đoàn {{{{ noi }}}}, {_FROM}{_UNTIL}.",
        "",
        "Đồng chí {{ ho_ten }} thực hiện nhiệm vụ của Bí thư chi đoàn trong thời gian được giao phụ trách.",
        _UNION_DONE,
    )


def interim_militia():
    return _decision(
        "state",
        (_LAW, "Căn cứ yêu cầu nhiệm vụ;"),
        f"Giao {_WHO}, phụ trách nhiệm vụ {{{{ chuc_danh }}}} {{{{ noi }}}}, {_FROM}{_UNTIL}.",
        "",
        "Đồng chí {{ ho_ten }} thực hiện nhiệm vụ của {{ chuc_danh }} trong thời gian được giao phụ trách.",
        _STATE_DONE,
    )


DECISIONS = {
    "recognise": recognise,
    "designate": designate,
    "appoint": appoint,
    "end": end,
    "relieve": relieve,
    "interim": interim,
    "interim_militia": interim_militia,
}
