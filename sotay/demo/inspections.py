"""Two inspections by the committee of the block: one concluded and followed, one open."""

from datetime import date, datetime
from uuid import NAMESPACE_OID, uuid5

from sotay.demo.meetings import People, Step
from sotay.kit.clock import HANOI
from sotay.notebook.actions.readings import record_reading
from sotay.notebook.models import Entry
from sotay.notebook.queries.reading import reading
from sotay.org.standing import Standing, standing_of
from sotay.oversight.actions.concluding import (
    Conclusion,
    answer_conclusion,
    confirm_answer,
    issue_conclusion,
)
from sotay.oversight.actions.inspecting import InspectionData, close_inspection, open_inspection
from sotay.oversight.models import Inspection
from sotay.regulations.rules import PLAN

CODE, INSPECTED = "K", "K.01.03"
CHIEF, INSPECTOR, ANSWERS = "thuan", "kiemtra", "cuong"
READ = ("cuong", "le")
SPRING, SUMMER = (uuid5(NAMESPACE_OID, name) for name in ("inspection-spring", "inspection-summer"))
WORDS = Conclusion(
    strengths="Cấp ủy chi bộ đăng ký trước, đúng hạn. Phần lớn việc đăng ký gắn với nhiệm vụ thanh "
    "tra, có cách đo.",
    weaknesses="Một số việc đăng ký chưa ghi rõ thời điểm hoàn thành trong năm, đều để đến ngày "
    "31 tháng 12.",
    requirements="Chi ủy nhắc đảng viên ghi mốc gần hơn cho việc làm được trong 6 tháng đầu năm; báo "
    "cáo kết quả bằng văn bản.",
)
ANSWER = (
    "Chi ủy đã trao đổi tại cuộc sinh hoạt tháng 4. Sáu đồng chí đã nộp bản kế hoạch sửa, có mốc "
    "trước 30/6 cho ít nhất một việc."
)


def steps() -> list[Step]:
    """Everything about the two inspections, in the order of its moment."""
    return [
        Step(_at(2026, 3, 2, 9), _open_spring),
        Step(_at(2026, 3, 5, 14), _read),
        Step(_at(2026, 3, 10, 16), _close),
        Step(_at(2026, 3, 16, 10), _conclude),
        Step(_at(2026, 4, 20, 15), _answer),
        Step(_at(2026, 4, 28, 9), _confirm),
        Step(_at(2026, 6, 15, 9), _open_summer),
    ]


def _at(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=now.astimezone(HANOI).date())


def _open_spring(people: People, now: datetime) -> None:
    data = InspectionData(
        form="Đọc Sổ tay", reason="Theo dõi việc đăng ký kế hoạch cá nhân đầu năm",
        starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 13), year=2026, uses=(PLAN,),
        units=(INSPECTED,), inspectors=(people[INSPECTOR].pk,),
    )  # fmt: skip
    open_inspection(CODE, data, token=SPRING, by=_by(people, CHIEF, now), now=now)


def _open_summer(people: People, now: datetime) -> None:
    data = InspectionData(
        form="Đọc Sổ tay", reason="Giám sát việc thực hiện kế hoạch 6 tháng đầu năm ở khoa",
        starts_on=date(2026, 6, 15), ends_on=date(2026, 6, 28), year=2026, uses=(PLAN,),
        units=("K.02.01",), inspectors=(people[INSPECTOR].pk,),
    )  # fmt: skip
    open_inspection(CODE, data, token=SUMMER, by=_by(people, CHIEF, now), now=now)


def _read(people: People, now: datetime) -> None:
    by = _by(people, INSPECTOR, now)
    for key in READ:
        entry = Entry.objects.get(person=people[key], year=2026, use=PLAN)
        record_reading(reading(entry.uid, by=by), by=by, now=now)


def _spring() -> Inspection:
    return Inspection.objects.get(token=SPRING)


def _close(people: People, now: datetime) -> None:
    close_inspection(CODE, _spring().uid, by=_by(people, INSPECTOR, now), now=now)


def _conclude(people: People, now: datetime) -> None:
    issue_conclusion(CODE, _spring().uid, WORDS, answer_by=date(2026, 4, 30), base=0,
                     by=_by(people, CHIEF, now), now=now)  # fmt: skip


def _answer(people: People, now: datetime) -> None:
    answer_conclusion(CODE, _spring().uid, INSPECTED, ANSWER, by=_by(people, ANSWERS, now), now=now)


def _confirm(people: People, now: datetime) -> None:
    confirm_answer(CODE, _spring().uid, INSPECTED, "Đã xem bản kế hoạch sửa.",
                   by=_by(people, CHIEF, now), now=now)  # fmt: skip
