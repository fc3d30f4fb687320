"""Papers in the admin: to look at alone; they are written, issued and called back on their own pages."""

from journal.acting import ReadOnlyAdmin

from .queries import HEAVY


class _Light(ReadOnlyAdmin):
    """Without the files that lie in the rows: a list of papers would read them all."""

    heavy: tuple[str, ...] = ()

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*self.heavy)


class DocumentAdmin(_Light):
    heavy = HEAVY
    list_display = ["number", "kind", "title", "office", "day", "issued_by"]
    list_filter = ["kind", "office", "year"]
    list_select_related = ["issued_by"]
    list_per_page = 50
    search_fields = ["number", "title"]
    exclude = ["docx", "pdf"]


class TemplateAdmin(_Light):
    heavy = ("content",)
    list_display = ["name", "kind", "by", "at", "ended"]
    list_filter = ["kind"]
    list_select_related = ["by"]
    exclude = ["content"]


class RevocationAdmin(_Light):
    heavy = tuple(f"document__{name}" for name in HEAVY)
    list_display = ["document", "day", "reason", "by"]
    list_select_related = ["document", "by"]
