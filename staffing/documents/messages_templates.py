"""What is wrong with an uploaded template, and what the journal says of templates."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

from .messages import KINDS

_NAMED = 3  # kinds in one sentence: seven kinds of decision have the same fields
MESSAGES = {
    "template_name": _("Give the template a name."),
    "template_none": _("Choose the Word file."),
    "template_unfit": _("The file cannot be used as a template yet."),
    "template_same": _("This very file is in use already, as “%(name)s”."),
    "template_ended": _("This template is no longer used."),
    "template_large": _("The file is too large; a template may have %(most)s MB at most."),
    "template_no_word": _("This is no Word file. In Word choose Save As, Word Document (.docx), without a password."),
    "template_bomb": _("The file holds far more than its size lets expect. Copy its text into a new Word file."),
    "template_much": _(
        "The file is too long: it holds more than %(most)s paragraphs, table rows and pieces of text, or more than"
        " 200,000 letters. Keep one paper in it."
    ),
    "template_heavy": _("Filling in and printing the file takes too long. Copy its text into a new Word file."),
    "template_macro": _("The file holds macros or embedded programs. Save it as Word Document (.docx) without them."),
    "template_unsafe": _("The file holds declarations that Word does not write. Copy its text into a new Word file."),
    "template_external": _(
        "The file holds links to the outside (web addresses, e-mail, linked pictures or templates). Remove the links;"
        " the text may stay."
    ),
    "template_hidden": _(
        "There are fields in a hidden place (properties, notes, names). Fields may stand in texts only."
    ),
    "template_picture": _("The file holds pictures, shapes or text boxes; the PDF would lose them. Remove them."),
    "template_footnote": _("The file holds footnotes or endnotes; the PDF would lose them. Remove them."),
    "template_comment": _("The file holds comments. Delete them before uploading."),
    "template_tracked": _("The file holds tracked changes. Accept or reject them before uploading."),
    "template_frame": _("A table or text floats on the page. Set its text wrapping to none."),
    "template_turned": _("A cell holds turned text; the PDF would print it straight. Set it upright."),
    "template_sign": _("The file holds equations or symbols of a special font. Write them as ordinary letters."),
    "template_columns": _("The page has several columns of text. Set it to one, or use a table."),
    "template_deep": _("Tables stand inside of tables too deeply. Two levels are enough."),
    "template_word_field": _("The file holds a field of Word's own (%(name)s). Only page numbers may be such fields."),
    "template_tag_open": _("A tag is not whole: “%(text)s”. Each {{ or {%% needs its }} or %%} in the same paragraph."),
    "template_tag": _(
        "“%(text)s” is not understood. Known are {{ field }}, for … in …, if, elif, else, endif and endfor;"
        " no calculation and no function."
    ),
    "template_tag_alone": _("“%(text)s” must stand alone in its paragraph, since that paragraph is not printed."),
    "template_row_alone": _("“%(text)s” must stand alone in its table row, since that row is not printed."),
    "template_tags": _("The file holds more than %(most)s tags."),
    "template_syntax": _("A for or if is not closed, or closed twice: each for needs its endfor, each if its endif."),
    "template_no_field": _(
        "The file has no field: number, names and signer would be missing. Copy the fields that are needed into it from"
        " the list at the end of this page."
    ),
    "template_other_kind": _("This file is a template of %(kinds)s; choose the right kind of paper."),
    "template_unknown": _("There is no field “%(name)s” for this kind of paper."),
    "template_unknown_near": _("There is no field “%(name)s” for this kind of paper. Is “%(near)s” meant?"),
    "template_not_text": _("“%(name)s” is a list or a group and cannot be printed as a whole; use the fields inside."),
    "template_not_list": _("“%(name)s” is not a list: for … in … goes over lists alone."),
    "template_nested": _("Inside a loop only a list of its own row can be looped over, not “%(name)s”."),
    "template_field": _("The template asks for the field “%(name)s”, which this paper does not have."),
    "template_broken": _("The file could not be filled in and printed. Copy its text into a new Word file."),
}


def sentence(refused) -> str:
    """Why a template was refused, in the reader's language."""
    values = dict(refused.values)
    if "kinds" in values:
        named = [f"“{KINDS[code]}”" for code in values["kinds"]]
        values["kinds"] = ", ".join(named[:_NAMED]) + ", …" * (len(named) > _NAMED)
    return fill(MESSAGES[refused.code], values)


register("template.added", _("%(by)s uploaded the template “%(of)s”"))
register("template.ended", _("%(by)s ended the use of the template “%(of)s”"))
