"""Documents: those the source names, by number, day, issuer and subject; two guidances of the
made-up committee; how three of them went down the tree. No text of a real document is invented.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sotay.demo.meetings import People, Step
from sotay.demo.people import BY
from sotay.kit.clock import HANOI
from sotay.library.actions.keeping import DocumentData, add_document
from sotay.library.actions.passing import disseminate
from sotay.library.actions.reminding import urge
from sotay.library.actions.studying import acknowledge, note_session
from sotay.library.models import Document
from sotay.meetings.actions.studying import put_document_on_agenda
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.org.models import Unit
from sotay.org.standing import Standing, standing_of

ADDED = datetime(2020, 1, 2, 8, tzinfo=HANOI)
NAMED_BY_THE_SOURCE = (
    DocumentData("directive", "Bộ Chính trị", "03-CT/TW", date(2011, 5, 14),
                 "Tiếp tục đẩy mạnh việc học tập và làm theo tấm gương đạo đức Hồ Chí Minh"),
    DocumentData("regulation", "Ban Bí thư", "101-QĐ/TW", date(2012, 6, 7),
                 "Trách nhiệm nêu gương của cán bộ, đảng viên, nhất là cán bộ lãnh đạo chủ chốt "
                 "các cấp"),
    DocumentData("directive", "Bộ Chính trị", "05-CT/TW", date(2016, 5, 15),
                 "Đẩy mạnh việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
    DocumentData("plan", "Ban Bí thư", "03-KH/TW", date(2016, 7, 25),
                 "Thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị"),
    DocumentData("plan", "Ban Thường vụ Tỉnh ủy", "38-KH/TU", date(2016, 8, 25),
                 "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
)  # fmt: skip
ISSUER = "Đảng ủy Sở Xây dựng"
OWN = (
    (datetime(2025, 2, 12, 9, tzinfo=HANOI),
     DocumentData("guidance", ISSUER, "01-HD/ĐU", date(2025, 2, 12),
                  "Ghi Sổ tay làm theo gương Bác năm 2025",
                  "Mỗi đảng viên đăng ký ít nhất ba việc. Chi bộ nghe báo cáo sau 6 tháng và cuối "
                  "năm.")),
    (datetime(2026, 2, 10, 9, tzinfo=HANOI),
     DocumentData("guidance", ISSUER, "02-HD/ĐU", date(2026, 2, 10),
                  "Ghi Sổ tay làm theo gương Bác năm 2026",
                  "Mỗi đảng viên đăng ký từ ba đến năm việc gắn với vị trí việc làm, mỗi việc có "
                  "cách đo và thời hạn. Khuyết điểm đã nêu kỳ trước phải được trả lời ở kỳ sau. Chi "
                  "bộ dành ít nhất 20 phút mỗi cuộc sinh hoạt để nghe báo cáo Sổ tay.",
                  ("01-HD/ĐU",))),
)  # fmt: skip
DIRECTIVE, EXAMPLE, GUIDANCE = "05-CT/TW", "101-QĐ/TW", "02-HD/ĐU"


@dataclass(frozen=True)
class Passed:
    """Who passes which document on, where, with which words and date."""

    at: datetime
    who: str
    number: str
    code: str
    instruction: str
    due: date | None = None
    to: tuple[str, ...] = ()


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HANOI)


JUNE = date(2026, 6, 30)
PASSED = (
    Passed(_at(2, 11, 9), "danguy", GUIDANCE, "K.01",
           "Chi bộ thảo luận một lần, chọn cách đo cho từng loại việc; bí thư chi bộ gửi lại ý kiến "
           "khác trước 28/02.", date(2026, 2, 28)),
    Passed(_at(2, 12, 10), "bithu", GUIDANCE, "K.01.01",
           "Mỗi đồng chí mang bản kế hoạch tới cuộc sinh hoạt tháng 3, tự đối chiếu với hướng dẫn.",
           date(2026, 3, 5)),
    Passed(_at(6, 1, 9), "hao", DIRECTIVE, "K",
           "Từng đảng ủy chọn một khâu còn yếu về nêu gương ở đơn vị mình, nêu rõ ai làm, khi nào "
           "xong; không chép lại chỉ đạo của cấp trên.", JUNE),
    Passed(_at(6, 2, 8, 30), "thuan", EXAMPLE, "K",
           "Hai đảng ủy đang chuẩn bị quy hoạch đọc lại phần trách nhiệm của người đứng đầu.",
           date(2026, 7, 15), ("K.01", "K.02")),
    Passed(_at(6, 8, 9), "danguy", DIRECTIVE, "K.01",
           "Chi bộ đọc lại phần nói về nêu gương tại buổi sinh hoạt gần nhất; mỗi đồng chí đối chiếu "
           "với một việc của mình trong 6 tháng đầu năm trước khi viết bản soát xét.", JUNE),
    Passed(_at(6, 9, 14), "bithu", DIRECTIVE, "K.01.01",
           "Đồng chí Sơn chuẩn bị 10 phút về chi tiêu công vụ; mỗi đồng chí ghi một câu đối chiếu "
           "vào Sổ tay trước ngày 19/6.", date(2026, 6, 19)),
    Passed(_at(6, 10, 8), "tam", DIRECTIVE, "K.01.02", "", JUNE),
    Passed(_at(6, 11, 8), "an", DIRECTIVE, "K.02", "", JUNE),
)  # fmt: skip
STUDIED = (
    (DIRECTIVE, ("bithu", "phobithu", "son", "huy", "uyen", "hoa", "loan", "pao", "chi", "thang")),
    (DIRECTIVE, ("tam", "yen", "danguy", "minh", "thoa")),
    (DIRECTIVE, ("phong", "congchuc")),
    (GUIDANCE, ("bithu", "phobithu", "son", "dangvien", "huy", "uyen", "nam", "hoa", "quyen")),
)
SESSION = (_at(3, 4, 8), GUIDANCE, "K.01.01", date(2026, 3, 3), "Sinh hoạt chi bộ tháng 3")


def add_documents() -> None:
    """The library of the block stands."""
    block = Unit.objects.get(code="K")
    for data in NAMED_BY_THE_SOURCE:
        add_document(block, data, by=BY, now=ADDED)


def steps() -> list[Step]:
    """Everything that happened with documents, in the order of its moment."""
    found = [Step(at, _adding(data)) for at, data in OWN]
    found += [Step(one.at, _passing(one)) for one in PASSED]
    for number, people in STUDIED:
        for place, key in enumerate(people):
            at = _at(2, 20, 19, place) if number == GUIDANCE else _at(6, 12, 19, place)
            found.append(Step(at, _studying(number, key)))
    at, number, code, day, title = SESSION
    found.append(Step(at, _session(number, code, day, title)))
    found.append(Step(_at(6, 16, 9), _urging))
    found.append(Step(_at(6, 16, 10), _planning_to_study))
    return sorted(found, key=lambda step: step.at)


def _adding(data: DocumentData) -> Callable[[People, datetime], object]:
    def add(people: People, now: datetime) -> None:
        unit = Unit.objects.get(code="K.01")
        add_document(unit, data, by=_by(people, "danguy", now), now=now)

    return add


def _passing(one: Passed) -> Callable[[People, datetime], object]:
    def pass_on(people: People, now: datetime) -> None:
        to = Unit.objects.filter(code__in=one.to).values_list("pk", flat=True) if one.to else None
        disseminate(_uid(one.number), one.code, one.instruction, due_on=one.due,
                    to=list(to) if to is not None else None, by=_by(people, one.who, now),
                    now=now)  # fmt: skip

    return pass_on


def _studying(number: str, key: str) -> Callable[[People, datetime], object]:
    return lambda people, now: acknowledge(_uid(number), by=_by(people, key, now), now=now)


def _session(number: str, code: str, day: date, title: str) -> Callable[[People, datetime], object]:
    return lambda people, now: note_session(_uid(number), code, day=day, title=title,
                                            by=_by(people, "bithu", now), now=now)  # fmt: skip


def _urging(people: People, now: datetime) -> None:
    urge(_uid(DIRECTIVE), "K.01", by=_by(people, "danguy", now), now=now)


def _planning_to_study(people: People, now: datetime) -> None:
    meeting = Meeting.objects.get(unit__code="K.01.01", state=MeetingState.PLANNED)
    put_document_on_agenda("K.01.01", meeting.slug, _uid(DIRECTIVE), by=_by(people, "bithu", now))


def _uid(number: str):
    return Document.objects.get(number=number).uid


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=now.astimezone(HANOI).date())
