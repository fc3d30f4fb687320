"""One label, one migration chain: each room keeps its own models, this module only re-exports them."""

from .access.models import User
from .eligibility.models import Standard
from .insurance.models import Card
from .people.models import Person
from .posts.models import Tenure
from .rosters.models import Upload

__all__ = ["Card", "Person", "Standard", "Tenure", "Upload", "User"]
