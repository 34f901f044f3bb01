"""A real Chromium, and what every page a journey sees must satisfy."""

from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
RULES = """{resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']}"""
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def check_page(page: Page) -> None:
    """axe reports nothing, nothing runs out sideways, nothing failed in the console."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    found = page.evaluate(f"axe.run({RULES})")["violations"]
    told = [(v["id"], v["nodes"][0]["html"][:160]) for v in found]
    assert not told, f"{page.url}: {told}"
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
    assert not wide, f"{page.url} runs out sideways"
    assert not page.context.console_errors, f"{page.url}: {page.context.console_errors}"


def check_both(page: Page) -> None:
    """The same on a phone and on a desk, whichever of them the page is on."""
    own = page.viewport_size
    check_page(page)
    page.set_viewport_size(PHONE if own == DESK else DESK)
    check_page(page)
    page.set_viewport_size(own)


def sign_in(page: Page, address: str, name: str, password: str = "sotay-demo") -> None:
    page.goto(f"{address}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def wait_saved(page: Page) -> None:
    page.locator("[data-st-saved]", has_text="Đã lưu").wait_for(timeout=8000)
