"""A message comes once for one occasion, waits for its reader, and may be answered."""

from datetime import datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.actions import send
from sotay.notices.actions.sending import answer, mark_read
from sotay.notices.actions.ways import choose_channels
from sotay.notices.models import Delivery, Message
from sotay.notices.queries import answers_since, inbox_of, last_sent, messages_of
from sotay.notices.rules import BACKOFF, after_quiet, next_try
from tests.fixtures.world import HANOI, World, at

NOW = at("18/06/2026 09:00")


def tell(world: World, *who: str, dedupe: str = "x", **given) -> int:
    people = [world.people[key].pk for key in who]
    given = {"kind": "reminder", "subject": "Sắp đến hạn", "body": "Còn 3 ngày.", **given}
    return send(people, dedupe=dedupe, by=world.by("an"), now=NOW, **given)


def test_one_occasion_comes_once(world):
    assert tell(world, "chi", "dung") == 2
    assert tell(world, "chi", "dung", "ha") == 1
    assert Message.objects.count() == 3
    assert tell(world, "chi", dedupe="y") == 1


def test_it_is_unread_until_it_was_seen(world):
    tell(world, "chi", "dung")
    by = world.by("chi")
    assert inbox_of(by).unread == 1
    mark_read([row.uid for row in Message.objects.all()], by=by, now=NOW)
    assert inbox_of(by).unread == 0
    assert inbox_of(world.by("dung")).unread == 1


def test_only_a_ready_answer_to_an_own_message_is_taken(world):
    tell(world, "chi", answers=("Tôi đã làm trên giấy",))
    message = messages_of(world.by("chi"))[0]
    with pytest.raises(NotFound):
        answer(message.uid, "Tôi đã làm trên giấy", by=world.by("dung"), now=NOW)
    with pytest.raises(NotNow):
        answer(message.uid, "Khác", by=world.by("chi"), now=NOW)
    answer(message.uid, "Tôi đã làm trên giấy", by=world.by("chi"), now=NOW)
    people = [world.people["chi"].pk]
    assert answers_since(people, "reminder", since=NOW) == {people[0]: "Tôi đã làm trên giấy"}
    assert last_sent(people, "reminder", since=NOW) == {people[0]: NOW}


def test_what_goes_outside_goes_by_the_chosen_ways_only(world, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    choose_channels(["email", "pigeon"], by=world.by("chi"))
    tell(world, "chi", "dung", not_before=at("19/06/2026 06:30"))
    found = Delivery.objects.get()
    assert (found.channel, found.message.person) == ("email", world.people["chi"])
    assert found.next_try_at == at("19/06/2026 06:30")


def test_the_number_of_queries_does_not_grow(world):
    people = [world.person(f"m{n}", f"Lê Văn {n}", "T.01.01").pk for n in range(40)]
    found = []
    for some, dedupe in ((people[:2], "a"), (people, "b")):
        with CaptureQueriesContext(connection) as queries:
            send(some, kind="reminder", subject="x", body="y", dedupe=dedupe,
                 by=world.by("an"), now=NOW)  # fmt: skip
        found.append(len(queries) - 2)  # less those of the standing
    assert found[0] == found[1] <= 8


@pytest.mark.parametrize(("hour", "goes"), [
    ("18/06/2026 20:59", "18/06/2026 20:59"), ("18/06/2026 21:00", "19/06/2026 06:30"),
    ("19/06/2026 02:00", "19/06/2026 06:30"), ("19/06/2026 06:30", "19/06/2026 06:30"),
])  # fmt: skip
def test_at_night_nobody_is_disturbed(hour, goes):
    moment: datetime = at(hour).astimezone(HANOI)
    assert after_quiet(moment, time(21), time(6, 30)) == at(goes)


def test_after_a_week_it_is_given_up():
    assert next_try(1, NOW) == at("18/06/2026 09:01")
    assert next_try(len(BACKOFF), NOW) is not None
    assert next_try(len(BACKOFF) + 1, NOW) is None


def test_the_page_shows_my_messages_and_counts_them_as_read(world, client):
    tell(world, "chi", answers=("Tôi đã làm trên giấy",))
    client.force_login(world.people["chi"].login)
    page = client.get("/thong-bao/").content.decode()
    assert "Sắp đến hạn" in page and "Mới" in page
    assert "Mới" not in client.get("/thong-bao/").content.decode()
    message = Message.objects.get()
    client.post(f"/thong-bao/{message.uid}/tra-loi/", {"answer": "Tôi đã làm trên giấy"})
    assert "Đã trả lời" in client.get("/thong-bao/").content.decode()
