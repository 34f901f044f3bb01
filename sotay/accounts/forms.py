"""What people type to sign in, to activate an account, to change how they sign in."""

from django import forms


def password_field(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"Hãy ghi {label.lower()}."},
    )


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=120,
        help_text="hoặc số thẻ Đảng viên, điện thoại, thư điện tử",
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Hãy ghi tên đăng nhập."},
    )
    password = password_field("Mật khẩu", "current-password")


class NewPasswordForm(forms.Form):
    password = password_field("Mật khẩu mới", "new-password")
    again = password_field("Nhắc lại mật khẩu mới", "new-password")

    def clean(self):
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "Hai lần ghi mật khẩu chưa giống nhau. Hãy ghi lại.")
        return given


class ActivationForm(NewPasswordForm):
    code = forms.CharField(
        label="Mã trên phiếu",
        max_length=40,
        help_text="16 chữ và số, gõ liền hay cách đều được",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters",
                   "spellcheck": "false", "class": "code"}
        ),
        error_messages={"required": "Hãy ghi mã trên phiếu."},
    )  # fmt: skip
    field_order = ["code", "password", "again"]


class ChangePasswordForm(NewPasswordForm):
    old = password_field("Mật khẩu hiện tại", "current-password")
    field_order = ["old", "password", "again"]


class ConfirmPasswordForm(forms.Form):
    password = password_field("Mật khẩu hiện tại", "current-password")


class SheetForm(forms.Form):
    code = forms.CharField(
        label="Mã trên tờ khôi phục",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "code"}),
        error_messages={"required": "Hãy ghi mã trên tờ khôi phục."},
    )


class ReadingForm(forms.Form):
    theme = forms.ChoiceField(
        label="Màu nền",
        choices=[("", "Theo máy"), ("light", "Sáng"), ("dark", "Tối")],
        required=False,
        widget=forms.RadioSelect,
    )
    text_size = forms.ChoiceField(
        label="Cỡ chữ",
        choices=[("", "Thường"), ("large", "Lớn"), ("larger", "Rất lớn")],
        required=False,
        widget=forms.RadioSelect,
    )


class FactorForm(forms.Form):
    code = forms.CharField(
        label="Mã 6 số",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false",
                   "class": "code"}
        ),
        error_messages={"required": "Hãy ghi mã đang hiện trên ứng dụng."},
    )  # fmt: skip
