"""`make screenshots`: the pictures of docs/, taken from the demo world in a real browser.

The booklet is drawn by pdftoppm (Debian: poppler-utils).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.journeys.browser import ARGUMENTS, DESK, PHONE, sign_in  # noqa: E402
from tests.journeys.installation import Installation  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "dangvien": (
        ("home", "/so-tay/2026/"),
        ("plan", "/so-tay/2026/ke-hoach/"),
        ("review", "/so-tay/2026/soat-xet-6-thang/"),
    ),
    "bithu": (
        ("cell", "/don-vi/K.01.01/"),
        ("meeting", "/don-vi/K.01.01/sinh-hoat/2026-06-19/"),
    ),
    "danguy": (("progress", "/don-vi/K.01/tinh-hinh/"),),
}


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        installation = Installation(Path(folder))
        installation.run("demo")
        installation.serve()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        try:
            for name, viewport in (("phone", PHONE), ("desk", DESK)):
                for who, pages in PAGES.items():
                    page = browser.new_context(viewport=viewport, locale="vi-VN").new_page()
                    sign_in(page, installation.address, who)
                    for title, path in pages:
                        page.goto(installation.address + path)
                        page.screenshot(path=PICTURES / f"{title}-{name}.png", full_page=True)
                    if who == "dangvien" and viewport == DESK:
                        booklet(page, installation.address)
        finally:
            installation.stop()


def booklet(page: Page, address: str) -> None:
    """The first pages of last year's booklet, side by side."""
    pdf = page.request.get(f"{address}/so-tay/2025/so-tay.pdf").body()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "so-tay.pdf"
        kept.write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "80", "-png", "-l", "4", str(kept), f"{folder}/trang"],
                       check=True)  # fmt: skip
        side_by_side([Image.open(p) for p in sorted(Path(folder).glob("trang*.png"))]).save(
            PICTURES / "booklet.png", optimize=True
        )


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    width, height = sum(page.width for page in pages), max(page.height for page in pages)
    sheet = Image.new("RGB", (width, height), "white")
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet


if __name__ == "__main__":
    main()
