"""One label, one migration chain: each room keeps its own models, this module only re-exports them."""

from .access.models import User
from .allowances.models import (
    BaseSalary,
    Budget,
    Delivery,
    DisbursementEvent,
    PayLine,
    PayRun,
    ProrationRule,
    Rate,
    Settled,
    StandingHold,
)
from .contacts.models import Contact
from .documents.models import Document, Revocation, Template
from .eligibility.models import Confirmation, Standard
from .insurance.models import Card
from .nominations.models import (
    AppointedTenure,
    Appointment,
    Batch,
    Decline,
    Endorsement,
    Nomination,
    Opinion,
    Paper,
    Round,
)
from .options.models import Option
from .people.models import Person
from .posts.models import Absence, Charge, Handover, JointChapter, Tenure, Term
from .programme.models import Attendance, ChapterYear, Course, Step, Target
from .rosters.models import Undo, Upload
from .scans.models import Scan
from .yearly.models import HolderLine, PlaceLine, Request, Review

__all__ = [
    "Absence", "AppointedTenure", "Appointment", "Attendance", "BaseSalary", "Batch", "Budget", "Card",
    "ChapterYear", "Charge", "Confirmation", "Contact", "Course", "Decline", "Delivery", "DisbursementEvent",
    "Document", "Endorsement", "Handover", "HolderLine", "JointChapter", "Nomination", "Opinion", "Option", "Paper",
    "PayLine", "PayRun", "Person", "PlaceLine", "ProrationRule", "Rate", "Request", "Review", "Revocation", "Round",
    "Scan", "Settled", "Standard", "StandingHold", "Step", "Target", "Template", "Tenure", "Term", "Undo", "Upload",
    "User",
]  # fmt: skip
