from django.urls import path

from . import views_rates

urlpatterns = [path("rates/", views_rates.rates, name="pay_rates")]
