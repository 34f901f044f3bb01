"""The outbox with a way outside for everybody; real workers killed while they bring letters out."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.test import override_settings

from bench.desk import MANY, Row, people_in
from sotay.audit.actors import SystemActor
from sotay.notices.actions import send
from sotay.notices.models import Delivery, Preference
from sotay.org.models import Person, Unit
from tests.journeys.installation import Installation, new_database
from tests.notices.killing import kill_while_delivering

PEOPLE, KILLS = 1000, 100


def measure_ways() -> Iterator[Row]:
    """10,000 reminders, each with a letter to be sent, until they stand in the outbox."""
    people = people_in(Unit.objects.get(code="K.01.02"), MANY)
    Person.objects.filter(pk__in=people).update(email="ai@example.vn")
    Preference.objects.bulk_create(
        (Preference(person_id=pk, channels=["email"]) for pk in people), batch_size=1000
    )
    with override_settings(EMAIL_HOST="127.0.0.1"):
        began = time.perf_counter()
        send(people, kind="reminder", subject="Nhắc việc", body="Còn 3 ngày.", dedupe="bench-ways",
             by=SystemActor("Đo"), now=datetime.now(UTC))  # fmt: skip
        rate = MANY / (time.perf_counter() - began)
    full = Delivery.objects.filter(message__dedupe="bench-ways").count() == MANY
    yield (f"{MANY} lời đôn đốc, mỗi lời thêm một thư, vào hộp gửi", f"{rate:.0f} lời/s",
           "≥ 500 lời/s", full and rate >= 500)  # fmt: skip


def measure_kills() -> Iterator[Row]:
    """A new installation on the same engine; its worker is killed a hundred times."""
    with tempfile.TemporaryDirectory(prefix="sotay-kills-") as folder:
        made = Installation(Path(folder) / "data")
        if url := os.environ.get("SOTAY_DATABASE_URL"):
            made.env["SOTAY_DATABASE_URL"] = new_database(url)
        found = kill_while_delivering(made, people=PEOPLE, kills=KILLS, seed=3)
    lost = PEOPLE - found.reached
    good = (found.messages, found.twice, found.left, lost) == (PEOPLE, 0, 0, 0)
    yield (f"{PEOPLE} lời, {found.kills} lần giết tiến trình nền",
           f"sót {lost}, trong máy trùng {found.twice}, thư trùng {found.doubles}",
           f"0, 0, ≤ {found.kills}", good and found.doubles <= found.kills)  # fmt: skip
