"""Installations and browsers for journeys."""

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.browser import ARGUMENTS
from tests.journeys.installation import Installation


@pytest.fixture
def installation(tmp_path):
    """An empty one."""
    made = Installation(tmp_path / "data")
    yield made
    made.stop()


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory) -> Installation:
    """The demo world, built once by the command and never run: others are copies of it."""
    made = Installation(tmp_path_factory.mktemp("demo") / "data")
    made.run("demo")
    return made


@pytest.fixture
def demo(built_demo, tmp_path):
    """The demo world in an installation of its own."""
    made = Installation(tmp_path / "data", like=built_demo)
    yield made
    made.stop()


@pytest.fixture
def open_page():
    """A page in a browser of its own: `open_page(viewport)`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=ARGUMENTS, ignore_default_args=False
        )

        def make(viewport: dict, **options):
            # axe is put into the page by the test, which our own policy would rightly block.
            context = browser.new_context(viewport=viewport, bypass_csp=True, locale="vi-VN",
                                          timezone_id="Asia/Ho_Chi_Minh", **options)  # fmt: skip
            context.console_errors = []
            page = context.new_page()
            page.on("pageerror", lambda error: context.console_errors.append(str(error)))
            return page

        yield make
        browser.close()


@pytest.fixture(scope="session")
def january(built_demo, tmp_path_factory):
    """One for every test that writes a plan in January: each is by another member."""
    made = Installation(tmp_path_factory.mktemp("thang-gieng") / "data", like=built_demo)
    made.serve("2027-01-05T08:00:00")
    yield made
    made.stop()
