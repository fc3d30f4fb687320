"""Taking the last import back as a whole, while nothing later stands on what it wrote.

This is the only deletion the register knows. What an import created is deleted, then what it changed is given back its
former values. No import changes whose a period is or when it begins, only its end; so among the rows that remain, each
ends before the next begins whichever of them are given back already, and their order does not matter.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from core.refused import Refused
from journal.actions import act
from journal.models import Line
from staffing.access.scope import Scope
from staffing.allowances.models import PayRun
from staffing.options.queries import Options

from .images import CHUNK, KEPT, read
from .models import Undo, Upload
from .undo_lines import tell

# Whoever refers comes before what it refers to.
ORDER = ("card", "tenure", "person", "placement", "village", "commune")
_POSTS = ("tenure", "charge", "absence", "term", "handover", "jointchapter", "nomination", "appointment")


@dataclass
class Standing:
    """What keeps an import from being undone: its rows that changed since and records that refer to what it created,
    both by model; later lines of the journal; months locked since."""

    changed: Counter = field(default_factory=Counter)
    lines: int = 0
    refer: Counter = field(default_factory=Counter)
    months: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.changed or self.lines or self.refer or self.months)

    @property
    def final(self) -> bool:
        """Whether it stands for ever: a line of the journal and a locked month never go away."""
        return bool(self.lines or self.months)


def last() -> Undo | None:
    """The import that can still be undone; one that is too old is erased."""
    kept = Undo.objects.order_by("-at").first()
    if kept and timezone.now() - kept.at > timedelta(days=Options()["undo_days"]):
        erase(kept)
        return None
    return kept


def erase(kept: Undo) -> None:
    """Away with what was kept of an import that can no longer be undone."""
    Undo.objects.filter(pk=kept.pk).delete()


def give_up(kept: Undo, standing: Standing) -> bool:
    """Whether what stands on the import stands for ever: then nothing of the import is kept any longer."""
    if standing.final:
        erase(kept)
    return standing.final


def rows_of(kept: Undo) -> list[tuple]:
    """(model, key, before or None, after) of all that the import wrote."""
    return [(KEPT[kind], *row) for kind in ORDER for row in kept.images.get(kind, [])]


def counts(kept: Undo) -> list[tuple]:
    """(model, how many it created, how many it changed), in the order of the sheets."""
    found = []
    for kind in reversed(ORDER):
        rows = kept.images.get(kind, [])
        created = sum(before is None for _key, before, _after in rows)
        if rows:
            found.append((KEPT[kind], created, len(rows) - created))
    return found


def standing_on(kept: Undo) -> Standing:
    """What stands on the import now."""
    found = Standing()
    for kind in ORDER:
        rows = kept.images.get(kind, [])
        now = read(KEPT[kind], [key for key, _before, _after in rows])
        found.changed[KEPT[kind]] += sum(now.get(key) != after for key, _before, after in rows)
    found.changed = +found.changed
    found.lines = _later(kept).count()
    found.refer = _references(kept)
    if kept.images.get("tenure") or kept.images.get("placement"):
        found.months = list(PayRun.objects.filter(locked__gt=kept.at).order_by("month").values_list("month", flat=True))
    return found


def papers_since(kept: Undo, *, within: Scope) -> int:
    """How many papers were issued since: they stay as they are. Of those a narrow scope counts its account's own."""
    issued = Line.objects.filter(verb="document.issued", id__gt=kept.last_line)
    return issued.count() if within.whole else issued.filter(by_id=kept.by_id).count()


def _later(kept: Undo):
    """Changes of the journal since, about its records, the people they tell of, and posts of their villages."""
    ids = {kind: [key for key, _before, _after in rows] for kind, rows in kept.images.items()}
    tenures = [after for _key, _before, after in kept.images.get("tenure", [])]
    cards = [after for _key, _before, after in kept.images.get("card", [])]
    people = {*ids.get("person", []), *(row["person_id"] for row in [*tenures, *cards])}
    villages = {*ids.get("village", []), *(row["village_id"] for row in tenures)}
    villages |= {after["village_id"] for _key, _before, after in kept.images.get("placement", [])}
    about = Q(person_id__in=people) | Q(village_id__in=villages, of_kind__in=[*_POSTS, "village"])
    about |= Q(of_kind="commune", of_id__in=ids.get("commune", []))
    return Line.objects.filter(about, id__gt=kept.last_line, changes=True).exclude(act=kept.act)


def _references(kept: Undo) -> Counter:
    """Rows by model that refer to what the import created, without those that it created itself."""
    created = {
        KEPT[kind]: {key for key, before, _after in rows if before is None} for kind, rows in kept.images.items()
    }
    found = Counter()
    for model in apps.get_models(include_auto_created=True):
        for one in model._meta.concrete_fields:
            keys = created.get(one.remote_field and one.remote_field.model)
            if not keys or model is Line:
                continue
            # A row that the import changed is given back what it referred to before.
            own = {key for key, _before, _after in kept.images.get(model._meta.model_name, [])}
            for part in _parts(sorted(keys)):
                rows = model._default_manager.filter(**{f"{one.attname}__in": part}).order_by()
                found[model] += sum(pk not in own for pk in rows.values_list("pk", flat=True))
    return +found


def _parts(keys):
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))


def undo(kept: Undo, *, by) -> None:
    """Give the register back as it was before the import `kept`, as one act; what was kept for it goes.

    Refused("undo_gone") where another import came, it was undone, or it is too old; Refused("undo_stands", standing)
    where something stands on it.
    """
    with act(by=by) as current:
        now = last()
        if now is None or now.pk != kept.pk:
            raise Refused("undo_gone")
        if standing := standing_on(now):
            raise Refused("undo_stands", standing=standing)
        current.record("roster.undone", of=Upload(name=now.name), after={"file": now.name} | _told(now))
        tell(current, [(kind, row) for kind in reversed(ORDER) for row in now.images.get(kind, [])])
        for kind in ORDER:
            _give_back(KEPT[kind], now.images.get(kind, []))
        erase(now)


def _told(kept) -> dict:
    made = sum(created for _model, created, _changed in counts(kept))
    return {"created": made, "changed": sum(changed for _model, _created, changed in counts(kept))}


def _give_back(model, rows):
    """Delete what is new, then restore the rest: of each row the columns that the import changed."""
    for part in _parts([key for key, before, _after in rows if before is None]):
        queryset = model._default_manager.filter(pk__in=part)
        queryset._raw_delete(queryset.db)
    alike = defaultdict(list)
    for _key, before, after in rows:
        if before is not None:
            alike[tuple(name for name in before if before[name] != after[name])].append(before)
    for names, images in alike.items():
        _write(model, names, images)


def _write(model, names, images):
    """These columns of each row, one statement for all: bulk_update would compare each row with its whole chunk."""
    fields = [field for field in model._meta.concrete_fields if field.attname in names]
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    rows = [
        [*(field.get_db_prep_save(field.to_python(image[field.attname]), connection) for field in fields), image["id"]]
        for image in images
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE id = %s", rows)
