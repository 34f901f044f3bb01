"""The evidence sheets of a cell of 5,000 people, printed as its page does, step by step."""

import time
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from bench.desk import people_in
from sotay.evaluation.models import EvidenceBatch
from sotay.meetings.choices import PAST_STATES
from sotay.meetings.models import Attendance, Meeting
from sotay.notebook.models import Entry, Version
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Membership, Person, Position, Unit
from sotay.regulations.rules import HALF, PLAN, YEAR

Row = tuple[str, str, str, bool]
MANY, A_SECOND, YEAR_OF_IT = 5_000, 20, 2025
SCRIPT = {"X-Sotay-Autosave": "1"}


def measure_evidence(client) -> Iterator[Row]:
    """All of them by one process; the client, the secretary of a demo cell, leads this one too."""
    unit = _cell()
    began = time.perf_counter()
    where = client.post(f"/don-vi/{unit.code}/danh-gia/{YEAR_OF_IT}/can-cu/in/")["Location"]
    done, steps, longest = 0, 0, 0.0
    while done < MANY:
        started = time.perf_counter()
        told = client.post(f"{where}tiep/", headers=SCRIPT).json()
        longest = max(longest, time.perf_counter() - started)
        if told["total"] != MANY or told["done"] <= done:
            raise SystemExit(f"đợt in đứng lại: {told}")
        done, steps = told["done"], steps + 1
    rate = MANY / (time.perf_counter() - began)
    yield (f"đợt căn cứ đánh giá {MANY:,} người, 1 tiến trình, {steps} bước", f"{rate:.0f} bản/s",
           f"≥ {A_SECOND} bản/s", rate >= A_SECOND)  # fmt: skip
    yield ("bước dài nhất: tiến độ hiện, dừng được", f"{longest:.1f} s", "≤ 5 s", longest <= 5)
    began = time.perf_counter()
    packed = client.get(f"{where}tai/")
    took = time.perf_counter() - began
    size = len(packed.content) / 1024 / 1024
    right = packed.status_code == 200 and EvidenceBatch.objects.get(unit=unit).is_done
    yield ("tải cả đợt trong một tệp nén", f"{took:.1f} s, {size:.0f} MB", "≤ 20 s",
           right and took <= 20)  # fmt: skip


def _cell() -> Unit:
    """Everybody there has written what a member of the demo wrote, and was at six meetings."""
    like = Unit.objects.select_related("parent").get(code="K.01.01")
    unit = Unit.objects.create(
        code="BENCH.E", name="Chi bộ đông người", folded="chi bo dong nguoi", kind=UnitKind.CELL,
        parent=like.parent, valid_from=date(2020, 1, 1),
    )  # fmt: skip
    unit.path = f"{like.parent.path}{unit.pk}."
    unit.save()
    people = people_in(unit, MANY)
    Membership.objects.filter(unit=unit).update(valid_from=date(2020, 1, 1))
    secretary = Person.objects.get(login__user_name="bithu")
    Position.objects.create(person=secretary, unit=unit, role=Role.SECRETARY,
                            valid_from=date(2020, 1, 1))  # fmt: skip
    for use in (PLAN, HALF, YEAR):
        _write(unit, people, use)
    _meet(unit, like, people)
    return unit


def _write(unit: Unit, people: list[int], use: str) -> None:
    shown = Version.objects.filter(
        entry__person__login__user_name="dangvien", entry__year=YEAR_OF_IT, entry__use=use
    ).order_by("-number")[0]
    content, at = shown.unseal(), shown.submitted_at
    entries = Entry.objects.bulk_create(
        (Entry(person_id=person, unit=unit, year=YEAR_OF_IT, use=use, versions_count=1,
               submitted_at=at, due_on=date(YEAR_OF_IT, 12, 31)) for person in people),
        batch_size=2000,
    )  # fmt: skip
    versions = []
    for entry in entries:
        row = Version(entry=entry, number=1, token=uuid4(), submitted_at=at, unit=unit,
                      unit_name=unit.name, campaign_id=shown.campaign_id)  # fmt: skip
        row.seal(content)
        versions.append(row)
    Version.objects.bulk_create(versions, batch_size=500)


def _meet(unit: Unit, like: Unit, people: list[int]) -> None:
    """Six meetings like one of the demo; everybody was there."""
    shown = Meeting.objects.filter(unit=like, state__in=PAST_STATES).order_by("pk").first()
    if shown is None:
        raise SystemExit(f"{like.code} chưa họp lần nào")
    for month in range(1, 7):
        shown.pk, shown.uid, shown.unit = None, uuid4(), unit
        shown.day, shown.slug = date(YEAR_OF_IT, month, 3), f"{YEAR_OF_IT}-{month:02d}-03"
        shown._state.adding = True
        shown.save()
        Attendance.objects.bulk_create(
            (Attendance(meeting_id=shown.pk, person_id=person, state="present")
             for person in people),
            batch_size=2000,
        )  # fmt: skip
