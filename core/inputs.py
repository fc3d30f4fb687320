"""Form controls written by hand: Django fills three to four nested templates for each, a page of many fields ten
thousand. What is written is the same (tests/core/test_inputs.py); other widgets still have their templates."""

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

_PLACE = "django/forms/widgets/"
_INPUTS = ("text", "number", "email", "url", "hidden", "password", "date", "file", "checkbox", "search", "input")


class Renderer(DjangoTemplates):
    """Django's own renderer, with inputs and selects in Python."""

    def render(self, template_name, context, request=None):
        write = _WRITTEN.get(template_name)
        return mark_safe(write(context["widget"])) if write else super().render(template_name, context, request)


def _attributes(widget) -> str:
    said = (
        f" {conditional_escape(name)}" + ("" if value is True else f'="{_text(value)}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )
    return "".join(said)


def _text(value):
    return conditional_escape(value if isinstance(value, str) else str(value))


def _input(widget) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{value}{_attributes(widget)}>'


def _select(widget) -> str:
    groups = "".join(_group(name, options) for name, options, _at in widget["optgroups"])
    return f'<select name="{_text(widget["name"])}"{_attributes(widget)}>{groups}\n</select>'


def _group(name, options) -> str:
    told = "".join(
        f'\n  <option value="{_text(one["value"])}"{_attributes(one)}>{_text(one["label"])}</option>' for one in options
    )
    return f'\n  <optgroup label="{_text(name)}">{told}\n  </optgroup>' if name else told


_WRITTEN = {f"{_PLACE}{name}.html": _input for name in _INPUTS} | {f"{_PLACE}select.html": _select}
