"""A journal line as a sentence. Each room registers the sentences of its own verbs (AppConfig.ready)."""

import re
from datetime import date

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.money import dong
from core.periods import short_day

_SENTENCES = {}
_NAMING = set()
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def register(verb: str, msgid, *, details: bool = False, names_act: bool = False):
    """The translatable sentence of `verb`, with %(by)s, %(of)s, %(who)s, %(what)s and any value of the line's `after`.

    `who` and `what` are the two halves of "Nguyễn Văn A – Thôn đội trưởng, Thôn 2". With `details` the fields that
    changed follow, old → new. `names_act`: an act with such a line is called by it, whatever else it wrote.
    """
    _SENTENCES[verb] = (msgid, details)
    if names_act:
        _NAMING.add(verb)


def naming() -> set[str]:
    """The verbs that name their act: an import, an appointment."""
    return set(_NAMING)


def registered() -> set[str]:
    """Every verb that has a sentence."""
    return set(_SENTENCES)


def sentence(line) -> str:
    """What `line` tells, in the reader's language; a verb that nobody registered tells itself and its object."""
    msgid, details = _SENTENCES.get(line.verb, (gettext_lazy("%(by)s: %(verb)s %(of)s"), True))
    who, _dash, what = line.of_name.partition(" – ")
    own = {"by": line.by_name, "of": line.of_name, "who": who, "what": what, "verb": line.verb}
    values = {name: _shown(line.of_kind, name, value) for name, value in line.after.items()}
    told = fill(msgid, values | own)
    changes = changed_fields(line) if details else []
    return f"{told}: {'; '.join(changes)}" if changes else told


def changed_fields(line) -> list[str]:
    """ "Điện thoại: 0912 → 0913" for each field of the line; one that was empty shows its new value alone."""
    names = [*line.after, *(name for name in line.before if name not in line.after)]
    return [_change(line, name) for name in names]


def label(kind: str, name: str) -> str:
    """The label of a field of the model `kind`; a name that is no field's is itself."""
    try:
        return str(_field(kind, name).verbose_name)
    except (FieldDoesNotExist, LookupError, AttributeError):
        return name


def fill(msgid, values: dict) -> str:
    """`msgid` with its values: days as dd/mm/yyyy, what is missing as an ellipsis."""
    return str(msgid) % _Values({name: _day(value) for name, value in values.items()})


class _Values(dict):
    def __missing__(self, name):
        return "…"


def _day(value):
    return short_day(value) if isinstance(value, date) else value


def _change(line, name):
    old, new = (_shown(line.of_kind, name, side.get(name)) for side in (line.before, line.after))
    if line.before.get(name) in (None, "", False):
        return f"{capfirst(label(line.of_kind, name))}: {new}"
    return f"{capfirst(label(line.of_kind, name))}: {old} → {new}"


def _shown(kind, name, value):
    if value in (None, ""):
        return _("(empty)")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        if _ISO_DAY.fullmatch(value):
            return short_day(date.fromisoformat(value))
        return str(_choices(kind, name).get(value, value))
    # A sum says its unit in the field's own name.
    return dong(value) if isinstance(value, int) and "đồng" in label(kind, name) else value


def _choices(kind, name):
    try:
        return dict(getattr(_field(kind, name), "choices", None) or ())
    except (FieldDoesNotExist, LookupError):
        return {}


def _field(kind, name):
    model = next((m for m in apps.get_models() if m._meta.model_name == kind), None)
    if model is None:
        raise LookupError(kind)
    return model._meta.get_field(name)
