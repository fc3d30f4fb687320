"""Statements that Django writes once a process: for a page it takes ten times as long to write one as to answer it.

    @prepared
    def _held(*, on, village):
        return Tenure.objects.filter(in_force(on), village=village).values_list("post", "person")

    _held(on=day, village=7)  # → the list of its rows

The function is asked for its QuerySet once for stand-ins of the values; afterwards the SQL is kept and only values are
put in. A value is a day, a whole number (an id) or ids; a day may be moved by a fixed number of days, but nothing else
may be computed of a value: the first call refuses that, for it asks three times, long ago and far ahead, and all
answers must agree. Text, True, False and None are no values: each has a statement of its own, so they must be few.
"""

import copy
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache, wraps
from itertools import count

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

_APART = 100_000  # days between the stand-ins of two days; what lies within half of it is one of them, moved
# A month or a year from one of them on, or back, has another length than from the next.
_STANDINS = (
    (date(1000, 1, 31), 2_000_000_001),
    (date(1204, 5, 17), 2_040_000_003),
    (date(3004, 1, 31), 2_080_000_005),
)
_LARGEST = (1 << 63) - 1  # that a database takes as a whole number


def prepared(build: Callable) -> Callable:
    """Decorator of a function from keyword-only values to a QuerySet: the new one returns the list of its rows."""

    @lru_cache(maxsize=64)
    def written(vendor, shape):
        return _Statement(build, shape)

    @wraps(build)
    def answer(**values):
        values = {name: _ids(value) if isinstance(value, (list, set, frozenset, tuple)) else value
                  for name, value in values.items()}  # fmt: skip
        if any(map(_foreign, values.values())):
            return list(build(**values))  # written anew
        shape = tuple((name, _kind(value)) for name, value in values.items())
        return written(connections[DEFAULT_DB_ALIAS].vendor, shape).rows(values)

    return answer


def _ids(values) -> tuple:
    """`values` filled up with the last one to a power of two, so that few lengths occur; 0 is nobody's id."""
    values = tuple(values) or (0,)
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values))


def _foreign(value) -> bool:
    """A part of the statement that comes from elsewhere, or a number so large that Django answers without asking."""
    if isinstance(value, QuerySet):
        return True
    numbers = value if isinstance(value, tuple) else (value,)
    return any(isinstance(one, int) and abs(one) > _LARGEST for one in numbers)


def _kind(value):
    """What of `value` changes the SQL."""
    if isinstance(value, date):
        return date
    if isinstance(value, tuple):
        return (tuple, len(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return int
    return value


class _Statement:
    """One statement: its compiler, and for each parameter where its value comes from."""

    def __init__(self, build, shape):
        self.found, self.compiler, self.sql, self.sources = self._written(build, shape, *_STANDINS[0])
        for standin in _STANDINS[1:]:
            *_, sql, sources = self._written(build, shape, *standin)
            if (sql, sources) != (self.sql, self.sources):
                raise TypeError(f"{build.__qualname__}: the statement rests on what a value is")
        self.found._query = _Ready(self.compiler, sql, ())

    @staticmethod
    def _written(build, shape, day, number):
        days, numbers = (day + timedelta(n * _APART) for n in count()), count(number)
        values, known = {}, {}
        for name, kind in shape:
            if kind is date:
                values[name] = next(days)
                known[values[name]] = (name, None)
            elif kind is int or isinstance(kind, tuple):
                several = [next(numbers) for _ in range(1 if kind is int else kind[1])]
                values[name] = several[0] if kind is int else several
                known |= {one: (name, None if kind is int else at) for at, one in enumerate(several)}
            else:
                values[name] = kind
        found = build(**values)
        compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        return found, compiler, sql, [_source(param, known) for param in params]

    def rows(self, values) -> list:
        connection = connections[DEFAULT_DB_ALIAS]
        params = tuple(_value(source, values, connection.ops) for source in self.sources)
        rows = self.found._clone()
        rows._query = _Ready(self.compiler, self.sql, params)
        return list(rows)


def _source(param, known):
    """(name, place in its ids or None, days moved) of a value; a parameter that is none, as it stands."""
    if isinstance(param, int) and param in known:
        return (*known[param], 0)
    day = _day(param)
    for one, (name, place) in known.items() if day else ():
        if isinstance(one, date) and abs((day - one).days) < _APART // 2:
            return name, place, (day - one).days
    return [param]


def _day(param):
    """The day that a parameter is: SQLite is handed days as text."""
    if isinstance(param, str):
        with suppress(ValueError):
            return date.fromisoformat(param)
    return param if isinstance(param, date) else None


def _value(source, values, ops):
    if isinstance(source, list):
        return source[0]
    name, place, moved = source
    value = values[name] if place is None else values[name][place]
    return ops.adapt_datefield_value(value + timedelta(moved) if moved else value) if isinstance(value, date) else value


class _Ready:
    """In place of a Query: its compiler runs the statement and writes none."""

    def __init__(self, compiler, sql, params):
        self._compiler, self._told = compiler, (sql, params)

    def chain(self, klass=None):
        return self

    def __getattr__(self, name):
        return getattr(self._compiler.query, name)

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        ready = copy.copy(self._compiler)
        ready.connection = connections[using]
        ready.as_sql = lambda *args, **kwargs: self._told
        return ready
