"""A block lives a whole year: plan, reviews, evaluation, commendation, the five-year report."""

import re

import pytest

from tests.exports.office import opened
from tests.journeys.browser import DESK, PHONE, check_both, check_page, sign_in
from tests.journeys.notebook import hand_in, write_plan, write_review

pytestmark = pytest.mark.browser
CELL, COMMITTEE, BLOCK = "K.32.02", "K.32", "K"
SECRETARY, DEPUTY, MEMBER = "Ngô Đình Phúc", "Huỳnh Văn Tuấn", "Đào Bá Tuấn"
DEED = "Giải quyết hồ sơ trước hạn ít nhất 1 ngày"
LEVEL = "Hoàn thành tốt nhiệm vụ"
# Logins for whoever does something; the cell of three gets a deputy, as the source has it.
PREPARE = f"""
from datetime import date
from sotay.demo.people import set_passwords
from sotay.org.actions.logins import ensure_logins
from sotay.org.actions.structure import appoint
from sotay.org.models import Membership, Person, Position, Unit
names = {{"bi-thu": "{SECRETARY}", "pho-bi-thu": "{DEPUTY}", "dang-vien": "{MEMBER}"}}
cell = Unit.objects.get(code="{CELL}")
people = {{row.person.name: row.person for row in Membership.objects.filter(unit=cell)}}
found = {{login: people[name] for login, name in names.items()}}
for login, code in (("dang-uy", "{COMMITTEE}"), ("khoi", "{BLOCK}")):
    found[login] = Position.objects.get(unit__code=code, role="secretary").person
appoint(found["pho-bi-thu"], cell, "deputy", on=date(2026, 1, 5))
ensure_logins(list(found.values()))
again = {{one.pk: one for one in Person.objects.filter(pk__in=[one.pk for one in found.values()])}}
set_passwords(list(again.values()), {{one.pk: login for login, one in found.items()}})
"""
WHO = ("bi-thu", "pho-bi-thu", "dang-vien", "dang-uy", "khoi")


@pytest.fixture
def pages(roster, open_page) -> dict:
    """Each on their own device, signed in for the whole year."""
    roster.run("shell", "-c", PREPARE, now="2026-01-05T08:00:00")
    roster.serve("2026-01-06T08:00:00")
    found = {who: open_page(PHONE if who == "dang-vien" else DESK) for who in WHO}
    for who, page in found.items():
        sign_in(page, roster.address, who)
    return found


@pytest.mark.nightly("postgres")
def test_a_block_lives_a_whole_year(roster, pages, tmp_path):
    cell = [pages[who] for who in ("bi-thu", "pho-bi-thu", "dang-vien")]
    for page in cell:
        page.goto(f"{roster.address}/so-tay/2026/")
        write_plan(page, DEED)
        hand_in(page)
    for day, title, carried in (
        ("2026-06-10", "Soát xét, đánh giá 6 tháng", False),
        ("2026-12-05", "Soát xét, đánh giá cả năm", True),
    ):
        roster.serve(f"{day}T08:00:00")
        for page in cell:
            page.goto(f"{roster.address}/so-tay/2026/")
            write_review(page, title, carried=carried)
    is_evaluated(roster, pages)
    is_commended(roster.address, pages)
    told = reports_on_five_years(pages["khoi"], roster.address)
    words = opened({"tong-ket": told}, tmp_path)["tong-ket"].lower()
    for expected in ("tổng kết 5 năm 2022 – 2026", "đã nêu gương từ trên xuống", "giấy khen"):
        assert expected in words


def is_evaluated(roster, pages) -> None:
    """Opened early in December, rated oneself, proposed in order, decided above, told below."""
    rounds = f"{roster.address}/don-vi/{CELL}/danh-gia/2026/"
    head, deputy, member, above = (
        pages[who] for who in ("bi-thu", "pho-bi-thu", "dang-vien", "dang-uy")
    )
    head.goto(rounds)
    head.get_by_label("Soát xét cả năm nộp xong trước hết ngày").fill("10/12/2026")
    check_both(head)
    head.get_by_role("button", name="Mở đợt đánh giá").click()
    head.get_by_role("heading", name="Từng trường hợp").wait_for()
    roster.serve("2026-12-11T08:00:00")
    for page, name in ((head, SECRETARY), (deputy, DEPUTY), (member, MEMBER)):
        rates_oneself(page, rounds, name)
    rates_oneself(head, rounds, "Chi bộ Thanh tra")
    # The collective before individuals, its head first; the deputy holds the pen for the head.
    for page, name in ((deputy, "Chi bộ Thanh tra"), (deputy, SECRETARY), (head, DEPUTY),
                       (head, MEMBER)):  # fmt: skip
        is_proposed(page, rounds, name)
    head.goto(rounds)
    check_both(head)
    head.get_by_role("button", name="Gửi đề xuất").click()
    head.get_by_role("dialog").get_by_role("button", name="Gửi đề xuất").click()
    head.get_by_text("Chờ quyết định", exact=True).wait_for()
    is_decided(above, roster.address)
    member.goto(rounds)
    member.get_by_role("link", name=MEMBER).click()
    member.get_by_role("heading", name="Quyết định", exact=True).wait_for()
    assert member.get_by_text(LEVEL, exact=True).count()
    check_both(member)


def rates_oneself(page, rounds: str, name: str) -> None:
    """What the Notebook says is filled in already; the level is one's own to take."""
    page.goto(rounds)
    page.locator("main li").get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("heading", name="Bản tự đánh giá").wait_for()
    for box in page.locator("form textarea").all():
        if not box.input_value():
            box.fill("Thực hiện đúng quy định.")
    page.get_by_label("Tự nhận").select_option(label=LEVEL)
    check_page(page)
    page.get_by_role("button", name="Nộp bản tự đánh giá").click()
    page.get_by_text("Đã nộp bản tự đánh giá.").wait_for()


def is_proposed(page, rounds: str, name: str) -> None:
    page.goto(rounds)
    page.locator("main li").get_by_role("link", name=name, exact=True).last.click()
    page.get_by_label("Nhận xét của tập thể").fill("Làm đúng những gì đã đăng ký.")
    page.get_by_label("Số phiếu kín thu về").fill("3")
    for box in (
        page.get_by_role("group", name="Số phiếu kín của từng mức").get_by_role("spinbutton").all()
    ):
        box.fill("0")
    page.get_by_label(LEVEL, exact=True).fill("3")
    page.get_by_label("Đề xuất mức xếp loại").select_option(label=LEVEL)
    check_page(page)
    page.get_by_role("button", name="Ghi đề xuất").click()
    page.get_by_text(f"Đã ghi đề xuất cho {name}").wait_for()


def is_decided(page, address: str) -> None:
    page.goto(f"{address}/don-vi/{COMMITTEE}/danh-gia/2026/")
    page.get_by_role("link", name="Chi bộ Thanh tra").click()
    page.get_by_label("Số quyết định").fill("87-QĐ/ĐU")
    check_both(page)
    page.get_by_role("button", name="Quyết định", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Quyết định").click()
    page.get_by_text("Đã ghi quyết định; từng người").wait_for()


def is_commended(address: str, pages) -> None:
    """From a passage of the review to the decision, by the person's leave; read in the block."""
    head, member, above = pages["bi-thu"], pages["dang-vien"], pages["dang-uy"]
    head.goto(f"{address}/bieu-duong/")
    head.get_by_role("link", name="Đề nghị biểu dương: Chi bộ Thanh tra").click()
    head.get_by_role("link", name=MEMBER).click()
    head.get_by_role("link", name=re.compile("cả năm")).click()
    head.get_by_role("link", name=re.compile("Ưu điểm")).click()
    head.get_by_label("Tóm tắt một dòng").fill("Trả hồ sơ trước hạn")
    head.get_by_label("Giấy khen").first.check()
    check_both(head)
    head.get_by_role("button", name="Gửi đề nghị").click()
    member.goto(f"{address}/bieu-duong/")
    member.get_by_role("link", name="Trả hồ sơ trước hạn").click()
    member.get_by_role("button", name="Đồng ý", exact=True).click()
    member.get_by_text("Cảm ơn. Đề nghị đã tới cấp ủy quyết định.").wait_for()
    above.goto(f"{address}/bieu-duong/")
    above.get_by_role("link", name="Trả hồ sơ trước hạn").click()
    check_both(above)
    above.get_by_role("button", name="Ghi quyết định").click()
    above.get_by_text("Đã ghi quyết định.").wait_for()
    above.get_by_role("button", name="Công bố").click()
    above.get_by_text("Đã công bố").first.wait_for()


def reports_on_five_years(page, address: str) -> bytes:
    page.goto(f"{address}/don-vi/{BLOCK}/tong-ket/")
    check_both(page)
    page.get_by_role("button", name="Bắt đầu Tổng kết 5 năm 2022 – 2026").click()
    page.get_by_label("Ưu điểm").fill("Đã nêu gương từ trên xuống.")
    check_both(page)
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_text("Đã lưu").first.wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("Word")).first.click()
    return taken.value.path().read_bytes()
