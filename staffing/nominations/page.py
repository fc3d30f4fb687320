"""One file as one reader may see it: all that its page shows, in six statements at most."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import BigIntegerField, CharField, Count, F, Subquery, Value
from django.http import Http404

from core.percent import percent
from core.prepared import prepared
from staffing.access.scope import Scope
from staffing.eligibility.messages import RESULTS, ROUTES, STRENGTHS
from staffing.eligibility.models import Answer, Confirmation
from staffing.eligibility.queries import judged
from staffing.posts.queries import in_post
from villages.queries import placements

from . import evidence as proof
from . import queries, rules, states
from .messages import BODIES, PAPERS
from .models import Endorsement, Opinion, Paper, PartyLevel, PartyVerdict, Round, Verdict
from .page_state import place_of, placed, state_sentence

_CLOSED_CALM = {"fail": 0, "unknown": 1, "pass": 2}


@dataclass
class Vote:
    """One body's opinion in a round."""

    body: str
    verdict: str
    reason: str
    said_by: str
    position: str
    rank: str
    day: date
    by: int
    entered: str

    @property
    def words(self):
        return Verdict(self.verdict).label

    @property
    def whose(self):
        return ", ".join(filter(None, (self.said_by, self.position, self.rank)))


@dataclass
class Shown:
    """A round with its votes by body."""

    id: int
    number: int
    day: date
    evidence: list
    exception_reason: str
    votes: dict[str, Vote] = field(default_factory=dict)


@dataclass
class Line:
    """A standard in words."""

    code: str
    name: str
    strength: str
    result: str
    value: str
    basis: str
    confirmable: bool = False

    @property
    def strength_text(self):
        return STRENGTHS[self.strength]

    @property
    def result_text(self):
        return RESULTS[self.result]


def read(key: int, reader):
    """The file with its state, village, holders, counts and the account's last words; 404 outside the scope."""
    found = _file(key=key, on=reader.today, villages=reader.scope.villages, by=reader.user.pk)
    if not found:
        raise Http404
    return found[0]


@prepared
def _file(*, key, on, villages, by):
    scope = Scope(villages)
    rows = placed(in_post(queries.files(within=scope), on=on), on).select_related("appointment__by", "opened_by")
    alive = placements(on=on, within=scope).order_by()
    dual = in_post(alive, on=on).filter(secretary__person=F("militia__person"))
    mine = Endorsement.objects.filter(by=by).order_by("-at")
    return holders_of(rows.filter(pk=key)).annotate(
        villages_now=_count(alive),
        dual_now=_count(dual),
        last_said_by=Subquery(mine.values("said_by")[:1]),
        last_position=Subquery(mine.values("said_by_position")[:1]),
        last_rank=Subquery(mine.values("said_by_rank")[:1]),
    )


def holders_of(rows):
    """`rows` of in_post with secretary_tenure, secretary_person, secretary_holder (the name); so for militia."""
    names = {f"{post}_{name}": F(f"{post}__{path}") for post in rules.POSTS for name, path in _HOLDER.items()}
    return rows.annotate(**names)


_HOLDER = {"tenure": "id", "person": "person", "holder": "person__name"}


def _count(rows):
    return Subquery(rows.annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n"))


_ROUND = ("id", "number", "day", "evidence", "exception_reason")
_VOTE = ("body", "verdict", "reason", "said_by", "said_by_position", "said_by_rank", "day", "by")
_ENTERED = ("by__last_name", "by__first_name", "by__username")


def rounds_of(nomination) -> list[Shown]:
    """Rounds, last first, with their votes; one statement."""
    rows = Round.objects.filter(nomination=nomination).order_by("-number", "endorsements__at")
    found: dict[int, Shown] = {}
    for row in rows.values_list(*_ROUND, *(f"endorsements__{name}" for name in (*_VOTE, *_ENTERED))):
        shown = found.setdefault(row[0], Shown(*row[:5]))
        if row[5]:
            name = f"{row[13]} {row[14]}".strip() or row[15]
            shown.votes[row[5]] = Vote(*row[5:13], name)
    return list(found.values())


def things_of(nomination) -> dict[str, dict[str, list]]:
    """opinion, paper, confirmed → level, kind or code → rows (verdict, day, number, scan, its name); one statement."""

    def rows(model, what, *names):
        return model.annotate(what=Value(what, CharField())).values_list("what", *names)

    plain = Paper.objects.filter(nomination=nomination).annotate(said=Value("", CharField()))
    words = Confirmation.objects.filter(person=nomination.person_id).annotate(
        no_scan=Value(None, BigIntegerField()), no_name=Value(None, CharField())
    )
    opinions = rows(
        Opinion.objects.filter(nomination=nomination),
        "opinion",
        *("level", "verdict", "day", "number", "scan_id", "scan__name"),
    ).order_by()
    papers = rows(plain, "paper", "kind", "said", "received", "note", "scan_id", "scan__name").order_by()
    said = rows(words, "confirmed", "code", "answer", "day", "said_by", "no_scan", "no_name").order_by()
    found = {"opinion": defaultdict(list), "paper": defaultdict(list), "confirmed": defaultdict(list)}
    for what, name, *row in opinions.union(papers, said, all=True):
        found[what][name].append(row)
    return found


class FilePage:
    """What a reader sees of a file. `sees` is False for who may know its state and status alone."""

    def __init__(self, key, reader):
        self.reader, self.file = reader, read(key, reader)
        self.today = reader.today
        self.sentence, self.place = state_sentence(self.file, self.today), place_of(self.file)
        self.route = ROUTES[self.file.route]
        self.rounds = rounds_of(self.file)
        self.last = self.rounds[0] if self.rounds else None
        self.kept = self.last.evidence if self.last else self.file.evidence
        self.status = proof.status_of(self.kept)
        self.status_text = proof.words_of(self.kept, reader=reader)
        self.sees = proof.seen_by(reader, self.kept)
        self.reason = self.last.exception_reason if self.last else self.file.exception_reason
        self.special = bool(self.reason or self.file.exception_reason)
        self.things = things_of(self.file) if self.is_open_to_reader else {}
        self.now, self.confirmable = self._today()

    @property
    def is_open_to_reader(self) -> bool:
        """Whether votes, papers and opinions are shown: not to an observer (docs/decisions/0007)."""
        return self.reader.role != "observer"

    @property
    def is_open(self) -> bool:
        return self.file.state not in states.CLOSED

    @property
    def held(self) -> set[str]:
        """The posts that the person holds in the village today."""
        return {post for post in rules.POSTS if getattr(self.file, f"{post}_person") == self.file.person_id}

    def _today(self):
        """The judgement of today, and the codes that a body confirms; None where nothing is judged any more."""
        route = rules.route_for(self.held)
        if not self.is_open or route is None or not self.is_open_to_reader:
            return None, set()
        said = {code: [(row[1], row[0]) for row in rows] for code, rows in self.things["confirmed"].items()}
        found = judged(person=self.file.person_id, village=self.file.village_id, route=route, on=self.today, said=said)
        return proof.rows_of(found), {one.code for one in found.criteria if one.kind == "confirmed"}

    @property
    def changed(self):
        """(name, before, after) of what is judged otherwise today."""
        pairs = proof.changed(self.kept, self.now) if self.sees and self.now is not None else []
        return [((new or old)["name"], self._line(old), self._line(new)) for old, new in pairs]

    def _line(self, row):
        names = ("code", "name", "strength", "result", "value", "basis")
        return row and Line(*(row[name] for name in names), confirmable=row["code"] in self.confirmable)

    def lines(self, *results):
        rows = [self._line(row) for row in self.kept if row["result"] in results]
        return sorted(rows, key=lambda one: (one.strength != "hard", _CLOSED_CALM[one.result]))

    @property
    def open_lines(self):
        return self.lines("fail", "unknown")

    @property
    def met_lines(self):
        return self.lines("pass")

    @property
    def missing(self) -> str:
        """Required standards that are not known: to be supplied."""
        return "; ".join(row["name"] for row in self.kept if row["result"] == "unknown" and row["strength"] == "hard")

    @property
    def opinions(self):
        """(level, its name, verdict in words, row or None)."""
        for level in PartyLevel:
            row = (self.things["opinion"].get(level.value) or [None])[0]
            yield level.value, level.label, PartyVerdict(row[0]).label if row else PartyVerdict.NOT_ASKED.label, row

    @property
    def papers(self):
        """(kind, its name, row or None) of the checklist."""
        found = self.things["paper"]
        return [(kind, PAPERS[kind], (found.get(kind) or [None])[0]) for kind in rules.PAPERS[self.file.route]]

    @property
    def papers_missing(self) -> str:
        """The papers of the checklist that have not been received."""
        return "; ".join(str(name) for _kind, name, row in self.papers if not (row and row[1]))

    @property
    def papers_told(self) -> str:
        here = {kind for kind, _name, row in self.papers if row and row[1]}
        return "{}/{}".format(*rules.papers_told(self.file.route, here))

    @property
    def confirmations(self):
        """(code, name, last word or None) of the standards that a body confirms."""
        for row in self.now or []:
            if row["code"] in self.confirmable:
                said = sorted(self.things["confirmed"].get(row["code"], []), key=lambda one: one[1])
                yield row["code"], row["name"], said[-1] if said else None, Answer

    @property
    def votes(self):
        """(body, its name, vote in the last round or None)."""
        said = self.last.votes if self.last else {}
        return [(body, BODIES[body], said.get(body)) for body in states.BODIES]

    @property
    def earlier(self):
        return self.rounds[1:]

    @property
    def effect(self):
        """What an appointment would do today: dual villages after it, and who leaves."""
        if not self.is_open or rules.route_for(self.held) is None:
            return None
        file = self.file
        leaves = [
            (post, getattr(file, f"{post}_holder"))
            for post in rules.missing_posts(self.held)
            if getattr(file, f"{post}_person")
        ]
        both = file.secretary_person is not None and file.secretary_person == file.militia_person
        dual, villages = (file.dual_now or 0) + (not both), file.villages_now or 0
        return {"dual": dual, "villages": villages, "percent": percent(dual, villages), "leaves": leaves}
