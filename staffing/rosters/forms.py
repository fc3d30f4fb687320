"""The two forms of the workbook pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .guard import MOST_PACKED

MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Workbook (.xlsx)"),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
        error_messages={"required": _("Choose an Excel file first."), "empty": _("The file is empty.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_PACKED:
            raise forms.ValidationError(
                _("The file has %(size)s MB; at most %(most)s MB can be taken. Remove pictures, or split it."),
                params={"size": round(file.size / MEGABYTE), "most": MOST_PACKED // MEGABYTE},
            )
        return file


class ExportForm(forms.Form):
    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The file holds every number and health class. The reason is kept in the journal."),
        error_messages={"required": _("Write why the whole register is taken out.")},
    )
