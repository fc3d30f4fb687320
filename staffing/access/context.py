"""What every page's frame needs."""

from django.conf import settings

from .permissions import MAY


def shell(request):
    """Office names, the demo ribbon, and what the signed-in role may do (for menus; views ask again)."""
    user = getattr(request, "user", None)
    role = getattr(user, "role", None)
    return {
        "offices": settings.OFFICES,
        "demo": settings.DEMO,
        "may": {what.replace(".", "_"): role in roles for what, roles in MAY.items()},
    }
