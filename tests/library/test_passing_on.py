"""A document goes down level by level, each with its own instruction; each person confirms."""

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.library.actions.counting import recount
from sotay.library.actions.passing import disseminate
from sotay.library.actions.studying import acknowledge, note_session, record_session
from sotay.library.models import StudyCount
from sotay.library.queries.counting import counted_anew, kept_counts
from sotay.library.queries.documents import document_page
from sotay.library.queries.studying import to_pass_on, to_study
from sotay.notices.models import Message
from sotay.org.models import Membership
from sotay.org.relations import Refused
from tests.fixtures.world import day
from tests.library.documents import NOW, data, passed, put_in


def studies(world, who: str, on: str = "18/06/2026") -> list:
    return [row.document for row in to_study(by=world.by(who, on))]


def test_each_level_adds_its_own_instruction(world):
    document = put_in(world)
    passed(world, document)
    passed(world, document, "T.01.01", "an", instruction="Đọc tại buổi sinh hoạt ngày 3.")
    pages = {who: document_page(document.uid, by=world.by(who)) for who in ("chi", "ha", "lan")}
    shown = {who: [row.unit.code for row in page.instructions] for who, page in pages.items()}
    assert shown == {"chi": ["T.01", "T.01.01"], "ha": ["T.01"], "lan": ["T.01"]}


def test_chosen_units_alone_are_asked(world):
    document = put_in(world)
    passed(world, document, to=[world.units["T.01.02"].pk])
    assert (studies(world, "ha"), studies(world, "chi"), studies(world, "lan")) == (
        [document],
        [],
        [],
    )
    assert document_page(document.uid, by=world.by("chi")).instructions == ()
    assert [row.seat.unit_code for row in to_pass_on(by=world.by("giang"))] == ["T.01.02"]
    assert to_pass_on(by=world.by("an")) == ()
    passed(world, document)
    assert studies(world, "chi") == [document]


@pytest.mark.parametrize(("given", "sentence"), [
    ({"due_on": day("17/06/2026")}, "từ hôm nay"), ({"to": []}, "ít nhất một đơn vị"),
    ({"to": [10**9]}, "không còn trực thuộc"), ({"instruction": "x" * 5001}, "dài quá 5000"),
])  # fmt: skip
def test_what_cannot_be_passed_on_says_why(world, given, sentence):
    with pytest.raises(NotNow, match=sentence):
        passed(world, put_in(world), **given)


def test_a_member_passes_nothing_on_and_nothing_goes_upwards(world):
    document = put_in(world, "T.01.01")
    with pytest.raises(Refused):
        passed(world, document, "T.01.01", "chi")
    with pytest.raises(NotFound):
        passed(world, document, "T.01", "khanh")


def test_who_leads_the_units_is_told_once_and_then_the_people_of_the_cell(world):
    document = put_in(world)
    passed(world, document)
    passed(world, document, instruction="Bàn cả phần nêu gương.")
    told = {row.person for row in Message.objects.all()}
    assert told == {world.people[key] for key in ("an", "binh", "giang")}
    passed(world, document, "T.01.02", "giang")
    subjects = Message.objects.filter(person=world.people["ha"]).values_list("subject", flat=True)
    assert list(subjects) == ["Nghiên cứu: Chỉ thị số 05-CT/TW"]
    assert not Message.objects.filter(person=world.people["chi"]).exists()


def test_what_is_passed_on_is_no_longer_to_be_passed_on(world):
    document = put_in(world)
    passed(world, document)
    assert [row.document for row in to_pass_on(by=world.by("an"))] == [document]
    passed(world, document, "T.01.01", "an")
    assert to_pass_on(by=world.by("an")) == () and to_pass_on(by=world.by("chi")) == ()


def test_each_confirms_once_and_is_counted_where_they_report(world):
    document = put_in(world)
    with pytest.raises(NotNow, match="chưa được phổ biến"):
        acknowledge(document.uid, by=world.by("chi"), now=NOW)
    passed(world, document)
    for who in ("chi", "chi", "lan", "khanh"):
        acknowledge(document.uid, by=world.by(who), now=NOW)
    assert studies(world, "chi") == []
    counts = {row.unit.code: row.done for row in StudyCount.objects.select_related("unit")}
    assert counts == {"T.01.01": 2, "T.01.CQ": 1}
    assert kept_counts() == counted_anew()
    StudyCount.objects.update(done=9)
    recount()
    assert kept_counts() == counted_anew()


def test_neither_the_replaced_nor_what_was_before_ones_time_is_to_be_studied(world):
    document = put_in(world)
    passed(world, document, due_on=None)
    Membership.objects.filter(person=world.people["chi"]).update(valid_from=day("01/07/2026"))
    assert (studies(world, "chi", "02/07/2026"), studies(world, "dung")) == ([], [document])
    put_in(world, what=data(number="7", issued_on=day("01/06/2026"), replaces=("05-CT/TW",)))
    assert studies(world, "dung") == [] and to_pass_on(by=world.by("an")) == ()


def test_the_soonest_due_comes_first_and_what_is_over_says_so(world):
    later, late = put_in(world), put_in(world, what=data(number="7"))
    passed(world, later, due_on=day("30/06/2026"))
    passed(world, late, due_on=day("20/06/2026"))
    rows = to_study(by=world.by("chi", "22/06/2026"))
    assert [(row.document, row.is_late) for row in rows] == [(late, True), (later, False)]


def test_a_cell_writes_down_where_it_studied_together(world):
    document = put_in(world)
    given = {"day": day("03/06/2026"), "title": "Sinh hoạt tháng 6", "now": NOW}
    note_session(document.uid, "T.01.01", by=world.by("an"), **given)
    for who, change, refusal in (("chi", {}, Refused), ("giang", {}, Refused),
                                 ("an", {"day": day("19/06/2026")}, NotNow),
                                 ("an", {"title": " "}, NotNow)):  # fmt: skip
        with pytest.raises(refusal):
            note_session(document.uid, "T.01.01", by=world.by(who), **{**given, **change})
    assert document.sessions.get().title == "Sinh hoạt tháng 6"


def test_one_meeting_is_one_session_however_often_it_says_so(world):
    document, cell = put_in(world), world.units["T.01.01"]
    for people in (3, 4):
        record_session(document, cell, day=day("03/06/2026"), title="Họp", people=people,
                       source="meeting:1", link="/x/", by=world.by("an"), now=NOW)  # fmt: skip
    assert [(row.people, row.link) for row in document.sessions.all()] == [(4, "/x/")]


def test_again_it_changes_what_was_said_and_a_past_date_may_stay(world):
    document = put_in(world)
    passed(world, document, due_on=day("20/06/2026"))
    row = disseminate(document.uid, "T.01", "Mới", due_on=day("20/06/2026"),
                      by=world.by("khanh", "25/06/2026"), now=NOW)  # fmt: skip
    assert (row.instruction, document.disseminations.count()) == ("Mới", 1)
