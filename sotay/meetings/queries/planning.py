"""What one needs to know to plan a meeting: who may chair, what else is on, what is usual."""

from dataclasses import dataclass
from datetime import date, time

from sotay.meetings.choices import OPEN_STATES, MeetingForm, MeetingKind
from sotay.meetings.models import Meeting
from sotay.meetings.permissions import KEEPERS
from sotay.meetings.queries.finding import roll_for
from sotay.meetings.rules.planning import Other, Plan, forms_of, usual_day, usual_title
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Position, Unit
from sotay.org.relations import CELL_COMMITTEE
from sotay.org.rolls import RollLine
from sotay.regulations.queries import rules_in_force

USUAL_TIME = time(14, 0)


@dataclass(frozen=True)
class Choices:
    """What a plan of a meeting of this unit may choose from."""

    unit: Unit
    forms: list[MeetingForm]
    people: list[tuple[int, str]]
    parents: list[tuple[int, str]]


def choices_for(unit: Unit, *, on: date) -> Choices:
    """Forms, people who may chair or keep, and for a group the open meetings of its cell."""
    return Choices(unit, forms_of(unit.kind), people_for(unit, on=on), _parents(unit))


def people_for(unit: Unit, *, on: date) -> list[tuple[int, str]]:
    """Who may chair or keep: the roll, then whoever holds a post here without being on it; in a
    group also the committee of its cell.
    """
    roll = roll_for(unit, "", on=on)
    found = {line.person_id: _named(line, roll) for line in roll}
    posts = Position.objects.on(on).filter(unit=unit, role__in=KEEPERS)
    if unit.kind == UnitKind.GROUP:
        over = Position.objects.on(on).filter(unit_id=unit.parent_id, role__in=CELL_COMMITTEE)
        posts = posts | over
    for post in posts.select_related("person").order_by("person__sort_key", "pk"):
        found.setdefault(post.person_id, post.person.name)
    return list(found.items())


def _named(line: RollLine, roll: list[RollLine]) -> str:
    """The name; with the birth date where two on the roll have the same."""
    twice = sum(other.name == line.name for other in roll) > 1
    return f"{line.name} ({line.born[:4]})" if twice and line.born else line.name


def _parents(unit: Unit) -> list[tuple[int, str]]:
    if unit.kind != UnitKind.GROUP or unit.parent_id is None:
        return []
    rows = Meeting.objects.filter(
        unit_id=unit.parent_id, form=MeetingForm.CELL, state__in=OPEN_STATES
    )
    return [(row.pk, str(row)) for row in rows.order_by("day", "pk")]


def others_of(unit: Unit, day: date, *, but: int | None = None) -> list[Other]:
    """The unit's other meetings of that day."""
    rows = Meeting.objects.filter(unit=unit, day=day).exclude(pk=but or 0)
    return [Other(row.title, row.day, row.starts_at) for row in rows.order_by("starts_at")]


def usual_plan(unit: Unit, choices: Choices, *, on: date) -> Plan:
    """The next meeting as it usually is: the day of the rule, place and hands of the last one."""
    rules = rules_in_force(unit.path, on=on)
    day = usual_day(on, rules["meeting_day"])
    form = forms_of(unit.kind)[0]
    last = Meeting.objects.filter(unit=unit, form=form).order_by("-day", "-pk").first()
    people = [pk for pk, _ in choices.people]
    head = _head_of(unit, on=on)
    people.sort(key=lambda pk: pk != head)
    first = people[0] if people else 0
    keepers = [last.keeper_id] if last and last.keeper_id in people else people[1:2] or [first]
    return Plan(
        kind=MeetingKind.ORDINARY,
        form=form,
        day=day,
        starts_at=last.starts_at if last else USUAL_TIME,
        place=last.place if last else "",
        title=usual_title(form, day),
        chair=last.chair_id if last and last.chair_id in people else first,
        keeper=keepers[0],
    )


def _head_of(unit: Unit, *, on: date) -> int | None:
    """Who chairs a group or an agency: its head, on its roll or not."""
    posts = Position.objects.on(on).filter(unit=unit, role__in=(Role.GROUP_HEAD, Role.AGENCY_HEAD))
    return posts.order_by("person__sort_key", "pk").values_list("person_id", flat=True).first()


def plan_of(meeting: Meeting) -> Plan:
    """The plan of a meeting as it stands."""
    return Plan(
        kind=meeting.kind,
        form=meeting.form,
        day=meeting.day,
        starts_at=meeting.starts_at,
        place=meeting.place,
        title=meeting.title,
        chair=meeting.chair_id,
        keeper=meeting.keeper_id,
        guests=meeting.guests,
        parent=meeting.parent_id,
    )
