"""What one field of a template is: a text, a list of texts, a list of rows, or a group."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """`name` as it stands in the template, `label` as the office reads it, `example`: the value that a sample has;
    `inside`: the fields of a group, or of each row of a list. A list with nothing inside is a list of texts."""

    name: str
    label: str
    example: object
    inside: tuple["Field", ...] = ()

    @property
    def many(self) -> bool:
        """Whether it is a list, to be looped over."""
        return isinstance(self.example, list)


def text(name, label, example) -> Field:
    return Field(name, label, example)


def texts(name, label, *examples) -> Field:
    """A list of texts: {%p for dong in ky %}{{ dong }}."""
    return Field(name, label, list(examples))


def group(name, label, *inside) -> Field:
    """A group: {{ tong.kiem_nhiem }}."""
    return Field(name, label, example_of(inside), inside)


def rows(name, label, *inside) -> Field:
    """A list of rows: {%tr for dong in xa %}{{ dong.ten }}; the sample has two."""
    return Field(name, label, [example_of(inside), example_of(inside)], inside)


def example_of(fields) -> dict:
    """Name → example of each."""
    return {field.name: field.example for field in fields}
