"""The supervision log: the committee's own, dated, sealed, added to but never rewritten."""

import pytest
from django.db import connection

from sotay.kit.refusals import NotFound, NotNow
from sotay.org.relations import Refused
from sotay.oversight.actions.supervision import note_supervision
from sotay.oversight.queries.supervision import supervision_log
from tests.fixtures.world import World, at, day


def note(world: World, text: str, on: str = "18/06/2026", who: str = "an", **given):
    return note_supervision("T.01.01", text, on=day(on), by=world.by(who),
                            now=at("18/06/2026 09:00"), **given)  # fmt: skip


def log(world: World, who: str = "binh", **given):
    months = supervision_log("T.01.01", 2026, by=world.by(who), **given).months
    return [[entry.text for entry in notes] for _, notes in months]


def test_notes_stand_by_month_newest_first(world):
    note(world, "Hướng dẫn viết kế hoạch", "10/01/2026")
    note(world, "Kiểm tra việc nộp bài")
    assert log(world) == [["Kiểm tra việc nộp bài"], ["Hướng dẫn viết kế hoạch"]]
    assert log(world, words="huong dan") == [["Hướng dẫn viết kế hoạch"]]


def test_what_is_added_stands_under_the_older_note(world):
    older = note(world, "Hướng dẫn viết kế hoạch", "10/01/2026")
    note(world, "Đã làm lại với tổ 2", adds_to=older.uid)
    found = supervision_log("T.01.01", 2026, by=world.by("an")).months[0][1][0]
    assert [one.text for one in found.additions] == ["Đã làm lại với tổ 2"]


def test_a_day_to_come_is_refused(world):
    with pytest.raises(NotNow):
        note(world, "Mai", "19/06/2026")


@pytest.mark.parametrize(("who", "refusal"), [("chi", Refused), ("ha", NotFound)])
def test_only_the_committee_writes_and_reads(world, who, refusal):
    with pytest.raises(refusal):
        note(world, "x", who=who)
    with pytest.raises(refusal):
        log(world, who)


def test_the_words_are_sealed(world):
    note(world, "Chim hoàng yến hót")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM oversight_supervisionnote")
        assert "hoàng yến".encode() not in bytes(cursor.fetchone()[0])
