"""How it is going in a unit: the page, and its table for Excel."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import XLSX, download
from sotay.notebook.queries.years import FIRST_YEAR
from sotay.oversight.charts import drawing_of
from sotay.oversight.permissions import see_progress
from sotay.oversight.printouts_progress import progress_table
from sotay.oversight.queries.progress import Progress, progress
from sotay.oversight.views.asked import onward, year_of

# Heads of the table: label, whether of numbers, and by what its link has the units in order.
COLUMNS = (
    ("Tổ chức đảng", False, "ma"),
    ("Số người", True, "nguoi"),
    ("Đã nộp (vàng: muộn)", False, ""),
    ("Tỷ lệ", True, "nop"),
    ("Muộn", True, "muon"),
    ("Chưa nộp", True, "thieu"),
    ("Cấp ủy", False, ""),
    ("Đã báo cáo", True, "bao-cao"),
)


AS_NOW = "nay"  # in the address: a former year with its units as they stand now


@dataclass(frozen=True)
class Column:
    """A head of the table; following its link has the units in its order, or turned round."""

    label: str
    is_number: bool
    url: str = ""
    state: str = ""  # as `aria-sort` has it


@opens(see_progress)
def progress_page(request: HttpRequest, code: str) -> HttpResponse:
    found = progress(code, year_of(request), by=request.by, now=clock.now(), **wanted(request))
    return shown(request, found)


@opens(see_progress)
def progress_file(request: HttpRequest, code: str) -> HttpResponse:
    page = progress(code, year_of(request), by=request.by, now=clock.now(), **wanted(request))
    content = progress_table(page, by=request.by.name, address=request.build_absolute_uri("./"))
    return download(content, f"tinh-hinh-{code}-{page.use.slug}-{page.year}.xlsx", XLSX)


def wanted(request: HttpRequest) -> dict[str, Any]:
    asked = request.GET
    return {"use": asked.get("lan", ""), "sort": asked.get("xep", "ma"),
            "as_now": asked.get("cach") == AS_NOW}  # fmt: skip


def shown(request: HttpRequest, page: Progress) -> HttpResponse:
    context = {
        "page": page,
        "columns": [_column(page, *one) for one in COLUMNS],
        "chart": drawing_of(page.curve) if page.curve else None,
        "years": _years(page),
        "may": onward(request, page.unit),
        "ways": [
            ("", "Như khi đó", page.as_then),
            (f"&cach={AS_NOW}", "Như hiện nay", not page.as_then),
        ],
        "way": f"&cach={AS_NOW}" if _is_as_now(page) else "",
        "is_here": page.unit.pk in request.by.units_above(),
    }
    return render(request, "oversight/progress.html", context)


def _column(page: Progress, label: str, is_number: bool, key: str) -> Column:
    if not key:
        return Column(label, is_number)
    first = f"-{key}" if is_number else key
    turned = key if first.startswith("-") else f"-{key}"
    asked = {"nam": page.year, "lan": page.use.slug, "xep": turned if page.sort == first else first}
    if _is_as_now(page):
        asked["cach"] = AS_NOW
    states = {key: "ascending", f"-{key}": "descending"}
    return Column(label, is_number, "?" + urlencode(asked), states.get(page.sort, ""))


def _is_as_now(page: Progress) -> bool:
    return page.stood_elsewhere and not page.as_then


def _years(page: Progress) -> list[int]:
    """The year before, and the year after once its first plans can be written."""
    last = page.today.year + (page.today.month == 12)
    return [year for year in (page.year - 1, page.year + 1) if FIRST_YEAR <= year <= last]
