"""The desk of a cell with 200 members, and reminders for 10,000 people into the outbox."""

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from sotay.audit.actors import SystemActor
from sotay.notices.actions import send
from sotay.notices.models import Message, Preference
from sotay.org.choices import Category
from sotay.org.models import Membership, Person, Unit

Row = tuple[str, str, str, bool]
MANY = 10_000


def people_in(unit: Unit, many: int) -> list[int]:
    """So many more official members of a unit."""
    made = Person.objects.bulk_create(
        [
            Person(family_middle="Lê Văn", given=f"{n}", sort_key=f"{n:05d}", folded=f" le van {n}")
            for n in range(many)
        ],
        batch_size=1000,
    )
    Membership.objects.bulk_create(
        [
            Membership(person=one, unit=unit, category=Category.OFFICIAL, valid_from="2020-01-01")
            for one in made
        ],
        batch_size=1000,
    )
    return [one.pk for one in made]


def measure_desk(client, ratio, ok, floor_page) -> Iterator[Row]:
    """The page as its secretary opens it, beside the floor page with as many bytes."""
    unit, path = Unit.objects.get(code="K.01.01"), "/don-vi/K.01.01/"
    queries = []
    for more in (0, 182):
        people_in(unit, more)
        with CaptureQueriesContext(connection) as found:
            size = len(client.get(path).content)
        queries.append(len(found))
    yield ratio("trang theo dõi chi bộ 200 người, p50", lambda: ok(client.get(path)),
                floor_page(client, size), 3)  # fmt: skip
    same = queries[0] == queries[1]
    yield "trang theo dõi: số câu truy vấn, 18 và 200 người", str(queries), "bằng nhau", same


CELLS = 500


def cells_with_people(many: int) -> None:
    """So many people in 500 cells under a new committee, half a year before the review is due."""
    above = Unit.objects.get(code="K.01")
    cells = Unit.objects.bulk_create(
        Unit(code=f"K.01.D{n}", name=f"Chi bộ đo {n}", folded=f" chi bo do {n}", kind="cell",
             parent=above, valid_from="2020-01-01") for n in range(CELLS)
    )  # fmt: skip
    for cell in cells:
        cell.path = f"{above.path}{cell.pk}."
    Unit.objects.bulk_update(cells, ["path"], batch_size=500)
    for cell in cells:
        people_in(cell, many // CELLS)


def measure_remind() -> Iterator[Row]:
    """`sotay remind` as it is run: who is due is looked for in every cell, each with a letter."""
    cells_with_people(MANY)
    inside = Person.objects.filter(memberships__unit__code__startswith="K.01.D")
    ids = list(inside.values_list("pk", flat=True))
    inside.update(email="ai@example.vn")
    Preference.objects.bulk_create(
        (Preference(person_id=pk, channels=["email"]) for pk in ids), batch_size=1000
    )
    shown = io.StringIO()
    with override_settings(EMAIL_HOST="127.0.0.1"):
        began = time.perf_counter()
        call_command("remind", stdout=io.StringIO(), stderr=shown)
        took = time.perf_counter() - began
    told = Message.objects.filter(person_id__in=ids).values("person").distinct().count()
    yield (f"sotay remind: {MANY} người ở {CELLS} chi bộ, vào hộp gửi", f"{MANY / took:.0f} lời/s",
           "≥ 500 lời/s", told == MANY and MANY / took >= 500)  # fmt: skip
    lines = shown.getvalue().count("Đang nhắc")
    yield "sotay remind: dòng tiến độ hiện ra", str(lines), "≥ 1", lines >= 1


def measure_outbox() -> Iterator[Row]:
    people = people_in(Unit.objects.get(code="K.01.02"), MANY)
    began = time.perf_counter()
    send(people, kind="reminder", subject="Nhắc việc", body="Còn 3 ngày.", dedupe="bench",
         by=SystemActor("Đo"), now=datetime.now(UTC))  # fmt: skip
    rate = MANY / (time.perf_counter() - began)
    yield f"{MANY} lời đôn đốc vào hộp gửi", f"{rate:.0f} lời/s", "≥ 500 lời/s", rate >= 500
