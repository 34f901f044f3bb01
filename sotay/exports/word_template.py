"""A committee's own Word template of minutes: {{Số}}, {{Nội dung}} and so on, filled in.

Places are found by their folded names, also when Word has cut them into several runs. Nothing in
a template is evaluated: a place is a name in a fixed list, no expression.
"""

import copy
import io
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sotay.exports import sheets_minutes as minutes
from sotay.exports.sheets_minutes import MinutesSheet, Row, Signer
from sotay.exports.word_checks import UNREADABLE, WrongTemplate, check_file
from sotay.exports.wording import printable
from sotay.kit.text import fold

PLACE = re.compile(r"\{\{([^{}]{0,80})\}\}")
REQUIRED = ("Số", "Nội dung", "Ký người ghi", "Ký chủ trì", "Mã kiểm")
OPTIONAL = ("Cấp trên", "Đơn vị", "Địa danh, ngày tháng", "Tên cuộc họp", "Thời gian", "Địa điểm",
            "Chủ trì", "Người ghi biên bản", "Khách mời", "Có mặt", "Vắng mặt", "Kết luận",
            "Phân công", "Kết thúc", "Nơi nhận", "Tên người ghi", "Tên chủ trì")  # fmt: skip
PLACES = (*REQUIRED, *OPTIONAL)
BY_FOLDED = {fold(name): name for name in PLACES}
Value = str | list[Row]


def check_template(data: bytes) -> None:
    """Raises `WrongTemplate` unless the file is safe, its places are known and none is missing."""
    check_file(data)
    try:
        document = Document(io.BytesIO(data))
        found = {name for p in _paragraphs(document) for name in PLACE.findall(_text(p))}
    except UNREADABLE:
        raise WrongTemplate("Tệp Word bị hỏng. Hãy mở bằng Word và lưu lại.") from None
    known = {BY_FOLDED[fold(name)] for name in found if fold(name) in BY_FOLDED}
    for name in sorted(found):
        if fold(name) not in BY_FOLDED:
            raise WrongTemplate(f"Không có chỗ điền tên “{name}”.{_meant(name)}")
    missing = [name for name in REQUIRED if name not in known]
    if missing:
        raise WrongTemplate(f"Mẫu còn thiếu chỗ điền: {', '.join(missing)}.")


def _meant(name: str) -> str:
    close = get_close_matches(fold(name), BY_FOLDED, n=1)
    return f" Có phải là “{BY_FOLDED[close[0]]}”?" if close else ""


def filled(data: bytes, sheet: MinutesSheet) -> bytes:
    document = Document(io.BytesIO(data))
    values = values_of(sheet)
    for paragraph in list(_paragraphs(document)):
        _fill(paragraph, values)
    for annex in sheet.annexes:
        document.add_page_break()
        for line in minutes.annex_text(sheet, annex).splitlines():
            document.add_paragraph(line)
        for signer in (annex.left, annex.right):
            document.add_paragraph(f"{signer.name}: {signer.mark or '(chưa ký)'}")
        document.add_paragraph(f"SHA-256: {annex.digest}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def shown_lines(data: bytes) -> list[str]:
    """The words of a Word file, paragraph by paragraph, for a look on the screen."""
    texts = (_text(p) for p in _paragraphs(Document(io.BytesIO(data))))
    return [text for text in texts if text.strip()]


def values_of(sheet: MinutesSheet) -> dict[str, Value]:
    values: dict[str, Value] = {
        "Số": sheet.number,
        "Cấp trên": sheet.heading.parent_body.upper(),
        "Đơn vị": sheet.heading.body.upper(),
        "Địa danh, ngày tháng": minutes.dated(sheet),
        "Tên cuộc họp": sheet.abstract,
        "Thời gian": sheet.opened,
        "Địa điểm": sheet.place,
        "Chủ trì": sheet.chair,
        "Người ghi biên bản": sheet.keeper,
        "Khách mời": [Row("item", line, "-") for line in sheet.guests],
        "Có mặt": sheet.present,
        "Vắng mặt": minutes.absent_rows(sheet),
        "Nội dung": minutes.course_rows(sheet),
        "Kết luận": minutes.text_rows(sheet.conclusion),
        "Phân công": minutes.task_rows(sheet),
        "Kết thúc": minutes.text_rows(sheet.closing),
        "Nơi nhận": [Row("item", line, "-") for line in sheet.recipients],
        "Ký người ghi": _signature(sheet.left),
        "Ký chủ trì": _signature(sheet.right),
        "Tên người ghi": sheet.left.name,
        "Tên chủ trì": sheet.right.name,
        "Mã kiểm": f"SHA-256: {sheet.digest}" if sheet.digest else "",
    }
    return {fold(name): value for name, value in values.items()}


def _signature(signer: Signer) -> list[Row]:
    marks = [Row("text", signer.mark)] if signer.mark else [Row("text", "")] * 3
    return [*marks, Row("part", signer.name)]


def _paragraphs(document: WordDocument) -> Iterator:
    """Every paragraph of body, tables, text boxes, headers and footers."""
    yield from document.element.body.iter(qn("w:p"))
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header,
                     section.first_page_footer):  # fmt: skip
            if not part.is_linked_to_previous:
                yield from part._element.iter(qn("w:p"))


def _pieces(paragraph) -> list:
    """The text elements of this paragraph alone, not of a text box within it."""
    return [
        piece
        for piece in paragraph.iter(qn("w:t"))
        if next(piece.iterancestors(qn("w:p"))) is paragraph
    ]


def _text(paragraph) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _fill(paragraph, values: dict[str, Value]) -> None:
    text = _text(paragraph)
    alone = PLACE.fullmatch(text.strip())
    if alone:
        value = values.get(fold(alone[1]), "")
        rows = [Row("text", value)] if isinstance(value, str) else value
        _replace_whole(paragraph, rows)
        return
    for place in reversed(list(PLACE.finditer(text))):
        value = values.get(fold(place[1]), "")
        words = value if isinstance(value, str) else "; ".join(row.words for row in value)
        _replace_part(_pieces(paragraph), place.start(), place.end(), printable(words))


def _replace_part(pieces: Sequence, start: int, end: int, words: str) -> None:
    at = 0
    for piece in pieces:
        text = piece.text or ""
        left, right = max(start - at, 0), min(end - at, len(text))
        if left < right:
            piece.text = text[:left] + words + text[right:]
            piece.set(qn("xml:space"), "preserve")
            words = ""
        at += len(text)


def _replace_whole(paragraph, rows: Sequence[Row]) -> None:
    """As many paragraphs as there are rows, each in the form of the one that held the place."""
    run = next(paragraph.iter(qn("w:r")))
    form, letters = paragraph.find(qn("w:pPr")), run.find(qn("w:rPr"))
    before = paragraph
    for row in rows or [Row("text", "")]:
        made = OxmlElement("w:p")
        if form is not None:
            made.append(copy.deepcopy(form))
        for words, style in _styled(row):
            made.append(_run(printable(words), letters, style))
        before.addnext(made)
        before = made
    paragraph.getparent().remove(paragraph)


def _styled(row: Row) -> list[tuple[str, str]]:
    if row.kind in ("part", "point"):
        return [(row.words, "b")]
    if row.kind == "block":
        return [(row.words, "bi")]
    if row.kind in ("label", "conclusion"):
        return [(f"{row.label} ", "b"), (row.text, "")]
    return [(row.words, "")]


def _run(words: str, letters, style: str):
    run = OxmlElement("w:r")
    own = copy.deepcopy(letters) if letters is not None else OxmlElement("w:rPr")
    for mark, name in (("b", "w:b"), ("i", "w:i")):
        if mark in style and own.find(qn(name)) is None:
            own.insert_element_before(OxmlElement(name), *FOLLOWERS[name])
    run.append(own)
    piece = OxmlElement("w:t")
    piece.text = words
    piece.set(qn("xml:space"), "preserve")
    run.append(piece)
    return run


LATE = ("w:caps", "w:smallCaps", "w:strike", "w:color", "w:spacing", "w:w", "w:kern", "w:position",
        "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")  # fmt: skip
FOLLOWERS = {"w:b": ("w:bCs", "w:i", "w:iCs", *LATE), "w:i": ("w:iCs", *LATE)}
