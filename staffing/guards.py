"""What must not overlap, stays as it was written, or stays on one side; laid after every `migrate` (core/guards.py)."""

from core.guards import AppendOnly, Frozen, NoOverlap, OneSide

GUARDS = [
    NoOverlap("tenure_post_no_overlap", "staffing_tenure", ("village_id", "post")),
    NoOverlap("tenure_person_no_overlap", "staffing_tenure", ("person_id", "post")),
    NoOverlap("standard_no_overlap", "staffing_standard", ("code",), folded=True),
    NoOverlap("charge_no_overlap", "staffing_charge", ("village_id", "post")),
    NoOverlap("absence_no_overlap", "staffing_absence", ("tenure_id",)),
    NoOverlap("joint_no_overlap", "staffing_jointchapter", ("village_id",)),
    OneSide("endorsement_one_side", "staffing_endorsement", ("nomination_id", "by_id"), "body", "youth"),
    AppendOnly("endorsement_append_only", "staffing_endorsement"),
    AppendOnly("round_append_only", "staffing_round"),
    AppendOnly("appointment_append_only", "staffing_appointment"),
    AppendOnly("appointed_tenure_append_only", "staffing_appointedtenure"),
    Frozen("review_frozen", "staffing_review", "staffing_review", "id", alike=("id", "year")),
    Frozen("payrun_frozen", "staffing_payrun", "staffing_payrun", "id", closed="locked", alike=("id", "month")),
    Frozen("payline_frozen", "staffing_payline", "staffing_payrun", "run_id", closed="locked"),
    AppendOnly("disbursement_append_only", "staffing_disbursementevent"),
    NoOverlap("standing_no_overlap", "staffing_standinghold", ("person_id",)),
    Frozen("document_frozen", "staffing_document", "staffing_document", "id", closed="issued"),
    AppendOnly("revocation_append_only", "staffing_revocation"),
    *(
        Frozen(f"{line}_frozen", f"staffing_{line}", "staffing_review", "review_id")
        for line in ("holderline", "placeline", "request")
    ),
]
