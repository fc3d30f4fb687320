"""Why a file is not taken, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "scan_too_large": _("The file is too large; a scan may have %(most)s MB at most."),
    "scan_kind": _("“%(name)s” is neither PDF nor JPG nor PNG. Scan the paper anew, or save it as PDF."),
}


def sentence(refused) -> str:
    """Why a scan was refused, in the reader's language."""
    return fill(MESSAGES[refused.code], refused.values)


register("scan.kept", _("%(by)s handed in the file “%(of)s”"))
register("scan.read", _("%(by)s opened the file “%(of)s”"))
