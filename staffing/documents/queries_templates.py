"""Templates of papers: those an office may use now."""

from staffing.access.permissions import may

from .models import Template
from .rules import KINDS, MILITARY


def templates_in_use(kind: str):
    """The offices' own templates of a kind that may be used, by name, without their contents."""
    return Template.objects.filter(kind=kind, ended__isnull=True).defer("content").order_by("name", "id")


def own_templates(kinds):
    """All templates that offices uploaded for `kinds`, those in use first, without their contents."""
    return (
        Template.objects.filter(kind__in=kinds)
        .select_related("by")
        .defer("content")
        .order_by("kind", "ended", "name", "-id")
    )


def kinds_of(user) -> list:
    """The kinds of paper whose templates this account may change: the military command those that it issues."""
    if not may(user, "templates.change"):
        return []
    return [kind for kind in KINDS.values() if user.role != "military" or MILITARY in kind.offices]
