"""An issued paper stays as it went out, by whatever way of the application's connection, on both engines."""

import pytest
from django.db import IntegrityError, transaction

from core.guards import breached
from staffing.documents.models import Document
from tests.allowances.test_guards import WAYS
from tests.documents.guarded import INSERTS
from tests.factories import ISSUED, DocumentFactory

pytestmark = pytest.mark.django_db


def _told(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return breached(refusal.value)


@pytest.mark.parametrize("name", INSERTS)
def test_a_breach_by_adding_is_refused_by_its_name(name):
    write, also = INSERTS[name]
    assert _told(write) in {name} | also


@pytest.mark.parametrize("way", WAYS)
def test_an_issued_paper_stays_by_every_way(way):
    DocumentFactory(**ISSUED)
    assert _told(WAYS[way](Document, "number")) in {"document_frozen", "revocation_append_only"}


def test_a_draft_may_be_written_anew():
    draft = DocumentFactory()
    draft.title = "Khác"
    draft.save()
