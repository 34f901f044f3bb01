"""What a unit asks of its writers beside the common form, and how an entry keeps it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sotay.notebook.rules.content import (
    Content,
    HeadName,
    ItemResult,
    Missing,
    OwnPart,
    PlanContent,
    PlanItem,
)


@dataclass(frozen=True)
class Asked:
    """What a unit asks of every writer of a year beside the common form.

    `heads`: its own heads by code, each of which a plan takes up at least once; `parts`: what is to
    be written, by id; both as the regulation in force on 1 January has them.
    """

    heads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """The names of the heads by code."""
        return {code: row["name"] for code, row in self.heads.items()}


def missing_own(content: Content, asked: Asked) -> list[Missing]:
    """What a unit requires and is not written yet: a deed under each of its heads, its parts."""
    written = {row.id for row in content.own if row.text}
    taken_up = {row.head for row in content.items} if isinstance(content, PlanContent) else None
    return [
        Missing("item-add", f"Hãy ghi ít nhất một việc theo nội dung “{name}”.")
        for code, name in asked.names.items()
        if taken_up is not None and code not in taken_up
    ] + [
        Missing(f"own-{part}", f"Hãy ghi phần “{row['label']}”.")
        for part, row in asked.parts.items()
        if row.get("required") and part not in written
    ]


def with_own(content: Content, asked: Asked, kept_heads: Iterable[HeadName] = ()) -> Content:
    """The content with every part that is asked for, under its name of today; what was written
    for a part no longer asked for stays behind them. So do the names of the heads it uses.
    """
    texts = {row.id: row for row in content.own}
    parts = tuple(
        OwnPart(part, row["label"], texts[part].text if part in texts else "")
        for part, row in asked.parts.items()
    )
    others = tuple(row for row in content.own if row.id not in asked.parts and row.text)
    names = {row.code: row.name for row in (*kept_heads, *content.heads)} | asked.names
    rows: Iterable[PlanItem | ItemResult] = (
        content.items if isinstance(content, PlanContent) else content.results
    )
    used = dict.fromkeys(row.head for row in rows if row.head in names)
    heads = tuple(HeadName(code, names[code]) for code in used)
    return replace(content, own=parts + others, heads=heads)


def same_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two kept texts say the same; who may read them and the names of heads aside."""
    aside = {"released": (), "heads": (), "own": ()}
    return {**one, **aside} == {**other, **aside} and _own_texts(one) == _own_texts(other)


def _own_texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {row["id"]: row["text"] for row in data.get("own", ()) if row["text"]}
