"""The upper committee's half-year: how it is going, an inspection from the first text read to the
answer of the unit, and what the member sees of it; the regulation weighed.
"""

import pytest

from tests.journeys.browser import PHONE, check_both, sign_in

pytestmark = pytest.mark.nightly("postgres")
CHIEF, SECRETARY, MEMBER = "thuannd", "phongnt", "bacdx"  # of K, of K.02.01, a member there
REASON = "Giám sát việc thực hiện kế hoạch 6 tháng đầu năm ở khoa"
READ = "Đọc kế hoạch cá nhân của Đàm Xuân Bắc"


@pytest.fixture
def address(demo) -> str:
    demo.serve("2026-06-18T08:00:00")
    return demo.address


def test_an_upper_committee_sees_inspects_and_weighs(address, open_page):
    chief, inspector, secretary, member = (open_page(PHONE) for _ in range(4))
    for page, who in ((chief, CHIEF), (inspector, "kiemtra"), (secretary, SECRETARY),
                      (member, MEMBER)):  # fmt: skip
        sign_in(page, address, who)
    sees_how_it_is_going(chief, address)
    text = reads_and_closes(inspector, address)
    concludes(chief, inspector.url)
    answers(secretary, address)
    confirms(chief)
    knows_who_read(member, address)
    assert inspector.goto(text).status == 404, "with the inspection the leave to read has ended"
    weighs_the_regulation(chief, address)


def sees_how_it_is_going(page, address: str) -> None:
    """Grassroots side by side, as counts; the table goes along as Excel."""
    page.goto(f"{address}/don-vi/K/")
    check_both(page)
    assert "Nguyễn Thị Hồng Ánh" not in page.content()
    link = page.get_by_role("link", name="Tải bảng Excel").first.get_attribute("href")
    assert page.request.get(f"{address}{link}").ok


def reads_and_closes(page, address: str) -> str:
    """The inspector reads one plan, is told that it is counted, and ends the inspection early."""
    page.goto(f"{address}/don-vi/K/")
    page.get_by_role("link", name="Kiểm tra, giám sát").click()
    check_both(page)
    page.get_by_role("link", name=REASON).click()
    page.get_by_role("link", name=READ).click()
    page.get_by_text("Lần đọc này được ghi lại").wait_for()
    check_both(page)
    text = page.url
    page.get_by_role("link", name="Cuộc kiểm tra").click()
    page.get_by_text("đã đọc").wait_for()
    check_both(page)
    page.get_by_role("button", name="Kết thúc ngay").click()
    page.get_by_role("dialog").get_by_role("button", name="Kết thúc ngay").click()
    page.get_by_text("Chờ kết luận").wait_for()
    assert page.get_by_role("link", name=READ).count() == 0
    return text


def concludes(page, inspection: str) -> None:
    page.goto(inspection)
    page.get_by_text("1 lượt, bài của 1 người").wait_for()
    page.get_by_role("link", name="Viết kết luận").click()
    page.get_by_label("Ưu điểm").fill("Việc đăng ký gắn với bài giảng, có cách đo.")
    page.get_by_label("Khuyết điểm").fill("Hai đồng chí chưa ghi mốc giữa năm.")
    page.get_by_label("Yêu cầu thực hiện").fill("Chi ủy cùng hai đồng chí ghi lại mốc.")
    page.get_by_role("button", name="Ban hành kết luận").click()
    page.get_by_role("dialog").get_by_role("button", name="Ban hành kết luận").click()
    page.get_by_text("phải ghi hạn trả lời").first.wait_for()
    check_both(page)
    page.get_by_label("Trả lời trước ngày").fill("15/07/2026")
    page.get_by_role("button", name="Ban hành kết luận").click()
    page.get_by_role("dialog").get_by_role("button", name="Ban hành kết luận").click()
    page.get_by_text("Đang thực hiện kết luận").wait_for()
    check_both(page)


def answers(page, address: str) -> None:
    """The secretary of the inspected cell finds the conclusion from the message about it."""
    page.goto(f"{address}/thong-bao/")
    page.get_by_role("link", name="Kết luận kiểm tra").first.click()
    page.get_by_text("Hai đồng chí chưa ghi mốc giữa năm.").wait_for()
    page.get_by_label("Đơn vị đã làm gì").fill("Hai đồng chí đã ghi mốc 30/9.")
    check_both(page)
    page.get_by_role("button", name="Gửi trả lời").click()
    page.get_by_text("Đã trả lời, chờ xác nhận").wait_for()


def confirms(page) -> None:
    page.reload()
    check_both(page)
    page.get_by_role("button", name="Xác nhận đã thực hiện").click()
    page.get_by_text("Đã xong").first.wait_for()
    check_both(page)


def knows_who_read(page, address: str) -> None:
    page.goto(f"{address}/tai-khoan/ai-da-xem/")
    page.get_by_text("Bùi Thị Mai").first.wait_for()
    assert page.get_by_text(REASON).count() == 1, "the reason at the reading; nothing open any more"
    check_both(page)


def weighs_the_regulation(page, address: str) -> None:
    page.goto(f"{address}/don-vi/K/quy-dinh/danh-gia/2026/")
    page.get_by_label("Ưu điểm").fill("Kế hoạch đúng hạn nhiều hơn năm trước.")
    page.get_by_label("Khuyết điểm").fill("Soát xét còn dồn vào cuối kỳ.")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Đã lưu").first.wait_for()
    check_both(page)
