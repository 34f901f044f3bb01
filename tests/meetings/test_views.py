"""The pages of a meeting: what each says to whom, without script, in few queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.audit.models import TrailEntry
from sotay.kit import clock
from sotay.meetings.actions.recording import add_task
from sotay.meetings.models import Meeting, Paper, Remark, Task
from tests.fixtures.world import World, at, day
from tests.library.documents import word
from tests.meetings.holding import CELL, begun, called_up, over, planned
from tests.notebook.writing import hand_in_plan

LIST = f"/don-vi/{CELL}/sinh-hoat/"
PAGE = f"{LIST}2026-07-03/"
FORM = {"title": "Sinh hoạt chi bộ tháng 7/2026", "form": "cell", "kind": "ordinary",
        "day": "03/07/2026", "starts_at": "14:00", "place": "Phòng họp"}  # fmt: skip


@pytest.fixture
def live(world, client, monkeypatch):
    """Whoever is named, at that moment."""

    def make(who: str, when: str = "03/07/2026 14:30"):
        monkeypatch.setattr(clock, "now", lambda: at(when))
        client.force_login(world.people[who].login)
        return client

    return make


def going_on(world: World, many: int = 0) -> Meeting:
    hand_in_plan(world, "chi")
    for number in range(many):
        world.person(f"m{number}", f"Lê Văn {number}", CELL)
        hand_in_plan(world, f"m{number}")
    meeting = planned(world)
    begun(world, meeting)
    called_up(world, meeting)
    return meeting


def test_a_plan_refused_keeps_what_was_typed(world, live):
    client = live("an", "25/06/2026 09:00")
    people = {"chair": world.people["an"].pk, "keeper": world.people["binh"].pk}
    answer = client.post(f"{LIST}moi/", {**FORM, **people, "day": "01/06/2026"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Ngày 01/06/2026 đã qua" in page
    assert 'value="Phòng họp"' in page
    assert client.post(f"{LIST}moi/", {**FORM, **people}).headers["Location"] == PAGE


def test_an_agenda_of_thirty_is_made_in_one_action(world, live):
    for number in range(30):
        world.person(f"m{number}", f"Lê Văn {number}", CELL)
        hand_in_plan(world, f"m{number}")
    client = live("an", "25/06/2026 09:00")
    people = {"chair": world.people["an"].pk, "keeper": world.people["binh"].pk}
    client.post(f"{LIST}moi/", {**FORM, **people})
    assert Meeting.objects.get().items.count() == 30


def test_without_script_every_button_keeps_the_notes(world, live):
    meeting = going_on(world)
    client, item = live("an"), meeting.items.get()
    chi = world.people["chi"].pk
    notes = {"base": "0", "speaker": ["bi", ""], "said": ["Nhất trí", ""], "conclusion": "Đạt"}
    where = f"{PAGE}muc/{item.pk}/"
    assert client.post(where, {**notes, "go": "praise", "remark": "Tốt", "remark_person": chi}
                       ).status_code == 302  # fmt: skip
    item.refresh_from_db()
    assert [(o.name, o.text) for o in item.notes.opinions] == [("Trần Thanh Bình", "Nhất trí")]
    assert Remark.objects.get().text == "Tốt"
    wrong = client.post(where, {**notes, "base": "1", "go": "task", "task": "Nộp đề cương",
                                "task_person": chi, "task_due": "mai"})  # fmt: skip
    assert wrong.status_code == 422
    assert 'value="Nộp đề cương"' in wrong.content.decode()
    client.post(where, {**notes, "base": "1", "go": "task", "task": "Nộp đề cương",
                        "task_person": chi, "task_due": "10/08/2026"})  # fmt: skip
    assert Task.objects.get().what == "Nộp đề cương"
    client.post(where, {**notes, "base": "1", "go": "next"})
    item.refresh_from_db()
    assert item.state == "done"


def test_a_stale_page_is_told_with_and_without_script(world, live):
    meeting = going_on(world)
    client, where = live("an"), f"{PAGE}muc/{meeting.items.get().pk}/"
    script = {"X-Sotay-Autosave": "1"}
    first = client.post(where, {"base": "0", "conclusion": "Một"}, headers=script)
    assert (first.status_code, first.json()["rev"]) == (200, 1)
    told = client.post(where, {"base": "0", "conclusion": "Hai"}, headers=script)
    assert told.status_code == 409 and "Cả hai bản đều được giữ" in told.json()["sentence"]
    page = client.post(where, {"base": "0", "conclusion": "Ba", "go": "next"})
    assert page.status_code == 409
    for words in ("Một", "Hai", "Ba"):
        assert words in page.content.decode()


def test_opening_a_report_is_told_to_its_writer_once(world, live):
    going_on(world)
    client = live("an")
    for _ in range(3):
        assert "Giải quyết hồ sơ trước hạn" in client.get(PAGE).content.decode()
    assert (
        TrailEntry.objects.filter(verb="entry.read", about_id=world.people["chi"].pk).count() == 1
    )


def test_a_keeper_who_may_not_read_sees_nothing_unreleased(world, live):
    hand_in_plan(world, "chi")
    meeting = planned(world, keeper=world.people["dung"].pk)
    begun(world, meeting)
    called_up(world, meeting)
    page = live("dung").get(PAGE).content.decode()
    assert "Xong, người tiếp theo" in page and "Giải quyết hồ sơ" not in page


def test_members_look_strangers_find_nothing(world, live):
    going_on(world)
    page = live("dung").get(PAGE).content.decode()
    assert "Chương trình" in page and "Kết thúc và ký" not in page
    assert live("dung").get(f"{PAGE}diem-danh/").status_code == 403
    for path in (PAGE, LIST, f"{PAGE}trinh-chieu/", f"{PAGE}trinh-chieu/hien-tai.json"):
        assert live("ha").get(path).status_code == 404


def test_who_came_later_does_not_read_what_others_were_given_to_do(world, live):
    meeting = going_on(world)
    by = world.by("an", "03/07/2026")
    given = {"due": day("20/07/2026"), "by": by, "now": at("03/07/2026 15:00")}
    who = world.people["chi"].pk
    add_task(CELL, meeting.slug, person=who, what="Bàn giao kho hồ sơ", **given)
    over(world, meeting)
    world.person("moi", "Trần Văn Mới", CELL, since=day("10/07/2026"))
    for who, sees in (("dung", True), ("moi", False)):
        page = live(who, "15/07/2026 09:00").get(PAGE)
        assert page.status_code == 200
        assert ("Bàn giao kho hồ sơ" in page.content.decode()) is sees


def test_secret_papers_are_refused_with_the_reason(world, live):
    planned(world)
    client = live("an", "26/06/2026 09:00")

    def send(name: str, data: bytes, **extra: str) -> str:
        file = SimpleUploadedFile(name, data)
        return client.post(
            f"{PAGE}tai-lieu/", {"file": file, **extra}, follow=True
        ).content.decode()

    assert "Tệp có dấu “TỐI MẬT”" in send("to-trinh.docx", word("TỐI MẬT"), not_secret="1")
    assert "Tệp có dấu “MẬT”" in send("Báo cáo (Mật).docx", word("Kế hoạch"), not_secret="1")
    assert "Hãy xác nhận" in send("ke-hoach.docx", word("Kế hoạch"))
    assert "Chỉ nhận tệp PDF hoặc Word" in send("x.pdf", b"%PDF-1.4 hong", not_secret="1")
    assert not Paper.objects.exists()
    assert "Đã đính kèm" in send("ke-hoach.docx", word("Kế hoạch"), not_secret="1")
    paper = Paper.objects.get()
    assert b"word/document.xml" not in bytes(paper.sealed)
    got = live("chi", "26/06/2026 10:00").get(f"{PAGE}tai-lieu/{paper.uid}/")
    assert got.content == word("Kế hoạch") and "attachment" in got["Content-Disposition"]


PAGES = {"an": ("", "?xem", "diem-danh/", "ket-thuc/"),
         "chi": ("", "trinh-chieu/", "trinh-chieu/hien-tai.json", "phat-bieu/")}  # fmt: skip


def counts(client, *paths: str) -> list[int]:
    client.get(PAGE)
    found = []
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        found.append(len(queries))
    return found


LIMITS = [[16, 11, 7, 11], [11, 7, 7, 9], [14, 8], [13, 8]]


@pytest.mark.parametrize("many", [3, 30])
def test_pages_make_few_queries_however_many_people(many, world, live):
    meeting = going_on(world, many)
    found = [counts(live(who), *(PAGE + path for path in paths)) for who, paths in PAGES.items()]
    over(world, meeting)
    found += [counts(live(who, "04/07/2026 09:00"), PAGE, LIST) for who in ("an", "dung")]
    assert found == LIMITS
