"""What a committee types into its supervision log."""

from django import forms

from sotay.notebook.rules.content import LONGEST


class SupervisionForm(forms.Form):
    day = forms.DateField(
        label="Ngày",
        input_formats=["%d/%m/%Y", "%d/%m/%y"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"class": "day"}),
        error_messages={"invalid": "Hãy ghi ngày, ví dụ 18/06/2026.",
                        "required": "Hãy ghi ngày."},
    )  # fmt: skip
    text = forms.CharField(
        label="Đã hướng dẫn, theo dõi việc gì",
        max_length=LONGEST // 4,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Hãy ghi nội dung theo dõi."},
    )
