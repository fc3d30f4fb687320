"""Reading papers: who may read which, their state, and what a new one can be about."""

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from core.text import fold
from staffing.access.models import Role
from staffing.eligibility.rules import ROUTES
from staffing.nominations.models import Batch, Nomination
from staffing.nominations.queries import within_scope
from staffing.posts.models import Charge, Tenure
from villages.models import Commune
from villages.queries import placements, with_commune

from .models import Document
from .rules import KINDS

HEAVY = ("docx", "pdf", "data", "texts")
DRAFT, ISSUED, REVOKED = "draft", "issued", "revoked"
FIGURES = [kind.code for kind in KINDS.values() if kind.figures_only]
OFFICE_OF = {Role.ADMIN: "youth", Role.YOUTH: "youth", Role.MILITARY: "military", Role.COMMUNE: "commune"}
_NAMING = ["submission", "holders", "candidates", "invitation"]  # the Youth Union's that the command reads
MOST = 200  # what a pick list offers
NAMED = "villages"  # in an issued paper's data: the villages (ids) that it names, where it is about files


def readable(reader) -> QuerySet[Document]:
    """Papers that the reader may open, last first, without their files; `state` is draft, issued or revoked.

    Administrator and district: all. Military command: its own, figures, submissions, lists and invitations. A commune:
    those of its own office, and issued ones about files and posts of its villages of today, a batch's where they name
    no other. Everybody: issued figures (a report), which name nobody.
    """
    rows = Document.objects.defer(*HEAVY).select_related("commune", "revocation")
    state = Case(
        When(issued__isnull=True, then=Value(DRAFT)),
        When(revocation__isnull=False, then=Value(REVOKED)),
        default=Value(ISSUED),
        output_field=CharField(),
    )
    return rows.filter(_readable(reader)).annotate(state=state).order_by("-id")


def _readable(reader) -> Q:
    issued = Q(issued__isnull=False)
    figures = issued & Q(kind__in=FIGURES)
    if reader.role in (Role.ADMIN, Role.YOUTH):
        return Q()
    if reader.role == Role.MILITARY:
        return Q(office="military") | figures | issued & Q(office="youth", kind__in=_NAMING)
    if reader.role == Role.COMMUNE:
        own = Q(office="commune", commune__in=reader.scope.communes)
        return own | figures | issued & _about(reader.scope)
    return figures


def _about(scope) -> Q:
    """Papers about one file, tenure or charge of the scope's villages, or about a batch where it names no other."""
    places = (Q(**{f"{what}__village__in": scope.villages}) for what in ("nomination", "tenure", "charge"))
    found = Q(pk__in=_of_batches(scope))
    for place in places:
        found |= place
    return found


def _of_batches(scope) -> list[int]:
    """Issued papers about batches whose villages, frozen at issue, all lie in the scope: any office may put a file
    into a batch. One statement."""
    rows = Document.objects.filter(batch__isnull=False, issued__isnull=False).order_by()
    told = rows.values_list("pk", f"data__{NAMED}")
    return [key for key, villages in told if villages and scope.villages.issuperset(villages)]


def home_of(document) -> Commune | None:
    """The commune of what a paper (also an unsaved one) is about: its village's on the paper's day, or the batch's."""
    about = document.nomination or document.tenure or document.charge
    if about is None:
        return document.batch and document.batch.commune
    placed = placements(on=document.on).filter(village=about.village_id).select_related("commune").first()
    return placed and placed.commune


def writable(document, reader) -> bool:
    """Whether the reader writes papers of that paper's office."""
    if document.office != OFFICE_OF.get(reader.role):
        return False
    return document.office != "commune" or document.commune_id in reader.scope.communes


def found(rows: QuerySet[Document], *, words="", kind="", office="", year="", state="") -> list[Document]:
    """`rows` by number or title (without diacritics), kind, office, year of the number and state."""
    if kind:
        rows = rows.filter(kind=kind)
    if office:
        rows = rows.filter(office=office)
    if year:
        rows = rows.filter(year=year)
    if state:
        rows = rows.filter(state=state)
    wanted = fold(words)
    return [row for row in rows if wanted in fold(f"{row.number} {row.title}")] if wanted else list(rows)


def subjects(kind: str, reader, *, chosen: dict[str, int], village: str = "") -> dict[str, QuerySet]:
    """What a paper of `kind` can be about, within the reader's scope: field name → rows to pick from.

    The newest MOST of them, of one village (its code) where it is given, and always what is `chosen` (field → key).
    """
    about, post, scope = KINDS[kind].about, KINDS[kind].post, reader.scope
    if about == "files":
        batches = Batch.objects.order_by("-id")
        if not scope.whole:
            batches = batches.filter(commune__in=scope.communes)
        routes = [route for route, posts in ROUTES.items() if not post or post in posts]
        rows = Nomination.objects.filter(withdrawn__isnull=True, route__in=routes).order_by("-id")
        found = {"nomination": _in(rows, reader, village), "batch": batches}
    elif about == "tenure":
        found = {"tenure": _in(Tenure.objects.filter(post=post).order_by("-start", "-id"), reader, village)}
    elif about == "charge":
        found = {"charge": _in(Charge.objects.filter(post=post).order_by("-start", "-id"), reader, village)}
    else:
        return {}
    return {name: _newest(rows, chosen.get(name)) for name, rows in found.items()}


def _in(rows, reader, village: str):
    rows = with_commune(rows.select_related("person", "village"), on=reader.today, village="village")
    rows = within_scope(rows, reader.scope)
    return rows.filter(village__code=village) if village else rows


def _newest(rows, chosen: int | None):
    keys = list(rows.values_list("pk", flat=True)[:MOST])
    return rows.filter(pk__in=[*keys, chosen] if chosen else keys)


def of_file(nomination: Nomination, reader) -> list[Document]:
    """The papers of a file and of its batch that the reader may open."""
    about = Q(nomination=nomination)
    if nomination.batch_id:
        about |= Q(batch=nomination.batch_id)
    return list(readable(reader).filter(about))
