"""What is wrong with a row beside the register, and what would be right. Sentences of a commune account's import
(`narrow`) tell nothing of what is stored."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

SENTENCES = {
    "missing_sheet": _(
        "The file needs the sheet “%(title)s”: other sheets refer to it and the register holds none yet. Add it."
    ),
    "duplicate": _("This row says again what row %(row)s says. Keep one of the two."),
    "unknown_commune": _("No commune has the code “%(code)s”. Correct the code, or add the commune to sheet Xã."),
    "unknown_village": _("No village has the code “%(code)s”. Correct the code, or add the village to sheet Thôn."),
    "unknown_person": _("Nobody has the number “%(number)s”. Correct the number, or add the person to sheet Nhân sự."),
    "reversed_dates": _("The end (%(end)s) must be later than the beginning (%(start)s)."),
    "reversed_card": _("The card's last day (%(end)s) must not be earlier than its first day (%(start)s)."),
    "overlap_communes": _(
        "Two communes would have the code “%(code)s” on the same days. Fill in the day on which the earlier one was "
        "dissolved, and a founding day of the later one that is not before it."
    ),
    "commune_absent": _(
        "No commune with the code “%(code)s” is there on %(day)s. Correct the code, or the lives of the communes."
    ),
    "commune_leaves": _(
        "Village “%(village)s” would belong to commune “%(code)s” on days when that commune is not there. "
        "Add its move to another commune in sheet Thôn chuyển xã, or correct the days."
    ),
    "move_outside": _("Village “%(village)s” is not there on %(day)s. Correct the day of the move."),
    "tenure_before": _("Village “%(village)s” was only set up on %(first)s. The tenure cannot begin earlier."),
    "tenure_after": _("Village “%(village)s” was dissolved from %(dissolved)s. The tenure must end by that day."),
    "tenure_before_narrow": _("The tenure cannot begin before the village was set up."),
    "tenure_after_narrow": _("The tenure must end by the day on which the village was dissolved."),
    "village_cuts": _(
        "A stored tenure in this village (%(post)s from %(start)s) would lie outside the village's life. "
        "Correct the day, or the tenure in sheet Chức vụ."
    ),
    "village_cuts_move": _(
        "A stored move of this village (on %(day)s) would lie outside the village's life. Correct the day."
    ),
    "number_contradicts": _("The number does not agree with the sex or the year of birth. Correct whichever is wrong."),
    "number_contradicts_allowed": _(
        "The number does not agree with the sex or the year of birth; it is taken because a reason is given."
    ),
    "two_people": _("The two numbers of this row stand for two different people. Correct the wrong one."),
    "two_old_numbers": _("The row gives two different old numbers. Keep the right one."),
    "other_number": _("This old number belongs to somebody with another 12-digit number. Correct the wrong one."),
    "other_owner": _("This card belongs to somebody else; its owner cannot be changed by a file. Correct the number."),
    "post_occupied": _(
        "%(name)s (%(number)s) holds this post from %(start)s (out of it from: %(end)s). "
        "One of the two tenures must end first."
    ),
    "person_busy": _(
        "The same person holds this post in village “%(village)s” from %(start)s (out of it from: %(end)s). "
        "One of the two tenures must end first."
    ),
    "overlap": _(
        "The same person already holds this post on these days, from %(start)s (out of it from: %(end)s). "
        "Keep one tenure."
    ),
    "still_in_post": _("still in post"),
    "post_occupied_narrow": _("Two people would hold this post on the same days. One tenure must end first."),
    "person_busy_narrow": _(
        "One person would hold this post in two villages on the same days. One tenure must end first."
    ),
    "overlap_narrow": _("One person would hold this post twice on the same days. Keep one tenure."),
    "outside_scope": _("This row is outside your communes. Delete it, or ask the district Youth Union."),
    "stale_preview": _("The register has changed since this file was checked. Please check the file again."),
    "no_commune_today": _("No commune has the code “%(given)s” today."),
    "not_written": _("The file cannot be written: %(why)s"),
    "old_font": _(
        "The texts are in an old font (%(font)s). Convert them to Unicode, or they will be stored as they are."
    ),
}
# Why a command or a page does nothing, by the code of its Refused.
REFUSALS = {
    "stale_preview": SENTENCES["stale_preview"],
    "unknown_commune": SENTENCES["no_commune_today"],
    "not_written": SENTENCES["not_written"],
    "undo_none": _("No import can be undone any more."),
    "undo_gone": _("This import can no longer be undone: a later one came, it was undone already, or it is too old."),
    "undo_stands": _("This import cannot be undone: something later stands on what it wrote."),
}


def sentence(name: str, /, **values) -> str:
    """The sentence `name` in the reader's language; days as dd/mm/yyyy, an open end as an ellipsis."""
    return fill(SENTENCES[name], {n: "…" if value is None else value for n, value in values.items()})


register("roster.imported", _("%(by)s imported the workbook %(file)s"), names_act=True)
register("roster.exported", _("%(by)s took out the register as a workbook"))
register(
    "roster.undone",
    _("%(by)s undid the import of the workbook %(file)s: %(created)s records deleted, %(changed)s given back"),
    names_act=True,
)
# Of each row of an import that was undone.
register("commune.removed", _("%(by)s undid an import: %(of)s was deleted"))
register("village.removed", _("%(by)s undid an import: %(of)s was deleted"))
register("placement.removed", _("%(by)s undid an import: that %(who)s belongs to %(what)s was deleted"))
register("person.removed", _("%(by)s undid an import: comrade %(who)s was deleted"))
register("tenure.removed", _("%(by)s undid an import: the tenure of comrade %(who)s, %(what)s, was deleted"))
register("card.removed", _("%(by)s undid an import: the card of comrade %(who)s, %(what)s, was deleted"))
register("commune.restored", _("%(by)s undid an import: %(of)s was given back"), details=True)
register("village.restored", _("%(by)s undid an import: %(of)s was given back"), details=True)
register("placement.restored", _("%(by)s undid an import: the commune of %(who)s was given back"), details=True)
register("person.restored", _("%(by)s undid an import: comrade %(who)s was given back"), details=True)
register("tenure.restored", _("%(by)s undid an import: the tenure of %(who)s, %(what)s, was given back"), details=True)
register("card.restored", _("%(by)s undid an import: the card of %(who)s, %(what)s, was given back"), details=True)
