from django.urls import path

from . import views, views_charges, views_congress, views_tenures

urlpatterns = [
    path("people/new/", views.new_person, name="person_new"),
    path("people/<int:key>/edit/", views.edit_person, name="person_edit"),
    path("people/<int:key>/cards/new/", views.new_card, name="card_new"),
    path("villages/<str:code>/tenures/new/", views_tenures.new_tenure, name="tenure_new"),
    path("villages/<str:code>/charge/", views_charges.new_charge, name="charge_new"),
    path("villages/<str:code>/congress/", views_congress.congress, name="congress"),
    path("villages/<str:code>/joint/", views_congress.joint, name="joint"),
    path("tenures/<int:key>/end/", views_tenures.end_tenure, name="tenure_end"),
    path("tenures/<int:key>/correct/", views_tenures.correct_tenure, name="tenure_correct"),
    path("tenures/<int:key>/absence/", views_charges.new_absence, name="absence_new"),
    path("tenures/<int:key>/handover/", views_charges.handover, name="handover"),
    path("tenures/<int:key>/handover/scan/", views_charges.handover_scan, name="handover_scan"),
    path("charges/<int:key>/end/", views_charges.end_charge, name="charge_end"),
    path("absences/<int:key>/end/", views_charges.end_absence, name="absence_end"),
    path("congress/", views_congress.season, name="congress_season"),
]
