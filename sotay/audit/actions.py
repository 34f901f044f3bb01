"""Write the trail. Every action of every app ends here, inside its own transaction."""

import hmac
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol

from django.db import connection, transaction

from sotay.audit.models import TrailEntry, TrailHead
from sotay.audit.queries import lines_of, unchained
from sotay.audit.rules import BEGIN, head_mark, link_of, mark_of

AT_ONCE = 500  # on SQLite writers wait while so many are chained: some 20 ms


class Actor(Protocol):
    @property
    def person_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def post(self) -> str: ...


class ChainBroken(Exception):
    """The end of the chain is not what was last written there: nothing is added behind it."""


def record(
    verb: str,
    thing: str,
    *,
    by: Actor,
    now: datetime,
    thing_name: str = "",
    about_id: int | None = None,
    note: str = "",
) -> None:
    """One more line of the trail: who did what to which thing, and whom it is about."""
    TrailEntry.objects.create(
        at=now,
        by_id=by.person_id,
        by_name=by.name,
        by_post=by.post[:200],
        verb=verb,
        thing=thing,
        thing_name=thing_name[:300],
        about_id=about_id,
        note=note[:500],
    )


def chain_trail(entries: Any = TrailEntry, heads: Any = TrailHead) -> Iterator[int]:
    """Every line that was committed has its place in the chain; yields how many each step added.

    Steps are short transactions of their own; whoever writes the trail never waits for them on
    PostgreSQL. Raises `ChainBroken`.
    """
    while unchained(entries).exists():
        yield _chain_some(entries, heads)


@transaction.atomic
def _chain_some(entries: Any, heads: Any) -> int:
    head = _head(entries, heads)
    position, link = head.position, bytes(head.link)
    places: list[tuple[Any, ...]] = []
    for line in lines_of(unchained(entries).order_by("pk")[:AT_ONCE]):
        position += 1
        link = link_of(link, line, position)
        places.append((position, link, line.pk))
    _write(entries, "position = %s, link = %s", places)
    head.position, head.link, head.mark = position, link, head_mark(position, link)
    head.save()
    return len(places)


def _head(entries: Any, heads: Any) -> Any:
    head = heads.objects.select_for_update().filter(pk=1).first()
    if head is None:
        if entries.objects.exclude(position=None).exists():
            raise ChainBroken("Đầu chuỗi nhật ký đã mất.")
        heads.objects.get_or_create(
            pk=1, defaults={"position": 0, "link": BEGIN, "mark": head_mark(0, BEGIN)}
        )
        head = heads.objects.select_for_update().get(pk=1)
    if not hmac.compare_digest(bytes(head.mark), head_mark(head.position, bytes(head.link))):
        raise ChainBroken("Đầu chuỗi nhật ký đã bị sửa.")
    return head


def mark_old_lines(entries: Any) -> None:
    """Lines written before there were marks carry one now; for the migration that brings marks."""
    old = entries.objects.filter(mark=b"").order_by("pk")
    while some := list(lines_of(old[:AT_ONCE])):
        _write(entries, "mark = %s", [(mark_of(line.words), line.pk) for line in some])


def _write(entries: Any, change: str, rows: list[tuple[Any, ...]]) -> None:
    table = connection.ops.quote_name(entries._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {change} WHERE id = %s", rows)  # noqa: S608
