"""What a committee may propose somebody for: passages that it may read anyway."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.kit.clock import day_of
from sotay.kit.models import holds_on
from sotay.kit.refusals import NotFound
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Meeting, Minutes
from sotay.meetings.permissions import read_minutes
from sotay.meetings.rules.passages import Passage
from sotay.meetings.rules.signing import sheet_from
from sotay.notebook.models import Entry
from sotay.notebook.permissions import read_entry
from sotay.notebook.queries.reading import Reading, reading
from sotay.notebook.queries.years import use_of
from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.org.rolls import RollLine, roll_of, shown_names
from sotay.org.standing import Standing
from sotay.recognition.choices import Source
from sotay.recognition.rules.deeds import about_person, deed_key, deeds, of_collective
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import PLAN

MINUTES_SINCE = timedelta(days=400)
MOST = 12


@dataclass(frozen=True)
class Subject:
    """A person or a collective of the unit that may be proposed."""

    key: str  # "nguoi:<uid>", "tap-the:<code>"
    name: str
    words: str
    line: RollLine | None = None
    unit: Unit | None = None


def subjects_of(unit: Unit, *, by: Standing) -> list[Subject]:
    """The unit itself and what stands directly under it, then its people by rank and name;
    nobody proposes themself. Three queries.
    """
    return [*_collectives(unit, by), *_people(unit, by)]


def _collectives(unit: Unit, by: Standing) -> list[Subject]:
    under = Unit.objects.filter(holds_on(by.day), parent=unit).order_by("code")
    return [
        Subject(f"tap-the:{one.code}", one.name, one.get_kind_display(), unit=one)
        for one in [unit, *under]
    ]


def _people(unit: Unit, by: Standing) -> list[Subject]:
    lines = [line for line in roll_of(unit, on=by.day) if line.person_id != by.person_id]
    names = shown_names(lines)
    return [
        Subject(f"nguoi:{line.uid}", names[line.person_id], line.post, line=line) for line in lines
    ]


def subject_in(unit: Unit, key: str, *, by: Standing) -> Subject:
    """The subject with this key; `NotFound` for anybody outside the unit, and for oneself."""
    found = _people(unit, by) if key.startswith("nguoi:") else _collectives(unit, by)
    for subject in found:
        if subject.key == key:
            return subject
    raise NotFound(key)


@dataclass(frozen=True)
class SourceLine:
    """One paper that passages may be taken from; nothing of it is read yet."""

    key: str  # "bai:<uid>", "bien-ban:<uid>"
    name: str
    day: date
    is_own_text: bool  # written by the person: opening it is told to them


def sources_for(subject: Subject, unit: Unit, *, by: Standing) -> list[SourceLine]:
    """What the person handed in this year and last that the acting person reads, then the signed
    minutes of the unit and its groups; of a collective the minutes alone. Three queries.
    """
    rules = rules_in_force(unit.path, on=by.day)
    entries = _entries(subject, unit, by).order_by("-submitted_at")
    meetings = _signed(unit, by).order_by("-day", "-pk")[:MOST]
    return [
        SourceLine(f"bai:{row.uid}", f"{use_of(row.year, row.use, rules).title} {row.year}",
                   day_of(row.submitted_at), True)
        for row in entries if row.submitted_at
    ] + [
        SourceLine(f"bien-ban:{row.uid}", f"Biên bản: {row.title}", row.day, False)
        for row in meetings
    ]  # fmt: skip


def _entries(subject: Subject, unit: Unit, by: Standing) -> QuerySet[Entry]:
    if subject.line is None:
        return Entry.objects.none()
    return Entry.objects.filter(
        read_entry.rows(by), person_id=subject.line.person_id, unit=unit,
        submitted_at__isnull=False, year__gte=by.day.year - 1,
    )  # fmt: skip


def _signed(unit: Unit, by: Standing) -> QuerySet[Meeting]:
    here = Q(unit=unit) | Q(unit__parent=unit, unit__kind=UnitKind.GROUP)
    return Meeting.objects.filter(
        read_minutes.rows(by), here, state=MeetingState.SIGNED, day__gte=by.day - MINUTES_SINCE
    )


@dataclass(frozen=True)
class Opened:
    """A paper with the passages of it that tell of a deed."""

    source: Source
    key: str
    name: str  # "Soát xét, đánh giá cả năm 2025", "Biên bản …, ngày …"
    passages: tuple[Passage, ...]
    deed_keys: dict[str, str]
    reading: Reading | None = None  # to be told to its writer

    def passage(self, wanted: str) -> Passage:
        """One passage; `NotFound` if there is none such."""
        for one in self.passages:
            if one.id == wanted:
                return one
        raise NotFound(wanted)


def opened_source(key: str, subject: Subject, unit: Unit, *, by: Standing) -> Opened:
    """The paper with its passages about the subject, for whoever may read it; else `NotFound`.

    The caller leaves the trail of reading.
    """
    kind, _, uid = key.partition(":")
    if kind == "bai" and _entries(subject, unit, by).filter(uid=_uid(uid)).exists():
        return _of_entry(key, reading(_uid(uid), by=by))
    meeting = _signed(unit, by).filter(uid=_uid(uid)).first()
    if kind != "bien-ban" or meeting is None:
        raise NotFound(key)
    return _of_minutes(key, meeting, subject)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(text) from None


def _of_entry(key: str, found: Reading) -> Opened:
    entry = found.entry
    rows = deeds(found.content)
    return Opened(
        source=Source.PLAN if entry.use == PLAN else Source.REVIEW,
        key=key,
        name=f"{found.use.title} {entry.year}",
        passages=tuple(rows),
        deed_keys={row.id: deed_key(entry.uid.hex, entry.year, row.id) for row in rows},
        reading=found,
    )


def _of_minutes(key: str, meeting: Meeting, subject: Subject) -> Opened:
    sheet = sheet_from(Minutes.objects.get(meeting=meeting).unseal()["sheet"])
    if subject.line:
        rows = about_person(sheet.sections, subject.line.name)
    else:
        rows = of_collective(sheet.sections, sheet.conclusion)
    return Opened(
        source=Source.MINUTES,
        key=key,
        name=f"Biên bản {meeting.title}, ngày {meeting.day:%d/%m/%Y}",
        passages=tuple(rows),
        deed_keys={row.id: f"{meeting.uid.hex}:{row.id}" for row in rows},
    )
