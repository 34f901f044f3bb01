"""Two cells of 3,000 members become one; the yearly report of a block."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

from bench import nation
from bench.desk import people_in
from sotay.exports.word_summing import summing_docx
from sotay.kit import clock
from sotay.notebook.actions.counting import recount
from sotay.notebook.models import Entry, UseCount
from sotay.notebook.queries.counting import counted_anew, kept_counts
from sotay.org.actions.counting import count_people_on, ensure_places
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Person, Position, ReportingPlace, Unit
from sotay.org.rules.levels import levels_of
from sotay.org.standing import standing_of
from sotay.oversight.actions.reorganising import Plan, carry_out_due, plan_change
from sotay.oversight.actions.summing import begin_summing
from sotay.oversight.printouts_summing import summing_annex, summing_sheet
from sotay.oversight.queries.summing import summing_page
from sotay.regulations.rules import HALF, PLAN, YEAR

Row = tuple[str, str, str, bool]
MEMBERS = 3000
YEARS = range(2022, 2027)
UNITS = 3000
BLOCK = 5_600  # people, in 240 cells under 215 units


def measure_organisation(client) -> Iterator[Row]:
    """All of it, in a demo world; the client is the secretary of K.01."""
    yield merged()
    yield summed_up()
    yield many_units(client)


def merged() -> Row:
    """What the worker does on the day, with entries of five years behind each cell."""
    found = Unit.objects.select_related("parent").get(code="K.01.01")
    within = found.parent
    if within is None:
        raise SystemExit("K.01.01 không có cấp trên")
    cells = [_cell(number, within) for number in range(2)]
    today = clock.today()
    count_people_on(today)
    recount()
    by = standing_of(Person.objects.get(login__user_name="danguy"), day=today)
    on = today + timedelta(days=1)
    plan_change(within.code, Plan("merge", on, unit=cells[0].code, target=cells[1].code), uuid4(),
                by=by, now=clock.now())  # fmt: skip
    count_people_on(on)
    began = time.perf_counter()
    done = carry_out_due(on, clock.now() + timedelta(days=1))
    took = time.perf_counter() - began
    right = done == 1 and counted_anew() == kept_counts()
    told = f"{took:.2f} s, số đếm {'khớp' if right else 'LỆCH'}"
    return (f"sáp nhập hai chi bộ {MEMBERS} người, {Entry.objects.count():,} bài của 5 năm", told,
            "≤ 3 s", right and took <= 3)  # fmt: skip


def _cell(number: int, within: Unit) -> Unit:
    unit = Unit.objects.create(
        code=f"BENCH.M{number}", name=f"Chi bộ {number}", folded="chi bo", kind=UnitKind.CELL,
        parent=within, valid_from=date(2020, 1, 1),
    )  # fmt: skip
    unit.path = f"{within.path}{unit.pk}."
    unit.save()
    people = people_in(unit, MEMBERS)
    ensure_places([unit.pk])
    Entry.objects.bulk_create(
        (
            Entry(person_id=person, unit=unit, year=year, use=use, versions_count=1,
                  submitted_at=f"{year}-01-15T02:00:00Z", due_on=date(year, 1, 31))
            for year in YEARS for use in (PLAN, HALF, YEAR) for person in people
            if (year, use) < (2026, HALF) or use == PLAN
        ),
        batch_size=2000,
    )  # fmt: skip
    return unit


def summed_up() -> Row:
    """Figures taken, Word and Excel written, as its page does."""
    who = Person.objects.get(login__user_name="danguy")
    tree = nation.build(BLOCK, who)
    Position.objects.filter(unit=tree.root).update(role=Role.SECRETARY)
    by = standing_of(who, day=clock.today())
    units = Unit.objects.filter(path__startswith=tree.root.path).count()
    began = time.perf_counter()
    begin_summing(tree.root.code, 2025, "ca-nam", by=by, now=clock.now())
    page = summing_page(tree.root.code, 2025, "ca-nam", by=by)
    size = len(summing_docx(summing_sheet(page))) + len(summing_annex(page, by=by.name, address=""))
    took = time.perf_counter() - began
    return (f"báo cáo năm của {units} đơn vị, {UseCount.objects.count():,} số đếm, Word và Excel",
            f"{took:.2f} s, {size // 1024} KB", "≤ 5 s", took <= 5)  # fmt: skip


def many_units(client) -> Row:
    """The table of figures of a committee with 3,000 cells right under it, as a file."""
    above = Unit.objects.get(code="K.01")
    last = Unit.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    cells = [nation.unit_at(last + n, f"BENCH.X{n}", UnitKind.CELL, above) for n in range(UNITS)]
    Unit.objects.bulk_create(cells, batch_size=2000)
    ReportingPlace.objects.bulk_create(
        (ReportingPlace(unit=unit, people=23, leaders=2, **levels_of(unit.path))
         for unit in cells), batch_size=2000,
    )  # fmt: skip
    UseCount.objects.bulk_create(
        (UseCount(place_id=unit.pk, year=2026, use=use, submitted=20, leaders=2, reported=9)
         for unit in cells for use in (PLAN, HALF)), batch_size=2000,
    )  # fmt: skip
    began = time.perf_counter()
    answer = client.get("/don-vi/K.01/tinh-hinh.xlsx")
    took = time.perf_counter() - began
    return (f"Excel tình hình của {UNITS} đơn vị",
            f"{took:.2f} s, {len(answer.content) // 1024} KB", "≤ 2 s",
            answer.status_code == 200 and took <= 2)  # fmt: skip
