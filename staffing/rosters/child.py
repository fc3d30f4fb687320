"""The process in which a stranger's workbook is parsed: short of memory and time, without Django, without secrets.

`python -m staffing.rosters.child read PATH [nolimits]` writes pickles to standard output: ("refused", reason), or for
each sheet its title and its rows in lists of at most BATCH, closed by None; at last ("end",).
`python -m staffing.rosters.child mark PATH OUT [nolimits]` reads the marks as JSON from standard input (marker.py).
A cell is text, a number, a boolean, a date or a time; "" where empty; ERROR where Excel shows an error.
"""

import json
import pickle
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from staffing.rosters import guard
from staffing.rosters.layout import SHEET_OF_TITLE, key

ERROR = b"#"  # no cell is bytes, so this is no value
BATCH = 2_000
SECONDS = 55
MEMORY = 2**30
MEMORY_WITHOUT_LIMITS = 8 * 2**30
ERROR_TYPE = re.compile(rb"""\bt\s*=\s*["']e["']""")
CELL = re.compile(r"([A-Z]+)([0-9]+)")


def main(arguments: list[str]) -> None:
    what, path, *rest = arguments
    limits = "nolimits" not in rest
    shut_in(limits)
    try:
        guard.check(Path(path), limits=limits)
        if what == "read":
            send_sheets(path, limits)
        else:
            from staffing.rosters.marker import mark

            mark(path, rest[0], json.load(sys.stdin.buffer))
        send(("end",))
    except guard.Unsafe as unsafe:
        send(("refused", unsafe.reason))
    except MemoryError:
        send(("refused", "too_much"))
    except Exception:  # noqa: BLE001 - whatever a parser says of a stranger's file, the file is at fault
        send(("refused", "damaged"))


def shut_in(limits: bool) -> None:
    """From here on this process gets no more memory and processor time than a roster needs."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's time limit holds there too
        return
    memory = MEMORY if limits else MEMORY_WITHOUT_LIMITS
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if limits:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def send(record) -> None:
    pickle.dump(record, sys.stdout.buffer, protocol=5)
    sys.stdout.buffer.flush()


def send_sheets(path: str, limits: bool) -> None:
    """Every sheet's title; the rows of those in the contract's table. A cell too far out refuses the whole file."""
    import python_calamine

    workbook = python_calamine.load_workbook(path)
    parts = sheet_parts(path)
    for index, title in enumerate(workbook.sheet_names):
        rows = []
        if workbook.sheets_metadata[index].typ == python_calamine.SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_index(index)
            if limits and sheet.end and (sheet.end[0] >= guard.LAST_ROW or sheet.end[1] >= guard.LAST_COLUMN):
                raise guard.Unsafe("far_cell")
            if key(title) in SHEET_OF_TITLE and sheet.end:
                rows = sheet.to_python(skip_empty_area=False)
                for row, column in error_cells(path, parts[index]):
                    rows[row][column] = ERROR
        send(("sheet", title))
        for start in range(0, len(rows), BATCH):
            send(rows[start : start + BATCH])
        send(None)


def sheet_parts(path: str) -> list[str]:
    """The member that holds each sheet, in the workbook's order."""
    with zipfile.ZipFile(path) as archive:
        names = {guard.member_key(member): member.filename for member in archive.infolist()}
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in _elements(archive, names["xl/_rels/workbook.xml.rels"])
        }
        parts = []
        for element in _elements(archive, names["xl/workbook.xml"]):
            if element.tag.endswith("}sheet"):
                relation = next((value for name, value in element.items() if name.endswith("}id")), None)
                target = targets.get(relation, "")
                full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                parts.append(names.get(full.casefold(), ""))
        return parts


def _elements(archive: zipfile.ZipFile, name: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(archive.read(name)).iter()  # noqa: S314 - the guard let no document type pass


def error_cells(path: str, part: str) -> Iterator[tuple[int, int]]:
    """Row and column (from 0) of each cell of this member that shows an Excel error: calamine gives those as empty."""
    with zipfile.ZipFile(path) as archive:
        with archive.open(part) as data:
            if not _has_errors(data):
                return
        with archive.open(part) as data:
            yield from _scan(data)


def _has_errors(data) -> bool:
    tail = b""
    while chunk := data.read(guard.CHUNK):
        if b"\0" in chunk or ERROR_TYPE.search(tail + chunk):
            return True
        tail = chunk[-50:]
    return False


def _scan(data) -> list[tuple[int, int]]:
    found, at = [], [-1, -1]

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            at[:] = int(attributes["r"]) - 1 if "r" in attributes else at[0] + 1, -1
        elif name == "c":
            place = CELL.fullmatch(attributes.get("r", ""))
            at[:] = (int(place[2]) - 1, column_index(place[1])) if place else (at[0], at[1] + 1)
            if attributes.get("t") == "e":
                found.append(tuple(at))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.ParseFile(data)
    return found


def column_index(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


if __name__ == "__main__":
    main(sys.argv[1:])
