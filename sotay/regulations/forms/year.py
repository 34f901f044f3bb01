"""What a year's entries are made of, as a unit types it: heads, fields, guidance, examples.

Each part is a list of rows; a row left empty is no row, so that clearing one takes it away.
"""

import re
import secrets
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory

from sotay.kit.text import clean, fold
from sotay.regulations.queries.drafts import DraftPage
from sotay.regulations.rules import KEYS, OF_THE_YEAR
from sotay.regulations.rules.words import in_words

ROW_ID = re.compile(r"[0-9a-f]{8}")  # as entries name their rows
BLANK_ROWS = 1
Heads = Mapping[str, str]


class TextField(forms.CharField):
    def clean(self, value: Any) -> str:
        multiline = isinstance(self.widget, forms.Textarea)
        return super().clean(clean(value or "", multiline=multiline))


def text_field(label: str, most: int, *, rows: int = 0, hint: str = "") -> TextField:
    widget = forms.Textarea({"rows": rows, "class": "short"}) if rows else forms.TextInput
    wrong = {"max_length": f"Dài nhất {most} ký tự."}
    return TextField(label=label, max_length=most, required=False, help_text=hint, widget=widget,
                     error_messages=wrong)  # fmt: skip


class Row(forms.Form):
    """One row; `names` are its fields in the kept value, the first of them must be there."""

    names: tuple[str, ...] = ()
    marked = False  # rows that entries point to keep an id of their own

    def __init__(self, *args: Any, heads: Heads | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.marked:
            self.fields["id"] = forms.CharField(required=False, widget=forms.HiddenInput)
        if "head" in self.fields:
            choices = [("", "Chọn nội dung"), *(heads or {}).items()]
            self.fields["head"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        written = any(given.get(name) for name in self.names)
        for name in self.needed if written else ():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"Hãy ghi {str(self.fields[name].label).lower()}.")
        return given

    @property
    def needed(self) -> tuple[str, ...]:
        return self.names[:1]

    def kept(self) -> dict[str, Any] | None:
        """The row as it is kept; None if it is empty."""
        given = self.cleaned_data
        if not given.get(self.names[0]):
            return None
        row = {name: given.get(name, "") for name in self.names}
        return {"id": self._id(given["id"]), **row} if self.marked else row

    def _id(self, typed: str) -> str:
        return typed if ROW_ID.fullmatch(typed) else secrets.token_hex(4)


class HeadRow(Row):
    names, marked = ("name", "question"), True
    name = text_field("Tên nội dung", 80)
    question = text_field("Câu hỏi gợi ý", 300)


class FieldRow(Row):
    names, marked = ("label", "hint", "required"), True
    label = text_field("Tên phần", 80)
    hint = text_field("Gợi ý cho người viết", 300)
    required = forms.BooleanField(label="Bắt buộc viết mới nộp được", required=False)


class GuidanceRow(Row):
    names = ("title", "text")
    title = text_field("Ý chính", 120)
    text = text_field("Nói rõ", 600, rows=2)

    @property
    def needed(self) -> tuple[str, ...]:
        return self.names


class ExampleRow(Row):
    names = ("deed", "measure", "head", "post")
    deed = text_field("Việc làm cụ thể", 400, rows=2)
    measure = text_field("Đo bằng", 300)
    head = forms.ChoiceField(label="Nội dung", required=False)
    post = text_field("Của người làm việc gì", 80)

    @property
    def needed(self) -> tuple[str, ...]:
        return self.names[:3]


class Rows(BaseFormSet):
    def __init__(self, data: Any, *, key: str, taken: Collection[str], **kwargs: Any) -> None:
        super().__init__(data, prefix=key, **kwargs)
        self.key = KEYS[key]
        self.taken = {fold(name) for name in taken}

    def clean(self) -> None:
        names = [row[next(iter(row))] for row in self._plain()]
        if len({fold(name) for name in names}) != len(names):
            raise forms.ValidationError(f"{self.key.label}: có hai dòng trùng tên.")
        for name in names:
            if fold(name) in self.taken:
                raise forms.ValidationError(f"{self.key.label}: “{name}” đã có rồi.")

    def _plain(self) -> list[dict[str, Any]]:
        rows = (form.kept() for form in self.forms if form.is_valid())
        return [{k: v for k, v in row.items() if k != "id"} for row in rows if row]

    def rows(self) -> list[dict[str, Any]]:
        """Every row that is not empty, as it is kept; only of a valid formset."""
        return [row for form in self.forms if (row := form.kept())]


def _rows_of(row: type[Row], most: int) -> type[Rows]:
    return formset_factory(row, formset=Rows, extra=BLANK_ROWS, max_num=most,
                           absolute_max=most + BLANK_ROWS, validate_max=True)  # type: ignore  # fmt: skip


KINDS = {
    "heads": _rows_of(HeadRow, 5),
    "fields": _rows_of(FieldRow, 8),
    "guidance": _rows_of(GuidanceRow, 8),
    "examples": _rows_of(ExampleRow, 30),
}


class ExamplesForm(forms.Form):
    """Which examples the writers see."""

    examples_shown = forms.ChoiceField(
        label=KEYS["examples_shown"].label,
        help_text=KEYS["examples_shown"].hint,
        choices=list(KEYS["examples_shown"].words.items()),
        widget=forms.RadioSelect,
    )


class YearForms:
    """All parts of the page together."""

    def __init__(self, data: Any, page: DraftPage) -> None:
        values, taken = page.year_values, page.taken_names
        self.held = values
        keys = [key for key in OF_THE_YEAR if KEYS[key].adds]
        self.parts = {
            key: KINDS[KEYS[key].kind](
                data,
                key=key,
                taken=taken[key],
                initial=values[key],
                form_kwargs={"heads": page.heads},
            )
            for key in keys
        }
        shown = {"examples_shown": values["examples_shown"]}
        self.examples = ExamplesForm(data, initial=shown)

    @property
    def sections(self) -> list[Rows]:
        return list(self.parts.values())

    @property
    def every(self) -> list[Any]:
        """Each part and each row, as a summary of mistakes goes through them."""
        rows = [[part, *part.forms] for part in self.sections]
        return [*(one for part in rows for one in part), self.examples]

    @property
    def errors(self) -> bool:
        whole: list[Any] = [*self.sections, self.examples]
        return self.examples.is_bound and not all([one.is_valid() for one in whole])

    def differing(self) -> list[tuple[str, str]]:
        """Where the draft as it is kept now says something else than what was typed."""
        return [(KEYS[key].label, in_words(key, self.held[key]))
                for key, value in self.values().items() if value != self.held[key]]  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What was typed, by key; only when every part is valid."""
        rows: dict[str, Any] = {key: part.rows() for key, part in self.parts.items()}
        return {**rows, **self.examples.cleaned_data}
