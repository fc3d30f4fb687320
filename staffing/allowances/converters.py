"""The month of an address: 2016-02 is the first of February 2016; anything else is no address (404)."""

from datetime import date


class Month:
    regex = r"[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")  # the year 0000 is refused by a ValueError: no match

    def to_url(self, value: date) -> str:
        return f"{value.year:04}-{value.month:02}"
