"""What people type to make a token."""

from datetime import date

from django import forms

from sotay.api.rules import USUAL, wrong_end
from sotay.kit.day_typed import day_typed


class TokenForm(forms.Form):
    name = forms.CharField(
        label="Dùng cho việc gì",
        max_length=80,
        help_text="Tên để nhận ra sau này, ví dụ: Bảng số liệu của văn phòng",
        error_messages={"required": "Hãy ghi tên khóa."},
    )
    scopes = forms.MultipleChoiceField(
        label="Phạm vi",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một phạm vi."},
    )
    expires_on = forms.DateField(
        label="Dùng đến hết ngày",
        **day_typed("10/12/2026"),
    )
    password = forms.CharField(
        label="Mật khẩu hiện tại",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Hãy ghi mật khẩu hiện tại."},
    )

    def __init__(self, *given, today: date, scopes: list[tuple[str, str]], **more) -> None:
        super().__init__(*given, **more)
        self.initial.setdefault("expires_on", today + USUAL)
        self.today = today
        self.fields["scopes"].choices = scopes  # type: ignore[attr-defined]

    def clean_expires_on(self) -> date:
        chosen = self.cleaned_data["expires_on"]
        if fault := wrong_end(chosen, today=self.today):
            raise forms.ValidationError(fault)
        return chosen
