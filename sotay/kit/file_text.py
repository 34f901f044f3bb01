"""The whole text of a file, as far as it has any and as far as it is worth waiting for."""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import unescape

from sotay.kit.first_page import PDF_START, ZIP_START, Unreadable

MOST = 400_000  # characters: some 130 pages
MOST_XML = 20_000_000
PARTS = re.compile(
    r"word/(document|footnotes|endnotes|header\d*)\.xml|xl/sharedStrings\.xml|ppt/slides/slide\d+\.xml"
)
ENDS = re.compile(r"</(?:w:p|a:p|si)>|<w:(?:br|tab)/>")
TAG = re.compile(r"<[^>]+>")


class FileText(NamedTuple):
    """What was read, and whether that is all there is."""

    text: str
    is_whole: bool


def text_of(data: bytes, *, seconds: float) -> FileText:
    """The text of a PDF or an Office file, read for about so long; empty for a scan or a picture.

    `Unreadable` for one that is broken or asks for a password.
    """
    if data.startswith(PDF_START):
        pages = _pdf_pages(data)
    elif data.startswith(ZIP_START):
        pages = _office_parts(data)
    else:
        return FileText("", True)
    return _gathered(pages, time.monotonic() + seconds)


def _gathered(pages: Iterator[str], until: float) -> FileText:
    found, length = [], 0
    for page in pages:
        found.append(page)
        length += len(page)
        if length >= MOST or time.monotonic() > until:
            return FileText("\n".join(found)[:MOST], False)
    return FileText("\n".join(found).strip(), True)


def _pdf_pages(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        for page in PdfReader(io.BytesIO(data)).pages:
            yield page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError,
            RecursionError) as problem:  # fmt: skip
        raise Unreadable from problem


def _office_parts(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            for name in sorted(filter(PARTS.fullmatch, container.namelist()), key=_in_order):
                with container.open(name) as part:
                    yield _plain(part.read(MOST_XML).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as problem:
        raise Unreadable from problem


def _in_order(name: str) -> tuple[bool, int]:
    """The document itself first, slides as they are shown."""
    number = re.search(r"(\d+)\.xml$", name)
    return "document" not in name, int(number[1]) if number else 0


def _plain(xml: str) -> str:
    return unescape(TAG.sub("", ENDS.sub("\n", xml)))
