"""Who was asked beforehand and declined."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.refused import Refused
from staffing.access.permissions import needs
from staffing.access.reader import Reader

from . import actions, forms
from .messages import sentence
from .models import Decline
from .views_new import asked, chooser, stored_village


@needs("files.prepare")
def new_decline(request):
    """`?person=&village=`: the day and the reason; what is not said is chosen first."""
    reader = Reader.of(request)
    about = asked(request, reader)
    form = forms.DeclineForm(request.POST or None)
    if request.method == "POST" and about.village and about.person and form.is_valid():
        try:
            village = stored_village(about.village)
            actions.decline(
                person=about.person, village=village, by=reader.user, today=reader.today, **form.cleaned_data
            )
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            text = _("It has been recorded that comrade %(name)s declined.") % {"name": about.person.name}
            messages.success(request, text)
            return redirect("village", village.code)
    context = {
        **chooser(request, reader, about),
        "form": form,
        "title": _("Record who declined"),
        "back": reverse("village", args=[about.village.code]) if about.village else reverse("candidates"),
        "back_title": about.place or _("Candidates"),
        "submit": _("Record"),
    }
    return render(request, "reviews/decline.html", context)


@require_POST
@needs("files.prepare")
def end_decline(request, key):
    """The person no longer declines."""
    reader = Reader.of(request)
    said = Decline.objects.filter(pk=key).select_related("person", "village").first()
    if said is None or not reader.scope.has_village(said.village_id):
        raise Http404
    actions.end_decline(said, by=reader.user, today=reader.today)
    text = _("It has been recorded that comrade %(name)s no longer declines.") % {"name": said.person.name}
    messages.success(request, text)
    return redirect("village", said.village.code)
