"""Words of the Notebook for its pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from sotay.kit.dates import shown_day as day_words
from sotay.notebook.choices import Answer, Carry, Result

register = template.Library()


@register.filter
def of(mapping: Mapping[str, Any], key: str) -> Any:
    return mapping.get(key, "")


@register.filter
def shown_day(text: str) -> str:
    return day_words(text)


@register.filter
def result_word(value: str) -> str:
    return Result(value).label if value in Result.values else "Chưa chọn"


@register.filter
def answer_word(value: str) -> str:
    return Answer(value).label if value in Answer.values else "Chưa trả lời"


@register.filter
def carry_word(value: str) -> str:
    return Carry(value).label if value in Carry.values else "Chưa chọn"


@register.simple_tag
def area(kind: str, row: str, part: str, label: str, text: str, hint: str = "") -> SafeString:
    """A box for a few lines about one row, with its label and hint."""
    name = f"{kind}-{row}-{part}"
    shown, told = "", ""
    if hint:
        shown = format_html('<span class="hint" id="{}-hint">{}</span>', name, hint)
        told = format_html(' aria-describedby="{}-hint"', name)
    return format_html(
        '<div><label for="{0}">{1}</label>{2}'
        '<textarea class="short"{3} id="{0}" name="{0}" rows="2">{4}</textarea></div>',
        name, label, shown, told, text,
    )  # fmt: skip


@register.simple_tag
def radios(kind: str, row: str, choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """One of a few words about one row."""
    return format_html_join(
        "",
        '<label><input type="radio" name="{}-{}" value="{}"{}>{}</label>',
        (
            (kind, row, value, mark_safe(" checked") if value == chosen else "", label)
            for value, label in choices
        ),
    )


@register.simple_tag
def due_box(kind: str, row: str, due: str, year: int) -> SafeString:
    """By when something promised in one row is to be done."""
    return format_html(
        '<div><label for="{0}">Thời hạn</label><input type="text" class="day" inputmode="numeric"'
        ' placeholder="31/12/{1}" id="{0}" name="{0}" value="{2}" autocomplete="off"></div>',
        f"{kind}-{row}-due", year, day_words(due),
    )  # fmt: skip
