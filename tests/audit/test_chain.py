"""The chain of the trail: whatever is changed, taken out or put in is found."""

from collections import deque
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import F

from sotay.audit import actions
from sotay.audit.actions import ChainBroken, chain_trail, mark_old_lines, record
from sotay.audit.actors import SystemActor
from sotay.audit.jobs import chain_new_lines
from sotay.audit.models import TrailEntry, TrailHead
from sotay.audit.queries import chain_state, continues, read_trail
from sotay.audit.rules import Words
from tests.fixtures.world import at

NOW = at("18/06/2026 09:00")
pytestmark = [pytest.mark.django_db, pytest.mark.proves("I9")]


def write(count: int = 1) -> None:
    for number in range(count):
        record("entry.read", f"entry:{number}", by=SystemActor("Nguyễn Văn Bình", "Phó bí thư"),
               now=NOW + timedelta(microseconds=number), thing_name="Kế hoạch 2026, bản 1",
               about_id=7)  # fmt: skip


def chain() -> int:
    return sum(chain_trail())


@pytest.fixture
def lines() -> list[TrailEntry]:
    """Six that stand in the chain."""
    write(6)
    chain()
    return list(TrailEntry.objects.order_by("position"))


def faults() -> list[str]:
    return read_trail().faults


def test_the_chain_of_lines_as_they_were_written_is_whole(lines):
    assert faults() == []
    assert [line.position for line in lines] == [1, 2, 3, 4, 5, 6]
    write(2)
    assert (chain_state().lines, chain_state().waiting) == (6, 2)
    assert read_trail().lines == 8 and faults() == []
    assert chain() == 2 and chain() == 0 and faults() == []
    assert chain_state().waiting_since is None


OTHER = {"at": NOW - timedelta(days=1), "by_id": 3, "by_name": "Ai khác", "by_post": "",
         "verb": "x", "thing": "entry:9", "thing_name": "", "about_id": 8,
         "note": "lý do"}  # fmt: skip


@pytest.mark.parametrize("is_chained", [True, False])
@pytest.mark.parametrize("name", Words._fields)
def test_no_word_of_a_line_changes_unseen(name, is_chained):
    write(3)
    if is_chained:
        chain()
    line = TrailEntry.objects.order_by("pk")[1]
    TrailEntry.objects.filter(pk=line.pk).update(**{name: OTHER[name]})
    assert faults() == [f"dòng {line.pk} đã bị sửa, hoặc không do Sổ tay ghi"]
    chain()
    assert len(faults()) == 1


def test_every_word_is_tried_above():
    own = {field.attname for field in TrailEntry._meta.fields}
    assert own == {"id", "mark", "position", "link", *OTHER}


@pytest.mark.parametrize("which", [slice(0, 1), slice(2, 3), slice(1, 4), slice(5, 6), slice(0, 6)])
def test_no_line_is_taken_out_unseen(lines, which):
    TrailEntry.objects.filter(pk__in=[line.pk for line in lines[which]]).delete()
    assert len(faults()) == 1


def test_closing_the_gap_by_renumbering_is_seen(lines):
    lines[2].delete()
    for line in lines[3:]:
        TrailEntry.objects.filter(pk=line.pk).update(position=F("position") - 1)
    assert any("không nối" in told for told in faults())


def test_a_shorter_end_is_not_believed(lines):
    last, before = lines[5], lines[4]
    last.delete()
    TrailHead.objects.update(position=before.position, link=before.link)
    assert faults() == ["đầu chuỗi đã bị sửa"]
    write()
    with pytest.raises(ChainBroken):
        chain()


def test_an_end_that_is_gone_is_not_made_anew(lines):
    TrailHead.objects.all().delete()
    assert faults() == ["đầu chuỗi đã mất"]
    write()
    with pytest.raises(ChainBroken):
        chain()


@pytest.mark.parametrize("is_chained", [True, False])
def test_a_line_put_in_from_outside_is_seen_for_ever(lines, is_chained):
    line = TrailEntry(**OTHER)
    super(TrailEntry, line).save()
    assert not line.mark
    if is_chained:
        chain()
    assert faults() == [f"dòng {line.pk} đã bị sửa, hoặc không do Sổ tay ghi"]


@pytest.mark.parametrize("is_chained", [True, False])
def test_a_line_put_in_by_copying_is_seen(lines, is_chained):
    copy = TrailEntry.objects.get(pk=lines[1].pk)
    copy.pk, copy.position, copy.link = None, None, b""
    super(TrailEntry, copy).save(force_insert=True)
    assert copy.mark == lines[1].mark
    if is_chained:
        chain()
    assert faults() == [f"dòng {copy.pk} là bản chép của một dòng khác"]


def test_lines_that_change_places_are_seen(lines):
    first, second = lines[1], lines[2]
    TrailEntry.objects.filter(pk=first.pk).update(position=None)
    TrailEntry.objects.filter(pk=second.pk).update(position=first.position, link=first.link)
    TrailEntry.objects.filter(pk=first.pk).update(position=second.position, link=second.link)
    assert any("không nối" in told for told in faults())


def test_going_back_to_a_former_end_is_seen_by_whoever_kept_a_later_one(lines):
    """The database alone can not tell; a copy of it can, or the end written down on paper."""
    former = TrailHead.objects.values().get()
    write(2)
    chain()
    kept = chain_state()
    assert continues(kept.lines, kept.link)
    TrailEntry.objects.filter(position__gt=former["position"]).delete()
    TrailHead.objects.update(**former)
    assert faults() == []
    assert not continues(kept.lines, kept.link)
    write(3)
    chain()
    assert faults() == [] and not continues(kept.lines, kept.link)


def test_lines_of_before_the_chain_are_marked_once(lines):
    TrailHead.objects.all().delete()
    TrailEntry.objects.update(mark=b"", link=b"", position=None)
    mark_old_lines(TrailEntry)
    chain()
    assert faults() == [] and chain_state().lines == 6


def test_a_long_trail_is_chained_step_by_step(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 3)
    write(8)
    assert list(chain_trail()) == [3, 3, 2]
    assert chain_new_lines(NOW) == 0 and faults() == []


def test_many_faults_are_counted_and_some_are_told(monkeypatch):
    write(30)
    chain()
    TrailEntry.objects.update(note="khác")
    found = read_trail()
    assert (found.count, len(found.faults), found.lines) == (30, 20, 30)


def verify() -> str:
    out = StringIO()
    call_command("verify", stdout=out, stderr=out)
    return out.getvalue()


def test_verify_tells_the_end_and_fails_on_a_fault(lines):
    write(1)
    told = verify()
    assert "Đã đọc 7 dòng nhật ký, nối thêm 1: 0 chỗ sai." in told
    assert f"Mã cuối: 7-{chain_state().shown}." in told
    TrailEntry.objects.filter(pk=lines[3].pk).update(note="khác")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", "--repair", stdout=out, stderr=out)
    assert f"Nhật ký: dòng {lines[3].pk} đã bị sửa" in out.getvalue()


def test_verify_goes_on_where_the_end_was_changed(lines):
    write()
    TrailHead.objects.update(position=2)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", stdout=out, stderr=out)
    assert "Đầu chuỗi nhật ký đã bị sửa" in out.getvalue() and "lần sử dụng" in out.getvalue()


def test_many_at_once_by_one_statement_are_signed_too():
    TrailEntry.objects.bulk_create(TrailEntry(**OTHER) for _ in range(3))
    deque(chain_trail(), maxlen=0)
    assert faults() == [] and chain_state().lines == 3
