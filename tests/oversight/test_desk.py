"""The desk shows states to those who follow the unit, and to nobody else; never a draft."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from sotay.kit import clock
from sotay.kit.refusals import NotFound
from sotay.notebook.models import Draft
from sotay.org.choices import Role, UnitKind
from sotay.org.models import Membership, Position
from sotay.org.relations import Refused
from sotay.oversight.printouts import desk_table
from sotay.oversight.queries.desk import Filter, desk
from tests.fixtures.world import START, World, at
from tests.notebook.writing import PLAN_2026, hand_in_plan, write


def names(world: World, who: str, unit: str = "T.01.01", **chosen) -> list[str]:
    page = desk(unit, 2026, by=world.by(who, "04/02/2026"), chosen=Filter(**chosen))
    return [row.line.name for row in page.shown]


@pytest.fixture
def lived(world) -> World:
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "chi", "03/02/2026 09:00")
    return world


def test_leaders_come_first_then_given_names(lived):
    assert names(lived, "an") == [
        "Nguyễn Văn An", "Trần Thanh Bình", "Đỗ Quốc Khánh", "Lê Thị Kim Chi", "Phạm Tiến Dũng",
    ]  # fmt: skip


def test_counts_and_order_are_those_of_the_day(lived):
    page = desk("T.01.01", 2026, by=lived.by("an", "04/02/2026"))
    plan = page.counts[0]
    assert (plan.submitted, plan.late, plan.whole) == (2, 1, 5)
    assert (page.order.in_own_time, page.order.leaders) == (1, 3)


@pytest.mark.parametrize(("chosen", "found"), [
    ({"words": "kim chi"}, ["Lê Thị Kim Chi"]), ({"words": "dung"}, ["Phạm Tiến Dũng"]),
    ({"state": "late"}, ["Lê Thị Kim Chi"]), ({"use": "ke-hoach", "state": "done"},
                                              ["Nguyễn Văn An"]),
    ({"words": "không ai"}, []),
])  # fmt: skip
def test_one_finds_without_accents_and_by_state(lived, chosen, found):
    assert names(lived, "binh", **chosen) == found


@pytest.mark.parametrize(("who", "refusal"), [
    ("chi", Refused), ("khanh", Refused), ("ha", NotFound), ("lan", NotFound),
])  # fmt: skip
def test_nobody_else_has_the_desk(lived, who, refusal):
    with pytest.raises(refusal):
        names(lived, who)


def test_that_somebody_is_writing_shows_nowhere(world, client):
    write(world, "dung", "ke-hoach", "12/01/2026 09:00", PLAN_2026)
    assert Draft.objects.exists()
    client.force_login(world.people["an"].login)
    assert "Đang viết" not in client.get("/don-vi/T.01.01/").content.decode()


def test_a_member_sees_counts_and_no_state(lived, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("04/02/2026 09:00"))
    client.force_login(lived.people["chi"].login)
    page = client.get("/don-vi/T.01.01/").content.decode()
    assert "2/5" in page and "Phạm Tiến Dũng" not in page and "Quá hạn" not in page
    assert client.get("/don-vi/T.01.01/don-doc/").status_code == 403
    assert client.get("/don-vi/T.01.02/").status_code == 404


def test_a_group_head_has_the_desk_of_the_group(lived):
    group = lived.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, "T.01.01")
    Membership.objects.filter(person=lived.people["dung"]).update(group=group)
    Position.objects.create(person=lived.people["dung"], unit=group, role=Role.GROUP_HEAD,
                            valid_from=START)  # fmt: skip
    assert names(lived, "dung", "T.01.01.T1") == ["Phạm Tiến Dũng"]
    with pytest.raises(Refused):
        names(lived, "dung")


def test_the_head_of_an_agency_has_the_same_desk(lived):
    assert names(lived, "khanh", "T.01.CQ") == ["Bùi Phương Lan"]


def test_the_table_has_every_person_and_state(lived):
    page = desk("T.01.01", 2026, by=lived.by("an", "04/02/2026"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(desk_table(page)))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[2][:4] == ["Họ và tên", "Chức vụ", "Tổ đảng", "Kế hoạch"]
    assert ["Lê Thị Kim Chi", "", "", "Nộp muộn 03/02/2026"] in [row[:4] for row in rows]


def test_the_number_of_queries_does_not_grow(world, client):
    client.force_login(world.people["an"].login)
    found = []
    for many in (0, 200):
        for number in range(many):
            world.person(f"m{number}", f"Lê Văn {number}", "T.01.01")
        client.get("/don-vi/T.01.01/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/don-vi/T.01.01/").status_code == 200
        found.append(len(queries))
    assert found[0] == found[1] <= 12


def test_a_name_is_words_and_never_markup(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("04/02/2026 09:00"))
    world.person("la", "Lê <b>Lạ</b> & Co", "T.01.01")
    client.force_login(world.people["an"].login)
    page = client.get("/don-vi/T.01.01/").content.decode()
    assert "<b>Lạ" not in page
    assert 'aria-label="Đôn đốc Lê &lt;b&gt;Lạ&lt;/b&gt; &amp; Co"' in page


def test_what_was_handed_in_opens_from_the_desk(lived, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("04/02/2026 09:00"))
    client.force_login(lived.people["an"].login)
    for page in ("/don-vi/T.01.01/", "/don-vi/T.01.01/dang-ky/"):
        text = client.get(page).content.decode()
        assert 'aria-label="Đọc Kế hoạch cá nhân của Lê Thị Kim Chi"' in text
        assert '<span class="pill due">✓ muộn 03/02</span>' in text
        assert '<span class="pill ok">✓ 20/01</span>' in text
