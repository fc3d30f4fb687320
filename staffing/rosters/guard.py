"""Is this file a plain .xlsx, safe to hand to a parser? Runs in the child process, needs neither Django nor a parser.

What the directory of a zip claims is not believed: every member is inflated here once and counted.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

MOST_PACKED = 20 * 2**20
MOST_UNPACKED = 200 * 2**20
MOST_MEMBERS = 5_000
LAST_ROW = 200_000
LAST_COLUMN = 200

CHUNK = 2**20
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
STORED, DEFLATED = 0, 8
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
PLAIN_ENCODING = re.compile(rb"(utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d)", re.IGNORECASE)
DECLARATION = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")
MACRO_TYPES = ("macroenabled", "vbaproject", "macrosheet")
LONGEST_TOKEN = 4 * max(map(len, FORBIDDEN))


class Unsafe(Exception):
    """The file is refused; `reason` is a key of reading_messages.UNREADABLE."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def check(path: Path, *, limits: bool = True) -> None:
    """Refuse (Unsafe) what is no .xlsx, is encrypted, holds macros or a document type, or is too large.

    `limits=False` lifts the sizes alone: 20 MB packed, 200 MB inflated.
    """
    with open(path, "rb") as raw:
        start = raw.read(8)
        if start == OLE:
            raise Unsafe("encrypted")
        if limits and path.stat().st_size > MOST_PACKED:
            raise Unsafe("packed")
        if start[:4] != b"PK\x03\x04":
            raise Unsafe("not_xlsx")
        try:
            members = zipfile.ZipFile(raw).infolist()
            _check_names(members)
            _check_contents(raw, members, MOST_UNPACKED if limits else None)
        except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError) as error:
            raise Unsafe("damaged") from error


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Unsafe("damaged")
    if any(member.flag_bits & 0x41 for member in members):
        raise Unsafe("encrypted")
    names = [member_key(member) for member in members]
    if len(set(names)) < len(names):
        raise Unsafe("damaged")
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise Unsafe("macros" if "xl/workbook.bin" in names else "not_xlsx")
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Unsafe("macros")


def member_key(member: zipfile.ZipInfo) -> str:
    """The name as the parser looks it up: without case, with plain strokes."""
    return member.filename.replace("\\", "/").lstrip("/").casefold()


def _check_contents(raw, members: list[zipfile.ZipInfo], most: int | None) -> None:
    total = 0
    for member in members:
        tail = b""
        name = member_key(member)
        for number, chunk in enumerate(inflated(raw, member)):
            total += len(chunk)
            if most is not None and total > most:
                raise Unsafe("unpacked")
            if number == 0 and name.endswith((".xml", ".rels", ".vml")):
                _check_encoding(chunk)
            window = tail + chunk
            if _holds(window, FORBIDDEN):
                raise Unsafe("doctype")
            if name == "[content_types].xml" and _holds(window.lower(), MACRO_TYPES):
                raise Unsafe("macros")
            tail = window[-LONGEST_TOKEN:]


def _check_encoding(start: bytes) -> None:
    """Only encodings in which the search below finds its words (UTF-7 or EBCDIC would hide them)."""
    declared = DECLARATION.match(start[:500])
    if declared and not PLAIN_ENCODING.fullmatch(declared[1]):
        raise Unsafe("doctype")
    if start and b"\0" not in start[:8] and not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise Unsafe("damaged")


def _holds(data: bytes, words: tuple[str, ...]) -> bool:
    if any(word.encode() in data for word in words):
        return True
    return b"\0" in data and any(word.encode(wide) in data for word in words for wide in WIDE)


def inflated(raw, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's true bytes, piece by piece. Refuses one that is not what the directory says."""
    raw.seek(member.header_offset)
    header = LOCAL_HEADER.unpack(raw.read(LOCAL_HEADER.size))
    name = raw.read(header[9])
    expected = member.orig_filename.encode("utf-8" if member.flag_bits & 0x800 else "cp437")
    if header[0] != b"PK\x03\x04" or name != expected or header[3] != member.compress_type:
        raise Unsafe("damaged")
    raw.seek(header[10], 1)
    length = 0
    for piece in _pieces(raw, member):
        length += len(piece)
        yield piece
    if length != member.file_size:
        raise Unsafe("damaged")


def _pieces(raw, member: zipfile.ZipInfo) -> Iterator[bytes]:
    left = member.compress_size
    if member.compress_type not in (STORED, DEFLATED):
        raise Unsafe("damaged")
    inflater = zlib.decompressobj(-15) if member.compress_type == DEFLATED else None
    while left:
        packed = raw.read(min(left, 2**16))
        if not packed:
            raise Unsafe("damaged")
        left -= len(packed)
        if inflater is None:
            yield packed
            continue
        while packed:
            yield inflater.decompress(packed, CHUNK)
            packed = inflater.unconsumed_tail
    if inflater is not None:
        yield inflater.flush()
        if not inflater.eof or inflater.unused_data:
            raise Unsafe("damaged")
