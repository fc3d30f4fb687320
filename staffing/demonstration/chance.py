"""Chance that falls alike on every machine: only random(), whose sequence Python promises to keep, is drawn on."""

from datetime import date, timedelta
from random import Random


class Chance:
    """Draws from one seed."""

    def __init__(self, seed: int):
        self._next = Random(seed).random  # noqa: S311 - invented people, no secrets

    def happens(self, likelihood: float) -> bool:
        """True in that share of draws."""
        return self._next() < likelihood

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def one_of(self, choices):
        """One of a sequence."""
        return choices[self.number(0, len(choices) - 1)]

    def weighted(self, choices: dict):
        """One of the keys, as often as its weight says."""
        left = self._next() * sum(choices.values())
        for choice, weight in choices.items():
            left -= weight
            if left < 0:
                return choice
        return choice

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included."""
        return first + timedelta(days=self.number(0, max((last - first).days, 0)))

    def digits(self, count: int) -> str:
        """So many digits, the first not 0."""
        return str(self.number(10 ** (count - 1), 10**count - 1))
