"""Workbooks made on the spot, as offices have them: the corpus of the roster import."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

UNIT_HEADS = ("Mã tổ chức", "Tên tổ chức", "Loại", "Mã cấp trên")
HEADS = ("Mã tổ chức", "Họ và tên", "Ngày sinh", "Giới tính", "Đối tượng", "Tổ đảng",
         "Chức vụ Đảng", "Ngày vào Đảng", "Số thẻ Đảng viên", "Điện thoại",
         "Thư điện tử")  # fmt: skip
UNITS = (
    ("A", "Đảng bộ Sở Ví dụ", "Đảng bộ cơ sở", ""),
    ("A.01", "Chi bộ Văn phòng", "Chi bộ trực thuộc", "A"),
    ("A.02", "Chi bộ Thanh tra", "Chi bộ trực thuộc", "A"),
)
AN = ("A.01", "Nguyễn Văn An", "03/02/1980", "Nam", "Đảng viên chính thức", "Tổ đảng 1", "Bí thư",
      "19/05/2005", "12345678", "0912345678", "An@example.vn")  # fmt: skip
OFFICIAL = "Đảng viên chính thức"
Sheet = Any


def made(*fillers: Callable[[Any], None], **options: Any) -> bytes:
    """The bytes of a workbook that these functions filled."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, **options}) as book:
        for fill in fillers:
            fill(book)
    return held.getvalue()


def sheet(name: str, *rows: Sequence[Any], hidden: bool = False) -> Callable[[Any], None]:
    """A sheet of these rows, every cell as Python has it."""

    def fill(book: Any) -> None:
        page = book.add_worksheet(name)
        if hidden:
            page.hide()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in (None, ""):
                    page.write(number, column, value)

    return fill


def units(*rows: Sequence[Any]) -> Callable[[Any], None]:
    return sheet("Tổ chức", UNIT_HEADS, *(rows or UNITS))


def people(*rows: Sequence[Any], heads: Sequence[str] = HEADS) -> Callable[[Any], None]:
    return sheet("Người", heads, *rows)


def person(**cells: Any) -> bytes:
    """A workbook of one person, of whom only what must be there is there, and these cells."""
    heads = {"born": "Ngày sinh", "card": "Số thẻ Đảng viên", "phone": "Điện thoại",
             "email": "Thư điện tử", "post": "Chức vụ Đảng", "sex": "Giới tính",
             "joined": "Ngày vào Đảng", "group": "Tổ đảng"}  # fmt: skip
    row = {"Mã tổ chức": "A.01", "Họ và tên": "Lê Hà", "Đối tượng": OFFICIAL}
    row |= {heads.get(key, key): value for key, value in cells.items()}
    return made(people(tuple(row.values()), heads=tuple(row)))


def archive(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.compression = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(name, content)
    return held.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with one part of it changed."""
    opened = zipfile.ZipFile(io.BytesIO(data))
    parts = {part: opened.read(part) for part in opened.namelist()}
    return archive({**parts, name: change(parts[name])})


def ods(rows: Sequence[Sequence[str]], *, repeat: str = "") -> bytes:
    """A LibreOffice sheet of texts; `repeat` goes into the last row's tag."""
    lines = [
        "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
                "</table:table-cell>" for cell in row)
        for row in rows
    ]  # fmt: skip
    tags = [""] * (len(lines) - 1) + [repeat]
    body = "".join(f"<table:table-row {tag}>{line}</table:table-row>"
                   for tag, line in zip(tags, lines, strict=True))  # fmt: skip
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Người">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:m"></manifest:manifest>'
    )
    return archive({"mimetype": mime, "META-INF/manifest.xml": manifest,
                    "content.xml": content.encode()})  # fmt: skip
