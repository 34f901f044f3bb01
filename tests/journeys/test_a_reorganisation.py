"""Units are rearranged from the form and from a file; the day comes; one plan was taken back."""

import io

import pytest
import python_calamine

from tests.journeys.browser import DESK, PHONE, check_both, sign_in
from tests.org.rosters import made, sheet

pytestmark = [pytest.mark.browser, pytest.mark.nightly("postgres")]
PAGE = "/don-vi/K.01/sap-xep/"
GOES, NEW = "Nguyễn Thị Hồng Ánh", "K.01.04"
BY_CODE = """SELECT u.code FROM notebook_entry e JOIN org_person p ON p.id = e.person_id
    JOIN org_unit u ON u.id = e.unit_id WHERE p.card_number = '27276042' AND e.year = {year}"""


def test_units_change_by_the_form_and_by_a_file(demo, open_page):
    demo.serve("2026-06-18T08:00:00")
    page = open_page(DESK)
    sign_in(page, demo.address, "danguy")
    before = set(demo.rows(BY_CODE.format(year=2026)))
    assert before == {("K.01.01",)}
    merges_by_the_form(page, demo.address)
    plans_by_a_file(page, demo.address)
    takes_one_back(page)
    demo.stop()
    demo.run("worker", "--once", now="2026-07-01T00:10:00")
    demo.serve("2026-07-01T08:00:00")
    sees_what_became(page, demo.address)
    goes_on_writing(open_page(PHONE), demo)
    demo.run("verify")


def merges_by_the_form(page, address: str) -> None:
    page.goto(f"{address}/don-vi/K.01/")
    page.get_by_role("link", name="Sắp xếp tổ chức").first.click()
    check_both(page)
    page.get_by_label("Sáp nhập vào tổ chức khác").check()
    page.get_by_label("Từ ngày").fill("01/07/2026")
    page.get_by_label("Tổ chức được sắp xếp").fill("K.01.03")
    page.get_by_label("Tổ chức nhận, hoặc cấp trên mới").fill("K.01.02")
    page.get_by_role("button", name="Xem trước ai đi đâu").click()
    page.get_by_text("đồng chí về Chi bộ Văn phòng.").wait_for()
    check_both(page)
    page.get_by_role("button", name="Lập việc sắp xếp").click()
    page.get_by_text("Đã lập. Việc tự thực hiện khi đến ngày.").wait_for()


def filled(blank: bytes, *, split: bool) -> bytes:
    """The file as it was downloaded, with a rename, a foundation, and a split or a mistake."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(blank))
    units, people = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names[:2])
    by_code = {row[0]: row for row in units}
    by_code["K.01.01"][4:] = ["Chia", "", NEW, "Chi bộ Kế hoạch", "", ""]
    by_code["K.01.02"][4:] = ["Đổi tên", "", "", "Chi bộ Văn phòng – Thanh tra", "", ""]
    units.append(
        ["", "", "Đảng bộ bộ phận", "", "Lập mới", "", "K.01.BP", "Đảng bộ Khối", "K.01", ""]
    )
    if split:
        next(row for row in people if row[1] == GOES)[3:] = [NEW]
    return made(sheet("Sắp xếp", *units), sheet("Người sang đơn vị mới", *people))


def choose(page, content: bytes) -> None:
    page.get_by_label("Từ ngày").fill("01/07/2026")
    page.get_by_label("Căn cứ").fill("QĐ 15-QĐ/ĐU")
    page.get_by_label("Tệp sắp xếp").set_input_files(
        {"name": "sap-xep.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Xem trước ai đi đâu").click()


def plans_by_a_file(page, address: str) -> None:
    """A mistake is named with its cell and nothing is planned; mended, three plans stand."""
    page.goto(address + PAGE)
    page.get_by_role("link", name="Nhiều việc một lúc: từ tệp Excel").click()
    check_both(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải tệp mẫu").click()
    blank = waiting.value.path().read_bytes()
    choose(page, b"%PDF-1.7")
    page.get_by_text("Đây không phải bảng tính Excel.").first.wait_for()
    check_both(page)
    choose(page, filled(blank, split=False))
    page.get_by_role("heading", name="Có 1 chỗ cần sửa, chưa lập việc nào").wait_for()
    page.get_by_text("Hãy chọn những đồng chí sang đơn vị mới.").wait_for()
    check_both(page)
    page.get_by_role("button", name="Chọn tệp khác").click()
    choose(page, filled(blank, split=True))
    page.get_by_role("heading", name="Sẽ lập 3 việc").wait_for()
    page.get_by_text("1 đồng chí sang Chi bộ Kế hoạch (K.01.04)").wait_for()
    check_both(page)
    page.get_by_role("button", name="Lập 3 việc").click()
    page.get_by_text("Đã lập 3 việc.").wait_for()
    check_both(page)


def takes_one_back(page) -> None:
    page.get_by_role("button", name="Bỏ việc Thành lập mới").click()
    page.get_by_role("dialog").get_by_role("button", name="Bỏ").click()
    page.get_by_text("Đã bỏ việc sắp xếp. Không có gì thay đổi.").wait_for()


def sees_what_became(page, address: str) -> None:
    page.goto(address + PAGE)
    check_both(page)
    done = page.locator("main").inner_text()
    assert done.count("Đã thực hiện") == 3 + 1, done  # and the heading
    assert done.count("Đã bỏ") == 1
    page.goto(f"{address}/don-vi/K.01/")
    words = page.locator("main").inner_text()
    assert "Chi bộ Văn phòng – Thanh tra" in words and "Chi bộ Kế hoạch" in words
    assert "Đảng bộ Khối" not in words


def goes_on_writing(page, demo) -> None:
    """Whoever went has this year's notebook and the review that is due now; last year stayed."""
    assert set(demo.rows(BY_CODE.format(year=2026))) == {(NEW,)}
    assert set(demo.rows(BY_CODE.format(year=2025))) == {("K.01.01",)}
    sign_in(page, demo.address, "dangvien")
    page.get_by_text("Chi bộ Kế hoạch").first.wait_for()
    check_both(page)
    page.goto(f"{demo.address}/so-tay/2025/ke-hoach/")
    page.get_by_text("Chi bộ Phòng Kế hoạch – Tài chính").first.wait_for()
    check_both(page)
    page.goto(f"{demo.address}/so-tay/2026/soat-xet-6-thang/sua/")
    check_both(page)
