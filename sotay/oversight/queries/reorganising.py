"""What a committee may rearrange below it, what is planned, and who would go where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sotay.kit.refusals import NotFound
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting
from sotay.org.choices import Change, UnitKind
from sotay.org.models import Membership, Person, Reorganisation, Unit
from sotay.org.permissions import reorganise
from sotay.org.queries import unit_for
from sotay.org.rolls import is_committee
from sotay.org.rules.reorganising import Fault
from sotay.org.rules.roster_target import CELLS
from sotay.org.standing import Standing
from sotay.oversight.queries.reorganising_ground import Ground

MOST_OFFERED = 400
MOST_SHOWN = 50
MOST_IN_FILE = 5000


@dataclass(frozen=True)
class ReorganisingPage:
    unit: Unit
    below: list[Unit]  # what may be chosen
    planned: list[Reorganisation]
    past: list[Reorganisation]


def reorganising_page(code: str, *, by: Standing) -> ReorganisingPage:
    """A committee with the units below it and what is planned; `NotFound` for whoever may not, and
    for a unit that has none below.
    """
    unit = unit_to_rearrange(code, by=by)
    below = Unit.objects.on(by.day).filter(path__startswith=unit.path).exclude(pk=unit.pk)
    rows = unit.reorganisations.select_related("unit", "target").order_by("-on", "-pk")
    open_ones = rows.filter(undone_at=None, done_at=None)
    return ReorganisingPage(
        unit=unit,
        below=list(below.exclude(kind=UnitKind.GROUP).order_by("code")[:MOST_OFFERED]),
        planned=list(reversed(open_ones)),
        past=list(rows.exclude(undone_at=None, done_at=None)[:MOST_SHOWN]),
    )


def unit_to_rearrange(code: str, *, by: Standing) -> Unit:
    """The committee below which units change; `NotFound` as above."""
    unit = unit_for(code, by=by, to=reorganise)
    if not is_committee(unit):
        raise NotFound(code)
    return unit


@dataclass(frozen=True)
class FileToFill:
    """What stands in the file in which changes are filled in."""

    units: Sequence[tuple[str, ...]]  # code, name, kind, parent
    people: Sequence[tuple[str, ...]]  # unit, name, birth date
    notes: list[str]


def file_to_fill(code: str, *, by: Standing) -> FileToFill:
    """The units below a committee and who belongs to its cells, as they are today; of very many
    the first by code, and a note says so. `NotFound` as above.
    """
    unit = unit_to_rearrange(code, by=by)
    below = Unit.objects.on(by.day).filter(path__startswith=unit.path).exclude(pk=unit.pk)
    rows = below.exclude(kind=UnitKind.GROUP).order_by("code")[: MOST_IN_FILE + 1]
    columns = [(one.code, one.name, str(one.get_kind_display()), one.parent.code)
               for one in rows.select_related("parent") if one.parent]  # fmt: skip
    cells = below.filter(kind__in=CELLS)
    inside = Membership.objects.on(by.day).filter(unit__in=cells).select_related("unit", "person")
    found = inside.order_by("unit__code", "person__sort_key", "pk")[: MOST_IN_FILE + 1]
    people = [(row.unit.code, row.person.name, "/".join(reversed(row.person.born.split("-"))))
              for row in found]  # fmt: skip
    notes = []
    if len(columns) > MOST_IN_FILE:
        notes.append("Tệp ghi sẵn 5.000 tổ chức đầu theo mã; tổ chức khác hãy ghi thêm dòng.")
    if len(people) > MOST_IN_FILE:
        notes.append("Có trên 5.000 người nên tệp không ghi sẵn tên; hãy tự ghi người chuyển sang.")
        people = []
    return FileToFill(columns[:MOST_IN_FILE], people, notes)


def people_to_split(unit: Unit, *, on: date) -> list[Person]:
    """Who belongs to a cell, by given name."""
    inside = Membership.objects.on(on).filter(unit=unit)
    people = Person.objects.filter(pk__in=inside.values("person_id"))
    return list(people.order_by("sort_key", "born", "pk"))


def fault_in(row: Reorganisation, people: list[int], *, today: date | None) -> Fault | None:
    """What stands against the plan, or None.

    `today`: on which it is made; None once its day has come.
    """
    fault = Ground([row], today=today).fault(row, people)
    return fault or (None if today else _running(row))


def _running(row: Reorganisation) -> Fault | None:
    closes = row.unit and row.change in (Change.MERGE, Change.DISSOLVE)
    running = closes and Meeting.objects.filter(unit=row.unit, state=MeetingState.RUNNING).first()
    if not running:
        return None
    return Fault("unit", f"“{running.title}” đang họp. Hãy kết thúc cuộc họp trước.")


def effects_of(row: Reorganisation, people: list[int]) -> list[str]:
    """Who goes where and what becomes of the rest, in whole sentences; as it stands today."""
    return Ground([row], today=None).effects(row, people)
