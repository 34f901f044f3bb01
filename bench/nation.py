"""A whole nation of members, and every progress page of it, from the root to a cell.

People, posts and entries are written by set-based SQL that both engines know; counts are then
added up from the entries, so that what pages sum is what stands there. No text is made: no page of
figures reads any.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext

from sotay.kit import clock
from sotay.notebook.models import DayCount, Entry, UseCount
from sotay.org.choices import Category, Role, UnitKind
from sotay.org.models import Membership, Person, Position, ReportingPlace, Unit
from sotay.org.rules.levels import levels_of
from sotay.oversight.actions.keeping import keep_figures
from sotay.oversight.queries.sums import sums_of
from sotay.regulations.rules import HALF, PLAN, YEAR

Row = tuple[str, str, str, bool]
BEGAN = date(2020, 1, 1)
ROOT = "(SELECT max(l1) FROM org_reportingplace)"
A_CELL = 24  # ids kept free for each cell; 23 or 24 people are in it, 23.3 on average
ROUNDS = 40
# How many stand under one of the level above: provinces, blocks, grassroots, parts, cells.
FANS = (34, 100, 16, 1)
KINDS = (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.UPPER, UnitKind.GRASSROOTS_COMMITTEE,
         UnitKind.PART_COMMITTEE)  # fmt: skip
# Year, use, first day, over how many days, and which part of the people hands in: all but 1 in n.
USES = ((2025, PLAN, "2025-01-04", 30, 40), (2025, HALF, "2025-06-03", 28, 30),
        (2025, YEAR, "2025-12-03", 29, 25), (2026, PLAN, "2026-01-04", 30, 12),
        (2026, HALF, "2026-06-02", 16, 2))  # fmt: skip
MEASURED = ("gốc", "tỉnh", "cấp trên trực tiếp", "cơ sở", "chi bộ")


@dataclass
class Tree:
    """Which units stand where: the first of each level is the one whose page is opened."""

    root: Unit
    firsts: list[Unit]
    cells: int = 0


class Dialect:
    """The few words in which the two engines differ."""

    def __init__(self) -> None:
        self.is_postgres = connection.vendor == "postgresql"
        self.uid = "gen_random_uuid()" if self.is_postgres else "lower(hex(randomblob(16)))"

    def moment(self, first: str, days: str) -> str:
        """Nine in the morning in Vietnam, so many days after the first."""
        if self.is_postgres:
            return f"timestamptz '{first} 02:00+00' + make_interval(days => ({days})::int)"
        return f"datetime('{first} 02:00:00', '+' || ({days}) || ' days')"

    def day(self, moment: str) -> str:
        return f"({moment})::date" if self.is_postgres else f"date({moment})"


def sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def build(people: int, viewer: Person) -> Tree:
    """So many people under a new root, whose secretary the viewer is, with everything counted."""
    if connection.vendor == "postgresql":  # rows made here point where they should
        sql("SET session_replication_role = replica")
    cells = round(people / 23.33)
    tree = _units(cells)
    _people(tree)
    Position.objects.create(person=viewer, unit=tree.root, role=Role.SECRETARY, valid_from=BEGAN)
    for use in USES:
        _entries(*use)
        _counts(*use[:2])
    sql("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    if connection.vendor == "postgresql":
        sql("SET session_replication_role = DEFAULT")
        sql("CHECKPOINT")
    return tree


def _units(cells: int) -> Tree:
    """The tree down to its cells, which follow each other by id; the cells are spread evenly."""
    last = (Unit.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    level = [unit_at(last, "QG", UnitKind.CENTRAL, None)]
    made, firsts = list(level), [level[0]]
    for fan, kind in zip(FANS, KINDS[1:], strict=True):
        wanted = min(len(level) * fan, max(cells // 4, 1))
        level = [
            unit_at(last + len(made) + n, f"{above.code}.{n}", kind, above)
            for n in range(wanted)
            for above in [level[n * len(level) // wanted]]
        ]
        made += level
        firsts.append(level[0])
    below = [unit_at(last + len(made) + n, f"C{n}", UnitKind.CELL, level[n * len(level) // cells])
             for n in range(cells)]  # fmt: skip
    Unit.objects.bulk_create([*made, *below], batch_size=2000)
    ReportingPlace.objects.bulk_create(
        (ReportingPlace(unit=unit, people=23 + (unit.pk % 3 == 0), leaders=2,
                        **levels_of(unit.path)) for unit in below), batch_size=2000,
    )  # fmt: skip
    return Tree(made[0], [*firsts, below[0]], cells)


def unit_at(pk: int, code: str, kind: UnitKind, above: Unit | None) -> Unit:
    path = f"{above.path if above else ''}{pk}."
    name = f"{kind.label} {code}"
    return Unit(pk=pk, code=code, name=name, folded=name.lower(), kind=kind, path=path,
                parent_id=above.pk if above else None, valid_from=BEGAN)  # fmt: skip


def _people(tree: Tree) -> None:
    """23 or 24 people in each cell, with secretary and deputy; heads of the units above."""
    first = tree.firsts[-1].pk
    base = (Person.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    sql("CREATE TEMPORARY TABLE bench_n (n integer)")
    sql(f"INSERT INTO bench_n VALUES {', '.join(f'({n})' for n in range(1, A_CELL + 1))}")
    # Who stands where: the id of a person follows from the cell and the number in it.
    sql(
        "CREATE TABLE bench_who AS SELECT"
        f" {base} + (unit_id - {first}) * {A_CELL} + n AS person_id, unit_id, n"
        f" FROM org_reportingplace CROSS JOIN bench_n WHERE l1 = {tree.root.pk} AND n <= people"
    )
    sql(
        "INSERT INTO org_person (id, uid, family_middle, given, sort_key, folded, born, sex,"
        " work_post, joined_party, card_number, phone, email)"
        f" SELECT person_id, {Dialect().uid}, 'Nguyễn Văn', 'Thử', 'thu', 'nguyen van thu', '1980',"
        " '', '', '', '', '', '' FROM bench_who"
    )
    sql(
        "INSERT INTO org_membership (person_id, unit_id, category, valid_from)"
        f" SELECT person_id, unit_id, '{Category.OFFICIAL}', '{BEGAN}' FROM bench_who"
    )
    for number, role in ((1, Role.SECRETARY), (2, Role.DEPUTY)):
        sql(
            "INSERT INTO org_position (person_id, unit_id, role, valid_from)"
            f" SELECT person_id, unit_id, '{role}', '{BEGAN}' FROM bench_who WHERE n = {number}"
        )
    for level, unit in zip(("l2", "l3", "l4", "l5"), tree.firsts[1:5], strict=True):
        sql(
            "INSERT INTO org_position (person_id, unit_id, role, valid_from)"
            f" SELECT {base} + (min(unit_id) - {first}) * {A_CELL} + 1, {level},"
            f" '{Role.SECRETARY}', '{BEGAN}' FROM org_reportingplace"
            f" WHERE l1 = {tree.root.pk} AND {level} >= {unit.pk} GROUP BY {level}"
        )


def _entries(year: int, use: str, first: str, days: int, but: int) -> None:
    """All but one in so many have handed in, leaders in the first week; one in fifty is late."""
    said = Dialect()
    at = said.moment(first, f"CASE WHEN n <= 2 THEN n ELSE 5 + (person_id * 7) % {days - 5} END")
    reported = said.day(said.moment(first, f"{days} + CASE WHEN n <= 2 THEN 0 ELSE 1 END"))
    sql(
        "INSERT INTO notebook_entry (uid, person_id, unit_id, year, use, submitted_at, due_on,"
        " is_late, versions_count, reported_on, by_leader, was_alike)"
        f" SELECT {said.uid}, person_id, unit_id, {year}, '{use}', {at}, '{first}',"
        f" person_id % 50 = 0, 1, CASE WHEN unit_id % 4 = 0 THEN NULL ELSE {reported} END,"
        f" n <= 2, FALSE FROM bench_who WHERE person_id % {but} <> 0"
    )


def _counts(year: int, use: str) -> None:
    """Places and days, added up from what was handed in."""
    some = "sum(CASE WHEN {} THEN 1 ELSE 0 END)"
    ended = "max(p.people), max(p.leaders)" if year < 2026 else "0, 0"
    sql(
        "INSERT INTO notebook_usecount (place_id, year, use, people, leads, submitted, late,"
        " leaders, leaders_late, on_last_day, alike, reported, leaders_reported, last_leader_on,"
        " first_member_on)"
        f" SELECT e.unit_id, {year}, '{use}', {ended}, count(*), {some.format('is_late')},"
        f" {some.format('by_leader')}, {some.format('by_leader AND is_late')}, 0, 0,"
        f" count(reported_on), {some.format('by_leader AND reported_on IS NOT NULL')},"
        " max(CASE WHEN by_leader THEN reported_on END),"
        " min(CASE WHEN NOT by_leader THEN reported_on END)"
        " FROM notebook_entry e JOIN org_reportingplace p ON p.unit_id = e.unit_id"
        f" WHERE year = {year} AND use = '{use}' AND p.l1 = {ROOT}"
        " GROUP BY e.unit_id"
    )
    day = Dialect().day("submitted_at")
    for level in ("l1", "l2", "l3"):
        sql(
            "INSERT INTO notebook_daycount (unit_id, year, use, day, submitted, leaders)"
            f" SELECT p.{level}, {year}, '{use}', {day}, count(*), {some.format('by_leader')}"
            " FROM notebook_entry e JOIN org_reportingplace p ON p.unit_id = e.unit_id"
            f" WHERE year = {year} AND use = '{use}'"
            f" AND p.l1 = {ROOT} GROUP BY p.{level}, {day}"
        )


def measure(client, floor_page, viewer: Person, people: int, most: float) -> Iterator[Row]:
    """Every progress page of a tree with so many people; `most`: milliseconds at p95."""
    began = time.perf_counter()
    tree = build(people, viewer)
    yield (f"dựng {Membership.objects.count():,} người, {tree.cells:,} chi bộ, "
           f"{Entry.objects.count():,} lần nộp, {UseCount.objects.count():,} số đếm, "
           f"{DayCount.objects.count():,} số ngày",
           f"{time.perf_counter() - began:.0f} s", "-", True)  # fmt: skip
    began = time.perf_counter()
    keep_figures(clock.now())
    yield "tính sẵn các đơn vị lớn nhất (việc nền, mỗi 2 phút)", _s(began), "-", True
    for name, unit in zip(MEASURED, (*tree.firsts[:4], tree.firsts[-1]), strict=True):
        yield page_figure(client, floor_page, name, unit, most)


def _s(began: float) -> str:
    return f"{time.perf_counter() - began:.1f} s"


def page_figure(client, floor_page, name: str, unit: Unit, most: float) -> Row:
    """p95 of the page, of the bare statement of its sums, and of the floor page, in turns."""
    path = f"/don-vi/{unit.code}/tinh-hinh/"
    floor = floor_page(client, len(client.get(path).content))
    ours, bare, low = p95(lambda: client.get(path), bare_sums(unit), floor)
    told = f"{ours:.1f} ms = {ours / (bare + low):.2f}×"
    reach, good = f"≤ {most} ms", ours <= most
    if connection.vendor == "postgresql":
        reach, good = f"{reach} và ≤ 2× (SQL + sàn)", good and ours <= 2 * (bare + low)
    return f"tình hình {name}, p95 (SQL trần {bare:.1f}, trang sàn {low:.1f} ms)", told, reach, good


def bare_sums(unit: Unit) -> Callable[[], object]:
    """The statement that sums the uses of this page, without the house around it."""
    pairs = {(2026, PLAN), (2026, HALF), (2026, YEAR), (2025, HALF)}
    with CaptureQueriesContext(connection) as found:
        sums_of(unit, pairs, this_year=2026)
    text = max((row["sql"] for row in found), key=len)

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(text)
            cursor.fetchall()

    return ask


def p95(*works: Callable[[], object]) -> list[float]:
    """Milliseconds of each, taken in turns so that a busy machine hits all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for kept, work in zip(times, works, strict=True):
            began = time.perf_counter()
            work()
            kept.append((time.perf_counter() - began) * 1000)
    return [statistics.quantiles(kept, n=20)[-1] for kept in times]
