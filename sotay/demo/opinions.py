"""Opinions in every state: received, being handled, overdue, passed up, answered, published, closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from sotay.demo.meetings import People, Step
from sotay.feedback.actions import asking, handling
from sotay.feedback.models import Feedback
from sotay.kit.clock import HANOI
from sotay.org.standing import Standing, standing_of


@dataclass(frozen=True)
class Asked:
    key: str
    at: datetime
    who: str
    title: str
    text: str
    kind: str = "question"
    about: str = "notebook"
    may_name: bool = False


@dataclass(frozen=True)
class Done:
    """What somebody did with the opinion of this key."""

    key: str
    at: datetime
    who: str
    what: str
    words: str = ""
    question: str = ""


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HANOI)


ASKED = (
    Asked("words", _at(1, 12, 19, 40), "uyen", "Một việc kéo dài hai năm thì ghi thế nào",
          "Việc số hóa hồ sơ tôi đăng ký năm 2025 chưa xong. Năm nay ghi lại thành việc mới hay chỉ "
          "trả lời ở phần khuyết điểm năm trước?"),
    Asked("measure", _at(2, 26, 20, 5), "hoa", "Đề nghị có mẫu cách đo cho việc kế toán",
          "Việc kế toán khó ghi con số. Đề nghị hướng dẫn có vài ví dụ cách đo, như số ngày chậm hay "
          "số lần phải sửa chứng từ.", "proposal", "regulation", True),
    Asked("leave", _at(5, 27, 21, 10), "giang", "Đi công tác dài ngày thì báo cáo thế nào",
          "Tôi đi giám sát công trình từ 15/6 đến 10/7, không dự được cuộc họp tháng 7. Có báo cáo "
          "bằng văn bản được không?"),
    Asked("duty", _at(6, 3, 20, 30), "dangvien", "Tránh họp vào buổi trực một cửa",
          "Chiều thứ Sáu tôi trực một cửa đến 17 giờ. Đề nghị tránh họp giờ ấy, hoặc thống nhất với "
          "Văn phòng để có người trực thay.", "proposal", "other"),
    Asked("office", _at(5, 28, 9, 15), "dangvien2", "Sổ giấy năm trước có phải nhập lại không",
          "Năm 2024 tôi ghi sổ giấy. Có cần nhập lại vào phần mềm để cuối nhiệm kỳ tổng kết không?"),
    Asked("reading", _at(6, 15, 12, 40), "nam", "Chỉ thị 05 nên đọc phần nào trước",
          "Văn bản dài. Xin chi ủy gợi ý phần cần đọc kỹ trước buổi sinh hoạt ngày 19/6.",
          "question", "document"),
    Asked("agency", _at(6, 16, 10, 20), "congchuc", "Công chức ngoài Đảng báo cáo với ai",
          "Phòng tôi không có chi bộ riêng. Bản soát xét 6 tháng của tôi báo cáo ở hội nghị cơ quan "
          "hay gửi trưởng phòng?"),
)  # fmt: skip
DONE = (
    Done("words", _at(1, 13, 8, 30), "bithu", "take"),
    Done("words", _at(1, 14, 16), "bithu", "answer",
         "Ghi thành việc mới của năm 2026 với phần còn lại và thời hạn mới; phần chậm của năm 2025 đã "
         "nằm trong khuyết điểm để trả lời ở kỳ soát xét.",
         "Việc kéo dài hai năm ghi thế nào?"),
    Done("words", _at(1, 14, 20), "uyen", "close"),
    Done("measure", _at(2, 27, 9), "phobithu", "take"),
    Done("measure", _at(3, 2, 9), "phobithu", "up",
         "Chi bộ thấy đề nghị đúng, nhưng hướng dẫn do Đảng ủy ban hành."),
    Done("measure", _at(3, 12, 15), "danguy", "answer",
         "Đảng ủy ghi nhận, sẽ thêm ví dụ cách đo cho việc kế toán, văn thư vào hướng dẫn năm 2027. "
         "Trước mắt có thể dùng: số ngày chậm, số chứng từ phải sửa, số lần kiểm tra chéo.",
         "Việc kế toán đo thế nào?"),
    Done("leave", _at(5, 29, 8), "bithu", "answer",
         "Được. Đồng chí gửi bản soát xét đúng hạn, chi bộ đọc tại cuộc họp và báo cáo lại khi về."),
    Done("duty", _at(6, 5, 9), "bithu", "up",
         "Lịch trực do Văn phòng Sở sắp, chi bộ không quyết được. Đề nghị Đảng ủy xem xét."),
    Done("reading", _at(6, 16, 17), "son", "take"),
)  # fmt: skip


def steps() -> list[Step]:
    """Everything about opinions, in the order of its moment. Nobody has taken up `office` yet, and
    its time is over; `agency` has just come in.
    """
    found = [Step(one.at, _asking(one)) for one in ASKED]
    found += [Step(one.at, _doing(one)) for one in DONE]
    return sorted(found, key=lambda step: step.at)


def _asking(one: Asked) -> Callable[[People, datetime], object]:
    return lambda people, now: asking.ask(
        one.title, one.text, about=one.about, kind=one.kind, may_name=one.may_name,
        token=_token(one.key), by=_by(people, one.who, now), now=now,
    )  # fmt: skip


def _doing(one: Done) -> Callable[[People, datetime], object]:
    def do(people: People, now: datetime) -> None:
        uid, by = Feedback.objects.get(token=_token(one.key)).uid, _by(people, one.who, now)
        if one.what == "take":
            handling.take_up(uid, by=by, now=now)
        elif one.what == "up":
            handling.pass_up(uid, one.words, by=by, now=now)
        elif one.what == "close":
            asking.close(uid, by=by, now=now)
        else:
            handling.give_answer(uid, one.words, publish=bool(one.question), question=one.question,
                                 by=by, now=now)  # fmt: skip

    return do


def _token(key: str):
    return uuid5(NAMESPACE_OID, f"opinion {key}")


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=now.astimezone(HANOI).date())
