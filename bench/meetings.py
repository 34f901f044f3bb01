"""A meeting of thirty: agenda from what was handed in, run by a keyboard script, its Word file."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.desk import Row
from tests.journeys.browser import ARGUMENTS, DESK
from tests.journeys.installation import Installation, new_database
from tests.journeys.keyboard import Keyboard, hear_everybody
from tests.journeys.living import HAND_IN

WHERE = "/don-vi/K.01.01/sinh-hoat/"
DAY = f"{WHERE}2027-02-03/"
# Twelve more than the eighteen of the demo world; all thirty hand in a plan.
PREPARE = f"""{HAND_IN}
from sotay.org.models import Membership, Person, Unit
cell = Unit.objects.get(code="K.01.01")
for n in range(12):
    one = Person.objects.create(family_middle="Le Van", given=f"So {{n}}", sort_key=f"so {{n:02d}}",
                                folded=f" le van so {{n}}")
    Membership.objects.create(person=one, unit=cell, category="official", valid_from="2026-01-01")
for row in Membership.objects.filter(unit=cell).select_related("person"):
    hand_in(row.person, 2027)
"""


def measure_meeting() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="sotay-meeting-") as folder:
        made = Installation(Path(folder) / "data")
        if url := os.environ.get("SOTAY_DATABASE_URL"):
            made.env["SOTAY_DATABASE_URL"] = new_database(url)
        made.run("demo")
        made.run("shell", "-c", PREPARE, now="2027-01-12T08:00:00")
        try:
            yield from _in_the_browser(made)
        finally:
            made.stop()


def _in_the_browser(made: Installation) -> Iterator[Row]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=ARGUMENTS, ignore_default_args=False
        )
        page = browser.new_context(viewport=DESK, locale="vi-VN", bypass_csp=True).new_page()
        posts: list[str] = []
        page.on("request", lambda asked: posts.append(asked.url) if asked.method == "POST" else 0)
        made.serve("2027-01-12T09:00:00", whole=True)
        keys = Keyboard(page, made.address)
        keys.sign_in("bithu")
        posts.clear()
        reports = plan(keys)
        yield (f"chương trình {reports} báo cáo của 30 người, lập từ các bài đã nộp",
               f"{len(posts)} thao tác", "≤ 3", reports >= 30 and len(posts) <= 3)  # fmt: skip
        made.serve("2027-02-03T13:55:00", whole=True)
        began = time.perf_counter()
        meet(keys, reports)
        took = time.perf_counter() - began
        yield ("cuộc họp 30 người bằng kịch bản bàn phím, sự kiện chuột",
               f"{len(keys.mouse)} ({took:.0f} s)", "0", keys.mouse == [])  # fmt: skip
        seconds = word_file(page, f"{made.address}{DAY}bien-ban/bien-ban.docx")
        yield "biên bản cuộc họp 30 người, tệp Word", f"{seconds:.2f} s", "≤ 2 s", seconds <= 2
        browser.close()


def plan(keys: Keyboard) -> int:
    """The next meeting is planned; how many reports stand on its agenda: the plans of thirty, and
    the reviews of the year before that were never reported.
    """
    keys.page.goto(f"{keys.address}{WHERE}moi/")
    keys.go("button", "Lên lịch")
    keys.page.locator("[data-st-agenda]").wait_for()
    return keys.page.locator("[data-st-agenda] > li", has_text="Báo cáo Sổ tay").count()


def meet(keys: Keyboard, reports: int) -> None:
    page = keys.page
    page.goto(keys.address + DAY)
    keys.go("button", "Bắt đầu")
    keys.go("button", "Lưu điểm danh")
    keys.go("button", "Mục tiếp theo ›")
    page.locator("[data-st-now]:focus").wait_for()
    for number in range(reports):
        write_down(keys, f"Nhất trí với báo cáo thứ {number + 1}, đề nghị làm đúng hạn.")
        if number + 1 < reports:
            hear_everybody(keys, 1)
    keys.press("n")
    keys.heading("Chương trình")
    keys.go("link", "Kết thúc và ký")
    keys.heading("Trước khi kết thúc")
    keys.go("button", "Kết thúc và ký")
    page.wait_for_url("**/bien-ban/")


def write_down(keys: Keyboard, words: str) -> None:
    """An opinion by two letters of the speaker's name, and the chair's conclusion."""
    keys.press("y")
    keys.type("da")
    keys.press("Tab")
    keys.type(words)
    keys.press("Escape", "k")
    keys.type("Chi bộ ghi nhận.")
    keys.press("Escape")


def word_file(page: Page, address: str) -> float:
    """The slowest of three."""
    found = []
    for _ in range(3):
        began = time.perf_counter()
        answer = page.request.get(address)
        found.append(time.perf_counter() - began)
        if answer.status != 200 or len(answer.body()) < 10_000:
            raise SystemExit(f"biên bản trả lời {answer.status}")
    return max(found)
