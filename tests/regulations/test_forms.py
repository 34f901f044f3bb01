"""Values as people type them, and as they read them."""

import pytest
from django.forms import ValidationError

from sotay.regulations.forms.values import LinesField, typed_value
from sotay.regulations.rules import KEYS
from sotay.regulations.rules.words import in_words

FORMS = KEYS["inspection_forms"]


def test_ways_of_inspecting_are_typed_one_a_line_and_read_in_a_row():
    typed = " Đi cơ sở \n\nNghe báo cáo\nĐi cơ sở\n"
    assert LinesField().clean(typed) == ["Đi cơ sở", "Nghe báo cáo"]
    assert typed_value(FORMS, FORMS.default).splitlines() == FORMS.default
    assert in_words("inspection_forms", FORMS.default).startswith("Đi cơ sở, Nghe báo cáo, ")


@pytest.mark.parametrize("typed", ["", " \n ", "x" * 81])
def test_a_list_is_never_empty_and_its_lines_are_short(typed):
    with pytest.raises(ValidationError):
        LinesField().clean(typed)
