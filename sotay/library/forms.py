"""What one types when a document is put in or passed on."""

from typing import Any

from django import forms

from sotay.library.choices import DocumentKind

DAY: dict[str, Any] = {
    "input_formats": ["%d/%m/%Y", "%d/%m/%y"],
    "widget": forms.DateInput(format="%d/%m/%Y", attrs={"class": "day"}),
    "error_messages": {"invalid": "Hãy ghi ngày, ví dụ 15/05/2016.", "required": "Hãy ghi ngày."},
}


class DocumentForm(forms.Form):
    kind = forms.ChoiceField(label="Loại", choices=DocumentKind.choices)
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200,
        error_messages={"required": "Hãy ghi cơ quan ban hành."},
    )  # fmt: skip
    number = forms.CharField(label="Số hiệu", max_length=60, required=False)
    issued_on = forms.DateField(label="Ngày ban hành", **DAY)
    subject = forms.CharField(
        label="Trích yếu", max_length=500, error_messages={"required": "Hãy ghi trích yếu."}
    )
    text = forms.CharField(
        label="Toàn văn (nếu có)", required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    file = forms.FileField(
        label="Tệp (nếu có)", required=False, help_text="PDF, Word, Excel, ảnh; tối đa 20 MB."
    )


class DisseminationForm(forms.Form):
    unit = forms.CharField(widget=forms.HiddenInput)
    instruction = forms.CharField(
        label="Chỉ đạo cụ thể của đơn vị", max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text="Việc gì cần làm ở đơn vị mình, ai làm, khi nào.",
    )  # fmt: skip
    due_on = forms.DateField(label="Nghiên cứu xong trước ngày", required=False, **DAY)
