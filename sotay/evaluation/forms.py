"""What one types in a round: opening it, rating oneself, proposing, deciding, appealing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from sotay.evaluation.choices import Level, PaperForm
from sotay.evaluation.models import Evaluation
from sotay.evaluation.rules.course import MOST_BALLOTS
from sotay.evaluation.rules.papers import LONGEST, PARTS
from sotay.kit.day_typed import day_typed

DAY = day_typed("10/12/2026")
CHOSEN = [("", "Chọn mức"), *Level.choices]
NUMBER = forms.NumberInput(attrs={"class": "day", "inputmode": "numeric"})


class OpeningForm(forms.Form):
    reviews_by = forms.DateField(
        label="Soát xét cả năm nộp xong trước hết ngày",
        help_text="Là hạn của đơn vị, hoặc sớm hơn. Đánh giá bắt đầu từ ngày sau đó.", **DAY,
    )  # fmt: skip
    suspended = forms.MultipleChoiceField(
        label="Đang bị đình chỉ sinh hoạt đảng", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ đánh dấu khi có quyết định; người ấy không xếp loại năm nay.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(people)
        if choices:
            self.fields["suspended"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["suspended"]


class RatingForm(forms.Form):
    """The parts of one form, the form itself where there is a choice, the level one takes."""

    base = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, row: Evaluation, papers: Iterable[PaperForm], form: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.label) for one in papers]
        if len(choices) > 1:
            self.fields["form"] = forms.ChoiceField(label="Mẫu", choices=choices)
        for part in PARTS[form]:
            self.fields[part.key] = forms.CharField(
                label=part.label, required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 4}),
            )  # fmt: skip
        self.fields["level"] = forms.ChoiceField(label="Tự nhận", choices=CHOSEN, required=False)


class ProposalForm(forms.Form):
    """Stands beside a self-rating on one page: its fields have ids of their own."""

    comment = forms.CharField(
        label="Nhận xét của tập thể", max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Hãy ghi nhận xét của tập thể."},
    )  # fmt: skip
    ballots = forms.IntegerField(
        label="Số phiếu kín thu về", min_value=1, max_value=MOST_BALLOTS, widget=NUMBER,
        error_messages={"required": "Hãy ghi số phiếu thu về.", "invalid": "Hãy ghi số."},
    )  # fmt: skip
    level = forms.ChoiceField(
        label="Đề xuất mức xếp loại", choices=CHOSEN,
        error_messages={"required": "Hãy chọn mức đề xuất."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "proposal_%s"} | kwargs)
        for number, level in enumerate(Level):
            self.fields[f"votes_{number}"] = forms.IntegerField(
                label=str(level.label), min_value=0, max_value=MOST_BALLOTS, widget=NUMBER,
                error_messages={"required": "Hãy ghi số phiếu, không có thì ghi 0.",
                                "invalid": "Hãy ghi số."},
            )  # fmt: skip

    @property
    def votes(self) -> list[Any]:
        """The fields of the votes in the order of the levels."""
        return [self[f"votes_{number}"] for number in range(len(Level))]


class DecisionForm(forms.Form):
    number = forms.CharField(label="Số quyết định", max_length=60,
                             error_messages={"required": "Hãy ghi số quyết định."})  # fmt: skip
    decided_on = forms.DateField(label="Ngày quyết định", **DAY)
    exception = forms.CharField(
        label="Lý do vượt tỷ lệ xuất sắc (nếu vượt)", required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ghi rõ văn bản cho phép. Không vượt thì để trống.",
    )  # fmt: skip

    def __init__(self, *args: Any, rows: Iterable[Evaluation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            self.fields[f"level_{row.uid}"] = forms.ChoiceField(
                label=f"Quyết định cho {row.name}", choices=CHOSEN, required=False,
                initial=row.proposed,
            )  # fmt: skip

    @property
    def lines(self) -> list[tuple[Evaluation, Any]]:
        """Each evaluation with the field of its level."""
        return [(row, self[f"level_{row.uid}"]) for row in self.rows]

    @property
    def levels(self) -> dict[UUID, str]:
        return {row.uid: self.cleaned_data[f"level_{row.uid}"] for row in self.rows}


class AppealForm(forms.Form):
    text = forms.CharField(
        label="Lý do khiếu nại", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Hãy ghi lý do khiếu nại."},
    )  # fmt: skip


class AnswerForm(forms.Form):
    level = forms.ChoiceField(label="Mức xếp loại", choices=CHOSEN,
                              error_messages={"required": "Hãy chọn mức xếp loại."})  # fmt: skip
    text = forms.CharField(
        label="Trả lời", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Hãy ghi lời trả lời."},
    )  # fmt: skip
    exception = forms.CharField(label="Lý do vượt tỷ lệ xuất sắc (nếu vượt)", required=False,
                                max_length=LONGEST)  # fmt: skip
