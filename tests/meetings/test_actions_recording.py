"""What is said is written down: opinions, conclusions, remarks, tasks; nothing is lost."""

import pytest
from django.db import connection

from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.actions.members import (
    answer_remark_with,
    choose_shown,
)
from sotay.meetings.actions.questions import ask_question
from sotay.meetings.actions.recording import (
    Elsewhere,
    add_remark,
    add_task,
    drop_aside,
    save_notes,
    settle_task,
)
from sotay.meetings.jobs import drop_old_remarks
from sotay.meetings.models import AgendaItem, Meeting, Question, Remark, Task
from sotay.meetings.queries.finding import open_tasks, tasks_of
from sotay.meetings.queries.projecting import projection
from sotay.meetings.queries.released import released_passages
from sotay.meetings.queries.remarks import remarks_about
from sotay.meetings.rules.notes import Notes, Opinion
from sotay.notices.models import Message
from sotay.org.relations import Refused
from tests.fixtures.world import World, at, day
from tests.meetings.holding import CELL, begun, called_up, over, planned
from tests.notebook.test_sealing_of_rows import every_value
from tests.notebook.writing import hand_in_plan

CANARY = "Chim hoàng yến hót tại cuộc họp"


def going_on(world: World) -> tuple[Meeting, AgendaItem]:
    hand_in_plan(world, "chi")
    meeting = planned(world)
    begun(world, meeting)
    return meeting, called_up(world, meeting)


def note(world: World, meeting, item, text: str, base: int, who: str = "an"):
    notes = Notes((Opinion("Đạt", text),), "")
    return save_notes(CELL, meeting.slug, item.pk, notes, base=base, by=world.by(who, meeting.day),
                      now=at("03/07/2026 14:20"))  # fmt: skip


def remark(world: World, meeting, item, text="Giúp hai đồng chí mới", kind="praise", who="chi"):
    by, now = world.by("an", meeting.day), at("03/07/2026 14:25")
    return add_remark(CELL, meeting.slug, item.pk, person=world.people[who].pk, kind=kind,
                      text=text, by=by, now=now)  # fmt: skip


def test_two_keepers_are_told_and_both_texts_stay(world):
    meeting, item = going_on(world)
    assert note(world, meeting, item, "Bản một", 0).rev == 1
    with pytest.raises(Elsewhere) as other:
        note(world, meeting, item, "Bản hai", 0, who="binh")
    assert (other.value.by, other.value.rev) == ("Nguyễn Văn An", 1)
    with pytest.raises(Elsewhere):
        note(world, meeting, item, "Bản hai", 0, who="binh")
    item.refresh_from_db()
    assert item.notes.opinions[0].text == "Bản một"
    assert [aside.opinions[0].text for aside in item.notes.asides] == ["Bản hai"]
    assert note(world, meeting, item, "Bản một và hai", 1).rev == 2
    drop_aside(CELL, meeting.slug, item.pk, item.notes.asides[0].id,
               by=world.by("an", meeting.day))  # fmt: skip
    item.refresh_from_db()
    assert item.notes == Notes((Opinion("Đạt", "Bản một và hai"),), "")


def test_the_same_words_saved_twice_are_no_conflict(world):
    meeting, item = going_on(world)
    note(world, meeting, item, "Bản một", 0)
    assert note(world, meeting, item, "Bản một", 0).rev == 1


def test_only_a_keeper_writes_and_only_while_it_runs(world):
    hand_in_plan(world, "chi")
    meeting = planned(world)
    item = meeting.items.get()
    with pytest.raises(NotNow):
        note(world, meeting, item, "sớm", 0)
    begun(world, meeting)
    with pytest.raises(Refused):
        note(world, meeting, item, "người khác", 0, who="dung")
    with pytest.raises(NotFound):
        note(world, meeting, item, "người lạ", 0, who="ha")
    other = planned(world, on="03/08/2026")
    with pytest.raises(NotNow):
        note(world, other, item, "mục của cuộc khác", 0)


def test_the_same_remark_twice_is_one(world):
    meeting, item = going_on(world)
    first = remark(world, meeting, item)
    assert remark(world, meeting, item, text="giúp hai  đồng chí mới") == first
    assert remark(world, meeting, item, kind="criticism") != first
    assert Remark.objects.count() == 2
    with pytest.raises(NotNow, match="lời nhận xét"):
        remark(world, meeting, item, text="  ")
    with pytest.raises(NotNow, match="không thuộc cuộc họp"):
        remark(world, meeting, item, who="ha")


def test_a_remark_is_for_its_person_who_may_answer(world):
    meeting, item = going_on(world)
    made = remark(world, meeting, item)
    chi = world.by("chi", "04/07/2026")
    assert remarks_about(chi.person_id, by=chi) == []
    over(world, meeting)
    assert [row.text for row in remarks_about(chi.person_id, by=chi)] == ["Giúp hai đồng chí mới"]
    assert len(remarks_about(chi.person_id, by=world.by("an", "04/07/2026"))) == 1
    for stranger in ("dung", "giang", "ha"):
        assert remarks_about(chi.person_id, by=world.by(stranger, "04/07/2026")) == []
    answer_remark_with(made.uid, "Tôi cảm ơn", by=chi, now=at("04/07/2026"))
    made.refresh_from_db()
    assert made.opinion_text == "Tôi cảm ơn"
    with pytest.raises(NotFound):
        answer_remark_with(made.uid, "x", by=world.by("an", "04/07/2026"), now=at("04/07/2026"))


def test_remarks_are_kept_as_long_as_the_rule_says(world):
    meeting, item = going_on(world)
    remark(world, meeting, item)
    over(world, meeting)
    drop_old_remarks(at("02/07/2029"))
    assert Remark.objects.count() == 1
    drop_old_remarks(at("04/07/2029"))
    assert Remark.objects.count() == 0


def test_a_task_is_given_shown_and_done(world):
    meeting, item = going_on(world)
    by, now = world.by("an", meeting.day), at("03/07/2026 15:00")
    chi = world.people["chi"].pk
    with pytest.raises(NotNow, match="Hạn"):
        add_task(CELL, meeting.slug, person=chi, what="Nộp đề cương", due=day("02/07/2026"),
                 by=by, now=now)  # fmt: skip
    task = add_task(CELL, meeting.slug, person=chi, what="Nộp đề cương", due=day("10/08/2026"),
                    by=by, now=now)  # fmt: skip
    assert open_tasks(meeting.unit, on=meeting.day) == []
    over(world, meeting)
    assert [row.what for row in open_tasks(meeting.unit, on=meeting.day)] == ["Nộp đề cương"]
    assert tasks_of(chi) == [task]
    with pytest.raises(NotFound):
        settle_task(task.uid, done=True, by=world.by("dung", "05/07/2026"), now=now)
    settle_task(task.uid, done=True, by=world.by("chi", "05/07/2026"), now=now)
    assert open_tasks(meeting.unit, on=meeting.day) == []


def test_nothing_is_projected_or_read_but_what_was_released(world):
    meeting, item = going_on(world)
    chi, dung = world.by("chi", meeting.day), world.by("dung", meeting.day)
    remark(world, meeting, item, text=CANARY)
    note(world, meeting, item, CANARY, 0)
    ask_question(CELL, meeting.slug, CANARY, by=dung, now=at("03/07/2026 14:00"))
    before = projection(CELL, meeting.slug, by=dung, now=at("03/07/2026 14:30"))
    assert (before.heading, before.passages) == ("Lê Thị Kim Chi", [])
    assert before.elapsed == 20 * 60
    choose_shown(CELL, meeting.slug, item.pk, ["item-aaaa1111", "strengths", "x"], by=chi,
                 now=at("03/07/2026 14:10"))  # fmt: skip
    after = projection(CELL, meeting.slug, by=dung, now=at("03/07/2026 14:30"))
    assert [row["text"][:22] for row in after.passages] == ["Giải quyết hồ sơ trước"]
    assert "hoàng yến" not in str(after.as_data())
    assert released_passages(meeting, by=dung) == []
    over(world, meeting)
    meeting.refresh_from_db()
    assert [len(row.passages) for row in released_passages(meeting, by=dung)] == [1]
    assert released_passages(meeting, by=world.by("ha", meeting.day)) == []
    with pytest.raises(NotFound):
        choose_shown(CELL, meeting.slug, item.pk, [], by=dung, now=at("04/07/2026"))


def test_no_word_said_stands_in_clear(world):
    meeting, item = going_on(world)
    note(world, meeting, item, CANARY, 0)
    made = remark(world, meeting, item, text=CANARY)
    add_task(CELL, meeting.slug, person=world.people["chi"].pk, what=CANARY, due=meeting.day,
             by=world.by("an", meeting.day), now=at("03/07/2026 15:00"))  # fmt: skip
    ask_question(CELL, meeting.slug, CANARY, by=world.by("chi", meeting.day),
                 now=at("03/07/2026 15:00"))  # fmt: skip
    over(world, meeting)
    answer_remark_with(made.uid, CANARY, by=world.by("chi", meeting.day), now=at("04/07/2026"))
    assert Question.objects.get().text == Task.objects.get().what == CANARY
    for table, column, value in every_value():
        assert "hoàng yến".encode() not in value, f"{table}.{column}"
    assert connection.vendor


def test_who_is_named_is_told_that_it_is_so_and_not_what_it_says(world):
    meeting, item = going_on(world)
    remark(world, meeting, item, text=CANARY)
    remark(world, meeting, item, text="Chậm một việc", kind="reminder")
    add_task(CELL, meeting.slug, person=world.people["dung"].pk, what=CANARY,
             due=day("15/07/2026"), by=world.by("an", meeting.day),
             now=at("03/07/2026 15:00"))  # fmt: skip
    over(world, meeting)
    told = Message.objects.filter(kind="task")
    assert {(row.person.given, row.subject.split(":")[0]) for row in told} == {
        ("Chi", "Nhận xét tại cuộc họp"), ("Dũng", "Việc được giao"),
    }  # fmt: skip
    assert told.count() == 2 and not any(CANARY in row.body for row in told)
