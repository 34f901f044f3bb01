"""What a committee types: its supervision log, its inspections, the word on its regulation."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sotay.notebook.rules.content import LONGEST
from sotay.org.choices import Departure
from sotay.oversight.choices import Decision, Period, Weighed
from sotay.oversight.queries.evaluating import EvaluationPage, Proposed
from sotay.oversight.queries.inspection_scope import NewInspection
from sotay.oversight.queries.retention import PersonOver
from sotay.oversight.rules import Answered, EvaluationWords
from sotay.oversight.rules.summing import PARTS


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


DAY: dict[str, Any] = {
    "input_formats": ["%d/%m/%Y", "%d/%m/%y"],
    "error_messages": {
        "invalid": "Hãy ghi ngày, ví dụ 18/06/2026.",
        "required": "Hãy ghi ngày, ví dụ 18/06/2026.",
    },
}


def day_box() -> forms.DateInput:
    return forms.DateInput(format="%d/%m/%Y", attrs={"class": "day", "inputmode": "numeric"})


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


GONE = "Có lựa chọn không còn dùng được, đơn vị hoặc người có thể vừa chuyển đi. Hãy chọn lại."


class InspectionForm(forms.Form):
    """Everything about a new inspection; what can be chosen comes from the tree and the rules."""

    units = forms.MultipleChoiceField(
        label="Tổ chức", required=False, error_messages={"invalid_choice": GONE},
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    people = forms.MultipleChoiceField(
        label="Hoặc chỉ những đồng chí này", required=False,
        error_messages={"invalid_choice": GONE}, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    sample = forms.IntegerField(
        label="Chọn mẫu ngẫu nhiên (số người)", required=False, min_value=1, max_value=1000,
        help_text="Để trống thì kiểm tra mọi người trong phạm vi.",
        widget=forms.TextInput(attrs={"class": "day", "inputmode": "numeric"}),
        error_messages={"invalid": "Hãy ghi một số, ví dụ 5."},
    )  # fmt: skip
    form = forms.ChoiceField(
        label="Hình thức", widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn hình thức."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", max_length=300, widget=_words(2),
        help_text="Mọi người trong phạm vi đọc được lý do này; không ghi tình tiết về cá nhân.",
        error_messages={"required": "Hãy ghi lý do kiểm tra."},
    )  # fmt: skip
    starts_on = forms.DateField(label="Từ ngày", widget=day_box(), **DAY)
    ends_on = forms.DateField(label="Đến hết ngày", widget=day_box(), **DAY)
    inspectors = forms.TypedMultipleChoiceField(
        label="Người kiểm tra", coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một người kiểm tra.",
                        "invalid_choice": GONE},
    )  # fmt: skip
    year = forms.TypedChoiceField(label="Năm", coerce=int)
    uses = forms.MultipleChoiceField(
        label="Được đọc bài đã nộp của", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn lần nào thì người kiểm tra không đọc bài của ai.",
    )  # fmt: skip

    def __init__(self, choices: NewInspection, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        whole = "Cả chi bộ" if choices.people else ""
        offered: dict[str, list] = {
            "units": [(unit.code, whole or unit.name) for unit in choices.units],
            "people": list(choices.people),
            "inspectors": list(choices.inspectors),
            "form": [(form, form) for form in choices.rules["inspection_forms"]],
            "year": [(year, str(year)) for year in choices.years],
            "uses": list(choices.uses),
        }
        for name, rows in offered.items():
            self.fields[name].choices = rows  # type: ignore[attr-defined]
        self.fields[
            "ends_on"
        ].help_text = (
            f"Dài nhất {choices.rules['inspection_days']} ngày; hết ngày này quyền đọc tự hết."
        )
        if not choices.people:
            del self.fields["people"]

    def data_of(self) -> dict[str, Any]:
        """What was typed; only of a valid form."""
        given = dict(self.cleaned_data)
        for name in ("units", "people", "uses", "inspectors"):
            given[name] = tuple(given.get(name, ()))
        return {**given, "sample": given["sample"] or 0}


class ExtensionForm(forms.Form):
    ends_on = forms.DateField(label="Gia hạn đến hết ngày", widget=day_box(), **DAY)
    reason = forms.CharField(
        label="Lý do gia hạn", max_length=300, widget=_words(2),
        error_messages={"required": "Hãy ghi lý do gia hạn."},
    )  # fmt: skip


class ConclusionForm(forms.Form):
    """Kept at every stage, whole when it is issued."""

    strengths = forms.CharField(
        label="Ưu điểm", required=False, max_length=LONGEST // 2, widget=_words(4)
    )
    weaknesses = forms.CharField(
        label="Khuyết điểm", required=False, max_length=LONGEST // 2, widget=_words(4)
    )
    requirements = forms.CharField(
        label="Yêu cầu thực hiện", required=False, max_length=LONGEST // 2, widget=_words(4),
        help_text="Để trống thì đơn vị được kiểm tra không phải trả lời.",
    )  # fmt: skip
    answer_by = forms.DateField(label="Trả lời trước ngày", required=False, widget=day_box(), **DAY)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AnswerForm(forms.Form):
    unit = forms.CharField(widget=forms.HiddenInput, max_length=40)
    text = forms.CharField(
        label="Đơn vị đã làm gì", max_length=LONGEST // 2, widget=_words(3), required=False
    )


class FollowUpForm(forms.Form):
    """Confirm what was answered, or ask again until another day."""

    unit = forms.CharField(widget=forms.HiddenInput, max_length=40)
    text = forms.CharField(
        label="Nhận xét, hoặc việc còn phải làm", max_length=LONGEST // 2, widget=_words(3),
        required=False,
    )  # fmt: skip
    due_on = forms.DateField(
        label="Trả lời tiếp trước ngày", required=False, widget=day_box(), **DAY
    )


class EvaluationForm(forms.Form):
    """A year's evaluation of the regulation; one choice and a few words for every proposal."""

    strengths = forms.CharField(
        label="Ưu điểm", required=False, max_length=LONGEST // 4, widget=_words(4),
        help_text="Quy định đã giúp được gì, ở đâu thấy rõ.",
    )  # fmt: skip
    weaknesses = forms.CharField(
        label="Khuyết điểm", required=False, max_length=LONGEST // 4, widget=_words(4),
        help_text="Chỗ nào khó làm, làm hình thức, chưa hợp với đơn vị.",
    )  # fmt: skip
    decision = forms.ChoiceField(
        label="Quyết định", required=False, choices=Decision.choices, widget=forms.RadioSelect
    )
    conclusion = forms.CharField(
        label="Kết luận", required=False, max_length=LONGEST // 4, widget=_words(3),
        help_text="Sửa những gì, từ khi nào; hoặc vì sao giữ nguyên.",
    )  # fmt: skip
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, page: EvaluationPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = page.proposals
        for one in page.proposals:
            self.fields[f"choice-{one.id}"] = forms.ChoiceField(
                label=one.title, required=False, choices=Weighed.choices, widget=forms.RadioSelect
            )
            self.fields[f"words-{one.id}"] = forms.CharField(
                label="Nói rõ", required=False, max_length=2000, widget=_words(2)
            )

    def weighed(self) -> list[tuple[Proposed, forms.BoundField, forms.BoundField]]:
        """Each proposal with its two fields."""
        return [(one, self[f"choice-{one.id}"], self[f"words-{one.id}"]) for one in self.proposals]

    def words(self) -> EvaluationWords:
        """What was typed; only of a valid form."""
        given = self.cleaned_data
        return EvaluationWords(
            strengths=given["strengths"], weaknesses=given["weaknesses"],
            decision=given["decision"], conclusion=given["conclusion"],
            answers={
                one.id: Answered(given[f"choice-{one.id}"], given[f"words-{one.id}"])
                for one in self.proposals
            },
        )  # fmt: skip

    def differing(self) -> list[tuple[str, str]]:
        """Where what is kept now says something else than what was typed."""
        return [(str(self[name].label), str(self.initial.get(name) or "để trống"))
                for name in self.changed_data if name != "base"]  # fmt: skip


def typed_evaluation(page: EvaluationPage) -> dict[str, Any]:
    """What is kept of an evaluation, as its form shows it."""
    names = ("strengths", "weaknesses", "decision", "conclusion")
    shown: dict[str, Any] = {name: page.content.get(name, "") for name in names}
    for one in page.proposals:
        shown |= {f"choice-{one.id}": one.choice, f"words-{one.id}": one.words}
    return {**shown, "base": page.rev}


class SummingForm(forms.Form):
    """The parts of a report that people write; none is needed before it is finished."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part.name] = forms.CharField(
                label=part.label, required=False, max_length=LONGEST // 4, widget=_words(5),
                help_text=part.asks,
            )  # fmt: skip

    def parts(self) -> list[forms.BoundField]:
        """The fields in the order of the report."""
        return [self[part.name] for part in PARTS]

    def differing(self) -> list[tuple[str, str]]:
        """Where what is kept now says something else than what was typed."""
        return [(str(self[name].label), str(self.initial.get(name) or "để trống"))
                for name in self.changed_data if name != "base"]  # fmt: skip


class BeginSummingForm(forms.Form):
    """Which report is begun."""

    period = forms.ChoiceField(choices=Period.choices)
    year = forms.IntegerField(min_value=1, max_value=9999)


class DisposalForm(forms.Form):
    """A decision to destroy what is over; of a cell's people some may be kept back."""

    number = forms.CharField(
        label="Số quyết định", max_length=60,
        error_messages={"required": "Hãy ghi số quyết định, ví dụ 05-QĐ/CB."},
    )  # fmt: skip
    decided_on = forms.DateField(label="Ngày quyết định", widget=day_box(), **DAY)
    carry_from = forms.DateField(
        label="Hủy từ ngày", widget=day_box(), **DAY,
        help_text="Người có bài được báo ngay, kịp tải bản của mình về trước ngày này.",
    )  # fmt: skip

    def __init__(self, people: Iterable[PersonOver], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(one.uid.hex, one.name) for one in people if not one.is_held]
        if chosen:
            self.fields["kept_back"] = forms.MultipleChoiceField(
                label="Giữ lại bài của", required=False, choices=chosen,
                widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": GONE},
                help_text="Đang có khiếu nại, hoặc cần giữ vì lý do khác.",
            )  # fmt: skip


class CarryOutForm(forms.Form):
    """The second step: the number of the decision, typed once more."""

    number = forms.CharField(
        label="Gõ lại số quyết định", max_length=60,
        error_messages={"required": "Hãy gõ lại số quyết định để xác nhận."},
    )  # fmt: skip


class TransferForm(forms.Form):
    to = forms.CharField(
        label="Chuyển về (mã đơn vị)", max_length=250,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
        help_text="Gõ vài chữ để chọn, hoặc ghi mã của đơn vị khác.",
        error_messages={"required": "Hãy chọn đơn vị nhận."},
    )  # fmt: skip
    on = forms.DateField(label="Từ ngày", widget=day_box(), **DAY)
    reason = forms.CharField(
        label="Căn cứ (quyết định, giấy giới thiệu)", max_length=300, required=False,
    )  # fmt: skip


class LeaveForm(forms.Form):
    kind = forms.ChoiceField(
        label="Vì sao", choices=Departure.choices, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn lý do.", "invalid_choice": "Hãy chọn lý do."},
    )  # fmt: skip
    on = forms.DateField(label="Từ ngày", widget=day_box(), **DAY)
    reason = forms.CharField(label="Căn cứ", max_length=300, required=False)


class ExemptForm(forms.Form):
    reason = forms.CharField(
        label="Lý do miễn", max_length=300, error_messages={"required": "Hãy ghi lý do."}
    )
    on = forms.DateField(label="Từ ngày", widget=day_box(), **DAY)
    until = forms.DateField(
        label="Đến hết ngày (để trống nếu chưa biết)", widget=day_box(), required=False,
        input_formats=DAY["input_formats"], error_messages=DAY["error_messages"],
    )  # fmt: skip


class RoleForm(forms.Form):
    """A post to give; which there are depends on the unit."""

    role = forms.ChoiceField(
        label="Giao chức vụ", error_messages={"required": "Hãy chọn một chức vụ."}
    )

    def __init__(self, roles: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class HandoverForm(forms.Form):
    """Who leads from now on."""

    person = forms.ChoiceField(
        label="Bàn giao cho", error_messages={"required": "Hãy chọn một người.",
                                              "invalid_choice": GONE},
    )  # fmt: skip

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Chọn…"), *people]  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    on = forms.DateField(label="Trở lại từ ngày", widget=day_box(), **DAY)
