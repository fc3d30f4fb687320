from django.urls import path

from .views import coverage

urlpatterns = [path("coverage/", coverage, name="coverage")]
