"""The only writes of templates."""

from hashlib import sha256

from django.utils import timezone

from core.refused import Refused
from core.text import tidy
from journal.actions import act

from .check import LARGEST
from .check_apart import problems_of
from .models import Template
from .queries_templates import templates_in_use


class Unfit(Refused):
    """What is wrong with an uploaded file, all of it: `problems`, a Refused each."""

    def __init__(self, found):
        super().__init__("template_unfit", field="file")
        self.problems = found


def add_template(*, kind: str, name: str, upload, today, by) -> Template:
    """Keep `upload` (Django's UploadedFile) as template `name` of a kind of paper; one in use under that name is ended
    on `today`, papers keep it. Refused: template_name, template_none, template_same; Unfit with all that is wrong."""
    name = tidy(name)
    if not name:
        raise Refused("template_name", field="name")
    if upload is None:
        raise Refused("template_none", field="file")
    content = upload.read(LARGEST + 1)
    if found := problems_of(content, kind):  # takes a second or two: before the lock
        raise Unfit(found)
    checksum = sha256(content).hexdigest()
    with act(by=by) as current:
        used = list(templates_in_use(kind))
        for template in used:
            if template.checksum == checksum:
                raise Refused("template_same", field="file", name=template.name)
        for template in used:
            if template.name.casefold() == name.casefold():
                _end(template, today, current)
        made = Template.objects.create(
            kind=kind, name=name, content=content, checksum=checksum, by=by, at=timezone.now()
        )
        current.record("template.added", of=made, after={"kind": kind, "name": name})
    return made


def end_template(template: Template, *, today, by):
    """From `today` no new paper is written with it; those written keep it. Refused: template_ended."""
    with act(by=by) as current:
        template = Template.objects.defer("content").get(pk=template.pk)
        if template.ended:
            raise Refused("template_ended")
        _end(template, today, current)


def _end(template, today, current):
    template.ended = today
    template.save(update_fields=["ended"])
    current.record("template.ended", of=template, after={"ended": template.ended})
