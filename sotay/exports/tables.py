"""A table as an Excel file, with its title above and wide enough columns."""

import io
from collections.abc import Sequence

import xlsxwriter

FONT = {"font_name": "Times New Roman", "font_size": 13, "valign": "top", "text_wrap": True}


def table_xlsx(title: str, heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """The file as bytes; words are text, never formulas; numbers are numbers."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False,
                                      "strings_to_urls": False})  # fmt: skip
    page = book.add_worksheet("Bảng")
    cell, head = (
        book.add_format({**FONT, "border": 1}),
        book.add_format({**FONT, "border": 1, "bold": True, "bg_color": "#f3ede1"}),
    )
    page.write_string(0, 0, title, book.add_format({**FONT, "bold": True, "text_wrap": False}))
    for column, words in enumerate(heads):
        page.write_string(2, column, words, head)
        longest = max((len(str(row[column])) for row in rows), default=0)
        page.set_column(column, column, min(60, max(len(words), longest) + 4))
    for line, row in enumerate(rows, 3):
        for column, value in enumerate(row):
            page.write(line, column, value, cell)
    page.freeze_panes(3, 1)
    page.repeat_rows(2)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    book.close()
    return held.getvalue()
