from django.urls import path

from . import views, views_chapters, views_party, views_targets, views_training

urlpatterns = [
    path("", views.programme, name="programme"),
    path("steps/<str:kind>/", views.step, name="programme_step"),
    path("steps/<str:kind>/<int:commune>/", views.step, name="programme_commune_step"),
    path("scans/<int:key>/", views.scan, name="programme_scan"),
    path("rollout/<int:commune>/", views.rollout, name="programme_rollout"),
    path("targets/", views_targets.year_targets, name="programme_targets"),
    path("training/", views_training.courses, name="programme_training"),
    path("training/new/", views_training.new_course, name="programme_course_new"),
    path("training/<int:course>/", views_training.course, name="programme_course"),
    path("training/<int:course>/edit/", views_training.edit_course, name="programme_course_edit"),
    path("chapters/", views_chapters.year_chapters, name="programme_chapters"),
    path("party/", views_party.party, name="programme_party"),
]
