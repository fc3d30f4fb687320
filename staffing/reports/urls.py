from django.urls import path

from .views import coverage
from .views_outlook import next_months

urlpatterns = [
    path("coverage/", coverage, name="coverage"),
    path("outlook/", next_months, name="outlook"),
]
