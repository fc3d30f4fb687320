from django.urls import include, path

from .candidates import candidates
from .journal import journal
from .start import start
from .views_people import people, person
from .views_villages import village, villages

urlpatterns = [
    path("", start, name="start"),
    path("villages/", villages, name="villages"),
    path("villages/<str:code>/", village, name="village"),
    path("people/", people, name="people"),
    path("people/<int:key>/", person, name="person"),
    path("candidates/", candidates, name="candidates"),
    path("journal/", journal, name="journal"),
    path("", include("staffing.desk.entry.urls")),
]
