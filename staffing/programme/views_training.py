"""Training courses, and which dual holders attended them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.forms import printable
from core.refused import Refused
from core.web import ChosenDay, chosen_day
from journal.actions import act
from journal.seen import Changed, mark, sign, unchanged
from staffing.access.pages import page_or_file
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader

from . import tables
from .actions import add_course, change_course, set_attendance
from .forms import CourseForm
from .messages import sentence
from .models import Course
from .queries_training import seats, training
from .views import page_of


def courses(request):
    """Courses, and the dual holders of `?on=`: `?course=` one course, `?came=yes|no` who attended, who has not yet."""
    day, reader = chosen_day(request), Reader.of(request)
    found = training(on=day.day, today=reader.today, within=reader.scope)
    chosen = {name: request.GET.get(name, "") for name in ("course", "came")}
    learners = [learner for learner in found.learners if _fits(learner, **chosen)]
    context = {
        "tab": "training",
        "courses": found.courses,
        "holders": len(found.learners),
        "untaught": found.untaught,
        "page": page_of(request, learners),
        "chosen": chosen,
        "linked": reader.scope.whole or day.is_today,  # a former holder may live elsewhere by now
    }
    return page_or_file(
        request, "programme/training.html", context, day=day, table=lambda: tables.training_table(learners)
    )


def _fits(learner, course, came) -> bool:
    attended = any(str(one.pk) == course for one in learner.courses) if course else bool(learner.courses)
    return came not in ("yes", "no") or attended == (came == "yes")


def course(request, course):
    """Who attended a course: read by everybody within the own scope, ticked by who keeps the programme."""
    reader = Reader.of(request)
    course = get_object_or_404(Course, pk=course)
    keeps = may(reader.user, "programme.change")
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    rows = seats(course, today=reader.today, within=reader.scope)
    page, problem = page_of(request, rows), None
    if request.method == "POST":
        problem = _attend(course, request, reader)
        if problem is None:
            messages.success(request, _("The attendance has been saved."))
            return redirect(request.get_full_path())
    typed = _typed(request, page.object_list) if problem else {seat.person_id: seat.result for seat in page}
    context = {
        "course": course,
        "keeps": keeps,
        "begun": course.start <= reader.today,
        "page": page,
        "came": sum(seat.result is not None for seat in rows),
        "problem": problem,
        "seen": _seen(page),
        "rows": [(seat, typed[seat.person_id]) for seat in page],
    }
    day = ChosenDay(reader.today, reader.today)
    return page_or_file(
        request, "programme/course.html", context, day=day, table=lambda: tables.course_table(course, rows)
    )


def _typed(request, rows) -> dict:
    """{person: result, or None for who is not ticked} of the people whom the page showed."""
    ticked = set(request.POST.getlist("came"))
    return {
        seat.person_id: printable(request.POST.get(f"result_{seat.person_id}", ""))
        if str(seat.person_id) in ticked
        else None
        for seat in rows
    }


def _seen(rows) -> str:
    return sign((seat.person_id, seat.result) for seat in rows)


def _attend(course, request, reader) -> str | None:
    """Save what was ticked; out: the sentence of a refusal, None where it was saved."""
    shown = set(request.POST.getlist("shown"))
    try:
        with act(by=reader.user):
            rows = page_of(request, seats(course, today=reader.today, within=reader.scope)).object_list
            if request.POST.get("seen") != _seen(rows):
                raise Changed
            if not shown <= {str(seat.person_id) for seat in rows}:
                raise Http404
            results = {key: result for key, result in _typed(request, rows).items() if str(key) in shown}
            set_attendance(course, results=results, by=reader.user, today=reader.today)
    except Changed:
        return str(Changed.sentence)
    except Refused as refused:
        return sentence(refused)
    return None


@needs("programme.change")
def new_course(request):
    """A new course."""
    form = CourseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entered = add_course(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The course has been entered."))
            return redirect("programme_course", entered.pk)
    context = {"form": form, "title": _("Enter a training course"), "submit": _("Enter the course"), **_back()}
    return render(request, "entry/entry.html", context)


@needs("programme.change")
def edit_course(request, course):
    """Change the facts of a course."""
    course = get_object_or_404(Course, pk=course)
    names = ("name", "start", "last_day", "place", "organiser")
    form = CourseForm(request.POST or None, initial={name: getattr(course, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=request.user):
                unchanged(course, request.POST.get("seen"))
                change_course(course, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        except Changed:
            form.add_error(None, Changed.sentence)
        else:
            messages.success(request, _("The course has been saved."))
            return redirect("programme_course", course.pk)
    context = {"form": form, "title": _("Edit the training course"), "submit": _("Save the changes"), **_back()}
    return render(request, "entry/entry.html", context | {"seen": mark(course)})


def _back():
    return {"back": reverse("programme_training"), "back_title": _("Training of holders"), "about": "", "seen": ""}
