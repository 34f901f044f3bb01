"""Rules of meetings by table: usual day, quorum, secrecy, passages, speakers."""

from datetime import date

import pytest

from sotay.kit.secrecy import in_name, in_text
from sotay.meetings.forms import speaker
from sotay.meetings.rules.notes import LONGEST, Notes, Opinion, notes_from, too_long
from sotay.meetings.rules.passages import passages, released
from sotay.meetings.rules.planning import quorum, usual_day
from tests.notebook.writing import PLAN_2026, REVIEW


@pytest.mark.parametrize(("today", "usual"), [
    (date(2026, 6, 18), date(2026, 7, 3)), (date(2026, 7, 2), date(2026, 7, 3)),
    (date(2026, 7, 3), date(2026, 8, 3)), (date(2026, 12, 31), date(2027, 1, 3)),
    (date(2027, 1, 31), date(2027, 2, 3)),
])  # fmt: skip
def test_the_usual_day_is_the_next_third(today, usual):
    assert usual_day(today, 3) == usual


@pytest.mark.parametrize(("present", "called", "percent", "enough"), [
    (9, 18, 50, True), (8, 18, 50, False), (0, 0, 50, False), (12, 18, 66, True),
])  # fmt: skip
def test_a_quorum_is_a_share_of_those_who_must_come(present, called, percent, enough):
    assert quorum(present, called, percent) is enough


@pytest.mark.parametrize(("text", "mark"), [
    ("MẬT\nĐẢNG BỘ TỈNH", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("dấu TUYỆT MẬT ở đây", "TUYỆT MẬT"),
    ("LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", ""), ("giữ bí mật, mật thiết", ""), ("MẶT TRẬN TỔ QUỐC", ""),
    ("M\u00c2\u0323T", "MẬT"),
])  # fmt: skip
def test_a_stamp_is_found_in_the_text(text, mark):
    assert in_text(text) == mark


@pytest.mark.parametrize(("name", "mark"), [
    ("Báo cáo (Mật).pdf", "MẬT"), ("bao-cao-toi-mat.docx", "TỐI MẬT"),
    ("TUYET MAT.pdf", "TUYỆT MẬT"), ("MAT_Ke hoach.pdf", "MẬT"), ("Mat tran To quoc.pdf", ""),
    ("Luật bảo vệ bí mật nhà nước.pdf", ""), ("Điểm danh vắng mặt.pdf", ""),
    ("HOI NGHI MAT TRAN.pdf", ""), ("Tờ trình.pdf", ""),
])  # fmt: skip
def test_a_mark_is_found_in_the_name(name, mark):
    assert in_name(name) == mark


def test_every_passage_has_a_name_of_its_own():
    for content in (PLAN_2026, REVIEW):
        found = passages(content, {"dao-duc": "Đạo đức"})
        assert len({passage.id for passage in found}) == len(found) >= 2
        assert all(passage.text and passage.label for passage in found)
    assert [row.id for row in released(passages(REVIEW, {}), ["strengths", "other"])] == [
        "strengths"
    ]


PEOPLE = [(1, "Trần Văn Bình"), (2, "Phạm Quốc Đạt"), (3, "Nguyễn Thị Hồng Ánh"),
          (4, "Nguyễn Văn Hùng (1979)"), (5, "Nguyễn Văn Hùng (1992)")]  # fmt: skip


@pytest.mark.parametrize(("typed", "person"), [
    ("da", 2), ("ÁN", 3), ("bình", 1), ("pq", None), ("qd", 2), ("hu", None),
    ("Nguyễn Văn Hùng (1992)", 5), ("Khách mời cấp trên", None), ("", None),
])  # fmt: skip
def test_a_speaker_is_found_by_two_letters(typed, person):
    found, name = speaker(typed, PEOPLE)
    assert found == person
    assert name == (dict(PEOPLE)[person] if person else typed)


def test_notes_come_back_as_they_were_kept():
    notes = Notes((Opinion("Đạt", "Đồng ý", 2),), "Nhất trí")
    assert notes_from(notes.as_data()) == notes
    assert notes_from({}) == Notes()
    assert too_long(Notes(conclusion="x" * (LONGEST + 1))) and not too_long(notes)
