"""Print the evidence sheets of a cell, with progress; go on after a stop."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.evaluation.actions.batches import continue_batch, printed_files, start_batch
from sotay.evaluation.permissions import print_evidence
from sotay.evaluation.printouts import evidence_sheet
from sotay.evaluation.queries import batches
from sotay.exports.pdf import data_pdf
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.batches import packed
from sotay.kit.downloads import ZIP, download

STEP_SECONDS = 2.0


@opens(print_evidence)
def new(request: HttpRequest, code: str, year: int) -> HttpResponse:
    if request.method == "POST":
        made = start_batch(code, year, by=request.by, now=clock.now())
        return redirect("evaluation:batch", code=code, uid=made.uid)
    page = batches.new_batch(code, year, by=request.by)
    return render(request, "evaluation/new_batch.html", {"page": page})


@opens(print_evidence)
def one(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    found = batches.batch(code, uid, by=request.by)
    return render(request, "evaluation/batch.html", {"batch": found})


@require_POST
@opens(print_evidence)
def step(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    found = continue_batch(code, uid, render=lambda found: data_pdf(evidence_sheet(found)),
                           by=request.by, now=clock.now(), seconds=STEP_SECONDS)  # fmt: skip
    if request.headers.get("X-Sotay-Autosave"):
        return JsonResponse({"done": found.done, "total": found.total})
    return redirect("evaluation:batch", code=code, uid=uid)


@opens(print_evidence)
def files(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    found, sheets = printed_files(code, uid, by=request.by)
    return download(packed(sheets.items()), f"can-cu-danh-gia-{code}-{found.year}.zip", ZIP)
