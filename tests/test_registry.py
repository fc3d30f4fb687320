"""Walks over every model of the register: a new field or model cannot be forgotten anywhere."""

import pytest
from django.apps import apps
from django.db import models
from factory.django import DjangoModelFactory

from staffing.models import Person
from staffing.rosters.layout import SHEETS
from tests import factories

MODELS = [m for label in ("journal", "villages", "staffing") for m in apps.get_app_config(label).get_models()]

# Written by actions or migrations alone, or together with another record.
NO_FACTORY = {
    "Line": "journal.actions.note and act write it",
    "Revision": "the first migration writes its one row",
    "Placement": "VillageFactory writes it",
}

# Facts of a person that whoever may see the person may read; any other text or day stands in SENSITIVITY.
PLAIN = {
    "name", "name_fold", "name_key", "birth_date", "sex", "union_joined", "schooling", "profession", "service",
    "hometown", "address", "occupation", "other_posts", "union_matured", "presence", "residence_ended", "bank",
    "mismatch_reason",
}  # fmt: skip

# Fields of the six sheets' models → the column that carries them under another name, or why none does.
SHEET_OF = dict(zip(("Commune", "Village", "Placement", "Person", "Tenure", "Card"), SHEETS.values(), strict=True))
OTHER_COLUMN = {
    ("Person", "birth_date"): "birth",
    ("Person", "birth_year"): "birth",
    ("Person", "health_class"): "health",
}
NO_COLUMN = {
    ("Placement", "end"): "the next move's day",
    ("Person", "name_fold"): "made from the name",
    ("Person", "name_key"): "made from the name",
}


def _id(model):
    return model.__name__


def test_every_model_has_a_factory_or_a_reason():
    made = {f._meta.model for f in DjangoModelFactory.__subclasses__() if f.__module__.startswith(factories.__name__)}
    assert {m.__name__ for m in MODELS if m not in made} == set(NO_FACTORY)


@pytest.mark.parametrize("model", MODELS, ids=_id)
def test_every_model_says_what_a_record_is(model):
    assert model.__str__ is not models.Model.__str__


@pytest.mark.parametrize("model", MODELS, ids=_id)
def test_no_model_counts_in_floats(model):
    assert not [f for f in model._meta.get_fields() if isinstance(f, models.FloatField)]


@pytest.mark.parametrize("model", [m for m in MODELS if m.__name__ != "Revision"], ids=_id)
def test_sensitivity_is_declared_for_real_fields_alone(model):
    assert set(model.SENSITIVITY) <= {f.name for f in model._meta.concrete_fields}


def test_every_group_of_sensitivity_is_one_that_roles_are_given():
    from staffing.access.sight import GROUPS

    assert {group for m in MODELS for group in getattr(m, "SENSITIVITY", {}).values()} <= GROUPS


def test_every_text_and_day_of_a_person_is_declared_sensitive_or_plain():
    told = {f.name for f in Person._meta.concrete_fields if isinstance(f, models.CharField | models.DateField)}
    assert told - set(Person.SENSITIVITY) == PLAIN


def _facts(name):
    model = next(m for m in MODELS if m.__name__ == name)
    return [f.name for f in model._meta.concrete_fields if not f.primary_key]


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in SHEET_OF for field in _facts(name)])
def test_every_fact_has_a_column_in_the_workbook_or_a_reason(name, field):
    columns = SHEET_OF[name].by_field
    assert (name, field) in NO_COLUMN or OTHER_COLUMN.get((name, field), field) in columns
