"""Turn what was typed on a writing page into a plan or a review, and back into rows to show.

The fields are named `item-<id>-deed`, `weakness-<id>-cause` …; `item` and `weakness` list the ids
in their order. Nothing typed is refused here: what is not whole yet is a draft.
"""

import re
import secrets
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from sotay.kit.dates import kept_day
from sotay.kit.text import clean
from sotay.notebook.choices import Mark
from sotay.notebook.rules import content as c

ROW_ID = re.compile(r"[a-z0-9]{4,12}")
MOST_ROWS = 60


def new_id() -> str:
    return secrets.token_hex(4)


def ids_in(post: QueryDict, name: str) -> list[str]:
    """The row ids as listed, each once, only well-formed ones."""
    found = (row for row in post.getlist(name) if ROW_ID.fullmatch(row))
    return list(dict.fromkeys(found))[:MOST_ROWS]


def words(post: QueryDict, name: str) -> str:
    return clean(post.get(name, ""), multiline=True)


def line(post: QueryDict, name: str) -> str:
    return clean(post.get(name, ""))


def plan_typed(post: QueryDict) -> c.PlanContent:
    items = tuple(
        c.PlanItem(
            id=row,
            head=line(post, f"item-{row}-head")[:40],
            deed=words(post, f"item-{row}-deed"),
            measure=words(post, f"item-{row}-measure"),
            due=kept_day(line(post, f"item-{row}-due")),
        )
        for row in ids_in(post, "item")
    )
    carried = tuple(
        c.Carried(row, line(post, f"carried-{row}")[:8]) for row in ids_in(post, "carried")
    )
    return c.PlanContent(items, carried, own_typed(post))


def review_typed(post: QueryDict) -> c.ReviewContent:
    weaknesses = tuple(
        c.Weakness(
            id=row,
            weakness=words(post, f"weakness-{row}-weakness"),
            cause=words(post, f"weakness-{row}-cause"),
            remedy=words(post, f"weakness-{row}-remedy"),
            due=kept_day(line(post, f"weakness-{row}-due")),
        )
        for row in ids_in(post, "weakness")
    )
    results = tuple(
        c.ItemResult(row, line(post, f"result-{row}")[:8], words(post, f"result-{row}-evidence"))
        for row in ids_in(post, "result")
    )
    answers = tuple(
        c.WeaknessAnswer(row, line(post, f"answer-{row}")[:8], words(post, f"answer-{row}-words"))
        for row in ids_in(post, "answer")
    )
    return c.ReviewContent(
        results=results,
        strengths=words(post, "strengths"),
        weaknesses=weaknesses,
        none_found=post.get("none_found") == "1",
        answers=answers,
        own=own_typed(post),
    )


def own_typed(post: QueryDict) -> tuple[c.OwnPart, ...]:
    """What the unit asks for beside the common form; the names come from its regulation."""
    return tuple(c.OwnPart(row, text=words(post, f"own-{row}")) for row in ids_in(post, "own"))


def typed(is_plan: bool, post: QueryDict) -> c.Content:
    return plan_typed(post) if is_plan else review_typed(post)


def with_changes(content: c.Content, post: QueryDict) -> c.Content:
    """Add or take away the row that a button without script asks for."""
    gone = post.get("remove", "")
    if isinstance(content, c.PlanContent):
        items = tuple(row for row in content.items if row.id != gone)
        if post.get("add") == "item":
            items += (c.PlanItem(new_id()),)
        return replace(content, items=items)
    rows = tuple(row for row in content.weaknesses if row.id != gone)
    none_found = content.none_found and not post.get("add")
    if post.get("add") == "weakness":
        rows += (c.Weakness(new_id()),)
    if post.get("none") == "1":
        none_found = True
    return replace(content, weaknesses=rows, none_found=none_found)


def with_blank_row(content: c.Content) -> c.Content:
    """A page never starts without a place to write."""
    if isinstance(content, c.PlanContent):
        return content if content.items else replace(content, items=(c.PlanItem(new_id()),))
    if content.weaknesses or content.none_found:
        return content
    return replace(content, weaknesses=(c.Weakness(new_id()),))


class ReflectionForm(forms.Form):
    text = forms.CharField(
        label="Ghi nhanh",
        max_length=50_000,
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "placeholder": "Hôm nay tôi làm được điều gì, còn điều gì chưa làm tốt?",
            }
        ),
        error_messages={
            "required": "Hãy viết vài chữ rồi lưu.",
            "max_length": "Ghi chép này dài quá. Hãy chia làm nhiều lần ghi.",
        },
    )
    mark = forms.ChoiceField(label="Đánh dấu", choices=Mark.choices, required=False)
    item = forms.ChoiceField(label="Gắn với việc đăng ký", required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: tuple[c.PlanItem, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", "không")] + [  # type: ignore[attr-defined]
            (item.id, c.short(item.deed)) for item in items
        ]

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"], multiline=True)
