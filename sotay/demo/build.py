"""The demo world: a year and a half of a small Party organisation, lived through the actions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction

from sotay.demo import texts
from sotay.demo.people import BY, add_people, add_technician, add_units
from sotay.demo.texts import shapes
from sotay.kit import clock
from sotay.kit.clock import HANOI
from sotay.kit.dates import kept_day, parse_day
from sotay.kit.models import Installation
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.actions.reflections import write_reflection
from sotay.notebook.actions.reports import mark_reported
from sotay.notebook.actions.submission import submit
from sotay.notebook.queries.plans import own_plan_items
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.org.models import Person
from sotay.org.standing import Standing, standing_of
from sotay.regulations.rules import HALF, PLAN, YEAR

START = "2026-06-18T08:00:00+07:00"
USES = {"half": HALF, "year": YEAR}
# When the cells met and heard the reports, after each use.
MEETINGS = (
    date(2025, 2, 5), date(2025, 7, 3), date(2026, 1, 6), date(2026, 2, 5), date(2026, 7, 3),
)  # fmt: skip
DRAFT_OF = "dangvien"
DRAFT = c.ReviewContent(
    strengths="Đã xử lý 143 hồ sơ, 138 hồ sơ trước hạn. Tháng 3 hướng dẫn hai đồng chí mới dùng "
    "phần mềm một cửa.",
    weaknesses=(
        c.Weakness("d1e2m3o4", "Quý I chưa trình bày chuyên đề.",
                   "Chuẩn bị muộn, chưa báo lịch công tác với tổ trưởng.", "", "2026-08-15"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """Something a person did on a day: a plan, a review or a note."""

    on: date
    what: shapes.Plan | shapes.Review | shapes.Reflection

    @property
    def at(self) -> datetime:
        """A plausible hour, the same at every building."""
        minutes = uuid5(NAMESPACE_OID, f"{self.what.person}{self.on}").int % 660
        eight = datetime(self.on.year, self.on.month, self.on.day, 8, tzinfo=HANOI)
        return eight + timedelta(minutes=minutes)


def build_small() -> Iterator[int]:
    """The whole demo world stands; yields how many deeds are done."""
    with transaction.atomic():
        mark_demo()
        people = add_people(add_units())
        add_technician()
        for number, deed in enumerate(deeds(), 1):
            live(deed, people[deed.what.person])
            yield number
        begin_draft(people[DRAFT_OF])
    clock.start()
    if not Installation.objects.get(pk=1).clock_asked:
        clock.start(START)


def build_empty() -> None:
    """A demo database without people: a roster can be imported and lived through."""
    with transaction.atomic():
        mark_demo()
        add_technician()
    clock.start()


def mark_demo() -> None:
    Installation.objects.filter(pk=1).update(is_demo=True)


def deeds() -> list[Deed]:
    """Everything in the order of its day; leaders' texts of a day first would change nothing."""
    everything: list[shapes.Plan | shapes.Review | shapes.Reflection] = [
        *texts.PLANS,
        *texts.REVIEWS,
        *texts.REFLECTIONS,
    ]
    return sorted((Deed(_day(what.on), what) for what in everything), key=lambda deed: deed.at)


def _day(typed: str) -> date:
    day = parse_day(typed)
    if day is None:
        raise ValueError(typed)
    return day


def live(deed: Deed, person: Person) -> None:
    by = standing_of(person, day=deed.on)
    if isinstance(deed.what, shapes.Plan):
        hand_in(deed, PLAN, plan_of(deed.what, by), by)
    elif isinstance(deed.what, shapes.Review):
        use = USES[deed.what.period]
        hand_in(deed, use, review_of(deed.what, use, by), by)
    else:
        note(deed, deed.what, by)


def hand_in(deed: Deed, use: str, content: c.Content, by: Standing) -> None:
    year = deed.what.year  # type: ignore[union-attr]
    rev = save_draft(year, use, content, base=0, by=by, now=deed.at, device="Chrome trên Android")
    token = uuid5(NAMESPACE_OID, f"{by.person_id}{year}{use}")
    version = submit(year, use, token=token, base=rev.rev, by=by, now=deed.at,
                     released=c.PARTS if not by.is_party_member else ())  # fmt: skip
    met = next((day for day in MEETINGS if day >= deed.on), None)
    if met and met < date(2026, 6, 18):
        mark_reported(version.entry_id, on=met, by=BY, now=deed.at)


def plan_of(plan: shapes.Plan, by: Standing) -> c.PlanContent:
    background = writing(plan.year, PLAN, by=by).background
    return c.PlanContent(
        items=tuple(
            c.PlanItem(f"{number:08d}", item.head, item.deed, item.measure, kept_day(item.due))
            for number, item in enumerate(plan.items, 1)
        ),
        carried=tuple(
            c.Carried(row.id, "taken" if row.weakness in plan.keep else "dropped")
            for row in background.carried
        ),
    )


def review_of(review: shapes.Review, use: str, by: Standing) -> c.ReviewContent:
    background = writing(review.year, use, by=by).background
    given = {row.item: row for row in review.results}
    answers = {row.text: row for row in review.answers}
    return c.ReviewContent(
        results=tuple(
            c.ItemResult(item.id, given[number].state, given[number].evidence)
            for number, item in enumerate(background.items, 1)
        ),
        strengths=review.strengths,
        weaknesses=tuple(
            c.Weakness(f"{review.year % 100}{use[-3:].replace('-', '')[-2:]}{number:04d}", row.text,
                       row.cause, row.remedy, kept_day(row.due))
            for number, row in enumerate(review.weaknesses, 1)
        ),
        none_found=review.none_found,
        answers=tuple(
            c.WeaknessAnswer(row.id, answers[row.weakness].state, answers[row.weakness].words)
            for row in background.carried
        ),
    )  # fmt: skip


def note(deed: Deed, reflection: shapes.Reflection, by: Standing) -> None:
    items = own_plan_items(deed.on.year, by=by)
    item = items[reflection.item - 1].id if reflection.item and items else ""
    token = uuid5(NAMESPACE_OID, f"{by.person_id}{deed.on}{reflection.text[:20]}")
    write_reflection(reflection.text, token=token, by=by, now=deed.at, today=deed.on,
                     mark=reflection.mark, item=item)  # fmt: skip


def begin_draft(person: Person) -> None:
    """The six-month review that `dangvien` is about to finish."""
    on = date(2026, 6, 17)
    by = standing_of(person, day=on)
    background = writing(2026, HALF, by=by).background
    results = tuple(c.ItemResult(item.id, "done") for item in background.items[:1])
    answers = tuple(c.WeaknessAnswer(row.id, "fixed") for row in background.carried)
    draft = replace(DRAFT, results=results, answers=answers)
    save_draft(2026, HALF, draft, base=0, by=by, now=datetime(2026, 6, 17, 20, 14, tzinfo=HANOI),
               device="Chrome trên Android")  # fmt: skip
