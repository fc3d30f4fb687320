"""Periods that must not overlap; laid after every `migrate` (core/guards.py)."""

from core.guards import NoOverlap

GUARDS = [
    NoOverlap("tenure_post_no_overlap", "staffing_tenure", ("village_id", "post")),
    NoOverlap("tenure_person_no_overlap", "staffing_tenure", ("person_id", "post")),
    NoOverlap("standard_no_overlap", "staffing_standard", ("code",), folded=True),
]
