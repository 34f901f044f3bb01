"""A list of reporters tells people of one name apart, and two reports of one person."""

from sotay.meetings.queries.agenda import agenda_of
from sotay.meetings.queries.projecting import projection
from sotay.regulations.rules import HALF
from tests.fixtures.world import at
from tests.meetings.holding import CELL, begun, planned
from tests.notebook.writing import REVIEW, hand_in, hand_in_plan


def test_two_of_one_name_and_two_reports_of_one_person(world):
    for key, born in (("h1", "1979-12-25"), ("h2", "1992")):
        person = world.person(key, "Nguyễn Văn Hùng", CELL)
        person.born = born
        person.save()
        hand_in_plan(world, key)
    hand_in_plan(world, "chi")
    hand_in(world, "chi", HALF, "10/06/2026 08:00", REVIEW)
    meeting = planned(world)
    wanted = [
        "Lê Thị Kim Chi · Kế hoạch cá nhân", "Lê Thị Kim Chi · Soát xét, đánh giá 6 tháng",
        "Nguyễn Văn Hùng (1979)", "Nguyễn Văn Hùng (1992)",
    ]  # fmt: skip
    assert [line.words for line in agenda_of(meeting).reports] == wanted
    begun(world, meeting)
    screen = projection(CELL, meeting.slug, by=world.by("an", meeting.day),
                        now=at("03/07/2026 14:10"))  # fmt: skip
    assert [line.words for line in screen.lines] == wanted
