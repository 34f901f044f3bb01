"""What a committee types or chooses to rearrange the units below it."""

from typing import Any
from uuid import UUID

from django import forms

from sotay.org.choices import Change, UnitKind
from sotay.org.rules.reorganising_file import MOST_BYTES
from sotay.oversight.forms import DAY, GONE, day_box


def _unit_field(label: str, help_text: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"list": "units", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=250, required=False, widget=widget,
                           help_text=help_text)  # fmt: skip


class ReorganisingForm(forms.Form):
    """One change of the organisation; which fields it needs depends on the change."""

    token = forms.UUIDField(error_messages={"required": "Hãy tải lại trang.",
                                            "invalid": "Hãy tải lại trang."})  # fmt: skip
    change = forms.ChoiceField(
        label="Việc", choices=Change.choices, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn việc.", "invalid_choice": "Hãy chọn việc."},
    )  # fmt: skip
    on = forms.DateField(label="Từ ngày", widget=day_box(), **DAY)
    unit = _unit_field("Tổ chức được sắp xếp", "Để trống khi thành lập mới.")
    target = _unit_field("Tổ chức nhận, hoặc cấp trên mới", "Khi sáp nhập, chuyển, thành lập.")
    name = forms.CharField(label="Tên mới", max_length=200, required=False,
                           help_text="Khi đổi tên, tách, thành lập.")  # fmt: skip
    code = forms.CharField(label="Mã mới", max_length=40, required=False,
                           help_text="Khi tách, thành lập.")  # fmt: skip
    kind = forms.ChoiceField(label="Loại", required=False, help_text="Khi thành lập.",
                             choices=[("", "Chọn…"), *UnitKind.choices])  # fmt: skip
    people = forms.TypedMultipleChoiceField(
        label="Ai sang đơn vị mới", required=False, coerce=UUID,
        widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": GONE},
    )  # fmt: skip
    reason = forms.CharField(label="Căn cứ", max_length=300, required=False)

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.fields["people"].choices = people  # type: ignore[attr-defined]
        else:
            del self.fields["people"]

    def data_of(self) -> dict[str, Any]:
        """What was typed, units by their codes; only of a valid form."""
        given = dict(self.cleaned_data)
        del given["token"]
        codes = {name: given[name].split(" ")[0] for name in ("unit", "target")}
        return {**given, **codes, "people": tuple(given.get("people", ()))}


class ReorganisingFileForm(forms.Form):
    """A file of changes, all for one day."""

    on = forms.DateField(label="Từ ngày", widget=day_box(), **DAY)
    reason = forms.CharField(label="Căn cứ", max_length=300, required=False,
                             help_text="Cho những dòng không ghi căn cứ riêng.")  # fmt: skip
    file = forms.FileField(
        label="Tệp sắp xếp", help_text="Bảng tính .xlsx, .xls hoặc .ods; tối đa 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}), allow_empty_file=True,
        error_messages={"required": "Hãy chọn tệp sắp xếp đã điền.",
                        "invalid": "Hãy chọn tệp sắp xếp đã điền."},
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Looked at before it is read."""
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn quá 10 MB. Hãy tách thành nhiều tệp.")
        return given
