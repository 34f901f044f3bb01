"""Which promise a test keeps: `@proves("A4")` names the check; `make nightly` writes docs/proof.md.

`make test` leaves out what is marked `nightly`: the long forms, whose short ones run on every
change; `nightly("postgres")` is left out on that engine alone. `record_property("figure", "…")` in
a test prints what it measured beside the promise.
"""

import json
import os
from pathlib import Path

import pytest


def pytest_addoption(parser) -> None:
    parser.addoption("--nightly", action="store_true", help="run the long forms too")
    parser.addoption("--proof", metavar="FILE", help="write what was proved to FILE as JSON")


def pytest_collection_modifyitems(config, items) -> None:
    if config.getoption("--nightly"):
        return
    long = [item for item in items if _is_long(item.get_closest_marker("nightly"))]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in set(long)]


def _is_long(marker) -> bool:
    engine = os.environ.get("SOTAY_TEST_ENGINE", "sqlite")
    return bool(marker) and (not marker.args or engine in marker.args)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item) -> None:
    for marker in item.iter_markers("proves"):
        item.user_properties += [("proves", check) for check in marker.args]


class Proof:
    """Gathers in the process that the workers report to."""

    def __init__(self, path: Path) -> None:
        self.path, self.lines = path, []

    def pytest_runtest_logreport(self, report) -> None:
        checks = [value for name, value in report.user_properties if name == "proves"]
        if not checks or (report.when != "call" and report.passed):
            return
        figures = [str(value) for name, value in report.user_properties if name == "figure"]
        self.lines += [
            {"check": check, "test": report.nodeid, "passed": report.passed,
             "seconds": round(report.duration, 2), "figure": "; ".join(figures)}
            for check in sorted(set(checks))
        ]  # fmt: skip

    def pytest_sessionfinish(self) -> None:
        self.path.write_text(json.dumps(self.lines, ensure_ascii=False, indent=1), "utf-8")


def pytest_configure(config) -> None:
    if (path := config.getoption("--proof")) and "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(Proof(Path(path)))
