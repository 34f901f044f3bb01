"""The text of the first page of a PDF or a Word file, as far as it can be read."""

import io
import re
import zipfile
from xml.sax.saxutils import unescape

PDF_START, ZIP_START = b"%PDF-", b"PK\x03\x04"
MOST_XML = 4_000_000
FIRST_PAGE = 4_000  # characters; a full page holds about 3,000


class Unreadable(Exception):
    """The file is no PDF and no Word file, or is broken."""


def kind_of(data: bytes) -> str:
    """ "pdf" or "docx", by what the file is, not by its name; `Unreadable` for anything else."""
    if data.startswith(PDF_START):
        return "pdf"
    if data.startswith(ZIP_START) and "word/document.xml" in _names(data):
        return "docx"
    raise Unreadable


def first_page_text(data: bytes) -> str:
    return _pdf_text(data) if kind_of(data) == "pdf" else _word_text(data)


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return container.namelist()
    except zipfile.BadZipFile:
        return []


def _pdf_text(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(io.BytesIO(data)).pages
        return pages[0].extract_text()[:FIRST_PAGE] if pages else ""
    except (PyPdfError, ValueError, KeyError, OSError, RecursionError) as problem:
        raise Unreadable from problem


def _word_text(data: bytes) -> str:
    """Headers first: that is where a stamp stands, often in a frame of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = [n for n in container.namelist() if re.fullmatch(r"word/header\d*\.xml", n)]
        texts = []
        for name in [*parts[:4], "word/document.xml"]:
            with container.open(name) as part:
                xml = part.read(MOST_XML).decode("utf-8", "replace")
            runs = re.sub(r"</w:p>|<w:br/>|<w:tab/>", "\n", xml)
            texts.append(unescape(re.sub(r"<[^>]+>", "", runs))[:FIRST_PAGE])
    return "\n".join(texts)
