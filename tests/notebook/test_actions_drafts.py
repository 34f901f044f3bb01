"""Drafts are kept, never overwritten, and stay the writer's."""

from dataclasses import replace

import pytest

from sotay.kit.refusals import NotNow
from sotay.notebook.actions import drafts
from sotay.notebook.actions.drafts import Elsewhere, TooLong, save_draft
from sotay.notebook.models import Draft, SetAside
from sotay.notebook.queries.writing import read_aside, writing
from sotay.notebook.rules import content as c
from sotay.regulations.rules import HALF, PLAN
from tests.fixtures.world import World, at
from tests.notebook.writing import PLAN_2026, hand_in_plan

WHEN = at("10/01/2026 20:14")


def save(world: World, content: c.Content, base: int = 0, device: str = "") -> int:
    by = world.by("chi", "10/01/2026")
    return save_draft(2026, PLAN, content, base=base, by=by, now=WHEN, device=device).rev


def test_what_was_typed_is_read_back(world):
    save(world, PLAN_2026)
    page = writing(2026, PLAN, by=world.by("chi", "10/01/2026"))
    assert page.content.items == PLAN_2026.items
    assert page.saved_at == WHEN


def test_each_save_counts_on(world):
    assert save(world, PLAN_2026) == 1
    assert save(world, replace(PLAN_2026, items=PLAN_2026.items[:1]), base=1) == 2


def test_a_second_tab_is_told_and_both_texts_are_kept(world):
    other = replace(PLAN_2026, items=(replace(PLAN_2026.items[0], deed="Việc viết ở máy khác"),))
    save(world, PLAN_2026, device="Chrome trên Android")
    with pytest.raises(Elsewhere) as told:
        save(world, other, base=0)
    assert told.value.device == "Chrome trên Android"
    page = writing(2026, PLAN, by=world.by("chi", "10/01/2026"))
    assert page.content.items == PLAN_2026.items
    kept = [read_aside(row, True).content for row in page.set_aside]
    assert [row.items for row in kept] == [other.items]


def test_a_save_that_came_in_between_is_not_overwritten(world, monkeypatch):
    """Another device saves after this one has read the draft and before it writes."""
    other = replace(PLAN_2026, items=PLAN_2026.items[:1])
    save(world, PLAN_2026)
    grounded = drafts._grounded

    def slowly(*args):
        Draft.objects.update(rev=2, saved_from="Firefox trên Windows")
        return grounded(*args)

    monkeypatch.setattr(drafts, "_grounded", slowly)
    with pytest.raises(Elsewhere) as told:
        save(world, other, base=1)
    assert (told.value.rev, told.value.device) == (2, "Firefox trên Windows")
    assert Draft.objects.get().rev == 2 and SetAside.objects.count() == 1


def test_the_same_text_again_is_no_conflict(world):
    """A save whose answer was lost is sent again by the page."""
    save(world, PLAN_2026)
    assert save(world, PLAN_2026, base=0) == 1
    assert not SetAside.objects.exists()


def test_the_same_other_text_is_set_aside_once(world):
    other = replace(PLAN_2026, items=PLAN_2026.items[:1])
    save(world, PLAN_2026)
    for _ in range(3):
        with pytest.raises(Elsewhere):
            save(world, other, base=0)
    assert SetAside.objects.count() == 1


def test_200_kb_is_kept_and_more_is_refused_whole(world):
    just = replace(PLAN_2026, items=(replace(PLAN_2026.items[0], deed="a" * 200_000),))
    more = replace(PLAN_2026, items=(replace(PLAN_2026.items[0], deed="a" * 200_001),))
    save(world, just)
    with pytest.raises(TooLong) as told:
        save(world, more, base=1)
    assert "200 KB" in str(told.value)
    page = writing(2026, PLAN, by=world.by("chi", "10/01/2026"))
    assert page.content.items == just.items


@pytest.mark.parametrize(
    ("who", "use", "when", "words"),
    [
        ("chi", HALF, "31/05/2026", "mở từ 01/06/2026"),
        ("chi", PLAN, "31/12/2025", "mở từ 01/01/2026"),
        ("an", PLAN, "14/12/2025", "mở từ 15/12/2025"),
    ],
)
def test_before_a_use_opens_nothing_can_be_written(world, who, use, when, words):
    with pytest.raises(NotNow, match=words):
        save_draft(2026, use, PLAN_2026, base=0, by=world.by(who, when), now=at(when))
    assert not Draft.objects.exists()


def test_leaders_may_write_their_plan_from_mid_december(world):
    by = world.by("an", "15/12/2025")
    assert save_draft(2026, PLAN, PLAN_2026, base=0, by=by, now=at("15/12/2025")).rev == 1


def test_the_page_cannot_change_what_the_plan_said(world):
    hand_in_plan(world, "chi")
    by = world.by("chi", "10/06/2026")
    forged = c.ReviewContent(
        results=(c.ItemResult("aaaa1111", "done", "", "x", "Việc khác", "y"),
                 c.ItemResult("ffff9999", "done")),
    )  # fmt: skip
    save_draft(2026, HALF, forged, base=0, by=by, now=at("10/06/2026"))
    rows = writing(2026, HALF, by=by).content.results
    assert [(row.item, row.result) for row in rows] == [("aaaa1111", "done"), ("bbbb2222", "")]
    assert rows[0].deed == PLAN_2026.items[0].deed
