"""The head and the values of a regulation as they are typed."""

from datetime import date
from typing import Any

from django import forms

from sotay.kit.day_typed import day_typed
from sotay.kit.files import size_fault
from sotay.kit.text import clean
from sotay.regulations.choices import RegulationKind
from sotay.regulations.forms.values import field_of, typed_values
from sotay.regulations.queries.drafts import DraftPage
from sotay.regulations.rules import GROUPS, KEYS, OF_THE_YEAR
from sotay.regulations.rules.issuing import Heading, kinds_of
from sotay.regulations.rules.words import in_words

DAY = day_typed("01/01/2027", required="Hãy ghi ngày, ví dụ 01/01/2027.")


class LineField(forms.CharField):
    def clean(self, value: Any) -> str:
        return super().clean(clean(value or ""))


class DocumentForm(forms.Form):
    """The head of a regulation and its values, all but heads of content and forms."""

    kind = forms.ChoiceField(label="Loại văn bản", widget=forms.RadioSelect)
    number = LineField(label="Số", max_length=40, required=False)
    issued_on = forms.DateField(label="Ngày ban hành", required=False, **DAY)
    signer = LineField(label="Người ký", max_length=120, required=False)
    subject = LineField(label="Trích yếu", max_length=300, required=False)
    valid_from = forms.DateField(
        label="Có hiệu lực từ ngày", help_text="Từ hôm nay trở đi, không lùi ngày.", **DAY
    )
    file = forms.FileField(
        label="Tệp văn bản",
        required=False,
        help_text="PDF, Word hoặc ảnh; tối đa 20 MB; không đưa văn bản mật.",
    )
    drops_file = forms.BooleanField(label="Bỏ tệp đang có", required=False)

    def __init__(self, *args: Any, page: DraftPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, kind.label) for kind in kinds_of(page.unit.kind)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        if page.numbers:
            self.fields["number"].help_text = f"Số tiếp theo: {' hoặc '.join(page.numbers)}"
        if page.signers:
            self.fields["signer"].help_text = f"Ví dụ: {page.signers[0]}"
        for _, keys in GROUPS:
            for key in (one for one in keys if one not in OF_THE_YEAR):
                self.fields[key] = field_of(KEYS[key])
                above = page.above[key]
                whose = f", {above.origin}" if above.sources else ""
                self.fields[key].help_text += f" Cấp trên: {in_words(key, above.value)}{whose}."

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        fault = size_fault(given.size) if given else ""
        if fault:
            raise forms.ValidationError(fault)
        return given

    def head_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "number", "issued_on", "signer", "subject",
                                        "valid_from")]  # fmt: skip

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[key] for key in keys]) for title, keys in GROUPS
                if keys is not OF_THE_YEAR]  # fmt: skip

    def heading(self) -> Heading:
        """What was typed of the head; only of a valid form."""
        given = self.cleaned_data
        return Heading(given["kind"], given["valid_from"], given["number"], given["issued_on"],
                       given["signer"], given["subject"])  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What was typed, by key; only of a valid form."""
        return {key: self.cleaned_data[key] for key in KEYS if key in self.cleaned_data}

    def differing(self) -> list[tuple[str, str]]:
        """Where the draft as it is kept now says something else than what was typed."""
        return [(str(self[name].label), _shown(name, self.initial.get(name)))
                for name in self.changed_data if name in self.initial]  # fmt: skip

    def upload(self) -> tuple[str, bytes] | None:
        given = self.cleaned_data["file"]
        return (given.name, given.read()) if given else None


def _shown(name: str, value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if name == "kind":
        return RegulationKind(value).label
    if name in KEYS and KEYS[name].kind in ("yes", "choice"):
        return in_words(name, value == "1" if KEYS[name].kind == "yes" else value)
    return str(value or "") or "để trống"


def typed_document(page: DraftPage) -> dict[str, Any]:
    """A draft as the form shows it: its own values, else those above."""
    draft = page.draft
    shown = {key: draft.values.get(key, page.above[key].value) for key in KEYS}
    heading = {name: getattr(draft, name) for name in ("kind", "number", "issued_on", "signer",
                                                       "subject", "valid_from")}  # fmt: skip
    return {**heading, **typed_values(shown)}
