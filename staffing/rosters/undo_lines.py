"""What an undo tells the journal of each row: deleted, or given back with the fields that the import had changed."""

from collections import defaultdict

from .images import CHUNK, KEPT, stored


def tell(current, rows) -> None:
    """Record a line of the act for each (kind, (key, before or None, after)); call it while all of them stand."""
    linked = _linked(rows)
    for kind, (_key, before, after) in rows:
        of = stored(KEPT[kind], before or after)
        for field in _links(KEPT[kind]):
            setattr(of, field.name, linked[field.remote_field.model].get(getattr(of, field.attname)))
        if before is None:
            current.record(f"{kind}.removed", of=of)
        else:
            fields = [
                field
                for field in of._meta.concrete_fields
                if field.editable and before[field.attname] != after[field.attname]
            ]
            was, now = ({f.name: _told(f, image[f.attname], linked) for f in fields} for image in (after, before))
            current.record(f"{kind}.restored", of=of, before=was, after=now)


def _links(model):
    return [field for field in model._meta.concrete_fields if field.remote_field]


def _linked(rows) -> dict:
    """Model → key → the record, of all that the rows refer to or did before."""
    keys = defaultdict(set)
    for kind, (_key, *images) in rows:
        for field in _links(KEPT[kind]):
            keys[field.remote_field.model] |= {image[field.attname] for image in images if image}
    found = {}
    for model, wanted in keys.items():
        wanted = sorted(wanted - {None})
        parts = (wanted[at : at + CHUNK] for at in range(0, len(wanted), CHUNK))
        found[model] = {key: one for part in parts for key, one in model._default_manager.in_bulk(part).items()}
    return found


def _told(field, value, linked):
    """A value as the journal tells it: a linked record by its name."""
    return value if value is None or not field.remote_field else str(linked[field.remote_field.model].get(value))
