"""Addresses of templates, below /documents/templates/."""

from django.urls import path

from . import views_templates as views

urlpatterns = [
    path("", views.templates, name="document_templates"),
    path("files/<int:key>/", views.own_file, name="document_template_file"),
    path("files/<int:key>/end/", views.end, name="document_template_end"),
    path("<str:kind>/", views.kind_templates, name="document_template_kind"),
    path("<str:kind>/house/", views.house_file, name="document_template_house"),
]
