"""What the trail tells, to the person it is about; and whether its chain is whole."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet

from sotay.audit.models import TrailEntry, TrailHead
from sotay.audit.rules import TOLD, Line, Reading, Words, head_mark, holds, read_chain

READ_VERBS = ("entry.read", "entry.printed", "entry.exported", "evidence.read", "evidence.printed",
              "rating.read", "rating.exported")  # fmt: skip


def readings_about(person_id: int) -> QuerySet[TrailEntry]:
    """Who read what this person submitted, newest first; never what was read."""
    return TrailEntry.objects.filter(about_id=person_id, verb__in=READ_VERBS).order_by("-at", "-id")


def was_recorded(verb: str, thing: str, *, by_id: int, since: datetime) -> bool:
    """Whether this person did this to this thing since then."""
    return TrailEntry.objects.filter(verb=verb, thing=thing, by_id=by_id, at__gte=since).exists()


def readings_noted(note: str, *, about: Any, since: datetime) -> tuple[int, int]:
    """How often these people's texts were read with this reason since then, and of how many."""
    rows = TrailEntry.objects.filter(about_id__in=about, verb__in=READ_VERBS, at__gte=since)
    found = rows.filter(note=note).aggregate(
        times=Count("pk"), people=Count("about_id", distinct=True)
    )
    return found["times"], found["people"]


def things_read(things: Iterable[str], *, by_id: int, since: datetime) -> set[str]:
    """Which of these things this person has read since then."""
    rows = TrailEntry.objects.filter(thing__in=list(things), by_id=by_id, verb__in=READ_VERBS)
    return set(rows.filter(at__gte=since).values_list("thing", flat=True))


def lines_of(rows: QuerySet) -> Iterator[Line]:
    """These rows as the rules of the chain look at them."""
    found = rows.values_list("pk", "position", "mark", "link", *Words._fields)
    for pk, position, mark, link, *words in found.iterator(chunk_size=2000):
        yield Line(pk, position, bytes(mark), bytes(link), Words._make(words))


def unchained(entries: Any = TrailEntry) -> QuerySet:
    """What was written and has no place in the chain yet."""
    return entries.objects.filter(position=None)


@dataclass(frozen=True)
class ChainState:
    """How far the chain reaches and what still waits for its place."""

    lines: int
    link: bytes
    waiting: int
    waiting_since: datetime | None

    @property
    def shown(self) -> str:
        """What may be written down on paper and compared one day."""
        return self.link.hex()[:16]


def chain_state() -> ChainState:
    """The end of the chain as it says itself; two queries, nothing is checked."""
    head = TrailHead.objects.filter(pk=1).first()
    waits = unchained().aggregate(count=Count("pk"), since=Min("at"))
    return ChainState(
        lines=head.position if head else 0,
        link=bytes(head.link) if head else b"",
        waiting=waits["count"],
        waiting_since=waits["since"],
    )


def read_trail() -> Reading:
    """The whole trail was read from its first line to its end; every fault that is in it."""
    head = TrailHead.objects.filter(pk=1).first()
    end = head.position if head else 0
    found = read_chain(lines_of(TrailEntry.objects.filter(position__lte=end).order_by("position")))
    if head is None and TrailEntry.objects.exclude(position=None).exists():
        found.fault("đầu chuỗi đã mất")
    elif head and not hmac.compare_digest(bytes(head.mark), head_mark(end, bytes(head.link))):
        found.fault("đầu chuỗi đã bị sửa")
    elif head and (found.last, found.link) != (end, bytes(head.link)):
        found.fault(f"chuỗi dừng ở chỗ {found.last}, đầu chuỗi ghi {end}")
    for line in lines_of(unchained().order_by("pk")):
        found.lines += 1
        if not holds(line.mark, line.words):
            found.fault(f"dòng {line.pk} đã bị sửa, hoặc không do Sổ tay ghi")
    for pk in copied_lines():
        found.fault(f"dòng {pk} là bản chép của một dòng khác")
    return found


def copied_lines() -> list[int]:
    """Lines that carry the mark of an earlier one: somebody put them in by copying."""
    twice = TrailEntry.objects.exclude(mark=b"").values("mark").annotate(count=Count("pk"))
    marks = list(twice.filter(count__gt=1).values_list("mark", flat=True)[:TOLD])
    rows = TrailEntry.objects.filter(mark__in=marks).order_by("pk").values_list("pk", "mark")
    first: dict[bytes, int] = {}
    return [pk for pk, mark in rows if first.setdefault(bytes(mark), pk) != pk]


def continues(position: int, link: bytes) -> bool:
    """Whether the trail still has, at this place, the line that a former copy of it ended with."""
    if not position:
        return True
    return TrailEntry.objects.filter(position=position, link=link).exists()


def end_of_chain_table() -> str:
    """The table where a copy of this installation says how its chain ended."""
    return TrailHead._meta.db_table
