"""The month of an address: 2016-02 is the first of February 2016; anything else is no address (404)."""

from datetime import date


class Month:
    regex = r"(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])"  # the years that days are typed in (core.periods)

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"
