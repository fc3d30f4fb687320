"""A month's list as a paper or a file."""

from django.urls import path

from .views_papers import pay_paper

urlpatterns = [path("<month:month>/paper/", pay_paper, name="pay_paper")]
