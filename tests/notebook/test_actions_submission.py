"""Handing in: whole, once, kept for ever, late shown as late."""

from dataclasses import replace
from uuid import uuid4

import pytest

from sotay.audit.models import TrailEntry
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.actions.submission import Moved, NotWhole, submit
from sotay.notebook.models import Draft, Entry, Version
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.regulations.models import RuleValue
from sotay.regulations.rules import HALF, PLAN, REQUIRE, YEAR
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, hand_in_plan, write


def set_rule(world: World, unit: str, key: str, value) -> None:
    RuleValue.objects.create(
        unit=world.units[unit], key=key, value=value, valid_from=day("01/01/2025"),
        set_at=at("01/01/2025"), set_by="thử",
    )  # fmt: skip


def test_a_version_is_made_and_the_draft_is_gone(world):
    version = hand_in_plan(world, "chi")
    assert (version.number, version.is_late, version.unit_name) == (
        1, False, "Chi bộ Phòng Tổng hợp")  # fmt: skip
    assert not Draft.objects.exists()
    assert c.plan_from(version.unseal()).items == PLAN_2026.items
    trail = TrailEntry.objects.get(verb="entry.submitted")
    assert (trail.by_name, trail.about_id) == ("Lê Thị Kim Chi", world.people["chi"].pk)


def test_the_same_token_makes_one_version(world):
    rev = write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    by, token = world.by("chi", "12/01/2026"), uuid4()
    first = submit(2026, PLAN, token=token, base=rev, by=by, now=at("12/01/2026 09:01"))
    again = submit(2026, PLAN, token=token, base=rev, by=by, now=at("12/01/2026 09:02"))
    assert first == again
    assert Version.objects.count() == 1


def test_a_token_of_another_entry_is_refused(world):
    version = hand_in_plan(world, "chi")
    write(world, "dung", PLAN, "12/01/2026 09:00", PLAN_2026)
    with pytest.raises(NotNow, match="đã dùng"):
        submit(2026, PLAN, token=version.token, base=1, by=world.by("dung", "12/01/2026"),
               now=at("12/01/2026"))  # fmt: skip


def test_a_draft_that_moved_on_is_not_handed_in_unseen(world):
    rev = write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    by = world.by("chi", "12/01/2026")
    save_draft(2026, PLAN, replace(PLAN_2026, items=PLAN_2026.items[:1]), base=rev, by=by,
               now=at("12/01/2026 09:05"))  # fmt: skip
    with pytest.raises(Moved):
        submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("12/01/2026 09:06"))
    assert not Version.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (c.PlanContent(), "ít nhất một việc"),
        (c.PlanContent((c.PlanItem("aaaa1111", "dao-duc", "Việc", "", "2026-12-31"),)), "đo bằng"),
        (c.PlanContent((c.PlanItem("aaaa1111", "", "Việc", "Sổ", "2026-12-31"),)), "nội dung"),
        (c.PlanContent((c.PlanItem("aaaa1111", "dao-duc", "Việc", "Sổ", "31/02/2026"),)),
         "không phải là ngày"),
        (c.PlanContent((c.PlanItem("aaaa1111", "phuong-phap", "Việc", "Sổ", "2026-12-31"),)),
         "nội dung"),
    ],
)  # fmt: skip
def test_a_plan_that_is_not_whole_stays_a_draft(world, content, words):
    rev = write(world, "chi", PLAN, "12/01/2026 09:00", content)
    with pytest.raises(NotWhole, match=words):
        submit(2026, PLAN, token=uuid4(), base=rev, by=world.by("chi", "12/01/2026"),
               now=at("12/01/2026"))  # fmt: skip
    assert Draft.objects.count() == 1


def test_the_fourth_head_is_offered_once_its_directive_is_in_force(world):
    """CT 07-CT/TW of 13/07/2026 brings "phương pháp": optional until the next year."""
    before = writing(2026, PLAN, by=world.by("chi", "12/07/2026"))
    after = writing(2026, PLAN, by=world.by("chi", "13/07/2026"))
    next_year = writing(2027, PLAN, by=world.by("chi", "05/01/2027"))
    assert [len(p.heads) for p in (before, after, next_year)] == [3, 3, 4]
    assert [h.code for h in after.optional_heads] == ["phuong-phap"]
    assert not before.optional_heads and not next_year.optional_heads


def test_late_is_shown_as_late_and_leaders_are_due_earlier(world):
    assert not hand_in_plan(world, "chi", "31/01/2026 23:00").is_late
    assert hand_in_plan(world, "dung", "01/02/2026 08:00").is_late
    assert hand_in_plan(world, "an", "27/01/2026 08:00").is_late
    assert Entry.objects.get(person=world.people["an"]).due_on == day("26/01/2026")


def test_a_correction_is_the_next_version_and_the_first_stays(world):
    first = hand_in_plan(world, "chi")
    changed = replace(PLAN_2026, items=PLAN_2026.items[:1])
    second = hand_in(world, "chi", PLAN, "20/02/2026 08:00", changed)
    assert (second.number, second.is_late) == (2, False)
    first.refresh_from_db()
    assert c.plan_from(first.unseal()).items == PLAN_2026.items
    assert Entry.objects.get().submitted_at == at("12/01/2026 09:00")


def test_a_correction_without_a_change_is_no_version(world):
    hand_in_plan(world, "chi")
    rev = write(world, "chi", PLAN, "20/02/2026 08:00", PLAN_2026)
    with pytest.raises(NotNow, match="Không có gì thay đổi"):
        submit(2026, PLAN, token=uuid4(), base=rev, by=world.by("chi", "20/02/2026"),
               now=at("20/02/2026"))  # fmt: skip


def test_the_loop_closes_from_review_to_review(world):
    hand_in_plan(world, "chi")
    hand_in(world, "chi", HALF, "20/06/2026 08:00", REVIEW)
    page = writing(2026, YEAR, by=world.by("chi", "05/12/2026"))
    assert [row.text for row in page.content.answers] == ["Chưa trình bày chuyên đề"]
    assert page.content.answers[0].remedy == "Đăng ký trình bày ngày 15/08"
    hand_in(world, "chi", YEAR, "10/12/2026 08:00", replace(REVIEW, weaknesses=(), none_found=True))
    plan = writing(2027, PLAN, by=world.by("chi", "05/01/2027"))
    assert [row.text for row in plan.content.carried] == ["Chưa trình bày chuyên đề"]
    by = world.by("chi", "05/01/2027")
    items = (replace(PLAN_2026.items[0], due="2027-12-31"),)
    dropped = replace(
        PLAN_2026, items=items, carried=(replace(plan.content.carried[0], choice="dropped"),)
    )
    rev = save_draft(2027, PLAN, dropped, base=0, by=by, now=at("05/01/2027")).rev
    submit(2027, PLAN, token=uuid4(), base=rev, by=by, now=at("05/01/2027"))
    assert not writing(2027, HALF, by=world.by("chi", "05/06/2027")).content.answers


def test_where_the_unit_requires_it_members_wait_for_the_secretary(world):
    set_rule(world, "T.01", "leaders_first", REQUIRE)
    rev = write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    by = world.by("chi", "12/01/2026")
    with pytest.raises(NotNow, match="trên trước, dưới sau"):
        submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("12/01/2026"))
    hand_in_plan(world, "an", "12/01/2026 10:00")
    assert submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("12/01/2026 11:00"))


def test_members_wait_no_longer_than_the_leaders_due_date(world):
    set_rule(world, "T.01", "leaders_first", REQUIRE)
    assert hand_in_plan(world, "chi", "26/01/2026 08:00")


def test_an_agency_head_reads_only_what_was_released(world):
    from sotay.notebook.queries.reading import reading

    rev = write(world, "lan", PLAN, "12/01/2026 09:00", PLAN_2026)
    submit(2026, PLAN, token=uuid4(), base=rev, by=world.by("lan", "12/01/2026"),
           now=at("12/01/2026"))  # fmt: skip
    entry = Entry.objects.get()
    assert reading(entry.uid, by=world.by("khanh")).content.items == ()
    by = world.by("lan", "13/01/2026")
    changed = replace(PLAN_2026, items=PLAN_2026.items[:1])
    rev = save_draft(2026, PLAN, changed, base=0, by=by, now=at("13/01/2026")).rev
    submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("13/01/2026"), released=("items",))
    assert len(reading(entry.uid, by=world.by("khanh")).content.items) == 1


@pytest.mark.parametrize(("due", "sentence"), [
    ("2025-12-31", "thời hạn 31/12/2025 đã qua"), ("31/02/2026", "“31/02/2026” không phải là ngày"),
    ("", "hãy ghi thời hạn"),
])  # fmt: skip
def test_a_due_date_before_the_year_or_none_at_all_is_refused(world, due, sentence):
    items = (replace(PLAN_2026.items[0], due=due),)
    with pytest.raises(NotWhole, match=sentence):
        hand_in(world, "chi", PLAN, "12/01/2026 09:00", replace(PLAN_2026, items=items))
