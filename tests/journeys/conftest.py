"""Installations and browsers for journeys."""

import fcntl
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.browser import ARGUMENTS
from tests.journeys.installation import Installation

ROSTER = Path(__file__).parents[1] / "data" / "danh-sach.xlsx"
JANUARY = "2026-01-05T08:00:00"


@pytest.fixture
def installation(tmp_path):
    """An empty one."""
    made = Installation(tmp_path / "data")
    yield made
    made.stop()


@pytest.fixture(scope="session")
def build_once(tmp_path_factory, worker_id) -> Callable[..., Installation]:
    """`build_once(name, build)`: the installation of that name, by whichever process came first."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def get(name: str, build: Callable[[Installation], None]) -> Installation:
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            built, made = shared / f"{name}.built", Installation(shared / name, template=name)
            if not built.exists():
                build(made)
                built.touch()
        return made

    return get


@pytest.fixture(scope="session")
def built_demo(build_once) -> Installation:
    """The demo world, built once by the command and never run: others are copies of it."""
    return build_once("demo", lambda made: made.run("demo"))


@pytest.fixture
def demo(built_demo, tmp_path):
    """The demo world in an installation of its own."""
    made = Installation(tmp_path / "data", like=built_demo)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def brought_in(build_once) -> Installation:
    """An empty demo database in January with a whole roster imported once, and never run."""
    return build_once("roster", bring_in)


def bring_in(made: Installation) -> None:
    made.run("demo", "--size", "empty", now=JANUARY)
    told = json.loads(made.run("import-roster", str(ROSTER), "--json"))
    assert (told["units"], told["people"], told["errors"]) == (376, 3842, [])


@pytest.fixture
def roster(brought_in, tmp_path):
    """The people of the roster in an installation of its own."""
    made = Installation(tmp_path / "data", like=brought_in)
    yield made
    made.stop()


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=ARGUMENTS, ignore_default_args=False
        )
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser):
    """A page of somebody of their own: `open_page(viewport)`."""
    opened = []

    def make(viewport: dict, **options):
        # axe is put into the page by the test, which our own policy would rightly block.
        context = browser.new_context(viewport=viewport, bypass_csp=True, locale="vi-VN",
                                      timezone_id="Asia/Ho_Chi_Minh", **options)  # fmt: skip
        opened.append(context)
        context.console_errors = []
        page = context.new_page()
        page.on("pageerror", lambda error: context.console_errors.append(str(error)))
        return page

    yield make
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def january(built_demo, tmp_path_factory):
    """One for every test that writes a plan in January: each is by another member."""
    made = Installation(tmp_path_factory.mktemp("thang-gieng") / "data", like=built_demo)
    made.serve("2027-01-05T08:00:00")
    yield made
    made.stop()
