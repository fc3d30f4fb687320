from core.guards import AppendOnly

GUARDS = [AppendOnly("journal_line_append_only", "journal_line")]
