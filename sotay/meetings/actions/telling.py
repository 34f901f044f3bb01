"""Tell those who are on the roll: a meeting is planned, has changed, is off; what came of it."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from sotay.meetings.models import Meeting
from sotay.meetings.queries.finding import roll_for
from sotay.notices.actions import send
from sotay.org.standing import Standing


def address_of(meeting: Meeting) -> str:
    """Where the meeting is found."""
    return reverse("meetings:meeting", args=[meeting.unit.code, meeting.slug])


def tell_members(meeting: Meeting, what: str, *, by: Standing, now: datetime) -> int:
    """Everybody on the roll is told once what became of this state of the plan.

    `what` begins the subject: "Mời họp", "Đổi lịch", "Hoãn".
    """
    people = [line.person_id for line in roll_for(meeting.unit, meeting.form, on=meeting.day)]
    when = f"{meeting.starts_at:%H:%M} ngày {meeting.day:%d/%m/%Y}"
    return send(
        [person for person in people if person != by.person_id],
        kind="meeting",
        subject=f"{what}: {meeting.title}"[:200],
        body=f"{when}, tại {meeting.place}. Chủ trì: {meeting.chair.name}.",
        link=address_of(meeting) if meeting.pk else "",
        dedupe=f"meeting:{meeting.uid}:{meeting.rev}",
        by=by,
        now=now,
    )


def tell_named(meeting: Meeting, *, by: Standing, now: datetime) -> None:
    """Whoever was given a task or has a remark is told that it is so, not what it says."""
    told: dict[str, tuple[str, str, QuerySet]] = {
        "task": ("Việc được giao", "Có việc được giao, kèm hạn. Mở để xem.", meeting.tasks.all()),
        "remark": (
            "Nhận xét tại cuộc họp",
            "Có nhận xét được ghi vào biên bản. Mở để đọc và ghi ý kiến của mình bên cạnh.",
            meeting.remarks.all(),
        ),
    }
    for what, (subject, body, rows) in told.items():
        send(
            list(rows.order_by("person_id").values_list("person_id", flat=True).distinct()),
            kind="task",
            subject=f"{subject}: {meeting.title}"[:200],
            body=body,
            link=reverse("my-meetings:remarks"),
            dedupe=f"meeting:{meeting.uid}:{what}",
            by=by,
            now=now,
        )
