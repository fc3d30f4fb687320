"""Files for tests, made by the actions themselves: in any state, on any day."""

from datetime import date, timedelta

from staffing.nominations import actions
from staffing.nominations.appointing import Decision, appoint, former_of, outlook, posts_to_begin
from staffing.nominations.queries import files
from tests.factories import PersonFactory, TenureFactory, UserFactory

DAY = date(2016, 3, 1)
LATER = DAY + timedelta(10)
LEADER = {"said_by": "Nguyễn Thị Hà", "position": "Phó Bí thư"}


def fit(**facts):
    """Somebody who meets every standard of both posts."""
    return PersonFactory(
        **{
            "union_joined": date(2008, 3, 26),
            "party_joined": date(2012, 2, 3),
            "schooling": "12/12",
            "service": "reserve",
            "health_class": 2,
        }
        | facts
    )


def secretary(**facts):
    """Somebody fit who is chapter secretary of his village."""
    return TenureFactory(person=fit(**facts)).person


def youth():
    return UserFactory(role="youth")


def military():
    return UserFactory(role="military")


def drafted(person=None, *, today=DAY, by=None, **more):
    person = person or secretary()
    return actions.open_file(person=person, village=person.residence, by=by, today=today, **more)


def submitted(person=None, *, today=DAY, **more):
    file = drafted(person, today=today, **more)
    actions.submit(file, by=None, today=today)
    return file


def say(file, by, verdict="endorse", *, number=1, today=DAY, reason=None, **said):
    """An opinion; what is not a yes has a reason."""
    reason = ("" if verdict == "endorse" else "thiếu giấy khám") if reason is None else reason
    return actions.vote(file, number=number, verdict=verdict, by=by, today=today, reason=reason, **(LEADER | said))


def returned(person=None, **more):
    file = submitted(person, **more)
    say(file, military(), "return")
    return file


def rejected(person=None, **more):
    file = submitted(person, **more)
    say(file, youth(), "reject")
    return file


def endorsed(person=None, **more):
    file = submitted(person, **more)
    for by in (youth(), military()):
        say(file, by)
    return file


def withdrawn(person=None, **more):
    file = drafted(person, **more)
    actions.withdraw(file, by=None, today=DAY, reason="xin rút")
    return file


def appointed(person=None, **more):
    file = endorsed(person, **more)
    decide(file)
    return file


IN_STATE = {
    "draft": drafted,
    "pending": submitted,
    "returned": returned,
    "rejected": rejected,
    "endorsed": endorsed,
    "withdrawn": withdrawn,
    "appointed": appointed,
}


def decision(file, post, start=LATER, **more):
    """A whole decision that names the former holder."""
    former = former_of(file, post, start)
    facts = {
        "begun": "designated" if post == "secretary" else "appointed",
        "decision_number": f"{file.pk}-QĐ",
        "decision_date": start,
        "former": former.pk if former else None,
        "end_form": "released" if former else "",
        "end_reason": "nhận công tác khác" if former else "",
    }
    return Decision(post=post, start=start, **(facts | more))


def decide(file, *, by=None, start=LATER, today=LATER, decisions=None, confirmed=None, **more):
    """Record the decisions, changes of soft standards confirmed (`confirmed=""`: not)."""
    if decisions is None:
        decisions = [decision(file, post, start, **more) for post in posts_to_begin(file, start)]
    if confirmed is None:
        confirmed = outlook(file, {one.post: one.start for one in decisions}).mark
    return appoint(file, decisions=decisions, by=by or military(), today=today, confirmed=confirmed)


def state_of(file) -> str:
    return files().get(pk=file.pk).state
