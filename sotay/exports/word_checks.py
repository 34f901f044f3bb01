"""Whether an uploaded Word file may be a template: no macros, nothing fetched, known places."""

import io
import re
import zipfile

from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

LARGEST = 2_000_000
MOST_PARTS, MOST_XML = 300, 30_000_000
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LIVE_PARTS = re.compile(r"vba|activex|embeddings/|oleobject|\.bin$|\.exe$|\.js$", re.I)
LIVE_FIELDS = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|MACROBUTTON|IMPORT|DATABASE)\b"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WrongTemplate(Exception):
    """The file can not serve as a template; the sentence says why and what to do."""


def check_file(data: bytes) -> None:
    """Raises `WrongTemplate` for anything but a plain Word file without live content."""
    if len(data) > LARGEST:
        raise WrongTemplate("Tệp mẫu lớn hơn 2 MB. Hãy bỏ bớt ảnh trong mẫu.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _check_parts(container)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        raise WrongTemplate(
            "Tệp không phải Word (.docx) hoặc bị hỏng. Hãy mở bằng Word, chọn Lưu thành .docx."
        ) from None


def _check_parts(container: zipfile.ZipFile) -> None:
    parts = container.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_XML:
        raise WrongTemplate("Tệp mẫu quá lớn khi mở ra. Hãy làm lại mẫu từ một tệp Word mới.")
    for part in parts:
        if LIVE_PARTS.search(part.filename):
            raise WrongTemplate(
                "Tệp có macro hoặc đối tượng nhúng nên không nhận. "
                "Hãy bỏ các thành phần đó rồi lưu thành .docx."
            )
    _check_kind(container.read("[Content_Types].xml"))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_xml(part.filename, container.read(part))


def _check_kind(types: bytes) -> None:
    if b"macroEnabled" in types:
        raise WrongTemplate("Tệp Word có macro không được nhận. Hãy lưu thành .docx thường.")
    if MAIN.encode() not in types:
        raise WrongTemplate("Chỉ nhận tệp Word .docx. Hãy mở tệp và chọn Lưu thành .docx.")


def _check_xml(name: str, data: bytes) -> None:
    if b"<!" in data.replace(b"\0", b"").replace(b"<!--", b""):
        raise WrongTemplate("Tệp có phần khai báo lạ nên không nhận. Hãy làm lại mẫu bằng Word.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise WrongTemplate("Tệp Word bị hỏng. Hãy mở bằng Word và lưu lại.") from None
    if name.endswith(".rels"):
        _check_links(root)
        return
    fields = "".join(found.text or "" for found in root.iter(f"{W}instrText"))
    simple = " ".join(found.get(f"{W}instr", "") for found in root.iter(f"{W}fldSimple"))
    if LIVE_FIELDS.search(f"{fields} {simple}") or root.find(f".//{W}altChunk") is not None:
        raise WrongTemplate(
            "Mẫu có trường lấy dữ liệu từ nơi khác nên không nhận. Hãy bỏ trường đó."
        )


def _check_links(root: etree._Element) -> None:
    for link in root:
        outside = link.get("TargetMode") == "External"
        if outside and not (link.get("Type") or "").endswith("/hyperlink"):
            raise WrongTemplate(
                "Mẫu nối tới tệp bên ngoài nên không nhận. Hãy chèn thẳng ảnh vào mẫu "
                "và bỏ liên kết tới mẫu khác."
            )


UNREADABLE = (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError)
