"""The acts on one file: each takes a form, does it and leads back; a refusal stands at its form, nothing is lost."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.forms import printable
from core.refused import Refused
from journal.actions import act
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.scans.actions import keep_scan

from . import actions, forms, states
from .messages import ACTS, sentence
from .page import read
from .views import show
from .views_batches import batches_seen


def _try(request, reader, key, name, form, do, done):
    """`do()` if the form is good, then back to the file with the message `done`; else the page with its error."""
    if form.is_valid():
        try:
            do()
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, done)
            return redirect("review", key)
    return show(request, reader, key, **{name: form})


def _simple(request, key, name, step, done):
    """An act without a form of its own."""
    reader = Reader.of(request)
    nomination = read(key, reader)
    form = forms.ActForm(request.POST)
    return _try(request, reader, key, name, form, lambda: step(nomination, reader), done)


@require_POST
@needs("files.prepare")
def submit(request, key):
    """Put the file before both bodies."""
    return _simple(
        request,
        key,
        "submit",
        lambda nomination, reader: actions.submit(nomination, by=reader.user, today=reader.today),
        _("The file has been submitted to both bodies."),
    )


@require_POST
@needs("files.prepare")
def renew(request, key):
    """Ask both bodies anew; where a required standard is failed now, with the reason of the special case."""
    reader = Reader.of(request)
    nomination = read(key, reader)
    form = forms.RenewForm(request.POST, auto_id="renew-%s")

    def do():
        reason = form.cleaned_data["exception_reason"]
        actions.renew(nomination, by=reader.user, today=reader.today, exception_reason=reason)

    return _try(request, reader, key, "renew", form, do, _("The file has been submitted anew."))


@require_POST
@needs("files.judge")
def vote(request, key):
    """What the account's body says: `verdict` is the button, `number` the round that the page showed."""
    reader = Reader.of(request)
    nomination = read(key, reader)
    form = forms.VoteForm(request.POST, auto_id="vote-%s")
    verdict, number = request.POST.get("verdict", ""), request.POST.get("number", "")
    if verdict not in states.VERDICTS:
        form.add_error(None, _("Press the button of the opinion."))

    def do():
        actions.vote(
            nomination,
            number=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0,
            verdict=verdict,
            by=reader.user,
            today=reader.today,
            **form.cleaned_data,
        )

    done = _("The opinion has been recorded: %(verdict)s.") % {"verdict": ACTS.get(verdict, "")}
    return _try(request, reader, key, "vote", form, do, done)


@require_POST
@needs("files.prepare")
def withdraw(request, key):
    reader = Reader.of(request)
    nomination = read(key, reader)
    form = forms.ReasonForm(request.POST, auto_id="withdraw-%s")

    def do():
        actions.withdraw(nomination, by=reader.user, today=reader.today, **form.cleaned_data)

    return _try(request, reader, key, "withdraw", form, do, _("The file has been withdrawn."))


def _scan(form, by):
    """The scan that came with the form, kept; None where there is none."""
    upload = form.cleaned_data.pop("scan", None)
    return keep_scan(upload, by=by) if upload else None


@require_POST
@needs("files.prepare")
def opinion(request, key):
    """The Party's opinion of one `level`."""
    reader = Reader.of(request)
    nomination, level = read(key, reader), request.POST.get("level", "")
    if level not in ("cell", "committee"):
        level = "cell"
    form = forms.OpinionForm(request.POST, request.FILES, auto_id=f"opinion-{level}-%s")

    def do():
        with act(by=reader.user):
            scan = _scan(form, reader.user)
            actions.set_opinion(
                nomination, level=level, by=reader.user, today=reader.today, scan=scan, **form.cleaned_data
            )

    return _try(request, reader, key, f"opinion-{level}", form, do, _("The Party's opinion has been recorded."))


@require_POST
@needs("files.prepare")
def paper(request, key):
    """A paper of the checklist, by its `kind`."""
    reader = Reader.of(request)
    nomination, kind = read(key, reader), request.POST.get("kind", "")
    form = forms.PaperForm(request.POST, request.FILES, auto_id=f"paper-{kind}-%s")

    def do():
        with act(by=reader.user):
            scan = _scan(form, reader.user)
            actions.set_paper(nomination, kind=kind, by=reader.user, today=reader.today, scan=scan, **form.cleaned_data)

    return _try(request, reader, key, f"paper-{kind}", form, do, _("The paper has been recorded."))


@require_POST
@needs("files.prepare")
def confirm(request, key):
    """What a body confirmed of the person for the standard `code`."""
    reader = Reader.of(request)
    nomination, code = read(key, reader), printable(request.POST.get("code", ""))
    form = forms.ConfirmForm(request.POST, auto_id=f"confirm-{code}-%s")

    def do():
        actions.confirm(nomination, code=code, by=reader.user, today=reader.today, **form.cleaned_data)

    return _try(request, reader, key, f"confirm-{code}", form, do, _("The confirmation has been recorded."))


@require_POST
@needs("files.prepare")
def change(request, key):
    """Remark, special case, ballot: those fields that the page's form had."""
    reader = Reader.of(request)
    nomination = read(key, reader)
    form = forms.ChangeForm(request.POST, auto_id="change-%s")

    def do():
        facts = {name: value for name, value in form.cleaned_data.items() if name in request.POST}
        actions.change_file(nomination, by=reader.user, **facts)

    return _try(request, reader, key, "change", form, do, _("The file has been changed."))


@require_POST
@needs("files.prepare")
def batch(request, key):
    """Put the file into the batch `batch` (id), or take it out (empty)."""
    reader = Reader.of(request)
    nomination, wanted = read(key, reader), request.POST.get("batch", "")
    into = None
    if wanted:
        known = wanted.isascii() and wanted.isdigit() and len(wanted) < 19
        into = batches_seen(reader).filter(pk=wanted).first() if known else None
    form = forms.ActForm(request.POST)

    def do():
        if wanted and into is None:
            raise Refused("unknown_batch")
        actions.put_into_batch(nomination, batch=into, by=reader.user)

    done = _("The file is in the batch now.") if wanted else _("The file has been taken out of its batch.")
    return _try(request, reader, key, "batch", form, do, done)
