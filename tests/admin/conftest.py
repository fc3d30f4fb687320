"""The admin as an administrator uses it: a page's form as it stands, sent back with a few values changed."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory


@pytest.fixture
def chief(db):
    return UserFactory(username="quantri", role="admin")


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return Desk(client)


class Desk:
    def __init__(self, client):
        self.client = client

    def address(self, model, record=None):
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        return reverse(f"{name}_change", args=[record.pk]) if record else reverse(f"{name}_add")

    def form(self, model, record=None):
        """Every value that the page shows, as a browser would send it back."""
        page = self.client.get(self.address(model, record)).context
        forms = [page["adminform"].form]
        sent = {}
        for formset in (inline.formset for inline in page["inline_admin_formsets"]):
            forms += [formset.management_form, *formset.forms]
        for form in forms:
            for bound in form:
                value = bound.value()
                if value is not None and value is not False:
                    shown = bound.field.widget.format_value(value) if not isinstance(value, list) else value
                    sent[bound.html_name] = [getattr(v, "pk", v) for v in shown] if isinstance(value, list) else value
                    if hasattr(value, "isoformat"):
                        sent[bound.html_name] = shown
        return sent

    def send(self, model, record=None, **changes):
        return self.client.post(self.address(model, record), self.form(model, record) | changes)


def errors(response):
    """Field → its first sentence, of the page's main form."""
    return {field: str(told[0]) for field, told in response.context["adminform"].form.errors.items()}
