"""Files in every state, one batch, who declined, one interim charge and one absence: all through the actions."""

from datetime import date, timedelta

from staffing.eligibility.actions import confirm, enter_standard
from staffing.eligibility.queries import candidates
from staffing.nominations import actions
from staffing.nominations.appointing import Decision, appoint, former_of, posts_to_begin
from staffing.nominations.numbers import next_number
from staffing.nominations.rules import PAPERS
from staffing.options.queries import Options
from staffing.people.models import Person
from staffing.posts.actions_charges import begin_absence, begin_charge
from staffing.posts.actions_terms import join_chapters
from staffing.posts.models import Tenure
from staffing.posts.queries import holders, village_states
from villages.models import Village

CONFIRMED = (  # asked since this year, preferred alone: nobody becomes incomplete by them
    ("militia_background", "militia", "Lý lịch rõ ràng, đã được xác minh", {"by": "Ban CHQS xã, thị trấn"}),
    ("secretary_standing", "secretary", "Có uy tín trong đoàn viên, thanh niên", {"by": "Ban Chấp hành Đoàn xã"}),
)
YOUTH = {"said_by": "Nguyễn Thị Thu Hà", "position": "Phó Bí thư Huyện đoàn"}
MILITARY = {"said_by": "Trần Quốc Hùng", "position": "Chính trị viên", "rank": "Trung tá"}
NOT_BEFORE = 21  # days before today on which the first file is opened


def fill_files(*, youth, military, commune, today: date) -> None:
    """`youth`, `military`, `commune`: the accounts that do it; `commune` looks after Tân Hà. Days end with `today`."""
    first = today - timedelta(days=NOT_BEFORE)
    for code, post, name, asked in CONFIRMED:
        facts = {"code": code, "post": post, "kind": "confirmed", "name": name, "parameters": asked}
        enter_standard(by=None, **facts, strength="soft", start=date(today.year, 1, 1), position=90)
    _Filling(youth, military, commune, first, today).fill()
    _stand_ins(military, today)


class _Filling:
    def __init__(self, youth, military, commune, first, today):
        self.youth, self.military, self.commune = youth, military, commune
        self.first, self.today = first, today
        found = candidates(on=first, every=True)
        self.places = {row.village.code: row for row in found}
        own = set(commune.communes.values_list("code", flat=True))
        self.own = [row for row in found if row.village.commune_code in own]
        self.others = [row for row in found if row.village.commune_code not in own]

    def fill(self):
        """One scene for each place that remains, as far as there are places; each shows another state."""
        scenes = (self.waits_for_both, self.waits_for_military, self.endorsed, self.appointed)
        scenes += (self.batched, self.batched, self.rejected, self.special)
        self.batch = actions.open_batch(
            name=f"Đợt bổ sung tháng {self.today:%m/%Y}",
            letter_number="08-CV/ĐTN",
            letter_date=self.first + timedelta(days=4),
            by=self.youth,
            today=self.first,
        )
        for row, scene in zip(self.others, scenes, strict=False):
            scene(row)
        left = [(row, self.commune) for row in self.own] + [(row, self.youth) for row in self.others[len(scenes) :]]
        for (row, by), scene in zip(left, (self.returned, self.drafted), strict=False):
            scene(row, by)

    def day(self, after):
        return min(self.first + timedelta(days=after), self.today)

    def open(self, row, *, by, after=0, place=0, **more):
        """A file for the eligible candidate at `place` in the village's list, its papers on the table."""
        fit = [one for one in row.candidates if one.status == "eligible"]
        if len(fit) <= place:
            return None
        file = actions.open_file(
            person=Person.objects.get(pk=fit[place].person_id),
            village=Village.objects.get(pk=row.village.id),
            by=by,
            today=self.day(after),
            **more,
        )
        self.papers(file, by, after, len(PAPERS[file.route]) - 1)
        return file

    def papers(self, file, by, after, count):
        for kind in PAPERS[file.route][:count]:
            actions.set_paper(file, kind=kind, received=self.day(after), by=by, today=self.day(after))

    def party(self, file, by, after, levels):
        for number, level in enumerate(levels, start=3):
            day = self.day(after)
            number = f"{number:02}-NQ/CB" if level == "cell" else f"{number:02}-CV/ĐU"
            actions.set_opinion(file, level=level, verdict="agrees", day=day, number=number, by=by, today=day)

    def submitted(self, row, *, by, after, levels=("cell", "committee"), **more):
        file = self.open(row, by=by, after=after, **more)
        if file:
            self.party(file, by, after + 1, levels)
            actions.submit(file, by=by, today=self.day(after + 2))
        return file

    def vote(self, file, by, after, number=1, verdict="endorse", reason=""):
        said = YOUTH if by is self.youth else MILITARY
        day = self.day(after)
        actions.vote(file, number=number, verdict=verdict, reason=reason, by=by, today=day, **said)

    def waits_for_both(self, row):
        self.submitted(row, by=self.youth, after=12)
        fit = [one for one in row.candidates if one.route == "militia_to_secretary"]
        if fit:
            actions.decline(
                person=Person.objects.get(pk=fit[0].person_id),
                village=Village.objects.get(pk=row.village.id),
                day=self.day(3),
                reason="bận công việc gia đình, xin tiếp tục làm công tác quân sự",
                by=self.youth,
                today=self.day(3),
            )

    def waits_for_military(self, row):
        file = self.submitted(row, by=self.youth, after=9)
        if file:
            self.vote(file, self.youth, 13)
            for code, _post, _name, asked in CONFIRMED:
                day = self.day(12)
                said = {"said_by": asked["by"], "day": day, "by": self.youth, "today": day}
                confirm(person=file.person, code=code, answer="yes", **said)

    def endorsed(self, row):
        file = self.submitted(row, by=self.youth, after=6)
        if file:
            self.vote(file, self.military, 10)
            self.vote(file, self.youth, 14)

    def batched(self, row):
        self.submitted(row, by=self.youth, after=4, batch=self.batch)

    def rejected(self, row):
        file = self.submitted(row, by=self.youth, after=1)
        if file:
            self.vote(file, self.military, 7, verdict="reject", reason="đã có kế hoạch điều động sang nhiệm vụ khác")
        file = self.open(row, by=self.youth, after=8, place=1)
        if file:
            actions.withdraw(file, by=self.youth, today=self.day(11), reason="đồng chí xin đi học tập trung")

    def special(self, row):
        """Somebody who does not meet a required standard is put forward all the same, with the reason."""
        unfit = [one for one in row.candidates if one.status == "ineligible"]
        if not unfit:
            return
        file = actions.open_file(
            person=Person.objects.get(pk=unfit[0].person_id),
            village=Village.objects.get(pk=row.village.id),
            by=self.youth,
            today=self.day(5),
            exception_reason="địa bàn khó khăn, chưa có nguồn khác; cấp ủy thôn đề nghị xem xét",
            batch=self.batch,
        )
        actions.submit(file, by=self.youth, today=self.day(8))

    def appointed(self, row):
        file = self.submitted(row, by=self.youth, after=0)
        if not file:
            return
        self.vote(file, self.youth, 4)
        self.vote(file, self.military, 6)
        start = self.day(9)
        decisions = [self.decision(file, post, start) for post in posts_to_begin(file, start)]
        appoint(file, decisions=decisions, by=self.military, today=start)

    def decision(self, file, post, start):
        former = former_of(file, post, start)
        secretary = post == "secretary"
        return Decision(
            post=post,
            start=start,
            begun="designated" if secretary else "appointed",
            decision_number=next_number(post, Options(), on=start),
            decision_date=start,
            authority="Ban Thường vụ Huyện đoàn Hàm Tân" if secretary else "Ban Chỉ huy Quân sự huyện Hàm Tân",
            signer="Nguyễn Thị Thu Hà" if secretary else "Thượng tá Lê Văn Thành",
            former=former.pk if former else None,
            end_form="released" if secretary else "relieved",
            end_reason="nhận công tác khác" if former else "",
        )

    def returned(self, row, by):
        file = self.submitted(row, by=by, after=8, levels=("cell",))
        if file:
            reason = "còn thiếu giấy khám sức khỏe năm nay và ý kiến của Đảng ủy xã"
            self.vote(file, self.military, 15, verdict="return", reason=reason)

    def drafted(self, row, by):
        self.open(row, by=by, after=18)


def _stand_ins(by, today):
    """One post in somebody's charge for over three months where that is possible, one holder away."""
    for state in village_states(on=today):
        if state.state == "secretary_only" and _charge(state, by, today):
            break
    _joint(by, today)
    dual = holders(on=today)
    if dual:
        tenure = Tenure.objects.get(pk=dual[0].secretary.tenure_id)
        start = max(tenure.start, today - timedelta(days=40))
        begin_absence(tenure, start=start, reason="study", expected=today + timedelta(days=50), by=by)


def _joint(by, today):
    """A village without a secretary whose chapter is joined with that of a neighbour."""
    states = village_states(on=today)
    for state in states:
        near = [one for one in states if one.commune_id == state.commune_id and one.state == "dual"]
        if state.secretary is None and near:
            village, host = (Village.objects.get(pk=one.id) for one in (state, near[0]))
            join_chapters(village=village, host=host, start=date(today.year, 3, 1), by=by)
            return


def _charge(state, by, today) -> bool:
    last = Tenure.objects.filter(village=state.id, post="militia", end__lte=today).order_by("-end").first()
    start = max(last.end if last else today, today - timedelta(days=130))
    if Tenure.objects.filter(village=state.id, post="militia", start__gt=start).exists():
        return False
    begin_charge(
        person=Person.objects.get(pk=state.secretary.person_id),
        village=Village.objects.get(pk=state.id),
        post="militia",
        start=start,
        by=by,
        decision_number="19/TB-BCH",
        decision_date=start,
        authority="Ban Chỉ huy Quân sự xã",
    )
    return True
