"""Whether a file that somebody sends may be kept at all: what it is, and that it is no secret."""

from sotay.kit.file_text import text_of
from sotay.kit.files import ending_of, file_fault
from sotay.kit.first_page import FIRST_PAGE, Unreadable, first_page_text
from sotay.kit.secrecy import in_text, marked_secret

READ_FIRST = (".pdf", ".docx")
BRIEFLY = 2  # seconds
UNREADABLE = (
    "Không đọc được tệp này: tệp hỏng hoặc đặt mật khẩu, nên không kiểm tra được trang đầu. "
    "Hãy lưu lại bản mở được rồi gửi."
)
MARKED = (
    "{what} có dấu “{mark}”. Tài liệu mật không được đưa lên hệ thống này "
    "(Luật Bảo vệ bí mật nhà nước); hãy phát bản giấy theo quy định."
)


def fault_of(name: str, data: bytes) -> str:
    """Why this file is not kept; empty if it may be."""
    if fault := file_fault(name, data):
        return fault
    ending = ending_of(name)
    try:
        if ending in READ_FIRST:
            first = first_page_text(data)
        else:
            first = text_of(data, seconds=BRIEFLY).text[:FIRST_PAGE]
    except Unreadable:
        return UNREADABLE
    return secret_fault("Tệp", marked_secret(name, first))


def text_fault(text: str) -> str:
    """Why words that were typed are not kept; empty if they may be."""
    return secret_fault("Nội dung", in_text(text))


def secret_fault(what: str, mark: str) -> str:
    """What to say of a mark of secrecy; empty where there is none."""
    return MARKED.format(what=what, mark=mark) if mark else ""
