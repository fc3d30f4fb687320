"""What is wrong with a workbook, and where: the contract's ROWERROR."""

from dataclasses import asdict, dataclass


class Unreadable(Exception):
    """The file cannot be taken at all (`unreadable_file`); the message is for its user."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error or warning. `row` is Excel's row number; sheet, column: the contract's words. None: none applies."""

    sheet: str | None
    row: int | None
    column: str | None
    code: str
    message: str

    def as_json(self) -> dict[str, str | int | None]:
        return asdict(self)
