"""What every step leaves behind: its words, a line of the trail, a message to the writer."""

from datetime import datetime, timedelta

from sotay.audit.actions import Actor, record
from sotay.audit.actors import SystemActor
from sotay.feedback.choices import StepKind
from sotay.feedback.models import Feedback, FeedbackStep
from sotay.feedback.queries.handlers import who_handles
from sotay.kit.clock import day_of
from sotay.notices.actions import send
from sotay.notices.choices import Kind
from sotay.org.standing import Standing
from sotay.regulations.queries import in_force

BY = SystemActor("Trang Ý kiến")


def step(row: Feedback, kind: StepKind, words: str, *, by: Standing, now: datetime) -> None:
    """One more step of the opinion's course. What its writer does stands there without a name."""
    made = FeedbackStep(
        feedback=row, kind=kind, at=now, by_name="" if by.person_id == row.person_id else by.name,
        unit_name=row.unit.name,
    )  # fmt: skip
    made.seal({"text": words.strip()})
    made.save(force_insert=True)
    record(f"feedback.{kind.replace('_', '-')}", f"feedback:{row.pk}", by=by, now=now,
           about_id=row.person_id)  # fmt: skip


def start_clock(row: Feedback, *, by: Standing) -> None:
    """From today the unit that has it now has as many days as its regulation in force gives."""
    row.due_on = by.day + timedelta(days=in_force("feedback_days", unit=row.unit, on=by.day))


def tell_writer(row: Feedback, subject: str, *, by: Actor, now: datetime) -> None:
    """The writer is told that something was done, and of nothing it says."""
    send([row.person_id], kind=Kind.TASK, subject=subject, body="Mở trang Ý kiến để xem.",
         link=f"/y-kien/{row.uid}/", dedupe=f"feedback:{row.pk}:{row.steps.count()}",
         by=by, now=now)  # fmt: skip


def tell_handlers(row: Feedback, subject: str, *, now: datetime) -> int:
    """Those who handle it are told that it waits, once for each step: not what it says, nor from
    whom it came.
    """
    people = [person for person in who_handles(row, on=day_of(now)) if person != row.person_id]
    return send(
        people,
        kind=Kind.TASK,
        subject=subject,
        body=f"{row.get_kind_display()} về {row.get_about_display().lower()}, hạn trả lời "
        f"{row.due_on:%d/%m/%Y}. Mở trang Ý kiến để xem và trả lời.",
        link=f"/y-kien/{row.uid}/",
        dedupe=f"feedback:{row.pk}:{row.steps.count()}:handle",
        by=BY,
        now=now,
    )
