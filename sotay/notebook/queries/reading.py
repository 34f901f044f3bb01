"""Read what was handed in: one's own, a member's of one's cell, a leader's plan as an example."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import Entry, ReadingLeave, Version
from sotay.notebook.permissions import read_entry, read_leader_plan, under_leave
from sotay.notebook.queries.years import use_of
from sotay.notebook.rules import content as c
from sotay.org.choices import Role, UnitKind
from sotay.org.queries import NOBODY, leading_posts
from sotay.org.standing import Standing, role_name, short_post
from sotay.regulations.models import Head
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import PLAN, Use

GONE = (
    "Bài này đã hủy ngày {day:%d/%m/%Y} theo quyết định của cấp ủy vì hết thời hạn lưu giữ. Chỉ "
    "còn ngày nộp và ngày báo cáo."
)


@dataclass(frozen=True)
class Reading:
    """One version as it reads, and why the reader may read it."""

    entry: Entry
    version: Version
    use: Use
    content: c.Content
    head_names: dict[str, str]
    is_own: bool
    is_example: bool  # a leader's plan: reading it is counted for nobody
    numbers: tuple[int, ...]
    leave: ReadingLeave | None = None  # for a time and a stated reason

    @property
    def receipt_number(self) -> str:
        """Printed on the receipt: year, version and the first letters of the version's own id."""
        return f"{self.entry.year}-{self.version.number}-{self.version.uid.hex[:8].upper()}"


@dataclass(frozen=True)
class LeaderPlan:
    """A leader above, and their submitted plan of the year if there is one."""

    name: str
    role: str  # "Bí thư"
    post: str  # "Bí thư chi bộ"
    uid: UUID | None


def reading(uid: UUID, *, by: Standing, number: int | None = None) -> Reading:
    """A handed-in entry for whoever may read it; everybody else finds nothing here.

    Others than the writer get the newest version only. The caller records the reading. `NotNow`
    of one whose keeping is over.
    """
    versions = _versions(uid)
    if not versions:
        check_kept(*(row for row in Entry.objects.filter(uid=uid) if read_entry.holds(by, row)))
        raise NotFound(uid)
    entry = versions[0].entry
    leave = under_leave.leave(by, entry)
    is_example = not leave and entry.use == PLAN and read_leader_plan.holds(by, entry)
    if not (is_example or leave or read_entry.holds(by, entry)):
        raise NotFound(uid)
    found = _reading(versions, by=by, number=number, is_example=is_example)
    return replace(found, leave=leave)


def own_reading(year: int, slug: str, *, by: Standing, number: int | None = None) -> Reading:
    """The acting person's own handed-in entry; `NotFound` if it was not handed in, `NotNow`
    if its keeping is over.
    """
    versions = _own_versions(by.person_id, year, slug)
    if not versions:
        check_kept(*Entry.objects.filter(person_id=by.person_id, year=year, use=slug))
        raise NotFound(slug)
    return _reading(versions, by=by, number=number, is_example=False)


def check_kept(*entries: Entry) -> None:
    """Raise `NotNow` with the day if nothing is left of one of these entries."""
    for entry in entries:
        if entry.gone_on:
            raise NotNow(GONE.format(day=entry.gone_on))


@prepared
def _versions(uid: UUID) -> QuerySet[Version]:
    return _handed_in().filter(entry__uid=uid)


@prepared
def _own_versions(person_id: int, year: int, slug: str) -> QuerySet[Version]:
    return _handed_in().filter(entry__person_id=person_id, entry__year=year, entry__use=slug)


def _handed_in() -> QuerySet[Version]:
    rows = Version.objects.filter(entry__submitted_at__isnull=False).order_by("-number")
    return rows.select_related("entry__person", "entry__unit", "campaign", "unit")


def _reading(
    versions: list[Version], *, by: Standing, number: int | None, is_example: bool
) -> Reading:
    entry = versions[0].entry
    is_own = entry.person_id == by.person_id
    wanted = number if is_own and number else versions[0].number
    version = next((v for v in versions if v.number == wanted), None)
    if version is None:
        raise NotFound(number)
    content = c.content_from(entry.use == PLAN, version.unseal())
    if not is_own and not is_example:
        content = released_only(content, entry.unit.kind)
    rules = rules_in_force(entry.unit.path, on=date(entry.year, 1, 1))
    names = dict(_heads(version.campaign_id)) if version.campaign_id else {}
    return Reading(
        entry=entry,
        version=version,
        use=use_of(entry.year, entry.use, rules),
        content=content,
        head_names=_with_own(names, content),
        is_own=is_own,
        is_example=is_example and not is_own,
        numbers=tuple(v.number for v in versions) if is_own else (),
    )


def released_only(content: c.Content, unit_kind: str) -> c.Content:
    """For the head of an agency only the parts the writer released; the cell reads it whole."""
    if unit_kind != UnitKind.AGENCY:
        return content
    shown = set(content.released)
    if isinstance(content, c.PlanContent):
        return replace(
            content,
            items=content.items if "items" in shown else (),
            carried=content.carried if "carried" in shown else (),
            own=content.own if "own" in shown else (),
        )
    return replace(
        content,
        results=content.results if "results" in shown else (),
        strengths=content.strengths if "strengths" in shown else "",
        weaknesses=content.weaknesses if "weaknesses" in shown else (),
        answers=content.answers if "weaknesses" in shown else (),
        own=content.own if "own" in shown else (),
        none_found=content.none_found and "weaknesses" in shown,
    )


def head_names(version: Version, content: c.Content) -> dict[str, str]:
    """The heads as printed in the version's own year, by code; the unit's own as they were kept."""
    campaign = version.campaign
    names = {head.code: head.name for head in campaign.heads.all()} if campaign else {}
    return _with_own(names, content)


def _with_own(names: dict[str, str], content: c.Content) -> dict[str, str]:
    return {**{row.code: row.name for row in content.heads}, **names}


@prepared
def _heads(campaign_id: int) -> QuerySet[Head, tuple[str, str]]:
    return Head.objects.filter(campaign_id=campaign_id).values_list("code", "name")


def leader_plans(year: int, *, by: Standing) -> list[LeaderPlan]:
    """The leaders of one's own unit and of the committees above, nearest first, with their plans.

    Oneself is left out. Two queries, however many leaders.
    """
    seat = by.home
    return plans_of_leaders(list(seat.ancestor_ids), year, by=by) if seat else []


def plans_of_leaders(unit_ids: list[int], year: int, *, by: Standing) -> list[LeaderPlan]:
    """The leaders of these units but oneself, nearest unit first, with their plans of the year.

    A plan is offered only to somebody who stands in or under the unit that its writer leads.
    """
    posts = [p for p in leading_posts(unit_ids, on=by.day) if p.person_id != by.person_id]
    posts.sort(key=lambda p: (-p.path.count("."), _rank(p.role), p.sort_key))
    people = {p.person_id for p in posts}
    plans = dict(_example_plans(people, year, by.day, by.units_above()))
    found: dict[int, LeaderPlan] = {}
    for post in posts:
        role, where = role_name(post.role, post.unit_kind), short_post(post.role, post.unit_kind)
        leader = LeaderPlan(post.name, role, where, plans.get(post.person_id))
        found.setdefault(post.person_id, leader)
    return list(found.values())


@prepared
def _example_plans(
    people: set[int], year: int, day: date, units_above: frozenset[int]
) -> QuerySet[Entry, tuple]:
    by = replace(NOBODY, day=day, above=units_above)
    rows = Entry.objects.filter(read_leader_plan.rows(by), person_id__in=people, year=year)
    return rows.filter(use=PLAN, submitted_at__isnull=False, gone_on=None).values_list(
        "person_id", "uid"
    )


def _rank(role: str) -> int:
    return Role.values.index(role)
