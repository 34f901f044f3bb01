"""Documents: look through, read, confirm; put in and pass on for those who may."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.downloads import download
from sotay.kit.refusals import NotFound, NotNow
from sotay.library import actions
from sotay.library.forms import DisseminationForm, DocumentForm
from sotay.library.permissions import keep_documents, read_document
from sotay.library.queries import document_for, document_page, library


@opens(MEMBER)
def every(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("trang", "")
    number = int(typed) if typed.isdecimal() and 0 < len(typed) < 5 else 1
    page = library(by=request.by, words=request.GET.get("tim", "").strip()[:200],
                   page=max(1, number))  # fmt: skip
    return render(request, "library/every.html", {"page": page})


@opens(read_document)
def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    context = {"page": document_page(uid, by=request.by), "form": DisseminationForm()}
    return render(request, "library/one.html", context)


@opens(read_document)
def file(request: HttpRequest, uid: UUID) -> HttpResponse:
    document = document_for(uid, by=request.by)
    if not document.file:
        raise NotFound(uid)
    ending = document.file_name.rsplit(".", 1)[-1].lower()
    return download(bytes(document.file), f"van-ban.{ending}", "application/octet-stream")


@require_POST
@opens(read_document)
def studied(request: HttpRequest, uid: UUID) -> HttpResponse:
    actions.acknowledge(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã ghi nhận: đồng chí đã nghiên cứu văn bản này.")
    return redirect("library:one", uid=uid)


@require_POST
@opens(keep_documents)
def passed_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    form = DisseminationForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.disseminate(uid, given["unit"], given["instruction"],
                                due_on=given["due_on"], by=request.by, now=clock.now())  # fmt: skip
            messages.success(request, "Đã phổ biến văn bản tới cả đơn vị.")
            return redirect("library:one", uid=uid)
        except NotNow as refusal:
            form.add_error("due_on", str(refusal))
    context = {"page": document_page(uid, by=request.by), "form": form}
    return render(request, "library/one.html", context, status=422)


@opens(keep_documents)
def new(request: HttpRequest, code: str) -> HttpResponse:
    unit = actions.unit_to_keep(code, by=request.by)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_document(unit, _typed(form), file=_file(form), by=request.by,
                                        now=clock.now())  # fmt: skip
            return redirect("library:one", uid=made.uid)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    context = {"unit": unit, "form": form}
    return render(request, "library/new.html", context, status=422 if form.errors else 200)


def _typed(form: DocumentForm) -> actions.DocumentData:
    given = {name: value for name, value in form.cleaned_data.items() if name != "file"}
    return actions.DocumentData(**given)


def _file(form: DocumentForm) -> tuple[str, bytes] | None:
    given = form.cleaned_data["file"]
    return (given.name, given.read()) if given else None
