"""Whole đồng, as figures and as words."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


def dong(amount: int) -> str:
    """575000 is "575.000"."""
    return f"{amount:,}".replace(",", ".")


def in_words(amount: int) -> str:
    """20125000 is "hai mươi triệu một trăm hai mươi lăm nghìn đồng"; below nothing it begins with "âm"."""
    return f"{'âm ' if amount < 0 else ''}{_number(abs(amount)) or _DIGITS[0]} đồng"


def _number(number: int, full: bool = False) -> str:
    """Words of `number`, "" for 0; `full` where something stands before it, so its hundreds are always said."""
    billions, rest = divmod(number, _BILLION)
    said = [f"{_number(billions, full)} tỷ"] if billions else []
    for size, word in ((10**6, " triệu"), (10**3, " nghìn"), (1, "")):
        group = rest // size % 1000
        if group:
            said.append(_group(group, full or bool(said)) + word)
    return " ".join(said)


def _group(group: int, full: bool) -> str:
    """Words of 1 to 999."""
    hundreds, below = divmod(group, 100)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    return " ".join(said + _below_hundred(*divmod(below, 10), after_hundreds=bool(said)))


def _below_hundred(tens: int, unit: int, *, after_hundreds: bool) -> list[str]:
    if not tens:
        return [("linh " if after_hundreds else "") + _DIGITS[unit]] if unit else []
    words = ["mười" if tens == 1 else f"{_DIGITS[tens]} mươi"]
    if unit == 5:
        words.append("lăm")
    elif tens > 1 and unit in (1, 4):
        words.append({1: "mốt", 4: "tư"}[unit])
    elif unit:
        words.append(_DIGITS[unit])
    return words
