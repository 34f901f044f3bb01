"""Which files may be kept, told by what is in them and not by their name. Pure."""

import io
import zipfile

MOST_BYTES = 20 * 1024 * 1024
OFFICE = (".docx", ".xlsx", ".pptx")
REFUSED = (
    "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), ảnh JPEG hoặc PNG, "
    "không có macro."
)


def file_fault(name: str, content: bytes) -> str:
    """Why this file is not kept; empty if it may be."""
    ending = "." + name.lower().rsplit(".", 1)[-1]
    if not content:
        return "Tệp rỗng. Hãy chọn lại tệp."
    if len(content) > MOST_BYTES:
        return f"Tệp quá {MOST_BYTES // 1024 // 1024} MB. Hãy gửi bản nhẹ hơn."
    if ending == ".pdf" and content.startswith(b"%PDF-"):
        return ""
    if ending in (".jpg", ".jpeg") and content.startswith(b"\xff\xd8\xff"):
        return ""
    if ending == ".png" and content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ""
    if ending in OFFICE and content.startswith(b"PK") and not _has_macro(content):
        return ""
    return REFUSED


def _has_macro(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except zipfile.BadZipFile:
        return True
    return "[Content_Types].xml" not in names or any("vbaproject" in n.lower() for n in names)
