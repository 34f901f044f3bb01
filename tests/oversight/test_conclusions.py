"""What an inspection concludes: written by those who inspect, read by the inspected once issued."""

import io

import pytest
from django.db import connection
from docx import Document

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import Version
from sotay.notices.models import Message
from sotay.org.relations import Refused
from sotay.oversight.actions.concluding import (
    Conclusion,
    WrittenElsewhere,
    answer_conclusion,
    ask_again,
    confirm_answer,
    issue_conclusion,
    save_conclusion,
)
from sotay.oversight.actions.inspecting import Unfit, close_inspection
from sotay.oversight.jobs import remind_of_answers
from sotay.oversight.models import InspectedUnit
from sotay.oversight.queries.inspections import inspections, one_inspection
from tests.fixtures.world import World, at, day
from tests.notebook.writing import hand_in_plan
from tests.oversight.inspecting import NOW, appoint_committee, inspect

WORDS = Conclusion("Nộp đúng hạn", "Việc đăng ký còn chung chung", "Mỗi đồng chí sửa một việc")
BY_THEN = day("30/06/2026")


@pytest.fixture
def lived(world) -> World:
    appoint_committee(world)
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    return world


@pytest.fixture
def morning(monkeypatch) -> None:
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at(NOW))


def ended(world: World):
    inspection = inspect(world)
    close_inspection("T", inspection.uid, by=world.by("nga"), now=at(NOW))
    return inspection


def issue(world: World, inspection, who: str = "phuc", **given):
    given = {"words": WORDS, "answer_by": BY_THEN, "base": 0, **given}
    return issue_conclusion("T", inspection.uid, by=world.by(who), now=at(NOW), **given)


def answer(world: World, inspection, who: str = "an", text: str = "Đã sửa", unit: str = "T.01.01"):
    answer_conclusion("T", inspection.uid, unit, text, by=world.by(who), now=at(NOW))


def page(world: World, inspection, who: str, on: str = "18/06/2026"):
    return one_inspection("T", inspection.uid, by=world.by(who, on))


def test_a_conclusion_is_written_by_those_who_inspect_and_sealed(lived):
    inspection = inspect(lived)
    save_conclusion("T", inspection.uid, WORDS, base=0, by=lived.by("nga"), now=at(NOW))
    assert page(lived, inspection, "phuc").inspection.conclusion == vars(WORDS)
    with pytest.raises(Refused):
        save_conclusion("T", inspection.uid, WORDS, base=1, by=lived.by("an"), now=at(NOW))
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM oversight_inspection")
        assert b"chung chung" not in bytes(cursor.fetchone()[0])


def test_whoever_saves_second_is_told_and_loses_nothing(lived, client, morning):
    inspection = inspect(lived)
    save_conclusion("T", inspection.uid, WORDS, base=0, by=lived.by("nga"), now=at(NOW))
    with pytest.raises(WrittenElsewhere):
        save_conclusion("T", inspection.uid, WORDS, base=0, by=lived.by("phuc"), now=at(NOW))
    client.force_login(lived.people["phuc"].login)
    mine = {"strengths": "Chữ của tôi", "weaknesses": "", "requirements": "", "base": "0"}
    shown = client.post(inspection.leave.link + "ket-luan/", mine)
    assert shown.status_code == 422
    assert "Chữ của tôi" in shown.content.decode() and "Nộp đúng hạn" in shown.content.decode()


def test_it_is_issued_only_after_the_end_by_the_committee_and_whole(lived):
    inspection = inspect(lived)
    with pytest.raises(NotNow, match="kết thúc cuộc kiểm tra trước"):
        issue(lived, inspection)
    close_inspection("T", inspection.uid, by=lived.by("nga"), now=at(NOW))
    with pytest.raises(Refused):
        issue(lived, inspection, "nga")
    for given, field in (
        ({"words": Conclusion("", "x", "")}, "strengths"),
        ({"words": Conclusion("x", " ", "")}, "weaknesses"),
        ({"answer_by": None}, "answer_by"), ({"answer_by": day("17/06/2026")}, "answer_by"),
    ):  # fmt: skip
        with pytest.raises(Unfit) as refused:
            issue(lived, inspection, **given)
        assert refused.value.field == field
    issue(lived, inspection)
    with pytest.raises(NotNow, match="không sửa được"):
        issue(lived, inspection, base=1)


def test_the_inspected_read_the_conclusion_only_once_it_is_issued(lived, client, morning):
    inspection = ended(lived)
    save_conclusion("T", inspection.uid, WORDS, base=0, by=lived.by("nga"), now=at(NOW))
    client.force_login(lived.people["an"].login)
    link = inspection.leave.link
    assert "chung chung" not in client.get(link).content.decode()
    assert client.get(link + "ket-luan.docx").status_code == 404
    assert client.get(link + "ket-luan/").status_code == 403
    issue(lived, inspection, base=1)
    assert "chung chung" in client.get(link).content.decode()
    word = Document(io.BytesIO(client.get(link + "ket-luan.docx").content))
    text = "\n".join(p.text for p in word.paragraphs)
    assert "Việc đăng ký còn chung chung" in text and "30/06/2026" in text
    assert "ĐẢNG ỦY CÁC CƠ QUAN TỈNH" in "".join(
        cell.text for table in word.tables for cell in table._cells
    )


@pytest.mark.parametrize("who", ["chi", "ha", "khanh", "minh", "quy"])
def test_nobody_else_finds_it(lived, who):
    inspection = ended(lived)
    issue(lived, inspection)
    with pytest.raises(NotFound):
        page(lived, inspection, who)


def test_it_never_writes_into_a_notebook(lived):
    before = list(Version.objects.values())
    inspection = ended(lived)
    issue(lived, inspection)
    answer(lived, inspection)
    assert list(Version.objects.values()) == before


def test_what_is_asked_is_answered_asked_again_and_confirmed(lived):
    inspection = ended(lived)
    issue(lived, inspection)
    row, by = InspectedUnit.objects.get(), lived.by("phuc")
    assert page(lived, inspection, "an").phase == "follow" and row.state(BY_THEN) == "owed"
    with pytest.raises(Unfit):
        answer(lived, inspection, text=" ")
    answer(lived, inspection)
    with pytest.raises(NotNow):
        answer(lived, inspection)
    ask_again("T", inspection.uid, "T.01.01", "Còn hai người", due_on=day("10/07/2026"), by=by,
              now=at(NOW))  # fmt: skip
    row.refresh_from_db()
    assert row.state(day("10/07/2026")) == "owed" and row.state(day("11/07/2026")) == "overdue"
    assert page(lived, inspection, "an", "11/07/2026").phase == "overdue"
    answer(lived, inspection, "binh", "Đã sửa hết")
    confirm_answer("T", inspection.uid, "T.01.01", "", by=by, now=at(NOW))
    with pytest.raises(NotNow):
        confirm_answer("T", inspection.uid, "T.01.01", "", by=by, now=at(NOW))
    shown = page(lived, inspection, "an")
    assert shown.phase == "done"
    assert [step.kind for step in shown.units[0].steps] == [
        "answered", "asked_again", "answered", "confirmed",
    ]  # fmt: skip
    told = Message.objects.filter(person=lived.people["an"])
    assert told.filter(subject__contains="yêu cầu thực hiện tiếp").count() == 1


def test_a_conclusion_that_asks_nothing_is_done(lived):
    inspection = ended(lived)
    issue(lived, inspection, words=Conclusion("Tốt", "Không", ""), answer_by=None)
    assert page(lived, inspection, "phuc").phase == "done"
    with pytest.raises(NotNow):
        answer(lived, inspection)


@pytest.mark.parametrize(("who", "unit", "refusal"), [
    ("phuc", "T.01.01", Refused), ("nga", "T.01.01", Refused), ("an", "T.01.02", NotFound),
    ("giang", "T.01.01", NotFound),
])  # fmt: skip
def test_only_the_inspected_committee_answers(lived, who, unit, refusal):
    inspection = ended(lived)
    issue(lived, inspection)
    with pytest.raises(refusal):
        answer(lived, inspection, who, unit=unit)


def test_nobody_confirms_what_their_own_committee_answered(lived):
    """Bình sits in both committees."""
    from sotay.org.actions.structure import appoint

    inspection = ended(lived)
    appoint(lived.people["binh"], lived.units["T"], "committee_member", on=day("01/01/2026"))
    issue(lived, inspection)
    answer(lived, inspection)
    with pytest.raises(NotNow, match="người khác xác nhận"):
        confirm_answer("T", inspection.uid, "T.01.01", "", by=lived.by("binh"), now=at(NOW))


def test_the_list_of_a_unit_has_what_it_does_and_what_is_done_there(lived):
    inspection = inspect(lived)
    for who, unit, lines in (
        ("phuc", "T", [(True, "Đang mở")]), ("nga", "T", [(True, "Đang mở")]),
        ("an", "T.01.01", [(False, "Đang mở")]), ("giang", "T.01.02", []),
    ):  # fmt: skip
        shown = inspections(unit, 1, by=lived.by(who)).lines
        assert [(line.is_own, line.pill[1]) for line in shown] == lines, who
    lived.person("oanh", "Ngô Oanh", "T.02", "official", ("inspector", "T"))
    assert inspections("T", 1, by=lived.by("oanh")).lines == (), "not named in it"
    with pytest.raises(Refused):
        inspections("T.01.01", 1, by=lived.by("chi"))
    assert page(lived, inspection, "phuc").readings == (0, 0)


@pytest.mark.parametrize(("moment", "told_committee", "told_inspectors"), [
    ("27/06/2026 06:00", False, False), ("27/06/2026 08:00", True, False),
    ("28/06/2026 08:00", False, False),
    ("01/07/2026 08:00", True, True), ("08/07/2026 08:00", True, True),
])  # fmt: skip
def test_an_answer_soon_due_or_overdue_is_reminded_once_a_day(
    lived, moment, told_committee, told_inspectors
):
    issue(lived, ended(lived))
    Message.objects.all().delete()
    for _ in range(2):
        remind_of_answers(at(moment))
    told = {row.person_id: row for row in Message.objects.all()}
    assert (lived.people["an"].pk in told) == told_committee
    assert (lived.people["nga"].pk in told) == told_inspectors
    if told_committee:
        assert "30/06/2026" in told[lived.people["an"].pk].body


def test_what_is_answered_is_not_reminded(lived):
    inspection = ended(lived)
    issue(lived, inspection)
    answer(lived, inspection)
    Message.objects.all().delete()
    assert remind_of_answers(at("01/07/2026 08:00")) == 0
