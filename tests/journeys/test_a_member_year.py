"""The main job on real input: a roster, a slip, a plan on a phone, two reviews, the booklet."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.journeys.browser import DESK, PHONE, check_page
from tests.journeys.notebook import hand_in, write_plan, write_review

pytestmark = [pytest.mark.browser, pytest.mark.nightly("postgres")]
PASSWORD = "bốn từ không liên quan 4"


def code_of(name: str, pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    slip = text[text.index(name) :]
    found = re.search(r"(?:[0-9A-Z]{4}\s+){3}[0-9A-Z]{4}", slip)
    assert found, slip
    return "".join(found[0].split())


def activate(page, address: str, code: str) -> None:
    page.goto(f"{address}/kich-hoat/#{code}")
    assert page.get_by_label("Mã trên phiếu").input_value() == code
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhắc lại mật khẩu mới").fill(PASSWORD)
    check_page(page)
    page.get_by_role("button", name="Đặt mật khẩu").click()
    page.get_by_role("heading", name="Sổ tay năm 2026").wait_for()


# A member of a cell with three groups, and one who is no party member; leaders live theirs in
# test_a_block_year.
CELL, AGENCY = "K.02.07", "K.02.CQ"
EVERYBODY = (
    ("Trần Việt Phúc", CELL, PHONE),
    ("Vũ Hoàng Trang", AGENCY, DESK),
)


def begin(page, address: str, code: str) -> None:
    activate(page, address, code)
    check_page(page)
    write_plan(page, "Giải quyết hồ sơ trước hạn ít nhất 1 ngày")
    hand_in(page)


def review(page, address: str, title: str, *, carried: bool) -> None:
    page.goto(f"{address}/so-tay/2026/")
    write_review(page, title, carried=carried)


def has_the_booklet(page, address: str) -> None:
    page.goto(f"{address}/so-tay/2026/")
    assert page.get_by_role("link", name=re.compile("^Xem ")).count() >= 3
    check_page(page)
    pdf = page.request.get(f"{address}/so-tay/2026/so-tay.pdf").body()
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages)
    for words in ("Giải quyết hồ sơ trước hạn", "Quý I chưa trình bày", "Đã trình bày ngày 15/08"):
        assert words in " ".join(text.split())


def test_the_whole_year_of_a_member_and_a_civil_servant(roster, open_page, tmp_path):
    slips = {unit: tmp_path / f"{unit}.pdf" for unit in (CELL, AGENCY)}
    for unit, out in slips.items():
        roster.run("slips", unit, "--out", str(out))
    roster.serve("2026-01-05T08:00:00")
    pages = [open_page(viewport) for _, _, viewport in EVERYBODY]
    for page, (who, unit, _) in zip(pages, EVERYBODY, strict=True):
        begin(page, roster.address, code_of(who, slips[unit].read_bytes()))

    roster.serve("2026-06-10T08:00:00")
    for page in pages:
        review(page, roster.address, "Soát xét, đánh giá 6 tháng", carried=False)

    roster.serve("2026-12-05T08:00:00")
    for page in pages:
        review(page, roster.address, "Soát xét, đánh giá cả năm", carried=True)
        has_the_booklet(page, roster.address)
