"""Contacts of the demonstration's communes, and of some villages."""

from staffing.contacts.actions import add_contact
from staffing.contacts.models import Contact
from staffing.demonstration.chance import Chance
from villages.models import Commune, Village

SEED = 57
NAMES = ("Nguyễn Thị Hạnh", "Lê Minh Quân", "Trần Văn Phước", "Phạm Thị Thu", "Võ Thành Long", "Đặng Quốc Bảo")


def fill_contacts(by):
    """Fill an empty address book once, the same on every machine."""
    if Contact.objects.exists():
        return
    chance = Chance(SEED)
    for commune in Commune.objects.filter(dissolved=None).order_by("code"):
        for office, position in (("youth", "Bí thư Đoàn xã"), ("military", "Chỉ huy trưởng Ban CHQS xã")):
            _add(by, chance, commune=commune, office=office, position=position.replace("xã", _kind(commune)))
    for village in Village.objects.filter(dissolved=None).order_by("code")[::6]:
        _add(by, chance, village=village, office="head", position=f"Trưởng {village.get_kind_display()}")


def _add(by, chance, **facts):
    name, phone = NAMES[chance.number(0, len(NAMES) - 1)], f"09{chance.number(10_000_000, 99_999_999)}"
    add_contact(by=by, name=name, phone=phone, **facts)


def _kind(commune) -> str:
    return commune.get_kind_display()
