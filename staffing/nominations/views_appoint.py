"""Recording the decision: on one file in two steps, or on the endorsed names of a batch at once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.refused import Refused
from journal.actions import act
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.allowances.shown_effects import look, unseen
from staffing.options.queries import Options
from staffing.posts.models import EndForm
from staffing.posts.queries import in_post
from staffing.posts.rules import END_REASONS
from staffing.posts.templatetags.states import post_title

from . import appointing, rules, states
from .forms_appoint import OwnForm, PostForm, SharedForm, decision_of
from .messages import sentence
from .page import holders_of, read
from .page_all import all_or_none, gone, why_not
from .page_appoint import initial_of, people_of, preview, warnings_of
from .page_state import listed, place_of
from .views_batches import find_batch


class OnePost:
    """A post that would begin: its form, its title, its former holder (id of the tenure, name)."""

    def __init__(self, file, post, form, former):
        self.post, self.form, self.former = post, form, former
        self.title = post_title(post, file.village.kind)

    @property
    def end_form_text(self) -> str:
        """How the former holder leaves, in words."""
        code = self.form.cleaned_data.get("end_form")
        return EndForm(code).label if code else ""

    def refuse(self, refused) -> bool:
        """Tell the refusal at this post's field, if it names one."""
        post, _dash, name = (refused.field or "").partition("-")
        if post == self.post and name in self.form.fields:
            self.form.add_error(name, sentence(refused))
            return True
        return False


@needs("files.judge")
def appoint_file(request, key):
    """The decision of each missing post; `look` shows what it does, `confirm` does it, `back` changes what is typed."""
    reader = Reader.of(request)
    file = read(key, reader)
    if file.state != states.ENDORSED:
        messages.error(request, why_not("appoint", file))
        return redirect("review", key)
    held = {post for post in rules.POSTS if getattr(file, f"{post}_person") == file.person_id}
    options = Options()
    posts = [_one_post(request, file, post, options, reader) for post in rules.missing_posts(held)]
    errors, seen = [], None
    wrong = [one for one in posts if not one.form.is_valid()]
    if request.method == "POST" and "back" not in request.POST and not wrong:
        try:
            decisions = [decision_of(one.post, one.form.cleaned_data) for one in posts]
            if "confirm" in request.POST and _appoint_seen(request, file, decisions, reader):
                done = _("The decision has been recorded: comrade %(name)s is appointed.")
                messages.success(request, done % {"name": file.person.name})
                return redirect("review", key)
            seen = preview(file, decisions, reader)
        except Refused as refused:
            seen, refused = _seen_again(refused, file, posts, reader)
            if not _at_field(posts, refused):
                errors.append(sentence(refused))
    context = {
        "file": file,
        "place": place_of(file),
        "posts": posts,
        "seen": seen,
        "errors": errors,
        "warnings": warnings_of(file, options),
        "back": reverse("review", args=[key]),
        "end_reasons": END_REASONS,
    }
    return render(request, "reviews/appoint.html", context)


def _at_field(posts, refused) -> bool:
    """Whether one of the posts has told the refusal at its field."""
    return any(one.refuse(refused) for one in posts)


def _one_post(request, file, post, options, reader) -> OnePost:
    if request.method == "POST":
        form = PostForm(request.POST, post=post, prefix=post)
        start = form.cleaned_data.get("start") if form.is_valid() else None
        other = appointing.former_of(file, post, start or reader.today)
        former = (other.pk, other.person.name) if other else None
    else:
        initial = initial_of(post, options, today=reader.today) | _from_paper(request, post)
        form = PostForm(post=post, prefix=post, initial=initial)
        tenure = getattr(file, f"{post}_tenure")
        former = (tenure, getattr(file, f"{post}_holder")) if tenure else None
    return OnePost(file, post, form, former)


def _from_paper(request, post) -> dict:
    """What an issued decision says of this post, where the page was opened from it: `?post=&number=&date=&signer=`."""
    if request.GET.get("post") != post:
        return {}
    fields = {"number": "decision_number", "date": "decision_date", "signer": "signer"}
    return {field: request.GET[name][:200] for name, field in fields.items() if request.GET.get(name)}


def _appoint(file, decisions, reader, confirmed):
    appointing.appoint(file, decisions=decisions, by=reader.user, today=reader.today, confirmed=confirmed)


def _appoint_seen(request, file, decisions, reader) -> bool:
    """Appoint; False, with nothing done, where what it does to locked months was not shown yet."""

    def do():
        _appoint(file, decisions, reader, request.POST.get("confirmed", ""))

    people = people_of(file, {one.post: one.start for one in decisions if one.start})
    with act(by=reader.user):
        if unseen(do, people, by=reader.user, seen=request.POST.get("pay", "")):
            return False
        do()
    return True


def _seen_again(refused, file, posts, reader):
    """Where only the confirmation of the changes is missing, the second step comes back; and what is told."""
    if refused.code != "changes_to_confirm":
        return None, refused
    try:
        return preview(file, [decision_of(one.post, one.form.cleaned_data) for one in posts], reader), refused
    except Refused as more:
        return None, more


class Name:
    """An endorsed name of a batch: its posts, whether it is appointed now, what it has to confirm."""

    def __init__(self, file, posts, chosen):
        self.file, self.posts, self.chosen = file, posts, chosen
        self.pk, self.place = file.pk, place_of(file)
        self.errors, self.changed, self.mark = [], [], ""


@needs("files.judge")
def appoint_batch(request, key):
    """All chosen names of the batch under the decisions typed once; all of them or none."""
    reader = Reader.of(request)
    batch = find_batch(key, reader)
    names = [_name(request, row, reader) for row in _endorsed(batch, reader)]
    needed = [post for post in rules.POSTS if any(one.post == post for name in names for one in name.posts)]
    shared = {post: _shared(request, post, reader) for post in needed}
    errors, pay = [], None
    if request.method == "POST":
        errors, pay = _gone(request, names, batch, reader), None
        if not errors:
            errors, pay = _appoint_all(request, names, shared, reader)
        if errors is None:
            messages.success(request, _("The decisions have been recorded."))
            return redirect("batch", key)
    context = {
        "batch": batch,
        "names": names,
        "shared": [(post_title(post, "village"), form) for post, form in shared.items()],
        "errors": errors,
        "pay": pay,
        "end_reasons": END_REASONS,
    }
    return render(request, "reviews/batch_appoint.html", context)


def _endorsed(batch, reader):
    rows = in_post(listed(within=reader.scope, on=reader.today), on=reader.today)
    rows = rows.filter(batch=batch, state=states.ENDORSED)
    return holders_of(rows).order_by("village__code", "id")


def _name(request, file, reader) -> Name:
    posted = request.method == "POST"
    held = {post for post in rules.POSTS if getattr(file, f"{post}_person") == file.person_id}
    posts = []
    for post in rules.missing_posts(held):
        form = OwnForm(request.POST if posted else None, post=post, prefix=f"n{file.pk}-{post}")
        tenure = getattr(file, f"{post}_tenure")
        posts.append(OnePost(file, post, form, (tenure, getattr(file, f"{post}_holder")) if tenure else None))
    return Name(file, posts, chosen=f"take-{file.pk}" in request.POST if posted else True)


def _gone(request, names, batch, reader):
    """What is told of names that were ticked and have been decided, withdrawn or taken out meanwhile."""
    ticked = {name.removeprefix("take-") for name in request.POST if name.startswith("take-")}
    return gone("appoint", ticked - {str(name.pk) for name in names}, batch=batch, reader=reader)


def _shared(request, post, reader) -> SharedForm:
    if request.method == "POST":
        return SharedForm(request.POST, post=post, prefix=post)
    return SharedForm(post=post, prefix=post, initial=initial_of(post, Options(), today=reader.today))


def _appoint_all(request, names, shared, reader):
    """(what is wrong above the rows, what is done to locked months and was not shown yet); the first is None where
    everything is done."""
    chosen = [name for name in names if name.chosen]
    if not chosen:
        return [_("Choose at least one name.")], None
    good = [form.is_valid() for form in shared.values()]
    good += [one.form.is_valid() for name in chosen for one in name.posts]
    if not all(good):
        return [_("Not saved yet: please look at the fields marked below.")], None

    def do(name):
        _appoint(name.file, _decisions(name, shared), reader, request.POST.get(f"confirmed-{name.pk}", ""))

    pay = _unseen_pay(request, chosen, do, shared, reader)
    if pay:
        return [_("Not recorded yet: look at what it does to locked months, then record it.")], pay
    refusals = all_or_none(chosen, do, by=reader.user)
    for name in chosen:
        if name.pk in refusals:
            _tell(name, refusals[name.pk], shared, reader)
    return [_("Nothing has been recorded: look at the names marked below.")] if refusals else None, None


def _unseen_pay(request, chosen, do, shared, reader):
    """What the names together do to locked months, where it was not shown yet; a refusal is told by the act itself."""
    people = set()
    for name in chosen:
        people |= people_of(name.file, {one.post: shared[one.post].cleaned_data["start"] for one in name.posts})
    try:
        found = look(lambda: [do(name) for name in chosen], people, by=reader.user)
    except Refused:
        return None
    return found if found and found.mark != request.POST.get("pay", "") else None


def _decisions(name, shared):
    return [decision_of(one.post, shared[one.post].cleaned_data, one.form.cleaned_data) for one in name.posts]


def _tell(name, refused, shared, reader):
    """The refusal at the row; a former holder who has changed is shown, changes come with a box to confirm them."""
    if not _at_field(name.posts, refused):
        name.errors.append(sentence(refused))
    for one in name.posts:
        start = shared[one.post].cleaned_data.get("start") or reader.today
        other = appointing.former_of(name.file, one.post, start)
        one.former = (other.pk, other.person.name) if other else None
    if refused.code == "changes_to_confirm":
        starts = {one.post: shared[one.post].cleaned_data["start"] for one in name.posts}
        seen = appointing.outlook(name.file, starts)
        name.changed, name.mark = seen.changed, seen.mark
