"""Reading papers: who may read which, their state, and what a new one can be about."""

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from core.periods import months_later
from core.text import fold
from staffing.access.models import Role
from staffing.eligibility.rules import ROUTES
from staffing.nominations.models import Batch, Nomination
from staffing.nominations.queries import within_scope
from staffing.posts.models import Charge, Tenure
from staffing.posts.queries import in_force
from villages.models import Commune
from villages.queries import placements, with_commune

from .models import Document
from .rules import KINDS

HEAVY = ("docx", "pdf", "data", "texts")
DRAFT, ISSUED, REVOKED, ASIDE = "draft", "issued", "revoked", "aside"
FIGURES = [kind.code for kind in KINDS.values() if kind.figures_only]
OFFICE_OF = {Role.ADMIN: "youth", Role.YOUTH: "youth", Role.MILITARY: "military", Role.COMMUNE: "commune"}
_NAMING = ["submission", "holders", "candidates", "invitation"]  # the Youth Union's that the command reads
MOST = 200  # what a pick list offers
LEFT_WITHIN = 12  # months for which somebody who left a post is still offered
NAMED = "villages"  # in an issued paper's data: the villages (ids) that it names, where it is about files


def readable(reader) -> QuerySet[Document]:
    """Papers that the reader may open, last first, without their files; `state` is draft, aside, issued or
    revoked, `about_person`, `about_place` and `about_batch` are names of what it is about (about_of).

    Administrator and district: all. Military command: its own, figures, submissions, lists and invitations. A commune:
    those of its own office, and issued ones about files and posts of its villages of today, a batch's where they name
    no other. Everybody: issued figures (a report), which name nobody.
    """
    rows = Document.objects.defer(*HEAVY).select_related("commune", "revocation")
    state = Case(
        When(set_aside__isnull=False, then=Value(ASIDE)),
        When(issued__isnull=True, then=Value(DRAFT)),
        When(revocation__isnull=False, then=Value(REVOKED)),
        default=Value(ISSUED),
        output_field=CharField(),
    )
    names = {
        "about_person": _first("nomination__person__name", "tenure__person__name", "charge__person__name"),
        "about_place": _first("nomination__village__name", "tenure__village__name", "charge__village__name"),
        "about_batch": F("batch__name"),
    }
    return rows.filter(_readable(reader)).annotate(state=state, **names).order_by("-id")


def _first(*names) -> Coalesce:
    return Coalesce(*names, Value(""))


def about_of(row) -> str:
    """Whom a readable paper is about: "Nguyễn Văn An, Thôn 2"; the batch; "" of figures."""
    return row.about_batch or ", ".join(filter(None, (row.about_person, row.about_place)))


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


def found(rows: QuerySet[Document], *, words="", kind="", office="", year="", state=""):
    """`rows` by number, title or whom it is about (without diacritics), kind, office, year of the number and state
    (without one: all but drafts that were put away); a list where words are looked for, else a query."""
    if kind:
        rows = rows.filter(kind=kind)
    if office:
        rows = rows.filter(office=office)
    if year:
        rows = rows.filter(year=year)
    rows = rows.filter(state=state) if state else rows.exclude(state=ASIDE)
    wanted = fold(words)
    return [row for row in rows if wanted in fold(f"{row.number} {row.title} {about_of(row)}")] if wanted else rows


def subjects(kind: str, reader, *, chosen: dict[str, int], village: str = "") -> dict[str, QuerySet]:
    """What a paper of `kind` can be about, within the reader's scope: field name → rows to pick from.

    MOST of them, the newest first, people in a post before those who left it and by name; of one village (its code)
    where it is given, and always what is `chosen` (field → key).
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
        left = Case(When(in_force(reader.today), then=0), default=1)
        rows = Tenure.objects.filter(post=post).annotate(left=left).order_by("left", "person__name_key", "-start", "id")
        found = {"tenure": _in(rows, reader, village)}
    elif about == "charge":
        found = {"charge": _in(Charge.objects.filter(post=post).order_by("-start", "-id"), reader, village)}
    else:
        return {}
    since = months_later(reader.today, -LEFT_WITHIN)
    lately = Q(start__lte=reader.today) & (Q(end__isnull=True) | Q(end__gte=since)) if about == "tenure" else Q()
    return {name: _offered(rows, lately, chosen.get(name)) for name, rows in found.items()}


def _in(rows, reader, village: str):
    rows = with_commune(rows.select_related("person", "village"), on=reader.today, village="village")
    rows = within_scope(rows, reader.scope)
    return rows.filter(village__code=village) if village else rows


def _offered(rows, which: Q, chosen: int | None):
    keys = list(rows.filter(which).values_list("pk", flat=True)[:MOST])
    return rows.filter(pk__in=[*keys, chosen] if chosen else keys)


def of_file(nomination: Nomination, reader) -> list[Document]:
    """The papers of a file and of its batch that the reader may open, without drafts that were put away."""
    about = Q(nomination=nomination)
    if nomination.batch_id:
        about |= Q(batch=nomination.batch_id)
    return list(readable(reader).filter(about, set_aside__isnull=True))
