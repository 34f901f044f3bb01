"""How a day is typed in every form: dd/mm/yyyy."""

from typing import Any

from django import forms

REQUIRED = "Hãy ghi ngày."


def day_typed(example: str, *, required: str = REQUIRED) -> dict[str, Any]:
    """What a `DateField` is made with; `example` stands in the sentence about a wrong one."""
    return {
        "input_formats": ["%d/%m/%Y", "%d/%m/%y"],
        "widget": forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "day", "inputmode": "numeric"}
        ),
        "error_messages": {"invalid": f"Hãy ghi ngày, ví dụ {example}.", "required": required},
    }
