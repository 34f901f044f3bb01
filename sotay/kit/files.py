"""Which files may be kept, told by what is in them and not by their name. Pure."""

import io
import zipfile

MOST_BYTES = 20 * 1024 * 1024
OFFICE = (".docx", ".xlsx", ".pptx")
OLD_OFFICE = (".doc", ".xls", ".ppt", ".rtf")
WITH_MACRO = (".docm", ".dotm", ".xlsm", ".xlsb", ".xltm", ".pptm", ".potm", ".ppsm")
PICTURES = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
PDF, ZIP, OLE = b"%PDF-", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RUNS = ("vbaproject", "macrosheets/", "activex/")
EMPTY = "Tệp rỗng. Hãy chọn lại tệp."
REFUSED = (
    "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), ảnh JPEG hoặc PNG, "
    "không có macro."
)
OLD = "Tệp {ending} kiểu cũ có thể chứa macro. Hãy lưu lại thành {better} hoặc PDF rồi gửi."
MACRO = "Tệp có macro nên không nhận. Hãy lưu bản không có macro (.docx, .xlsx) hoặc PDF rồi gửi."
LOCKED = "Tệp đặt mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi gửi lại."
OTHER = "Bên trong không phải tệp {ending} như tên gọi. Hãy mở thử tệp, lưu lại đúng loại rồi gửi."


def size_fault(size: int) -> str:
    """Why a file of so many bytes is not even read; empty if it may be."""
    if size > MOST_BYTES:
        return f"Tệp quá {MOST_BYTES // 1024 // 1024} MB. Hãy gửi bản nhẹ hơn hoặc chia nhỏ."
    return ""


def ending_of(name: str) -> str:
    """ ".pdf": in small letters, empty if the name has none."""
    return "." + name.lower().rsplit(".", 1)[-1] if "." in name else ""


def file_fault(name: str, content: bytes) -> str:
    """Why this file is not kept; empty if it may be."""
    ending = ending_of(name)
    if not content:
        return EMPTY
    if fault := size_fault(len(content)):
        return fault
    if ending in WITH_MACRO:
        return MACRO
    if ending in OLD_OFFICE:
        return OLD.format(ending=ending, better=".xlsx" if ending == ".xls" else ".docx")
    if ending in OFFICE:
        return _office_fault(ending, content)
    starts = PICTURES.get(ending) or (PDF if ending == ".pdf" else b"")
    if not starts:
        return REFUSED
    return "" if content.startswith(starts) else OTHER.format(ending=ending)


def _office_fault(ending: str, content: bytes) -> str:
    if content.startswith(OLE):
        return LOCKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [name.lower() for name in packed.namelist()]
    except zipfile.BadZipFile:
        return OTHER.format(ending=ending)
    if any(part in name for name in names for part in RUNS):
        return MACRO
    return "" if "[content_types].xml" in names else OTHER.format(ending=ending)
