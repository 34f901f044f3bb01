"""Rows against each other, and against what is known already."""

from sotay.org.rules.roster_file import read_roster
from sotay.org.rules.roster_target import KnownUnit, target_of
from tests.org.rosters import OFFICIAL, UNITS, made, people, units

HEADS = ("Mã tổ chức", "Họ và tên", "Ngày sinh", "Đối tượng", "Chức vụ Đảng", "Số thẻ", "Tổ đảng")
ROOT = UNITS[0]


def ha(code="A.01", name="Lê Hà", born="1/3/1980", category=OFFICIAL, post="", card="", group=""):
    return (code, name, born, category, post, card, group)


def target(*rows, of_units=UNITS, known=None, cards=None):
    fillers = [units(*of_units)] if of_units else []
    return target_of(
        read_roster(made(*fillers, people(*rows, heads=HEADS))), known or {}, cards or {}
    )


def told(*rows, **others) -> list[tuple[int, str, str]]:
    return [(e.row, e.value, e.problem) for e in target(*rows, **others).errors]


def test_a_sound_file_has_people_units_and_no_errors():
    done = target(
        ha(), ha(name="Lê An", group="Tổ đảng 1"), ha("A", "Tạ Lan", category="Công chức")
    )
    assert done.errors == [] and done.warnings == []
    assert [person.first.name for person in done.people] == ["Lê Hà", "Lê An", "Tạ Lan"]
    assert set(done.units) == {"A", "A.01", "A.02", "A.01.T1", "A.CQ"}
    assert [person.home for person in done.people] == [
        ("A.01", "official", ""),
        ("A.01", "official", "A.01.T1"),
        ("A.CQ", "civil_servant", ""),
    ]


def test_an_unknown_parent_and_an_unknown_unit():
    assert told(of_units=[("B", "Chi bộ B", "Chi bộ trực thuộc", "X")]) == [
        (2, "X", "Không có tổ chức nào mang mã này. Hãy thêm vào trang Tổ chức hoặc sửa mã.")
    ]
    assert told(ha("X")) == [
        (2, "X", "Không có tổ chức nào mang mã này. Hãy sửa mã hoặc thêm tổ chức.")
    ]


def test_people_alone_stand_in_units_known_from_before():
    known = {"A.01": KnownUnit("cell", "A"), "A": KnownUnit("grassroots_committee", "")}
    assert told(ha(), of_units=(), known=known) == []
    assert [row[1] for row in told(ha(), of_units=())] == ["A.01"]


def test_units_in_a_loop():
    loop = [
        ("P", "Đảng bộ P", "Đảng bộ cấp trên trực tiếp", "G"),
        ("G", "Đảng bộ G", "Đảng bộ tỉnh", "P"),
    ]
    problems = told(of_units=loop)
    assert [row for row, *_ in problems] == [2, 3]
    assert problems[0][2] == (
        "Các tổ chức trực thuộc nhau thành vòng. Hãy sửa mã cấp trên của một nơi."
    )


def test_a_kind_that_cannot_stand_there_or_must_stand_under_something():
    wrong = [
        ROOT,
        ("B", "Đảng bộ B", "Đảng bộ cơ sở", "A"),
        ("C", "Chi bộ C", "Chi bộ trực thuộc", ""),
    ]
    assert told(of_units=wrong) == [
        (
            3,
            "A",
            "Đảng bộ cơ sở không trực thuộc được Đảng bộ cơ sở. Hãy sửa loại hoặc mã cấp trên.",
        ),
        (4, "", "Chi bộ trực thuộc phải có cấp trên. Hãy ghi mã cấp trên."),
    ]


def test_a_code_twice():
    assert told(of_units=[*UNITS, UNITS[1]]) == []
    other = ("A.01", "Chi bộ Khác", "Chi bộ trực thuộc", "A")
    assert told(of_units=[*UNITS, other]) == [
        (
            5,
            "A.01",
            "Mã này đã dùng cho Chi bộ Văn phòng ở dòng 3, với nội dung khác. "
            "Hãy sửa mã hoặc bỏ một dòng.",
        )
    ]


def test_one_card_for_two_people():
    assert told(ha(card="1234567"), ha(name="Lê An", card="1234567")) == [
        (3, "1234567", "Số thẻ này đã ghi cho Lê Hà ở dòng 2. Hãy kiểm tra cả hai dòng.")
    ]
    assert len(told(ha(card="1234567"), ha(born="2/3/1980", card="1234567"))) == 1


def test_the_same_person_twice_in_one_place():
    assert told(ha(), ha()) == [(3, "Lê Hà", "Người này đã có ở dòng 2. Hãy bỏ một dòng.")]


def test_a_further_row_elsewhere_adds_a_post_and_no_second_person():
    done = target(
        ha(post="Bí thư", card="1234567"),
        ha("A", "LÊ HÀ", born="", post="Đảng ủy viên", card="1234567"),
    )
    assert done.errors == []
    (person,) = done.people
    assert person.posts == {("secretary", "A.01"), ("committee_member", "A")}
    assert person.home == ("A.01", "official", "")


def test_without_a_card_name_and_birth_date_tell_who_it_is():
    assert len(target(ha(name="Lê Hoà"), ha("A.02", "Lê Hòa", post="Bí thư")).people) == 1
    assert len(target(ha(), ha("A.02", born="2/3/1980")).people) == 2
    assert len(target(ha(born=""), ha("A.02", born="")).people) == 2
    assert len(target(ha(card="1234567"), ha("A.02", card="7654321")).people) == 2


def test_two_secretaries_in_a_cell_are_pointed_out_and_not_refused():
    done = target(ha(post="Bí thư"), ha(name="Lê An", post="Bí thư"))
    assert done.errors == []
    assert [(e.row, e.value, e.problem) for e in done.warnings] == [
        (3, "Lê An", "Chi bộ này đã có Bí thư Lê Hà ở dòng 2. Hãy kiểm tra.")
    ]


def test_a_group_whose_code_would_not_fit():
    assert told(ha(group="Tổ đảng khối văn phòng và các phòng chuyên môn")) == [
        (
            2,
            "Tổ đảng khối văn phòng và các phòng chuyên môn",
            "Tên tổ đảng dài quá. Hãy ghi ngắn, ví dụ Tổ đảng 1.",
        )
    ]
