"""Values as people type them: dd/mm, numbers, one line for each further review."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from sotay.kit.text import clean, fold
from sotay.regulations.rules import KEYS, Key
from sotay.regulations.rules.words import day_month

DAY_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})")
DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def kept_day_month(text: str) -> str:
    """ "25/01" as "01-25"; a sentence in a ValidationError if it is no day."""
    found = DAY_MONTH.fullmatch(text.strip())
    if found:
        day, month = int(found[1]), int(found[2])
        if 1 <= month <= 12 and 1 <= day <= DAYS_IN[month - 1]:
            return f"{month:02d}-{day:02d}"
    raise forms.ValidationError("Hãy ghi ngày/tháng, ví dụ 25/01.")


class DayMonthField(forms.CharField):
    def clean(self, value: Any) -> str:
        return kept_day_month(super().clean(value))


class ReviewsField(forms.CharField):
    """One further review a line: "Soát xét quý I; 15/03; 31/03"."""

    widget = forms.Textarea(attrs={"rows": 3, "placeholder": "Soát xét quý I; 15/03; 31/03"})

    def clean(self, value: Any) -> list[dict]:
        text = super().clean(value)
        found = [self._review(line) for line in text.splitlines() if line.strip()]
        if len({row["slug"] for row in found}) != len(found):
            raise forms.ValidationError("Có hai lần soát xét trùng tên. Hãy đặt tên khác nhau.")
        return found

    @staticmethod
    def _review(line: str) -> dict:
        parts = [clean(part) for part in line.split(";")]
        if len(parts) != 3 or not parts[0]:
            raise forms.ValidationError("Mỗi dòng ghi: tên; mở từ ngày/tháng; hạn ngày/tháng.")
        slug = re.sub(r"[^a-z0-9]+", "-", fold(parts[0])).strip("-")[:40]
        slug = slug.removeprefix("soat-xet-") or "them"
        opens, due = (kept_day_month(part) for part in parts[1:])
        if opens > due:
            raise forms.ValidationError(f"{parts[0]}: ngày mở phải trước ngày hạn.")
        return {"slug": slug, "title": parts[0], "opens": opens, "due": due}


class DaysField(forms.CharField):
    """Numbers of days, apart by commas: "14, 3"; as they come one after the other."""

    def __init__(self, *, before: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.before = before

    def clean(self, value: Any) -> list[int]:
        parts = [part for part in re.split(r"[,;\s]+", super().clean(value)) if part]
        if any(not part.isdecimal() or not 1 <= int(part) <= 60 for part in parts):
            raise forms.ValidationError("Hãy ghi các số từ 1 đến 60, ví dụ: 14, 3.")
        return sorted({int(part) for part in parts}, reverse=self.before)


class LinesField(forms.CharField):
    """One short phrase a line, each once, at least one."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[str]:
        lines = [clean(line) for line in super().clean(value).splitlines()]
        if any(len(line) > 80 for line in lines):
            raise forms.ValidationError("Mỗi dòng dài nhất 80 ký tự.")
        return list(dict.fromkeys(line for line in lines if line))


class HourField(forms.CharField):
    """An hour of the day: "21:00"."""

    def clean(self, value: Any) -> str:
        found = re.fullmatch(r"(\d{1,2})[:h](\d{2})", super().clean(value).strip())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise forms.ValidationError("Hãy ghi giờ và phút, ví dụ 21:00.")
        return f"{int(found[1]):02d}:{found[2]}"


def field_of(key: Key) -> forms.Field:
    common: dict[str, Any] = {"label": key.label, "help_text": key.hint}
    if key.kind == "day":
        return DayMonthField(**common, max_length=5, widget=forms.TextInput({"class": "day"}))
    if key.kind in ("number", "percent"):
        wrong = f"Hãy ghi một số từ {key.least} đến {key.most}."
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        return forms.IntegerField(
            **common, min_value=key.least, max_value=key.most, error_messages=errors
        )
    if key.kind == "yes":
        return forms.TypedChoiceField(
            **common,
            choices=[("1", "Có"), ("0", "Không")],
            coerce=lambda value: value == "1",
            widget=forms.RadioSelect,
        )
    if key.kind == "choice":
        return forms.ChoiceField(
            **common, choices=list(key.words.items()), widget=forms.RadioSelect
        )
    if key.kind == "days":
        before = key.code == "remind_before"
        return DaysField(**common, before=before, required=False, max_length=60)
    if key.kind == "hour":
        return HourField(**common, max_length=5, widget=forms.TextInput({"class": "day"}))
    if key.kind == "lines":
        return LinesField(**common, max_length=1000)
    if key.kind == "reviews":
        return ReviewsField(**common, required=False, max_length=2000)
    return forms.CharField(**common, required=False, max_length=100)


def typed_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Kept values as the form shows them."""
    return {key: typed_value(KEYS[key], value) for key, value in values.items()}


def typed_value(key: Key, value: Any) -> Any:
    if key.kind == "day":
        return day_month(value)
    if key.kind == "yes":
        return "1" if value else "0"
    if key.kind == "days":
        return ", ".join(str(days) for days in value)
    if key.kind == "lines":
        return "\n".join(value)
    if key.kind == "reviews":
        return "\n".join(
            f"{r['title']}; {day_month(r['opens'])}; {day_month(r['due'])}" for r in value
        )
    return value
