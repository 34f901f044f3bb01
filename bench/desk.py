"""The desk of a cell with 200 members, and reminders for 10,000 people into the outbox."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.audit.actors import SystemActor
from sotay.notices.actions import send
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


def measure_outbox() -> Iterator[Row]:
    people = people_in(Unit.objects.get(code="K.01.02"), MANY)
    began = time.perf_counter()
    send(people, kind="reminder", subject="Nhắc việc", body="Còn 3 ngày.", dedupe="bench",
         by=SystemActor("Đo"), now=datetime.now(UTC))  # fmt: skip
    rate = MANY / (time.perf_counter() - began)
    yield f"{MANY} lời đôn đốc vào hộp gửi", f"{rate:.0f} lời/s", "≥ 500 lời/s", rate >= 500
