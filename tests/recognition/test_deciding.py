"""A committee decides in the forms of its level, once, about people who are its own."""

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.models import Message
from sotay.org.choices import Category
from sotay.org.models import Membership
from sotay.org.relations import Refused
from sotay.recognition.actions.deciding import commend, give_back, pass_up
from sotay.recognition.models import Commendation, Example
from sotay.recognition.queries.evidence import commendations_of
from sotay.recognition.queries.finding import example_for, in_force_at
from sotay.recognition.queries.papers import decided as decided_paper
from sotay.recognition.rules.wording import decision
from sotay.regulations.models import RuleValue
from tests.fixtures.world import START, World, day
from tests.recognition.praising import (
    CELL,
    NOW,
    WORDS,
    a_decision,
    agreed,
    commended,
    decided,
    proposed,
)


def moved(world: World, who: str, to: str | None) -> None:
    rows = Membership.objects.filter(person=world.people[who])
    rows.update(valid_until=day("18/06/2026"))
    if to:
        Membership.objects.create(
            person=world.people[who], unit=world.units[to], category=Category.OFFICIAL,
            valid_from=day("18/06/2026"),
        )  # fmt: skip


def test_a_cell_praises_with_a_number_and_everybody_concerned_is_told(world):
    row = agreed(world)
    made = decided(world, row, number=7)
    assert str(made) == "7-QĐ/CB 18/06/2026"
    assert (made.name, made.about, made.signer) == (
        "Đồng chí Lê Thị Kim Chi", "Chi bộ Phòng Tổng hợp", "Nguyễn Văn An",
    )  # fmt: skip
    told = {m.person_id for m in Message.objects.filter(subject__contains="quyết định")}
    assert {world.people[k].pk for k in ("chi", "binh", "khanh")} <= told
    assert Example.objects.get().year == 2026


def test_before_consent_nobody_decides(world):
    row = proposed(world)
    with pytest.raises(NotNow, match="chưa cho ý kiến"):
        decided(world, row)
    above = proposed(world, "dung", decider="T.01")
    with pytest.raises(NotFound):
        decided(world, above, by="khanh")


def test_a_double_click_makes_one_decision_and_a_second_decider_is_told(world):
    row = agreed(world)
    assert decided(world, row) == decided(world, row)
    with pytest.raises(NotNow, match="đã có quyết định"):
        commend(row.uid, a_decision(world, number=2), by=world.by("binh"), now=NOW)
    assert Commendation.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"award": "merit"}, "chỉ được quyết định biểu dương; giấy khen do cấp trên"),
        ({"award": "x"}, "Hãy chọn hình thức"),
        ({"deed": " "}, "thành tích"),
        ({"decided_on": day("19/06/2026")}, "không được sau hôm nay"),
        ({"decided_on": day("17/06/2026")}, "không được trước ngày đề nghị"),
        ({"number": 0}, "từ 1 đến"),
        ({"number": 1}, "đã dùng cho quyết định khác"),
        ({"signer": 0}, "người ký"),
    ],
)
def test_what_is_wrong_in_a_decision_is_said(world, changes, words):
    commended(world, "dung")
    row = agreed(world)
    with pytest.raises(NotNow, match=words):
        decided(world, row, **{"number": 2, **changes})
    assert Example.objects.get(pk=row.pk).state == "agreed"


def test_nobody_decides_about_themself(world):
    row = agreed(world, "binh")
    with pytest.raises(NotNow, match="không tự quyết định"):
        decided(world, row, by="binh", signer=world.people["an"].pk)
    assert decided(world, row).award == "praise"


def test_a_grassroots_committee_gives_giay_khen_and_numbers_are_its_own(world):
    commended(world, "dung")
    row = agreed(world, decider="T.01", award="merit")
    made = decided(world, row, by="khanh", award="merit")
    assert str(made) == "1-QĐ/ĐU 18/06/2026"
    sheet = decision(decided_paper(row.uid, by=world.by("khanh")))
    assert sheet.bases[1] == "Xét đề nghị của Chi bộ Phòng Tổng hợp ngày 18/06/2026,"
    with pytest.raises(Refused):
        decided(world, agreed(world, "binh", decider="T.01"), by="an", number=2)


def test_bang_khen_is_given_where_the_unit_above_says_so(world):
    upper = world.units["T"]
    assert [a.value for a in in_force_at(upper, on=day("18/06/2026")).awards] == ["praise", "merit"]
    RuleValue.objects.create(unit=upper, key="distinction_from", value="upper", valid_from=START,
                             set_at=NOW)  # fmt: skip
    assert "distinction" in in_force_at(upper, on=day("18/06/2026")).awards
    assert "distinction" not in in_force_at(world.units["T.01"], on=day("18/06/2026")).awards


def test_whoever_moved_away_is_passed_up_to_a_committee_over_both(world):
    row = agreed(world)
    moved(world, "chi", "T.01.02")
    with pytest.raises(NotNow, match="đã chuyển tới Chi bộ Văn phòng"):
        decided(world, row)
    pass_up(row.uid, "Đồng chí Chi đã chuyển.", by=world.by("an"), now=NOW)
    assert Message.objects.filter(person=world.people["khanh"], kind="recognition").exists()
    made = decided(world, row, by="khanh")
    assert (made.unit.code, made.belongs_to) == ("T.01", "Chi bộ Văn phòng")


def test_whoever_left_altogether_is_not_commended(world):
    row = agreed(world)
    moved(world, "chi", None)
    with pytest.raises(NotNow, match="không còn sinh hoạt"):
        decided(world, row)
    with pytest.raises(NotNow, match="lý do"):
        give_back(row.uid, " ", by=world.by("an"), now=NOW)
    give_back(row.uid, "Đồng chí Chi đã nghỉ.", by=world.by("an"), now=NOW)
    kept = Example.objects.get()
    assert (kept.state, kept.steps.last().text) == ("returned", "Đồng chí Chi đã nghỉ.")


def test_a_returned_deed_may_be_proposed_again(world):
    row = agreed(world, decider="T.01")
    give_back(row.uid, "Xin ghi rõ số liệu.", by=world.by("khanh"), now=NOW)
    assert example_for(row.uid, by=world.by("chi")).steps.last().text == "Xin ghi rõ số liệu."
    with pytest.raises(NotNow, match="trả lại"):
        decided(world, row, by="khanh")
    assert proposed(world).state == "asked"


def test_at_the_top_there_is_nobody_to_pass_it_to(world):
    row = agreed(world)
    for who in ("an", "khanh"):
        pass_up(row.uid, "", by=world.by(who), now=NOW)
    world.people["nga"].positions.update(role="secretary")
    with pytest.raises(NotNow, match="cấp trên"):
        pass_up(row.uid, "", by=world.by("nga"), now=NOW)


def test_the_years_evidence_has_the_commendations_of_the_year(world):
    row = commended(world)
    person = world.people["chi"].pk
    for who in ("chi", "an", "binh"):
        (found,) = commendations_of(person, 2026, by=world.by(who))
        assert (found.example, found.award, found.number) == (row.uid, "Biểu dương", "Số 01-QĐ/CB")
        assert found.title == WORDS[0] and found.unit_name == "Chi bộ Phòng Tổng hợp"
    assert commendations_of(person, 2025, by=world.by("an")) == []
    for who in ("dung", "giang", "khanh", "nga"):
        with pytest.raises(NotFound):
            commendations_of(person, 2026, by=world.by(who))
    moved(world, "chi", "T.01.02")
    assert commendations_of(person, 2026, by=world.by("giang"))[0].example == row.uid
    with pytest.raises(NotFound):
        commendations_of(person, 2026, by=world.by("an"))


def test_at_two_places_at_once_one_decision_is_taken(world):
    """The state is looked at under a lock: what the second read before does not help it."""
    row = agreed(world)
    stale = example_for(row.uid, by=world.by("binh"))
    decided(world, row)
    assert stale.state == "agreed"
    with pytest.raises(NotNow):
        give_back(stale.uid, "x", by=world.by("binh"), now=NOW)
    assert CELL == Example.objects.get().unit.code
