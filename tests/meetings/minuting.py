"""A meeting held with something of everything, for tests of its minutes."""

from sotay.meetings.actions.members import choose_shown
from sotay.meetings.actions.questions import ask_question
from sotay.meetings.actions.recording import add_remark, add_task, save_notes
from sotay.meetings.actions.running import next_item, take_attendance
from sotay.meetings.models import Meeting
from sotay.meetings.queries.speaking import own_reports
from sotay.meetings.rules.notes import Notes, Opinion
from tests.fixtures.world import World, at, day
from tests.meetings.holding import CELL, begun, called_up, over, planned
from tests.notebook.writing import hand_in_plan

SLUG = "2026-07-03"
EVENING = at("03/07/2026 16:40")


def held(world: World, **changes) -> Meeting:
    """An chairs, Bình keeps; An and Chi report, Dũng is away, Khánh away without a word."""
    for who in ("an", "chi", "dung"):
        hand_in_plan(world, who, "20/01/2026 09:00")
    meeting = planned(world, **changes)
    ask_question(CELL, SLUG, "Bao giờ có tài liệu?", by=world.by("chi", "02/07/2026"),
                 now=at("02/07/2026 09:00"))  # fmt: skip
    chi = next(r for r in own_reports(meeting, by=world.by("chi", "02/07/2026")))
    choose_shown(CELL, SLUG, chi.item.pk, [chi.passages[0].id],
                 by=world.by("chi", "02/07/2026"), now=at("02/07/2026 09:05"))  # fmt: skip
    begun(world, meeting)
    people = world.people
    by = world.by("binh", "03/07/2026")
    absent = {people["dung"].pk: "đi công tác", people["khanh"].pk: ""}
    take_attendance(CELL, SLUG, absent, by=by, now=at("03/07/2026 14:06"))
    called_up(world, meeting)
    item = next_item(CELL, SLUG, by=by, now=at("03/07/2026 14:20"))
    assert item is not None and item.person == people["chi"]
    said = [Opinion(people["an"].name, "Nên chia sẻ cách làm.", people["an"].pk),
            Opinion("Đồng chí Phúc, Đảng ủy", "Hoan nghênh chi bộ.")]  # fmt: skip
    notes = Notes(tuple(said), "Chi bộ ghi nhận.")
    save_notes(CELL, SLUG, item.pk, notes, base=0, by=by, now=EVENING)
    add_remark(CELL, SLUG, item.pk, person=people["chi"].pk, kind="praise",
               text="Giải quyết hồ sơ sớm hạn.", by=by, now=EVENING)  # fmt: skip
    add_task(CELL, SLUG, person=people["chi"].pk, what="Viết hướng dẫn một trang",
             due=day("15/07/2026"), by=by, now=EVENING)  # fmt: skip
    next_item(CELL, SLUG, by=by, now=at("03/07/2026 15:00"))
    return over(world, meeting)
