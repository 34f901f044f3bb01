"""Saying that an entry was reported at a meeting."""

import pytest

from sotay.audit.models import TrailEntry
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.reports import mark_reported
from sotay.notebook.models import Entry
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, hand_in_plan, write


def report(world: World, entry_id: int, on: str, now: str = "20/01/2026 09:00") -> Entry:
    mark_reported(entry_id, on=day(on), by=world.by("an", now.split()[0]), now=at(now))
    return Entry.objects.get(pk=entry_id)


def test_the_day_of_the_meeting_is_kept(world):
    version = hand_in_plan(world, "chi")
    assert report(world, version.entry_id, "15/01/2026").reported_on == day("15/01/2026")
    line = TrailEntry.objects.get(verb="entry.reported")
    assert (line.by_name, line.about_id) == ("Nguyễn Văn An", world.people["chi"].pk)


@pytest.mark.parametrize("on", ["11/01/2026", "21/01/2026"])
def test_a_day_before_handing_in_or_to_come_is_refused(world, on):
    version = hand_in_plan(world, "chi")
    with pytest.raises(NotNow, match="từ ngày nộp"):
        report(world, version.entry_id, on)


def test_what_was_not_handed_in_cannot_be_reported(world):
    write(world, "chi", "ke-hoach", "12/01/2026 09:00", PLAN_2026)
    with pytest.raises(NotNow, match="chưa nộp"):
        report(world, Entry.objects.get().pk, "15/01/2026")


def test_another_day_leaves_the_former_in_the_trail(world):
    version = hand_in_plan(world, "chi")
    report(world, version.entry_id, "15/01/2026")
    report(world, version.entry_id, "16/01/2026")
    report(world, version.entry_id, "16/01/2026")
    notes = TrailEntry.objects.filter(verb="entry.reported").order_by("pk")
    assert [line.note for line in notes] == ["", "Trước đây ghi ngày 15/01/2026"]
