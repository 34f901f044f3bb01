"""A year's evidence of one person: what was kept elsewhere, set side by side. No score, no rank."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sotay.evaluation.permissions import read_evidence
from sotay.kit.refusals import NotFound
from sotay.meetings.choices import COUNTING_FORMS, PAST_STATES, MeetingState
from sotay.meetings.models import Attendance, Remark
from sotay.notebook.models import Entry, Version
from sotay.notebook.queries.reading import released_only
from sotay.notebook.rules import content as c
from sotay.org.models import Membership, Person, Unit
from sotay.org.queries import home_membership
from sotay.org.standing import Standing
from sotay.recognition.queries.evidence import Commended, commendations_of
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import PLAN, uses_of_year


@dataclass(frozen=True)
class UseKept:
    """One use of the year and when it was handed in and reported."""

    title: str
    due: date
    entry: Entry | None


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


def evidence_of(code: str, year: int, uid: UUID, *, by: Standing) -> Evidence:
    """The evidence of a person who belonged to the unit when the year ended, or belongs today.

    For the person and for the committee of that unit; `NotFound` for everybody else. The number of
    queries does not grow with what the year holds.
    """
    home = _home_in(year, uid, by=by)
    if home is None or home.unit.code != code or not read_evidence.holds(by, home):
        raise NotFound(uid)
    is_own = home.person_id == by.person_id
    versions = _newest(home.person_id, year)
    contents = {use: _readable(row, is_own) for use, row in versions.items()}
    slugs = [use.slug for use in _uses(home.unit, year)]
    reviews = [contents[slug] for slug in slugs if slug in contents and slug != PLAN]
    return Evidence(
        person=home.person,
        unit=home.unit,
        year=year,
        is_own=is_own,
        uses=_kept(home, year),
        items=_items(contents.get(PLAN), reviews),
        answers=tuple(_answers(reviews).values()),
        remarks=_remarks(home, year, is_own),
        commended=_commended(home.person_id, year, by=by),
        attendance=_attendance(home, year, is_own),
    )


def _home_in(year: int, uid: UUID, *, by: Standing) -> Membership | None:
    person = Person.objects.filter(uid=uid).values_list("pk", flat=True).first()
    if person is None or not 2011 <= year <= by.day.year:
        return None
    found = home_membership(person, on=min(by.day, date(year, 12, 31)))
    if found:
        found.person = Person.objects.get(pk=person)
    return found


def _uses(unit: Unit, year: int):
    rules = rules_in_force(unit.path, on=date(year + 1, 1, 1) - timedelta(days=1))
    return uses_of_year(year, rules)


def _kept(home: Membership, year: int) -> tuple[UseKept, ...]:
    rows = Entry.objects.filter(person_id=home.person_id, year=year, submitted_at__isnull=False)
    entries = {row.use: row for row in rows}
    return tuple(
        UseKept(use.title, use.due, entries.get(use.slug)) for use in _uses(home.unit, year)
    )


def _newest(person_id: int, year: int) -> dict[str, Version]:
    rows = Version.objects.filter(entry__person_id=person_id, entry__year=year)
    return {row.entry.use: row for row in rows.select_related("entry__unit").order_by("number")}


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
