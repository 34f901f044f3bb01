"""The demo world: a year and a half of a small Party organisation, lived through the actions.

Every unit, person, plan, review and note comes about as it would on the screen, on its day and in
the order of days, so that what is open, due, late and carried holds by itself. What lies after the
start of the clock has not happened yet. Only `block` adds people in bulk: see `block.py`.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction

from sotay.accounts.models import Login
from sotay.demo import (
    documents,
    evaluation,
    inspections,
    meetings,
    opinions,
    recognition,
    regulations,
    summing,
    texts,
)
from sotay.demo.block import add_block
from sotay.demo.block_entries import heard_at
from sotay.demo.people import BY, add_people, add_technician, add_units
from sotay.demo.texts import shapes
from sotay.kit import clock
from sotay.kit.clock import HANOI, day_of
from sotay.kit.dates import kept_day, parse_day
from sotay.kit.models import Installation
from sotay.notebook.actions.counting import let_days_pass
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.actions.reflections import write_reflection
from sotay.notebook.actions.reports import mark_reported
from sotay.notebook.actions.submission import submit
from sotay.notebook.models import Entry
from sotay.notebook.queries.plans import own_plan_items
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.org.actions.counting import count_people_on
from sotay.org.models import Person
from sotay.org.standing import Standing, standing_of
from sotay.regulations.rules import HALF, PLAN, YEAR

START = "2026-06-18T08:00:00+07:00"
USES = {"half": HALF, "year": YEAR}
# When the cells met and heard what was handed in until then.
HEARD_ON = {
    (2025, PLAN): date(2025, 2, 5),
    (2025, HALF): date(2025, 7, 3),
    (2025, YEAR): date(2026, 1, 6),
    (2026, PLAN): date(2026, 2, 5),
}
DEVICE = "Chrome trên Android"
DRAFT_OF = "dangvien"
DRAFT_AT = datetime(2026, 6, 17, 20, 14, tzinfo=HANOI)
DRAFT = c.ReviewContent(
    strengths="Đã xử lý 143 hồ sơ, 138 hồ sơ trước hạn. Tháng 3 hướng dẫn hai đồng chí mới dùng "
    "phần mềm một cửa.",
    weaknesses=(
        c.Weakness("26h00001", "Quý I chưa trình bày chuyên đề.",
                   "Chuẩn bị muộn, chưa báo lịch công tác với tổ trưởng.", "", "2026-08-15"),
    ),
)  # fmt: skip


class NotVacant(Exception):
    """Somebody is in this database already: a demo world is never built upon real people."""


@dataclass(frozen=True)
class Heard:
    """A meeting heard what a person handed in."""

    person: str
    year: int
    use: str


What = shapes.Plan | shapes.Review | shapes.Reflection | Heard | meetings.Step


@dataclass(frozen=True)
class Deed:
    """Something that happened on a day: a plan, a review, a note, a report at a meeting."""

    on: date
    what: What

    @property
    def at(self) -> datetime:
        """A plausible hour, the same at every building."""
        if isinstance(self.what, meetings.Step):
            return self.what.at
        if isinstance(self.what, Heard):
            return heard_at(self.on)
        minutes = token_of(self.what.person, self.on).int % 660
        eight = datetime(self.on.year, self.on.month, self.on.day, 8, tzinfo=HANOI)
        return eight + timedelta(minutes=minutes)


def token_of(*parts: object) -> UUID:
    """The same for the same parts, at every building."""
    return uuid5(NAMESPACE_OID, "|".join(map(str, parts)))


def build_small() -> Iterator[tuple[int, int]]:
    """The world of the cast stands; yields how many deeds are done, of how many."""
    with transaction.atomic():
        yield from _lived()


def build_block() -> Iterator[tuple[int, int]]:
    """The same among some 3,800 people of about 290 units."""
    with transaction.atomic():
        yield from _lived()
        yield from add_block(until=start_of_clock(), heard_on=HEARD_ON)


def _lived() -> Iterator[tuple[int, int]]:
    begin()
    people = add_people(add_units())
    add_technician()
    documents.add_documents()
    until = start_of_clock()
    happened = [deed for deed in deeds() if deed.at < until]
    for number, deed in enumerate(happened, 1):
        live(deed, people)
        yield number, len(happened)
    if until > DRAFT_AT:
        begin_draft(people[DRAFT_OF])
    clock.start(asked_start())
    count_people_on(day_of(until))
    let_days_pass(day_of(until))


def build_empty() -> None:
    """A demo database without people: a roster can be imported and lived through."""
    with transaction.atomic():
        begin()
        add_technician()
        clock.start()


def begin() -> None:
    """The database is a demo one; `NotVacant` if anybody is in it.

    The row is written before looking, so that of two commands at once the second waits and sees.
    """
    Installation.objects.filter(pk=1).update(is_demo=True)
    if is_inhabited():
        raise NotVacant


def is_inhabited() -> bool:
    return Person.objects.exists() or Login.objects.exists()


def asked_start() -> str:
    return os.environ.get("SOTAY_NOW") or START


def start_of_clock() -> datetime:
    return clock.parse(asked_start())


def deeds() -> list[Deed]:
    """Everything in the order of its moment."""
    written: list[shapes.Plan | shapes.Review | shapes.Reflection] = [
        *texts.PLANS,
        *texts.REVIEWS,
        *texts.REFLECTIONS,
    ]
    everything = [Deed(_day(what.on), what) for what in written]
    everything += [report for deed in everything if (report := _report_of(deed))]
    rooms = (
        meetings,
        inspections,
        documents,
        regulations,
        opinions,
        recognition,
        evaluation,
        summing,
    )
    steps = [step for room in rooms for step in room.steps()]
    everything += [Deed(day_of(step.at), step) for step in steps]
    return sorted(everything, key=lambda deed: deed.at)


def _report_of(deed: Deed) -> Deed | None:
    if not isinstance(deed.what, shapes.Plan | shapes.Review):
        return None
    use = use_of(deed.what)
    met = HEARD_ON.get((deed.what.year, use))
    in_time = met is not None and deed.on <= met
    return Deed(met, Heard(deed.what.person, deed.what.year, use)) if met and in_time else None


def use_of(what: shapes.Plan | shapes.Review) -> str:
    return PLAN if isinstance(what, shapes.Plan) else USES[what.period]


def _day(typed: str) -> date:
    day = parse_day(typed)
    if day is None:
        raise ValueError(typed)
    return day


def live(deed: Deed, people: dict[str, Person]) -> None:
    if isinstance(deed.what, meetings.Step):
        deed.what.do(people, deed.at)
        return
    person = people[deed.what.person]
    if isinstance(deed.what, Heard):
        entry = Entry.objects.get(person=person, year=deed.what.year, use=deed.what.use)
        mark_reported(entry.pk, on=deed.on, by=BY, now=deed.at)
        return
    by = standing_of(person, day=deed.on)
    if isinstance(deed.what, shapes.Reflection):
        note(deed, deed.what, by)
    else:
        hand_in(deed, deed.what, by)


def hand_in(deed: Deed, what: shapes.Plan | shapes.Review, by: Standing) -> None:
    use = use_of(what)
    content = plan_of(what, by) if isinstance(what, shapes.Plan) else review_of(what, by)
    saved = save_draft(what.year, use, content, base=0, by=by, now=deed.at, device=DEVICE)
    submit(what.year, use, token=token_of(what.person, what.year, use), base=saved.rev, by=by,
           now=deed.at, released=() if by.is_party_member else c.PARTS)  # fmt: skip


def plan_of(plan: shapes.Plan, by: Standing) -> c.PlanContent:
    """The plan with its words of open weaknesses turned into their ids."""
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


def review_of(review: shapes.Review, by: Standing) -> c.ReviewContent:
    """The review with its numbers of items and words of weaknesses turned into their ids."""
    background = writing(review.year, USES[review.period], by=by).background
    given = {row.item: row for row in review.results}
    answers = {row.text: row for row in review.answers}
    mark = f"{review.year % 100}{review.period[0]}"
    return c.ReviewContent(
        results=tuple(
            c.ItemResult(item.id, given[number].state, given[number].evidence)
            for number, item in enumerate(background.items, 1)
        ),
        strengths=review.strengths,
        weaknesses=tuple(
            c.Weakness(f"{mark}{number:05d}", row.text, row.cause, row.remedy, kept_day(row.due))
            for number, row in enumerate(review.weaknesses, 1)
        ),
        none_found=review.none_found,
        answers=tuple(
            c.WeaknessAnswer(row.id, answers[row.weakness].state, answers[row.weakness].words)
            for row in background.carried
        ),
    )


def note(deed: Deed, reflection: shapes.Reflection, by: Standing) -> None:
    items = own_plan_items(deed.on.year, by=by)
    item = items[reflection.item - 1].id if reflection.item else ""
    token = token_of(reflection.person, deed.on, reflection.text)
    write_reflection(reflection.text, token=token, by=by, now=deed.at, today=deed.on,
                     mark=reflection.mark, item=item)  # fmt: skip


def begin_draft(person: Person) -> None:
    """The six-month review that `dangvien` is about to finish."""
    by = standing_of(person, day=day_of(DRAFT_AT))
    background = writing(2026, HALF, by=by).background
    results = tuple(c.ItemResult(item.id, "done") for item in background.items[:1])
    answers = tuple(c.WeaknessAnswer(row.id, "fixed") for row in background.carried)
    draft = replace(DRAFT, results=results, answers=answers)
    save_draft(2026, HALF, draft, base=0, by=by, now=DRAFT_AT, device=DEVICE)
