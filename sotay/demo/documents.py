"""The documents that the source names, by number, day, issuer and subject; no text is invented."""

from datetime import date, datetime

from sotay.demo.people import BY
from sotay.kit.clock import HANOI, day_of
from sotay.library.actions import DocumentData, add_document, disseminate
from sotay.library.models import Document
from sotay.org.models import Person, Unit
from sotay.org.standing import standing_of

ADDED = datetime(2020, 1, 2, 8, tzinfo=HANOI)
PASSED_ON = datetime(2026, 6, 8, 9, tzinfo=HANOI)
DUE = date(2026, 6, 30)
DOCUMENTS = (
    DocumentData("directive", "Bộ Chính trị", "03-CT/TW", date(2011, 5, 14),
                 "Tiếp tục đẩy mạnh việc học tập và làm theo tấm gương đạo đức Hồ Chí Minh"),
    DocumentData("directive", "Bộ Chính trị", "05-CT/TW", date(2016, 5, 15),
                 "Đẩy mạnh việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
    DocumentData("plan", "Ban Bí thư", "03-KH/TW", date(2016, 7, 25),
                 "Thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị"),
)  # fmt: skip
INSTRUCTION = (
    "Chi bộ đọc lại phần nói về nêu gương tại buổi sinh hoạt gần nhất; mỗi đồng chí đối chiếu với "
    "một việc của mình trong 6 tháng đầu năm trước khi viết bản soát xét."
)


def add_documents() -> None:
    """The library of the block stands."""
    block = Unit.objects.get(code="K")
    for data in DOCUMENTS:
        add_document(block, data, by=BY, now=ADDED)


def pass_on(people: dict[str, Person]) -> None:
    """One directive is passed on before the six-month review."""
    by = standing_of(people["danguy"], day=day_of(PASSED_ON))
    document = Document.objects.get(number="05-CT/TW")
    disseminate(document.uid, "K.01", INSTRUCTION, due_on=DUE, by=by, now=PASSED_ON)
