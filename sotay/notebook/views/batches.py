"""Print empty booklets for a unit, with progress; go on after a stop."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.exports.pdf import booklet_pdf
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.batches import NOT_DONE, folder_of, packed
from sotay.kit.downloads import ZIP, download
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.batches import continue_batch, start_batch
from sotay.notebook.permissions import print_booklets
from sotay.notebook.printouts import booklet_of
from sotay.notebook.queries.batches import batch as batch_of
from sotay.notebook.queries.batches import unit_to_print

STEP_SECONDS = 2.0


@opens(print_booklets)
def new_batch(request: HttpRequest, code: str) -> HttpResponse:
    unit = unit_to_print(code, by=request.by)
    year = clock.today().year
    if request.method == "POST":
        wanted = year + 1 if request.POST.get("year") == str(year + 1) else year
        made = start_batch(code, wanted, by=request.by, now=clock.now())
        return redirect("notebook:batch", uid=made.uid)
    return render(request, "notebook/new_batch.html", {"unit": unit, "years": (year, year + 1)})


@opens(print_booklets)
def batch(request: HttpRequest, uid: UUID) -> HttpResponse:
    return render(request, "notebook/batch.html", {"batch": batch_of(uid, by=request.by)})


@require_POST
@opens(print_booklets)
def batch_step(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = continue_batch(uid, render=lambda year: booklet_pdf(booklet_of(year)),
                           by=request.by, seconds=STEP_SECONDS)  # fmt: skip
    if request.headers.get("X-Sotay-Autosave"):
        return JsonResponse({"done": found.done, "total": found.total})
    return redirect("notebook:batch", uid=uid)


@opens(print_booklets)
def batch_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = batch_of(uid, by=request.by)
    if not found.is_done:
        raise NotNow(NOT_DONE)
    paths = sorted(folder_of(found.uid).glob("*.pdf"))
    files = ((path.name, path.read_bytes()) for path in paths)
    return download(packed(files), f"so-tay-trang-{found.unit.code}-{found.year}.zip", ZIP)
