"""What the forms about a post share: the village, the tenure, and one person chosen from a list."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.forms import printable
from core.periods import short_day
from staffing.people.models import Person
from staffing.people.queries import people_page
from staffing.posts.models import Post, Tenure
from staffing.posts.queries import tenures_on
from staffing.posts.templatetags.states import post_title

from .. import village as one
from .views import Desk, with_homes

MOST_FOUND = 20


def village_of(desk, code):
    """The village and what it is called today; 404 elsewhere."""
    stays = one.placements_of(code, desk.scope)
    village = stays[0].village
    return village, one.place_name(one.stay_on(stays, desk.today) or stays[-1], village)


def post_of(request) -> str:
    post = request.POST.get("post") or request.GET.get("post", Post.SECRETARY.value)
    if post not in Post.values:
        raise Http404
    return post


def tenure_of(desk, key) -> Tenure:
    """404 where its village is another commune's."""
    tenure = Tenure.objects.filter(pk=key).select_related("person", "village").first()
    if tenure is None or not desk.scope.has_village(tenure.village_id):
        raise Http404
    return tenure


def about(tenure, desk) -> dict:
    """What a page says of the tenure, and where it leads back to."""
    village, place = village_of(desk, tenure.village.code)
    values = {"post": post_title(tenure.post, village.kind), "place": place, "day": short_day(tenure.start)}
    return {
        "tenure": tenure,
        "about": _("%(post)s, %(place)s, in post from %(day)s") % values,
        "back": reverse("village", args=[village.code]),
        "back_title": place,
    }


@dataclass
class Choice:
    """One person of the scope, by `?q=` a name or number; without it those of the village."""

    desk: Desk
    village: object
    text: str
    chosen: Person | None
    optional: bool = False
    excluded: Person | None = None
    people: list[Person] = field(init=False)

    @classmethod
    def of(cls, request, desk, village, *, now=None, **options):
        """`now`: who is chosen before anything is typed."""
        given = request.POST if request.method == "POST" else request.GET
        chosen = person_in(desk, given.get("person", "")) if "person" in given or request.method == "POST" else now
        return cls(desk, village, printable(given.get("q", "")).strip(), chosen, **options)

    def __post_init__(self):
        self.people = self._found()

    def context(self, missing="") -> dict:
        """For entry/_choose.html; `missing`: what to say where nobody is chosen."""
        names = {"people": self.people, "chosen": self.chosen, "q": self.text, "optional": self.optional}
        return names | {"missing": missing}

    def fragment(self, request):
        """The list alone, for a search while typing."""
        return render(request, "entry/_found.html", self.context())

    def nobody(self) -> str:
        return "" if self.chosen else _("Choose the person; search by name or number if the list does not show it.")

    def _found(self) -> list[Person]:
        """At most 20 people for the search; without one those who live in the village or hold a post there."""
        near = Q(residence=self.village) | Q(
            pk__in=tenures_on(self.desk.today).filter(village=self.village).values("person")
        )
        page = people_page(
            within=self.desk.scope,
            today=self.desk.today,
            text=self.text,
            size=MOST_FOUND,
            numbers=True,
            also=None if self.text else near,
        )
        others = [person for person in page.people if person not in (self.chosen, self.excluded)]
        return with_homes([*([self.chosen] if self.chosen else []), *others][:MOST_FOUND], self.desk.today)


def person_in(desk, key: str) -> Person | None:
    """The person of that key, None where the scope has none such."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return Person.objects.filter(desk.people, pk=key).select_related("residence").first()


def searching(request) -> bool:
    """The button beside the search was pressed: keep what is typed, judge nothing yet."""
    return request.method == "POST" and "search" in request.POST


def form_of(form, request, /, **options):
    """The form of a page with a search: filled with what is typed, bound only where it is handed in."""
    if request.method != "POST":
        return form(**options)
    if searching(request):
        typed = {name: values if name == "items" else values[-1] for name, values in request.POST.lists()}
        return form(**options | {"initial": typed})
    return form(request.POST, request.FILES, **options)
