import re

import pytest
from django.contrib import admin
from django.urls import reverse

from journal.models import Line
from tests import factories
from tests.factories import UserFactory

REGISTERED = sorted(admin.site._registry, key=lambda model: model.__name__)


@pytest.mark.parametrize("role", ["youth", "military", "commune", "observer"])
def test_only_administrators_enter(client, db, role):
    client.force_login(UserFactory(role=role))
    assert client.get("/admin/").status_code == 403


def test_a_stranger_is_sent_to_the_one_sign_in_page(client, db):
    assert client.get("/admin/login/").url.startswith("/accounts/login/")


def test_ones_own_password_is_changed_on_the_one_page_for_it(desk, client):
    assert client.get("/admin/password_change/").url == reverse("password")


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_no_page_has_a_style_or_script_of_its_own(desk, client, model):
    page = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")).content.decode()
    assert not re.search(r"<style|<script(?![^>]* (src|type=.application/json))|style=|\son\w+=", page)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_every_list_opens(desk, client, model):
    assert client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")).status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_nothing_is_deleted(desk, model, rf, chief):
    request = rf.get("/")
    request.user = chief
    assert not admin.site._registry[model].has_delete_permission(request)


@pytest.mark.parametrize("name", ["Commune", "Village", "Person", "Tenure", "Card", "Standard"])
def test_a_record_with_a_wrong_day_is_told_at_the_day(desk, name):
    record = getattr(factories, f"{name}Factory")()
    day = {"Person": "union_joined", "Tenure": "end", "Card": "last_day", "Standard": "start"}.get(name, "founded")
    answer = desk.send(type(record), record, **{day: "31/02/2016"})
    assert list(answer.context["adminform"].form.errors) == [day]


def test_a_journal_line_is_shown_as_a_sentence(desk, client):
    factories.PersonFactory()
    desk.send(factories.Card, person=factories.PersonFactory(name="Lê Văn C").pk, **CARD)
    line = Line.objects.get()
    page = client.get(f"/admin/journal/line/{line.pk}/change/").content.decode()
    assert "Lê Văn C" in page


CARD = {"number": "GD 4 60 1234567890", "start": "01/01/2016", "last_day": "31/12/2016"}


def test_a_journal_line_cannot_be_changed(desk, client):
    desk.send(factories.Card, person=factories.PersonFactory().pk, **CARD)
    answer = client.post(f"/admin/journal/line/{Line.objects.get().pk}/change/", {"why": "khác"})
    assert answer.status_code == 403


def test_its_parts_have_vietnamese_names(desk):
    page = desk.client.get("/admin/").content.decode()
    assert "Nhân sự, chức vụ, hồ sơ" in page and ">Staffing<" not in page
