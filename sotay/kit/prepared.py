"""Queries that Django turns into SQL once and the process then asks again with other values.

Turning a queryset into SQL takes Django about ten times as long as the database takes to answer it,
and it does so anew at every request (docs/decisions/010-prepared-queries.md).
"""

from collections.abc import Callable, Sequence
from copy import copy
from functools import lru_cache, wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, QuerySet

Asked = ParamSpec("Asked")
Row = TypeVar("Row")
MOST_SHAPES = 64


def prepared(write: Callable[Asked, QuerySet[Any, Row]]) -> Callable[Asked, list[Row]]:
    """The function below this line describes a query; calling it answers with its rows.

    Its arguments, given in their order, may only stand where the query compares with a value: they
    are places while the SQL is written, and the values of each call are filled in. A list, tuple
    or set stands in `__in`; every length of it is SQL of its own, so it is for short ones. None is
    no value: SQL would compare with NULL and find nothing.
    """

    @lru_cache(MOST_SHAPES)
    def written(*lengths: int | None) -> Written:
        places: Any = ([] if n == 0 else Place(number, n) for number, n in enumerate(lengths))
        return Written(write(*places))  # type: ignore[call-arg]

    @wraps(write)
    def ask(*values: Any) -> list[Row]:
        if None in values:
            raise ValueError(f"{write.__name__}: None is no value to compare with.")
        given = [tuple(v) if isinstance(v, list | set | frozenset) else v for v in values]
        shape = (len(v) if isinstance(v, tuple) else None for v in given)
        return written(*shape).ask(given)

    return cast(Callable[Asked, list[Row]], ask)


class Slot(NamedTuple):
    """Among the parameters of the SQL: which argument comes here, and which value of a list."""

    argument: int
    number: int | None = None

    def value(self, values: Sequence[Any]) -> Any:
        given = values[self.argument]
        return given if self.number is None else given[self.number]


class Place(Expression):
    """Stands for an argument while the SQL is written; a list has a slot for each value."""

    def __init__(self, argument: int, length: int | None) -> None:
        super().__init__()
        self.argument, self.length = argument, length

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if self.length is None:
            return "%s", [Slot(self.argument)]
        slots = [Slot(self.argument, number) for number in range(self.length)]
        return ", ".join(["%s"] * self.length), slots


class Written:
    """A queryset whose SQL stands, with slots to be filled."""

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows
        self.compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self.sql, self.params = self.compiler.as_sql()
        except EmptyResultSet:  # it asks for one of an empty list
            self.sql = ""
        else:
            columns = [column for column, *_ in self.compiler.select[: self.compiler.col_count]]
            self.converters = self.compiler.get_converters(columns)

    def ask(self, values: Sequence[Any]) -> list:
        """The rows for these values, read by Django as ever but for the writing of the SQL."""
        if not self.sql:
            return []
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        filled = tuple(
            _adapted(one.value(values), compiler.connection) if isinstance(one, Slot) else one
            for one in self.params
        )
        compiler.as_sql = lambda: (self.sql, filled)
        compiler.get_converters = lambda columns: self.converters
        rows: Any = self.rows.all()
        rows.query.get_compiler = lambda using: compiler
        return list(rows)


def _adapted(value: Any, connection: Any) -> Any:
    """A value as this database takes it where no field is there to say so."""
    if isinstance(value, int | str):
        return value
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return connection.ops.adapt_unknown_value(value)
