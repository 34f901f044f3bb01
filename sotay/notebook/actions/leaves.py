"""Give, lengthen and end the leave to read; who gives it has decided that before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.functions import Greatest

from sotay.notebook.models import ReadingLeave
from sotay.org.models import Unit


@dataclass(frozen=True)
class LeaveData:
    """Which uses of which year, from the first day to the last, and the words its people see."""

    year: int
    uses: tuple[str, ...]
    first: date
    end: date  # the day after the last
    words: str
    link: str


def give_leave(
    within: Unit, data: LeaveData, *, readers: Iterable[int], people: Iterable[int]
) -> ReadingLeave:
    """These readers may read those people's submitted texts in that time; called inside the
    transaction of whatever gives it.
    """
    leave = ReadingLeave.objects.create(
        within=within, year=data.year, uses=list(data.uses), words=data.words, link=data.link,
        valid_from=data.first, valid_until=data.end,
    )  # fmt: skip
    leave.readers.set(readers)
    leave.people.set(people)
    return leave


def lengthen_leave(leave: ReadingLeave, end: date) -> None:
    """The leave ends on that later day."""
    ReadingLeave.objects.filter(pk=leave.pk).update(valid_until=end)
    leave.valid_until = end


def end_leave(leave: ReadingLeave, on: date) -> None:
    """From this very moment of that day on nobody reads by it; one not yet begun never begins."""
    rows = ReadingLeave.objects.filter(pk=leave.pk, valid_until__gt=on)
    rows.update(valid_until=Greatest(F("valid_from"), on))
    leave.refresh_from_db(fields=["valid_until"])
