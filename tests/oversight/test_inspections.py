"""An inspection opens submitted texts of its scope to its inspectors, for its days, and no more."""

from uuid import uuid4

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.actions.readings import record_reading
from sotay.notebook.models import Draft, Entry, ReadingLeave
from sotay.notebook.permissions import read_entry
from sotay.notebook.queries.leaves import leaves_about
from sotay.notebook.queries.reading import reading
from sotay.notices.models import Message
from sotay.org.actions.structure import end_position
from sotay.org.models import Position
from sotay.org.relations import Refused
from sotay.oversight.actions import inspecting
from sotay.oversight.actions.inspecting import Unfit, close_inspection, extend_inspection
from sotay.oversight.models import Inspection
from sotay.oversight.rules import drawn_by_lot
from sotay.regulations.rules import HALF, PLAN
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, hand_in_plan, write
from tests.oversight.inspecting import NOW, appoint_committee, inspect


@pytest.fixture
def lived(world) -> World:
    appoint_committee(world)
    for key in ("an", "chi", "ha", "lan", "son"):
        hand_in_plan(world, key, "20/01/2026 09:00")
    return world


def reads(world: World, whose: str, who: str = "nga", on: str = "18/06/2026", use=PLAN) -> bool:
    entry = Entry.objects.get(person=world.people[whose], use=use)
    try:
        return bool(reading(entry.uid, by=world.by(who, on)))
    except NotFound:
        return False


def test_only_the_named_inspector_reads_only_the_scope_only_in_its_days(lived):
    assert not reads(lived, "chi")
    inspect(lived)
    assert reads(lived, "chi") and reads(lived, "an")
    assert not reads(lived, "son"), "another cell"
    assert not reads(lived, "lan"), "not a party member"
    assert not reads(lived, "chi", "phuc"), "the committee itself is no inspector"
    assert not reads(lived, "chi", "minh")
    assert reads(lived, "chi", on="25/06/2026")
    assert not reads(lived, "chi", on="26/06/2026"), "it ends by itself"


def test_only_the_named_uses_and_year(lived):
    hand_in(lived, "chi", HALF, "10/06/2026 08:00", REVIEW)
    inspect(lived)
    assert reads(lived, "chi") and not reads(lived, "chi", use=HALF)


def test_without_uses_nothing_is_read(lived):
    inspect(lived, uses=())
    assert not reads(lived, "chi")


def test_a_draft_stays_shut(lived):
    write(lived, "dung", PLAN, "12/01/2026 09:00", PLAN_2026)
    inspect(lived)
    entry = Draft.objects.get().entry
    with pytest.raises(NotFound):
        reading(entry.uid, by=lived.by("nga"))


def test_nobody_inspects_their_own_cell_or_themself(lived):
    hand_in_plan(lived, "nga", "20/01/2026 09:00")
    inspect(lived, units=("T.01",), inspectors=("nga", "phuc"))
    assert reads(lived, "chi") and not reads(lived, "ha"), "Hà and Nga are of one cell"
    assert reads(lived, "ha", "phuc") and reads(lived, "an", "phuc")
    nga = Entry.objects.get(person=lived.people["nga"])
    assert nga.person not in ReadingLeave.objects.get().people.all()
    with pytest.raises(Unfit, match="cùng chi bộ"):
        inspect(lived, units=("T.01.02",))


def test_with_the_post_the_leave_ends(lived):
    inspect(lived)
    end_position(Position.objects.get(person=lived.people["nga"]), on=day("20/06/2026"))
    assert reads(lived, "chi", on="19/06/2026")
    assert not reads(lived, "chi", on="20/06/2026")


def test_a_unit_that_leaves_the_tree_is_no_longer_read(lived):
    inspect(lived)
    lived.unit("Z", "Đảng bộ khác", "upper")
    unit = lived.units["T.01.01"]
    unit.path = f"{lived.units['Z'].path}{unit.pk}."
    unit.save()
    assert not reads(lived, "chi")


def test_every_reading_tells_the_member_who_and_why(lived, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at(NOW))
    inspect(lived)
    entry = Entry.objects.get(person=lived.people["chi"])
    client.force_login(lived.people["nga"].login)
    shown = client.get(f"/so-tay/bai/{entry.uid}/").content.decode()
    assert "Giải quyết hồ sơ trước hạn" in shown and "Xem việc đăng ký kế hoạch" in shown
    client.force_login(lived.people["chi"].login)
    told = client.get("/tai-khoan/ai-da-xem/").content.decode()
    assert told.count("Đảng bộ các cơ quan tỉnh kiểm tra. Lý do: Xem việc đăng ký kế hoạch") == 2
    assert "Đinh Thúy Nga" in told and "đến hết 25/06/2026" in told


def test_reading_a_leaders_plan_for_an_inspection_is_counted(lived):
    hand_in_plan(lived, "khanh", "20/01/2026 09:00")
    inspect(lived, units=("T.01.01",))
    entry = Entry.objects.get(person=lived.people["khanh"])
    found = reading(entry.uid, by=lived.by("nga"))  # Nga also stands below Khánh
    assert not found.is_example and found.leave
    record_reading(found, by=lived.by("nga"), now=at(NOW))


def test_everybody_in_the_scope_is_told_and_nobody_else(lived):
    inspect(lived)
    told = Message.objects.filter(kind="inspection", link="/tai-khoan/ai-da-xem/")
    names = {key for key, person in lived.people.items() if told.filter(person=person)}
    assert names == {"an", "binh", "chi", "dung", "khanh"}
    body = told.first().body
    assert all(words in body for words in ("Xem việc đăng ký kế hoạch", "Đinh Thúy Nga",
                                           "25/06/2026", "Kế hoạch cá nhân".lower()))  # fmt: skip
    others = Message.objects.filter(kind="inspection").exclude(link="/tai-khoan/ai-da-xem/")
    assert {m.person for m in others} == {lived.people[key] for key in ("an", "binh", "nga")}


def test_the_member_sees_an_open_leave_and_no_ended_one(lived):
    inspection = inspect(lived)
    (leave,) = leaves_about(by=lived.by("chi"))
    assert leave.readers == ("Đinh Thúy Nga",) and leave.last == day("25/06/2026")
    assert leaves_about(by=lived.by("ha")) == []
    close_inspection("T", inspection.uid, by=lived.by("nga"), now=at(NOW))
    assert leaves_about(by=lived.by("chi")) == []


# --- bad input


@pytest.mark.parametrize(("given", "field"), [
    ({"reason": "  "}, "reason"), ({"form": "Khám nhà"}, "form"),
    ({"ends_on": day("17/06/2026")}, "ends_on"), ({"ends_on": day("18/07/2026")}, "ends_on"),
    ({"starts_on": day("17/06/2026")}, "starts_on"), ({"units": ()}, "units"),
    ({"units": ("Z",)}, "units"), ({"units": ("T",)}, "units"), ({"units": ("T.01.CQ",)}, "units"),
    ({"people": ("x",)}, "people"), ({"inspectors": ()}, "inspectors"),
    ({"inspectors": ("minh",)}, "inspectors"), ({"inspectors": ("giang",)}, "inspectors"),
    ({"sample": 99}, "sample"), ({"form": "Chọn mẫu"}, "sample"),
])  # fmt: skip
def test_what_does_not_do_is_refused_at_its_field(lived, given, field):
    with pytest.raises(Unfit) as refused:
        inspect(lived, **given)
    assert refused.value.field == field
    assert not ReadingLeave.objects.exists() and not Message.objects.exists()


@pytest.mark.parametrize(("who", "unit", "refusal"), [
    ("nga", "T", Refused), ("minh", "T", Refused), ("an", "T", Refused), ("an", "T.01", Refused),
    ("chi", "T.01.01", Refused), ("an", "T.01.01", NotNow), ("phuc", "T.01", Refused),
    ("giang", "T.02", NotFound),
])  # fmt: skip
def test_only_a_committee_opens_one_and_only_its_own(lived, who, unit, refusal):
    with pytest.raises(refusal):
        inspect(lived, who=who, unit=unit)


def test_a_grassroots_cell_inspects_its_own_members(lived):
    inspect(lived, who="quy", unit="T.02", units=("T.02",), inspectors=("quy",))
    assert leaves_about(by=lived.by("son"))[0].readers == ("Mai Thị Quý",)
    entry = Entry.objects.get(person=lived.people["son"])
    assert reading(entry.uid, by=lived.by("quy")).leave


def test_a_double_click_opens_one(lived):
    token = uuid4()
    first, second = (inspect(lived, token=token) for _ in range(2))
    assert first == second and Inspection.objects.count() == 1


# --- by lot


def test_a_sample_can_be_drawn_again_by_anybody(lived):
    inspection = inspect(lived, form="Chọn mẫu", sample=2)
    drawn = {person.uid.hex for person in inspection.leave.people.all()}
    everybody = [lived.people[key].uid.hex for key in ("an", "binh", "chi", "dung", "khanh")]
    assert set(drawn_by_lot(everybody, 2, inspection.seed)) == drawn
    assert (inspection.pool, inspection.drawn) == (5, 2)
    assert Message.objects.filter(link="/tai-khoan/ai-da-xem/").count() == 2


def test_the_lot_depends_on_the_seed_alone():
    names = [f"{number:04d}" for number in range(100)]
    assert drawn_by_lot(names, 5, "a") == drawn_by_lot(reversed(names), 5, "a")
    assert drawn_by_lot(names, 5, "a") != drawn_by_lot(names, 5, "b")


# --- its end


def test_two_close_at_once_and_one_is_told(lived):
    inspection = inspect(lived)
    close_inspection("T", inspection.uid, by=lived.by("nga"), now=at(NOW))
    assert not reads(lived, "chi")
    with pytest.raises(NotNow, match="vừa được người khác"):
        close_inspection("T", inspection.uid, by=lived.by("phuc"), now=at(NOW))
    assert inspection.steps.filter(kind="closed").count() == 1


def test_one_that_ended_by_itself_is_neither_closed_nor_extended(lived):
    inspection = inspect(lived)
    by = lived.by("phuc", "26/06/2026")
    with pytest.raises(NotNow, match="tự kết thúc"):
        close_inspection("T", inspection.uid, by=by, now=at("26/06/2026"))
    with pytest.raises(NotNow, match="mở cuộc mới"):
        extend_inspection("T", inspection.uid, day("30/06/2026"), "x", by=by, now=at("26/06/2026"))


def test_one_not_begun_can_be_called_off(lived):
    inspection = inspect(lived, starts_on=day("20/06/2026"))
    close_inspection("T", inspection.uid, by=lived.by("phuc"), now=at(NOW))
    assert not any(reads(lived, "chi", on=on) for on in ("18/06/2026", "20/06/2026", "25/06/2026"))


def test_it_is_lengthened_for_a_reason_that_everybody_is_told(lived):
    inspection = inspect(lived)
    by = lived.by("phuc")
    for end, why in (("25/06/2026", "Mưa lũ"), ("30/08/2026", "Mưa lũ"), ("28/06/2026", " ")):
        with pytest.raises(Unfit):
            extend_inspection("T", inspection.uid, day(end), why, by=by, now=at(NOW))
    extend_inspection("T", inspection.uid, day("28/06/2026"), "Mưa lũ", by=by, now=at(NOW))
    assert reads(lived, "chi", on="28/06/2026") and not reads(lived, "chi", on="29/06/2026")
    told = Message.objects.filter(person=lived.people["chi"]).order_by("-pk").first()
    assert "Mưa lũ" in told.body and "28/06/2026" in told.body
    with pytest.raises(Refused):
        extend_inspection("T", inspection.uid, day("29/06/2026"), "x", by=lived.by("nga"),
                          now=at(NOW))  # fmt: skip


def test_the_check_page_says_that_an_inspection_may_read():
    assert read_entry.readers("cell") == "Bí thư, phó bí thư, chi ủy viên đọc"
    assert "cuộc kiểm tra" in read_entry.at_times("cell")
    assert read_entry.at_times("agency") == ""


def test_a_scope_too_large_is_refused_unless_a_sample_is_drawn(lived, monkeypatch):
    monkeypatch.setattr(inspecting, "MOST_PEOPLE", 3)
    with pytest.raises(Unfit, match="5 người"):
        inspect(lived)
    assert inspect(lived, sample=3).leave.people.count() == 3
    monkeypatch.setattr(inspecting, "MOST_POOL", 4)
    with pytest.raises(Unfit, match="quá rộng"):
        inspect(lived, sample=3)
