"""The workbook of docs/contract.md as data: its six sheets, their columns, the words a cell may hold.

Nothing here needs Django: the child process that parses a stranger's file imports it too.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property


def key(text: str) -> str:
    """What two spellings of one title, header, choice or code have in common: NFC, no case, no white space."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass(frozen=True)
class Column:
    """One column: the contract's header, the model's field, what its cells are, and their bounds.

    `kind`: text code date birth choice flag number citizen_id old_id phone card schooling.
    `choices` holds the sheet's word and the code it is stored as; the first word of a code is the one written.
    `past`: a day after today is refused (`future_date`). `low` and `high` bound a number, `longest` a text.
    """

    header: str
    field: str
    kind: str
    required: bool = False
    optional: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    longest: int = 200
    low: int | None = None
    high: int | None = None
    past: bool = False
    aliases: tuple[str, ...] = ()

    @cached_property
    def codes(self) -> dict[str, str]:
        """Comparison key of each word → stored code."""
        return {key(word): code for word, code in self.choices.items()}

    @cached_property
    def words(self) -> dict[str, str]:
        """Stored code → the word a sheet shows."""
        return {code: word for word, code in reversed(self.choices.items())}


@dataclass(frozen=True)
class SheetLayout:
    """One sheet: `key` in code, `title` in the file and in messages, its columns in the contract's order."""

    key: str
    title: str
    columns: tuple[Column, ...]

    @cached_property
    def by_field(self) -> dict[str, Column]:
        return {column.field: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)


COMMUNE_KINDS = {"Xã": "commune", "Thị trấn": "township", "Phường": "ward", "Đặc khu": "special_zone"}
VILLAGE_KINDS = {
    "Thôn": "village",
    "Khu phố": "quarter",
    "Tổ dân phố": "residential_group",
    "Ấp": "hamlet",
    "Bản": "ban",
    "Buôn": "buon",
}
SEXES = {"Nam": "male", "Nữ": "female"}
SERVICES = {
    "Đã xuất ngũ": "discharged",
    "Dự bị động viên": "reserve",
    "Chưa tham gia": "never",
    "Đang tại ngũ": "serving",
    "Tạm hoãn": "deferred",
    "Miễn": "exempt",
}
PRESENCES = {"Có": "here", "Đi làm xa": "working_away", "Đi học": "studying", "Tại ngũ": "serving"}
POSTS = {
    "Bí thư chi đoàn": "secretary",
    "Thôn đội trưởng": "militia",
    "Khu đội trưởng": "militia",
    "Ấp đội trưởng": "militia",
}
BEGINNINGS = {"Bầu": "elected", "Bầu bổ sung": "by_election", "Chỉ định": "designated", "Bổ nhiệm": "appointed"}
ENDINGS = {
    "Thôi giữ chức": "released",
    "Thôi giữ chức vụ": "released",
    "Miễn nhiệm": "relieved",
    "Từ chức": "resigned",
    "Cách chức": "dismissed",
    "Bãi nhiệm": "recalled",
}
SOURCES = {"Mô hình cấp": "model", "Đối tượng khác": "other"}
LONG = 500
MOST_DONG = 999_999_999

VILLAGE = {"kind": "code", "aliases": ("Thôn/Khu phố",)}
CITIZEN = {"kind": "citizen_id", "required": True, "aliases": ("CMND/CCCD", "Số CMND")}

COMMUNES = SheetLayout(
    "communes",
    "Xã",
    (
        Column("Mã xã", "code", "code", required=True),
        Column("Tên xã", "name", "text", required=True),
        Column("Loại", "kind", "choice", required=True, choices=COMMUNE_KINDS),
        Column("Xã điểm", "pilot", "flag"),
        Column("Triển khai từ ngày", "rollout", "date"),
        Column("Thành lập từ ngày", "founded", "date"),
        Column("Giải thể từ ngày", "dissolved", "date"),
    ),
)
VILLAGES = SheetLayout(
    "villages",
    "Thôn",
    (
        Column("Mã thôn", "code", required=True, **VILLAGE),
        Column("Tên thôn", "name", "text", required=True),
        Column("Loại", "kind", "choice", required=True, choices=VILLAGE_KINDS),
        Column("Mã xã", "commune", "code", required=True),
        Column("Thành lập từ ngày", "founded", "date"),
        Column("Giải thể từ ngày", "dissolved", "date"),
    ),
)
MOVES = SheetLayout(
    "moves",
    "Thôn chuyển xã",
    (
        Column("Mã thôn", "village", required=True, **VILLAGE),
        Column("Mã xã", "commune", "code", required=True),
        Column("Từ ngày", "start", "date", required=True),
    ),
)
PEOPLE = SheetLayout(
    "people",
    "Nhân sự",
    (
        Column("Số CCCD", "citizen_id", **CITIZEN),
        Column("Họ và tên", "name", "text", required=True),
        Column("Ngày sinh", "birth", "birth", required=True, past=True, aliases=("Ngày tháng năm sinh",)),
        Column("Giới tính", "sex", "choice", required=True, choices=SEXES),
        Column("Dân tộc", "ethnicity", "text"),
        Column("Tôn giáo", "religion", "text"),
        Column("Mã thôn cư trú", "residence", required=True, **VILLAGE),
        Column("Điện thoại", "phone", "phone"),
        Column("Ngày vào Đoàn", "union_joined", "date", past=True),
        Column("Ngày là đối tượng Đảng", "prospect_since", "date", past=True),
        Column("Ngày vào Đảng", "party_joined", "date", past=True, aliases=("Ngày vào Đảng (dự bị)",)),
        Column("Ngày chính thức", "party_full", "date", past=True),
        Column("Trình độ văn hóa", "schooling", "schooling"),
        Column("Trình độ chuyên môn", "profession", "text"),
        Column("Lý luận chính trị", "theory", "text"),
        Column("Nghĩa vụ quân sự", "service", "choice", choices=SERVICES),
        Column("Sức khỏe loại", "health", "number", low=1, high=6),
        Column("Đoàn viên ưu tú", "outstanding", "flag"),
        Column("Số CMND cũ", "old_id", "old_id", optional=True, aliases=("Số CMND",)),
        Column("Quê quán", "hometown", "text", optional=True, longest=LONG),
        Column("Nơi ở hiện nay", "address", "text", optional=True, longest=LONG, aliases=("Thường trú",)),
        Column("Nghề nghiệp", "occupation", "text", optional=True),
        Column("Chức vụ khác", "other_posts", "text", optional=True, longest=LONG),
        Column("Ngày trưởng thành Đoàn", "union_matured", "date", optional=True, past=True),
        Column("Ngày khám sức khỏe", "health_checked", "date", optional=True),
        Column("Hiện ở địa phương", "presence", "choice", optional=True, choices=PRESENCES),
        Column("Thôi cư trú từ ngày", "residence_ended", "date", optional=True),
        Column("Số tài khoản", "account_number", "text", optional=True),
        Column("Ngân hàng", "bank", "text", optional=True),
        Column("Lý do số không khớp", "mismatch_reason", "text", optional=True, longest=LONG),
    ),
)
TENURES = SheetLayout(
    "tenures",
    "Chức vụ",
    (
        Column("Số CCCD", "person", **CITIZEN),
        Column("Mã thôn", "village", required=True, **VILLAGE),
        Column("Chức vụ", "post", "choice", required=True, choices=POSTS),
        Column("Từ ngày", "start", "date", required=True),
        Column("Thôi từ ngày", "end", "date"),
        Column("Số quyết định", "decision_number", "text"),
        Column("Ngày quyết định", "decision_date", "date"),
        Column("Lý do thôi", "end_reason", "text", longest=LONG),
        Column("Hình thức", "begun", "choice", optional=True, choices=BEGINNINGS),
        Column("Cơ quan quyết định", "authority", "text", optional=True),
        Column("Người ký", "signer", "text", optional=True),
        Column("Hình thức thôi", "end_form", "choice", optional=True, choices=ENDINGS),
    ),
)
CARDS = SheetLayout(
    "cards",
    "BHYT",
    (
        Column("Số CCCD", "person", **CITIZEN),
        Column("Mã thẻ", "number", "card", required=True, aliases=("Mã thẻ BHYT",)),
        Column("Từ ngày", "start", "date", required=True),
        Column("Đến ngày", "last_day", "date", required=True),
        Column("Nơi KCB ban đầu", "clinic", "text"),
        Column("Nguồn thẻ", "source", "choice", optional=True, choices=SOURCES),
        Column("Mức đóng", "premium", "number", optional=True, low=0, high=MOST_DONG),
        Column("Số biên lai", "receipt", "text", optional=True),
    ),
)

SHEETS = {sheet.key: sheet for sheet in (COMMUNES, VILLAGES, MOVES, PEOPLE, TENURES, CARDS)}
SHEET_OF_TITLE = {key(sheet.title): sheet.key for sheet in SHEETS.values()}

# The list of problems that marking.py adds to a returned file; its user may import that file as it is.
PROBLEMS_TITLE = "Lỗi cần sửa"
