"""The only write of settings."""

from core.refused import Refused
from core.text import tidy
from journal.actions import act

from . import rules
from .models import Option


def set_option(*, key: str, value: str, by, why="") -> Option:
    """Settle `key` as `value` (text). Refused: unknown_option, bad_option_choice, bad_option_number,
    option_too_long, bad_option_pattern."""
    value = tidy(value)
    code = rules.problem(key, value)
    if code:
        setting = rules.OPTIONS.get(key)
        bounds = {"least": setting.least, "most": setting.most, "choices": setting.choices} if setting else {}
        raise Refused(code, field="value", key=key, **bounds)
    with act(by=by, why=why) as current:
        option = Option.objects.filter(key=key).first() or Option(key=key)
        before = option.value
        if before != value:
            option.value = value
            option.save()
            current.record("option.set", of=option, before={"value": before}, after={"value": value})
    return option
