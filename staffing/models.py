"""One label, one migration chain: each room keeps its own models, this module only re-exports them."""

from .access.models import User
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
from .programme.models import Attendance, Course, Step, Target
from .rosters.models import Upload
from .scans.models import Scan
from .yearly.models import HolderLine, PlaceLine, Request, Review

__all__ = [
    "Absence", "AppointedTenure", "Appointment", "Attendance", "Batch", "Card", "Charge", "Confirmation", "Course",
    "Decline", "Endorsement", "Handover", "HolderLine", "JointChapter", "Nomination", "Opinion", "Option", "Paper",
    "Person", "PlaceLine", "Request", "Review", "Round", "Scan", "Standard", "Step", "Target", "Tenure", "Term",
    "Upload", "User",
]  # fmt: skip
