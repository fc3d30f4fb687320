"""What is refused before, or in, a process that a stranger's file cannot leave."""

import zipfile

import pytest

from staffing.rosters import child, guard, parsing
from staffing.rosters.guard import Unsafe
from tests.rosters.workbooks import save, table

SHEET = "xl/worksheets/sheet1.xml"
WORKSHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.fixture
def book(tmp_path):
    return save(tmp_path / "book.xlsx", {"Xã": table("communes", {})})


@pytest.fixture
def changed(book, tmp_path):
    """A copy of the book with some members replaced or added."""

    def change(members=None, **replaced):
        out = tmp_path / "changed.xlsx"
        new = {**(members or {})}
        with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in source.infolist():
                target.writestr(info.filename, new.pop(info.filename, source.read(info.filename)))
            for name, data in new.items():
                target.writestr(name, data)
        return out

    return change


def reason(path, **options):
    with pytest.raises(Unsafe) as unsafe:
        for _title, rows in parsing.sheets(path, **{"limits": True} | options):
            list(rows)
    return unsafe.value.reason


def titles(path, **options):
    return [title for title, _rows in parsing.sheets(path, **{"limits": True} | options)]


def sheet_of(cells):
    return {SHEET: WORKSHEET.format(cells)}


def test_a_plain_workbook_passes(book):
    assert titles(book) == ["Xã"]


def test_no_file_is_told(tmp_path):
    assert reason(tmp_path / "none.xlsx") == reason(tmp_path) == "missing"


@pytest.mark.parametrize("data", [b"", b"PK", b"STT,Ho ten\n1,A\n", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_zip_is_refused(tmp_path, data):
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    assert reason(path) in ("not_xlsx", "damaged")


def test_an_encrypted_or_old_workbook_is_refused(tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(guard.OLE + b"\0" * 1000)
    assert reason(path) == "encrypted"


def test_an_encrypted_member_is_refused(changed):
    path = changed()
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert reason(path) == "encrypted"


@pytest.mark.parametrize("members", [{"xl/vbaProject.bin": b"x"}, {"xl/macrosheets/sheet1.xml": "<a/>"}])
def test_macros_are_refused(changed, members):
    assert reason(changed(members)) == "macros"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_content_type_with_macros_is_refused(changed, encoding):
    types = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    assert reason(changed({"[Content_Types].xml": types.encode(encoding)})) == "macros"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("text", ["<!DOCTYPE a>", '<!ENTITY a "b">'])
@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", SHEET, "docProps/core.xml", "xl/media/image1.png"])
def test_a_document_type_is_refused_in_any_member_and_encoding(changed, name, text, encoding):
    assert reason(changed({name: f"<?xml version='1.0'?>{text}<a/>".encode(encoding)})) == "doctype"


@pytest.mark.parametrize("encoding", ["utf-7", "cp037"])
def test_an_encoding_that_could_hide_one_is_refused(changed, encoding):
    xml = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE a><a/>".encode(encoding)
    assert reason(changed({"docProps/core.xml": xml})) in ("doctype", "damaged")


def test_a_document_type_across_two_pieces_is_found(changed):
    text = f"<a>{' ' * (guard.CHUNK - 8)}<!DOCTYPE a></a>"
    assert reason(changed({"docProps/core.xml": text})) == "doctype"


@pytest.mark.parametrize("twin", ["xl/workbook.xml", "XL/Workbook.xml", "xl\\workbook.xml", "/xl/workbook.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(book, twin):
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr(twin, "<a/>")
    assert reason(book) == "damaged"


def test_more_than_20_mb_packed_is_refused_and_lifted(book, monkeypatch):
    monkeypatch.setattr(guard, "MOST_PACKED", 100)
    with pytest.raises(Unsafe, match="packed"):
        guard.check(book)
    guard.check(book, limits=False)


def test_more_than_200_mb_inflated_is_refused(changed):
    assert reason(changed({"xl/media/image1.png": b"\0" * (guard.MOST_UNPACKED + 1)})) == "unpacked"


def test_the_limit_counts_what_is_truly_inflated(changed):
    """A directory that claims ten bytes for a bomb is refused for the claim, not believed."""
    path = changed({"xl/media/image1.png": b"\0" * 5_000_000})
    data = path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    assert reason(path) == "damaged"


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "A200001", "GS1", "GS200001"])
def test_a_cell_beyond_row_200000_or_column_200_is_refused(changed, place):
    row = "".join(filter(str.isdigit, place))
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{place}"><v>1</v></c></row>'
    assert reason(changed(sheet_of(cells))) in ("far_cell", "damaged")


@pytest.mark.parametrize("place", ["A200000", "GR1"])
def test_the_last_row_and_the_last_column_are_read(changed, place):
    row = "".join(filter(str.isdigit, place))
    assert titles(changed(sheet_of(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'))) == ["Xã"]


def test_a_far_cell_is_refused_in_an_unknown_sheet_too(tmp_path):
    rows = [[None] * 200 + ["x"]]
    assert reason(save(tmp_path / "b.xlsx", {"Xã": table("communes", {}), "Nháp": rows})) == "far_cell"


def test_the_operator_may_go_further_out(tmp_path):
    path = save(tmp_path / "b.xlsx", {"Xã": table("communes", {}), "Nháp": [[None] * 200 + ["x"]]})
    assert titles(path, limits=False) == ["Xã", "Nháp"]


def test_broken_xml_is_refused(changed):
    assert reason(changed({SHEET: "<worksheet><sheetData><row"})) == "damaged"


def test_a_child_that_takes_too_long_is_ended(book, monkeypatch):
    monkeypatch.setattr(parsing, "SECONDS", 0.001)
    assert reason(book) == "damaged"


def test_the_child_does_not_get_the_environments_secrets(book, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hidden")
    seen = {}
    popen = parsing.subprocess.Popen

    def started(*arguments, **options):
        seen.update(options["env"])
        return popen(*arguments, **options)

    monkeypatch.setattr(parsing.subprocess, "Popen", started)
    assert titles(book) == ["Xã"]
    assert "SECRET_KEY" not in seen


def test_the_child_loads_no_django():
    loaded = parsing.subprocess.run(
        [
            parsing.sys.executable,
            "-c",
            "import sys, staffing.rosters.child, staffing.rosters.marker; print([*sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=parsing.ROOT,
    )
    assert "'django'" not in loaded.stdout


def test_what_the_child_sends_can_be_plain_values_alone(tmp_path):
    import pickle

    (tmp_path / "sent").write_bytes(pickle.dumps(guard.Unsafe("x")))
    with open(tmp_path / "sent", "rb") as sent, pytest.raises(pickle.UnpicklingError):
        parsing._Plain(sent).load()


def test_a_columns_letters_are_counted():
    assert [child.column_index(letters) for letters in ("A", "Z", "AA", "GR")] == [0, 25, 26, 199]
