"""Addresses of the cards: how holders are covered, what to buy, cards and receipts of a year."""

from django.urls import path

from . import views, views_buy, views_cards

urlpatterns = [
    path("", views.insurance, name="insurance"),
    path("buy/", views_buy.buy, name="insurance_buy"),
    path("cards/", views_cards.cards, name="insurance_cards"),
    path("receipts/", views_cards.receipts, name="insurance_receipts"),
]
