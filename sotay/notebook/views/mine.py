"""What is kept of me, and who read it; what to write about, by example."""

import json

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.audit.queries import readings_about
from sotay.exports.pdf import data_pdf
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import JSON, PDF, download
from sotay.notebook.actions.helping import name_helper
from sotay.notebook.permissions import write_entry
from sotay.notebook.printouts import readable_data
from sotay.notebook.queries.examples import examples_of_year
from sotay.notebook.queries.helping import helper_choices
from sotay.notebook.queries.leaves import leaves_about
from sotay.notebook.queries.mine import my_data

READINGS_A_PAGE = 50


@opens(write_entry)
def readers(request: HttpRequest) -> HttpResponse:
    pages = Paginator(readings_about(request.by.person_id), READINGS_A_PAGE)
    page = pages.get_page(request.GET.get("trang"))
    context = {"page": page, "leaves": leaves_about(by=request.by)}
    return render(request, "notebook/readers.html", context)


@opens(write_entry)
def data(request: HttpRequest) -> HttpResponse:
    """JSON or a readable PDF, by `?dang=`; without it a page that offers both."""
    form = request.GET.get("dang")
    if form not in ("json", "pdf"):
        return render(request, "notebook/my_data.html")
    kept = my_data(by=request.by, now=clock.now())
    if form == "json":
        text = json.dumps(kept, ensure_ascii=False, indent=2)
        return download(text.encode(), "so-tay-cua-toi.json", JSON)
    return download(data_pdf(readable_data(kept)), "so-tay-cua-toi.pdf", PDF)


@opens(write_entry)
def helper(request: HttpRequest) -> HttpResponse:
    page = helper_choices(by=request.by)
    if request.method == "POST":
        name_helper(request.POST.get("helper", ""), by=request.by, now=clock.now())
        messages.success(request, "Đã ghi nhận người nhập hộ.")
        return redirect("accounts:account")
    return render(request, "notebook/helper.html", {"page": page})


@opens(write_entry)
def examples(request: HttpRequest, year: int) -> HttpResponse:
    examples, heads = examples_of_year(year, by=request.by)
    context = {"year": year, "examples": examples, "heads": heads}
    return render(request, "notebook/examples.html", context)
