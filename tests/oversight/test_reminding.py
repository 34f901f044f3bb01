"""Whom a committee, or the clock, reminds: leaders first, once in 48 hours, never with content."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sotay.kit.refusals import NotNow
from sotay.notices.models import Message
from sotay.oversight.actions import reminding as actions
from sotay.oversight.actions.reminding import remind, remind_by_rule
from sotay.oversight.models import ReminderRun
from sotay.oversight.queries.reminding import reminding
from tests.fixtures.world import World, at
from tests.notebook.writing import hand_in_plan

NOW = at("04/02/2026 09:00")


def urge(world: World, *who: str, now=NOW, **given) -> int:
    given = {"token": uuid4(), "insist": False, "before_leaders": True, **given}
    people = [world.people[key].uid for key in who]
    return remind("T.01.01", people, by=world.by("an", "04/02/2026"), now=now, **given)


def test_late_leaders_stand_on_top(world):
    hand_in_plan(world, "an", "20/01/2026 09:00")
    page = reminding("T.01.01", by=world.by("an", "04/02/2026"), now=NOW)
    assert [one.line.name for one in page.people] == [
        "Trần Thanh Bình", "Đỗ Quốc Khánh", "Lê Thị Kim Chi", "Phạm Tiến Dũng",
    ]  # fmt: skip
    assert [one.line.name for one in page.late_leaders] == ["Trần Thanh Bình", "Đỗ Quốc Khánh"]


def test_members_wait_while_a_leader_is_late(world):
    with pytest.raises(NotNow, match="Trên trước, dưới sau"):
        urge(world, "chi", before_leaders=False)
    assert urge(world, "chi", "binh", before_leaders=False) == 2


def test_once_in_48_hours_unless_one_insists(world):
    assert urge(world, "chi") == 1
    later = NOW + timedelta(hours=47)
    assert urge(world, "chi", now=later) == 0
    assert urge(world, "chi", now=later, insist=True) == 1
    assert urge(world, "chi", now=NOW + timedelta(hours=96)) == 1


def test_a_double_click_tells_once(world):
    token = uuid4()
    assert urge(world, "chi", "dung", token=token) == 2
    assert urge(world, "chi", "dung", token=token, insist=True) == 0


def test_who_owes_nothing_is_left_alone(world):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    assert urge(world, "chi") == 0


def auto(when: str) -> int:
    return sum(told for _, told in remind_by_rule(at(when)))


def test_the_clock_reminds_at_each_step_once(world):
    assert auto("10/01/2026 08:00") == 0
    # Leaders are due on 26/01: fourteen days before is 12/01; members on 31/01: 17/01.
    assert auto("12/01/2026 08:00") == 4  # An, Bình, Khánh and Giang
    assert auto("12/01/2026 09:00") == 0
    assert auto("13/01/2026 08:00") == 0
    assert auto("17/01/2026 08:00") == 6  # Chi, Dũng, Hà, Lan, Minh, Nga
    subjects = set(Message.objects.values_list("subject", flat=True))
    assert subjects == {"Nhắc việc Sổ tay: kế hoạch cá nhân"}
    assert Message.objects.get(person=world.people["lan"]).body.startswith("Đề nghị anh/chị")


def test_stopped_anywhere_it_goes_on_and_tells_nobody_twice(world, monkeypatch):
    real, stopped = actions._remind_unit, []

    def stops(unit, today, now):
        told = real(unit, today, now)
        if unit.code not in stopped:
            stopped.append(unit.code)
            raise KeyboardInterrupt  # in the middle of the unit's transaction
        return told

    monkeypatch.setattr(actions, "_remind_unit", stops)
    for _ in range(len(world.units) + 1):
        try:
            auto("17/01/2026 08:00")
            break
        except KeyboardInterrupt:
            continue
    assert len(stopped) == 3  # two cells and an agency
    assert ReminderRun.objects.get().finished_at
    assert Message.objects.count() == 10
    assert auto("17/01/2026 09:00") == 0


def test_the_page_previews_and_sends(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)
    client.force_login(world.people["an"].login)
    page = client.get("/don-vi/T.01.01/don-doc/").content.decode()
    assert "hạn 31/01/2026 (quá hạn 4 ngày)" in page
    nobody = client.post("/don-vi/T.01.01/don-doc/", {"token": uuid4()})
    assert nobody.status_code == 422
    sent = client.post("/don-vi/T.01.01/don-doc/", {
        "token": uuid4(), "person": [world.people["binh"].uid, world.people["chi"].uid],
    }, follow=True)  # fmt: skip
    assert "Đã đôn đốc 2 người" in sent.content.decode()
