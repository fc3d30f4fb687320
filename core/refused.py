"""What an action raises when a rule or the state forbids it."""


class Refused(Exception):
    """Refused for the reason `code`; its sentence stands in the room's messages and is filled with `values`.

    `field` names the field of a form that the reader should look at, None where no single one is wrong.
    """

    def __init__(self, code: str, *, field: str | None = None, **values):
        super().__init__(code, values)
        self.code = code
        self.field = field
        self.values = values

    def __str__(self) -> str:
        return self.code if not self.values else f"{self.code} {self.values}"
