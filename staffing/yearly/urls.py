from django.urls import path

from . import views

urlpatterns = [
    path("", views.rounds, name="yearly"),
    path("<int:year>/", views.one_round, name="yearly_round"),
    path("<int:year>/requests/", views.requests, name="yearly_requests"),
    path("<int:year>/refresh/", views.refresh, name="yearly_refresh"),
    path("<int:year>/close/", views.close, name="yearly_close"),
]
