"""Put a document in, mend what is said of it, take it out again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.library.actions.keeping import (
    DocumentData,
    Sent,
    WrongDocument,
    add_document,
    change_document_to,
    remove_document,
    unit_to_keep,
)
from sotay.library.forms import DocumentForm
from sotay.library.permissions import change_document, keep_documents
from sotay.library.queries.documents import document_to_change, file_of, typed_numbers
from sotay.library.rules import numbers_typed


@opens(keep_documents)
def new(request: HttpRequest, code: str) -> HttpResponse:
    unit = unit_to_keep(code, by=request.by)
    form = DocumentForm(request.POST or None, request.FILES or None,
                        initial={"replaces": request.GET.get("thay", "")[:80]})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = add_document(unit, _typed(form), file=_sent(form), by=request.by,
                                now=clock.now())  # fmt: skip
            messages.success(request, "Đã đưa văn bản lên thư viện.")
            return redirect("library:one", uid=made.uid)
        except WrongDocument as refusal:
            form.add_error(refusal.field, str(refusal))
    return _page(request, form, {"unit": unit, "document": None, "file": None})


@opens(change_document)
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    document = document_to_change(uid, by=request.by)
    form = DocumentForm(request.POST or None, request.FILES or None, initial=_kept(document))
    if request.method == "POST" and form.is_valid():
        try:
            change_document_to(uid, _typed(form), file=_sent(form), by=request.by, now=clock.now())
            messages.success(request, "Đã lưu.")
            return redirect("library:one", uid=uid)
        except WrongDocument as refusal:
            form.add_error(refusal.field, str(refusal))
    return _page(
        request, form, {"unit": document.unit, "document": document, "file": file_of(document)}
    )


@require_POST
@opens(change_document)
def removed(request: HttpRequest, uid: UUID) -> HttpResponse:
    remove_document(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã gỡ văn bản khỏi thư viện.")
    return redirect("library:every")


def _page(request: HttpRequest, form: DocumentForm, more: dict) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "library/write.html", {"form": form, **more}, status=status)


def _kept(document) -> dict:
    names = ("kind", "issuer", "number", "issued_on", "subject", "text")
    return {**{name: getattr(document, name) for name in names},
            "replaces": typed_numbers(document), "not_secret": True}  # fmt: skip


def _typed(form: DocumentForm) -> DocumentData:
    given = form.cleaned_data
    names = ("kind", "issuer", "number", "issued_on", "subject", "text")
    return DocumentData(**{name: given[name] for name in names},
                        replaces=tuple(numbers_typed(given["replaces"])))  # fmt: skip


def _sent(form: DocumentForm) -> Sent | None:
    given = form.cleaned_data["file"]
    return Sent(given.name, given.read()) if given else None
