"""The fields of a kind of paper as a clerk types them in Word."""

from dataclasses import dataclass

_ROW = "dong"  # the name that examples give to one row of a list


@dataclass(frozen=True)
class Typed:
    """`typed`: what stands in the Word file; `deep`: how far it lies inside of lists and groups."""

    typed: str
    label: str
    example: str
    deep: int


def typed(fields, before="", deep=0) -> list[Typed]:
    """The fields and what is inside of them, in their order; `before`: what their names begin with."""
    found = []
    for field in fields:
        name = before + field.name
        if field.many and field.inside:
            row = _ROW + str(deep + 1) * (deep > 0)
            found.append(Typed(f"{{%tr for {row} in {name} %}} … {{%tr endfor %}}", field.label, "", deep))
            found += typed(field.inside, f"{row}.", deep + 1)
        elif field.many:
            row = _ROW + str(deep + 1) * (deep > 0)
            text = f"{{%p for {row} in {name} %}} {{{{ {row} }}}} {{%p endfor %}}"
            found.append(Typed(text, field.label, " / ".join(map(str, field.example)), deep))
        elif field.inside:
            found.append(Typed("", field.label, "", deep))
            found += typed(field.inside, f"{name}.", deep + 1)
        else:
            found.append(Typed(f"{{{{ {name} }}}}", field.label, str(field.example), deep))
    return found
