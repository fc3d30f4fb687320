"""The only writes of the yearly review. A closed round refuses every change: here, and in the database."""

from datetime import date

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded
from staffing.posts.queries import village_states

from . import policies, queries, rules
from .models import HolderLine, PlaceLine, Request, Review

_BREACHES = {
    "staffing_review.year": "review_exists",
    "staffing_review_year_key": "review_exists",
    **dict.fromkeys(("review_frozen", "holderline_frozen", "placeline_frozen", "request_frozen"), "review_closed"),
}


def open_review(*, year: int, by, today: date, due: date | None = None) -> Review:
    """The round of `year`: a line for every dual holder of `today`, one for every other village, a request a commune.

    Refused: bad_year, review_exists, reversed_due (`due` before today).
    """
    with act(by=by) as current:
        policies.check_year(year, today)
        if due and due < today:
            raise Refused("reversed_due", field="due", first=today)
        review = Review(year=year, opened=today, due=due)
        with guarded(_BREACHES):
            review.save()
        current.record("yearly.opened", of=review, after=filled(review))
        _add_lines(review, today, current)
    return review


def refresh_review(review: Review, *, by, today: date) -> int:
    """Add the holders, villages and communes that came since; whoever left both posts or one is `ended`. Nothing is
    taken away. Out: how many lines are new or ended. Refused: review_closed."""
    with act(by=by) as current:
        review = _still_open(review)
        return _add_lines(review, today, current) + _follow_posts(review, today, current)


def _add_lines(review, today, current) -> int:
    states = village_states(on=today)
    holders = set(review.holder_lines.values_list("village_id", "person_id"))
    places = set(review.place_lines.values_list("village_id", flat=True))
    asked = set(review.requests.values_list("commune_id", flat=True))
    dual = [(one.id, one.secretary.person_id) for one in states if one.state == "dual"]
    new = [HolderLine(review=review, village_id=v, person_id=p) for v, p in dual if (v, p) not in holders]
    others = [one.id for one in states if one.state != "dual" and one.id not in places]
    communes = sorted({one.commune_id for one in states} - asked)
    HolderLine.objects.bulk_create(new, batch_size=500)
    PlaceLine.objects.bulk_create([PlaceLine(review=review, village_id=v) for v in others], batch_size=500)
    Request.objects.bulk_create(
        [Request(review=review, commune_id=c, due=review.due) for c in communes], batch_size=500
    )
    if new or others or communes:
        counts = {"holders": len(new), "places": len(others), "communes": len(communes)}
        current.record("yearly.listed", of=review, after=counts)
    return len(new) + len(others)


def _follow_posts(review, today, current) -> int:
    """Store the outcome that follows from the posts of `today`."""
    changed = 0
    for line in queries.holder_lines(review, on=today):
        before, after = give(line, {"outcome": queries.outcome(line)})
        if after:
            line.save(update_fields=["outcome"])
            current.record("yearly.decided", of=line, before=before, after=after)
            changed += 1
    return changed


def rate(line: HolderLine, *, rating: str, by) -> HolderLine:
    """The rating of the year by the body of the account `by`; no account sets the other body's.

    Refused: not_your_rating, review_closed.
    """
    return _change(line, "yearly.rated", by=by, facts={policies.rating_field(by): rating})


def decide(line: HolderLine, *, outcome: str, remark: str, by, today: date) -> HolderLine:
    """What becomes of the pair: stay, replace, or "" (not decided). `ended` follows from the posts alone.

    Refused: review_closed, still_in_post (`ended` for a dual holder), has_left (another outcome for one who left).
    """
    with act(by=by):
        stored = queries.holder_lines(line.review, on=today, keys=[line.pk])[0]
        if outcome != queries.outcome(stored):
            if outcome == rules.ENDED:
                raise Refused("still_in_post", field="outcome")
            if not stored.dual:
                raise Refused("has_left", field="outcome")
        return _change(line, "yearly.decided", by=by, facts={"outcome": outcome, "remark": remark})


def set_place(line: PlaceLine, *, reason: str, by) -> PlaceLine:
    """What was found for the place and why no more. Refused: review_closed."""
    return _change(line, "yearly.place_told", by=by, facts={"reason": reason})


def set_request(request: Request, *, by, today: date, **facts) -> Request:
    """sent, due, received (days), missing: what was asked of the commune and what came.

    Refused: review_closed, reversed_due (`due` before `sent`), reversed_received (`received` before `sent`),
    received_ahead (after `today`).
    """
    with act(by=by):
        wanted = {name: facts.get(name, getattr(request, name)) for name in ("sent", "due", "received")}
        for name in ("due", "received"):
            if wanted["sent"] and wanted[name] and wanted[name] < wanted["sent"]:
                raise Refused(f"reversed_{name}", field=name, first=wanted["sent"])
        if facts.get("received") and facts["received"] > today:
            raise Refused("received_ahead", field="received", today=today)
        return _change(request, "yearly.requested", by=by, facts=facts)


def close_review(review: Review, *, by, today: date) -> Review:
    """Freeze the round as it is on `today`: what was found for each place is stored, no line changes afterwards.

    The lists are brought up to date first. Refused: review_closed, undecided (with how many lines are not decided).
    """
    with act(by=by) as current:
        review = _still_open(review)
        refresh_review(review, by=by, today=today)
        holders, places = queries.holder_lines(review, on=today), queries.place_lines(review, on=today)
        policies.check_can_close(
            review, *(sum(not queries.settled(line) for line in lines) for lines in (holders, places))
        )
        found = queries.find(places, on=today)
        for line in places:
            line.found = "" if found[line.pk] == rules.DUAL else found[line.pk]
        PlaceLine.objects.bulk_update(places, ["found"], batch_size=200)
        before, after = give(review, {"closed": today, "closed_by": by})
        review.save()
        counts = {"holders": len(holders), "places": len(places)}
        current.record("yearly.closed", of=review, before=before, after=after | counts)
    return review


def _still_open(review) -> Review:
    review = Review.objects.get(pk=review.pk)
    policies.check_open(review)
    return review


def _change(line, verb, *, by, facts):
    with act(by=by) as current:
        line = type(line).objects.select_related("review").get(pk=line.pk)
        policies.check_open(line.review)
        before, after = give(line, facts)
        if after:
            with guarded(_BREACHES):
                line.save()
            current.record(verb, of=line, before=before, after=after)
    return line
