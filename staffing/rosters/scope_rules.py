"""What a commune account's workbook may name (contract: outside_scope)."""

from datetime import date

from staffing.access.scope import Scope

from .export import of_scope
from .records import Register


def named(register: Register, scope: Scope, today: date) -> dict[str, set[int]]:
    """Ids by sheet of what the account's own export names: its people, and the units and moves its rows refer to."""
    return {sheet: {record.id for record in records} for sheet, records in of_scope(register, scope, today).items()}
