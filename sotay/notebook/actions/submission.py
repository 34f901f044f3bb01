"""Hand in: an immutable version, once per token, whole or not at all."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.counting import (
    count_likeness,
    count_submission,
    move_counts,
    recount_use,
)
from sotay.notebook.actions.signatures import sign_entry
from sotay.notebook.models import Draft, Entry, Version
from sotay.notebook.queries.writing import Writing, latest_version, writing
from sotay.notebook.rules import content as c
from sotay.notebook.rules.own_parts import same_words
from sotay.org.choices import Role
from sotay.org.models import Position
from sotay.org.standing import Standing
from sotay.regulations.rules import PLAN, REQUIRE


class NotWhole(Exception):
    """Something still misses; `missing` says what and where."""

    def __init__(self, missing: list[c.Missing]) -> None:
        self.missing = missing
        super().__init__(missing[0].sentence)


class Moved(NotNow):
    """The draft changed after the page that wants to hand it in was read."""


def submit(
    year: int,
    slug: str,
    *,
    token: UUID,
    base: int,
    by: Standing,
    now: datetime,
    released: tuple[str, ...] = (),
) -> Version:
    """The draft of revision `base` is handed in as the next version; the draft is gone.

    `released`: the parts that the head of an agency may read. The same token again returns the
    same version, so a double click or a retry makes one. Raises `NotWhole` when something misses,
    `Moved` when the draft was saved elsewhere meanwhile, `NotNow` when the rules in force say not
    yet or nothing changed since the last version.
    """
    with transaction.atomic():
        done = _already(token, year, slug, by)
        if done:
            return done
        page = writing(year, slug, by=by)
        page = replace(page, content=replace(page.content, released=released))
        entry = _locked(page)
        done = _already(token, year, slug, by)
        if done:
            return done
        _check(page, entry, base=base, by=by)
        return hand_in(entry, page, token=token, by=by, now=now)


def _already(token: UUID, year: int, slug: str, by: Standing) -> Version | None:
    version = Version.objects.select_related("entry").filter(token=token).first()
    if version is None:
        return None
    entry = version.entry
    if (entry.person_id, entry.year, entry.use) != (by.person_id, year, slug):
        raise NotNow("Mã lần gửi đã dùng cho bài khác. Hãy mở lại trang xem lại rồi nộp.")
    return version


def _locked(page: Writing) -> Entry:
    if page.state.entry is None:
        raise NotWhole(page.missing or [c.Missing("page-top", "Bài này chưa có chữ nào.")])
    return Entry.objects.select_for_update().get(pk=page.state.entry.pk)


def _check(page: Writing, entry: Entry, *, base: int, by: Standing) -> None:
    draft = Draft.objects.filter(entry=entry).first()
    if draft is None:
        raise NotNow("Không có gì thay đổi so với bản đã nộp.")
    if draft.rev != base:
        raise Moved("Bài vừa được sửa ở nơi khác. Hãy xem lại bản mới rồi nộp.")
    if page.missing:
        raise NotWhole(page.missing)
    check_order(page, by=by)
    latest = latest_version(entry)
    if latest and _is_same(latest.unseal(), draft.unseal(), page.content.released):
        raise NotNow("Không có gì thay đổi so với bản đã nộp.")


def _is_same(kept: dict[str, Any], draft: dict[str, Any], released: tuple[str, ...]) -> bool:
    return same_words(kept, draft) and list(kept["released"]) == list(released)


def check_order(page: Writing, *, by: Standing) -> None:
    """Where the unit requires it, a member's plan waits for the secretary's, at the latest until
    the leaders' due date.

    Source: design invariant 3; Sổ tay 2016, thứ nhất: trên trước, dưới sau.
    """
    rules, unit = page.place.rules, page.place.unit
    if page.state.use.slug != PLAN or rules["leaders_first"] != REQUIRE:
        return
    if page.place.person.is_leader or page.state.is_submitted:
        return
    leaders_due = page.state.use.due - timedelta(days=rules["leader_lead_days"])
    if by.day >= leaders_due:
        return
    secretaries = Position.objects.on(by.day).filter(unit_id=unit.unit_id, role=Role.SECRETARY)
    first = Entry.objects.filter(
        person__in=secretaries.values("person"),
        year=page.year,
        use=PLAN,
        submitted_at__isnull=False,
    )
    if secretaries.exists() and not first.exists():
        raise NotNow(
            "Đơn vị quy định trên trước, dưới sau: đồng chí nộp được sau khi bí thư nộp, "
            f"hoặc từ ngày {leaders_due:%d/%m/%Y}. Bài viết vẫn được giữ."
        )


def hand_in(
    entry: Entry,
    page: Writing,
    *,
    token: UUID,
    by: Standing,
    now: datetime,
    entered_by: str = "",
) -> Version:
    """The content of `page` becomes the entry's next version; to be called inside a transaction."""
    version = _make_version(entry, page, token=token, by=by, now=now, entered_by=entered_by)
    entry.versions_count = version.number
    _settle(entry, page, version, now=now)
    Draft.objects.filter(entry=entry).delete()
    record(
        "entry.submitted",
        f"entry:{entry.pk}",
        by=by,
        now=now,
        thing_name=f"{page.state.use.title} {page.year}, bản {version.number}",
        about_id=entry.person_id,
    )
    return version


def _settle(entry: Entry, page: Writing, version: Version, *, now: datetime) -> None:
    """The entry says when and where it was handed in, and the counts of its unit say so too."""
    before, first = entry.unit_id, entry.submitted_at is None
    if first:
        entry.submitted_at, entry.due_on, entry.is_late = now, page.state.due, version.is_late
        entry.by_leader = page.place.person.is_leader
    entry.unit_id = version.unit_id
    entry.save()
    if first:
        count_submission(entry)
        count_likeness(entry, sign_entry(entry, page.content))
        return
    sign_entry(entry, page.content)
    if before == entry.unit_id:
        recount_use(entry.unit_id, entry.year, entry.use)
    else:  # corrected after a move
        move_counts(entry, before)


def _make_version(
    entry: Entry, page: Writing, *, token: UUID, by: Standing, now: datetime, entered_by: str
) -> Version:
    unit = page.place.unit
    first = entry.submitted_at is None
    late = first and page.state.due is not None and by.day > page.state.due
    version = Version(
        entry=entry,
        number=entry.versions_count + 1,
        token=token,
        submitted_at=now,
        is_late=late,
        unit_id=unit.unit_id,
        unit_name=unit.unit_name,
        parent_name=unit.parent_name,
        campaign=page.campaign,
        entered_by=entered_by,
    )
    version.seal(page.content.as_data())
    version.save(force_insert=True)
    return version
