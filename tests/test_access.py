"""Every address of the site × every role: who gets which answer. An address that stands in no table fails."""

import uuid

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver

from staffing.scans.actions import keep_scan
from tests.factories import (
    ISSUED,
    AbsenceFactory,
    BatchFactory,
    ChargeFactory,
    CommuneFactory,
    ContactFactory,
    CourseFactory,
    DeclineFactory,
    DocumentFactory,
    NominationFactory,
    PaperFactory,
    PersonFactory,
    ReviewFactory,
    StepFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

WHO = ["nobody", "admin", "youth", "military", "commune, own", "commune, not own", "observer"]

#            nobody admin youth military own not_own observer; 302 for nobody: to the sign-in page
ANYBODY = (200, 200, 200, 200, 200, 200, 200)
SIGNED_IN = (302, 200, 200, 200, 200, 200, 200)
SIGHT = (302, 200, 200, 200, 200, 404, 200)
ENTRY = (302, 200, 200, 403, 200, 200, 403)
ENTRY_OF_ONE = (302, 200, 200, 403, 200, 404, 403)
ENTRY_OF_ONE_THEN_ON = (302, 302, 302, 403, 302, 404, 403)
JUDGES = (302, 403, 200, 200, 403, 403, 403)
JUDGES_THEN_ON = (302, 403, 302, 302, 403, 403, 403)
CHARGES = (302, 200, 200, 200, 200, 404, 403)
NOT_ONES_OWN = (302, 404, 404, 403, 404, 404, 403)
POST_ALONE = (302, 405, 405, 405, 405, 405, 405)
COMMUNE = (302, 403, 403, 403, 200, 200, 403)
DISTRICT = (302, 200, 200, 403, 403, 403, 403)
DISTRICT_THEN_ON = (302, 302, 302, 403, 403, 403, 403)
ADMIN = (302, 200, 403, 403, 403, 403, 403)
WRITERS = (302, 200, 200, 200, 200, 200, 403)
NAMING = (302, 200, 200, 200, 200, 404, 404)  # a paper that names people
PAPER = (302, 200, 200, 403, 403, 404, 403)  # an issued paper of the Youth Union about the commune
PAPER_THEN_ON = (302, 302, 302, 403, 403, 404, 403)
BOTH_BODIES = (302, 200, 200, 200, 403, 403, 403)
NO_TEMPLATE = (302, 404, 404, 404, 403, 403, 403)  # the address names none: documents/test_templates.py

GET = {
    "": SIGNED_IN,
    "villages/": SIGNED_IN,
    "villages/<str:code>/": SIGHT,
    "people/": SIGNED_IN,
    "people/<int:key>/": SIGHT,
    "people/new/": ENTRY,
    "people/<int:key>/edit/": ENTRY_OF_ONE,
    "people/<int:key>/cards/new/": ENTRY_OF_ONE,
    "villages/<str:code>/tenures/new/": ENTRY_OF_ONE,
    "tenures/<int:key>/end/": ENTRY_OF_ONE,
    "tenures/<int:key>/correct/": ENTRY_OF_ONE,
    "villages/<str:code>/charge/": CHARGES,
    "villages/<str:code>/congress/": ENTRY_OF_ONE,
    "villages/<str:code>/joint/": ENTRY_OF_ONE,
    "tenures/<int:key>/absence/": CHARGES,
    "tenures/<int:key>/handover/": CHARGES,
    "tenures/<int:key>/handover/scan/": (302, 404, 404, 404, 404, 404, 403),  # none has been handed in
    "charges/<int:key>/end/": CHARGES,
    "absences/<int:key>/end/": CHARGES,
    "congress/": ENTRY,
    "candidates/": SIGNED_IN,
    "journal/": SIGNED_IN,
    "month/": SIGNED_IN,
    "search/": SIGNED_IN,
    "contacts/": SIGNED_IN,
    "contacts/new/": (302, 404, 404, 403, 404, 404, 403),  # the address names no place
    "contacts/<int:key>/": ENTRY_OF_ONE,
    "remind/": BOTH_BODIES,
    "guide/": SIGNED_IN,
    "guide/terms/": SIGNED_IN,
    "guide/<slug:name>/": SIGNED_IN,
    "reports/coverage/": SIGNED_IN,
    "reports/outlook/": SIGNED_IN,
    "favicon.ico": (302,) * 7,  # to the site's mark
    "accounts/login/": ANYBODY,
    "accounts/logout/": (405,) * 7,
    "accounts/language/": (302,) * 7,
    "accounts/password/": SIGNED_IN,
    "rosters/import/": ENTRY,
    "rosters/import/<uuid:key>/": NOT_ONES_OWN,
    "rosters/import/<uuid:key>/marked/": NOT_ONES_OWN,
    "rosters/import/<uuid:key>/convert/": POST_ALONE,
    "rosters/import/<uuid:key>/confirm/": POST_ALONE,
    "rosters/import/<uuid:key>/discard/": POST_ALONE,
    "rosters/undo/": (302, 302, 302, 403, 302, 302, 403),  # no import stands to be undone
    "rosters/template/": ENTRY,
    "rosters/export/": POST_ALONE,
    "rosters/export/own/": COMMUNE,
    "programme/": SIGNED_IN,
    "programme/steps/<str:kind>/": SIGNED_IN,
    "programme/steps/<str:kind>/<int:commune>/": SIGHT,
    "programme/scans/<int:key>/": SIGHT,
    "programme/rollout/<int:commune>/": BOTH_BODIES,
    "programme/targets/": SIGNED_IN,
    "programme/training/": SIGNED_IN,
    "programme/training/new/": BOTH_BODIES,
    "programme/training/<int:course>/": SIGNED_IN,
    "programme/training/<int:course>/edit/": BOTH_BODIES,
    "programme/party/": SIGNED_IN,
    "programme/chapters/": SIGNED_IN,
    "reviews/": SIGNED_IN,
    "reviews/new/": ENTRY,
    "reviews/outside/": SIGNED_IN,
    "reviews/declines/new/": ENTRY,
    "reviews/declines/<int:key>/end/": POST_ALONE,
    "reviews/batches/": SIGNED_IN,
    "reviews/batches/new/": ENTRY,
    "reviews/batches/<int:key>/": SIGHT,
    "reviews/batches/<int:key>/add/": POST_ALONE,
    "reviews/batches/<int:key>/submit/": POST_ALONE,
    "reviews/batches/<int:key>/vote/": POST_ALONE,
    "reviews/batches/<int:key>/appoint/": JUDGES,
    "reviews/batches/<int:key>/scan/": (302, 200, 200, 200, 200, 404, 403),
    "reviews/<int:key>/": SIGHT,
    "reviews/<int:key>/scans/<int:scan>/": (302, 200, 200, 200, 200, 404, 403),
    "reviews/<int:key>/appoint/": JUDGES_THEN_ON,  # not endorsed yet: back to the file, which says so
    "reviews/<int:key>/submit/": POST_ALONE,
    "reviews/<int:key>/renew/": POST_ALONE,
    "reviews/<int:key>/vote/": POST_ALONE,
    "reviews/<int:key>/withdraw/": POST_ALONE,
    "reviews/<int:key>/opinion/": POST_ALONE,
    "reviews/<int:key>/paper/": POST_ALONE,
    "reviews/<int:key>/confirm/": POST_ALONE,
    "reviews/<int:key>/change/": POST_ALONE,
    "reviews/<int:key>/batch/": POST_ALONE,
    "allowances/": SIGNED_IN,
    "allowances/<month:month>/": SIGNED_IN,
    "allowances/<month:month>/lock/": DISTRICT,
    "allowances/rates/": SIGNED_IN,
    "allowances/<month:month>/hold/": (302, 404, 404, 403, 403, 403, 403),  # the address names no line
    "allowances/<month:month>/deliveries/": (302, 404, 404, 404, 404, 404, 404),  # not locked
    "allowances/people/<int:key>/": SIGHT,
    "allowances/totals/": SIGNED_IN,
    "allowances/budget/": DISTRICT,
    "allowances/<month:month>/paper/": (302, 200, 200, 200, 409, 404, 200),  # no draft for a commune
    "documents/": SIGNED_IN,
    "documents/new/": WRITERS,
    "documents/<int:key>/": NAMING,
    "documents/<int:key>/file/": NAMING,
    "documents/<int:key>/edit/": PAPER_THEN_ON,
    "documents/<int:key>/issue/": PAPER_THEN_ON,
    "documents/<int:key>/set-aside/": POST_ALONE,
    "documents/<int:key>/revoke/": PAPER,
    "documents/templates/": BOTH_BODIES,
    "documents/templates/<str:kind>/": NO_TEMPLATE,
    "documents/templates/<str:kind>/house/": NO_TEMPLATE,
    "documents/templates/files/<int:key>/": NO_TEMPLATE,
    "documents/templates/files/<int:key>/end/": POST_ALONE,
    "yearly/": SIGNED_IN,
    "yearly/<int:year>/": SIGNED_IN,
    "yearly/<int:year>/requests/": DISTRICT,
    "yearly/<int:year>/refresh/": POST_ALONE,
    "yearly/<int:year>/close/": DISTRICT,
    "insurance/": SIGNED_IN,
    "insurance/buy/": SIGNED_IN,
    "insurance/cards/": ENTRY,
    "insurance/receipts/": ENTRY,
}
POST = {
    "contacts/new/": (302, 404, 404, 403, 404, 404, 403),
    "contacts/<int:key>/": ENTRY_OF_ONE,
    "documents/new/": WRITERS,
    "documents/<int:key>/edit/": PAPER_THEN_ON,
    "documents/<int:key>/issue/": PAPER_THEN_ON,
    "documents/<int:key>/set-aside/": PAPER_THEN_ON,
    "documents/<int:key>/revoke/": PAPER,
    "documents/templates/<str:kind>/": NO_TEMPLATE,
    "documents/templates/files/<int:key>/end/": NO_TEMPLATE,
    "": (302, 200, 200, 200, 200, 200, 200),
    "people/new/": ENTRY,  # an empty form comes back
    "people/<int:key>/edit/": ENTRY_OF_ONE,
    "people/<int:key>/cards/new/": ENTRY_OF_ONE,
    "villages/<str:code>/tenures/new/": ENTRY_OF_ONE,
    "tenures/<int:key>/end/": ENTRY_OF_ONE,
    "tenures/<int:key>/correct/": ENTRY_OF_ONE,
    "villages/<str:code>/charge/": CHARGES,
    "villages/<str:code>/congress/": ENTRY_OF_ONE,
    "villages/<str:code>/joint/": ENTRY_OF_ONE,
    "tenures/<int:key>/absence/": CHARGES,
    "tenures/<int:key>/handover/": CHARGES,
    "charges/<int:key>/end/": CHARGES,
    "absences/<int:key>/end/": CHARGES,
    "congress/": ENTRY,
    "rosters/import/": ENTRY,
    "rosters/import/<uuid:key>/convert/": NOT_ONES_OWN,
    "rosters/import/<uuid:key>/confirm/": NOT_ONES_OWN,
    "rosters/import/<uuid:key>/discard/": NOT_ONES_OWN,
    "rosters/undo/": (302, 302, 302, 403, 302, 302, 403),
    "rosters/export/": (302, 200, 200, 403, 403, 403, 403),
    "programme/steps/<str:kind>/": BOTH_BODIES,
    "programme/steps/<str:kind>/<int:commune>/": (302, 200, 200, 200, 200, 404, 403),
    "programme/rollout/<int:commune>/": BOTH_BODIES,
    "programme/targets/": (302, 200, 200, 200, 200, 200, 403),
    "programme/chapters/": (302, 200, 200, 200, 200, 200, 403),
    "programme/training/new/": BOTH_BODIES,
    "programme/training/<int:course>/": BOTH_BODIES,
    "programme/training/<int:course>/edit/": BOTH_BODIES,
    "reviews/new/": ENTRY,
    "reviews/declines/new/": ENTRY,
    "reviews/declines/<int:key>/end/": ENTRY_OF_ONE_THEN_ON,
    "reviews/batches/new/": ENTRY,
    "reviews/batches/<int:key>/": ENTRY_OF_ONE,
    "reviews/batches/<int:key>/add/": ENTRY_OF_ONE_THEN_ON,
    "reviews/batches/<int:key>/submit/": ENTRY_OF_ONE_THEN_ON,
    "reviews/batches/<int:key>/vote/": JUDGES,
    "reviews/batches/<int:key>/appoint/": JUDGES,
    "reviews/<int:key>/submit/": ENTRY_OF_ONE_THEN_ON,
    "reviews/<int:key>/renew/": ENTRY_OF_ONE,  # refused: the page comes back with the sentence
    "reviews/<int:key>/vote/": JUDGES,
    "reviews/<int:key>/appoint/": JUDGES_THEN_ON,
    "reviews/<int:key>/withdraw/": ENTRY_OF_ONE,
    "reviews/<int:key>/opinion/": ENTRY_OF_ONE,
    "reviews/<int:key>/paper/": ENTRY_OF_ONE,
    "reviews/<int:key>/confirm/": ENTRY_OF_ONE,
    "reviews/<int:key>/change/": ENTRY_OF_ONE_THEN_ON,
    "reviews/<int:key>/batch/": ENTRY_OF_ONE_THEN_ON,
    "allowances/budget/": DISTRICT_THEN_ON,
    "yearly/": DISTRICT_THEN_ON,
    "yearly/<int:year>/": (302, 403, 403, 403, 403, 403, 403),  # what is filled names its part and commune
    "yearly/<int:year>/requests/": DISTRICT_THEN_ON,
    "yearly/<int:year>/refresh/": DISTRICT_THEN_ON,
    "yearly/<int:year>/close/": DISTRICT_THEN_ON,
    "insurance/cards/": ENTRY,  # nothing filled in: the page comes back
    "insurance/receipts/": (302, 302, 302, 403, 302, 302, 403),
    "allowances/<month:month>/": (302, 403, 403, 403, 403, 403, 403),  # what is done is named
    "allowances/<month:month>/lock/": DISTRICT,  # the month that opens the books asks to confirm it
}


def addresses(resolver, before=""):
    """Every pattern of the URLconf, includes unfolded."""
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, here)
        else:
            yield here


EVERY = sorted(set(addresses(get_resolver())))
ADMINS = [address for address in EVERY if address.startswith("admin/")]
OPEN_ADMIN = ("admin/login/", "admin/logout/", "admin/password_change/")  # lead to the pages of all accounts
LISTS = [f"admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry]


def objects():
    """(what fills the holes of an address, commune A where all of it lies): one object of each kind."""
    here = CommuneFactory()
    village = VillageFactory(commune=here)
    tenure = TenureFactory(person=PersonFactory(residence=village), village=village)
    paper = keep_scan(SimpleUploadedFile("ke-hoach.pdf", b"%PDF-"), by=None)
    step = StepFactory(commune=here, kind="summary", scan=paper)
    file = NominationFactory(person=tenure.person, village=village)
    PaperFactory(nomination=file, scan=paper)
    return {
        "<str:code>": village.code,
        "<int:scan>": paper.pk,
        "<str:kind>": step.kind,
        "<slug:name>": "xa",
        "<int:commune>": here.pk,
        "<int:course>": CourseFactory().pk,
        "<int:key>": {
            "programme": paper.pk,
            "reviews": file.pk,
            "reviews/batches": BatchFactory(commune=here, scan=paper).pk,
            "reviews/declines": DeclineFactory(person=tenure.person).pk,
            "people": tenure.person_id,
            "allowances/people": tenure.person_id,
            "tenures": tenure.id,
            "charges": ChargeFactory(person=tenure.person, village=village).pk,
            "contacts": ContactFactory(commune=here).pk,
            "documents": DocumentFactory(kind="submission", nomination=file, **ISSUED).pk,
            "absences": AbsenceFactory(tenure=tenure).pk,
        },
        "<uuid:key>": str(uuid.uuid4()),
        "<month:month>": "2016-02",
        "<int:year>": ReviewFactory(year=2000).year,
        "<path:object_id>": "1",
        "<path:content_type_id>": "1",
        "^(?P<app_label>journal|villages|staffing)/$": "staffing/",
        "(?P<url>.*)$": "no-such-page/",
    }, here


@pytest.fixture
def visit(client, db):
    """visit(address, who, method) → the status for that account at an object of commune A."""
    values, here = objects()
    elsewhere = CommuneFactory()

    def status(address, who, method="get"):
        if who != "nobody":
            communes = {"commune, own": [here], "commune, not own": [elsewhere]}.get(who)
            client.force_login(UserFactory(role=who.split(",")[0], communes=communes))
        answer = getattr(client, method)("/" + filled(address, values))
        if who == "nobody" and answer.status_code == 302 and "language" not in address and "favicon" not in address:
            assert "/login/" in answer.url
        return answer.status_code

    return status


def filled(address, values):
    keys, before = values["<int:key>"], address.split("<")[0].rstrip("/")
    values = values | {"<int:key>": keys.get(before, keys.get(address.split("/")[0], "1"))}
    for hole, value in values.items():
        address = address.replace(hole, str(value))
    return address


def rows(table):
    return [(address, who, told) for address, row in table.items() for who, told in zip(WHO, row, strict=True)]


@pytest.mark.parametrize("address", [address for address in EVERY if address not in ADMINS])
def test_every_address_stands_in_the_table(address):
    assert address in GET


@pytest.mark.parametrize(("address", "who", "told"), rows(GET))
def test_a_page_is_for_those_whom_the_table_names(visit, address, who, told):
    assert visit(address, who) == told


@pytest.mark.parametrize(("address", "who", "told"), rows(POST))
def test_a_form_is_taken_from_those_whom_the_table_names(visit, address, who, told):
    assert visit(address, who, "post") == told


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("address", ["admin/", *LISTS])
def test_an_admin_list_is_for_administrators(visit, address, who):
    assert visit(address, who) == ADMIN[WHO.index(who)]


@pytest.mark.parametrize("who", [who for who in WHO if who != "admin"])
def test_nothing_else_in_the_admin_opens_for_another_role(visit, who):
    closed = [address for address in ADMINS if not address.startswith(OPEN_ADMIN)]
    refused = {302} if who == "nobody" else {403, 404}
    assert [address for address in closed if visit(address, who) not in refused] == []
