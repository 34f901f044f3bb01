"""A message is its person's alone, in the list as at the gate."""

from datetime import timedelta

import pytest

from sotay.kit.refusals import NotFound
from sotay.notices.actions import send
from sotay.notices.actions.sending import answer
from sotay.notices.models import Message
from sotay.notices.permissions import read_messages
from sotay.notices.queries import messages_of
from tests.notices.test_messages import NOW, tell


def test_the_list_is_what_the_gate_opens(world):
    tell(world, "an", "chi", "lan")
    for who in world.people:
        by = world.by(who)
        listed = set(Message.objects.filter(read_messages.rows(by)))
        assert listed == {row for row in Message.objects.all() if read_messages.holds(by, row)}
        assert set(messages_of(by)) == listed


@pytest.mark.parametrize("who", ["an", "khanh", "nga", "dung"])
def test_no_post_opens_another_persons_message(world, client, who):
    """Not the sender, not the secretary, not an inspector above."""
    tell(world, "chi", subject="Chỉ của Chi", answers=("Đã rõ",))
    message = Message.objects.get()
    client.force_login(world.people[who].login)
    assert "Chỉ của Chi" not in client.get("/thong-bao/").content.decode()
    assert client.post(f"/thong-bao/{message.uid}/tra-loi/", {"answer": "Đã rõ"}).status_code == 404
    with pytest.raises(NotFound):
        answer(message.uid, "Đã rõ", by=world.by(who), now=NOW)
    assert Message.objects.get().answer == "" and Message.objects.get().read_at is None


def test_an_answer_can_be_taken_back(world, client):
    tell(world, "chi", answers=("Đã rõ",))
    message = Message.objects.get()
    client.force_login(world.people["chi"].login)
    address = f"/thong-bao/{message.uid}/tra-loi/"
    client.post(address, {"answer": "Đã rõ"})
    assert Message.objects.get().answer == "Đã rõ"
    client.post(address, {"answer": ""})
    assert (Message.objects.get().answer, Message.objects.get().answered_at) == ("", None)


def test_the_pages_make_few_queries_however_many_messages(world, client, django_assert_num_queries):
    client.force_login(world.people["chi"].login)
    tell(world, "chi", dedupe="first")
    client.get("/thong-bao/")
    for number in range(35):
        tell(world, "chi", dedupe=f"m{number}", answers=("Đã rõ",))
    client.get("/thong-bao/")
    with django_assert_num_queries(6):
        page = client.get("/thong-bao/").content.decode()
    assert "Tháng 06/2026" in page and "Xem thông báo cũ hơn" in page


@pytest.mark.parametrize("asked", ["x", "2026-06-18", "2026-06-18T09:00:00", "'--", "9" * 40])
def test_a_strange_page_is_the_first_page(world, client, asked):
    tell(world, "chi")
    client.force_login(world.people["chi"].login)
    assert client.get("/thong-bao/", {"truoc": asked}).status_code == 200


def test_older_messages_are_found_page_by_page(world, client):
    for number in range(65):
        at = NOW - timedelta(days=number // 7)
        send([world.people["chi"].pk], kind="task", subject=f"Việc {number:02d}.", body="x",
             dedupe=str(number), by=world.by("an"), now=at)  # fmt: skip
    client.force_login(world.people["chi"].login)
    seen, address = [], "/thong-bao/"
    while address:
        page = client.get(address).content.decode()
        seen += [part.split(".")[0] for part in page.split("<h3>Việc ")[1:]]
        more = page.split('href="?truoc=')
        address = f"/thong-bao/?truoc={more[1].split(chr(34))[0]}" if len(more) > 1 else ""
    assert sorted(seen) == [f"{number:02d}" for number in range(65)]


def test_a_message_leads_inside_only(world):
    for link in ("https://do.vn/", "//do.vn/", "/\\do.vn", "javascript:alert(1)"):
        with pytest.raises(ValueError):
            tell(world, "chi", link=link)
