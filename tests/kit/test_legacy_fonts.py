"""Texts in .VnTime and VNI-Times are found, and read as they were meant."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kit.legacy_fonts import (
    TCVN3,
    VNI,
    VNI_ALONE,
    convert,
    detect,
    from_tcvn3,
    from_vni,
    is_garbled,
    is_written_in,
)

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Lý Trương Đoàn Mai Tạ Tống".split()
MIDDLES = "Văn Thị Đức Hữu Quốc Minh Ngọc Hồng Thế Công Bá Đình Kim Thu Quang Mạnh Bích".split()
GIVEN = """An Ánh Bình Châu Cường Dũng Đạt Giang Hải Hạnh Hiền Hòa Huệ Hùng Khánh Lan Loan Mai Nga
    Nghĩa Nguyệt Oanh Phúc Phượng Quý Quỳnh Sơn Thảo Thắng Thủy Toàn Trang Uyên Yến Ước Ý""".split()
UNITS = """Chi bộ Văn phòng|Đảng bộ Sở Xây dựng|Chi bộ Phòng Kế hoạch – Tài chính|Đảng bộ cơ sở
    |Cộng hòa xã hội chủ nghĩa Việt Nam|Đảng viên chính thức|Ủy viên ban thường vụ|Nữ|Viên chức
    |Công chức|Đoàn viên|Bí thư|Phó Bí thư|Tổ đảng 1|Thanh tra tỉnh""".split("|")
FOREIGN = """Müller|José García|François|Zoë|Łukasz|Søren|Björk|Škoda|Señor Núñez|Đoković|Čech
    |Ångström|Rhône|Möbius|São Paulo|Curaçao|H'Hen Niê|Y Bhiŏ Êban|K'Brôi|Pờ Văn Đạt|Krông Ana
    |Bru – Vân Kiều|naïve café|±5°C|½ ngày|10 m²|«Nhân Dân»|Côte d'Ivoire|Citroën|Ý|à""".split("|")
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for table in (VNI_ALONE, VNI) for code, letter in table.items()}
LOWER = sorted(letter for letter in TO_TCVN3 if letter.islower())


def tcvn3(text: str) -> str:
    """As typed in .VnTime, which has no capitals with tones."""
    return "".join(TO_TCVN3.get(c) or TO_TCVN3.get(c.lower(), c) for c in text)


def vni(text: str) -> str:
    return "".join(TO_VNI.get(c, c) for c in text)


def names(count: int) -> list[str]:
    chance = random.Random(19)
    people = (" ".join(map(chance.choice, (FAMILIES, MIDDLES, GIVEN))) for _ in range(count))
    return [*people, *(unit.strip() for unit in UNITS)]


ACCENTED = sorted({name for name in names(800) if not name.isascii()})[:500]
WRITERS = pytest.mark.parametrize(("encoding", "write"), [("tcvn3", tcvn3), ("vni", vni)])


@WRITERS
def test_500_strings_are_found_together_by_fives_and_nearly_all_alone(encoding, write):
    """Alone, a few cannot be told by anybody: "Cao Hồng Lan" in VNI reads "Cao Hoàng Lan"."""
    assert len(ACCENTED) == 500
    old = [write(name) for name in ACCENTED]
    assert detect(old) == encoding
    fives = [detect(old[start : start + 5]) for start in range(0, 500, 5)]
    assert fives.count(encoding) >= 98
    alone = [is_written_in(text, encoding) for text in old]
    assert sum(alone) >= 485


@WRITERS
def test_what_was_written_is_read_again(encoding, write):
    for name in ACCENTED:
        read = convert(write(name), encoding)
        assert (read.lower() if encoding == "tcvn3" else read) == (
            name.lower() if encoding == "tcvn3" else name
        )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_2000_correct_strings_raise_no_alarm(form):
    correct = [unicodedata.normalize(form, text) for text in names(2000) + FOREIGN]
    assert len(correct) >= 2000
    assert [t for t in correct if is_written_in(t, "tcvn3") or is_written_in(t, "vni")] == []
    assert [text for text in correct if is_garbled(text)] == []
    assert detect(correct) is None


@given(st.text(alphabet=[*LOWER, *"bcdghklmnprstvx ĂÂÊÔƠƯĐ"], max_size=40))
def test_tcvn3_round_trip(text):
    assert from_tcvn3(tcvn3(text)) == text


@given(st.text(alphabet=[*LOWER, *"ĂÂÊÔƠƯĐẤỀỢỰÝỴ", *"bcdđghklmnpqrstvx "], max_size=40))
def test_vni_round_trip(text):
    assert from_vni(vni(text)) == text


@pytest.mark.parametrize(("before", "encoding", "after"), [
    ("Céng hßa x· héi chñ nghÜa", "tcvn3", "Cộng hòa xã hội chủ nghĩa"),
    ("Coäng hoøa xaõ hoäi chuû nghóa", "vni", "Cộng hòa xã hội chủ nghĩa"),
    ("NGUYÔN V¡N B×NH", "tcvn3", "NGUYễN VĂN BìNH"),  # case is kept as the codes have it
    ("NGUYEÃN VAÊN BÌNH", "vni", "NGUYỄN VĂN BÌNH"),
    ("Ph¹m V¨n H'Muªl", "tcvn3", "Phạm Văn H'Muêl"),  # a foreign name among Vietnamese words
    ("Nguyễn Văn Bình", "tcvn3", "Nguyễn Văn Bình"),  # in one sheet with old ones
    ("José", "tcvn3", "José"),
])  # fmt: skip
def test_single_texts(before, encoding, after):
    assert convert(before, encoding) == after


def test_nothing_is_found_where_nothing_can_be_known():
    assert detect([]) is None
    assert detect(["Lan", "Mai", "2026"]) is None


@WRITERS
def test_a_few_old_texts_among_many_correct_ones_are_garbled_single_texts(encoding, write):
    mixed = [*ACCENTED, write("Trần Văn Bình")]
    assert detect(mixed) is None
    assert [text for text in mixed if is_garbled(text)] == [write("Trần Văn Bình")]
