"""A form with every kind of field, for looking and for the tests of the tags."""

from django import forms

HEADS = [("a", "Tư tưởng"), ("b", "Đạo đức"), ("c", "Phong cách")]
RESULTS = [("done", "Đạt"), ("partly", "Đạt một phần"), ("not_done", "Chưa đạt")]
MODES = [
    ("x", "Khuyến khích người đứng đầu viết trước"),
    ("y", "Bắt buộc người đứng đầu nộp trước"),
]


class EveryField(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Viết đủ họ, chữ đệm và tên.")
    story = forms.CharField(label="Ưu điểm", widget=forms.Textarea, max_length=20)
    unit = forms.ChoiceField(
        label="Chi bộ", choices=[("", "Chọn chi bộ"), ("1", "Chi bộ Văn phòng")]
    )
    head = forms.ChoiceField(label="Nội dung", choices=HEADS, widget=forms.RadioSelect)
    result = forms.ChoiceField(label="Kết quả", choices=RESULTS, widget=forms.RadioSelect)
    mode = forms.ChoiceField(label="Thứ tự", choices=MODES, widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(
        label="Phần cho đọc", choices=HEADS, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Tôi đã đọc quy định", help_text="Bấm vào ô để đồng ý.")
    paper = forms.FileField(label="Tệp danh sách")
    secret = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    token = forms.CharField(widget=forms.HiddenInput)
