"""The whole register in memory: six statements, whatever its size."""

from journal.queries import revision
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure
from villages.models import Commune, Placement, Village

from .cells import Birth
from .layout import SHEETS, key
from .records import Record, Register

# Where the model's word is not the sheet's.
MODEL_FIELD = {"health": "health_class", "residence": "residence_id", "person": "person_id", "village": "village_id"}


def filled(names, row) -> dict:
    """Name → value of what is not empty; a premium of 0 đồng is not empty."""
    return {n: v for n, v in zip(names, row, strict=True) if v is not None and v != "" and v is not False}


def load_register() -> Register:
    """Everything that the six sheets hold, as stored now. Single use: a comparison marks its records."""
    register = Register(revision=revision())
    communes, villages = _units(register)
    _placements(register, communes, villages)
    people = _people(register, villages)
    references = {"person": people, "village": villages}
    for sheet, model in (("tenures", Tenure), ("cards", Card)):
        table = getattr(register, sheet)
        for pk, values in _rows(sheet, model):
            for name in references.keys() & values.keys():
                values[name] = references[name][values[name]]
            record = Record(sheet, pk, values)
            table[tenure_key(values) if sheet == "tenures" else card_key(values)] = record
    return register


def tenure_key(values):
    return values["person"], values["village"], values["post"], values["start"]


def card_key(values):
    return values["number"], values["start"]


def _rows(sheet, model, without=()):
    """(id, filled values by field of the sheet) of each stored row."""
    fields = [column.field for column in SHEETS[sheet].columns if column.field not in without]
    found = model.objects.order_by("id").values_list("id", *(MODEL_FIELD.get(name, name) for name in fields))
    for pk, *row in found.iterator(chunk_size=5000):
        yield pk, filled(fields, row)


def _units(register):
    communes, villages = {}, {}
    for pk, values in _rows("communes", Commune):
        communes[pk] = Record("communes", pk, values)
        register.communes.setdefault(key(values["code"]), []).append(communes[pk])
    for pk, values in _rows("villages", Village, without=("commune",)):
        villages[pk] = register.villages[key(values["code"])] = Record("villages", pk, values)
    return communes, villages


def _placements(register, communes, villages):
    rows = Placement.objects.values_list("id", "village_id", "commune_id", "start")
    for pk, village, commune, start in rows.order_by("village_id", "start"):
        village, commune = villages[village], communes[commune]
        if start is None:
            village.before["commune"] = commune
        else:
            move = Record("moves", pk, {"village": village, "commune": commune, "start": start})
            register.moves.setdefault(village, {})[start] = move


def _people(register, villages):
    people = {}
    fields = [column.field for column in SHEETS["people"].columns]
    names = [MODEL_FIELD.get(name, name) for name in fields if name != "birth"]
    at = fields.index("birth")
    found = Person.objects.order_by("id").values_list("id", "birth_year", "birth_date", *names)
    for pk, year, day, *row in found.iterator(chunk_size=5000):
        row.insert(at, Birth(year, day))
        values = filled(fields, row)
        values["residence"] = villages[values["residence"]]
        record = people[pk] = Record("people", pk, values)
        for number in (values.get("citizen_id"), values.get("old_id")):
            if number:
                register.people[number] = record
    return people
