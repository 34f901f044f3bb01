"""Every row of every table as lines that are the same on both engines, and back.

A table begins with a line `{"table", "columns"}`; each row is a JSON array in the order of its key.
Times are in UTC, bytes in base64, keys of objects sorted: equal data gives equal lines.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

# Who was signed in somewhere signs in again: a session is worth nothing and would be a key.
LEFT_OUT = {"accounts.session"}
AT_ONCE = 1000


def tables(apps: Any) -> list[type[Model]]:
    """The models whose rows are kept, in the order of their names."""
    found = [model for model in apps.get_models(include_auto_created=True)
             if model._meta.managed and not model._meta.proxy
             and model._meta.label_lower not in LEFT_OUT]  # fmt: skip
    return sorted(found, key=lambda model: model._meta.label_lower)


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of one moment; nobody who writes meanwhile waits for it."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:  # `atomic` would take the writers' turn
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(apps: Any) -> Iterator[bytes]:
    for model in tables(apps):
        columns = sorted(field.attname for field in model._meta.concrete_fields)
        yield _line({"table": model._meta.label_lower, "columns": columns})
        rows = model._base_manager.order_by("pk").values_list(*columns)
        yield from map(_line, rows.iterator(chunk_size=AT_ONCE))


def _line(content: Any) -> bytes:
    return json.dumps(content, default=_plain, ensure_ascii=False, sort_keys=True,
                      separators=(",", ":")).encode()  # fmt: skip


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    raise TypeError(f"no plain form for {type(value).__name__}")


def load(apps: Any, given: Iterable[bytes]) -> None:
    """The tables hold these rows and no others; to be run inside a transaction."""
    kept = {model._meta.label_lower: model for model in tables(apps)}
    for model in kept.values():
        model._base_manager.all()._raw_delete(connection.alias)
    for model, some in _batches(kept, given):
        model._base_manager.bulk_create(some)
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(kept.values())):
            cursor.execute(sql)


def _batches(kept: dict[str, type[Model]],
             given: Iterable[bytes]) -> Iterator[tuple[type[Model], list[Model]]]:  # fmt: skip
    model: type[Model] | None = None
    fields: list[Any] = []
    some: list[Model] = []
    for line in given:
        content = json.loads(line)
        begins = isinstance(content, dict)
        if some and model and (begins or len(some) == AT_ONCE):
            yield model, some
            some = []
        if begins:
            model = kept[content["table"]]
            fields = [model._meta.get_field(column) for column in content["columns"]]
        elif model:
            values = zip(fields, content, strict=True)
            some.append(model(**{field.attname: field.to_python(value) for field, value in values}))
    if some and model:
        yield model, some
