"""A roster brought in: all of it or nothing, and only what differs is written."""

from datetime import date

import pytest

from sotay.accounts.models import Identifier, Login
from sotay.audit.actors import SystemActor
from sotay.audit.models import TrailEntry
from sotay.org.actions.logins import ensure_logins
from sotay.org.actions.roster import ImportResult, import_roster
from sotay.org.models import Membership, Person, Position, Unit
from sotay.org.queries import home_membership
from sotay.org.rules.roster_file import read_roster
from tests.fixtures.world import at, day
from tests.org.rosters import OFFICIAL, UNITS, made, people, units

pytestmark = pytest.mark.django_db
BY = SystemActor("Người thử")
HEADS = ("Mã tổ chức", "Họ và tên", "Ngày sinh", "Đối tượng", "Tổ đảng", "Chức vụ Đảng",
         "Số thẻ", "Điện thoại")  # fmt: skip
MADE = "01/06/2026"
LATER = "18/06/2026"
TABLES = (Unit, Person, Membership, Position, Login, Identifier, TrailEntry)


def row(name: str, unit: str = "A.01", **cells: str) -> tuple[str, ...]:
    given = {"born": "03/02/1980", "category": OFFICIAL, "group": "", "post": "", "card": "",
             "phone": "", **cells}  # fmt: skip
    return (unit, name, *given.values())


AN = row("Nguyễn Văn An", post="Bí thư", card="12345678", phone="0912345678")
BINH = row("Trần Thanh Bình", group="1")
LAN = row("Bùi Phương Lan", "A", category="Công chức")


def bring(*rows, of_units=UNITS, on: str = LATER, dry_run: bool = False) -> ImportResult:
    file = read_roster(made(units(*of_units), people(*rows, heads=HEADS)))
    return import_roster(file, by=BY, now=at(f"{on} 09:00"), today=day(on), dry_run=dry_run)


def everything() -> list[list[dict]]:
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def counts(result: ImportResult) -> tuple[int, int, int]:
    assert result.errors == []
    return result.created, result.updated, result.unchanged


def named(name: str) -> Person:
    return Person.objects.get(folded=" " + name)


def memberships(person: Person) -> list[tuple[str, str, date, date | None]]:
    rows = person.memberships.order_by("pk").select_related("unit")
    return [(r.unit.code, r.category, r.valid_from, r.valid_until) for r in rows]


def posts(person: Person) -> list[tuple[str, str, date, date | None]]:
    rows = person.positions.order_by("pk").select_related("unit")
    return [(r.role, r.unit.code, r.valid_from, r.valid_until) for r in rows]


@pytest.fixture
def brought_in() -> None:
    """The small file stands since the beginning of June."""
    bring(AN, BINH, LAN, on=MADE)


def test_a_first_file_makes_units_people_memberships_and_posts():
    result = bring(AN, BINH, LAN)
    assert (result.units, result.people) == (5, 3)
    assert counts(result) == (8, 0, 0)
    tree = {unit.code: unit for unit in Unit.objects.select_related("parent")}
    assert sorted(tree) == ["A", "A.01", "A.01.T1", "A.02", "A.CQ"]
    for unit in tree.values():
        assert unit.path == f"{unit.parent.path if unit.parent else ''}{unit.pk}."
        assert unit.valid_from == day(LATER)
    an = named("nguyen van an")
    assert (an.born, an.card_number, an.phone) == ("1980-02-03", "12345678", "0912345678")
    assert memberships(an) == [("A.01", "official", day(LATER), None)]
    assert posts(an) == [("secretary", "A.01", day(LATER), None)]
    assert named("tran thanh binh").memberships.get().group == tree["A.01.T1"]
    assert memberships(named("bui phuong lan"))[0][:2] == ("A.CQ", "civil_servant")


def test_an_import_leaves_one_line_in_the_trail():
    bring(AN, BINH, LAN)
    line = TrailEntry.objects.get(verb="roster.imported")
    assert (line.by_name, line.at) == ("Người thử", at(f"{LATER} 09:00"))
    assert line.note == "5 tổ chức, 3 người: thêm 8, sửa 0, giữ nguyên 0"


def test_the_same_file_again_changes_nothing(brought_in):
    before = everything()
    again = bring(AN, BINH, LAN)
    assert (counts(again), again.differences) == ((0, 0, 8), [])
    assert everything() == before


def test_the_order_of_rows_and_the_spelling_of_names_make_no_new_people(brought_in):
    again = bring(LAN, row("TRẦN THANH BÌNH", group="Tổ 1"), AN)
    assert again.created == 0
    assert Person.objects.count() == 3


def test_a_person_with_no_card_is_found_by_name_and_birth_date_and_then_gets_the_card(brought_in):
    assert counts(bring(AN, row("Trần Thanh Bình", group="1", card="87654321"), LAN)) == (0, 1, 7)
    assert named("tran thanh binh").card_number == "87654321"


def test_a_card_finds_a_person_who_has_another_name_now(brought_in):
    renamed = row("Nguyễn Hoài An", post="Bí thư", card="12345678")
    result = bring(renamed, BINH, LAN)
    assert counts(result) == (0, 1, 7)
    assert result.differences == ["Nguyễn Hoài An: sửa họ và tên đệm “Nguyễn Văn” thành "
                                  "“Nguyễn Hoài”"]  # fmt: skip
    assert named("nguyen hoai an").phone == "0912345678"  # the empty cell says nothing


def test_a_unit_is_renamed(brought_in):
    result = bring(AN, BINH, LAN, of_units=[UNITS[0], ("A.01", "Chi bộ Tổng hợp", *UNITS[1][2:])])
    assert result.differences == ["A.01: đổi tên “Chi bộ Văn phòng” thành “Chi bộ Tổng hợp”"]
    unit = Unit.objects.get(code="A.01")
    assert (unit.name, unit.folded) == ("Chi bộ Tổng hợp", " chi bo tong hop")


def test_a_unit_moves_with_everything_below_it(brought_in):
    upper = ("B", "Đảng bộ Khối", "Đảng bộ cấp trên trực tiếp", "")
    result = bring(AN, BINH, LAN, of_units=[(*UNITS[0][:3], "B"), *UNITS[1:], upper])
    assert counts(result) == (1, 1, 7)
    assert "A: chuyển từ gốc sang B" in result.differences
    top = Unit.objects.get(code="B")
    for unit in Unit.objects.exclude(code="B").select_related("parent"):
        assert unit.path == f"{unit.parent.path}{unit.pk}."
        assert unit.path.startswith(top.path)


def test_units_and_people_the_file_does_not_name_are_left_alone(brought_in):
    an = everything()
    assert counts(bring(LAN, of_units=UNITS[:1])) == (0, 0, 3)
    assert everything() == an


def test_somebody_moves_to_another_cell_and_the_former_membership_ends(brought_in):
    result = bring(AN, row("Trần Thanh Bình", "A.02"), LAN)
    assert counts(result) == (0, 1, 6)
    binh = named("tran thanh binh")
    assert memberships(binh) == [
        ("A.01", "official", day(MADE), day(LATER)),
        ("A.02", "official", day(LATER), None),
    ]
    homes = [home_membership(binh.pk, on=day(d)).unit.code for d in ("17/06/2026", LATER)]
    assert homes == ["A.01", "A.02"]
    assert result.differences == [
        "Trần Thanh Bình: sinh hoạt tại A.02", "Trần Thanh Bình: thôi sinh hoạt tại A.01",
    ]  # fmt: skip


def test_a_move_put_right_on_the_same_day_leaves_no_trace_of_the_mistake(brought_in):
    bring(AN, row("Trần Thanh Bình", "A.02"), LAN)
    bring(AN, BINH, LAN)
    assert memberships(named("tran thanh binh")) == [
        ("A.01", "official", day(MADE), day(LATER)),
        ("A.01", "official", day(LATER), None),
    ]


def test_a_new_post_begins_today(brought_in):
    result = bring(AN, row("Trần Thanh Bình", group="1", post="Phó Bí thư"), LAN)
    assert counts(result) == (0, 1, 7)
    assert posts(named("tran thanh binh")) == [("deputy", "A.01", day(LATER), None)]
    assert result.differences == ["Trần Thanh Bình: giữ chức Phó Bí thư tại A.01"]


def test_a_post_taken_away_ends_today(brought_in):
    result = bring(row("Nguyễn Văn An", card="12345678"), BINH, LAN)
    assert posts(named("nguyen van an")) == [("secretary", "A.01", day(MADE), day(LATER))]
    assert result.differences == ["Nguyễn Văn An: thôi chức Bí thư tại A.01"]


def test_a_post_at_a_unit_the_person_has_no_row_for_stays(brought_in):
    an = named("nguyen van an")
    Position.objects.create(person=an, unit=Unit.objects.get(code="A"), role="committee_member",
                            valid_from=day(MADE))  # fmt: skip
    assert counts(bring(AN, BINH, LAN)) == (0, 0, 8)
    assert posts(an)[1] == ("committee_member", "A", day(MADE), None)


def test_a_further_row_adds_a_post_and_no_membership(brought_in):
    further = row("Nguyễn Văn An", "A", post="Đảng ủy viên", card="12345678")
    assert counts(bring(AN, further, BINH, LAN)) == (0, 1, 7)
    an = named("nguyen van an")
    assert [post[:2] for post in posts(an)] == [("secretary", "A.01"), ("committee_member", "A")]
    assert [place[0] for place in memberships(an)] == ["A.01"]


def test_a_phone_and_a_category_change(brought_in):
    changed = row("Trần Thanh Bình", group="1", phone="0987654321", category="Dự bị")
    result = bring(AN, changed, LAN)
    assert counts(result) == (0, 1, 7)
    binh = named("tran thanh binh")
    assert (binh.phone, memberships(binh)[0][:2]) == ("0987654321", ("A.01", "probationary"))
    assert result.differences == [
        "Trần Thanh Bình: sửa điện thoại “” thành “0987654321”",
        "Trần Thanh Bình: A.01 nay là Đảng viên dự bị A.01.T1",
    ]


def test_what_somebody_may_sign_in_with_follows_the_phone(brought_in):
    ensure_logins(list(Person.objects.all()))
    an = named("nguyen van an")
    bring(row("Nguyễn Văn An", post="Bí thư", card="12345678", phone="0987654321"), BINH, LAN)
    kept = dict(an.login.identifiers.values_list("kind", "value"))
    assert sorted(kept.values()) == ["0987654321", "12345678"]
    assert not Identifier.objects.filter(value="0912345678").exists()
    assert named("tran thanh binh").login.identifiers.count() == 0


def test_a_dry_run_tells_of_everything_and_writes_nothing(brought_in):
    before = everything()
    rows = (AN, row("Trần Thanh Bình", "A.02"), LAN, row("Lê Hà"))
    tried = bring(*rows, dry_run=True)
    assert everything() == before
    done = bring(*rows)
    assert counts(tried) == counts(done) == (1, 1, 6)
    assert tried.differences == done.differences != []
    assert everything() != before


@pytest.mark.parametrize("bad", [
    row("Lê Hà", "X.99"), row("Lê Hà", phone="12"), row("Lê Hà", born="31/02/1980"),
    row("Lê Hà", card="12345678"), AN,
])  # fmt: skip
@pytest.mark.parametrize("dry_run", [True, False])
def test_one_bad_row_and_nothing_is_written(bad, dry_run):
    before = everything()
    result = bring(AN, BINH, bad, LAN, dry_run=dry_run)
    assert [(error.sheet, error.row) for error in result.errors] == [("Người", 4)]
    assert (result.created, result.differences) == (0, [])
    assert everything() == before
    assert result.as_data()["errors"][0]["row"] == 4


def test_a_fault_halfway_leaves_nothing_behind(monkeypatch):
    def fail(persons):
        raise RuntimeError("halfway")

    before = everything()
    monkeypatch.setattr("sotay.org.actions.roster_people.sync_identifiers", fail)
    with pytest.raises(RuntimeError, match="halfway"):
        bring(AN, BINH, LAN)
    assert everything() == before


@pytest.mark.parametrize("party_first", [True, False])
def test_an_agency_beside_the_cell_is_no_second_home(party_first):
    rows = [row("Đỗ Quốc Khánh"), row("Đỗ Quốc Khánh", "A", category="Công chức",
                                      post="Người đứng đầu cơ quan")]  # fmt: skip
    bring(*rows if party_first else rows[::-1])
    khanh = named("do quoc khanh")
    places = sorted(place[:2] for place in memberships(khanh))
    assert places == [("A.01", "official"), ("A.CQ", "civil_servant")]
    assert home_membership(khanh.pk, on=day(LATER)).unit.code == "A.01"
    assert posts(khanh) == [("agency_head", "A.CQ", day(LATER), None)]
    assert counts(bring(*rows, on="19/06/2026"))[:2] == (0, 0)


def test_a_move_to_another_cell_leaves_the_agency_alone():
    beside = row("Đỗ Quốc Khánh", "A", category="Công chức")
    bring(row("Đỗ Quốc Khánh"), beside, on=MADE)
    bring(row("Đỗ Quốc Khánh", "A.02"), beside)
    khanh = named("do quoc khanh")
    assert {(place[0], place[3]) for place in memberships(khanh)} == {
        ("A.01", day(LATER)), ("A.02", None), ("A.CQ", None),
    }  # fmt: skip


def test_an_agency_renamed_by_hand_keeps_its_name(brought_in):
    Unit.objects.filter(code="A.CQ").update(name="Văn phòng Sở")
    assert counts(bring(AN, BINH, LAN)) == (0, 0, 8)
    assert Unit.objects.get(code="A.CQ").name == "Văn phòng Sở"


def test_a_large_file_takes_no_more_queries_than_a_small_one(django_assert_max_num_queries):
    many = [row(f"Lê Văn {word}", phone=f"09{number:08d}")
            for number, word in enumerate(["An", "Bình", "Chi", "Dũng", "Giang"] * 20)
            for word in [f"{word}{number}"]]  # fmt: skip
    with django_assert_max_num_queries(40):
        bring(*many)
    with django_assert_max_num_queries(40):
        bring(*[(*line[:-1], line[-1].replace("09", "03", 1)) for line in many])


def test_namesakes_without_a_birth_date_are_not_made_again():
    rows = row("Lê Hà", born=""), row("Lê Hà", "A.02", born="")
    bring(*rows, on=MADE)
    assert counts(bring(*rows)) == (0, 0, 5)


def test_a_namesake_who_comes_later_is_somebody_else():
    bring(row("Lê Hà", born=""), on=MADE)
    bring(row("Lê Hà", born=""), row("Lê Hà", "A.02", born=""))
    homes = [memberships(person) for person in Person.objects.order_by("pk")]
    assert homes[0] == [("A.01", "official", day(MADE), None)]
    assert len(homes) == 2


@pytest.mark.parametrize(("unit", "cells"), [
    ("A", {"category": "Công chức", "post": "Người đứng đầu cơ quan"}),
    ("A.01", {"group": "1", "post": "Tổ trưởng"}),
])  # fmt: skip
def test_a_post_at_an_agency_or_group_is_taken_away(unit, cells):
    bring(row("Lê Hà", unit, **cells), on=MADE)
    bring(row("Lê Hà", unit, **{**cells, "post": ""}))
    assert posts(named("le ha"))[0][3] == day(LATER)


def test_a_civil_servant_moves_to_another_agency():
    here = [(code, f"Đảng bộ Sở {code}", "Đảng bộ cơ sở", "") for code in "AB"]
    bring(row("Lê Hà", "A", category="Công chức"), of_units=here, on=MADE)
    bring(row("Lê Hà", "B", category="Công chức"), of_units=here)
    assert home_membership(named("le ha").pk, on=day(LATER)).unit.code == "B.CQ"


def test_a_card_of_somebody_with_another_name_and_birth_date_is_refused():
    bring(row("Lê Hà", card="11112222"), on=MADE)
    result = bring(row("Phạm Tú", born="01/01/1990", card="11112222"))
    assert [(error.row, error.value) for error in result.errors] == [(2, "11112222")]
    assert [person.name for person in Person.objects.all()] == ["Lê Hà"]


def test_who_leaves_a_cell_leaves_the_posts_there_and_in_its_groups():
    head = row("Lê Hà", group="1", post="Tổ trưởng")
    bring(head, row("Lê Hà", post="Phó Bí thư"), row("Lê Hà", "A", post="Đảng ủy viên"), on=MADE)
    result = bring(row("Lê Hà", "A.02"))
    ended = {post[:2]: post[3] for post in posts(named("le ha"))}
    assert ended == {("group_head", "A.01.T1"): day(LATER), ("deputy", "A.01"): day(LATER),
                     ("committee_member", "A"): None}  # fmt: skip
    assert counts(result)[1] == 1
    assert counts(bring(row("Lê Hà", "A.02"), on="19/06/2026"))[:2] == (0, 0)


def test_who_leaves_an_agency_no_longer_heads_it():
    here = [(code, f"Đảng bộ Sở {code}", "Đảng bộ cơ sở", "") for code in "AB"]
    head = {"category": "Công chức", "post": "Người đứng đầu cơ quan"}
    bring(row("Lê Hà", "A", **head), of_units=here, on=MADE)
    bring(row("Lê Hà", "B", **head), of_units=here)
    assert [(post[1], post[3]) for post in posts(named("le ha"))] == [
        ("A.CQ", day(LATER)), ("B.CQ", None),
    ]  # fmt: skip


def test_a_birth_date_added_later_makes_nobody_new():
    bring(row("Lê Hà", born=""), on=MADE)
    assert counts(bring(row("Lê Hà")))[:2] == (0, 1)
    assert (Person.objects.get().born, memberships(named("le ha"))[0][0]) == ("1980-02-03", "A.01")


def test_a_card_conflict_is_listed_beside_other_bad_rows():
    bring(row("Lê Hà", card="11112222"), on=MADE)
    result = bring(row("Phạm Tú", born="01/01/1990", card="11112222"), row("Bùi Lan", "X"), AN, AN)
    assert sorted(error.row for error in result.errors) == [2, 3, 5]
    assert next(e.problem for e in result.errors if e.row == 2) == (
        "Số thẻ này là của Lê Hà, sinh 03/02/1980. Hãy sửa số thẻ, hoặc để trống nếu chưa rõ. "
        "Nếu vẫn là một người, hãy nhập họ tên mới trước, ngày sinh mới sau."
    )
