from django.urls import path

from .candidates import candidates

urlpatterns = [path("candidates/", candidates, name="candidates")]
