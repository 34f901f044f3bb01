"""What one types when proposing, agreeing and deciding."""

from typing import Any

from django import forms

from sotay.kit.day_typed import day_typed
from sotay.kit.text import clean
from sotay.recognition.actions.deciding import LONGEST_DEED
from sotay.recognition.actions.proposing import LONGEST
from sotay.recognition.queries.proposing import Choice

DAY = day_typed("19/05/2026")


class WordsForm(forms.Form):
    """What is told, in one line and in full."""

    title = forms.CharField(
        label="Tóm tắt một dòng", max_length=200,
        help_text="Việc tốt là gì, để người khác học theo được.",
        error_messages={"required": "Hãy ghi một dòng tóm tắt."},
    )  # fmt: skip
    text = forms.CharField(
        label="Lời nêu gương", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Hãy ghi nội dung nêu gương."},
    )  # fmt: skip

    def clean_title(self) -> str:
        return clean(self.cleaned_data["title"])

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"], multiline=True)


class ProposalForm(WordsForm):
    token = forms.UUIDField(widget=forms.HiddenInput)
    award = forms.ChoiceField(label="Hình thức và cấp quyết định", widget=forms.RadioSelect,
                              error_messages={"required": "Hãy chọn hình thức."})  # fmt: skip
    scope = forms.ChoiceField(label="Nêu rộng nhất tới", help_text="Người được nêu có thể thu hẹp.")
    picture = forms.FileField(
        label="Ảnh (nếu có)", required=False,
        help_text="JPEG, PNG hoặc WebP. Chỉ công bố khi người được nêu đồng ý cả ảnh.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, awards: list[Choice], scopes: list[Choice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = awards  # type: ignore[attr-defined]
        self.fields["scope"].choices = scopes  # type: ignore[attr-defined]


class ConsentForm(WordsForm):
    scope = forms.ChoiceField(label="Ai đọc được")
    picture = forms.BooleanField(label="Đồng ý công bố cả ảnh", required=False)

    def __init__(self, *args: Any, scopes: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = scopes  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    award = forms.ChoiceField(label="Hình thức", widget=forms.RadioSelect,
                              error_messages={"required": "Hãy chọn hình thức."})  # fmt: skip
    number = forms.IntegerField(
        label="Số quyết định", min_value=1, max_value=9999,
        widget=forms.TextInput(attrs={"class": "day", "inputmode": "numeric"}),
        error_messages={"invalid": "Hãy ghi số.", "required": "Hãy ghi số quyết định."},
    )  # fmt: skip
    decided_on = forms.DateField(label="Ngày quyết định", **DAY)
    signer = forms.TypedChoiceField(label="Người ký", coerce=int,
                                    error_messages={"required": "Hãy chọn người ký."})  # fmt: skip
    deed = forms.CharField(
        label="Thành tích ghi trong quyết định", max_length=LONGEST_DEED,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi thành tích."},
    )  # fmt: skip

    def __init__(
        self, *args: Any, awards: list[Choice], signers: list[Choice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = awards  # type: ignore[attr-defined]
        self.fields["signer"].choices = signers  # type: ignore[attr-defined]
