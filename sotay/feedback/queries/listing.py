"""Lists of opinions: one's own, those to handle, those handled, answers for all; counts below."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from sotay.feedback.choices import OPEN
from sotay.feedback.models import Feedback
from sotay.feedback.permissions import HANDLERS, handle, see_waiting
from sotay.feedback.queries.opinions import (
    asker_in_public,
    asker_of,
    days_until,
    opened,
    state_words,
    with_all,
)
from sotay.kit.text import fold
from sotay.org.models import Unit
from sotay.org.standing import Standing

PAGE = 20
MOST_SEARCHED = 500  # one's own, or the last answers for all: sealed, opened one by one
MINE, WAITING, HANDLED, ANSWERS = "cua-toi", "can-xu-ly", "da-xu-ly", "tra-loi-chung"


@dataclass(frozen=True)
class Line:
    """An opinion in a list of those who may read it."""

    row: Feedback
    title: str
    asker: str
    days_left: int
    state: str

    @property
    def is_late(self) -> bool:
        return self.row.is_open and self.days_left < 0


@dataclass(frozen=True)
class Answer:
    """An answer for all, under the question as it is published."""

    row: Feedback
    question: str
    asker: str
    text: str


@dataclass(frozen=True)
class Below:
    """A unit right below: how many opinions wait there, how many of them too long."""

    unit: Unit
    waiting: int
    late: int


@dataclass(frozen=True)
class Page:
    part: str
    words: str
    lines: tuple[Line, ...] = ()
    answers: tuple[Answer, ...] = ()
    below: tuple[Below, ...] = ()
    handles: bool = False
    is_first: bool = True
    following: str = ""


def opinions(part: str, *, by: Standing, words: str = "", after: str = "") -> Page:
    """One part of the opinions page, a page of it: own ones newest first, open ones by due date,
    handled ones, answers for all; `after`: where the page before ended. Words are looked for,
    accents or not, among one's own and the answers for all.
    """
    handles = any(seat.role in HANDLERS for seat in by.seats)
    part = (
        part
        if part in ((MINE, WAITING, HANDLED, ANSWERS) if handles else (MINE, ANSWERS))
        else MINE
    )
    words = words if part in (MINE, ANSWERS) else ""
    rows, order, start = _rows(part, by, after)
    shown, following = _cut(rows.order_by(*order), words, _text_of(part))
    return Page(
        part=part,
        words=words,
        lines=() if part == ANSWERS else tuple(_line(row, by) for row in shown),
        answers=tuple(_answer(row, by) for row in shown) if part == ANSWERS else (),
        below=_below(by) if part == WAITING and not start else (),
        handles=handles,
        is_first=not start,
        following=_cursor(part, shown[-1]) if following else "",
    )


def _rows(part: str, by: Standing, after: str) -> tuple[QuerySet[Feedback], tuple[str, ...], bool]:
    """The rows of a part behind the last one shown, and their order."""
    rows = with_all(Feedback.objects.all())
    if part == ANSWERS:
        rows = rows.filter(published_at__isnull=False, unit_id__in=by.units_above())
        at, number = _split(after, lambda text: datetime.fromtimestamp(float(text), UTC))
        behind = Q(published_at__lt=at) | Q(published_at=at, pk__lt=number) if at else Q()
        return rows.filter(behind), ("-published_at", "-pk"), bool(at)
    if part == WAITING:
        rows = rows.filter(handle.rows(by), state__in=OPEN)
        day, number = _split(after, date.fromisoformat)
        behind = Q(due_on__gt=day) | Q(due_on=day, pk__gt=number) if day else Q()
        return rows.filter(behind), ("due_on", "pk"), bool(day)
    if part == HANDLED:
        rows = rows.filter(handle.rows(by)).exclude(state__in=OPEN)
    else:
        rows = rows.filter(person_id=by.person_id)
    last = int(after) if after.isdecimal() and len(after) < 19 else 0
    return rows.filter(pk__lt=last) if last else rows, ("-pk",), bool(last)


def _split(after: str, read: Callable[[str], Any]) -> tuple[Any, int]:
    first, _, number = after.rpartition("_")
    try:
        return read(first), int(number)
    except (ValueError, OverflowError, OSError):
        return None, 0


def _cursor(part: str, row: Feedback) -> str:
    if part == ANSWERS and row.published_at:
        return f"{row.published_at.timestamp()}_{row.pk}"
    return f"{row.due_on}_{row.pk}" if part == WAITING else str(row.pk)


def _cut(
    rows: QuerySet[Feedback], words: str, text_of: Callable[[Feedback], str]
) -> tuple[list[Feedback], bool]:
    """A page of these rows, and whether there are more; with words, those that have them all."""
    asked = fold(words).split()
    if not asked:
        found = list(rows[: PAGE + 1])
    else:
        some = rows[:MOST_SEARCHED]
        found = [row for row in some if all(word in fold(text_of(row)) for word in asked)]
    return found[:PAGE], len(found) > PAGE


def _text_of(part: str) -> Callable[[Feedback], str]:
    def text(row: Feedback) -> str:
        kept = row.unseal()
        said = [one.unseal()["text"] for one in row.steps.all()]
        own = (
            [kept.get("public") or kept["title"]]
            if part == ANSWERS
            else [kept["title"], kept["text"]]
        )
        return " ".join([*own, *said])

    return text


def _line(row: Feedback, by: Standing) -> Line:
    days = days_until(row.due_on, by.day)
    return Line(row, row.unseal()["title"], asker_of(row, by), days, state_words(row, by))


def _answer(row: Feedback, by: Standing) -> Answer:
    found = opened(row, by)
    return Answer(row, found.public, asker_in_public(row), found.answer)


def _below(by: Standing) -> tuple[Below, ...]:
    """The units right below those for which the acting person handles opinions, where some wait;
    one query.
    """
    above = Unit.objects.filter(see_waiting.rows(by)).values("pk")
    waits = Q(feedback__state__in=OPEN)
    rows = (
        Unit.objects.filter(waits, parent__in=above)
        .annotate(
            waiting=Count("feedback", filter=waits),
            late=Count("feedback", filter=waits & Q(feedback__due_on__lt=by.day)),
        )
        .order_by("code")
    )
    return tuple(Below(row, row.waiting, row.late) for row in rows)
