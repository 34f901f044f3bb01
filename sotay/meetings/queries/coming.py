"""What of meetings stands next for one person: asked by the first page, so one query each."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery

from sotay.kit.prepared import prepared
from sotay.meetings.choices import OPEN_STATES, PAST_STATES, ItemKind, ItemState, MeetingForm
from sotay.meetings.models import AgendaItem, Meeting, Task
from sotay.meetings.permissions import ON_ROLL
from sotay.org.models import Membership
from sotay.org.standing import Standing

NOT_HEARD = (ItemState.ABSENT, ItemState.MOVED)
FIELDS = ("slug", "day", "starts_at", "place", "title", "form", "unit_id", "unit__code", "chair_id",
          "keeper_id", "mine", "ahead", "reporters")  # fmt: skip


@dataclass(frozen=True)
class Coming:
    """The next meeting of a person, and where they stand among those who report there."""

    unit_code: str
    slug: str
    day: date
    starts_at: time
    where: str
    title: str
    place: int  # first, second …; 0 for whoever does not report there
    reporters: int


def next_meeting(*, by: Standing) -> Coming | None:
    """The meeting going on or next to come to which the acting person is called: on its roll,
    as its chair or its keeper.
    """
    units = {seat.unit_id for seat in by.seats}
    for row in _called_to(by.person_id, units, by.day):
        slug, day, starts_at, where, title, form, unit, code, chair, keeper, mine, ahead, all_ = row
        named = by.person_id in (chair, keeper)
        if named or form == MeetingForm.GROUP or unit in by.units_with(ON_ROLL[form]):
            place = ahead + 1 if mine is not None else 0
            return Coming(code, slug, day, starts_at, where, title, place, all_)
    return None


@prepared
def _called_to(person_id: int, units: set[int], day: date) -> QuerySet[Meeting, tuple]:
    """The open meetings of these units, of one's groups, or that one chairs or keeps."""
    groups = Membership.objects.on(day).filter(person_id=person_id, group__isnull=False)
    own = AgendaItem.objects.filter(
        meeting=OuterRef("pk"), kind=ItemKind.REPORT, person_id=person_id
    ).exclude(state__in=NOT_HEARD)
    first = own.order_by().values("meeting").annotate(first=Min("order")).values("first")
    heard = Q(items__kind=ItemKind.REPORT) & ~Q(items__state__in=NOT_HEARD)
    called = (
        Q(unit_id__in=units)
        | Q(unit_id__in=groups.values("group_id"))
        | Q(chair_id=person_id)
        | Q(keeper_id=person_id)
    )
    return (
        Meeting.objects.filter(called, state__in=OPEN_STATES, day__gte=day)
        .annotate(mine=Subquery(first))
        .annotate(
            ahead=Count(
                "items__person", distinct=True, filter=heard & Q(items__order__lt=F("mine"))
            ),
            reporters=Count("items__person", distinct=True, filter=heard),
        )
        .order_by("day", "starts_at", "pk")
        .values_list(*FIELDS)[:5]
    )


def next_task(*, by: Standing) -> date | None:
    """The last day of the soonest task given to the acting person at a meeting and not done."""
    found = _tasks(by.person_id)
    return found[0] if found else None


@prepared
def _tasks(person_id: int) -> QuerySet[Task, date]:
    rows = Task.objects.filter(
        person_id=person_id, meeting__state__in=PAST_STATES, done_at=None, due__isnull=False
    )
    return rows.order_by("due", "pk").values_list("due", flat=True)[:1]
