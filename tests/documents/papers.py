"""Papers for tests of the register, and who reads them."""

from datetime import date

import pytest

from core.refused import Refused
from staffing.access.reader import Reader
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of
from staffing.documents import actions

TODAY = date(2016, 3, 10)
DAY = date(2016, 2, 29)


def reader_of(user, today=TODAY):
    return Reader(user, today, scope_of(user, today=today), sight_of(user))


def drafted(by, **facts):
    facts = {"kind": "invitation", "title": "Hội nghị sơ kết", "on": DAY, "office": "youth"} | facts
    return actions.draft(by=by, today=TODAY, **facts)


def issued(by, number="01-GM/ĐTN", day=DAY, **facts):
    return actions.issue(drafted(by, **facts), by=by, today=TODAY, number=number, day=day)


def refused(code, do, **values):
    with pytest.raises(Refused) as found:
        do()
    assert found.value.code == code
    return found.value
