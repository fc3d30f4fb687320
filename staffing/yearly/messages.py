"""Why a change of the yearly review is refused, and what the journal says of one."""

from journal.sentences import fill

MESSAGES = {}


def sentence(refused) -> str:
    """Why it was refused, in the reader's language."""
    return fill(MESSAGES[refused.code], refused.values)
