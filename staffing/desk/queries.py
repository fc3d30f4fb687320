"""Reads that several pages of the desk share. Each takes the day; none asks the clock."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q
from django.utils.translation import gettext as _

from journal.models import Line
from journal.sentences import naming, sentence
from staffing.insurance.queries import uncovered
from staffing.nominations.messages import PAPERS
from staffing.people.models import Person
from staffing.posts.models import Post, Tenure
from staffing.posts.queries import people_in, tenures_on
from villages.models import Commune, alive
from villages.names import commune_name

# What a standard cannot be judged without (eligibility): the facts an office still has to enter.
NEEDED = {"union_joined": None, "schooling": "", "service": "", "health_class": None}
SOON, LATER = 30, 60
_VACANT = {
    "vacant": (Post.SECRETARY, Post.MILITIA),
    "secretary_only": (Post.MILITIA,),
    "militia_only": (Post.SECRETARY,),
}
_MOST_VILLAGES = 500
_LINES_READ = 200
_MANY_LINES = 20


def lacking() -> Q:
    """A filter on Person: some fact that the standards of the posts need is not recorded."""
    found = Q()
    for field, empty in NEEDED.items():
        found |= Q(**{f"{field}__isnull": True}) if empty is None else Q(**{field: empty})
    return found


def lacking_of(person) -> list[str]:
    """What a row of `incomplete_people` lacks, in words."""
    fields = [field for field, empty in NEEDED.items() if getattr(person, field) == empty]
    found = [str(Person._meta.get_field(field).verbose_name) for field in fields]
    return [*found, _("valid health-insurance card")] if person.uncovered else found


def in_posts(*, on: date, post: str = "", villages=None) -> Exists:
    """A filter on Person: holds `post` (secretary, militia, dual, "": any) on `on`; `villages` narrows by id."""
    held = tenures_on(on).filter(person=OuterRef("pk"))
    if villages is not None:
        held = held.filter(village__in=villages)
    if post == "dual":
        other = tenures_on(on).filter(post=Post.MILITIA, person=OuterRef("person"), village=OuterRef("village"))
        return Exists(held.filter(Exists(other), post=Post.SECRETARY))
    return Exists(held.filter(post=post) if post else held)


def longest_vacant(states, *, on: date) -> dict[str, int]:
    """State → the longest vacancy in days among villages of that state; a post nobody held before does not count."""
    empty = [village for village in states if village.state in _VACANT][:_MOST_VILLAGES]
    ended = Tenure.objects.filter(village__in=[village.id for village in empty], end__lte=on)
    last = {(village, post): end for village, post, end in ended.values_list("village", "post").annotate(Max("end"))}
    found: dict[str, int] = {}
    for village in empty:
        ends = [last[village.id, post] for post in _VACANT[village.state] if (village.id, post) in last]
        if ends:
            found[village.state] = max(found.get(village.state, 0), (on - max(ends)).days)
    return found


def incomplete_people(*, on: date, within, today: date, limit: int) -> list[Person]:
    """People of the scope who lack a needed fact, or hold both posts without a valid card: holders of posts first."""
    bare = Q(in_posts(on=on, post="dual")) & uncovered(on=on)
    rows = Person.objects.filter(people_in(within, today=today)).annotate(
        uncovered=ExpressionWrapper(bare, output_field=BooleanField()), holds=in_posts(on=on)
    )
    rows = rows.filter(lacking() | Q(uncovered=True)).select_related("residence")
    return list(rows.order_by("-holds", "name_key", "id")[:limit])


@dataclass(frozen=True)
class Told:
    """One act of the journal in a sentence; `more` further lines belong to it, None: many."""

    at: object
    text: str
    more: int | None
    act: object


# Of these a reader who may not see what standards rest on learns that it was done, not why nor with which result.
_TOLD_OF = {
    "nomination": {"number", "batch"},
    "decline": {"day"},
    "confirmation": set(),
    "disbursementevent": {"month", "for_month", "day"},
    "standinghold": {"month"},
}

# Lines about a file whose fields are those of a record that belongs to it.
_FIELDS_OF = {"file.paper": "paper", "file.party_opinion": "opinion"}


def tell(line, sight) -> str:
    """A journal line's sentence without the fields that the reader may not see (numbers are stored masked)."""
    if line.of_kind in _TOLD_OF and not sight.sees("health"):
        told = set() if line.verb in _FIELDS_OF else _TOLD_OF[line.of_kind]
        line.before, line.after = {}, {name: line.after[name] for name in told & line.after.keys()}
    hidden = {
        field for field, group in _sensitivity(line.of_kind).items() if group != "number" and not sight.sees(group)
    }
    line.before = {field: value for field, value in line.before.items() if field not in hidden}
    line.after = {field: value for field, value in line.after.items() if field not in hidden}
    line.of_kind = _FIELDS_OF.get(line.verb, line.of_kind)
    if line.of_kind == "paper":
        line.after = {name: str(PAPERS.get(value, value)) for name, value in line.after.items()}
    return sentence(line)


def _sensitivity(kind: str) -> dict:
    model = next((one for one in apps.get_models() if one._meta.model_name == kind), None)
    return getattr(model, "SENSITIVITY", {})


def lines(where: Q, *, sight, acts: int) -> list[Told]:
    """The last `acts` acts among the changes that `where` (on journal lines) finds, one statement.

    Accounts are the administrator's: their changes stand in the journal alone.
    """
    found = list(Line.objects.filter(where, changes=True).exclude(of_kind="user").order_by("-id")[:_LINES_READ])
    groups = [list(group) for _act, group in groupby(found, key=lambda line: line.act)]
    cut = groups[-1] if len(found) == _LINES_READ else None
    return [_told(group, sight, whole=group is not cut) for group in groups[:acts]]


def _told(group, sight, *, whole) -> Told:
    """An act that touched a good deal, as a workbook does, is told as one."""
    line = next((line for line in group if line.verb in naming()), group[-1])
    many = len(group) > _MANY_LINES or not whole
    text = tell(line, sight)
    if many and line.verb not in naming():
        text = _("%(by)s changed many records at once") % {"by": line.by_name}
    return Told(line.at, text, None if many else len(group) - 1, line.act)


def lines_in(within, *, today: date) -> Q:
    """A filter on journal lines: of a Scope's villages, and of the people who are in it today."""
    if within.whole:
        return Q()
    people = Person.objects.filter(people_in(within, today=today)).values("id")
    return Q(person_id__in=people) | lines_of(within.villages)


def lines_of(villages) -> Q:
    """A filter on journal lines about villages (ids): not of people, who may live elsewhere by now."""
    return Q(village_id__in=villages) & ~Q(of_kind="person")


def communes_to_choose(*, on: date, within) -> list[tuple[str, str]]:
    """(code, "xã Tân Hà") of the communes alive on `on` that a reader may filter by, in code order."""
    found = Commune.objects.filter(alive(on)).order_by()
    if not within.whole:
        found = found.filter(pk__in=within.communes)
    rows = sorted(found.values_list("code", "kind", "name"))
    return [(code, commune_name(kind, name)) for code, kind, name in rows]
