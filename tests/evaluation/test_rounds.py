"""From opening a round to the decision, and every way in which it is refused."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from sotay.audit.models import TrailEntry
from sotay.evaluation.actions.deciding import answer_appeal
from sotay.evaluation.actions.holding import Proposal, send_proposals
from sotay.evaluation.actions.rating import NotWhole, make_appeal
from sotay.evaluation.models import Evaluation, Round
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.models import Message
from sotay.org.choices import Category, Role
from sotay.org.models import Exemption, Membership
from sotay.org.relations import Refused
from sotay.regulations.models import RuleValue
from tests.evaluation.rating import (
    BEGUN,
    CELL,
    DECIDED,
    OPENED,
    PROPOSAL,
    YEAR,
    decided,
    opened,
    proposed,
    rated,
    row_of,
    sent,
)
from tests.fixtures.world import World, at, day


def names(found: Round) -> list[str]:
    return [row.name for row in found.evaluations.all()]


def rule(world: World, key: str, value, unit: str = "T.01") -> None:
    RuleValue.objects.create(unit=world.units[unit], key=key, value=value, set_at=at(OPENED),
                             valid_from=day("01/01/2026"))  # fmt: skip


def told(world: World, who: str) -> list[str]:
    rows = Message.objects.filter(person=world.people[who], kind="evaluation").order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_a_round_has_the_collective_the_head_and_then_the_members(world):
    found = opened(world)
    assert names(found)[:3] == ["Chi bộ Phòng Tổng hợp", "Nguyễn Văn An", "Trần Thanh Bình"]
    assert set(names(found)[3:]) == {"Lê Thị Kim Chi", "Phạm Tiến Dũng", "Đỗ Quốc Khánh"}
    assert found.decider.code == "T.01"
    assert [row_of(found, who, world).form for who in ("an", "chi")] == ["2B", "2A"]
    assert told(world, "chi") == ["Đánh giá, xếp loại năm 2026"] and told(world, "an") == []
    assert TrailEntry.objects.get(verb="evaluation.opened").thing == f"round:{found.pk}"
    assert opened(world).pk == found.pk and Round.objects.count() == 1


def test_the_exempt_the_suspended_and_newcomers_are_left_out(world):
    people = world.people
    Exemption.objects.create(person=people["dung"], reason="tuổi cao", valid_from=day("01/02/2026"))
    world.person("moi", "Đào Văn Mới", CELL, Category.OFFICIAL, since=day("01/08/2026"))
    found = opened(world, suspended={people["chi"].pk})
    assert {"Lê Thị Kim Chi", "Phạm Tiến Dũng", "Đào Văn Mới"} & set(names(found)) == set()
    assert {reason for _, reason in found.words["left_out"]} == {
        "được miễn công tác và sinh hoạt đảng", "đang bị đình chỉ sinh hoạt đảng",
        "tham gia chưa đủ 6 tháng",
    }  # fmt: skip


def test_rules_in_force_say_who_is_left_out(world):
    rule(world, "newcomer_months", 0)
    rule(world, "rate_suspended", True)
    world.person("moi", "Đào Văn Mới", CELL, Category.OFFICIAL, since=day("01/12/2026"))
    found = opened(world, suspended={world.people["chi"].pk})
    assert {"Đào Văn Mới", "Lê Thị Kim Chi"} <= set(names(found))


@pytest.mark.parametrize(("on", "reviews_by"), [
    ("30/11/2026", "10/12/2026"), (OPENED, "30/11/2026"), (OPENED, "01/01/2027"),
])  # fmt: skip
def test_a_round_does_not_open_before_its_time_nor_puts_the_review_off(
    world, monkeypatch, on, reviews_by
):
    monkeypatch.setattr("tests.evaluation.rating.OPENED", on)
    with pytest.raises(NotNow):
        opened(world, reviews_by=reviews_by)
    assert not Round.objects.exists()


@pytest.mark.parametrize(("who", "refusal"), [
    ("chi", Refused), ("khanh", Refused), ("giang", NotFound), ("lan", NotFound),
])  # fmt: skip
def test_only_the_committee_of_the_unit_opens_it(world, who, refusal):
    with pytest.raises(refusal):
        opened(world, who=who)


def test_a_person_is_evaluated_once_a_year(world):
    opened(world)
    chi = world.people["chi"]
    Membership.objects.filter(person=chi).update(valid_until=day("05/12/2026"))
    Membership.objects.create(person=chi, unit=world.units["T.01.02"], valid_from=day("05/12/2026"),
                              category=Category.OFFICIAL)  # fmt: skip
    other = opened(world, "T.01.02", "giang")
    assert ["Lê Thị Kim Chi", "đã được đánh giá năm nay ở Chi bộ Phòng Tổng hợp"] in (
        other.words["left_out"]
    )
    again = Evaluation(round=other, unit=other.unit, decider=other.decider, year=YEAR, person=chi,
                       name=chi.name, rank=2, place=9, form="2A")  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_one_rates_oneself_after_the_review_is_due_and_until_there_is_a_proposal(world):
    found = opened(world)
    chi = row_of(found, "chi", world)
    with pytest.raises(NotNow, match="10/12/2026"):
        rated(world, chi, "chi", on="10/12/2026")
    kept = rated(world, chi, "chi", hand_in=False, level="", words={"conduct": "Đang viết"})
    assert kept.handed_in_at is None and kept.words["conduct"] == "Đang viết"
    with pytest.raises(NotNow, match="lưu ở nơi khác"):
        rated(world, chi, "chi", base=0)
    with pytest.raises(NotWhole, match="Hãy chọn mức tự nhận"):
        rated(world, kept, "chi", level="")
    assert rated(world, kept, "chi").self_level == "good"
    for row in found.evaluations.order_by("rank")[:2]:
        proposed(world, row)
    proposed(world, chi)
    with pytest.raises(NotNow, match="không sửa được"):
        rated(world, Evaluation.objects.get(pk=chi.pk), "chi")


def test_nobody_rates_for_another(world):
    chi = row_of(opened(world), "chi", world)
    for who, refusal in (("dung", NotFound), ("an", Refused), ("khanh", Refused)):
        with pytest.raises(refusal):
            rated(world, chi, who)


def test_proposals_follow_the_order_and_nobody_proposes_for_themselves(world):
    found = opened(world)
    collective, head = found.evaluations.order_by("rank", "place")[:2]
    with pytest.raises(NotNow, match="Chi bộ Phòng Tổng hợp trước"):
        proposed(world, head)
    proposed(world, collective)
    with pytest.raises(NotNow, match="Nguyễn Văn An trước"):
        proposed(world, row_of(found, "chi", world))
    with pytest.raises(NotNow, match="chủ trì"):
        proposed(world, head, who="an")
    row = proposed(world, head, who="binh")
    assert (row.proposed, row.votes, row.opened("comment")) == (
        "good", [1, 4, 0, 0], "Hoàn thành tốt, gương mẫu.",
    )  # fmt: skip
    assert proposed(world, row_of(found, "chi", world)).proposed_by == "Nguyễn Văn An"


@pytest.mark.parametrize(("changes", "reason"), [
    ({"votes": [3, 3, 0, 0]}, "nhiều hơn 5 phiếu"), ({"level": ""}, "chọn mức"),
    ({"level": "best"}, "chọn mức"), ({"comment": "  "}, "nhận xét"),
    ({"ballots": 0, "votes": [0, 0, 0, 0]}, "từ 1 đến"),
])  # fmt: skip
def test_a_proposal_that_does_not_add_up_is_refused(world, changes, reason):
    collective = opened(world).evaluations.get(rank=0)
    with pytest.raises(NotNow, match=reason):
        proposed(world, collective, replace(PROPOSAL, **changes))
    assert Evaluation.objects.get(pk=collective.pk).proposed == ""


def test_a_round_with_people_undecided_is_neither_sent_nor_closed(world):
    found = opened(world)
    proposed(world, found.evaluations.get(rank=0))
    with pytest.raises(NotNow, match="Lê Thị Kim Chi"):
        send_proposals(CELL, YEAR, by=world.by("an", BEGUN), now=at(f"{BEGUN} 15:00"))
    with pytest.raises(NotNow, match="chưa gửi đề xuất"):
        decided(world, found)


def test_the_decision_needs_a_level_for_everybody_a_number_and_a_day(world):
    found = sent(world)
    chi = row_of(found, "chi", world)
    levels = {row.uid: "good" for row in found.evaluations.exclude(pk=chi.pk)}
    for changes, reason in (
        ({"levels": levels}, "Lê Thị Kim Chi"), ({"number": " "}, "số quyết định"),
        ({"on": "23/12/2026"}, "sau hôm nay"), ({"on": "19/12/2026"}, "20/12/2026"),
    ):  # fmt: skip
        with pytest.raises(NotNow, match=reason):
            decided(world, found, **changes)
    assert not Evaluation.objects.exclude(level="").exists()


def test_everybody_has_their_level_and_is_told_once(world):
    found = decided(world, sent(world, {"dung": "done"}))
    assert row_of(found, "chi", world).level == "good"
    assert row_of(found, "dung", world).level == "done"
    assert told(world, "chi")[-1] == "Kết quả đánh giá, xếp loại năm 2026"
    assert told(world, "khanh")[1] == "Chi bộ Phòng Tổng hợp: đề xuất xếp loại năm 2026"
    assert not Message.objects.filter(body__contains="hoàn thành tốt").exists()
    with pytest.raises(NotNow, match="đã quyết định ngày 22/12/2026"):
        decided(world, found)


def test_more_excellent_than_the_quota_is_refused_unless_the_exception_is_stated(world):
    found = sent(world, {"chi": "excellent", "dung": "excellent"})
    with pytest.raises(NotNow, match="cá nhân|Cá nhân: có 2 .* nhiều nhất 1"):
        decided(world, found)
    assert not Evaluation.objects.exclude(level="").exists()
    done = decided(world, found, exception="Công văn 12-CV/ĐU cho phép.")
    assert done.words["exception"] == "Công văn 12-CV/ĐU cho phép."


def test_the_base_and_the_rounding_are_the_rules_of_the_deciding_committee(world):
    rule(world, "excellent_rounding", "up")
    rule(world, "excellent_percent", 20)
    found = sent(world, {"chi": "excellent", "cell": "excellent"})
    assert decided(world, found).decided_at


@pytest.mark.parametrize("who", ["an", "chi", "giang", "minh", "nga"])
def test_only_the_committee_above_decides(world, who):
    with pytest.raises(NotFound):
        decided(world, sent(world), who=who)


def test_a_committee_evaluates_the_organisations_under_it(world):
    world.person("phuc", "Vũ Thế Phúc", "T.01.02", Category.OFFICIAL, (Role.SECRETARY, "T"))
    found = opened(world, "T", "phuc")
    assert names(found) == ["Đảng bộ Sở Thử nghiệm"] and found.decider.code == "T"
    assert rated(world, found.evaluations.get(), "khanh").form == "1"
    assert "Đánh giá, xếp loại năm 2026" in told(world, "khanh")


def test_an_appeal_is_made_in_time_once_and_answered(world):
    found = decided(world, sent(world, {"chi": "done"}))
    chi = row_of(found, "chi", world)

    def appeal(on: str, text: str = "Tôi hoàn thành vượt mức.") -> Evaluation:
        return make_appeal(chi.uid, text, by=world.by("chi", on), now=at(f"{on} 09:00"))

    with pytest.raises(NotNow, match="21/01/2027"):
        appeal("22/01/2027")
    with pytest.raises(NotNow, match="lý do"):
        appeal("21/01/2027", "  ")
    assert appeal("21/01/2027").opened("appeal") == "Tôi hoàn thành vượt mức."
    assert told(world, "khanh")[-1] == "Khiếu nại kết quả xếp loại năm 2026"
    with pytest.raises(NotNow, match="đã gửi"):
        appeal("21/01/2027")
    khanh = world.by("khanh", "25/01/2027")
    after = answer_appeal(chi.uid, "good", "Chấp nhận.", by=khanh, now=at("25/01/2027 09:00"))
    assert (after.level_before, after.level) == ("done", "good")
    assert told(world, "chi")[-1] == "Trả lời khiếu nại xếp loại năm 2026"
    with pytest.raises(NotNow, match="Không có khiếu nại"):
        answer_appeal(chi.uid, "good", "Nữa.", by=khanh, now=at("25/01/2027 10:00"))


def test_there_is_no_appeal_before_the_decision_and_nobody_answers_their_own(world):
    found = sent(world)
    khanh = row_of(found, "khanh", world)
    by = world.by("khanh", DECIDED)
    with pytest.raises(NotNow, match="Chưa có quyết định"):
        make_appeal(khanh.uid, "Chưa đúng.", by=by, now=at(f"{DECIDED} 09:00"))
    decided(world, found)
    make_appeal(khanh.uid, "Chưa đúng.", by=by, now=at(f"{DECIDED} 11:00"))
    with pytest.raises(NotNow, match="không tự trả lời"):
        answer_appeal(khanh.uid, "excellent", "Được.", by=by, now=at(f"{DECIDED} 12:00"))


def test_an_appeal_does_not_pass_the_quota(world):
    found = decided(world, sent(world, {"dung": "excellent"}))
    chi = row_of(found, "chi", world)
    make_appeal(chi.uid, "Tôi xứng đáng.", by=world.by("chi", DECIDED), now=at(f"{DECIDED} 11:00"))
    by = world.by("khanh", DECIDED)
    with pytest.raises(NotNow, match="quá tỷ lệ"), transaction.atomic():
        answer_appeal(chi.uid, "excellent", "Được.", by=by, now=at(f"{DECIDED} 12:00"))
    answer_appeal(chi.uid, "excellent", "Được.", exception="Công văn 12.", by=by,
                  now=at(f"{DECIDED} 12:00"))  # fmt: skip
    assert Evaluation.objects.get(pk=chi.pk).level == "excellent"


def test_nothing_written_stands_in_clear(world):
    found = opened(world)
    chi = row_of(found, "chi", world)
    rated(world, chi, "chi")
    for row in found.evaluations.order_by("rank")[:2]:
        proposed(world, row)
    proposed(world, chi, Proposal("good", "Lời nhận xét riêng", 3, [0, 3, 0, 0]))
    row = Evaluation.objects.filter(pk=chi.pk).values().get()
    assert "Trình bày còn muộn" not in str(row) and "Lời nhận xét riêng" not in str(row)
