"""Many rows into one table, in few statements."""

from collections.abc import Sequence

from django.db import connection, models

_MOST = 24_000  # parameters of one statement: every SQLite takes 32,766


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence]) -> None:
    """`rows` hold the values of the fields `names` as Python has them: int, str, date, None.

    Django's own bulk_create allows itself 999 parameters on SQLite, and builds a model for each row.
    """
    fields = [model._meta.get_field(name) for name in names]
    days = [at for at, field in enumerate(fields) if isinstance(field, models.DateField)]
    quote = connection.ops.quote_name
    into = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(field.column) for field in fields)}) VALUES "
    one, step = f"({', '.join(['%s'] * len(fields))})", _MOST // len(fields)
    with connection.cursor() as cursor:
        for first in range(0, len(rows), step):
            part = rows[first : first + step]
            values = [value for row in part for value in _adapted(row, days)]
            cursor.execute(into + ", ".join([one] * len(part)), values)


def _adapted(row, days):
    if not days:
        return row
    row = list(row)
    for at in days:
        row[at] = connection.ops.adapt_datefield_value(row[at])
    return row
