"""Papers, contacts, chapters' years, undo: rows that a constraint guards, and what would breach it."""

from tests.allowances.guarded import _taken
from tests.factories import (
    ISSUED,
    ChapterYearFactory,
    CommuneFactory,
    ContactFactory,
    DocumentFactory,
    RevocationFactory,
    UndoFactory,
)


def _number_twice(**whose):
    def build():
        of = {"commune": CommuneFactory(), "office": "commune"} if whose else {}
        DocumentFactory(**of, **ISSUED)
        return DocumentFactory(**of), {**ISSUED, "number": "05-bc/ĐTN"}  # SQLite folds no letter but ASCII

    return build


def _year_twice():
    first = ChapterYearFactory()
    return ChapterYearFactory(village=first.village), {"year": first.year}


CASES = {
    "document_issued_whole": lambda: (DocumentFactory(), {"issued": ISSUED["issued"]}),
    "document_office_ok": lambda: (DocumentFactory(), {"office": "commune"}),
    "document_number_once": _number_twice(),
    "document_number_once_commune": _number_twice(commune=True),
    "document_frozen": lambda: (DocumentFactory(**ISSUED), {"number": "x"}),
    "revocation_append_only": lambda: (RevocationFactory(), {"reason": "x"}),
    "contact_of_one_place": lambda: (ContactFactory(), {"commune_id": None}),
    "contact_office_known": lambda: (ContactFactory(), {"office": "x"}),
    "chapter_year_once": _year_twice,
    "chapter_year_ok": lambda: (ChapterYearFactory(), {"year": 1900}),
    "chapter_rating_known": lambda: (ChapterYearFactory(), {"rating": "x"}),
    "staffing_undo.act": _taken(UndoFactory, "act"),
}
ALSO_SAID = {
    "document_number_once": {"index 'document_number_once'"},
    "document_number_once_commune": {"index 'document_number_once_commune'"},
    "chapter_year_once": {"staffing_chapteryear.village_id, staffing_chapteryear.year"},
    "staffing_undo.act": {"staffing_undo_act_key"},
}


def _called_back_twice():
    RevocationFactory(document=RevocationFactory().document)


INSERTS = {"staffing_revocation.document_id": (_called_back_twice, {"staffing_revocation_document_id_key"})}
