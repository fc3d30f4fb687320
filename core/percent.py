"""Percent as text with one decimal, half up, from whole numbers alone (contract, Words)."""

NOTHING = "–"


def percent(part: int, whole: int) -> str | None:
    """35 of 53 is "66.0", 11 of 35 is "31.4"; of nothing it is None."""
    if not whole:
        return None
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"


def shown(text: str | None) -> str:
    """As tables and figures show it: "66,0 %"; a dash where there is none."""
    return NOTHING if text is None else text.replace(".", ",") + " %"


def running(text: str | None) -> str:
    """As a sentence says it: "66 %", "31,4 %"."""
    return NOTHING if text is None else shown(text.removesuffix(".0"))


def decimal(text: str | None, *, signed: bool = False) -> str:
    """ "23.5" as tables show it: "23,5"; `signed`: "+0,4", "−0,3"; a dash where there is none."""
    if text is None:
        return NOTHING
    sign = "+" if signed and text != "0.0" and not text.startswith("-") else ""
    return sign + text.replace(".", ",").replace("-", "−")
