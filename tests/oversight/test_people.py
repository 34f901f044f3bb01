"""People move between cells, leave, come back, are exempt, take posts and hand them over."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from sotay.accounts.models import Login
from sotay.audit.models import TrailEntry
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.models import Meeting
from sotay.notebook.models import Entry, UseCount, Version
from sotay.notebook.queries.reading import reading
from sotay.notices.models import Message
from sotay.org.actions.counting import count_people_on
from sotay.org.models import Membership, Position, ReportingPlace, Transfer
from sotay.org.standing import standing_of
from sotay.oversight.actions import people as acts
from sotay.oversight.actions.moving import Move, Refusal, receive, transfer, undo_transfer
from sotay.oversight.queries.people import people_page, person_page
from sotay.oversight.queries.taking_along import year_to_take_along
from tests.fixtures.world import World, at, day
from tests.meetings.holding import begun, planned
from tests.notebook.writing import hand_in_plan

HERE, THERE = "T.01.01", "T.01.02"
NOW = at("18/06/2026 09:00")
PAGE = f"/don-vi/{HERE}/nhan-su/"


def move(world: World, who: str = "chi", to: str = THERE, on: str = "10/06/2026", by: str = "an",
         **given) -> Transfer:  # fmt: skip
    given = {"by": world.by(by), "now": NOW, **given}
    return transfer(HERE, world.people[who].uid, Move(to, day(on), "QĐ 12-QĐ/ĐU"), **given)


def counts(world: World, code: str) -> tuple[int, int]:
    """People who report there, and plans of 2026 handed in."""
    place = ReportingPlace.objects.filter(unit=world.units[code]).first()
    rows = UseCount.objects.filter(place=place, year=2026, use="ke-hoach")
    return place.people if place else 0, sum(rows.values_list("submitted", flat=True))


@pytest.fixture
def written(world: World, monkeypatch) -> World:
    """Chi and Dũng have handed in their plans of 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    for who in ("chi", "dung"):
        hand_in_plan(world, who)
    count_people_on(NOW.date())
    return world


def test_the_year_goes_along_and_former_years_stay(written):
    old = Entry.objects.create(person=written.people["chi"], unit=written.units[HERE], year=2025,
                               use="ke-hoach")  # fmt: skip
    before, there = counts(written, HERE), counts(written, THERE)
    row = move(written)
    entry = Entry.objects.get(person=written.people["chi"], year=2026)
    old.refresh_from_db()
    assert (entry.unit.code, old.unit.code) == (THERE, HERE)
    assert Version.objects.get(entry=entry).unit.code == HERE
    assert counts(written, HERE) == (before[0] - 1, before[1] - 1)
    assert counts(written, THERE) == (there[0] + 1, there[1] + 1)
    assert row.is_open
    call_command("verify", verbosity=0)


def test_the_new_cell_reads_this_year_and_the_old_one_no_longer(written):
    uid = Entry.objects.get(person=written.people["chi"]).uid
    assert reading(uid, by=written.by("an"))
    move(written)
    assert reading(uid, by=written.by("giang"))
    with pytest.raises(NotFound):
        reading(uid, by=written.by("an"))


def test_both_sides_are_told_and_the_new_one_receives(written):
    row = move(written)
    told = {m.person.given: m.subject for m in Message.objects.filter(kind="task")}
    assert told["Chi"] == "Chuyển sinh hoạt về Chi bộ Văn phòng"
    assert told["Giang"] == "Chờ tiếp nhận: Lê Thị Kim Chi"
    assert people_page(THERE, by=written.by("giang")).coming == [row]
    for _ in range(2):  # a double click
        row = receive(THERE, row.uid, by=written.by("giang"), now=NOW)
    assert row.received_by == "Hoàng Thu Giang"
    assert TrailEntry.objects.filter(verb="person.received").count() == 1
    with pytest.raises(NotNow, match="đã tiếp nhận"):
        undo_transfer(HERE, row.uid, by=written.by("an"), now=NOW)


def test_whoever_stands_above_both_has_received_at_once(written):
    row = move(written, by="minh")
    assert row.received_by == "Tạ Công Minh" and not row.is_open


def test_taken_back_everything_is_as_before(written):
    dung = written.people["dung"]
    acts.assign(HERE, dung.uid, "committee_member", by=written.by("minh", "01/03/2026"), now=NOW)
    where = Membership.objects.filter(person=dung).values_list("unit__code", "valid_until")
    before = counts(written, HERE), counts(written, THERE), where[0]
    row = move(written, "dung")
    assert not Position.objects.on(day("18/06/2026")).filter(person=dung).exists()
    for _ in range(2):
        undo_transfer(HERE, row.uid, by=written.by("an"), now=NOW)
    assert before == (counts(written, HERE), counts(written, THERE), where[0])
    assert Entry.objects.get(person=dung).unit.code == HERE
    assert Position.objects.on(day("18/06/2026")).get(person=dung).role == "committee_member"
    with pytest.raises(NotNow, match="rút lại"):
        receive(THERE, row.uid, by=written.by("giang"), now=NOW)
    call_command("verify", verbosity=0)


def test_a_group_has_no_people_of_its_own(written, client):
    written.unit("T.01.01.T1", "Tổ đảng số 1", "group", HERE)
    client.force_login(written.people["an"].login)
    assert client.get("/don-vi/T.01.01.T1/nhan-su/").status_code == 404


@pytest.mark.parametrize(("to", "on", "sentence", "field"), [
    (HERE, "10/06/2026", "chính đơn vị này", "to"),
    ("KHONG.CO", "10/06/2026", "Không có đơn vị với mã này", "to"),
    ("T.01", "10/06/2026", "không phải là chi bộ", "to"),
    ("T.01.CQ", "10/06/2026", "không phải là chi bộ", "to"),
    (THERE, "19/06/2026", "chưa tới", "on"),
    (THERE, "01/01/2020", "phải sau ngày vào", "on"),
    (THERE, "31/12/2025", "số liệu năm trước đã chốt", "on"),
])  # fmt: skip
def test_a_wrong_move_is_refused_at_its_field(written, to, on, sentence, field):
    with pytest.raises(Refusal, match=sentence) as refused:
        move(written, to=to, on=on)
    assert refused.value.field == field
    assert not Transfer.objects.exists()


def test_nobody_goes_to_a_dissolved_unit(written):
    gone = written.units[THERE]
    gone.valid_until = day("01/06/2026")
    gone.save()
    with pytest.raises(Refusal, match="đã giải thể"):
        move(written)


def test_who_leads_or_has_a_meeting_to_hold_is_bound(written):
    with pytest.raises(NotNow, match="Hãy bàn giao trước"):
        move(written, "an", by="minh")
    planned(written, chair=written.people["an"].pk, keeper=written.people["chi"].pk)
    with pytest.raises(NotNow, match="còn ghi biên bản “Sinh hoạt chi bộ tháng 7/2026”"):
        move(written)
    assert person_page(HERE, written.people["chi"].uid, by=written.by("an")).binds


def test_the_second_of_two_tabs_finds_nobody_there(written):
    move(written)
    with pytest.raises(NotFound):
        move(written)
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("who", ["chi", "dung", "ha", "giang", "lan", "nga"])
def test_others_record_no_moves(written, who):
    with pytest.raises(NotFound):
        move(written, by=who)
    with pytest.raises(NotFound):
        people_page(HERE, by=written.by(who))


def test_what_is_taken_along_is_this_year_and_whoever_may_read_it(written):
    chi = written.people["chi"]
    year, readings = year_to_take_along(HERE, chi.uid, by=written.by("an"))
    assert (year.year, len(year.printed), len(readings)) == (2026, 1, 1)
    with pytest.raises(NotFound):  # an office above reads nobody's text
        year_to_take_along(HERE, chi.uid, by=written.by("minh"))
    with pytest.raises(NotNow, match="chưa nộp bài nào"):
        year_to_take_along(HERE, written.people["binh"].uid, by=written.by("an"))


def leave(world: World, who: str, kind: str, on: str = "10/06/2026") -> None:
    acts.leave(HERE, world.people[who].uid, acts.Leaving(kind, day(on)), by=world.by("an"),
               now=NOW)  # fmt: skip


def test_who_left_is_counted_no_more_and_may_come_back(written):
    before = counts(written, HERE)[0]
    leave(written, "chi", "away")
    chi, an = written.people["chi"], written.by("an")
    assert counts(written, HERE)[0] == before - 1
    assert Entry.objects.get(person=chi).unit.code == HERE
    assert [row.person for row in people_page(HERE, by=an).gone] == [chi]
    with pytest.raises(Refusal, match="phải từ ngày rời đi"):
        acts.come_back(HERE, chi.uid, day("09/06/2026"), by=an, now=NOW)
    acts.come_back(HERE, chi.uid, day("18/06/2026"), by=an, now=NOW)
    assert counts(written, HERE)[0] == before
    assert not people_page(HERE, by=an).gone
    call_command("verify", verbosity=0)


def test_nobody_signs_in_for_the_dead(written):
    chi = written.people["chi"]
    chi.login.sessions.create(session_key="b" * 40, session_data="", expire_date=NOW)
    leave(written, "chi", "died")
    assert not Login.objects.get(pk=chi.login_id).is_active
    assert not chi.login.sessions.exists()
    assert not standing_of(chi, day=day("18/06/2026")).seats
    acts.come_back(HERE, chi.uid, day("18/06/2026"), by=written.by("an"), now=NOW)  # an error
    assert Login.objects.get(pk=chi.login_id).is_active


def test_exempt_for_a_time_with_its_last_day(written):
    chi, by = written.people["chi"], written.by("an")
    on, last = day("18/06/2026"), day("30/06/2026")
    row = acts.exempt(HERE, chi.uid, "Nghỉ thai sản", on, last, by=by, now=NOW)
    assert row.holds(last) and not row.holds(last + timedelta(days=1))
    with pytest.raises(NotNow, match="đang được miễn"):
        acts.exempt(HERE, chi.uid, "Lần nữa", on, None, by=by, now=NOW)
    acts.end_exemption(HERE, chi.uid, by=by, now=NOW)
    assert not chi.exemptions.exists()  # it began today: it never was
    with pytest.raises(NotNow, match="không còn được miễn"):
        acts.end_exemption(HERE, chi.uid, by=by, now=NOW)


def test_a_post_is_given_and_ends_from_above(written):
    chi = written.people["chi"]
    for who in ("binh", "dung"):
        with pytest.raises(NotFound):
            acts.assign(HERE, chi.uid, "committee_member", by=written.by(who), now=NOW)
    acts.assign(HERE, chi.uid, "committee_member", by=written.by("khanh"), now=NOW)
    assert "committee_member" in {s.role for s in standing_of(chi, day=NOW.date()).seats}
    with pytest.raises(Refusal, match="Hãy dùng Bàn giao"):
        acts.assign(HERE, chi.uid, "secretary", by=written.by("khanh"), now=NOW)
    with pytest.raises(Refusal, match="Hãy chọn một chức vụ"):
        acts.assign(HERE, chi.uid, "inspector", by=written.by("khanh"), now=NOW)
    acts.end_post(HERE, chi.uid, "committee_member", by=written.by("khanh"), now=NOW)
    assert not Position.objects.filter(person=chi).exists()


def test_the_lead_is_handed_over_with_what_is_still_to_come(written):
    meeting = planned(written)
    an, binh = written.people["an"], written.people["binh"]
    acts.hand_over(HERE, binh.uid, by=written.by("an"), now=NOW)
    assert Meeting.objects.get(pk=meeting.pk).chair_id == binh.pk
    posts = Position.objects.on(day("18/06/2026")).filter(unit=written.units[HERE])
    assert [(p.person, p.role) for p in posts] == [(binh, "secretary")]
    assert not {s.role for s in standing_of(an, day=NOW.date()).seats} & {"secretary", "deputy"}
    with pytest.raises(NotFound):  # the old right has ended
        acts.hand_over(HERE, an.uid, by=written.by("an"), now=NOW)
    acts.hand_over(HERE, an.uid, by=written.by("binh"), now=NOW)  # and back on the same day
    posts = Position.objects.on(day("18/06/2026")).filter(unit=written.units[HERE])
    assert [(p.person, p.role) for p in posts] == [(an, "secretary")]


def test_no_handing_over_in_the_middle_of_a_meeting(written):
    meeting = planned(written, on="18/06/2026", when="10/06/2026 09:00")
    begun(written, meeting, when="18/06/2026 14:05")
    with pytest.raises(NotNow, match="Hãy kết thúc rồi bàn giao"):
        acts.hand_over(HERE, written.people["binh"].uid, by=written.by("an"), now=NOW)


@pytest.fixture
def secretary(written, client):
    client.force_login(written.people["an"].login)
    return client


def test_the_pages_move_somebody_and_say_so(written, secretary):
    one = f"{PAGE}{written.people['chi'].uid}/"
    assert "Lê Thị Kim Chi" in secretary.get(PAGE).content.decode()
    page = secretary.get(one).content.decode()
    assert "T.01.02 Chi bộ Văn phòng" in page
    wrong = secretary.post(one, {"go": "transfer", "transfer-to": "", "transfer-on": "40/06/2026",
                                 "transfer-reason": "Theo nguyện vọng"})  # fmt: skip
    told = wrong.content.decode()
    assert wrong.status_code == 422 and "Hãy chọn đơn vị nhận." in told
    assert "Theo nguyện vọng" in told and "ví dụ 18/06/2026" in told
    done = secretary.post(one, {"go": "transfer", "transfer-to": "T.01.02 Chi bộ Văn phòng",
                                "transfer-on": "10/06/2026"}, follow=True)  # fmt: skip
    page = done.content.decode()
    assert "Đã chuyển Lê Thị Kim Chi về Chi bộ Văn phòng." in page
    assert "chờ nơi nhận" in page
    assert secretary.get(one).status_code == 404


def test_the_notebook_to_take_along_is_read_and_said_so(written, secretary):
    answer = secretary.get(f"{PAGE}{written.people['chi'].uid}/so-tay.pdf")
    assert answer.content.startswith(b"%PDF")
    row = TrailEntry.objects.get(verb="entry.exported")
    assert row.about_id == written.people["chi"].pk


def test_every_form_of_a_person_answers(written, secretary):
    one = f"{PAGE}{written.people['dung'].uid}/"
    for sent, sentence in (
        ({"go": "exempt", "exempt-reason": "Ốm", "exempt-on": "18/06/2026"}, "Đã ghi việc miễn"),
        ({"go": "end-exemption"}, "Đã thôi miễn"),
        ({"go": "assign", "assign-role": "committee_member"}, "Đã giao chức vụ"),
        ({"go": "end-post:committee_member"}, "Đã thôi chức vụ"),
        ({"go": "leave", "leave-kind": "stopped", "leave-on": "18/06/2026"}, "Đã ghi."),
    ):
        assert sentence in secretary.post(one, sent, follow=True).content.decode()
    assert "Đã rời trong hai năm qua" in secretary.get(PAGE).content.decode()
    back = f"{PAGE}tro-lai/{written.people['dung'].uid}/"
    assert "Ghi trở lại" in secretary.get(back).content.decode()
    secretary.post(back, {"on": "18/06/2026"})
    assert "có thể đã trở lại rồi" in secretary.get(back).content.decode()


def test_the_handover_page_names_people_of_the_cell(written, secretary):
    page = secretary.get(f"{PAGE}ban-giao/").content.decode()
    assert "Trần Thanh Bình" in page and "Hoàng Thu Giang" not in page
    assert secretary.post(f"{PAGE}ban-giao/", {"person": ""}).status_code == 422
    given = {"person": str(written.people["binh"].uid)}
    assert secretary.post(f"{PAGE}ban-giao/", given).status_code == 302
    assert secretary.get(f"{PAGE}ban-giao/").status_code == 404


@pytest.mark.parametrize("many", [0, 40])
def test_the_list_takes_as_many_queries_however_many_people(
    many, written, secretary, django_assert_max_num_queries
):
    for number in range(many):
        written.person(f"m{number}", f"Lê Văn {number}", HERE)
    with django_assert_max_num_queries(12):
        assert secretary.get(PAGE).status_code == 200
