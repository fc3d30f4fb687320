"""The three workbook commands: their documents, their exit status, what they write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command

from journal.models import Line
from journal.queries import revision
from staffing.people.models import Person
from tests.rosters.books import cells, commune, district, person, stored, tenure
from tests.rosters.test_import import ARTICLE
from tests.rosters.workbooks import save
from villages.models import Commune

pytestmark = pytest.mark.django_db
SHEETS = ["Xã", "Thôn", "Thôn chuyển xã", "Nhân sự", "Chức vụ", "BHYT"]
NONE = dict.fromkeys(SHEETS, 0)
KEYS = ["ok", "written", "created", "updated", "unchanged", "errors", "warnings"]


@pytest.fixture
def run(capsys):
    """(exit status, document or text) of a command."""

    def call(*args, as_json=True):
        status = 0
        try:
            call_command(*map(str, args), *(["--format", "json"] if as_json else []))
        except SystemExit as stop:
            status = stop.code
        out = capsys.readouterr().out
        return status, json.loads(out) if as_json else out

    return call


@pytest.fixture
def book(tmp_path):
    def make(**sheets):
        titles = dict(zip(["communes", "villages", "moves", "people", "tenures", "cards"], SHEETS, strict=True))
        return save(tmp_path / "book.xlsx", {titles[key]: cells(key, rows) for key, rows in sheets.items()})

    return make


def test_an_import_tells_what_it_did(run):
    status, told = run("import_roster", ARTICLE)
    assert (status, list(told)) == (0, KEYS)
    assert told["ok"] and told["written"]
    assert told["created"] == NONE | {"Xã": 10, "Thôn": 53, "Nhân sự": 129, "Chức vụ": 129, "BHYT": 59}
    assert told["updated"] == told["unchanged"] == NONE


def test_the_same_file_again_writes_nothing(run):
    run("import_roster", ARTICLE)
    before = revision(), Line.objects.count()
    status, told = run("import_roster", ARTICLE)
    assert (status, told["ok"], told["written"], told["created"]) == (0, True, False, NONE)
    assert (revision(), Line.objects.count()) == before


def test_a_check_tells_what_it_would_do_and_writes_nothing(run):
    before = revision(), Line.objects.count()
    status, told = run("import_roster", ARTICLE, "--check")
    assert (status, told["ok"], told["written"], told["created"]["Nhân sự"]) == (0, True, False, 129)
    assert (revision(), Line.objects.count(), Person.objects.count()) == (*before, 0)


def test_errors_are_told_and_nothing_is_written(run, book):
    status, told = run("import_roster", book(**district(people=[person(1, sex="?"), person(2)])))
    assert (status, told["ok"], told["written"], told["created"]) == (1, False, False, NONE)
    assert [list(e) for e in told["errors"]] == [["sheet", "row", "column", "code", "message"]]
    assert not Commune.objects.exists()


def test_warnings_do_not_change_the_status(run, book):
    status, told = run("import_roster", _with_a_sheet_more(book))
    assert (status, [w["code"] for w in told["warnings"]]) == (0, ["unknown_sheet"])


def _with_a_sheet_more(book):
    path = book(**district())
    workbook = openpyxl.load_workbook(path)
    workbook.create_sheet("Ghi chú").append(["a"])
    workbook.save(path)
    return path


def test_an_unreadable_file_has_the_same_document(run, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    status, told = run("import_roster", tmp_path / "a.xlsx")
    assert (status, list(told), told["created"]) == (1, KEYS, NONE)
    assert [(e["code"], e["sheet"], e["row"], e["column"]) for e in told["errors"]] == [
        ("unreadable_file", None, None, None)
    ]


def test_a_missing_file_is_unreadable(run, tmp_path):
    status, told = run("import_roster", tmp_path / "none.xlsx")
    assert (status, told["errors"][0]["code"]) == (1, "unreadable_file")


def test_the_readable_form_names_sheet_row_and_column(run, book):
    status, text = run("import_roster", book(**district(people=[person(1, birth="mai")])), as_json=False)
    assert status == 1
    assert "Nhân sự, dòng 2, cột Ngày sinh: " in text
    assert "Chưa ghi dữ liệu nào" in text


def test_an_import_is_the_operators(run):
    run("import_roster", ARTICLE)
    line = Line.objects.get(verb="roster.imported")
    assert (line.by_id, line.after) == (None, {"file": "ham_tan_2016.xlsx"})


def test_an_export_tells_its_rows(run, tmp_path):
    stored(district(tenures=[tenure()]))
    path = str(tmp_path / "out.xlsx")
    assert run("export_roster", path) == (
        0,
        {"file": path, "rows": NONE | {"Xã": 2, "Thôn": 3, "Nhân sự": 3, "Chức vụ": 1}},
    )
    assert openpyxl.load_workbook(path).sheetnames[:6] == SHEETS


def test_an_export_leaves_its_line_in_the_journal(run, tmp_path):
    run("export_roster", tmp_path / "out.xlsx")
    assert Line.objects.get(verb="roster.exported").by_id is None


def test_an_export_of_a_commune_that_is_not_there_is_refused(run, tmp_path):
    status, told = run("export_roster", tmp_path / "out.xlsx", "--commune", "X")
    assert (status, told["error"]["code"]) == (1, "unknown_commune")
    assert "X" in told["error"]["message"]


@pytest.mark.parametrize("command", ["export_roster", "roster_template"])
def test_a_file_that_cannot_be_written_is_refused(run, command, tmp_path):
    status, told = run(command, tmp_path / "no" / "out.xlsx")
    assert (status, list(told), told["error"]["code"]) == (1, ["error"], "not_written")


def test_a_template_is_empty_and_can_be_imported(run, tmp_path):
    path = tmp_path / "t.xlsx"
    assert run("roster_template", path) == (0, {"file": str(path), "rows": NONE})
    status, told = run("import_roster", path)
    assert (status, told["ok"], told["written"], told["warnings"]) == (0, True, False, [])


def test_a_template_that_is_filled_in_can_be_imported(run, tmp_path):
    path = tmp_path / "t.xlsx"
    run("roster_template", path)
    workbook = openpyxl.load_workbook(path)
    row = commune("A")
    for at, value in enumerate([row["code"], row["name"], row["kind"]], start=1):
        workbook["Xã"].cell(2, at, value)
    workbook.save(path)
    assert run("import_roster", path)[1]["created"]["Xã"] == 1


def shell(*args):
    """The command as the operator runs it, with a database of its own (none: it is not there)."""
    env = {**os.environ, "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3", "PYTHONIOENCODING": "latin-1"}
    root = Path(__file__).parent.parent.parent
    return subprocess.run([sys.executable, "manage.py", *args], cwd=root, env=env, capture_output=True)


def test_bad_usage_is_status_2():
    assert shell("import_roster").returncode == 2


def test_a_database_that_is_not_there_is_one_document_in_utf_8(tmp_path):
    done = shell("export_roster", str(tmp_path / "a.xlsx"), "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout.decode("utf-8"))["error"]["code"] == "database"
