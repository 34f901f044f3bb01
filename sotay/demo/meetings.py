"""The meetings of the planning and finance cell: planned, held and signed as on the screen."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sotay.demo.texts import meetings as texts
from sotay.demo.texts import shapes
from sotay.kit.clock import HANOI, day_of
from sotay.kit.dates import parse_day
from sotay.meetings.actions import minutes
from sotay.meetings.actions.agenda import add_item, fill_agenda
from sotay.meetings.actions.members import choose_shown
from sotay.meetings.actions.planning import plan_meeting_of
from sotay.meetings.actions.questions import ask_question
from sotay.meetings.actions.recording import add_remark, add_task, save_notes, settle_task
from sotay.meetings.actions.running import end_meeting, next_item, start_meeting, take_attendance
from sotay.meetings.choices import ItemKind
from sotay.meetings.models import AgendaItem, Meeting, Task
from sotay.meetings.queries.minutes import minutes_page
from sotay.meetings.queries.speaking import own_reports
from sotay.meetings.rules.notes import Notes, Opinion
from sotay.meetings.rules.planning import Plan
from sotay.notices.actions.sending import mark_read
from sotay.notices.models import Message
from sotay.org.models import Person
from sotay.org.standing import Standing, standing_of

CODE = "K.01.01"
People = Mapping[str, Person]


@dataclass(frozen=True)
class Step:
    """Something about a meeting that happened at a moment."""

    at: datetime
    do: Callable[[People, datetime], object]


def steps() -> list[Step]:
    """Everything about the meetings, in the order of its moment."""
    found = [step for held in texts.HELD for step in _held(held)]
    return sorted([*found, *_tomorrow()], key=lambda step: step.at)


def _held(held: shapes.Held) -> Iterator[Step]:
    """One step for each thing done, so that the trail runs in the order of time."""
    day, start, end = _day(held.plan.on), _at(held.plan.on, held.plan.starts), _ended(held)
    yield Step(_at(held.plan.planned_on, "09:00"), lambda people, now: plan(held.plan, people, now))
    yield Step(
        _at(held.plan.on, "11:30"), lambda people, now: prepare(held.reports, day, people, now)
    )
    yield Step(start, lambda people, now: begin(held, people, now))
    for number in range(len(held.reports) + len(held.points) + 1):
        at = min(start + timedelta(minutes=2 + 4 * number), end)
        yield Step(at, lambda people, now: go_on(held, people, now))
    yield Step(end, lambda people, now: close(held, people, now))
    yield Step(end + timedelta(minutes=10), lambda people, now: word(held, people, now))
    for key, later in ((texts.KEEPER, 15), (texts.CHAIR, 22)):
        yield Step(end + timedelta(minutes=later), _signing(held, key))
    yield Step(end + timedelta(hours=4), read_news)
    for who, what, _, done in held.tasks:
        if done:
            yield Step(_at(done, "19:45"), _settling(who, what))


def _ended(held: shapes.Held) -> datetime:
    return _at(held.plan.on, held.ended)


def _signing(held: shapes.Held, key: str) -> Callable[[People, datetime], object]:
    def sign(people: People, now: datetime) -> None:
        by = _by(people, key, now)
        seen = minutes_page(CODE, _slug(held.plan), by=by).digest
        minutes.sign(CODE, _slug(held.plan), seen=seen, read_back=True, by=by, now=now)

    return sign


def _settling(who: str, what: str) -> Callable[[People, datetime], None]:
    def settle(people: People, now: datetime) -> None:
        rows = Task.objects.filter(person=people[who], done_at=None)
        task = next(row for row in rows if row.what == what)
        settle_task(task.uid, done=True, by=_by(people, who, now), now=now)

    return settle


def _tomorrow() -> list[Step]:
    meeting = texts.TOMORROW
    evening = _at(meeting.on, "20:30") - timedelta(days=2)

    def ask(people: People, now: datetime) -> None:
        who, text = texts.TOMORROW_QUESTION
        ask_question(CODE, _slug(meeting), text, by=_by(people, who, now), now=now)
        leaders = tuple(
            shapes.Heard(key, share=("strengths", "weakness", "remedy"))
            for key in ("bithu", "phobithu")
        )
        prepare(leaders, _day(meeting.on), people, now)

    return [
        Step(_at(meeting.planned_on, "09:00"), lambda people, now: plan_next(people, now)),
        Step(evening, ask),
    ]


def plan(meeting: shapes.Planned, people: People, now: datetime) -> Meeting:
    return plan_meeting_of(
        CODE,
        Plan(
            kind=meeting.kind,
            form="cell",
            day=_day(meeting.on),
            starts_at=time.fromisoformat(meeting.starts),
            place=meeting.place,
            title=meeting.title,
            chair=people[texts.CHAIR].pk,
            keeper=people[texts.KEEPER].pk,
            guests=meeting.guests,
        ),
        by=_by(people, texts.CHAIR, now),
        now=now,
    )


def plan_next(people: People, now: datetime) -> None:
    made = plan(texts.TOMORROW, people, now)
    for title, length in texts.TOMORROW_POINTS:
        add_item(CODE, made.slug, title, length, by=_by(people, texts.CHAIR, now))


def prepare(reports: tuple[shapes.Heard, ...], day: date, people: People, now: datetime) -> None:
    """What was handed in since is on the agenda, in January without the plans of the new year;
    who reports chooses what may be seen.
    """
    slug = day.isoformat()
    if day.month > 1:
        fill_agenda(CODE, slug, by=_by(people, texts.CHAIR, now), now=now)
    meeting = Meeting.objects.get(unit__code=CODE, slug=slug)
    for heard in reports:
        by = _by(people, heard.person, now)
        for report in own_reports(meeting, by=by) if heard.share else ():
            wanted = Counter(heard.share)
            parts = [part.id for part in report.passages if _wanted(part.id, wanted)]
            choose_shown(CODE, slug, report.item.pk, parts, by=by, now=now)


def _wanted(part: str, wanted: Counter[str]) -> bool:
    kind = part.split("-")[0]
    wanted[kind] -= 1
    return wanted[kind] >= 0


def begin(held: shapes.Held, people: People, now: datetime) -> None:
    slug, by = _slug(held.plan), _by(people, texts.KEEPER, now)
    for point in held.points:
        add_item(CODE, slug, point.title, point.minutes, by=by)
    start_meeting(CODE, slug, by=by, now=now)
    absent = {people[key].pk: reason for key, reason in held.absent.items()}
    take_attendance(CODE, slug, absent, by=by, now=now)


def go_on(held: shapes.Held, people: People, now: datetime) -> None:
    """The next point is heard and what was said of it written down, as long as there is one."""
    by = _by(people, texts.KEEPER, now)
    item = next_item(CODE, _slug(held.plan), by=by, now=now)
    if item is None:
        return
    key = next((k for k, p in people.items() if p.pk == item.person_id), "")
    told = {heard.person: heard for heard in held.reports}
    points = {point.title: point for point in held.points}
    said = told.get(key) if item.kind == ItemKind.REPORT else points.get(item.title)
    if said:
        write_down(item, said, people, by=by, now=now)


def close(held: shapes.Held, people: People, now: datetime) -> None:
    slug, by = _slug(held.plan), _by(people, texts.KEEPER, now)
    for who, what, due, _ in held.tasks:
        add_task(CODE, slug, person=people[who].pk, what=what, due=_day(due), by=by, now=now)
    end_meeting(CODE, slug, by=by, now=now)


def write_down(item: AgendaItem, said: shapes.Heard | shapes.Point, people: People, *,
               by: Standing, now: datetime) -> None:  # fmt: skip
    slug = item.meeting.slug
    opinions = tuple(
        Opinion(people[row.who].name, row.text, people[row.who].pk)
        if row.who in people
        else Opinion(row.who, row.text)
        for row in said.opinions
    )
    save_notes(CODE, slug, item.pk, Notes(opinions, said.conclusion), base=0, by=by, now=now)
    for given in said.given:
        add_remark(CODE, slug, item.pk, person=people[given.person].pk, kind=given.kind,
                   text=given.text, by=by, now=now)  # fmt: skip


def word(held: shapes.Held, people: People, now: datetime) -> None:
    """The keeper adds the chair's last words and, where paper minutes came before, the number."""
    slug, by = _slug(held.plan), _by(people, texts.KEEPER, now)
    drafted = minutes_page(CODE, slug, by=by).wording
    if drafted is None:
        raise ValueError(slug)
    wording = replace(drafted, conclusion=held.conclusion)
    minutes.save_wording(CODE, slug, wording, base=0, number=held.number or None, by=by, now=now)


def read_news(people: People, now: datetime) -> None:
    """Everybody has read what they were told of a meeting that is over."""
    for key, person in people.items():
        unread = Message.objects.filter(person=person, read_at=None)
        uids = list(unread.values_list("uid", flat=True))
        if uids:
            mark_read(uids, by=_by(people, key, now), now=now)


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=day_of(now))


def _slug(meeting: shapes.Planned) -> str:
    return _day(meeting.on).isoformat()


def _day(typed: str) -> date:
    day = parse_day(typed)
    if day is None:
        raise ValueError(typed)
    return day


def _at(day: str, hour: str) -> datetime:
    return datetime.combine(_day(day), time.fromisoformat(hour), tzinfo=HANOI)
