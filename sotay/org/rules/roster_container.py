"""Look at an uploaded file before anything parses it: is it a spreadsheet, and of a sane size?

A workbook is an archive of XML. A few hundred bytes can unpack to gigabytes, and two cells far
apart make a reader lay out every cell between them, so both are measured here first.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 100
SMALL = 1024 * 1024  # a part this small may be packed as tightly as it likes
MOST_PARTS = 500
MOST_ROWS = 100_000
MOST_CELLS = 4_000_000
CHUNK = 1 << 20
OLE = b"\xd0\xcf\x11\xe0"

ENCRYPTED = "Tệp đang đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại tệp."
BROKEN = "Tệp hỏng hoặc không phải bảng tính. Hãy mở bằng Excel và lưu lại dạng .xlsx."
TOO_LONG = "Tệp có quá 100.000 dòng. Hãy xóa các dòng thừa ở cuối trang hoặc tách thành nhiều tệp."
BOMB = "Tệp nén bất thường, mở ra lớn gấp nhiều lần. Hãy chép dữ liệu sang tệp mới rồi lưu."
WIDE = "Tệp có ô ghi ở quá xa bảng. Hãy xóa các ô thừa bên phải và bên dưới bảng rồi lưu lại."
WEB_PAGE = (
    "Đây là trang web (HTML hoặc XML) mang tên bảng tính. Hãy mở bằng Excel, chọn Lưu thành "
    "dạng .xlsx rồi chọn lại tệp."
)
BINARY = "Không đọc được dạng .xlsb. Hãy lưu lại dạng .xlsx rồi chọn lại."
NO_SHEET = "Đây không phải bảng tính Excel. Hãy lưu lại dạng .xlsx rồi chọn lại."

XLSX_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell with something in it; merely formatted ones are closed at once or hold nothing.
XLSX_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>\s*<[^/]"""
)
ODS_TOKEN = re.compile(rb"<(/?)table:(table-row|table|table-cell|covered-table-cell)\b([^>]*)>")
REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d+)["']""")


class RosterUnreadable(Exception):
    """The file as a whole cannot be read; the sentence says what to do."""


def check_container(data: bytes, *, most: int = MOST_BYTES) -> None:
    """Refuse what is no spreadsheet, or unpacks to far more than it is, before it is parsed."""
    if not data.strip(b"\x00 \r\n\t"):
        raise RosterUnreadable("Tệp trống. Hãy chọn đúng tệp danh sách.")
    if len(data) > most:
        raise RosterUnreadable(f"Tệp lớn quá {most >> 20} MB. Hãy tách thành nhiều tệp.")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RosterUnreadable(ENCRYPTED)
    elif data.startswith(b"PK"):
        _check_archive(data)
    else:
        is_markup = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
        raise RosterUnreadable(WEB_PAGE if is_markup else NO_SHEET)


def _check_archive(data: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_sizes(archive.infolist(), len(data))
        for part in archive.infolist():
            _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise RosterUnreadable(BROKEN) from None


def _check_sizes(parts: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    tight = any(p.file_size > max(SMALL, MOST_RATIO * p.compress_size) for p in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or tight:
        raise RosterUnreadable(BOMB)
    if unpacked > max(SMALL, MOST_RATIO * size):  # parts that overlap share their packed bytes
        raise RosterUnreadable(BOMB)
    if any(p.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for p in parts):
        raise RosterUnreadable(BROKEN)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.filename == "xl/workbook.bin":
        raise RosterUnreadable(BINARY)
    if XLSX_PART.fullmatch(part.filename):
        rows, columns = _xlsx_extent(_chunks(archive, part))
    elif part.filename == "content.xml":
        rows, columns = _ods_extent(archive.read(part))
    else:
        return
    if rows * columns > MOST_CELLS and columns > 100:
        raise RosterUnreadable(WIDE)
    if rows > MOST_ROWS:
        raise RosterUnreadable(TOO_LONG)


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            piece = rest + chunk
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise RosterUnreadable(BROKEN)
            yield piece
            rest = chunk[-400:]  # a cell's tag cut in two is seen in the next piece


def _xlsx_extent(chunks: Iterator[bytes]) -> tuple[int, int]:
    rows = columns = 0
    for chunk in chunks:
        for letters, number in XLSX_CELL.findall(chunk):
            rows = max(rows, int(number))
            columns = max(columns, _column_number(letters))
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _ods_extent(content: bytes) -> tuple[int, int]:
    """The largest of a document's tables, repeated rows and cells counted where they say a thing.

    The reader of such files lays out repeated rows and columns one by one.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise RosterUnreadable(BROKEN)
    most_rows = most_columns = row = column = repeat = 0
    for closing, name, attributes in ODS_TOKEN.findall(content):
        if name == b"table":
            row = 0
        elif name == b"table-row":
            if not closing:
                column, repeat = 0, _repeat(attributes)
                row += repeat
        elif not closing:
            column += _repeat(attributes)
            if b"office:value-type" in attributes:
                most_rows, most_columns = max(most_rows, row), max(most_columns, column)
    return most_rows, most_columns


def _repeat(attributes: bytes) -> int:
    found = REPEATED.search(attributes)
    return int(found[1]) if found else 1
