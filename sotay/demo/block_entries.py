"""What the people of the block handed in: plans of 2026 and the first six-month reviews.

Nobody of the block wrote before, so no weakness is carried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from sotay.audit.models import TrailEntry
from sotay.demo import block_words as words
from sotay.demo.people import BY
from sotay.kit.clock import HANOI, day_of
from sotay.notebook.actions.signatures import signed_parts
from sotay.notebook.actions.submission import NotWhole
from sotay.notebook.models import Entry, Signature, Version
from sotay.notebook.queries.writing import Background, with_background, wrong_day
from sotay.notebook.rules import content as c
from sotay.org.choices import LEADER_ROLES, PARTY_CATEGORIES, Category, Role
from sotay.org.models import Person, Unit
from sotay.org.standing import role_name
from sotay.regulations import rules as calendar
from sotay.regulations.models import Campaign
from sotay.regulations.queries import campaign_of_year, rules_for

YEAR = 2026
WRONG_DAY = partial(wrong_day, earliest=date(YEAR, 1, 1))
# Out of a hundred leaders, others: who wrote no plan, who wrote it late, who has written the review by June.
NONE, LATE = {True: 1, False: 5}, {True: 1, False: 4}
REVIEWED = {True: 45, False: 18}
STATES = ("done", "done", "partly", "partly", "not_done")


@dataclass
class Made:
    """Somebody of the block with where they stand."""

    person: Person
    unit: Unit
    category: Category
    since: date
    group: Unit | None = None
    posts: list[tuple[Role, Unit]] = field(default_factory=list)
    exempt: bool = False

    @property
    def is_party_member(self) -> bool:
        return self.category in PARTY_CATEGORIES

    def leads(self, rules: calendar.Rules) -> bool:
        """As `place_of` decides it."""
        roles = {role for role, _ in self.posts}
        return bool(roles & set(LEADER_ROLES)) or (
            rules["group_head_leads"] and Role.GROUP_HEAD in roles
        )


@dataclass(frozen=True)
class Handed:
    """One use that one person handed in, written later."""

    by: Made
    use: calendar.Use
    due: date
    at: datetime
    content: c.Content
    token: int

    @property
    def is_late(self) -> bool:
        return day_of(self.at) > self.due

    @property
    def post(self) -> str:
        """The first post held, as `Standing.post` has it."""
        ranked = sorted(self.by.posts, key=lambda p: (Role.values.index(p[0]), p[1].path))
        return next((f"{role_name(role, unit.kind)} {unit.name}" for role, unit in ranked), "")


def fast_entries(
    people: Sequence[Made],
    rng: Random,
    *,
    until: datetime,
    heard_on: Mapping[tuple[int, str], date],
) -> None:
    """What these people handed in before `until` stands: entries, versions, signatures, trail."""
    rules = rules_for({one.unit.path for one in people}, on=date(YEAR, 1, 1))
    campaign = campaign_of_year(people[0].unit.path, YEAR)
    heads = [head.code for head in campaign.heads.all()] if campaign else []
    handed = [
        one
        for person in people
        for one in _year_of(person, rules[person.unit.path], heads, rng)
        if one.at < until
    ]
    entries = Entry.objects.bulk_create(_entry(one, until, heard_on) for one in handed)
    pairs = list(zip(handed, entries, strict=True))
    Version.objects.bulk_create(_version(one, entry, campaign) for one, entry in pairs)
    Signature.objects.bulk_create(
        Signature(entry=entry, field=part, minhash=signed.minhash, shingles=signed.shingles)
        for one, entry in pairs
        for part, signed in signed_parts(one.content).items()
    )
    TrailEntry.objects.bulk_create(line for one, entry in pairs for line in _trail(one, entry))


def _entry(one: Handed, until: datetime, heard_on: Mapping[tuple[int, str], date]) -> Entry:
    heard = heard_on.get((YEAR, one.use.slug))
    in_time = heard is not None and day_of(one.at) <= heard and heard_at(heard) < until
    return Entry(
        person=one.by.person,
        unit=one.by.unit,
        year=YEAR,
        use=one.use.slug,
        submitted_at=one.at,
        due_on=one.due,
        is_late=one.is_late,
        versions_count=1,
        reported_on=heard if in_time else None,
        by_leader=any(role in (*LEADER_ROLES, Role.GROUP_HEAD) for role, _ in one.by.posts),
    )


def heard_at(day: date) -> datetime:
    """Meetings of that day are over by then."""
    return datetime(day.year, day.month, day.day, 19, 30, tzinfo=HANOI)


def _version(one: Handed, entry: Entry, campaign: Campaign | None) -> Version:
    unit = one.by.unit
    version = Version(
        entry=entry,
        number=1,
        token=UUID(int=one.token, version=4),
        submitted_at=one.at,
        is_late=one.is_late,
        unit=unit,
        unit_name=unit.name,
        parent_name=unit.parent.name if unit.parent else "",
        campaign=campaign,
    )
    version.seal(one.content.as_data())
    return version


def _trail(one: Handed, entry: Entry) -> Iterator[TrailEntry]:
    thing = f"entry:{entry.pk}"
    person = one.by.person
    yield TrailEntry(at=one.at, by_id=person.pk, by_name=person.name, by_post=one.post[:200],
                     verb="entry.submitted", thing=thing, about_id=person.pk,
                     thing_name=f"{one.use.title} {YEAR}, bản 1")  # fmt: skip
    if entry.reported_on:
        yield TrailEntry(at=heard_at(entry.reported_on), by_name=BY.name, verb="entry.reported",
                         thing=thing)  # fmt: skip


def _year_of(made: Made, rules: calendar.Rules, heads: list[str], rng: Random) -> Iterator[Handed]:
    """The plan, if there is one, and perhaps the review of June upon it."""
    leads = made.leads(rules)
    who = calendar.Person(leads, made.since, made.exempt)
    uses = {use.slug: use for use in calendar.uses_of_year(YEAR, rules)}
    plan = _plan_handed(made, uses[calendar.PLAN], who, rules, heads, rng)
    if plan is None:
        return
    yield plan
    half = uses[calendar.HALF]
    due = calendar.due_on(half, who, rules)
    if due is None or rng.randrange(100) >= REVIEWED[leads]:
        return
    first = max(calendar.opens_on(half, who), day_of(plan.at) + timedelta(1), made.since)
    at = _moment(first, min(due, first + timedelta(16)), rng)
    content = _released(_review(plan.content, rng), made)
    yield Handed(made, half, due, at, content, rng.getrandbits(128))


def _plan_handed(
    made: Made,
    use: calendar.Use,
    who: calendar.Person,
    rules: calendar.Rules,
    heads: list[str],
    rng: Random,
) -> Handed | None:
    due = calendar.due_on(use, who, rules)
    chance = rng.randrange(100)
    if due is None or chance < NONE[who.is_leader]:
        return None
    first, last = max(calendar.opens_on(use, who), made.since), due
    if chance < NONE[who.is_leader] + LATE[who.is_leader]:
        first, last = due + timedelta(1), due + timedelta(12)
    content = _released(_plan(heads, rng), made)
    return Handed(made, use, due, _moment(first, last, rng), content, rng.getrandbits(128))


def _moment(first: date, last: date, rng: Random) -> datetime:
    day = first + timedelta(rng.randrange(max((last - first).days, 0) + 1))
    eight = datetime(day.year, day.month, day.day, 8, tzinfo=HANOI)
    return eight + timedelta(minutes=rng.randrange(660))


def _released(content: c.Content, made: Made) -> c.Content:
    return content if made.is_party_member else replace(content, released=c.PARTS)


def _plan(heads: list[str], rng: Random) -> c.PlanContent:
    """Two to four deeds, none twice; whole."""
    known = [deed for deed in words.DEEDS if deed[0] in heads]
    items = tuple(
        c.PlanItem(f"{number:08d}", head, f"{what}, {rng.choice(words.WAYS)}.", measure,
                   f"{YEAR}-{rng.choice(('06-30', '09-30', '12-31'))}")
        for number, (head, what, measure) in enumerate(rng.sample(known, rng.randint(2, 4)), 1)
    )  # fmt: skip
    plan = c.PlanContent(items=items)
    _check(c.whole_plan(plan, heads=heads, carried=(), wrong_day=WRONG_DAY))
    return plan


def _review(plan: c.Content, rng: Random) -> c.ReviewContent:
    """A result for each deed, strengths, and up to two weaknesses or the neutral statement."""
    items = plan.written_items if isinstance(plan, c.PlanContent) else ()
    chosen = rng.sample(words.WEAKNESSES, rng.choice((0, 1, 1, 1, 2)))
    strengths = f"{rng.choice(words.STRENGTHS)} {rng.choice(words.MORE_STRENGTHS)}"
    review = c.ReviewContent(
        results=tuple(
            c.ItemResult(item.id, rng.choice(STATES), _filled(rng.choice(words.EVIDENCE), rng))
            for item in items
        ),
        strengths=_filled(strengths, rng),
        weaknesses=tuple(
            c.Weakness(f"26h{number:05d}", _filled(weakness, rng), cause, remedy, f"{YEAR}-09-30")
            for number, (weakness, cause, remedy) in enumerate(chosen, 1)
        ),
        none_found=not chosen,
    )
    _check(c.whole_review(review, items=items, carried=(), wrong_day=WRONG_DAY))
    grounded = with_background(review, Background(items, ()))
    return grounded if isinstance(grounded, c.ReviewContent) else review


def _filled(sentence: str, rng: Random) -> str:
    number = rng.randint(30, 180)
    return sentence.format(number=number, less=number - rng.randint(3, 20), few=rng.randint(2, 6),
                           month=rng.randint(1, 5), quarter=rng.choice(("I", "II")))  # fmt: skip


def _check(missing: list[c.Missing]) -> None:
    if missing:
        raise NotWhole(missing)
