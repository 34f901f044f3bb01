"""Whom a committee, or the clock, reminds: leaders first, once in 48 hours, never with content."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command

from sotay.kit.refusals import NotNow
from sotay.notices.actions import outbox
from sotay.notices.actions.ways import choose_channels
from sotay.notices.models import Delivery, Message
from sotay.oversight.actions import reminding as actions
from sotay.oversight.actions.reminding import remind, remind_by_rule
from sotay.oversight.management.commands import remind as command
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


def test_at_night_a_reminder_by_hand_waits_outside_until_the_morning(world, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    choose_channels(["email"], by=world.by("chi"))
    assert urge(world, "chi", now=at("04/02/2026 22:15")) == 1
    assert Delivery.objects.get().next_try_at == at("05/02/2026 06:30")
    assert Message.objects.get().at == at("04/02/2026 22:15")


def test_what_does_not_reach_somebody_is_told_with_its_next_try(world, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    for who in ("chi", "dung"):
        choose_channels(["email"], by=world.by(who))
    urge(world, "chi", "dung")
    chi = Delivery.objects.get(message__person=world.people["chi"])
    outbox.put_off(chi, "Máy chủ thư trả lời quá chậm.", now=NOW)
    assert troubles(world) == [("Lê Thị Kim Chi", NOW + timedelta(minutes=1))]
    outbox.failed(Delivery.objects.exclude(pk=chi.pk).get(), "không có hộp thư", now=NOW)
    assert troubles(world)[0] == ("Phạm Tiến Dũng", None)
    outbox.sent(chi, now=NOW)
    assert troubles(world) == [("Phạm Tiến Dũng", None)]


def troubles(world: World) -> list[tuple]:
    page = reminding("T.01.01", by=world.by("an", "04/02/2026"), now=NOW)
    return [(one.name, one.again_at) for one in page.troubles]


def test_last_years_review_is_asked_for_in_january(world):
    """Of whoever kept the Notebook last year; nobody else is in debt from before."""
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    assert auto("07/01/2027 08:00") == 1
    told = Message.objects.get()
    assert told.person == world.people["chi"] and told.dedupe == "auto:2026:soat-xet-ca-nam:-7"
    assert "hạn 31/12/2026 (quá hạn 7 ngày)" in told.body
    by_hand = reminding("T.01.01", by=world.by("an", "20/01/2027"), now=at("20/01/2027 09:00"))
    (chi,) = [one for one in by_hand.people if one.line.person_id == world.people["chi"].pk]
    assert chi.is_late and "31/12/2026" in chi.body and "31/01/2027" in chi.body


def test_one_chooses_how_many_days_ahead(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at("20/01/2026 09:00"))
    client.force_login(world.people["an"].login)
    soon = client.get("/don-vi/T.01.01/don-doc/?trong=7").content.decode()
    assert "Trần Thanh Bình" in soon and "Lê Thị Kim Chi" not in soon
    assert "Lê Thị Kim Chi" in client.get("/don-vi/T.01.01/don-doc/?trong=14").content.decode()


def test_the_command_shows_how_far_it_is(world, monkeypatch, capsys):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at("17/01/2026 08:00"))
    monkeypatch.setattr(command, "EVERY", 0)
    call_command("remind", "--dry-run")
    assert "T.01.01  Lê Thị Kim Chi  Kế hoạch cá nhân 2026  (trước hạn 14 ngày)" in (
        capsys.readouterr().out
    )
    call_command("remind")
    told = capsys.readouterr()
    assert told.out == "Đã nhắc 10 lượt.\n"
    assert told.err.splitlines()[-1] == "Đang nhắc: 3/3 đơn vị, 10 lượt."
