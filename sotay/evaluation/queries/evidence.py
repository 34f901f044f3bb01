"""A year's evidence of one person: what was kept elsewhere, set side by side. No score, no rank."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

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
from sotay.recognition.queries.evidence import Commended, commendations_of
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
    if _has_begun(year, by=by):
        home = home_membership(by.person_id, on=_end_of(year, by=by))
    if home is None:
        raise NotFound(year)
    home.person = Person.objects.get(pk=by.person_id)
    return _evidence(home, year, by=by)


def evidence_of(code: str, year: int, person: UUID, *, by: Standing) -> Evidence:
    """The evidence of a person who belonged to the unit when the year ended, or belongs today.

    For the person and for the committee of that unit, of texts as far as each may open them;
    `NotFound` for everybody else. The number of queries does not grow with what the year holds.
    """
    if not _has_begun(year, by=by):
        raise NotFound(year)
    rows = Membership.objects.on(_end_of(year, by=by)).filter(unit__code=code, person__uid=person)
    home = rows.select_related("person", "unit").order_by("pk").first()
    if home is None or not read_evidence.holds(by, home):
        raise NotFound(person)
    return _evidence(home, year, by=by)


def _evidence(home: Membership, year: int, *, by: Standing) -> Evidence:
    is_own = home.person_id == by.person_id
    uses = uses_of_year(year, rules_in_force(home.unit.path, on=date(year, 12, 31)))
    contents = {
        row.entry.use: _readable(row, is_own) for row in _versions(home.person_id, year, by=by)
    }
    reviews = [contents[u.slug] for u in uses if u.slug in contents and u.slug != PLAN]
    last = next((r for r in reversed(reviews) if isinstance(r, c.ReviewContent)), c.ReviewContent())
    return Evidence(
        person=home.person,
        unit=home.unit,
        year=year,
        is_own=is_own,
        uses=_kept(home, year, uses, contents),
        items=_items(contents.get(PLAN), reviews),
        answers=tuple(_answers(reviews).values()),
        remarks=_remarks(home, year, is_own),
        commended=_commended(home.person_id, year, by=by),
        attendance=_attendance(home, year, is_own),
        strengths=last.strengths,
        weaknesses=last.written_weaknesses,
        none_found=last.none_found,
    )


def _has_begun(year: int, *, by: Standing) -> bool:
    return FIRST_YEAR <= year <= by.day.year


def _end_of(year: int, *, by: Standing) -> date:
    """The last day of the year; while it goes on, today."""
    return min(by.day, date(year, 12, 31))


def _kept(
    home: Membership, year: int, uses: Sequence[Use], readable: Collection[str]
) -> tuple[UseKept, ...]:
    rows = Entry.objects.filter(person_id=home.person_id, year=year, submitted_at__isnull=False)
    entries = {row.use: row for row in rows}
    return tuple(
        UseKept(use.title, use.due, entries.get(use.slug), use.slug in readable) for use in uses
    )


def _versions(person_id: int, year: int, *, by: Standing) -> QuerySet[Version]:
    """What was handed in as far as the reader may open it, of each use the newest last."""
    entries = Entry.objects.filter(read_entry.rows(by), person_id=person_id, year=year)
    rows = Version.objects.filter(entry__in=entries)
    return rows.select_related("entry__unit").order_by("number")


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


def _remarks(home: Membership, year: int, is_own: bool) -> tuple[Remark, ...]:
    rows = Remark.objects.filter(
        person_id=home.person_id, meeting__state=MeetingState.SIGNED, meeting__day__year=year
    )
    if not is_own:
        rows = rows.filter(meeting__unit__path__startswith=home.unit.path)
    return tuple(rows.select_related("meeting__unit").order_by("meeting__day", "made_at", "pk"))


def _commended(person_id: int, year: int, *, by: Standing) -> tuple[Commended, ...] | None:
    try:
        return tuple(commendations_of(person_id, year, by=by))
    except NotFound:
        return None


def _attendance(home: Membership, year: int, is_own: bool) -> tuple[Attendance, ...]:
    rows = Attendance.objects.filter(
        person_id=home.person_id, meeting__state__in=PAST_STATES,
        meeting__form__in=COUNTING_FORMS, meeting__day__year=year,
    )  # fmt: skip
    if not is_own:
        rows = rows.filter(meeting__unit__path__startswith=home.unit.path)
    return tuple(rows.select_related("meeting__unit").order_by("meeting__day", "pk"))
