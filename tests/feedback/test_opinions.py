"""An opinion has an owner, a clock and an answer; a name goes no further than its writer agreed."""

from uuid import uuid4

import pytest
from django.db import connection

from sotay.audit.models import TrailEntry
from sotay.feedback.actions import asking
from sotay.feedback.actions.asking import WrongFile, ask_more, close
from sotay.feedback.actions.handling import (
    give_answer,
    pass_up,
    publish,
    take_into,
    take_up,
    withdraw,
)
from sotay.feedback.actions.reminding import remind_handlers
from sotay.feedback.models import Feedback
from sotay.feedback.queries import opinion, proposals_of
from sotay.feedback.queries.listing import ANSWERS, opinions
from sotay.feedback.queries.opinions import file_of
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.models import Message
from sotay.org.models import Membership
from sotay.org.relations import Refused
from tests.feedback.sending import NOW, WORDS, sent, waiting
from tests.fixtures.world import at, day
from tests.library.documents import word


def told(world, who: str) -> list[str]:
    rows = Message.objects.filter(person=world.people[who]).order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_it_goes_to_the_own_committee_with_fifteen_days(world):
    row = sent(world)
    assert (row.unit.code, row.due_on) == ("T.01.01", day("03/07/2026"))
    assert waiting(world, "an") == ["Mẫu soát xét"] and waiting(world, "giang") == []
    assert told(world, "an") == told(world, "binh") == ["Có ý kiến mới cần xử lý"]
    assert told(world, "khanh") == []


def test_of_somebody_who_handles_them_it_goes_to_the_unit_above(world):
    assert sent(world, "an").unit.code == "T.01"
    assert sent(world, "lan").unit.code == "T.01.CQ"
    assert opinion(sent(world, "binh").uid, by=world.by("khanh")).asker == "Trần Thanh Bình"


def test_a_double_click_makes_one_and_who_belongs_nowhere_is_told_so(world):
    token = uuid4()
    assert sent(world, token=token) == sent(world, token=token)
    Membership.objects.filter(person=world.people["chi"]).delete()
    with pytest.raises(NotNow, match="chưa có nơi sinh hoạt"):
        sent(world)


@pytest.mark.parametrize("who", ["dung", "ha", "lan", "khanh", "minh", "nga"])
def test_nobody_else_reads_it(world, who):
    with pytest.raises(NotFound):
        opinion(sent(world).uid, by=world.by(who))


def test_the_answer_reaches_its_writer_and_may_be_settled(world):
    row = sent(world)
    take_up(row.uid, by=world.by("an"), now=NOW)
    take_up(row.uid, by=world.by("an"), now=NOW)
    with pytest.raises(NotNow, match="câu trả lời"):
        give_answer(row.uid, "  ", publish=False, by=world.by("an"), now=NOW)
    give_answer(row.uid, "Sẽ thêm từ kỳ sau.", publish=False, by=world.by("an"), now=NOW)
    assert told(world, "chi") == ["Ý kiến đã gửi có câu trả lời"]
    shown = opinion(row.uid, by=world.by("chi"))
    assert [step.what for step in shown.steps] == ["Nhận xử lý", "Trả lời"]
    assert shown.answer == "Sẽ thêm từ kỳ sau." and shown.row.owner == world.people["an"]
    with pytest.raises(NotNow, match="đã được trả lời"):
        give_answer(row.uid, "Lần nữa", publish=False, by=world.by("an"), now=NOW)
    close(row.uid, by=world.by("chi"), now=NOW)
    assert Feedback.objects.get().state == "closed"
    verbs = TrailEntry.objects.filter(thing=f"feedback:{row.pk}").values_list("verb", flat=True)
    assert list(verbs) == [f"feedback.{one}" for one in ("asked", "taken", "answered", "closed")]


def test_one_takes_it_from_another_and_the_owner_alone_is_told_of_more(world):
    row = sent(world)
    take_up(row.uid, by=world.by("an"), now=NOW)
    take_up(row.uid, by=world.by("binh"), now=NOW)
    give_answer(row.uid, "Ngày 3.", publish=False, by=world.by("binh"), now=NOW)
    with pytest.raises(NotNow, match="hỏi thêm"):
        ask_more(row.uid, " ", by=world.by("chi"), now=NOW)
    ask_more(row.uid, "Giờ nào?", by=world.by("chi", "01/07/2026"), now=NOW)
    again = Feedback.objects.get()
    assert (again.state, again.due_on) == ("handling", day("16/07/2026"))
    assert told(world, "binh")[-1] == "Người gửi ý kiến hỏi thêm" != told(world, "an")[-1]
    for action in (lambda: close(row.uid, by=world.by("chi"), now=NOW),
                   lambda: ask_more(row.uid, "x", by=world.by("chi"), now=NOW)):  # fmt: skip
        with pytest.raises(NotNow):
            action()
    with pytest.raises(NotFound):
        ask_more(row.uid, "x", by=world.by("dung"), now=NOW)


def test_passed_up_it_loses_its_name_and_leaves_the_cell(world):
    row = sent(world)
    take_up(row.uid, by=world.by("an"), now=NOW)
    pass_up(row.uid, "Chi bộ chưa quyết được.", by=world.by("an", "20/06/2026"), now=NOW)
    above = opinion(row.uid, by=world.by("khanh"))
    assert (above.asker, above.row.owner) == ("Một người ở Chi bộ Phòng Tổng hợp", None)
    assert (above.row.state, above.row.due_on) == ("passed_up", day("05/07/2026"))
    with pytest.raises(NotFound):
        opinion(row.uid, by=world.by("an"))
    named = sent(world, may_name=True)
    pass_up(named.uid, "", by=world.by("an"), now=NOW)
    assert opinion(named.uid, by=world.by("khanh")).asker == "Lê Thị Kim Chi"
    names = Message.objects.filter(person=world.people["khanh"]).values_list("from_name", "body")
    assert [one for row in names for one in row if "Chi" in one] == []


def test_asking_on_above_tells_no_name_either(world):
    row = sent(world)
    pass_up(row.uid, "", by=world.by("an"), now=NOW)
    give_answer(row.uid, "Được.", publish=False, by=world.by("khanh"), now=NOW)
    ask_more(row.uid, "Từ bao giờ?", by=world.by("chi"), now=NOW)
    steps = opinion(row.uid, by=world.by("khanh")).steps
    assert [step.by for step in steps][-1] == "người gửi"
    message = Message.objects.filter(person=world.people["khanh"]).last()
    assert message.from_name == "Trang Ý kiến"


def test_at_the_top_there_is_nobody_to_pass_it_to(world):
    row = sent(world)
    Feedback.objects.update(unit=world.units["T"])
    world.people["nga"].positions.update(role="secretary")
    with pytest.raises(NotNow, match="cấp trên"):
        pass_up(row.uid, "", by=world.by("nga"), now=NOW)


def published(world, who: str) -> list[tuple[str, str, str]]:
    rows = opinions(ANSWERS, by=world.by(who)).answers
    return [(one.question, one.asker, one.text) for one in rows]


def test_a_published_answer_is_read_by_the_unit_without_the_name(world):
    row = sent(world)
    give_answer(row.uid, "Đã có ô số liệu.", publish=True, question="Mẫu có ô số liệu không?",
                by=world.by("an"), now=NOW)  # fmt: skip
    shown = [("Mẫu có ô số liệu không?", "Một người trong đơn vị", "Đã có ô số liệu.")]
    assert published(world, "dung") == shown and published(world, "ha") == []
    withdraw(row.uid, by=world.by("an"), now=NOW)
    assert published(world, "dung") == []
    publish(row.uid, "", by=world.by("an"), now=NOW)
    assert published(world, "dung")[0][0] == "Mẫu soát xét"
    named = sent(world, may_name=True)
    with pytest.raises(NotNow, match="chưa có câu trả lời"):
        publish(named.uid, "", by=world.by("an"), now=NOW)
    give_answer(named.uid, "Có.", publish=True, by=world.by("an"), now=NOW)
    assert published(world, "dung")[0][1] == "Lê Thị Kim Chi"


def test_nobody_handles_their_own_and_a_stranger_finds_nothing(world):
    row = sent(world)
    with pytest.raises(Refused):
        take_up(row.uid, by=world.by("chi"), now=NOW)
    for action in (take_up, withdraw):
        with pytest.raises(NotFound):
            action(row.uid, by=world.by("ha"), now=NOW)
    own = sent(world, "khanh")
    Feedback.objects.filter(pk=own.pk).update(unit=world.units["T.01"])
    with pytest.raises(NotNow, match="người khác trong cấp ủy"):
        take_up(own.uid, by=world.by("khanh"), now=NOW)


def test_a_file_stays_where_the_name_stays(world):
    row = sent(world, file=("Số liệu cây bàng.docx", word("x")))
    assert opinion(row.uid, by=world.by("an")).file_name == "Số liệu cây bàng.docx"
    assert file_of(row.uid, by=world.by("an")).data == word("x")
    pass_up(row.uid, "", by=world.by("an"), now=NOW)
    above = opinion(row.uid, by=world.by("khanh"))
    assert (above.file_name, above.has_hidden_file) == ("", True)
    with pytest.raises(NotFound):
        file_of(row.uid, by=world.by("khanh"))
    assert file_of(row.uid, by=world.by("chi")).name == "Số liệu cây bàng.docx"
    agreed = sent(world, may_name=True, file=("a.docx", word("x")))
    pass_up(agreed.uid, "", by=world.by("an"), now=NOW)
    assert file_of(agreed.uid, by=world.by("khanh")).data == word("x")


@pytest.mark.parametrize(("file", "sentence"), [
    (("a.svg", b"<svg onload=x>"), "Chỉ nhận"), (("a.docx", word("TUYỆT MẬT")), "TUYỆT MẬT"),
])  # fmt: skip
def test_a_wrong_file_is_refused_and_nothing_is_sent(world, file, sentence):
    with pytest.raises(WrongFile, match=sentence):
        sent(world, file=file)
    assert not Feedback.objects.exists()


def test_the_words_the_file_and_its_name_are_sealed(world):
    row = sent(world, file=("cây bàng.docx", word("cây bàng")))
    give_answer(row.uid, "Cây bàng sẽ trồng lại.", publish=True, by=world.by("an"), now=NOW)
    with connection.cursor() as cursor:
        for table in ("feedback_feedback", "feedback_feedbackfile", "feedback_feedbackstep"):
            cursor.execute(f"SELECT * FROM {table}")
            for kept in (value for found in cursor.fetchall() for value in found):
                seen = bytes(kept) if isinstance(kept, bytes | memoryview) else str(kept).encode()
                assert "bàng".encode() not in seen and b"word/document" not in seen


def test_proposals_of_a_year_are_told_to_the_handler_without_the_name(world):
    proposed = sent(world, kind="proposal")
    sent(world)
    named = sent(world, "dung", kind="proposal", may_name=True)
    pass_up(named.uid, "", by=world.by("an"), now=NOW)
    cell, above = world.units["T.01.01"], world.units["T.01"]
    found = proposals_of(cell, 2026, by=world.by("an"))
    assert [(p.uid, p.asker) for p in found] == [
        (proposed.uid, "Một người ở Chi bộ Phòng Tổng hợp")
    ]
    assert [p.asker for p in proposals_of(above, 2026, by=world.by("khanh"))] == ["Phạm Tiến Dũng"]
    assert proposals_of(cell, 2025, by=world.by("an")) == ()
    assert proposals_of(cell, 2026, by=world.by("khanh")) == ()


def test_a_proposal_taken_into_an_evaluation_says_so_once_to_its_writer(world):
    row = sent(world, kind="proposal")
    given = {"unit": world.units["T.01.01"], "by": world.by("an"), "now": NOW}
    assert take_into([row.uid, sent(world).uid], "Đánh giá năm 2026", **given) == 1
    assert take_into([row.uid], "Đánh giá năm 2026", **given) == 0
    seen = opinion(row.uid, by=world.by("chi")).steps
    assert [(step.what, step.text) for step in seen] == [
        ("Đưa vào đánh giá quy định", "Đánh giá năm 2026")
    ]
    assert told(world, "chi") == ["Đề xuất đã gửi được đưa vào đánh giá quy định"]
    with pytest.raises(Refused):
        take_into([row.uid], "x", **{**given, "by": world.by("chi")})


@pytest.mark.parametrize(("moment", "subject"), [
    ("30/06/2026 07:00", "Ý kiến sắp đến hạn trả lời"), ("04/07/2026 07:00", "quá hạn"),
    ("01/07/2026 07:00", ""),
])  # fmt: skip
def test_whoever_handles_it_is_reminded_before_and_after(world, moment, subject):
    row = sent(world)
    take_up(row.uid, by=world.by("binh"), now=NOW)
    Message.objects.all().delete()
    assert remind_handlers(at(moment)) == bool(subject)
    assert remind_handlers(at(moment)) == 0
    assert len(told(world, "binh")) == Message.objects.count() == bool(subject)
    assert all(subject in one for one in told(world, "binh"))


def test_what_was_asked_is_in_no_message_and_no_line_of_the_trail(world):
    row = sent(world)
    pass_up(row.uid, WORDS, by=world.by("an"), now=NOW)
    kept = [*Message.objects.values_list("subject", "body"),
            *TrailEntry.objects.values_list("thing_name", "note")]  # fmt: skip
    assert [one for pair in kept for one in pair if "bàng" in one or "Mẫu" in one] == []
    assert asking.LONGEST_TITLE == 100
