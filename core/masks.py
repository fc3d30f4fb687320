"""How a number is shown to those who may not read it."""


def masked(number: str) -> str:
    """The last five signs behind bullets: "060091612345" → "•••••••12345"; five signs or fewer: bullets alone."""
    if len(number) <= 5:
        return "•" * len(number)
    return "•" * (len(number) - 5) + number[-5:]
