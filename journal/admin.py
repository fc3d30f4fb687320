"""The journal in the admin: to read, never to write."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .acting import ReadOnlyAdmin
from .models import Line
from .sentences import sentence


@admin.register(Line)
class LineAdmin(ReadOnlyAdmin):
    list_display = ["at", "by_name", "told", "why"]
    list_filter = ["at", "verb"]
    search_fields = ["of_name", "by_name", "why"]
    list_per_page = 50
    show_full_result_count = False
    fields = ["at", "by_name", "told", "why", "verb", "of_name", "before", "after", "act"]

    @admin.display(description=_("what"))
    def told(self, line):
        return sentence(line)
