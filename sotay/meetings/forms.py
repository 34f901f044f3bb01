"""What is typed about a meeting."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from sotay.kit.dates import parse_day
from sotay.kit.text import clean, fold
from sotay.meetings.choices import MeetingKind
from sotay.meetings.queries.planning import Choices
from sotay.meetings.rules.notes import Opinion
from sotay.meetings.rules.planning import Plan, Wrong


class DayField(forms.CharField):
    """A day as people type it: 03/07/2026."""

    WRONG = "Hãy ghi ngày, tháng, năm, ví dụ 03/07/2026."

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"class": "day", "inputmode": "numeric"})
        super().__init__(widget=widget, error_messages={"required": self.WRONG}, **kwargs)

    def clean(self, value: Any) -> date:
        day = parse_day(super().clean(value))
        if day is None:
            raise forms.ValidationError(self.WRONG)
        return day


class WordsField(forms.CharField):
    def __init__(self, *, missing: str = "", **kwargs: Any) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)

    def clean(self, value: Any) -> str:
        return super().clean(clean(value or "", multiline=isinstance(self.widget, forms.Textarea)))


class PlanForm(forms.Form):
    """Everything about a meeting but its agenda."""

    title = WordsField(label="Tên cuộc họp", max_length=200, missing="Hãy ghi tên cuộc họp.")
    form = forms.ChoiceField(label="Hình thức", widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="Loại", choices=MeetingKind.choices, widget=forms.RadioSelect)
    day = DayField(label="Ngày", max_length=12)
    starts_at = forms.TimeField(
        label="Giờ bắt đầu",
        input_formats=["%H:%M", "%Hh%M", "%Hg%M"],
        widget=forms.TimeInput({"class": "day"}, format="%H:%M"),
        error_messages=dict.fromkeys(("invalid", "required"), "Hãy ghi giờ và phút, ví dụ 14:00."),
    )
    place = WordsField(label="Địa điểm", max_length=200, missing="Hãy ghi nơi họp.")
    chair = forms.TypedChoiceField(label="Người chủ trì", coerce=int)
    keeper = forms.TypedChoiceField(label="Người ghi biên bản", coerce=int)
    guests = WordsField(
        label="Khách mời",
        help_text="Mỗi dòng một người, kèm chức vụ. Có thể để trống.",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2, "class": "short"}),
    )
    parent = forms.TypedChoiceField(
        label="Báo cáo lại tại cuộc sinh hoạt của chi bộ",
        coerce=lambda value: int(value) if value else None,
        empty_value=None,
        required=False,
    )
    afterwards = forms.BooleanField(label="Ghi lại cuộc đã họp", required=False)

    def __init__(self, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for name in ("chair", "keeper"):
            self.fields[name].choices = choices.people  # type: ignore[attr-defined]
        self.fields["form"].choices = [(f.value, f.label) for f in choices.forms]  # type: ignore[attr-defined]
        if len(choices.forms) == 1:
            self.fields["form"].widget = forms.HiddenInput()
        if choices.parents:
            self.fields["parent"].choices = [("", "Không")] + choices.parents  # type: ignore[attr-defined]
        else:
            del self.fields["parent"]

    @property
    def has_parent(self) -> bool:
        return "parent" in self.fields

    def plan(self) -> Plan:
        """What was typed; only of a valid form."""
        return Plan(**{"parent": None, **self.cleaned_data})

    def refuse(self, found: Iterable[Wrong]) -> None:
        for wrong in found:
            self.add_error(wrong.field if wrong.field in self.fields else None, wrong.sentence)


def typed_plan(plan: Plan) -> dict[str, Any]:
    """A plan as the form shows it."""
    return {**vars(plan), "day": f"{plan.day:%d/%m/%Y}", "parent": plan.parent or ""}


def whole_number(text: str) -> int:
    """The number typed; -1 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 9 else -1


def uid_typed(text: str) -> UUID:
    """What a list on the page chose; nothing that can be found for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def opinions(post: QueryDict, people: list[tuple[int, str]]) -> list[Opinion]:
    """The rows of opinions; a speaker typed by two letters is found among those called."""
    rows = zip(post.getlist("speaker"), post.getlist("said"), strict=False)
    found = []
    for name, text in rows:
        name, text = clean(name)[:200], clean(text, multiline=True)
        if name or text:
            person, full = speaker(name, people)
            found.append(Opinion(full, text, person))
    return found


def speaker(typed: str, people: list[tuple[int, str]]) -> tuple[int | None, str]:
    """Whom a few letters mean: given name first, then any word, then initials; else a guest."""
    bare = fold(typed)
    if not bare:
        return None, ""
    for person, name in people:
        if fold(name) == bare:
            return person, name
    for fits in (_given, _a_word, _initials):
        matches = [(person, name) for person, name in people if fits(fold(name), bare)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            break
    return None, typed


def _words(name: str) -> list[str]:
    return [word for word in name.split() if word[0].isalpha()]


def _given(name: str, typed: str) -> bool:
    return _words(name)[-1].startswith(typed)


def _a_word(name: str, typed: str) -> bool:
    return any(word.startswith(typed) for word in _words(name))


def _initials(name: str, typed: str) -> bool:
    return "".join(word[0] for word in _words(name)).endswith(typed)


def absences(post: QueryDict) -> dict[int, str]:
    """Who was ticked as absent, each with the reason typed beside."""
    people = [whole_number(value) for value in post.getlist("absent")]
    return {person: clean(post.get(f"reason-{person}", "")) for person in people if person >= 0}
