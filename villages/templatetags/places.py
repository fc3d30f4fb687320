"""{% load places %}: communes and villages by name."""

from django import template

from villages.names import commune_name

register = template.Library()


@register.filter
def commune_of(village):
    """The commune of a village's state on its day: "xã Tân Hà"."""
    return commune_name(village.commune_kind, village.commune_name)


@register.filter
def unit_name(unit):
    """A commune at the head of a row: "Xã Tân Hà"."""
    name = commune_name(unit.kind, unit.name)
    return name[:1].upper() + name[1:]
