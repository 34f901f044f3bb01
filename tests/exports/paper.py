"""What stands on paper: the words and the size of pages of a PDF, for tests."""

import io
from collections.abc import Iterator

from pypdf import PdfReader

MM = 25.4 / 72


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """Every word of every page, on one line; words broken between pieces are not joined."""
    return " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of the pages in millimetres."""
    return {
        (round(float(page.mediabox.width) * MM), round(float(page.mediabox.height) * MM))
        for page in reader(pdf).pages
    }


def fonts(pdf: bytes) -> Iterator[str]:
    for page in reader(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            yield font.get_object()["/BaseFont"]
