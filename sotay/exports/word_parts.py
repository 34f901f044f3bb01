"""Pieces of a Party document in Word: page, heading, paragraphs, tables, signatures."""

from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sotay.exports import wording
from sotay.exports.sheets import Heading
from sotay.exports.word_format import DocumentFormat

CENTER = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT = WD_ALIGN_PARAGRAPH.LEFT
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
# A little wider than the letters are: a machine without Times New Roman takes another font.
PARTY_WIDTH_EM = 14.5
MOTTO_WIDTH_EM = 13.0
STATE_NAME = 12
CELL_MARGINS = 3.8
LEFT_SHARE = 0.47
LEFT_SHARE_OF_STATE = 0.42


class Sheet:
    """One document under way, in one format."""

    def __init__(self, layout: DocumentFormat, title: str) -> None:
        self.layout = layout
        self.document: WordDocument = Document()
        self._set_page()
        self._set_normal()
        self._set_properties(title)
        self._number_pages()

    def write(
        self,
        where: WordDocument | _Cell,
        runs: str | Iterable[tuple[str, str]],
        *,
        align: WD_ALIGN_PARAGRAPH = JUSTIFY,
        size: float = 0,
        line: float = 0,
        first_line: float = 0,
        after: float = 0,
        keep: bool = False,
    ) -> Paragraph:
        """A paragraph of (text, style letters) where b is bold and i italic."""
        paragraph = where.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment = align
        form.first_line_indent = Mm(first_line)
        form.space_before, form.space_after = Pt(0), Pt(after)
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(line or self.layout.line)
        form.keep_with_next = keep
        for text, style in [(runs, "")] if isinstance(runs, str) else runs:
            run = paragraph.add_run(wording.printable(text))
            run.bold, run.italic = "b" in style or None, "i" in style or None
            if size:
                run.font.size = Pt(size)
        return paragraph

    def body(self, runs: str | Iterable[tuple[str, str]], *, keep: bool = False) -> Paragraph:
        return self.write(
            self.document,
            runs,
            first_line=self.layout.first_line,
            after=self.layout.paragraph_gap,
            keep=keep,
        )

    def prose(self, text: str) -> None:
        for paragraph in wording.blocks(text) or [wording.NOT_WRITTEN]:
            self.body(paragraph)

    def section(self, title: str) -> None:
        self.body([(title, "b")], keep=True)

    def heading(self, heading: Heading, year: int) -> None:
        """Bodies and asterisk on the left, the Party's name with its rule on the right."""
        self.numbered_heading(heading, "", (PARTY,), wording.place_and_day(heading, year))

    def numbered_heading(
        self,
        heading: Heading,
        number: str,
        names: Sequence[str],
        dated: str,
        *,
        star: bool = True,
    ) -> None:
        """The same with the paper's number; `names` stand on the right, the last one ruled."""
        layout = self.layout
        share = layout.text_width * (LEFT_SHARE if len(names) == 1 else LEFT_SHARE_OF_STATE)
        left, right = self._row((share, layout.text_width - share))
        if heading.parent_body:
            self.centred(left, heading.parent_body.upper(), size=layout.parent_body)
        self.centred(left, heading.body.upper(), "b", layout.issuing_body)
        if star:
            self.centred(left, "*", size=layout.issuing_body)
        if number:
            self.centred(left, number, size=layout.place_and_day)
        self._ruled_names(right, names, layout.text_width - share)
        day = self.centred(right, dated, "i", layout.place_and_day)
        day.paragraph_format.space_before = Pt(6)

    def _ruled_names(self, cell: _Cell, names: Sequence[str], width: float) -> None:
        """The Party's name stands large; the Republic's two lines must fit beside the bodies."""
        size = self.layout.party_name if len(names) == 1 else STATE_NAME
        for words in names:
            name = self.centred(cell, words, "b", size)
        wide = (PARTY_WIDTH_EM if len(names) == 1 else MOTTO_WIDTH_EM) * size * 25.4 / 72
        spare = max(width - wide - CELL_MARGINS, 0)
        name.paragraph_format.left_indent = name.paragraph_format.right_indent = Mm(spare / 2)
        _rule_below(name)

    def title(self, title: str, abstract: Sequence[str]) -> None:
        layout = self.layout
        name = self.write(
            self.document,
            [(title.upper(), "b")],
            align=CENTER,
            size=layout.title,
            line=22,
            keep=True,
        )
        name.paragraph_format.space_before = Pt(18)
        for line in abstract:
            runs = [(line, "b")]
            self.write(self.document, runs, align=CENTER, size=layout.abstract, keep=True)
        self.write(self.document, "-----", align=CENTER, after=12)

    def table(self, titles: Sequence[str], widths: Sequence[float]) -> Table:
        """Widths are shares of the text width; the row of titles returns on each page."""
        table = self.document.add_table(rows=1, cols=len(titles), style="Table Grid")
        self._fix_widths(table, [share * self.layout.text_width for share in widths])
        _mark(table.rows[0], "w:tblHeader")
        for cell, title in zip(table.rows[0].cells, titles, strict=True):
            self.fill(cell, [(title, "b")], align=CENTER)
        return table

    def add_row(self, table: Table, texts: Sequence[str], *, whole: bool = False) -> None:
        """`whole`: the row is never broken over a page."""
        widths, row = [cell.width for cell in table.rows[0].cells], table.add_row()
        if whole:
            _mark(row, "w:cantSplit")
        for cell, width, text in zip(row.cells, widths, texts, strict=True):
            cell.width = width
            for index, paragraph in enumerate(wording.blocks(text) or [""]):
                self.fill(cell, paragraph, first=index == 0)

    def add_band(self, table: Table, text: str) -> None:
        """A row over the whole width: the head under which the next rows stand."""
        cells = table.add_row().cells
        self.fill(cells[0].merge(cells[-1]), [(text, "bi")])

    def fill(
        self,
        cell: _Cell,
        runs: str | Iterable[tuple[str, str]],
        *,
        align: WD_ALIGN_PARAGRAPH = LEFT,
        first: bool = True,
    ) -> None:
        if first:
            _empty(cell)
        layout = self.layout
        self.write(cell, runs, align=align, size=layout.table, line=layout.table_line, after=2)

    def signatures(self, left_title: str, right_title: str, name: str) -> None:
        self.write(self.document, "", line=10, keep=True)
        left, right = self.halves()
        self.centred(left, left_title, "b")
        self.centred(right, right_title, "b")
        for _ in range(4):
            self.centred(right, "")
        self.centred(right, name, "b")

    def halves(self) -> list[_Cell]:
        """A row of two cells, never broken over a page."""
        return self._row((self.layout.text_width / 2,) * 2)

    def note(self, text: str) -> None:
        runs = [(text, "i")]
        note = self.write(self.document, runs, align=LEFT, size=self.layout.note, line=14)
        note.paragraph_format.space_before = Pt(18)

    def recipients(
        self, place: _Cell | WordDocument, lines: Iterable[str], before: float = 0
    ) -> None:
        """Who gets it, under "Nơi nhận:"."""
        title = self.write(place, "", align=LEFT, keep=True)
        if before:
            title.paragraph_format.space_before = Pt(before)
        title.add_run("Nơi nhận:").underline = True
        for line in lines:
            self.write(place, f"- {wording.printable(line)}", align=LEFT, size=12, line=16)

    def centred(self, cell: _Cell, text: str, style: str = "", size: float = 0) -> Paragraph:
        return self.write(cell, [(text, style)], align=CENTER, size=size, line=18, keep=True)

    def _row(self, widths: Sequence[float]) -> list[_Cell]:
        table = self.document.add_table(rows=1, cols=len(widths))
        self._fix_widths(table, widths)
        _mark(table.rows[0], "w:cantSplit")
        for cell in table.rows[0].cells:
            _empty(cell)
        return list(table.rows[0].cells)

    def _fix_widths(self, table: Table, widths: Sequence[float]) -> None:
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)

    def _set_page(self) -> None:
        section, layout = self.document.sections[0], self.layout
        section.page_width, section.page_height = Mm(layout.page_width), Mm(layout.page_height)
        section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
        section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
        section.header_distance = section.footer_distance = Mm(layout.header)

    def _set_normal(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = self.layout.font, Pt(self.layout.body)
        properties = normal.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), self.layout.font)
        complex_size = OxmlElement("w:szCs")
        complex_size.set(qn("w:val"), str(round(self.layout.body * 2)))
        properties.append(complex_size)
        language = OxmlElement("w:lang")
        for attribute in ("w:val", "w:eastAsia", "w:bidi"):
            language.set(qn(attribute), "vi-VN")
        properties.append(language)

    def _set_properties(self, title: str) -> None:
        core = self.document.core_properties
        core.title, core.language = wording.printable(title)[:200], "vi-VN"
        core.author = core.last_modified_by = core.comments = ""

    def _number_pages(self) -> None:
        """Top centre from the second page."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTER
        for kind, code in (("begin", ""), ("", " PAGE "), ("end", "")):
            paragraph.add_run()._r.append(_field(kind, code))


def _field(kind: str, code: str):
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.set(qn("xml:space"), "preserve")
    part.text = code
    return part


def _rule_below(paragraph: Paragraph) -> None:
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _mark(row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _empty(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        cell._tc.remove(paragraph._p)
