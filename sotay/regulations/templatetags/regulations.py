"""Words of the rules for their pages."""

from typing import Any

from django import template

from sotay.regulations.queries.origins import InForce, cited
from sotay.regulations.rules import declared, words
from sotay.regulations.rules.words import in_words

register = template.Library()


@register.filter
def rule_label(key: str) -> str:
    return declared(key).label


@register.filter
def rule_source(key: str) -> str:
    return declared(key).source


@register.filter
def rule_rows(value: Any, key: str) -> list[dict]:
    """The rows of a key whose rows add up; none for any other."""
    return list(value or ()) if declared(key).adds else []


@register.filter
def row_name(row: dict) -> str:
    return words.row_name(row)


@register.filter
def row_more(row: dict) -> str:
    return words.row_more(row)


@register.simple_tag
def value_words(key: str, value: Any) -> str:
    return "Theo cấp trên" if value is None else in_words(key, value)


@register.filter
def above_rows(above: dict[str, InForce], key: str) -> list[str]:
    """The rows that the units above have set, each by its name and who set it."""
    return [f"{in_words(row.key, row.value)} ({cited(row)})" for row in above[key].sources]
