"""A year's evidence of one person: what was kept elsewhere, set side by side. No score, no rank."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.evaluation.permissions import read_evidence
from sotay.kit.refusals import NotFound
from sotay.meetings.choices import COUNTING_FORMS, PAST_STATES, MeetingState
from sotay.meetings.models import Attendance, Remark
from sotay.notebook.models import Entry, Version
from sotay.notebook.permissions import read_entry
from sotay.notebook.queries.reading import released_only
from sotay.notebook.queries.years import FIRST_YEAR
from sotay.notebook.rules import content as c
from sotay.org.choices import UnitKind
from sotay.org.models import Membership, Person, Unit
from sotay.org.queries import home_membership
from sotay.org.standing import Standing
from sotay.recognition.queries.evidence import Commended, commendations_of_people
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import PLAN, Use, uses_of_year


@dataclass(frozen=True)
class UseKept:
    """One use of the year and when it was handed in and reported."""

    title: str
    due: date
    entry: Entry | None
    is_readable: bool


@dataclass(frozen=True)
class Evidence:
    """What the year of a person left behind, as the reader may see it."""

    person: Person
    unit: Unit
    year: int
    is_own: bool
    uses: tuple[UseKept, ...]
    items: tuple[c.ItemResult, ...]  # the plan's items, each with its latest result, if any
    answers: tuple[c.WeaknessAnswer, ...]
    remarks: tuple[Remark, ...]  # from minutes signed, the oldest first
    commended: tuple[Commended, ...] | None  # None: the reader's committee may not see them
    attendance: tuple[Attendance, ...]
    # What the last review says, to begin a self-rating with.
    strengths: str
    weaknesses: tuple[c.Weakness, ...]
    none_found: bool

    @property
    def is_agency(self) -> bool:
        return self.unit.kind == UnitKind.AGENCY


def own_evidence(year: int, *, by: Standing) -> Evidence:
    """The evidence of one's own year; `NotFound` for a year in which one belonged nowhere."""
    home = None
    if has_begun(year, by=by):
        home = home_membership(by.person_id, on=end_of(year, by=by))
    if home is None:
        raise NotFound(year)
    home.person = Person.objects.get(pk=by.person_id)
    return _evidence([home], year, by=by)[0]


def evidence_of(code: str, year: int, person: UUID, *, by: Standing) -> Evidence:
    """The evidence of a person who belonged to the unit when the year ended, or belongs today.

    For the person and for the committee of that unit, of texts as far as each may open them;
    `NotFound` for everybody else. The number of queries does not grow with what the year holds.
    """
    if not has_begun(year, by=by):
        raise NotFound(year)
    rows = Membership.objects.on(end_of(year, by=by)).filter(unit__code=code, person__uid=person)
    home = rows.select_related("person", "unit").order_by("pk").first()
    if home is None or not read_evidence.holds(by, home):
        raise NotFound(person)
    return _evidence([home], year, by=by)[0]


def evidence_of_many(homes: Collection[int], year: int, *, by: Standing) -> dict[int, Evidence]:
    """The same for these memberships of one unit, by membership; one that the reader may not read
    is not in it. The number of queries does not grow with people.
    """
    rows = Membership.objects.filter(pk__in=homes).select_related("person", "unit")
    read = [home for home in rows.order_by("pk") if read_evidence.holds(by, home)]
    return {home.pk: one for home, one in zip(read, _evidence(read, year, by=by), strict=True)}


def _evidence(homes: Sequence[Membership], year: int, *, by: Standing) -> list[Evidence]:
    """Of people of one unit, in their order."""
    if not homes:
        return []
    unit, people = homes[0].unit, [home.person_id for home in homes]
    uses = uses_of_year(year, rules_in_force(unit.path, on=date(year, 12, 31)))
    entries = _by_person(_entries(people, year))
    versions = _newest(people, year, by=by)
    remarks = _by_person(_remarks(unit, people, year, by=by))
    attendance = _by_person(_attendance(unit, people, year, by=by))
    commended = commendations_of_people(people, year, by=by)
    found = []
    for home in homes:
        person, is_own = home.person_id, home.person_id == by.person_id
        contents = {use: _readable(row, is_own) for use, row in versions.get(person, {}).items()}
        reviews = [contents[u.slug] for u in uses if u.slug in contents and u.slug != PLAN]
        last = next((r for r in reversed(reviews) if isinstance(r, c.ReviewContent)),
                    c.ReviewContent())  # fmt: skip
        found.append(Evidence(
            person=home.person,
            unit=home.unit,
            year=year,
            is_own=is_own,
            uses=_kept(entries.get(person, ()), uses, contents),
            items=_items(contents.get(PLAN), reviews),
            answers=tuple(_answers(reviews).values()),
            remarks=tuple(remarks.get(person, ())),
            commended=tuple(commended[person]) if person in commended else None,
            attendance=tuple(attendance.get(person, ())),
            strengths=last.strengths,
            weaknesses=last.written_weaknesses,
            none_found=last.none_found,
        ))  # fmt: skip
    return found


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def has_begun(year: int, *, by: Standing) -> bool:
    """Whether the year is one of the Notebook that goes on or is over."""
    return FIRST_YEAR <= year <= by.day.year


def end_of(year: int, *, by: Standing) -> date:
    """The last day of the year; while it goes on, today."""
    return min(by.day, date(year, 12, 31))


def _entries(people: Sequence[int], year: int) -> QuerySet[Entry]:
    return Entry.objects.filter(person_id__in=people, year=year, submitted_at__isnull=False)


def _kept(
    rows: Iterable[Entry], uses: Sequence[Use], readable: Collection[str]
) -> tuple[UseKept, ...]:
    entries = {row.use: row for row in rows}
    return tuple(
        UseKept(use.title, use.due, entries.get(use.slug), use.slug in readable) for use in uses
    )


def _newest(people: Sequence[int], year: int, *, by: Standing) -> dict[int, dict[str, Version]]:
    """Of each person and use what was handed in last, as far as the reader may open it."""
    entries = Entry.objects.filter(read_entry.rows(by), person_id__in=people, year=year)
    rows = Version.objects.filter(entry__in=entries).select_related("entry__unit")
    found: dict[int, dict[str, Version]] = {}
    for row in rows.order_by("number"):
        found.setdefault(row.entry.person_id, {})[row.entry.use] = row
    return found


def _readable(row: Version, is_own: bool) -> c.Content:
    """All of it, or of a person outside the Party the parts they released."""
    content = c.content_from(row.entry.use == PLAN, row.unseal())
    return content if is_own else released_only(content, row.entry.unit.kind)


def _items(plan: c.Content | None, reviews: list[c.Content]) -> tuple[c.ItemResult, ...]:
    results = {
        row.item: row
        for review in reviews
        if isinstance(review, c.ReviewContent)
        for row in review.results
        if row.result
    }
    planned = {
        item.id: c.ItemResult(item.id, head=item.head, deed=item.deed, measure=item.measure)
        for item in (plan.written_items if isinstance(plan, c.PlanContent) else ())
    }
    return tuple((planned | results).values())


def _answers(reviews: list[c.Content]) -> dict[str, c.WeaknessAnswer]:
    """What was said last of each weakness carried into the year's reviews."""
    return {
        row.weakness: row
        for review in reviews
        if isinstance(review, c.ReviewContent)
        for row in review.answers
    }


def _remarks(unit: Unit, people: Sequence[int], year: int, *, by: Standing) -> QuerySet[Remark]:
    rows = Remark.objects.filter(
        _here(unit, by), person_id__in=people, meeting__state=MeetingState.SIGNED,
        meeting__day__year=year,
    )  # fmt: skip
    return rows.select_related("meeting__unit").order_by("meeting__day", "made_at", "pk")


def _attendance(
    unit: Unit, people: Sequence[int], year: int, *, by: Standing
) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(
        _here(unit, by), person_id__in=people, meeting__state__in=PAST_STATES,
        meeting__form__in=COUNTING_FORMS, meeting__day__year=year,
    )  # fmt: skip
    return rows.select_related("meeting__unit").order_by("meeting__day", "pk")


def _here(unit: Unit, by: Standing) -> Q:
    """Of meetings in the unit; of one's own, wherever they were."""
    return Q(person_id=by.person_id) | Q(meeting__unit__path__startswith=unit.path)
