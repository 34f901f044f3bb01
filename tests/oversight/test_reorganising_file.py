"""Many changes of the organisation from one file: all of them are planned, or none."""

import io
from datetime import timedelta

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.kit import clock
from sotay.org.models import Membership, Reorganisation, RosterUpload, Unit
from sotay.oversight.actions.reorganising import carry_out_due
from tests.accounts.doors import told
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at, day
from tests.kit.test_legacy_fonts import tcvn3
from tests.org.rosters import made, sheet, units
from tests.web.test_roster_files import REFUSED

NOW = at("18/06/2026 09:00")
PAGE = "/don-vi/T.01/sap-xep/tep/"
HEADS = ("Mã tổ chức", "Tên tổ chức", "Loại", "Mã cấp trên", "Việc", "Mã nhận", "Mã mới",
         "Tên mới", "Cấp trên mới", "Căn cứ")  # fmt: skip
GOERS = ("Mã tổ chức", "Họ và tên", "Ngày sinh", "Sang mã mới")
A = ("T.01.01", "Chi bộ Phòng Tổng hợp", "Chi bộ trực thuộc", "T.01")
B = ("T.01.02", "Chi bộ Văn phòng", "Chi bộ trực thuộc", "T.01")
MERGE = (*A, "Nhập", "T.01.02", "", "", "", "")
SPLIT = (*A, "Chia", "", "T.01.03", "Chi bộ Thanh tra", "", "QĐ 16")
RENAME = (*B, "Đổi tên", "", "", "Chi bộ Hành chính", "", "")
NEW = ("", "", "Đảng bộ bộ phận", "", "Lập mới", "", "T.01.BP", "Đảng bộ bộ phận 1", "T.01", "")
DUNG = ("T.01.01", "Phạm Tiến Dũng", "", "T.01.03")


def table(*rows, goers=()) -> bytes:
    return made(sheet("Sắp xếp", HEADS, *rows), sheet("Người", GOERS, *goers))


@pytest.fixture
def head(world: World, client, monkeypatch) -> StrictClient:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(world.people["khanh"].login)
    return client


def upload(client, data: bytes, **given: str):
    typed = {"on": "01/07/2026", "reason": "QĐ 15-QĐ/ĐU", **given}
    return client.post(PAGE, {**typed, "file": SimpleUploadedFile("sap-xep.xlsx", data)},
                       follow=True)  # fmt: skip


def faults(client, *rows, goers=()) -> list[tuple[int, str, str]]:
    """Row, column and what is to be mended of each fault shown; nothing is planned."""
    page = upload(client, table(*rows, goers=goers))
    assert page.status_code == 422, told(page)
    client.post(page.request["PATH_INFO"], {"go": "plan"})
    assert not Reorganisation.objects.exists()
    return [(error.row, error.column, error.problem) for error in page.context["found"].errors]


def test_the_file_is_shown_then_planned_then_lived(head, world):
    page = upload(head, table(SPLIT, RENAME, NEW, goers=[DUNG]))
    shown = told(page)
    assert "Sẽ lập 3 việc" in shown and "1 đồng chí sang nơi sinh hoạt khác" in shown
    assert "1 đồng chí sang Chi bộ Thanh tra (T.01.03)" in shown
    assert not Reorganisation.objects.exists()
    for _ in range(2):  # a double click plans once
        done = head.post(page.request["PATH_INFO"], {"go": "plan"}, follow=True)
        assert "Đã lập 3 việc" in told(done)
    rows = list(Reorganisation.objects.order_by("pk"))
    assert [row.reason for row in rows] == ["QĐ 16", "QĐ 15-QĐ/ĐU", "QĐ 15-QĐ/ĐU"]
    assert not RosterUpload.objects.exists()
    head.post(f"/don-vi/T.01/sap-xep/{rows[1].uid}/bo/")
    assert carry_out_due(day("01/07/2026"), at("01/07/2026 00:10")) == 2
    home = Membership.objects.on(day("01/07/2026")).get(person=world.people["dung"])
    assert home.unit.code == "T.01.03"
    assert Unit.objects.get(code="T.01.02").name == "Chi bộ Văn phòng"
    assert Unit.objects.get(code="T.01.BP").parent.code == "T.01"


def test_who_goes_where_is_counted_for_a_merger(head):
    shown = told(upload(head, table(MERGE, RENAME)))
    assert "5 đồng chí về Chi bộ Văn phòng." in shown and "Nhập: 1; Đổi tên: 1" in shown


@pytest.mark.parametrize(("row", "column", "sentence"), [
    (("X.9", "", "", "", *MERGE[4:]), "A (Mã tổ chức)", "Không có tổ chức nào mang mã này"),
    ((*A, "Nhập", "X.9", "", "", "", ""), "F (Mã nhận)", "Không có tổ chức nào mang mã này"),
    ((*A, "Nhập", "T.01.01", "", "", "", ""), "F (Mã nhận)", "chính nó"),
    ((*A, "Nhập", "", "", "", "", ""), "F (Mã nhận)", "Hãy chọn tổ chức nhận"),
    ((*A, "Nhập", "T.01.02", "", "Tên", "", ""), "H (Tên mới)", "Việc Nhập không dùng ô này"),
    ((*A, "", "T.01.02", "", "", "", ""), "F (Mã nhận)", "chưa ghi việc"),
    ((*A, "Bán", "", "", "", "", ""), "E (Việc)", "không có trong danh mục"),
    ((*A, "Giải thể", "", "", "", "", ""), "E (Việc)", "còn 5 người"),
    ((*A, "Chuyển", "", "", "", "T.01", ""), "I (Cấp trên mới)", "đang trực thuộc"),
    (("T.01.01", *B[1:], *MERGE[4:]), "B (Tên tổ chức)", "là của Chi bộ Phòng Tổng hợp"),
    (SPLIT, "G (Mã mới)", "Hãy chọn những đồng chí sang đơn vị mới. Ghi ở trang"),
    ((*NEW[:2], "", *NEW[3:]), "C (Loại)", "Thiếu loại tổ chức"),
    ((*NEW[:6], "T.01.02", *NEW[7:]), "G (Mã mới)", "đã dùng cho một tổ chức khác"),
    (("T", "", "", "", "Đổi tên", "", "", "Khác", "", ""), "A (Mã tổ chức)", "không trực thuộc"),
])  # fmt: skip
def test_every_fault_has_its_cell_and_nothing_is_planned(head, row, column, sentence):
    found = faults(head, RENAME, row)
    assert [(number, cell) for number, cell, _ in found] == [(3, column)]
    assert sentence in found[0][2] and "ãy " in found[0][2]


def test_rows_of_one_file_look_at_each_other(head):
    found = faults(head, MERGE, (*B, *MERGE[4:5], "T.01.01", "", "", "", ""), (*A, *SPLIT[4:]))
    assert [number for number, _, _ in found] == [3, 4]
    assert found[0][2].startswith("Việc ở dòng 2 của tệp đang đưa người")
    assert "đã có trong việc ở dòng 2 của tệp" in found[1][2]


def test_people_who_are_not_to_be_found_are_named(head):
    goers = [DUNG, DUNG, ("T.01.01", "Lê Không Ai", "", "T.01.03"),
             ("T.01.01", "Lê Thị Kim Chi", "", "T.01.99")]  # fmt: skip
    found = faults(head, SPLIT, goers=goers)
    assert [(row, cell) for row, cell, _ in found] == [
        (3, "B (Họ và tên)"), (4, "B (Họ và tên)"), (5, "D (Sang mã mới)")]  # fmt: skip
    assert "đã ghi ở một dòng khác" in found[0][2]


def test_a_unit_that_has_ended_takes_nobody(head):
    Unit.objects.filter(code="T.01.02").update(valid_until=day("01/06/2026"))
    ((row, column, problem),) = faults(head, MERGE)
    assert (row, column) == (2, "F (Mã nhận)")
    assert "Chi bộ Văn phòng đã kết thúc từ ngày 01/06/2026" in problem


@pytest.mark.parametrize("kind", ["encrypted", "cut short", "web page", "picture", "empty", "bomb"])
def test_a_wrong_file_is_answered_and_the_rest_stays_typed(head, kind):
    data, sentence = REFUSED[kind]
    page = upload(head, data())
    assert page.status_code == 422 and sentence in told(page) and "QĐ 15-QĐ/ĐU" in told(page)
    assert not RosterUpload.objects.exists()


@pytest.mark.parametrize(("data", "given", "sentence"), [
    (b"PK" + bytes(10 * 1024 * 1024), {}, "Tệp lớn quá 10 MB"),
    (made(units()), {}, "thiếu cột Việc"),
    (made(sheet("A", ("Tên", "Tuổi"), ("An", 30))), {}, "Hãy tải tệp mẫu"),
    (table((*A, "", "", "", "", "", "")), {}, "Tệp không ghi việc nào"),
    (table(MERGE), {"on": "18/06/2026"}, "Ngày thực hiện phải sau hôm nay"),
    (table(MERGE), {"on": "31/02/2026"}, "Hãy ghi ngày"),
])  # fmt: skip
def test_what_can_not_be_planned_is_said(head, data, given, sentence):
    page = upload(head, data, **given)
    assert page.status_code == 422 and sentence in told(page)
    assert not Reorganisation.objects.exists()


def test_an_old_font_is_shown_converted_first(head):
    rows = [tuple(tcvn3(cell) for cell in row) for row in (MERGE, RENAME)]
    page = upload(head, made(sheet("A", tuple(map(tcvn3, HEADS)), *rows)))
    assert "phông chữ cũ (TCVN3)" in told(page) and "Tên mới" in told(page)
    address = page.request["PATH_INFO"]
    again = head.post(address, {"convert": "tcvn3"}, follow=True)
    assert "Sẽ lập 2 việc" in told(again) and not Reorganisation.objects.exists()


def test_the_file_to_fill_holds_what_is_there_and_comes_back(head):
    blank = head.get(PAGE + "mau.xlsx").content
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(blank))
    rows, goers = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names[:2])
    assert tuple(rows[0]) == HEADS and tuple(rows[1][:4]) == A
    assert {row[1] for row in goers} >= {"Phạm Tiến Dũng", "Vũ Ngọc Hà"}
    assert "Tệp không ghi việc nào" in told(upload(head, blank))
    rows[1] = list(SPLIT)
    next(row for row in goers if row[1] == "Phạm Tiến Dũng")[3:] = ["T.01.03"]
    filled = made(sheet("Sắp xếp", *rows), sheet("Người sang đơn vị mới", *goers))
    assert "1 đồng chí sang Chi bộ Thanh tra" in told(upload(head, filled))


def test_a_waiting_file_is_its_owners_and_is_let_go(head, world):
    address = upload(head, table(MERGE)).request["PATH_INFO"]
    for who in ("an", "minh"):
        other = StrictClient()
        other.force_login(world.people[who].login)
        assert other.get(address).status_code == 404
        assert (
            other.get(PAGE).status_code == 404 and other.get(f"{PAGE}mau.xlsx").status_code == 404
        )
    head.post(address, {"go": "drop"})
    assert not RosterUpload.objects.exists() and head.get(address).status_code == 404


def test_the_day_may_come_before_the_word(head, monkeypatch):
    address = upload(head, table(MERGE), on="19/06/2026").request["PATH_INFO"]
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=20))
    done = head.post(address, {"go": "plan"}, follow=True)
    assert "sau hôm nay" in told(done) or "chỗ cần sửa" in told(done)
    assert not Reorganisation.objects.exists()


def test_a_large_file_takes_no_more_reading_than_a_small_one(
    head, world, django_assert_max_num_queries
):
    for number in range(60):
        world.unit(f"T.01.{number + 10}", f"Chi bộ {number}", "cell", "T.01")
    rows = [(f"T.01.{n + 10}", "", "", "", "Nhập", "T.01.01", "", "", "", "") for n in range(60)]
    address = upload(head, table(*rows)).request["PATH_INFO"]
    with django_assert_max_num_queries(40):
        assert "Sẽ lập 60 việc" in told(head.get(address))
