"""What one types when sending an opinion."""

from django import forms

from sotay.feedback.choices import About, Kind

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
    may_name = forms.BooleanField(
        label="Được nêu tên tôi khi chuyển lên cấp trên hoặc công bố", required=False
    )
