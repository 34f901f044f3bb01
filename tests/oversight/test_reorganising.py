"""Units are merged, split, renamed, moved, dissolved and founded on a day; what was stays."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command

from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.models import Meeting
from sotay.notebook.models import Entry, UseCount, Version
from sotay.notices.models import Message
from sotay.org.actions.counting import count_people_on
from sotay.org.models import Membership, Position, Reorganisation, ReportingPlace, Unit
from sotay.oversight.actions.reorganising import (
    Plan,
    carry_out_due,
    draft_of,
    plan_change,
    undo_change,
)
from sotay.oversight.queries.reorganising import effects_of, reorganising_page
from sotay.regulations.queries import rules_in_force
from tests.feedback.sending import sent
from tests.fixtures.world import World, at, day
from tests.meetings.holding import begun, planned
from tests.notebook.writing import hand_in_plan
from tests.regulations.writing import issued

NOW, ON = at("18/06/2026 09:00"), day("01/07/2026")
PAGE = "/don-vi/T.01/sap-xep/"


@pytest.fixture
def written(world: World, monkeypatch) -> World:
    """Plans of both cells are handed in, and everybody is counted."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    for who in ("chi", "dung", "ha"):
        hand_in_plan(world, who)
    count_people_on(NOW.date())
    return world


def plan(world: World, change: str, who: str = "khanh", token: UUID | None = None, **given):
    given = {"on": ON, **given}
    return plan_change("T.01", Plan(change, **given), token or uuid4(), by=world.by(who), now=NOW)


def done(on: str = "01/07/2026") -> int:
    return carry_out_due(day(on), at(f"{on} 00:10"))


def place(code: str) -> tuple[int, int]:
    """People who report there, and plans of 2026 handed in there."""
    row = ReportingPlace.objects.get(unit__code=code)
    found = UseCount.objects.filter(place=row, year=2026, use="ke-hoach")
    return row.people, sum(found.values_list("submitted", flat=True))


def test_two_cells_become_one_and_former_years_stay(written):
    chi, units = written.people["chi"], written.units
    old = Entry.objects.create(person=chi, unit=units["T.01.01"], year=2025, use="ke-hoach")
    sent(written, "chi")
    issued(written, "T.01.01", "20/06/2026", {"slip_days": 7})
    planned(written)
    row = plan(written, "merge", unit="T.01.01", target="T.01.02")
    assert done("30/06/2026") == 0
    before = place("T.01.01"), place("T.01.02")
    count_people_on(ON)
    assert done() == 1 and done() == 0
    assert place("T.01.01") == (0, 0)
    assert place("T.01.02") == tuple(map(sum, zip(*before, strict=True)))
    entry = Entry.objects.get(person=chi, year=2026)
    old.refresh_from_db()
    assert (entry.unit.code, old.unit.code) == ("T.01.02", "T.01.01")
    assert Version.objects.get(entry=entry).unit.code == "T.01.01"
    gone = Unit.objects.get(code="T.01.01")
    assert (gone.valid_until, gone.holds(ON)) == (ON, False)
    assert not Position.objects.on(ON).filter(unit=gone).exists()
    assert not Meeting.objects.filter(unit=gone).exists()
    assert rules_in_force(units["T.01.01"].path, on=ON)["slip_days"] == 14
    row.refresh_from_db()
    assert "5 đồng chí về Chi bộ Văn phòng." in row.outcome
    assert Message.objects.filter(person=chi, subject__contains="Chi bộ Văn phòng").count() == 1
    call_command("verify", verbosity=0)


def test_a_cell_is_split_and_the_chosen_go_with_their_year(written):
    dung = written.people["dung"]
    plan(written, "split", unit="T.01.01", code="T.01.03", name="Chi bộ Thanh tra",
         people=(dung.uid,))  # fmt: skip
    count_people_on(ON)
    assert done() == 1
    home = Membership.objects.on(ON).get(person=dung)
    assert (home.unit.code, home.unit.parent.code) == ("T.01.03", "T.01")
    assert Entry.objects.get(person=dung).unit.code == "T.01.03"
    assert (place("T.01.01"), place("T.01.03")) == ((4, 1), (1, 1))
    call_command("verify", verbosity=0)


def test_a_name_changes_and_what_was_handed_in_keeps_the_old_one(written):
    plan(written, "rename", unit="T.01.01", name="Chi bộ  Hành chính")
    done()
    assert Unit.objects.get(code="T.01.01").name == "Chi bộ Hành chính"
    names = Version.objects.filter(entry__person=written.people["chi"])
    assert names.get().unit_name == "Chi bộ Phòng Tổng hợp"


def test_a_unit_stands_under_another_with_its_places(written):
    plan(written, "new", code="T.01.BP", name="Đảng bộ bộ phận", kind="part_committee")
    assert done() == 1
    plan(written, "move", unit="T.01.01", target="T.01.BP", on=day("02/07/2026"))
    assert done("02/07/2026") == 1
    cell, part = (Unit.objects.get(code=code) for code in ("T.01.01", "T.01.BP"))
    assert cell.path == f"{part.path}{cell.pk}."
    assert ReportingPlace.objects.get(unit=cell).l3 == part.pk
    call_command("verify", verbosity=0)


def test_an_empty_unit_is_dissolved_and_one_with_people_is_not(written):
    with pytest.raises(NotNow, match="còn 5 người"):
        plan(written, "dissolve", unit="T.01.01")
    written.unit("T.01.09", "Chi bộ không người", "cell", "T.01")
    plan(written, "dissolve", unit="T.01.09")
    done()
    assert not Unit.objects.get(code="T.01.09").holds(ON)


@pytest.mark.parametrize(("change", "given", "sentence"), [
    ("merge", {"unit": "T.01.01", "target": "T.01.01"}, "chính nó"),
    ("merge", {"unit": "T.01.01", "target": "T.01.CQ"}, "cùng loại"),
    ("merge", {"unit": "T.01.01"}, "Hãy chọn tổ chức nhận"),
    ("merge", {"unit": "KHONG", "target": "T.01.02"}, "Hãy chọn tổ chức được sắp xếp"),
    ("merge", {"unit": "T.01.01", "target": "T.01.02", "on": day("18/06/2026")}, "sau hôm nay"),
    ("rename", {"unit": "T.01.01"}, "Hãy ghi tên mới"),
    ("rename", {"unit": "T.01.01", "name": "Chi bộ Phòng Tổng hợp"}, "giống tên đang có"),
    ("move", {"unit": "T.01.01", "target": "T.01"}, "đang trực thuộc"),
    ("move", {"unit": "T.01.01", "target": "T.01.02"}, "không trực thuộc"),
    ("split", {"unit": "T.01.01", "code": "X", "name": "Y"}, "Hãy chọn những đồng chí"),
    ("new", {"code": "T.01.02", "name": "Chi bộ mới", "kind": "cell"}, "đã dùng"),
    ("new", {"code": "T.9", "name": "Đảng bộ", "kind": "upper"}, "không trực thuộc"),
])  # fmt: skip
def test_what_can_not_be_is_said_and_nothing_is_planned(written, change, given, sentence):
    with pytest.raises(NotNow, match=sentence):
        plan(written, change, **given)
    assert not Reorganisation.objects.exists()


def test_nothing_is_merged_into_what_is_below_it(written):
    written.unit("T.01.BP", "Đảng bộ bộ phận", "part_committee", "T.01")
    written.unit("T.01.BP.1", "Chi bộ dưới", "part_committee", "T.01.BP")
    with pytest.raises(NotNow, match="không sáp nhập xuống cấp dưới"):
        plan(written, "merge", unit="T.01.BP", target="T.01.BP.1")


def test_two_plans_do_not_overlap(written):
    first = plan(written, "merge", unit="T.01.01", target="T.01.02")
    for change, given in (
        ("dissolve", {"unit": "T.01.01"}),
        ("merge", {"unit": "T.01.02", "target": "T.01.01"}),
    ):
        with pytest.raises(NotNow, match="một việc sắp xếp khác|Một việc sắp xếp khác"):
            plan(written, change, **given)
    undo_change("T.01", first.uid, by=written.by("khanh"), now=NOW)
    assert plan(written, "merge", unit="T.01.02", target="T.01.01")


def test_a_plan_can_be_taken_back_until_it_is_carried_out(written):
    row = plan(written, "rename", unit="T.01.01", name="Chi bộ Hành chính")
    for _ in range(2):
        undo_change("T.01", row.uid, by=written.by("khanh"), now=NOW)
    assert done() == 0
    row = plan(written, "rename", unit="T.01.01", name="Chi bộ Hành chính")
    done()
    with pytest.raises(NotNow, match="đã thực hiện"):
        undo_change("T.01", row.uid, by=written.by("khanh"), now=NOW)


def test_a_double_click_plans_once(written):
    token = uuid4()
    rows = {plan(written, "rename", unit="T.01.01", name="Mới", token=token).pk for _ in range(2)}
    assert len(rows) == Reorganisation.objects.count() == 1


def test_what_stands_in_the_way_on_its_day_is_said_and_tried_again(written):
    meeting = planned(written, on="01/07/2026")
    begun(written, meeting, when="01/07/2026 00:01")
    row = plan(written, "merge", unit="T.01.01", target="T.01.02")
    assert done() == 0
    row.refresh_from_db()
    assert "đang họp" in row.stopped and row.is_open
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    assert done() == 1


def test_the_preview_says_what_happens_and_writes_nothing(written):
    given = Plan("merge", ON, unit="T.01.01", target="T.01.02")
    row, people = draft_of("T.01", given, by=written.by("khanh"), now=NOW)
    told = " ".join(effects_of(row, people))
    assert "5 đồng chí về Chi bộ Văn phòng." in told and "2 bài của năm 2026 đi cùng." in told
    assert not Reorganisation.objects.exists()
    with pytest.raises(NotNow):
        draft_of(
            "T.01", replace(given, on=ON - timedelta(days=30)), by=written.by("khanh"), now=NOW
        )


@pytest.mark.parametrize("who", ["an", "binh", "chi", "giang", "lan", "minh", "nga"])
def test_only_the_committee_itself_rearranges(written, who):
    with pytest.raises(NotFound):
        reorganising_page("T.01", by=written.by(who))
    with pytest.raises(NotFound):
        plan(written, "rename", who, unit="T.01.01", name="Mới")


@pytest.fixture
def head(written, client):
    client.force_login(written.people["khanh"].login)
    return client


def test_the_page_previews_then_plans_then_takes_back(written, head):
    page = head.get(PAGE).content.decode()
    assert "T.01.01" in page
    token = page.split('name="token" value="')[1].split('"')[0]
    typed = {"change": "merge", "unit": "T.01.01", "target": "T.01.02", "on": "01/07/2026",
             "reason": "QĐ 15-QĐ/ĐU", "token": token}  # fmt: skip
    seen = head.post(PAGE, {**typed, "go": "preview"}).content.decode()
    assert "5 đồng chí về Chi bộ Văn phòng." in seen and "QĐ 15-QĐ/ĐU" in seen
    assert not Reorganisation.objects.exists()
    for _ in range(2):
        head.post(PAGE, {**typed, "go": "plan"})
    row = Reorganisation.objects.get()
    page = head.get(PAGE).content.decode()
    assert "Sáp nhập vào tổ chức khác" in page and "01/07/2026" in page
    head.post(f"{PAGE}{row.uid}/bo/")
    row.refresh_from_db()
    assert row.undone_at


def test_a_form_with_faults_keeps_what_was_typed(written, head):
    wrong = head.post(PAGE, {"change": "merge", "unit": "T.01.01", "target": "T.01.01",
                             "on": "01/07/2026", "reason": "Theo đề án", "token": str(uuid4()),
                             "go": "preview"})  # fmt: skip
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "chính nó" in page and "Theo đề án" in page
    empty = head.post(PAGE, {"go": "preview"}).content.decode()
    assert "Hãy chọn việc" in empty and "Hãy ghi ngày" in empty


def test_who_goes_is_chosen_where_a_cell_is_split(written, head):
    typed = {"change": "split", "unit": "T.01.01", "code": "T.01.03", "name": "Chi bộ Thanh tra",
             "on": "01/07/2026", "token": str(uuid4())}  # fmt: skip
    page = head.post(PAGE, {**typed, "go": "preview"}).content.decode()
    assert "Hãy chọn những đồng chí" in page and "Phạm Tiến Dũng" in page
    typed["people"] = str(written.people["dung"].uid)
    head.post(PAGE, {**typed, "go": "plan"})
    assert list(Reorganisation.objects.get().people.all()) == [written.people["dung"]]
