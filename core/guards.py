"""Constraints that Django's models cannot say for both engines: periods that must not overlap, rows that stay.

Each app lists its guards and lays them after every `migrate` (SQLite drops a table's triggers silently when it
rebuilds the table, so laying them once in a migration would not do). The same name stands in both databases;
a breach is an IntegrityError that `breached(error)` turns back into that name.
"""

from dataclasses import dataclass

from django.db import transaction

FIRST, LAST = "0001-01-01", "9999-12-31"


class Exclusion:
    """A guard that is an exclusion constraint on PostgreSQL, triggers on SQLite."""

    def lift(self, vendor, quote):
        if vendor == "postgresql":
            return [f"ALTER TABLE {quote(self.table)} DROP CONSTRAINT IF EXISTS {quote(self.name)}"]
        return [f"DROP TRIGGER IF EXISTS {quote(self.name + suffix)}" for suffix in ("_insert", "_update")]


class Standstill:
    """A guard that is triggers on both engines: rows that stay as they are."""

    def lift(self, vendor, quote):
        if vendor == "postgresql":
            names = (self.name, self.name + "_truncate")
            return [f"DROP TRIGGER IF EXISTS {quote(n)} ON {quote(self.table)}" for n in names]
        return [f"DROP TRIGGER IF EXISTS {quote(self.name + s)}" for s in ("_update", "_delete", "_insert")]


@dataclass(frozen=True)
class NoOverlap(Exclusion):
    """Rows that agree in `same` share no day of [start, end); NULL is open. `folded`: `same` is text, case-blind."""

    name: str
    table: str
    same: tuple[str, ...]
    start: str = "start"
    end: str = "end"
    folded: bool = False

    def postgresql(self, quote):
        kind = "numrange" if self.folded else "int8range"
        parts = [f"{kind}({key}, {key}, '[]') WITH &&" for key in (self._key(c, quote) for c in self.same)]
        parts.append(f"daterange({quote(self.start)}, {quote(self.end)}, '[)') WITH &&")
        table, name = quote(self.table), quote(self.name)
        return [
            f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}",
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist ({', '.join(parts)})",
        ]

    def _key(self, column, quote):
        if self.folded:
            return f"(hashtextextended(lower({quote(column)}), 0)::numeric)"
        if column == "post":
            # The one text column among ids: two posts, told apart by a number.
            return f"(CASE {quote(column)} WHEN 'secretary' THEN 1 ELSE 2 END)::bigint"
        return quote(column)

    def sqlite(self, quote):
        fold = "lower({})" if self.folded else "{}"
        same = " AND ".join(f"{fold.format('o.' + quote(c))} = {fold.format('NEW.' + quote(c))}" for c in self.same)
        start, end = quote(self.start), quote(self.end)
        clash = (
            f"SELECT 1 FROM {quote(self.table)} o WHERE {same} "
            f"AND coalesce(o.{start}, '{FIRST}') < coalesce(NEW.{end}, '{LAST}') "
            f"AND coalesce(NEW.{start}, '{FIRST}') < coalesce(o.{end}, '{LAST}')"
        )
        return [
            *_trigger(quote, self.table, f"{self.name}_insert", "INSERT", f"EXISTS ({clash})", self.name),
            *_trigger(
                quote, self.table, f"{self.name}_update", "UPDATE", f"EXISTS ({clash} AND o.id <> OLD.id)", self.name
            ),
        ]


@dataclass(frozen=True)
class OneSide(Exclusion):
    """Rows that agree in the ids `same` agree in `side` too, a text that is `first` or something else."""

    name: str
    table: str
    same: tuple[str, ...]
    side: str
    first: str

    def postgresql(self, quote):
        table, name = quote(self.table), quote(self.name)
        # Two sides as two ranges that touch: "adjacent" is the one "differs" that a gist index of ranges knows.
        side = f"(CASE {quote(self.side)} WHEN '{self.first}' THEN int4range(1, 2) ELSE int4range(2, 3) END) WITH -|-"
        parts = [*(f"int8range({key}, {key}, '[]') WITH &&" for key in map(quote, self.same)), side]
        return [
            *self.lift("postgresql", quote),
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist ({', '.join(parts)})",
        ]

    def sqlite(self, quote):
        same = " AND ".join(f"o.{quote(c)} = NEW.{quote(c)}" for c in self.same)
        clash = (
            f"EXISTS (SELECT 1 FROM {quote(self.table)} o WHERE {same} "
            f"AND o.{quote(self.side)} <> NEW.{quote(self.side)} AND o.id <> NEW.id)"
        )
        return [
            *_trigger(quote, self.table, f"{self.name}_insert", "INSERT", clash, self.name),
            *_trigger(quote, self.table, f"{self.name}_update", "UPDATE", clash, self.name),
        ]


@dataclass(frozen=True)
class AppendOnly(Standstill):
    """Rows are added and never touched again: no UPDATE, DELETE, REPLACE or TRUNCATE of this connection passes."""

    name: str
    table: str

    def postgresql(self, quote):
        table, name = quote(self.table), quote(self.name)
        return [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{self.name}', CONSTRAINT = '{self.name}'; END $$",
            *self.lift("postgresql", quote),
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            f"CREATE TRIGGER {quote(self.name + '_truncate')} BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ]

    def sqlite(self, quote):
        # INSERT OR REPLACE deletes without firing a DELETE trigger: the row must be refused on its way in.
        again = f"EXISTS (SELECT 1 FROM {quote(self.table)} o WHERE o.id = NEW.id)"
        return [
            *_trigger(quote, self.table, f"{self.name}_update", "UPDATE", "1", self.name),
            *_trigger(quote, self.table, f"{self.name}_delete", "DELETE", "1", self.name),
            *_trigger(quote, self.table, f"{self.name}_insert", "INSERT", again, self.name),
        ]


@dataclass(frozen=True)
class Frozen(Standstill):
    """Rows whose row of `parent` (by `key`) has `closed` filled stay as they are, and nobody joins them.

    A table may be its own parent (`key` "id"): the row that was closed stays closed. `alike`: columns by which an
    INSERT OR REPLACE could push out a row of the table without firing a DELETE trigger.
    """

    name: str
    table: str
    parent: str
    key: str
    closed: str = "closed"
    alike: tuple[str, ...] = ("id",)

    def postgresql(self, quote):
        table, name = quote(self.table), quote(self.name)
        shut = f"SELECT 1 FROM {quote(self.parent)} p WHERE p.{quote(self.closed)} IS NOT NULL"
        told = f"RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{self.name}', CONSTRAINT = '{self.name}'"
        return [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'TRUNCATE' THEN IF EXISTS ({shut}) THEN {told}; END IF; RETURN NULL; END IF; "
            # What has no old or no new row reads NULL there, which is IN nothing.
            f"IF EXISTS ({shut} AND p.id IN (NEW.{quote(self.key)}, OLD.{quote(self.key)})) THEN {told}; END IF; "
            f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
            *self.lift("postgresql", quote),
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
            f"CREATE TRIGGER {quote(self.name + '_truncate')} BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ]

    def sqlite(self, quote):
        key, table, parent = quote(self.key), quote(self.table), quote(self.parent)
        pushed = f"SELECT o.{key} FROM {table} o WHERE " + " OR ".join(
            f"o.{quote(column)} = NEW.{quote(column)}" for column in self.alike
        )
        shut = f"EXISTS (SELECT 1 FROM {parent} p WHERE p.{quote(self.closed)} IS NOT NULL AND p.id {{}})"
        new, old, replaced = shut.format(f"= NEW.{key}"), shut.format(f"= OLD.{key}"), shut.format(f"IN ({pushed})")
        return [
            *_trigger(quote, self.table, f"{self.name}_insert", "INSERT", f"{new} OR {replaced}", self.name),
            *_trigger(quote, self.table, f"{self.name}_update", "UPDATE", f"{old} OR {new} OR {replaced}", self.name),
            *_trigger(quote, self.table, f"{self.name}_delete", "DELETE", old, self.name),
        ]


def _trigger(quote, table, name, event, condition, message):
    yield f"DROP TRIGGER IF EXISTS {quote(name)}"
    yield (
        f"CREATE TRIGGER {quote(name)} BEFORE {event} ON {quote(table)} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def lay(connection, guards):
    """Put `guards` into the database behind `connection`; laying them again changes nothing."""
    tables = set(connection.introspection.table_names())
    guards = [g for g in guards if g.table in tables]
    _run(connection, [sql for g in guards for sql in getattr(g, connection.vendor)(connection.ops.quote_name)])


def lift(connection, guards):
    """Take `guards` out, for a test that must empty the tables."""
    _run(connection, [sql for g in guards for sql in g.lift(connection.vendor, connection.ops.quote_name)])


def _run(connection, statements):
    # One transaction: no writer finds the table for a moment without its guard.
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def breached(error) -> str | None:
    """The name of the constraint behind an IntegrityError, on either engine; None where it cannot be told."""
    cause = error.__cause__ or error
    diag = getattr(cause, "diag", None)
    if diag is not None:
        return diag.constraint_name
    text = str(cause)
    return text.removeprefix("CHECK constraint failed: ").removeprefix("UNIQUE constraint failed: ") or None
