from django.urls import path

from . import views, views_tenures

urlpatterns = [
    path("people/new/", views.new_person, name="person_new"),
    path("people/<int:key>/edit/", views.edit_person, name="person_edit"),
    path("people/<int:key>/cards/new/", views.new_card, name="card_new"),
    path("villages/<str:code>/tenures/new/", views_tenures.new_tenure, name="tenure_new"),
    path("tenures/<int:key>/end/", views_tenures.end_tenure, name="tenure_end"),
    path("tenures/<int:key>/correct/", views_tenures.correct_tenure, name="tenure_correct"),
]
