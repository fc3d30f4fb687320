"""The kinds of paper the office writes: whose they are, in which style, about what, with which places for text."""

from dataclasses import dataclass

YOUTH, MILITARY, COMMUNE = "youth", "military", "commune"  # offices that issue
UNION, STATE = "union", "state"  # styles of a paper: HD 29-HD/TWĐTN-VP, NĐ 30/2020


@dataclass(frozen=True)
class Kind:
    """`office`: who issues it unless the writer chooses another of `offices`; `number`: the setting with its number
    pattern; `about`: what it is about (day: the figures of a day; files: files or a batch; tenure, charge; none);
    `texts`: places that the writer fills in, in their order; `figures_only`: it names nobody, so whoever reads
    figures may read it; `post`: the post that a decision begins or ends."""

    code: str
    style: str
    number: str
    about: str
    offices: tuple[str, ...] = (YOUTH,)
    texts: tuple[str, ...] = ()
    figures_only: bool = False
    post: str = ""

    @property
    def office(self) -> str:
        return self.offices[0]

    @property
    def judged(self) -> bool:
        """A decision about files: it goes out once both bodies have endorsed them."""
        return self.number == "decision" and self.about == "files"


KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "report",
            UNION,
            "report",
            "day",
            texts=("situation", "leading", "results", "difficulties", "causes", "lessons", "tasks", "requests"),
            figures_only=True,
        ),
        Kind("holders", UNION, "list", "day"),
        Kind("candidates", UNION, "list", "day"),
        Kind("submission", UNION, "submission", "files", offices=(YOUTH, COMMUNE), texts=("grounds", "proposal")),
        Kind("recognise", UNION, "decision", "files", offices=(YOUTH, COMMUNE), post="secretary"),
        Kind("designate", UNION, "decision", "files", offices=(YOUTH, COMMUNE), post="secretary"),
        Kind("appoint", STATE, "decision", "files", offices=(MILITARY,), post="militia"),
        Kind("end", UNION, "decision", "tenure", offices=(YOUTH, COMMUNE), post="secretary"),
        Kind("relieve", STATE, "decision", "tenure", offices=(MILITARY,), post="militia"),
        Kind("interim", UNION, "decision", "charge", offices=(YOUTH, COMMUNE), post="secretary"),
        Kind("interim_militia", STATE, "decision", "charge", offices=(MILITARY,), post="militia"),
        Kind(
            "invitation",
            UNION,
            "invitation",
            "none",
            texts=("invited", "purpose", "when", "where", "agenda", "note"),  # it names who is invited
        ),
    )
}
