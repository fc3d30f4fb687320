"""Rows of files that a constraint guards, and what would breach it (tests/test_guards.py tries them all)."""

from tests.factories import (
    ConfirmationFactory,
    DeclineFactory,
    NominationFactory,
    OpinionFactory,
    OptionFactory,
    PaperFactory,
)


def _taken(factory, *fields):
    """A row, and the values by which it would be a second one of `fields`."""

    def build():
        other = factory()
        return factory(), {field: getattr(other, field) for field in fields}

    return build


CASES = {
    "nomination_ballot_ok": lambda: (NominationFactory(), {"ballot_for": 9, "ballot_of": 8}),
    "opinion_once_a_level": _taken(OpinionFactory, "nomination_id"),
    "paper_once_a_kind": _taken(PaperFactory, "nomination_id"),
    "decline_once_open": _taken(DeclineFactory, "person_id", "village_id"),
    "confirmation_once_a_day": _taken(ConfirmationFactory, "person_id", "code"),
    "staffing_option.key": _taken(OptionFactory, "key"),
}
ALSO_SAID = {
    "opinion_once_a_level": {"staffing_opinion.nomination_id, staffing_opinion.level"},
    "paper_once_a_kind": {"staffing_paper.nomination_id, staffing_paper.kind"},
    "decline_once_open": {"staffing_decline.person_id, staffing_decline.village_id"},
    "confirmation_once_a_day": {
        "staffing_confirmation.person_id, staffing_confirmation.code, staffing_confirmation.day"
    },
    "staffing_option.key": {"staffing_option_key_key"},
}
