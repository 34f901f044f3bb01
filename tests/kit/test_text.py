"""One form to store, one to search by, one to sort by."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kit.text import clean, fold, full_name, initials, nfc, sort_key, split_name

# In the order of the dictionary: letters first, then ngang, huyền, hỏi, ngã, sắc, nặng.
GIVEN_NAMES = [
    "An", "Án", "Anh", "Ánh", "Ạnh", "Ăn", "Ân", "Ấn", "Bảo", "Bích", "Dũng", "Đạt", "Đức", "Em",
    "Êm", "Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa", "Linh", "Oanh", "Ôn", "Ơn", "Tu", "Tú", "Tư",
    "Tự", "Uyên", "Ước", "Vy", "Ý",
]  # fmt: skip
FAMILIES = ["", "Lê", "Lê Thị", "Lê Văn", "Nguyên", "Nguyễn", "Nguyễn Ánh", "Nguyễn Thị",
            "Nguyễn Văn", "Nguyệt", "Phạm"]  # fmt: skip
words = st.text(max_size=60)


def test_given_names_sort_as_the_dictionary_has_them():
    mixed = sorted(GIVEN_NAMES, key=lambda name: name[::-1])
    assert sorted(mixed, key=lambda name: sort_key(name, "Trần")) == GIVEN_NAMES


def test_family_names_decide_among_equal_given_names_and_the_shorter_one_is_first():
    mixed = sorted(FAMILIES, key=lambda name: name[::-1])
    assert sorted(mixed, key=lambda name: sort_key("An", name)) == FAMILIES


def test_the_given_name_decides_before_the_family_name():
    people = [("An", "Vũ"), ("Ánh", "Bùi"), ("Bình", "Lê")]
    assert sorted(people[::-1], key=lambda name: sort_key(*name)) == people


@pytest.mark.parametrize(("one", "other"), [
    ("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("HOÀ", "hòa"), ("Hòa", unicodedata.normalize("NFD", "Hòa")),
])  # fmt: skip
def test_both_ways_of_writing_a_name_are_one(one, other):
    assert sort_key(one, "Lê") == sort_key(other, "Lê")
    assert fold(one) == fold(other)


@given(words, words)
def test_a_sort_key_is_digits_only_and_fits_its_column(given_name, family):
    key = sort_key(given_name, family)
    assert key.isascii() and key.isdecimal() and len(key) <= 600


def test_the_longest_name_fits_its_key_whole():
    assert len(sort_key("ễ" * 60, "ễ" * 120)) < 600


@pytest.mark.parametrize(("name", "folded"), [
    ("Nguyễn  Thị Hồng Ánh", "nguyen thi hong anh"), ("ĐẶNG ĐỨC", "dang duc"),
    ("Ðảng ủy", "dang uy"), ("Uỷ viên", "uy vien"), ("a\u00a0b", "a b"), ("", ""),
])  # fmt: skip
def test_fold(name, folded):
    assert fold(name) == folded
    assert fold(unicodedata.normalize("NFD", name)) == folded


@pytest.mark.parametrize(("dirty", "tidy"), [
    ("  Lê\u00a0 Thu\tHà ", "Lê Thu Hà"), ("Lê\u200b Thu\ufeff Hà", "Lê Thu Hà"),
    ("\u202eLê\u202c Hà\u2069", "Lê Hà"), ("Lê\x00\x07 Hà", "Lê Hà"), ("Lê\u2028Hà", "Lê Hà"),
    ("Lê\x0bHà", "Lê Hà"), ("Lê\r\nHà", "Lê Hà"), ("He\u200d\u0302", "Hê"), ("a\ufe0fb", "ab"),
])  # fmt: skip
def test_clean(dirty, tidy):
    assert clean(dirty) == tidy


def test_clean_keeps_the_lines_of_a_longer_text():
    assert clean(" một \r\n\r\n hai\u00a0 ba \n", multiline=True) == "một\n\nhai ba"


@given(words)
def test_clean_is_stable_and_in_nfc(text):
    once = clean(text)
    assert clean(once) == once == nfc(once)
    assert clean(clean(text, multiline=True), multiline=True) == clean(text, multiline=True)


@pytest.mark.parametrize(("full", "parts", "letters"), [
    ("Nguyễn Thị Hồng Ánh", ("Nguyễn Thị Hồng", "Ánh"), "NÁ"), ("Hà", ("", "Hà"), "H"),
    ("  lê  hà ", ("lê", "hà"), "LH"), ("H'Hen Niê", ("H'Hen", "Niê"), "HN"), ("", ("", ""), ""),
])  # fmt: skip
def test_parts_of_a_name(full, parts, letters):
    assert split_name(full) == parts
    assert initials(full) == letters
    assert full_name(*parts) == clean(full)
