"""Keep what is being written, without ever overwriting what came from elsewhere."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sotay.kit.refusals import NotNow
from sotay.notebook.models import Draft, Entry, SetAside
from sotay.notebook.queries.shut import check_not_shut
from sotay.notebook.queries.writing import (
    background_of,
    check_open,
    latest_version,
    with_background,
)
from sotay.notebook.queries.years import Place, UseState, place_and_state
from sotay.notebook.rules import content as c
from sotay.org.standing import Standing
from sotay.regulations.rules import PLAN


@dataclass(frozen=True)
class Saved:
    rev: int
    at: datetime


class Elsewhere(Exception):
    """The draft was saved from another tab or device since this one read it; both are kept."""

    def __init__(self, draft: Draft) -> None:
        self.rev = draft.rev
        self.at = draft.saved_at
        self.device = draft.saved_from
        super().__init__("Bài này vừa được lưu ở nơi khác; cả hai bản đều được giữ.")


class TooLong(Exception):
    """A field is longer than what can be kept; nothing was saved, nothing was cut."""

    def __init__(self, found: list[c.Missing]) -> None:
        self.found = found
        super().__init__(found[0].sentence)


def save_draft(
    year: int,
    slug: str,
    content: c.Content,
    *,
    base: int,
    by: Standing,
    now: datetime,
    device: str = "",
) -> Saved:
    """The draft now holds this content, saved on top of revision `base`.

    Raises `Elsewhere` when the draft has moved on since `base` (this text is then set aside, not
    lost), `TooLong` when a field is over 200 KB, `NotNow` before the use opens.
    """
    check_not_shut(by)
    long = c.too_long(content)
    if long:
        raise TooLong(long)
    conflict, saved = _save(year, slug, content, base=base, by=by, now=now, device=device)
    if conflict:
        raise Elsewhere(conflict)
    return saved


@transaction.atomic
def _save(
    year: int,
    slug: str,
    content: c.Content,
    *,
    base: int,
    by: Standing,
    now: datetime,
    device: str,
) -> tuple[Draft | None, Saved]:
    place, state = place_and_state(year, slug, by=by)
    check_open(state, place)
    content = _grounded(content, place, state, year, by)
    entry = state.entry or open_entry(year, slug, place, by=by)
    draft = state.draft
    if draft and draft.rev == base:
        if saved := _next(draft, content, now=now, device=device):
            return None, saved
        draft = Draft.objects.filter(entry=entry).first()  # it moved on after it was read
    if draft is None:
        return None, _first_draft(entry, content, now=now, device=device)
    if draft.unseal() != _plain(content):
        _set_aside(entry, content, now=now, device=device)
        return draft, Saved(draft.rev, draft.saved_at)
    return None, Saved(draft.rev, draft.saved_at)


def _grounded(
    content: c.Content, place: Place, state: UseState, year: int, by: Standing
) -> c.Content:
    """What the plan and the last review said comes from what was handed in, not from the page."""
    return with_background(content, background_of(by.person_id, year, state.use, place))


def open_entry(year: int, slug: str, place: Place, *, by: Standing) -> Entry:
    """The acting person's entry for this use, made if this is the first word of it."""
    entry, _ = Entry.objects.get_or_create(
        person_id=by.person_id,
        year=year,
        use=slug,
        defaults={"unit_id": place.unit.unit_id},
    )
    return entry


def _first_draft(entry: Entry, content: c.Content, *, now: datetime, device: str) -> Saved:
    draft = Draft(entry=entry, rev=1, saved_at=now, saved_from=device)
    draft.seal(content.as_data())
    draft.save(force_insert=True)
    return Saved(1, now)


def _next(draft: Draft, content: c.Content, *, now: datetime, device: str) -> Saved | None:
    """Saved on top of this very revision, or nothing if another save came first."""
    draft.seal(content.as_data())
    unmoved = Draft.objects.filter(pk=draft.pk, rev=draft.rev)
    rev = draft.rev + 1
    kept = unmoved.update(rev=rev, saved_at=now, saved_from=device, sealed=draft.sealed)
    return Saved(rev, now) if kept else None


def _set_aside(entry: Entry, content: c.Content, *, now: datetime, device: str) -> None:
    same = [row for row in entry.set_aside.all() if row.unseal() == _plain(content)]
    if not same:
        aside = SetAside(entry=entry, at=now, device=device)
        aside.seal(content.as_data())
        aside.save(force_insert=True)


def set_aside_draft(entry: Entry, *, now: datetime) -> None:
    """An own draft makes room for a text handed in another way, and is kept beside it."""
    draft = Draft.objects.filter(entry=entry).first()
    if draft:
        content = c.content_from(entry.use == PLAN, draft.unseal())
        _set_aside(entry, content, now=now, device=draft.saved_from)
        draft.delete()


def _plain(content: c.Content) -> dict:
    """As JSON gives it back: tuples are lists there."""
    return json.loads(json.dumps(content.as_data()))


@transaction.atomic
def drop_set_aside(year: int, slug: str, aside_id: int, *, by: Standing) -> None:
    """The writer has dealt with the other text; it is gone. `Shut` while drafts are shut."""
    check_not_shut(by)
    _, state = place_and_state(year, slug, by=by)
    SetAside.objects.filter(pk=aside_id, entry=state.entry).delete()


@transaction.atomic
def drop_draft(year: int, slug: str, *, by: Standing) -> None:
    """A begun correction is given up; what was handed in stays as it is.

    `Shut` while drafts are shut.
    """
    check_not_shut(by)
    _, state = place_and_state(year, slug, by=by)
    if latest_version(state.entry) is None:
        raise NotNow("Bài chưa nộp thì không bỏ được; đồng chí có thể xóa chữ trong bài.")
    Draft.objects.filter(entry=state.entry).delete()
