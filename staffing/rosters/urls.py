from django.urls import path

from . import views, views_undo

urlpatterns = [
    path("import/", views.start, name="roster_import"),
    path("import/<uuid:key>/", views.check, name="roster_check"),
    path("import/<uuid:key>/convert/", views.convert, name="roster_convert"),
    path("import/<uuid:key>/confirm/", views.confirm, name="roster_confirm"),
    path("import/<uuid:key>/discard/", views.discard, name="roster_discard"),
    path("import/<uuid:key>/marked/", views.marked_file, name="roster_marked"),
    path("undo/", views_undo.undo_last, name="roster_undo"),
    path("template/", views.template, name="roster_template"),
    path("export/", views.export_all, name="roster_export"),
    path("export/own/", views.export_own, name="roster_export_own"),
]
