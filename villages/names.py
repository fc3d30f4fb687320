"""How places are named on pages and papers."""

from .models import Commune

_KINDS = {kind.value: kind.label for kind in Commune.Kind}


def commune_name(kind: str, name: str) -> str:
    """ "xã Tân Hà", "thị trấn Tân Minh"; as in a running sentence."""
    label = str(_KINDS.get(kind, ""))
    return f"{label} {name}".strip()
