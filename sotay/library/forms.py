"""What one types when a document is put in, passed on or studied together."""

from typing import Any

from django import forms

from sotay.kit.day_typed import day_typed
from sotay.kit.files import size_fault
from sotay.library.choices import DocumentKind

DAY = day_typed("15/05/2016")
LONGEST = 400_000
ALL, SOME = "all", "some"


class DocumentForm(forms.Form):
    kind = forms.ChoiceField(label="Loại", choices=DocumentKind.choices)
    number = forms.CharField(label="Số hiệu", max_length=60, required=False)
    issued_on = forms.DateField(label="Ngày ban hành", **DAY)
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200,
        error_messages={"required": "Hãy ghi cơ quan ban hành."},
    )  # fmt: skip
    subject = forms.CharField(
        label="Trích yếu", max_length=500, error_messages={"required": "Hãy ghi trích yếu."}
    )
    replaces = forms.CharField(
        label="Thay cho văn bản số (nếu có)", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Văn bản đã có trong thư viện của đơn vị, mỗi dòng một số hiệu.",
    )  # fmt: skip
    text = forms.CharField(
        label="Toàn văn (nếu có)", required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Chữ dán vào đây, hoặc tệp gửi bên dưới, đều tìm được.",
    )  # fmt: skip
    file = forms.FileField(
        label="Tệp (nếu có)", required=False,
        help_text="PDF, Word, Excel, PowerPoint, ảnh; tối đa 20 MB, không có macro.",
    )  # fmt: skip
    not_secret = forms.BooleanField(
        label="Văn bản không thuộc bí mật nhà nước",
        error_messages={"required": "Hãy xác nhận văn bản không thuộc bí mật nhà nước."},
    )

    def clean_file(self) -> Any:
        """Too large a file is not even read."""
        given = self.cleaned_data["file"]
        if given and (fault := size_fault(given.size)):
            raise forms.ValidationError(fault)
        return given


class PassOnForm(forms.Form):
    to = forms.ChoiceField(
        label="Phổ biến tới",
        choices=[(ALL, "Tất cả đơn vị trực thuộc"), (SOME, "Các đơn vị đánh dấu dưới đây")],
        initial=ALL, required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    instruction = forms.CharField(
        label="Chỉ đạo cụ thể của đơn vị", max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}), required=False,
        help_text="Việc gì cần làm ở đơn vị mình, ai làm, khi nào. Để trống thì cấp trên thấy là "
        "phổ biến không kèm chỉ đạo.",
    )  # fmt: skip
    due_on = forms.DateField(label="Nghiên cứu xong trước ngày", required=False, **DAY)


class SessionForm(forms.Form):
    day = forms.DateField(label="Ngày", **DAY)
    title = forms.CharField(
        label="Buổi", max_length=200, initial="Sinh hoạt chi bộ",
        error_messages={"required": "Hãy ghi tên buổi, ví dụ: Sinh hoạt chi bộ tháng 6."},
    )  # fmt: skip
