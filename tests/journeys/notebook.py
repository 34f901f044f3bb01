"""A member writes the uses of a year in the browser."""

import re

from tests.journeys.browser import check_page, wait_saved


def write_plan(page, deed: str, year: int = 2026) -> None:
    page.get_by_role("link", name="Viết Kế hoạch cá nhân").click()
    item = page.locator("[data-st-row]").first
    item.get_by_text("Phong cách", exact=True).click()
    item.get_by_label("Việc làm cụ thể", exact=True).fill(deed)
    item.get_by_label("Đo bằng", exact=True).fill("Tỷ lệ hồ sơ trước hạn")
    item.get_by_label("Thời hạn", exact=True).fill(f"31/12/{year}")
    page.get_by_role("button", name="Thêm việc").click()
    second = page.locator("[data-st-row]").nth(1)
    second.get_by_text("Đạo đức", exact=True).click()
    second.get_by_label("Việc làm cụ thể", exact=True).fill("Mỗi tuần một buổi chiều trực một cửa")
    wait_saved(page)
    check_page(page)
    go_to_check(page)
    page.get_by_role("link", name="Việc 2: hãy ghi đo bằng gì.").click()
    page.locator("[data-st-row]").nth(1).get_by_label("Đo bằng", exact=True).fill("Sổ trực")
    page.locator("[data-st-row]").nth(1).get_by_label("Thời hạn", exact=True).fill(f"31/12/{year}")
    wait_saved(page)
    go_to_check(page)
    check_page(page)


def go_to_check(page) -> None:
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.get_by_role("heading", name="Xem lại trước khi nộp").wait_for()


def hand_in(page) -> None:
    """Who is no party member lets the head of the agency read everything."""
    for box in page.locator("[name=released]").all():
        box.check(force=True)
    page.get_by_role("button", name="Nộp", exact=True).click()
    page.get_by_role("heading", name="Đã nộp").wait_for()
    check_page(page)


def write_review(page, title: str, *, carried: bool, year: int = 2026) -> None:
    page.get_by_role("link", name=f"Viết {title}").click()
    page.get_by_role("heading", name=f"{title} năm {year}").wait_for()
    for item in page.locator("fieldset.item").all():
        item.locator("label").filter(has_text=re.compile(r"^\s*Đạt\s*$")).click()
        item.get_by_label("Minh chứng", exact=True).fill("Sổ theo dõi của phòng")
    page.get_by_label("Ưu điểm", exact=True).fill(f"Đã làm xong việc đăng ký ({title}).")
    if carried:
        page.get_by_text("Đã khắc phục", exact=True).click()
        page.get_by_label("Nói rõ thêm").fill("Đã trình bày ngày 15/08.")
        page.get_by_text("Kỳ này chưa thấy khuyết điểm mới").click()
        page.get_by_role("button", name="Bỏ phần này").click()
    else:
        card = page.locator("[data-st-rows=weakness] [data-st-row]").first
        card.get_by_label("Khuyết điểm", exact=True).fill("Quý I chưa trình bày chuyên đề")
        card.get_by_label("Nguyên nhân", exact=True).fill("Chuẩn bị muộn")
        card.get_by_label("Giải pháp thời gian tới", exact=True).fill(
            "Đăng ký trình bày ngày 15/08"
        )
        card.get_by_label("Thời hạn", exact=True).fill(f"15/08/{year}")
    wait_saved(page)
    check_page(page)
    go_to_check(page)
    check_page(page)
    hand_in(page)
