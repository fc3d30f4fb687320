"""Writing a compared workbook into the register: one act, in bulk, never against a guard on the way.

Keys never change by import, only ends do. So what ends earlier is written first, then what is new, then what ends
later: at no moment do two periods overlap that will not in the end.
"""

from collections import defaultdict
from uuid import UUID

from core.refused import Refused
from journal import queries as journal
from journal.actions import act
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure
from villages.models import Commune, Placement, Village
from villages.rules import stays

from .images import Images
from .models import Upload
from .plan import Plan
from .records import Record

MODELS = {"communes": Commune, "villages": Village, "people": Person, "tenures": Tenure, "cards": Card}
VERBS = {
    "communes": ("commune.entered", "commune.changed"),
    "villages": ("village.entered", "village.changed"),
    "people": ("person.entered", "person.changed"),
    "tenures": ("tenure.begun", "tenure.corrected"),
    "cards": ("card.added", "card.changed"),
}
END = {"communes": "dissolved", "tenures": "end"}
ENDING = {"end", "end_form", "end_reason"}
CHUNK = 500


def apply(plan: Plan, *, by, file: str = "", why: str = "", revision: int | None = None) -> UUID:
    """Write a plan without errors as one act of `by` (None: the operator); out comes the act's id.

    `file`: the workbook's name, for the journal. `revision`: the register's when the reader saw the preview.
    Refused("stale_preview") where the register has changed since then, or since the plan was made.
    """
    if not plan.ok:
        raise ValueError("a plan with errors is never written")
    with act(by=by, why=why) as current:
        now = journal.revision()
        if now != plan.revision or revision not in (None, now):
            raise Refused("stale_preview")
        if file and not plan.empty:
            current.record("roster.imported", of=Upload(name=file), after={"file": file})
        writing = _Writing(current)
        for sheet in ("communes", "villages"):
            writing.sheet(plan.sheets[sheet])
        writing.places(plan)
        for sheet in ("people", "tenures", "cards"):
            writing.sheet(plan.sheets[sheet])
        if not plan.empty:
            writing.images.keep(current, name=file)
    return current.id


class _Writing:
    """One act of writing; places and people are built once and shared by all that refer to them."""

    def __init__(self, current):
        self.act = current
        self.names = {}
        self.images = Images()

    def sheet(self, sheet):
        """All records of one sheet but moves, in the order that no guard refuses."""
        end = END.get(sheet.key)
        changes = [change.record for change in sheet.changes]
        earlier = [record for record in changes if _ends_earlier(record, end)]
        self._change(sheet.key, earlier)
        self._create(sheet.key, [creation.record for creation in sheet.creations])
        self._change(sheet.key, [record for record in changes if not _ends_earlier(record, end)])

    def places(self, plan: Plan):
        """Lay the placements of every village whose first commune or moves the file gives or changes."""
        moved = [*plan.sheets["moves"].creations, *plan.sheets["moves"].changes]
        for move in moved:
            self._tell_move(move.record)
        villages = {move.record.get("village"): None for move in moved}
        villages |= {creation.record: None for creation in plan.sheets["villages"].creations}
        villages |= {c.record: None for c in plan.sheets["villages"].changes if "commune" in c.record.changes()}
        for chunk in _chunks(list(villages)):
            ids = [village.id for village in chunk]
            stored = {(row.village_id, row.start): row for row in Placement.objects.filter(village_id__in=ids)}
            wanted = [row for village in chunk for row in self._placements(plan, village)]
            new = [row for row in wanted if (row.village_id, row.start) not in stored]
            kept = [row for row in wanted if (row.village_id, row.start) in stored]
            for row in kept:
                row.pk = stored[row.village_id, row.start].pk
            self.images.before(Placement, [row.pk for row in kept])
            Placement.objects.bulk_update(kept, ["commune", "end"])
            self.images.made(Placement, [row.pk for row in Placement.objects.bulk_create(new)])

    def _placements(self, plan, village):
        moves = plan.register.moves.get(village, {})
        for unit, start, end in stays(village, list(moves.items())):
            if commune := unit.get("commune"):
                yield Placement(village=self._named(village), commune=self._named(commune), start=start, end=end)

    def _tell_move(self, move):
        old = move.changes().get("commune", (None, None))[0] if move.id else None
        before = {"commune": str(self._named(old))} if old else {}
        after = {"commune": str(self._named(move.get("commune"))), "start": move.get("start")}
        self.act.record("village.moved", of=self._named(move.get("village")), before=before, after=after)

    def _create(self, sheet, records):
        for chunk in _chunks(records):
            made = [self._instance(record) for record in chunk]
            MODELS[sheet].objects.bulk_create(made)
            self.images.made(MODELS[sheet], [instance.pk for instance in made])
            for record, instance in zip(chunk, made, strict=True):
                record.id = instance.pk
                after = {name: value for name, value in self._told(record.values).items() if value is not None}
                self.act.record(VERBS[sheet][0], of=instance, after=after)

    def _change(self, sheet, records):
        alike = defaultdict(list)
        for record in records:
            alike[frozenset(self._facts(record.changes()))].append(record)
        for fields, group in alike.items():
            derived = {"name_fold", "name_key"} if sheet == "people" and "name" in fields else set()
            stored = fields - {"commune"} | derived
            for chunk in _chunks(group):
                made = [self._instance(record) for record in chunk]
                if stored:
                    self.images.before(MODELS[sheet], [instance.pk for instance in made])
                    MODELS[sheet].objects.bulk_update(made, stored)
                for record, instance in zip(chunk, made, strict=True):
                    self._tell_change(sheet, record, instance)

    def _tell_change(self, sheet, record, instance):
        changes = record.changes()
        before = self._told({name: old for name, (old, _) in changes.items()})
        after = self._told({name: new for name, (_, new) in changes.items()})
        kept = {name for name, value in after.items() if before.get(name) == value}  # a year beside its new day
        verb = VERBS[sheet][1]
        if sheet == "tenures" and changes.keys() <= ENDING and changes.get("end", (True,))[0] is None:
            verb = "tenure.ended"
        self.act.record(
            verb,
            of=instance,
            before={name: value for name, value in before.items() if name not in kept},
            after={name: value for name, value in after.items() if name not in kept},
        )

    def _instance(self, record: Record):
        """The model's instance of a record, with all its values."""
        facts = self._facts(record.values)
        facts.pop("commune", None)
        instance = MODELS[record.sheet](id=record.id, **facts)
        if record.sheet == "people":
            instance.derive()
        return instance

    def _facts(self, values) -> dict:
        """Values by the sheet's field as values by the model's."""
        facts = {}
        for name, value in values.items():
            if name == "birth":
                facts |= {"birth_year": value and value[0], "birth_date": value and value[1]}
            elif isinstance(value, Record):
                facts[name] = self._named(value)
            else:
                facts["health_class" if name == "health" else name] = value
        return facts

    def _told(self, values) -> dict:
        facts = self._facts(values)
        return {name: str(v) if isinstance(v, Commune | Village | Person) else v for name, v in facts.items()}

    def _named(self, record: Record | None):
        """A commune, village or person as others refer to them, by id and name."""
        if record is None:
            return None
        if record not in self.names:
            known = {name: record.get(name) for name in ("code", "name", "kind") if record.get(name)}
            self.names[record] = MODELS[record.sheet](id=record.id, **known)
        return self.names[record]


def _ends_earlier(record, end) -> bool:
    old, new = record.changes().get(end, (None, None))
    return new is not None and (old is None or new < old)


def _chunks(records):
    return (records[at : at + CHUNK] for at in range(0, len(records), CHUNK))
