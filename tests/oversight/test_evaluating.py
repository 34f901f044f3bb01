"""The yearly evaluation of a regulation: proposals weighed, decided once, read by all below."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.feedback.actions import ask
from sotay.feedback.queries import opinion
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.org.actions.counting import count_people_on
from sotay.org.relations import Refused
from sotay.oversight.actions.evaluating import (
    EvaluationElsewhere,
    NotDecided,
    decide_evaluation,
    save_evaluation,
)
from sotay.oversight.models import RuleEvaluation
from sotay.oversight.queries.evaluating import evaluation_page, evaluations
from sotay.oversight.rules import (
    Answered,
    EvaluationWords,
    YearLine,
    evaluation_faults,
    observations,
)
from tests.accounts.doors import login_of, told
from tests.fixtures.world import World, at
from tests.notebook.writing import hand_in_plan
from tests.regulations.writing import issued

NOW = at("18/06/2026 09:00")
LINE = YearLine("ke-hoach", "Kế hoạch cá nhân 2026", 40, 38, 4, 30, 5, 5, 70, 100)
WORDS = EvaluationWords("Nộp đều hơn.", "Mẫu còn dài.", "amend", "Bớt mẫu từ năm sau.")
HERE = "/don-vi/T.01.01/quy-dinh/danh-gia/"


def proposed(world: World, who: str = "chi", **given):
    given = {"may_name": False, **given}
    return ask("Bớt mẫu soát xét", "Tôi thấy mẫu dài quá, chỉ nên một trang.", kind="proposal",
               about="regulation", token=uuid4(), by=world.by(who), now=NOW, **given)  # fmt: skip


def theirs(who: str, world: World):
    """The one proposal of a member, as this person sees it."""
    page = evaluation_page("T.01.01", 2026, by=world.by(who))
    (one,) = [one for one in page.proposals if one.is_members]
    return one


def decided(world: World, words: EvaluationWords = WORDS, base: int = 0, who: str = "an"):
    return decide_evaluation("T.01.01", 2026, words, base=base, by=world.by(who), now=NOW)


@pytest.mark.parametrize(("line", "found"), [
    (LINE, []),
    (replace(LINE, late=8), ["late-ke-hoach"]),
    (replace(LINE, submitted=36), ["missing-ke-hoach"]),
    (replace(LINE, leaders_in_time=4), ["leaders-ke-hoach"]),
    (replace(LINE, lowest=60), ["uneven-ke-hoach"]),
    (replace(LINE, people=0, submitted=0, late=0, lowest=None, highest=None), []),
])  # fmt: skip
def test_figures_give_to_think_about_by_counts_alone(line, found):
    assert list(observations([line])) == found
    assert all("2026" in words and words.endswith(".") for words in observations([line]).values())


def test_every_part_is_written_and_no_proposal_is_left_unanswered():
    assert set(evaluation_faults(EvaluationWords(), ["a"])) == {
        "strengths", "weaknesses", "decision", "conclusion", "choice-a"}  # fmt: skip
    refused = replace(WORDS, answers={"a": Answered("not_yet")})
    assert evaluation_faults(refused, ["a"]) == {"words-a": "Chưa tiếp thu thì hãy ghi lý do."}
    assert evaluation_faults(replace(WORDS, answers={"a": Answered("taken")}), ["a"]) == {}


def test_what_is_written_is_sealed_and_kept_until_decided(world):
    row = save_evaluation("T.01.01", 2026, WORDS, base=0, by=world.by("an"), now=NOW)
    assert "Nộp đều".encode() not in bytes(row.sealed)
    page = evaluation_page("T.01.01", 2026, by=world.by("binh"))
    assert page.content["strengths"] == "Nộp đều hơn." and not page.is_decided


def test_of_two_writers_the_second_is_told(world):
    save_evaluation("T.01.01", 2026, WORDS, base=0, by=world.by("an"), now=NOW)
    other = replace(WORDS, strengths="Khác")
    with pytest.raises(EvaluationElsewhere, match="Nguyễn Văn An"):
        save_evaluation("T.01.01", 2026, other, base=0, by=world.by("binh"), now=NOW)
    save_evaluation("T.01.01", 2026, other, base=1, by=world.by("binh"), now=NOW)
    assert RuleEvaluation.objects.get().unseal()["strengths"] == "Khác"


def test_a_members_proposal_is_weighed_and_its_writer_told_without_the_name(world):
    row = proposed(world)
    one = theirs("an", world)
    assert (one.title, one.text[:8]) == ("Bớt mẫu soát xét", "Tôi thấy")
    with pytest.raises(NotDecided) as refusal:
        decided(world)
    assert list(refusal.value.faults) == [f"choice-{one.id}"]
    decided(world, replace(WORDS, answers={one.id: Answered("taken", "Còn một trang")}))
    steps = opinion(row.uid, by=world.by("chi")).steps
    assert steps[-1].text == "Đánh giá quy định năm 2026"
    kept = theirs("dung", world)
    assert (kept.title, kept.words, kept.text) == ("Bớt mẫu soát xét", "Còn một trang", "")
    assert "Kim Chi" not in kept.source


def test_staff_who_read_no_opinions_leave_the_decision_to_the_committee(world):
    world.person("staff", "Lê Văn Giúp", "T.01.01", "official", ("staff", "T.01.01"))
    proposed(world)
    page = evaluation_page("T.01.01", 2026, by=world.by("staff"))
    assert not any(one.is_members for one in page.proposals) and page.unseen == 1
    with pytest.raises(NotNow, match="1 đề xuất của đảng viên"):
        decided(world, who="staff")


def test_what_a_committee_member_answered_stays_when_staff_save(world):
    world.person("staff", "Lê Văn Giúp", "T.01.01", "official", ("staff", "T.01.01"))
    row = proposed(world)
    answers = {row.uid.hex: Answered("taken", "Được")}
    save_evaluation("T.01.01", 2026, replace(WORDS, answers=answers), base=0, by=world.by("an"),
                    now=NOW)  # fmt: skip
    save_evaluation("T.01.01", 2026, WORDS, base=1, by=world.by("staff"), now=NOW)
    one = theirs("an", world)
    assert (one.choice, one.words) == ("taken", "Được")


def test_decided_once_it_stands(world):
    decided(world)
    for act in (save_evaluation, decide_evaluation):
        with pytest.raises(NotNow, match="đã được quyết định"):
            act("T.01.01", 2026, WORDS, base=1, by=world.by("an"), now=NOW)


def test_it_is_read_below_once_decided_and_by_nobody_else_before(world):
    save_evaluation("T.01.01", 2026, WORDS, base=0, by=world.by("an"), now=NOW)
    for who, answer in (("chi", Refused), ("khanh", Refused), ("ha", NotFound)):
        with pytest.raises(answer):
            evaluation_page("T.01.01", 2026, by=world.by(who))
    assert evaluations("T.01.01", by=world.by("chi")).decided == ()
    decided(world, base=1)
    assert evaluation_page("T.01.01", 2026, by=world.by("chi")).content["conclusion"]
    assert [row.year for row in evaluations("T.01.01", by=world.by("chi")).decided] == [2026]
    with pytest.raises(NotFound):
        evaluation_page("T.01.01", 2026, by=world.by("ha"))


@pytest.mark.parametrize("year", [2024, 2027])
def test_only_this_year_and_the_last_are_evaluated(world, year):
    with pytest.raises(NotFound):
        evaluation_page("T.01.01", year, by=world.by("an"))
    assert evaluations("T.01.01", by=world.by("an")).to_write == (2026, 2025)
    assert evaluations("T.01.01", by=world.by("chi")).to_write == ()


def test_the_counts_of_the_year_stand_as_they_were_at_the_decision(world):
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "chi", "05/02/2026 09:00")
    count_people_on(NOW.date())
    page = evaluation_page("T.01.01", 2026, by=world.by("an"))
    assert [(line.submitted, line.late) for line in page.lines] == [(2, 1)]
    answers = {one.id: Answered("taken", "Nhắc sớm hơn") for one in page.proposals}
    decided(world, replace(WORDS, answers=answers))
    hand_in_plan(world, "dung", "06/06/2026 09:00")
    after = evaluation_page("T.01.01", 2026, by=world.by("chi"))
    assert [(line.submitted, line.late) for line in after.lines] == [(2, 1)]
    assert {one.source for one in after.proposals} == {"Từ số liệu của năm"}


def test_it_leads_to_the_next_version(world):
    decided(world)
    assert evaluation_page("T.01.01", 2026, by=world.by("an")).may_write
    assert not evaluation_page("T.01.01", 2026, by=world.by("chi")).may_write
    made = issued(world, "T.01.01", "01/07/2026", {"plan_due": "01-20"},
                  issued_on=NOW.date())  # fmt: skip
    assert evaluation_page("T.01.01", 2026, by=world.by("chi")).next_document == made


def test_from_the_list_to_the_decision_on_the_page(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    row = proposed(world)
    client.force_login(login_of(world, "an"))
    assert "Đánh giá quy định" in told(client.get("/don-vi/T.01.01/quy-dinh/"))
    assert "Đánh giá năm 2026" in told(client.get(HERE))
    page = told(client.get(f"{HERE}2026/"))
    assert "chỉ nên một trang" in page
    sent = {"strengths": "Đều hơn", "weaknesses": "Mẫu dài", "decision": "amend", "base": "0",
            "conclusion": "Bớt mẫu", "go": "decide"}  # fmt: skip
    answer = client.post(f"{HERE}2026/", sent)
    assert answer.status_code == 422 and "không đề xuất nào bỏ qua" in told(answer)
    answer = client.post(f"{HERE}2026/", {**sent, f"choice-{row.uid.hex}": "taken"}, follow=True)
    assert "Đã quyết định." in told(answer) and "Soạn quy định mới" in told(answer)
    client.force_login(login_of(world, "chi"))
    read = told(client.get(f"{HERE}2026/"))
    assert "Bớt mẫu soát xét" in read and "chỉ nên một trang" not in read
    assert "Soạn quy định mới" not in read


def test_a_conflict_on_the_page_keeps_both_texts(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    save_evaluation("T.01.01", 2026, WORDS, base=0, by=world.by("binh"), now=NOW)
    client.force_login(login_of(world, "an"))
    sent = {"strengths": "Của An", "weaknesses": "Mẫu dài", "base": "0", "go": "save"}
    answer = client.post(f"{HERE}2026/", sent)
    assert answer.status_code == 409
    assert "Trần Thanh Bình vừa lưu" in told(answer) and "bản kia: Nộp đều hơn." in told(answer)
    assert "Của An" in answer.content.decode()
    again = {**sent, "base": answer.context["base"]}
    assert client.post(f"{HERE}2026/", again).status_code == 302
    assert RuleEvaluation.objects.get().unseal()["strengths"] == "Của An"


def test_pages_make_few_queries_however_many_proposals(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(login_of(world, "an"))
    client.get(HERE)
    found = []
    for many in (1, 8):
        for _ in range(many):
            proposed(world)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{HERE}2026/").status_code == 200
        found.append(len(queries))
    assert found[0] == found[1] <= 13
