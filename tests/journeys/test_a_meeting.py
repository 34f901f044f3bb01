"""A month of a cell of eighteen: its secretary without a mouse, a member with a phone."""

import os

import pytest

from tests.exports.office import opened
from tests.journeys.browser import DESK, PHONE, check_page, sign_in, wait_saved
from tests.journeys.keyboard import Keyboard, hear_everybody

pytestmark = [pytest.mark.browser, pytest.mark.nightly("postgres")]
WHERE = "/don-vi/K.01.01/sinh-hoat/"
DAY = f"{WHERE}2026-07-03/"
MEMBER = "gianght@example.vn"  # Hà Trường Giang, who handed in his review in June


def look(page, name: str) -> None:
    """A picture to be looked at, where SOTAY_PICTURES says so; and the checks of every page."""
    check_page(page)
    if os.environ.get("SOTAY_PICTURES"):
        page.screenshot(path=f"{os.environ['SOTAY_PICTURES']}/{name}.png", full_page=True)


def plan(keys: Keyboard) -> None:
    keys.page.goto(f"{keys.address}/don-vi/K.01.01/")
    keys.go("link", "Cuộc sinh hoạt mới")
    keys.heading("Cuộc sinh hoạt mới")
    assert keys.page.get_by_label("Ngày", exact=True).input_value() == "03/07/2026"
    keys.to("textbox", "Địa điểm")
    keys.press("Control+A", "Delete")
    keys.go("button", "Lên lịch")
    keys.page.get_by_role("link", name="Địa điểm").wait_for()
    keys.to("textbox", "Địa điểm")
    keys.type("Phòng họp tầng 3")
    look(keys.page, "plan")
    keys.press("Enter")
    keys.heading("Sinh hoạt chi bộ tháng 7/2026")


def remind(keys: Keyboard) -> None:
    """Everybody who owes the review, those told by the clock a week ago included."""
    keys.page.goto(f"{keys.address}/don-vi/K.01.01/")
    look(keys.page, "desk")
    keys.go("link", "Đôn đốc 10 người chưa nộp")
    keys.heading("Đôn đốc")
    look(keys.page, "remind")
    keys.go("link", "Chọn tất cả")
    keys.to("checkbox", "Vẫn nhắc người đã được nhắc trong 48 giờ qua")
    keys.press("Space")
    keys.go("button", "Gửi lời nhắc")
    keys.page.get_by_text("Đã đôn đốc 10 người.").wait_for()


def arrange(keys: Keyboard) -> list[str]:
    lines = keys.page.locator("[data-st-agenda] > li")
    before = lines.all_inner_texts()
    keys.to("button", "Đưa mục 1 xuống")
    keys.press("Alt+ArrowDown")
    keys.page.wait_for_url("**#item-*")
    keys.page.locator("[data-st-item]:focus").wait_for()
    assert lines.nth(1).inner_text().split("\n")[0][3:] == before[0].split("\n")[0][3:]
    keys.press("Alt+ArrowUp")
    keys.page.wait_for_function("before => document.querySelector('[data-st-agenda] b')"
                                ".innerText === before", arg=before[0].split("\n")[0])  # fmt: skip
    keys.to("textbox", "Nội dung khác")
    keys.type("Góp ý dự thảo nghị quyết")
    keys.press("Enter")
    keys.page.get_by_text("Góp ý dự thảo nghị quyết").first.wait_for()
    look(keys.page, "agenda")
    return [text.split("\n")[0][3:].strip() for text in before]


def call_the_roll(keys: Keyboard) -> None:
    keys.page.goto(keys.address + DAY)
    keys.go("button", "Bắt đầu")
    keys.heading("Điểm danh")
    keys.to("checkbox", "Giàng A Pao vắng")
    keys.press("Space", "Tab")
    keys.type("Đi công tác")
    look(keys.page, "attendance")
    keys.press("Enter")
    keys.page.get_by_text("vắng có lý do 1").wait_for()
    keys.go("button", "Mục tiếp theo ›")


def write_down(keys: Keyboard) -> None:
    """An opinion, a conclusion and a remark under the first report."""
    page = keys.page
    page.locator("[data-st-now]:focus").wait_for()
    keys.press("y")
    keys.type("da")
    page.get_by_text("Phạm Quốc Đạt", exact=True).first.wait_for()
    keys.press("Tab")
    keys.type("Đề nghị chia sẻ cách phân loại hồ sơ.")
    keys.press("Escape", "k")
    keys.type("Nhất trí với báo cáo.")
    wait_saved(page)
    keys.press("Escape", "b")
    keys.type("Trực một cửa đều đặn")
    keys.go("button", "Biểu dương")
    page.get_by_text("Đã ghi biểu dương.").wait_for()
    assert page.get_by_label("Người phát biểu").first.input_value() == "Phạm Quốc Đạt"
    assert page.get_by_label("Kết luận").input_value() == "Nhất trí với báo cáo."
    look(page, "run")


@pytest.fixture
def begun(demo, open_page):
    demo.serve("2026-06-25T08:00:00")
    keys = Keyboard(open_page(DESK), demo.address)
    keys.sign_in("bithu")
    plan(keys)
    return keys


def test_a_cell_meets_without_a_mouse(demo, begun, open_page, tmp_path):
    keys, phone = begun, open_page(PHONE)
    names = arrange(keys)
    remind(keys)
    sign_in(phone, keys.address, MEMBER)
    choose_what_is_shown(phone, keys.address)
    demo.serve("2026-07-03T13:55:00")
    call_the_roll(keys)
    write_down(keys)
    follow(phone, keys, names)
    end(keys)
    read_back_and_sign(keys)
    read_afterwards(phone, keys.address)
    keeper = Keyboard(open_page(DESK), keys.address)
    keeper.sign_in("uyenvt@example.vn")
    keeper.page.goto(f"{keys.address}{DAY}bien-ban/")
    read_back_and_sign(keeper)
    say_the_same(keys, tmp_path)
    assert keys.mouse == keeper.mouse == []


def end(keys: Keyboard) -> None:
    waiting = keys.page.locator(".order li").count()
    done = keys.page.locator(".order .pill").count()
    hear_everybody(keys, waiting - done - 1)
    keys.press("n")
    keys.heading("Chương trình")
    keys.go("link", "Kết thúc và ký")
    keys.heading("Trước khi kết thúc")
    look(keys.page, "end")
    keys.go("button", "Kết thúc và ký")
    keys.page.wait_for_url("**/bien-ban/")


def read_back_and_sign(keys: Keyboard) -> None:
    look(keys.page, "minutes")
    keys.to("checkbox", "Đã đọc lại biên bản trước cuộc họp")
    keys.press("Space")
    keys.go("button", "Ký biên bản")
    keys.page.get_by_text("Đã ký trên Sổ tay").first.wait_for()


def say_the_same(keys: Keyboard, folder) -> None:
    """The Word file, opened by LibreOffice, has every line that was signed."""
    keys.page.goto(keys.address + DAY)
    keys.page.get_by_text("Đã ký biên bản").first.wait_for()
    look(keys.page, "held")
    keys.go("link", "Biên bản")
    with keys.page.expect_download() as taken:
        keys.go("link", "Xuất Word")
    plain = keys.page.request.get(f"{keys.address}{DAY}bien-ban/bien-ban.txt").text()
    word = " ".join(
        opened({"bien-ban": taken.value.path().read_bytes()}, folder)["bien-ban"].split()
    )
    # Post and name of a signer stand one below the other on paper.
    parts = [" ".join(part.split()) for line in plain.splitlines() for part in line.split(": ")]
    assert len(parts) > 50 and [part for part in parts if part not in word] == []
    for words in ("Số 14-BB/CB", "Trực một cửa đều đặn", "SHA-256", "Vũ Thị Uyên"):
        assert words in word


def choose_what_is_shown(phone, address: str) -> None:
    phone.goto(address + DAY)
    look(phone, "phone-planned")
    phone.get_by_label("Câu hỏi, đề nghị").fill("Hạn soát xét 6 tháng tính đến ngày nào?")
    phone.get_by_role("button", name="Gửi câu hỏi").click()
    phone.get_by_text("Đã ghi câu hỏi, và gửi vào danh sách ý kiến.").wait_for()
    phone.get_by_role("link", name="Chọn phần trình chiếu").click()
    phone.get_by_role("checkbox").first.check()
    phone.get_by_role("button", name="Lưu phần được xem").first.click()
    phone.get_by_text("Đã lưu phần được trình chiếu.").wait_for()
    phone.get_by_role("button", name="Bắt đầu tính giờ").click()
    look(phone, "phone-speaking")


def follow(phone, keys: Keyboard, names: list[str]) -> None:
    """The phone follows the projector from one reporter to the next."""
    phone.goto(f"{keys.address}{DAY}trinh-chieu/")
    phone.get_by_role("heading", name=names[0]).wait_for()
    look(phone, "phone-projector")
    keys.press("Escape", "n")
    phone.get_by_role("heading", name=names[1]).wait_for(timeout=8000)
    while "Hà Trường Giang" not in keys.page.locator("#now-title").inner_text():
        hear_everybody(keys, 1)
    phone.locator("[data-st-screen-passages] dd").first.wait_for(timeout=8000)
    look(phone, "phone-projector-released")


def read_afterwards(phone, address: str) -> None:
    phone.goto(address + DAY)
    phone.get_by_role("heading", name="Phần đã báo cáo").wait_for()
    look(phone, "phone-held")
    phone.goto(f"{address}/tai-khoan/nhan-xet/")
    look(phone, "phone-remarks")


def test_two_keepers_at_once_are_told(demo, begun, open_page):
    demo.serve("2026-07-03T13:55:00")
    call_the_roll(begun)
    begun.page.locator("[data-st-now]:focus").wait_for()
    other = open_page(DESK)
    sign_in(other, begun.address, "phobithu")
    other.goto(begun.address + DAY)
    begun.press("k")
    begun.type("Kết luận của bí thư")
    wait_saved(begun.page)
    other.get_by_label("Kết luận").fill("Kết luận của phó bí thư")
    other.get_by_text("Có người khác vừa ghi mục này").wait_for()
    look(other, "conflict")
    other.get_by_role("link", name="Mở cả hai bản").click()
    other.get_by_text("Kết luận: Kết luận của phó bí thư").wait_for()
    assert other.get_by_label("Kết luận").input_value() == "Kết luận của bí thư"
    look(other, "both")
