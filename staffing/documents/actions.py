"""Writing papers: a draft, its issue under a number, its calling back. Nothing of them is ever deleted."""

import json
from datetime import date
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from core.guards import breached
from core.refused import Refused
from journal.actions import act
from journal.changes import give
from staffing.options.queries import Options

from . import data, layout, numbers, policies, word
from .data_files import named
from .models import Document, Revocation
from .queries import NAMED
from .rules import KINDS

FACTS = ("title", "on", "since", "template", "day", "place", "signer", "signer_title", "texts")
SUBJECTS = ("nomination", "batch", "tenure", "charge")


def draft(*, by, kind: str, office: str, today: date, commune=None, **facts) -> Document:
    """Begin a paper of `kind` (rules.KINDS) of `office`; `facts`: FACTS and one of SUBJECTS.

    The same paper begun twice by one account is one draft. Refused: policies.check_draft.
    """
    made = Document(kind=kind, office=office, commune=commune, by=by, at=timezone.now(), **facts)
    policies.check_draft(made, today=today)
    with act(by=by) as current:
        same = Document.objects.filter(kind=kind, office=office, commune=commune, by=by, **facts)
        if standing := same.filter(issued__isnull=True, set_aside__isnull=True).first():
            return standing
        made.save()
        told = {name: value for name, value in facts.items() if value}
        current.record("document.drafted", of=made, after=_told(made, told))
    return made


def change(document: Document, *, by, today: date, **facts) -> Document:
    """Change the FACTS of a draft. Refused: policies.check_draft, and what has been issued."""
    with act(by=by) as current:
        document = Document.objects.select_for_update().get(pk=document.pk)
        before, after = give(document, facts)
        policies.check_draft(document, today=today)
        if after:
            document.save()
            current.record("document.changed", of=document, before=_plain(before), after=_told(document, after))
    return document


def issue(document: Document, *, by, today: date, number: str, day: date, seen: str | None = None, **facts) -> Document:
    """Freeze a draft under its number: what it says, and both files. `seen`: figures_of the page that was confirmed.

    Refused: policies.check_issue, a used number, what changed since the page was shown, a template that does not fit.
    The files are laid out before the turn of writing, and go out only where the paper says the same within it.
    """
    asked = {"number": numbers.spelled(number), "day": day, "today": today}
    drawn, _villages, options = _ready(Document.objects.get(pk=document.pk), facts, **asked)
    if seen is not None and seen != figures_of(drawn, options=options, today=today):
        raise Refused("figures_changed")
    said, docx, pdf = files_of(drawn, options=options, today=today)
    if said.get("nguoi") == []:
        raise Refused("nobody_in_it")
    with act(by=by) as current:
        document, villages, options = _ready(Document.objects.select_for_update().get(pk=document.pk), facts, **asked)
        same = data.printed(document, options=options, today=today) == said
        if not same or document.template_id != drawn.template_id:
            raise Refused("figures_changed")
        document.data, document.docx, document.pdf = said | villages, docx, pdf
        document.issued, document.issued_by = timezone.now(), by
        try:
            with transaction.atomic():
                document.save()
        except IntegrityError as error:
            if "document_number_once" not in (breached(error) or ""):
                raise
            next_free = numbers.next_number(document, options, on=day)
            raise Refused("number_used", field="number", number=number, year=day.year, next=next_free) from error
        current.record("document.issued", of=document, after=_told(document, {"number": document.number, "day": day}))
    return document


def _ready(document: Document, facts, *, number, day, today) -> tuple[Document, dict, Options]:
    """The draft as it would go out now, not saved; with the villages it names, and the settings it was read by."""
    options = Options()
    if not document.issued:
        give(document, {"signer_title": document.signer_title or options[f"signs_{document.office}"]} | facts)
    files = named(document)[0] if KINDS[document.kind].about == "files" else []
    policies.check_issue(document, number=number, day=day, today=today, files=files)
    numbers.check_free(document, number, options, on=day)
    document.number, document.day, document.year = number, day, day.year
    villages = {NAMED: sorted({file.village_id for file in files})} if files else {}
    return document, villages, options


def set_aside(document: Document, *, by, again: bool = False) -> Document:
    """Put a draft away that is not wanted; `again`: take it up again. Refused: policies.check_set_aside."""
    with act(by=by) as current:
        document = Document.objects.select_for_update().defer("docx", "pdf").get(pk=document.pk)
        policies.check_set_aside(document, again=again)
        document.set_aside = None if again else timezone.now()
        document.save(update_fields=["set_aside"])
        verb = "document.taken_up" if again else "document.put_away"
        current.record(verb, of=document, after=_told(document, {}))
    return document


def revoke(document: Document, *, by, today: date, day: date, reason: str) -> Revocation:
    """Call an issued paper back; its number stays used. Refused: policies.check_revoke."""
    with act(by=by, why=reason) as current:
        document = Document.objects.select_related("revocation").get(pk=document.pk)
        policies.check_revoke(document, day=day, reason=reason, today=today)
        made = Revocation.objects.create(document=document, day=day, reason=reason.strip(), by=by, at=timezone.now())
        current.record("document.revoked", of=document, after=_told(document, {"day": day}))
    return made


def files_of(document: Document, *, options, today: date) -> tuple[dict, bytes, bytes]:
    """What the paper says today, and both files of it; a draft has dots in place of its number."""
    said = data.printed(document, options=options, today=today)
    template = bytes(document.template.content) if document.template else word.house(document.kind)
    day = document.day or document.on
    docx = word.filled(template, said, day=day)
    return said, docx, layout.as_pdf(docx, title=document.title, day=day)


def figures_of(document: Document, *, options, today: date) -> str:
    """A short sign of all that the paper says but its number, date and signer."""
    plain = Document(
        **{name: getattr(document, name) for name in ("kind", "office", "title", "on", "since", "texts")},
        **{f"{name}_id": getattr(document, f"{name}_id") for name in ("commune", *SUBJECTS)},
    )
    said = data.printed(plain, options=options, today=today)
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _told(document, facts) -> dict:
    """What a line of the journal tells of it: of which kind it is, and these facts."""
    return _plain({"kind": document.kind} | facts)


def _plain(values) -> dict:
    """Values as the journal keeps them: the texts of a paper count, they are not told."""
    return {name: str(value) if hasattr(value, "pk") else value for name, value in values.items() if name != "texts"}
