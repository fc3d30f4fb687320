from django.urls import include, path

from .candidates import candidates
from .guide import guide, guide_of, guide_terms
from .journal import journal
from .mark import mark
from .month import this_month
from .remind import remind
from .start import start
from .views_contacts import change_contact, contacts, new_contact
from .views_people import people, person
from .views_search import search_all
from .views_villages import village, villages

urlpatterns = [
    path("", start, name="start"),
    path("favicon.ico", mark),
    path("villages/", villages, name="villages"),
    path("villages/<str:code>/", village, name="village"),
    path("people/", people, name="people"),
    path("people/<int:key>/", person, name="person"),
    path("candidates/", candidates, name="candidates"),
    path("month/", this_month, name="month"),
    path("contacts/", contacts, name="contacts"),
    path("contacts/new/", new_contact, name="contact_new"),
    path("contacts/<int:key>/", change_contact, name="contact_change"),
    path("remind/", remind, name="remind"),
    path("search/", search_all, name="search"),
    path("journal/", journal, name="journal"),
    path("guide/", guide, name="guide"),
    path("guide/terms/", guide_terms, name="guide_terms"),
    path("guide/<slug:name>/", guide_of, name="guide_of"),
    path("", include("staffing.desk.entry.urls")),
]
