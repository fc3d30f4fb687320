"""Lists of particulars (danh sách trích ngang): dual holders, and who could become one."""

from itertools import groupby

from django.utils.translation import gettext as _

from staffing.eligibility.messages import ROUTES, status_text
from staffing.eligibility.queries import candidates
from staffing.nominations.queries import declines
from staffing.people.models import Person
from staffing.people.rules import party_standing
from staffing.posts.queries import holders, tenures_on, village_states
from villages.names import commune_name

from .data_people import day_text, particulars, person_row, post_of, village_name

_HIDDEN = {"health", "belief", "number"}  # what a list never tells, not even as “not met”


def holders_list(document, *, options, today) -> dict:
    """Everybody who holds both posts on the day, by commune; two statements."""
    on = document.on
    tenures = {tenure.pk: tenure for tenure in tenures_on(on).select_related("person").order_by()}
    entries = []
    for state in holders(on=on):
        secretary, militia = tenures[state.secretary.tenure_id], tenures[state.militia.tenure_id]
        entries.append((state, secretary.person, _posts(state, secretary, militia)))
    return _by_commune(entries, on) | {"tong": _totals(entries, on)}


def _posts(state, secretary, militia) -> dict:
    posts = {"secretary": post_of("secretary", state), "militia": post_of("militia", state)}
    return {
        "chuc_danh": _("%(secretary)s and %(militia)s") % posts,
        "bi_thu_tu": day_text(secretary.start),
        "bi_thu_qd": secretary.decision_number,
        "doi_truong_tu": day_text(militia.start),
        "doi_truong_qd": militia.decision_number,
    }


def candidates_list(document, *, options, today) -> dict:
    """Who could hold both posts of a village that has no dual holder, best first; who declined is left out."""
    on = document.on
    states = village_states(on=on)
    declined = declines(on=on)
    judged = [
        (found.village, one)
        for found in candidates(on=on, states=states)
        for one in found.candidates
        if (found.village.id, one.person_id) not in declined
    ]
    judged.sort(key=lambda pair: pair[0].commune_code)  # stable: villages in order, best first
    people = _people({one.person_id for _village, one in judged})
    entries = [(village, people[one.person_id], _judged(village, one)) for village, one in judged]
    return _by_commune(entries, on) | {"tong": _totals(entries, on)}


def _people(wanted) -> dict[int, Person]:
    """By id; everybody is read where a database would not take so many values in a statement."""
    rows = Person.objects.order_by()
    rows = rows.filter(pk__in=wanted) if len(wanted) <= 5000 else rows
    return {person.pk: person for person in rows.iterator()}


def _judged(village, one) -> dict:
    held = {"secretary_to_militia": "secretary", "militia_to_secretary": "militia"}.get(one.route)
    missing = [row.name for row in one.criteria if row.result == "unknown" and row.strength == "hard"]
    missing += [row.name for row in one.criteria if row.result == "fail" and row.group not in _HIDDEN]
    return {
        "chuc_danh": post_of(held, village) if held else "",
        "huong": str(ROUTES[one.route]),
        "ket_qua": status_text(one.status, one.soft_fails),
        "con_thieu": "; ".join(missing),
    }


def _by_commune(entries, on) -> dict:
    """`entries` of (village's state, person, what the list adds), in commune order; numbered throughout."""
    people, communes, number = [], [], 0
    for _code, group in groupby(entries, key=lambda entry: entry[0].commune_code):
        group = list(group)
        state = group[0][0]
        name = commune_name(state.commune_kind, state.commune_name)
        title = name[:1].upper() + name[1:]
        own = []
        for village, person, more in group:
            number += 1
            row = person_row(person, village_name(village.kind, village.name), name, number)
            own.append(row | particulars(person, on) | more)
        head = _("%(commune)s (%(count)s comrades)") % {"commune": title, "count": len({row[1].pk for row in group})}
        people += [{"nhom": "" if at else head, **row} for at, row in enumerate(own)]
        communes.append({"ten": title, "so_nguoi": str(len(group)), "nguoi": own})
    return {"nguoi": people, "xa": communes}


def _totals(entries, on) -> dict:
    people = {person.pk: person for _village, person, _more in entries}.values()
    standings = [party_standing(person.prospect_since, person.party_joined, on) for person in people]
    counts = {
        "so_nguoi": len(people),
        "so_thon": len({village.id for village, _person, _more in entries}),
        "so_xa": len({village.commune_id for village, _person, _more in entries}),
        "nam": sum(person.sex == "male" for person in people),
        "nu": sum(person.sex == "female" for person in people),
        "dang_vien": standings.count("member"),
        "doi_tuong": standings.count("prospect"),
    }
    said = _(
        "The list has %(so_nguoi)s comrades (%(nam)s men, %(nu)s women) of %(so_thon)s villages and quarters;"
        " %(dang_vien)s of them Party members, %(doi_tuong)s Party prospects."
    )
    return {name: str(count) for name, count in counts.items()} | {"cau": said % counts}
