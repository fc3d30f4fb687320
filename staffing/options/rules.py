"""What an office may settle for itself, each with its default (domain.md: what is not sure is a setting)."""

import re
from dataclasses import dataclass

_PATTERN = re.compile(r"[^{}]*\{n(:0?[1-6])?\}[^{}]*")
LONGEST = 200


@dataclass(frozen=True)
class Setting:
    """`default` says the type: int, or str; `choices` where only these are possible."""

    default: int | str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 10_000


OPTIONS = {
    # Whether an appointment needs the Party's opinion, or is only warned without it.
    "party_opinion": Setting("warned", ("required", "warned")),
    "ballot": Setting("warned", ("required", "warned", "not_asked")),
    # Chapters of villages hold a congress twice in five years.
    "term_months": Setting(30, least=1, most=120),
    "charge_months": Setting(3, least=1, most=24),
    "probation_months": Setting(12, least=1, most=36),
    # How far ahead an age bound is pointed out.
    "ahead_months": Setting(12, least=1, most=60),
    # After so many months in both posts a one-off benefit is pointed out; it is never worked out here.
    "long_service_months": Setting(60, least=1, most=600),
    # What a card costs for a whole year, in đồng: 4,5 % of a base salary of 2.530.000 × 12.
    "card_premium": Setting(1_366_200, most=99_999_999),
    # {n} the number, {yyyy} the year of the decision.
    "number_youth": Setting("{n:02}-QĐ/ĐTN"),
    "number_military": Setting("{n:02}/QĐ-BCH"),
    "number_report": Setting("{n:02}-BC/ĐTN"),
    "number_submission": Setting("{n:02}-TTr/ĐTN"),
    "number_list": Setting("{n:02}-DS/ĐTN"),
    "number_invitation": Setting("{n:02}-GM/ĐTN"),
    "number_commune_decision": Setting("{n:02}-QĐ/ĐTN"),
    "number_commune_submission": Setting("{n:02}-TTr/ĐTN"),
    "authority_youth": Setting("Ban Thường vụ Huyện đoàn Hàm Tân"),
    "authority_military": Setting("Ban Chỉ huy Quân sự huyện Hàm Tân"),
    "signer_youth": Setting(""),
    "signer_military": Setting(""),
    # How the signer of each office signs; "|" begins a new line.
    "signs_youth": Setting("TM. BAN THƯỜNG VỤ|BÍ THƯ"),
    "signs_military": Setting("CHỈ HUY TRƯỞNG"),
    "signs_commune": Setting("TM. BAN CHẤP HÀNH|BÍ THƯ"),
    # Where papers of the district's offices are dated.
    "place": Setting("Hàm Tân"),
    # Nơi nhận; "|" begins a new line.
    "recipients_youth": Setting("Tỉnh đoàn;|Thường trực Huyện ủy;|Ban CHQS huyện;|Đoàn xã, thị trấn;|Lưu VP."),
    "recipients_military": Setting("Như trên;|Huyện đoàn;|Lưu VT."),
    "recipients_commune": Setting("Huyện đoàn;|Đảng ủy;|Lưu VP."),
    # After so many days an import can no longer be undone, and what was kept for it is erased.
    "undo_days": Setting(30, least=0, most=365),
}


def value(key: str, stored: dict[str, str]) -> int | str:
    """The value of `key` from what is stored as text, else its default."""
    default = OPTIONS[key].default
    if key not in stored:
        return default
    return int(stored[key]) if isinstance(default, int) else stored[key]


def problem(key: str, text: str) -> str | None:
    """The code of what is wrong with `text` as a value of `key`; None where nothing is."""
    setting = OPTIONS.get(key)
    if setting is None:
        return "unknown_option"
    if setting.choices:
        return None if text in setting.choices else "bad_option_choice"
    if isinstance(setting.default, int):
        good = text.isascii() and text.isdigit() and len(text) < 9 and setting.least <= int(text) <= setting.most
        return None if good else "bad_option_number"
    if len(text) > LONGEST:
        return "option_too_long"
    if key.startswith("number_"):
        return None if _PATTERN.fullmatch(text.replace("{yyyy}", "")) else "bad_option_pattern"
    return None
