from django.urls import include, path

from . import views, views_write

urlpatterns = [
    path("", views.documents, name="documents"),
    path("new/", views_write.new, name="document_new"),
    path("templates/", include("staffing.documents.urls_templates")),
    path("<int:key>/", views.document, name="document"),
    path("<int:key>/file/", views.file, name="document_file"),
    path("<int:key>/edit/", views_write.edit, name="document_edit"),
    path("<int:key>/set-aside/", views_write.set_aside, name="document_set_aside"),
    path("<int:key>/issue/", views_write.issue, name="document_issue"),
    path("<int:key>/revoke/", views_write.revoke, name="document_revoke"),
]
