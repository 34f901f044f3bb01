"""Components and words every page uses."""

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sotay.kit import clock, dates

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return mark_safe(_icon(name))


@lru_cache(maxsize=64)
def _icon(name: str) -> str:
    path = Path(settings.BUILD) / "icons" / f"{name}.svg"
    return path.read_text() if path.exists() else ""


@register.simple_tag
def pill(kind: str, text: str) -> SafeString:
    return format_html('<span class="pill {}">{}</span>', kind, text)


@register.simple_tag
def reader(words: str) -> SafeString:
    return format_html('<span class="reader">{}</span>', words)


@register.inclusion_tag("kit/parts/field.html")
def field(bound):
    return {"field": bound}


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(form):
    return {"form": form}


@register.filter
def ngay(value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        value = clock.day_of(value)
    return f"{value:%d/%m/%Y}" if value else ""


@register.filter
def gio(value: datetime | None) -> str:
    return clock.hour_of(value) if value else ""


@register.filter
def ngay_gio(value: datetime | None) -> str:
    return f"{ngay(value)} {gio(value)}".strip()


@register.filter
def con_ngay(days: int) -> str:
    return dates.days_in_words(days)
