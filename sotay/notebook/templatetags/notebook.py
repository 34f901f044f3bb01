"""Words of the Notebook for its pages."""

from collections.abc import Mapping
from typing import Any

from django import template

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
