"""A table as an office keeps it: its name above, sums as values, and a sheet that says where the
figures come from.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

TEXT, NUMBER, SHARE = "text", "number", "share"
FORMATS = {TEXT: {}, NUMBER: {"num_format": "#,##0"}, SHARE: {"num_format": "0%"}}
FONT = {"font_name": "Times New Roman", "font_size": 13, "valign": "vcenter"}
Value = str | int | float | None


@dataclass(frozen=True)
class Head:
    """A column: its words, what stands in it, how wide."""

    words: str
    kind: str = NUMBER
    width: int = 11


@dataclass(frozen=True)
class OfficeTable:
    """What the file holds; a word in a column of numbers stays a word."""

    above: str  # the organisation above, as at the head of its papers
    body: str
    title: str
    subtitle: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value]
    sources: Sequence[tuple[str, str]] = field(default_factory=tuple)
    sheet: str = "Tình hình"


def office_xlsx(*tables: OfficeTable) -> bytes:
    """The file as bytes, a sheet for each table and the sources of the first; words are text, never
    formulas or links; sums are values.
    """
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False,
                                      "strings_to_urls": False})  # fmt: skip
    for table in tables:
        page = book.add_worksheet(table.sheet)
        _name(book, page, table)
        _fill(book, page, table)
    _source(book, tables[0])
    book.close()
    return held.getvalue()


def _name(book: Any, page: Any, table: OfficeTable) -> None:
    last, half = len(table.heads) - 1, 2
    for row, words, bold in ((0, table.above, False), (1, table.body, True)):
        look = book.add_format({**FONT, "bold": bold, "align": "center"})
        page.merge_range(row, 0, row, half, "", look)
        page.write_string(row, 0, words, look)
    for row, words, look in (
        (3, table.title, {"bold": True, "font_size": 14}),
        (4, table.subtitle, {"italic": True}),
    ):
        made = book.add_format({**FONT, **look, "align": "center"})
        page.merge_range(row, 0, row, last, "", made)
        page.write_string(row, 0, words, made)


def _fill(book: Any, page: Any, table: OfficeTable) -> None:
    first = 6
    head = book.add_format({**FONT, "bold": True, "border": 1, "align": "center",
                            "text_wrap": True, "bg_color": "#F3EDE1"})  # fmt: skip
    page.set_row(first, 52)
    for column, one in enumerate(table.heads):
        page.set_column(column, column, one.width)
        page.write_string(first, column, one.words, head)
    plain, bold = (_looks(book, table.heads, weight) for weight in (False, True))
    for line, row in enumerate(table.rows, first + 1):
        _row(page, line, row, plain)
    if table.total:
        _row(page, first + 1 + len(table.rows), table.total, bold)
    page.freeze_panes(first + 1, min(3, len(table.heads)))
    page.repeat_rows(first)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P/&N")


def _looks(book: Any, heads: Sequence[Head], bold: bool) -> list[tuple[Any, Any]]:
    """For each column the look of what belongs there, and of a word in its place."""
    made = {
        kind: (book.add_format({**FONT, "border": 1, "bold": bold, **more}),
               book.add_format({**FONT, "border": 1, "bold": bold, "italic": kind != TEXT}))
        for kind, more in FORMATS.items()
    }  # fmt: skip
    return [made[head.kind] for head in heads]


def _row(page: Any, line: int, row: Sequence[Value], looks: list[tuple[Any, Any]]) -> None:
    for column, (value, (own, word)) in enumerate(zip(row, looks, strict=True)):
        if value is None:
            page.write_blank(line, column, None, own)
        elif isinstance(value, str):
            page.write_string(line, column, value, word)
        else:
            page.write_number(line, column, value, own)


def _source(book: Any, table: OfficeTable) -> None:
    page = book.add_worksheet("Nguồn")
    name, words = (book.add_format({**FONT, "valign": "top", "bold": bold, "text_wrap": True})
                   for bold in (True, False))  # fmt: skip
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 90)
    for line, (label, text) in enumerate(table.sources):
        page.write_string(line, 0, label, name)
        page.write_string(line, 1, text, words)
    page.freeze_panes(1, 0)
    page.fit_to_pages(1, 0)
