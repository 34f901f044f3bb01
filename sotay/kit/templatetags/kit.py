"""Components and words every page uses."""

from collections.abc import Hashable, Iterable
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from django import forms, template
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Page
from django.forms import BoundField
from django.forms.formsets import BaseFormSet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sotay.kit import clock, dates
from sotay.kit.addresses import address

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return mark_safe(_icon(name))


@lru_cache(maxsize=64)
def _icon(name: str) -> str:
    path = Path(settings.BUILD) / "icons" / f"{name}.svg"
    return path.read_text() if path.exists() else ""


# Django's own tag finds each address anew.
register.simple_tag(address, name="url")


@register.simple_tag
def kept(part: str, items: Hashable) -> SafeString:
    """A part of a page that depends on `items` alone, rendered once for as long as it is asked for.

    Not for what people wrote: what is kept stays in the memory of the process.
    """
    return _kept(part, items)


@lru_cache(maxsize=2048)
def _kept(part: str, items: Hashable) -> SafeString:
    return render_to_string(part, {"items": items})


@register.simple_tag
def pill(kind: str, text: str) -> SafeString:
    return format_html('<span class="pill {}">{}</span>', kind, text)


@register.simple_tag
def reader(words: str) -> SafeString:
    return format_html('<span class="reader">{}</span>', words)


@register.inclusion_tag("kit/parts/meter.html")
def meter(words: str, whole: int, in_time: int, in_late: int = 0) -> dict[str, Any]:
    shares = [round(100 * part / whole, 1) if whole else 0 for part in (in_time, in_late)]
    return {"words": words, "in_time": f"{shares[0]:g}", "in_late": f"{shares[1]:g}"}


@register.inclusion_tag("kit/parts/empty.html")
def empty(words: str, url: str = "", label: str = "", sign: str = "book-open") -> dict[str, str]:
    return {"words": words, "url": url, "label": label, "sign": sign}


@register.inclusion_tag("kit/parts/pages.html")
def pages(page: Page, address: str = "?trang=") -> dict[str, Any]:
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "address": address}


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.PasswordInput):
        return "secret"
    return "chips" if widget.use_fieldset else "box"


@register.inclusion_tag("kit/parts/field.html")
def field(bound: BoundField, kind: str = "", hide_label: bool = False) -> dict[str, Any]:
    """Label, hint, errors and widget, tied together for those who listen to the page.

    `kind` of a choice: "chips" (as it comes), "result" (joined), "list" (one below the other).
    """
    widget, name = bound.field.widget, bound.auto_id or bound.html_name
    kind = kind or _kind(widget)
    attrs: dict[str, str | bool] = {"id": name}
    described = " ".join(
        f"{name}_{part}"
        for part, there in (("hint", bound.help_text), ("error", bound.errors))
        if there
    )
    grouped = kind in ("chips", "result", "list")
    if described and not grouped:
        attrs["aria-describedby"] = described
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {
        "id": name,
        "kind": kind,
        "label": bound.label,
        "hint": bound.help_text,
        "errors": list(bound.errors),
        "described_by": described,
        "hide_label": hide_label,
        "options": _options(bound) if grouped else [],
        "widget": "" if grouped else bound.as_widget(attrs=attrs),
    }


def _options(bound: BoundField) -> list[dict[str, str]]:
    return [
        {
            "id_for_label": option.id_for_label,
            "choice_label": option.choice_label,
            "tag": option.tag(),
        }
        for option in bound.subwidgets
    ]


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(form: Any, title: str = "") -> dict[str, Any]:
    """What is to be mended on the page, for one form, several, or a formset."""
    return {
        "rows": list(chain.from_iterable(_mistakes(one) for one in _each(form))),
        "title": title,
    }


def _each(given: Any) -> Iterable[Any]:
    if isinstance(given, BaseFormSet):
        return [given, *given.forms]
    return given if isinstance(given, list | tuple) else [given]


def _mistakes(form: Any) -> Iterable[dict[str, str]]:
    """One row for each sentence, with the place on the page where it can be mended."""
    if isinstance(form, BaseFormSet):
        return [{"id": "", "words": str(words)} for words in form.non_form_errors()]
    if not form.is_bound:
        return []
    own = form.errors.get(NON_FIELD_ERRORS, [])
    rows = [{"id": "", "words": words} for words in own]
    for bound in form.visible_fields():
        words = [f"{bound.label}: {error}" for error in bound.errors]
        rows += [{"id": _place(bound), "words": sentence} for sentence in words]
    if any(bound.errors for bound in form.hidden_fields()):
        rows.append({"id": "", "words": "Trang này đã mở quá lâu. Hãy tải lại trang rồi làm lại."})
    return rows


def _place(bound: BoundField) -> str:
    name = bound.auto_id or bound.html_name
    return f"{name}_0" if bound.field.widget.use_fieldset else name


@register.filter
def ngay(value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        value = clock.day_of(value)
    return f"{value:%d/%m/%Y}" if value else ""


@register.filter
def so(number: int) -> str:
    """ "3.742", as numbers are written here."""
    return f"{number:,}".replace(",", ".")


@register.filter
def gio(value: datetime | None) -> str:
    return clock.hour_of(value) if value else ""


@register.filter
def ngay_gio(value: datetime | None) -> str:
    return f"{ngay(value)} {gio(value)}".strip()


@register.filter
def con_ngay(days: int) -> str:
    return dates.days_in_words(days)
