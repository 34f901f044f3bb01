"""What one types when sending an opinion."""

from typing import Any

from django import forms

from sotay.feedback.choices import About, Kind
from sotay.kit.files import size_fault

LONGEST = 50_000


class OpinionForm(forms.Form):
    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Loại ý kiến", choices=Kind.choices,
                             widget=forms.RadioSelect, initial=Kind.QUESTION)  # fmt: skip
    about = forms.ChoiceField(label="Về việc", choices=About.choices, widget=forms.RadioSelect,
                              initial=About.NOTEBOOK)  # fmt: skip
    title = forms.CharField(
        label="Tóm tắt", max_length=200, error_messages={"required": "Hãy ghi một dòng tóm tắt."}
    )
    text = forms.CharField(
        label="Nội dung",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Hãy ghi nội dung ý kiến."},
    )
    file = forms.FileField(
        label="Tệp kèm theo (nếu có)", required=False,
        help_text="PDF, Word, Excel, PowerPoint, ảnh; tối đa 20 MB.",
    )  # fmt: skip
    may_name = forms.BooleanField(
        label="Được nêu tên tôi khi chuyển lên cấp trên hoặc công bố", required=False
    )

    def clean_file(self) -> Any:
        """Too large a file is not even read."""
        given = self.cleaned_data["file"]
        if given and (fault := size_fault(given.size)):
            raise forms.ValidationError(fault)
        return given
