"""Allowances of the demonstration: the books are open from 2015, two facts became known late, a line is held, and last
month's list waits to be checked."""

from datetime import date, timedelta

from core.periods import months_later
from core.refused import Refused
from journal.actions import act
from staffing.allowances import actions, rules
from staffing.allowances.actions_disburse import deliver, hold, set_budget
from staffing.allowances.actions_rates import add_rate
from staffing.allowances.models import PayRun
from staffing.allowances.queries_ledger import with_payer
from staffing.nominations.models import Nomination
from staffing.people.models import Person
from staffing.posts.actions import correct_tenure, end_tenure
from staffing.posts.models import Tenure
from staffing.posts.queries import holders
from villages.models import Commune

OPENED = date(2015, 1, 1)
RATES = (
    (date(2020, 9, 1), 745_000, "1862/QĐ-UBND", date(2020, 8, 21), "0,5 × 1.490.000 đồng; NĐ 72/2020/NĐ-CP"),
    (date(2025, 4, 1), 1_170_000, "734/QĐ-UBND", date(2025, 3, 18), "0,5 × 2.340.000 đồng; NĐ 16/2025/NĐ-CP"),
)
BUDGETS = ((1, 590_000_000, "3120/QĐ-UBND"), (0, 650_000_000, "3347/QĐ-UBND"))  # years before today's, đồng, decision
STEPS = {"handed": 2, "paid": 7, "received": 16}  # days after the month's end on which a commune's part moves on
FAR = (3, 3, 1, 2)  # how many of these steps the communes have taken in the last locked month
LEFT_ON = 11  # the day of the last locked month on which somebody left, as is known only now


def fill_allowances(*, admin, youth, today: date) -> None:
    """Rates by `admin`; every month locked up to the one before last; then `youth` enters what became known late and
    sends the month after for a check. Days end with `today`."""
    last = months_later(today.replace(day=1), -2)
    for start, amount, number, day, basis in RATES:
        add_rate(by=admin, start=start, amount=amount, decision_number=number, decision_date=day, basis=basis)
    with act(by=None):
        for month in rules.months(OPENED, last):
            actions.lock(month, by=None, today=today)
    serving = _holders(today)
    _hold(last, serving.pop(), youth, today)
    _deliver(last, youth, today)
    for before, amount, number in BUDGETS:
        set_budget(today.year - before, None, amount=amount, decision_number=number, by=youth)
    _left(last, serving, youth)
    _began_earlier(last, youth)
    actions.prepare(rules.next_month(last), by=youth)


def _holders(today) -> list:
    """Who holds both posts and has no file: the ones that the other scenes leave alone."""
    filed = set(Nomination.objects.values_list("person_id", flat=True))
    return [one for one in holders(on=today) if one.secretary.person_id not in filed]


def _hold(last, village, by, today):
    hold(
        last,
        Person.objects.get(pk=village.secretary.person_id),
        for_month=last,
        reason="disputed",
        note="Có đơn phản ánh đồng chí không trực tại thôn trong tháng; chờ xã xác minh",
        day=rules.next_month(last),
        today=today,
        by=by,
    )


def _deliver(last, by, today):
    """What was locked is handed on, paid and signed for; of the last month some communes are behind."""
    with act(by=by):
        for run in PayRun.objects.exclude(locked=None).order_by("month"):
            end = rules.next_month(run.month)
            days = {name: end + timedelta(days=after) for name, after in STEPS.items()}
            communes = Commune.objects.filter(pk__in=with_payer(run.lines.order_by()).values("payer")).order_by("code")
            for place, commune in enumerate(communes):
                far = FAR[place % len(FAR)] if run.month == last else 3
                deliver(run, commune, today=today, by=by, **dict(list(days.items())[:far]))


def _left(last, serving, by):
    """Who has held both posts for long left in the last locked month; it was told after the lock."""
    day = last.replace(day=LEFT_ON)
    village = next(one for one in reversed(serving) if max(one.secretary.start, one.militia.start) < last)
    reason = "Xã báo chậm: đồng chí đi làm xa từ trước khi chốt tháng"
    for post, form in ((village.secretary, "released"), (village.militia, "relieved")):
        tenure = Tenure.objects.get(pk=post.tenure_id)
        end_tenure(tenure, end=day, end_form=form, end_reason="đi làm xa", by=by, why=reason)


def _began_earlier(last, by):
    """Whose first month was paid by half began earlier than was entered: the decision says so."""
    reason = "Nhập nhầm ngày; quyết định có hiệu lực từ ngày này"
    late = Tenure.objects.filter(post="militia", end=None, start__gte=months_later(last, -36), start__lt=last)
    for tenure in late.filter(start__day__gt=17).order_by("-start"):
        day = tenure.start.replace(day=9)
        own = Tenure.objects.filter(person=tenure.person, village=tenure.village, post="secretary", end=None)
        if own.filter(start__lte=day).exists():
            try:
                return correct_tenure(tenure, start=day, by=by, why=reason)
            except Refused:
                continue  # somebody else held the post until then
