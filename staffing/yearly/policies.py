"""What the state of a round allows, and which body rates; each check raises Refused."""

from core.refused import Refused
from staffing.access.models import Body

from .models import Review

RATING = {Body.YOUTH: "youth_rating", Body.MILITARY: "military_rating"}


def check_open(review: Review):
    """review_closed: what a closed round decided is never changed again."""
    if review.closed:
        raise Refused("review_closed", year=review.year)


def check_year(year: int, today):
    """bad_year: a round is opened for the current year or the next. review_exists: there is one already."""
    if year not in (today.year, today.year + 1):
        raise Refused("bad_year", year=year)
    if Review.objects.filter(year=year).exists():
        raise Refused("review_exists", year=year)


def rating_field(by) -> str:
    """The one rating that the account `by` may set. Refused: not_your_rating (no body, an administrator included)."""
    if by is None or by.role != by.body or by.body not in RATING:
        raise Refused("not_your_rating")
    return RATING[by.body]


def check_can_close(review: Review, holders: int, places: int):
    """review_closed; undecided: so many lines of holders and of places are not decided yet."""
    check_open(review)
    if holders or places:
        raise Refused("undecided", holders=holders, places=places)
