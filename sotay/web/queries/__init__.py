"""Có gì mới: what changed for somebody since they last looked, from every room of the house."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse

from sotay.feedback.queries.news import published_since, steps_since
from sotay.kit.clock import HANOI, day_of
from sotay.library.queries.news import added_since, passed_on_since
from sotay.notices.queries import told_since
from sotay.org.standing import Standing
from sotay.regulations.queries.begun import campaigns_begun, regulations_begun
from sotay.web.models import LastLook

SHOWN_BEFORE = timedelta(days=30)  # what one knows already stays in sight so long
FURTHEST = timedelta(days=366)
SHORT = 4
MANY = 3  # documents put in at once: more are one line
STEPS = {
    "taken": "đã có người nhận xử lý",
    "passed_up": "được chuyển lên cấp trên",
    "answered": "có câu trả lời",
    "taken_in": "được đưa vào đánh giá quy định",
}


@dataclass(frozen=True)
class Item:
    """One thing that changed, and where it is seen."""

    at: datetime
    sort: str  # "Văn bản", "Ý kiến", …
    title: str
    link: str
    note: str = ""


@dataclass(frozen=True)
class News:
    since: datetime | None  # when the person last looked; None if they never did
    until: datetime  # what is new up to here stands on this page
    new: tuple[Item, ...]
    known: tuple[Item, ...]

    @property
    def short(self) -> tuple[Item, ...]:
        return self.new[:SHORT]

    @property
    def more(self) -> int:
        return len(self.new) - len(self.short)


def news(*, by: Standing, now: datetime) -> News:
    """What changed for the acting person since they last looked, the latest first, and what they
    knew of the last thirty days. Eight queries.
    """
    look = LastLook.objects.filter(person_id=by.person_id).first()
    since = look.at if look else None
    begin = max(min(since or now, now - SHOWN_BEFORE), now - FURTHEST)
    if by.since:  # nothing was for them before they came
        begin = max(begin, _morning(by.since))
    items = sorted(_items(begin, by, now), key=lambda item: item.at, reverse=True)
    border = since or begin
    return News(
        since=since,
        until=now,
        new=tuple(item for item in items if item.at > border),
        known=tuple(item for item in items if item.at <= border),
    )


def _items(begin: datetime, by: Standing, now: datetime) -> Iterator[Item]:
    yield from _documents(begin, by)
    yield from _opinions(begin, by)
    yield from _rules(begin, by, now)
    for message in told_since(begin, by=by):
        yield Item(message.at, message.get_kind_display(), message.subject,
                   message.link or reverse("notices:mine"), message.body)  # fmt: skip


def _documents(begin: datetime, by: Standing) -> Iterator[Item]:
    """A document that several levels passed on is one thing, at the last of them."""
    seen = set()
    for row in passed_on_since(begin, by=by):
        if row.document_id not in seen:
            seen.add(row.document_id)
            until = f", nghiên cứu xong trước {row.due_on:%d/%m/%Y}" if row.due_on else ""
            yield Item(row.at, "Văn bản", row.document.title,
                       reverse("library:one", args=[row.document.uid]),
                       f"{row.unit.name} phổ biến{until}")  # fmt: skip
    added = [one for one in added_since(begin, by=by) if one.pk not in seen]
    for one in added[:MANY]:
        yield Item(one.added_at, "Văn bản", one.title, reverse("library:one", args=[one.uid]),
                   f"Mới trong thư viện của {one.unit.name}")  # fmt: skip
    if added[MANY:]:
        yield Item(added[MANY].added_at, "Văn bản", f"{len(added[MANY:])} văn bản khác",
                   reverse("library:every"), "Mới trong thư viện")  # fmt: skip


def _opinions(begin: datetime, by: Standing) -> Iterator[Item]:
    for step in steps_since(begin, by=by):
        title = f"{step.feedback.unseal()['title']}: {STEPS[step.kind]}"
        yield Item(step.at, "Ý kiến", title, reverse("feedback:one", args=[step.feedback.uid]),
                   step.unit_name)  # fmt: skip
    for row in published_since(begin, by=by):
        kept = row.unseal()
        if row.published_at:
            yield Item(row.published_at, "Trả lời chung", kept.get("public") or kept["title"],
                       f"{reverse('feedback:every')}?muc=tra-loi-chung", row.unit.name)  # fmt: skip


def _rules(begin: datetime, by: Standing, now: datetime) -> Iterator[Item]:
    """New from their first morning, or from when they were issued on that very day."""
    days = day_of(begin), day_of(now)
    for row in regulations_begun(*days, by=by):
        yield Item(max(_morning(row.valid_from), row.saved_at), "Quy định", row.title,
                   reverse("regulations:rules", args=[row.unit.code]),
                   f"{row.unit.name}, có hiệu lực từ {row.valid_from:%d/%m/%Y}")  # fmt: skip
    for one in campaigns_begun(*days, by=by):
        where = reverse("regulations:rules", args=[by.home.unit_code]) if by.home else "/"
        yield Item(_morning(one.valid_from), "Chỉ thị", f"{one.number}: {one.title}", where,
                   f"Có hiệu lực từ {one.valid_from:%d/%m/%Y}")  # fmt: skip


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)
