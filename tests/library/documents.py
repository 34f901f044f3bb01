"""Documents for tests: put in, passed on, and bare rows."""

import io
import zipfile
from datetime import date

from sotay.library.actions.keeping import DocumentData, add_document
from sotay.library.actions.passing import disseminate
from sotay.library.models import Document
from tests.fixtures.world import World, at, day

NOW = at("18/06/2026 09:00")
DIRECTIVE = DocumentData("directive", "Bộ Chính trị", "05-CT/TW", day("15/05/2016"),
                         "Đẩy mạnh việc học tập và làm theo",
                         "Nêu gương là việc hằng ngày.")  # fmt: skip


def data(**change) -> DocumentData:
    """The directive, changed."""
    return DocumentData(**{**vars(DIRECTIVE), **change})


def put_in(world: World, unit: str = "T.01", what: DocumentData = DIRECTIVE, **given) -> Document:
    return add_document(world.units[unit], what, by=world.by("khanh"), now=NOW, **given)


def passed(world: World, document: Document, code: str = "T.01", who: str = "khanh", **given):
    given = {"instruction": "Mỗi chi bộ bàn trong tháng 7.", "due_on": day("31/07/2026"), **given}
    return disseminate(document.uid, code, given.pop("instruction"), by=world.by(who), now=NOW,
                       **given)  # fmt: skip


def document_row(world: World, number: int) -> Document:
    """A row without any words of its own."""
    return Document.objects.create(
        unit=world.units["T"], kind="plan", issuer="x", number=str(number), subject="x",
        issued_on=date(2026, 1, 1), added_at=NOW, added_by="x",
    )  # fmt: skip


def packed(parts: dict[str, str] | None = None) -> bytes:
    """An Office file with these parts: the same bytes whenever it is made."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in {"[Content_Types].xml": "x", **(parts or {})}.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return held.getvalue()


def word(*paragraphs: str) -> bytes:
    """A Word file with this text."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return packed({"word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>"})
