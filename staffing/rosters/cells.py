"""One cell → one value of its column (contract.md, Cells)."""

from datetime import date
from typing import NamedTuple


class Birth(NamedTuple):
    """A birthday, or its year alone (`day` is None)."""

    year: int
    day: date | None = None
