"""What an import writes, row by row, before and after: kept for its undo alone."""

from collections import defaultdict

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from journal.models import Line
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure
from villages.models import Commune, Placement, Village

from .models import Undo

KEPT = {model._meta.model_name: model for model in (Commune, Village, Placement, Person, Tenure, Card)}
MOST = 20_000  # rows; a larger import is too large to be kept twice
CHUNK = 500
_plain = DjangoJSONEncoder().default


class Images:
    """Collects what one import writes; `keep` files it. Above MOST rows nothing is kept."""

    def __init__(self):
        self._rows = defaultdict(dict)  # model name → key → the row as it was, None where it is new
        self._many = 0

    @property
    def too_many(self) -> bool:
        return self._many > MOST

    def before(self, model, keys):
        """Rows that are about to be changed; of a row written twice the first image counts."""
        rows = self._rows[model._meta.model_name]
        keys = [key for key in keys if key not in rows]
        self._many += len(keys)
        if not self.too_many:
            rows |= read(model, keys)

    def made(self, model, keys):
        """Rows that have been created."""
        self._many += len(keys)
        self._rows[model._meta.model_name] |= dict.fromkeys(keys)

    def keep(self, act, *, name: str):
        """File the images of `act` in place of those of the import before. Call it when all is written."""
        Undo.objects.all().delete()
        if self.too_many or not self._many:
            return
        images = {}
        for kind, rows in self._rows.items():
            after = read(KEPT[kind], list(rows))
            images[kind] = [[key, before, after[key]] for key, before in rows.items() if before != after[key]]
        last = Line.objects.order_by("-id").values_list("id", flat=True).first() or 0
        Undo.objects.create(act=act.id, by=act.by, at=timezone.now(), name=name[:200], last_line=last, images=images)


def read(model, keys) -> dict[int, dict]:
    """Key → every column of the stored row, as JSON keeps it."""
    found = {}
    for at in range(0, len(keys), CHUNK):
        for row in model.objects.filter(pk__in=keys[at : at + CHUNK]).order_by().values(*columns(model)):
            found[row["id"]] = {name: _kept(value) for name, value in row.items()}
    return found


def columns(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _kept(value):
    return value if value is None or isinstance(value, str | int | bool) else _plain(value)


def stored(model, image: dict):
    """The model's instance of an image."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in image.items()})
