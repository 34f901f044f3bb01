"""Where a person was at meetings, what they reported, asked and were given to do, and what was said
of them. What others said in their turn stands in the minutes, which are the meeting's.
"""

from django.db.models import Q

from sotay.meetings.choices import PAST_STATES
from sotay.meetings.models import AgendaItem, Attendance, Meeting, Question, Remark, Shown, Task
from sotay.org.kept import Data, kept_of, left_out, told_at


def _meeting(meeting: Meeting) -> Data:
    return {"cuộc họp": meeting.title, "ngày": meeting.day.isoformat()}


@kept_of("phần báo cáo tại cuộc họp", AgendaItem, with_=("meeting",))
def item(row: AgendaItem) -> Data:
    return _meeting(row.meeting) | {"mục": row.title, "trạng thái": row.get_state_display()}


@kept_of("điểm danh", Attendance, with_=("meeting",))
def attendance(row: Attendance) -> Data:
    state = {"điểm danh": row.get_state_display(), "lý do": row.reason}
    return _meeting(row.meeting) | state


@kept_of("phần được trình chiếu", Shown, of="item__person", with_=("item__meeting",))
def shown(row: Shown) -> Data:
    return _meeting(row.item.meeting) | {"số phần": len(row.parts), "chọn lúc": told_at(row.at)}


@kept_of("câu hỏi gửi cuộc họp", Question, with_=("meeting",))
def question(row: Question) -> Data:
    return _meeting(row.meeting) | {"hỏi lúc": told_at(row.asked_at), "chữ": row.text}


# While a meeting is held, what its keeper writes down is not said yet.
@kept_of("nhận xét về tôi", Remark, with_=("meeting",), only=Q(meeting__state__in=PAST_STATES))
def remark(row: Remark) -> Data:
    return _meeting(row.meeting) | {
        "loại": row.get_kind_display(),
        "chữ": row.text,
        "ý kiến của tôi": row.opinion_text,
        "cho ý kiến lúc": told_at(row.opinion_at),
    }


@kept_of("việc được giao", Task, with_=("meeting",))
def task(row: Task) -> Data:
    return _meeting(row.meeting) | {
        "việc": row.what,
        "hạn": row.due.isoformat(),
        "xong lúc": told_at(row.done_at),
    }


left_out("Cuộc họp là của đơn vị; ai chủ trì, ai ghi biên bản có trong biên bản.", Meeting)
