"""Who may commend how, which passages tell of a deed, and the decision in words."""

from dataclasses import replace
from datetime import date

import pytest

from sotay.exports.sheets_minutes import Block, Section
from sotay.notebook.rules import content as c
from sotay.org.choices import UnitKind
from sotay.recognition.choices import Award, State
from sotay.recognition.rules.deeds import (
    about_person,
    deed_key,
    deeds,
    of_collective,
    summary,
    with_origin,
)
from sotay.recognition.rules.levels import awards_of, why_not
from sotay.recognition.rules.steps import STEPS, WHY_NOT, next_state
from sotay.recognition.rules.wording import Decided, certificate, code_of, decision

PRAISE, MERIT, DISTINCTION = Award
DECIDED = Decided(
    award="merit", code="QĐ/ĐU", number=5, on=date(2026, 5, 19), place="Lào Cai",
    unit_name="Đảng bộ Sở Xây dựng", unit_kind="grassroots_committee",
    parent_name="Đảng bộ các cơ quan tỉnh", name="Đồng chí Nguyễn Thị Hồng Ánh",
    about="Chuyên viên, Chi bộ Văn phòng", deed="Trả 259 hồ sơ đúng hạn.",
    from_name="Chi bộ Văn phòng", proposed_on=date(2026, 5, 12), signer="Lê Thu Hà",
    signer_post="Bí thư", is_own=False, of_unit="Chi bộ Văn phòng",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "awards"),
    [
        (UnitKind.CELL, "upper", (PRAISE,)),
        (UnitKind.PART_COMMITTEE, "upper", (PRAISE,)),
        (UnitKind.GRASSROOTS_CELL, "upper", (PRAISE, MERIT)),
        (UnitKind.GRASSROOTS_COMMITTEE, "upper", (PRAISE, MERIT)),
        (UnitKind.UPPER, "province", (PRAISE, MERIT)),
        (UnitKind.UPPER, "upper", (PRAISE, MERIT, DISTINCTION)),
        (UnitKind.PROVINCE, "province", (PRAISE, MERIT, DISTINCTION)),
        (UnitKind.PROVINCE, "none", (PRAISE, MERIT)),
        (UnitKind.CENTRAL, "province", (PRAISE, MERIT, DISTINCTION)),
        (UnitKind.GROUP, "upper", ()),
        (UnitKind.AGENCY, "upper", ()),
    ],
)
def test_each_level_commends_in_its_forms(kind, value, awards):
    assert awards_of(kind, value) == awards


def test_every_refusal_says_who_decides():
    assert why_not("praise", "Chi bộ A", (PRAISE,)) == ""
    assert "cấp trên quyết định" in why_not("merit", "Chi bộ A", (PRAISE,))
    assert "hãy chọn cấp ủy cấp trên" in why_not("praise", "Cơ quan A", ())
    assert why_not("vang", "Chi bộ A", (PRAISE,)) == "Hãy chọn hình thức khen."


def test_only_an_agreed_example_is_decided_and_only_a_commended_one_told():
    assert [state for step, state in STEPS if step == "commend"] == [State.AGREED]
    assert [state for step, state in STEPS if step == "publish"] == [State.COMMENDED]
    assert next_state("agree", "declined") is None
    assert set(WHY_NOT) == set(State)


COURSE = (
    "Phê bình đồng chí Nguyễn Văn Hùng: để báo cáo muộn.\nĐồng chí Nguyễn Văn Hùng: nhận lỗi.\n"
    "Biểu dương đồng chí Nguyễn Văn Hùng: góp ý thẳng thắn.\n"
    "Biểu dương đồng chí Nguyễn Văn Hùngg: việc khác."
)


def test_of_a_person_minutes_offer_praise_and_the_conclusion_of_their_own_report():
    sections = [
        Section("Sổ tay", (Block("Đồng chí Nguyễn Văn Hùng báo cáo kế hoạch", "", "Ghi nhận."),)),
        Section("Việc khác", (Block("", COURSE, "Nhất trí."),)),
    ]
    found = about_person(sections, "Nguyễn Văn Hùng")
    assert [p.text for p in found] == ["Ghi nhận.", "góp ý thẳng thắn."]
    both = of_collective(sections, "Cả chi bộ làm tốt.")
    assert [p.text for p in both] == ["Ghi nhận.", "Nhất trí.", "Cả chi bộ làm tốt."]
    assert len({p.id for p in [*found, *both]}) == 4


def test_of_a_review_what_was_achieved_is_offered_never_a_weakness():
    review = c.ReviewContent(
        results=tuple(c.ItemResult(state, state, "Có sổ", deed=f"Việc {state}")
                      for state in ("done", "partly", "not_done")),
        strengths="", weaknesses=(c.Weakness("w", "Chậm", "Ngại", "Sửa"),),
    )  # fmt: skip
    assert [p.text for p in deeds(review)] == ["Việc done\nCó sổ", "Việc partly\nCó sổ"]


def test_a_plan_item_and_its_result_are_one_deed():
    assert deed_key("a", 2026, "item-x1") == deed_key("b", 2026, "result-x1")
    assert deed_key("a", 2026, "strengths") != deed_key("b", 2026, "strengths")


def test_a_title_begins_with_the_first_sentence_and_an_idea_names_its_origin():
    assert summary("Trả hồ sơ sớm. Dân vui.\nDòng hai") == "Trả hồ sơ sớm"
    assert len(summary("x " * 300)) <= 150
    assert with_origin("Trả sớm.", "Lê Chi", "Chi bộ A") == "Trả sớm (học từ Lê Chi, Chi bộ A)"
    assert with_origin("Trả sớm", "Chi bộ A", "") == "Trả sớm (học từ Chi bộ A)"


def test_the_decision_reads_as_the_party_writes_it():
    sheet = decision(DECIDED)
    assert sheet.number == "Số 05-QĐ/ĐU"
    assert sheet.heading.body == "Đảng ủy Sở Xây dựng"
    assert sheet.decides == "ĐẢNG ỦY SỞ XÂY DỰNG QUYẾT ĐỊNH"
    assert sheet.articles[0] == (
        "Tặng Giấy khen cho Đồng chí Nguyễn Thị Hồng Ánh, Chuyên viên, Chi bộ Văn phòng, "
        "đã có thành tích: Trả 259 hồ sơ đúng hạn."
    ).replace("cho Đồng", "cho đồng")
    assert sheet.articles[1].startswith("Chi bộ Văn phòng và đồng chí Nguyễn Thị Hồng Ánh chịu")
    assert (sheet.signature.on_behalf, sheet.signature.post) == ("T/M ĐẢNG ỦY", "BÍ THƯ")
    assert sheet.recipients[0] == "Đảng ủy các cơ quan tỉnh (để báo cáo),"


def test_taken_back_consent_leaves_the_name_alone_on_paper():
    bare = replace(DECIDED, deed="", award="praise", unit_kind="cell", is_own=True)
    assert decision(bare).articles[0] == (
        "Biểu dương đồng chí Nguyễn Thị Hồng Ánh, Chuyên viên, Chi bộ Văn phòng."
    )
    assert certificate(bare).deed == ""
    assert certificate(bare).signature.on_behalf == "T/M CHI BỘ"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("cell", "QĐ/CB"), ("grassroots_cell", "QĐ/CB"), ("upper", "QĐ/ĐU"), ("province", "QĐ/TU")],
)
def test_the_mark_names_the_body(kind, code):
    assert code_of(kind) == code
