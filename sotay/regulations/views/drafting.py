"""Write the next regulation of a unit in three steps: document, forms of the year, look through."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.regulations.actions import drafting
from sotay.regulations.actions.issuing import NotReady, issue, withdraw
from sotay.regulations.forms.document import DocumentForm, typed_document
from sotay.regulations.forms.year import YearForms
from sotay.regulations.permissions import set_rules
from sotay.regulations.queries.drafts import DraftPage, draft_page
from sotay.regulations.queries.preview import preview

ONWARD = {"document": "regulations:new", "forms": "regulations:forms", "check": "regulations:check"}


@opens(set_rules)
def document(request: HttpRequest, code: str) -> HttpResponse:
    page = draft_page(code, by=request.by)
    form = DocumentForm(request.POST or None, request.FILES or None, page=page,
                        initial=typed_document(page))  # fmt: skip
    context = _shown(request, page, form, page.mark_of_document)
    if request.method == "POST" and form.is_valid() and _saved(request, code, form, context):
        return _onward(request, code)
    status = 409 if context["other"] else 422 if form.errors else 200
    return render(request, "regulations/document.html", context, status=status)


def _saved(request: HttpRequest, code: str, form: DocumentForm, context: dict[str, Any]) -> bool:
    try:
        drafting.save_document(
            code, form.heading(), form.values(), base=context["base"], by=request.by,
            now=clock.now(), file=form.upload(), drops_file=form.cleaned_data["drops_file"],
        )  # fmt: skip
        return True
    except drafting.Loosened as refusal:
        for key, reason in refusal.reasons.items():
            form.add_error(key or None, reason)
    except NotNow as refusal:
        form.add_error("file", str(refusal))
    except drafting.Elsewhere as other:
        context["theirs"] = form.differing()
        context |= {"other": other.draft, "base": context["page"].mark_of_document}
    return False


@opens(set_rules)
def forms(request: HttpRequest, code: str) -> HttpResponse:
    page = draft_page(code, by=request.by)
    form = YearForms(request.POST or None, page)
    context = _shown(request, page, form, page.mark_of_forms)
    if request.method == "POST" and not form.errors and _forms_saved(request, code, context):
        return _onward(request, code)
    status = 409 if context["other"] else 422 if form.errors else 200
    return render(request, "regulations/forms.html", context, status=status)


def _forms_saved(request: HttpRequest, code: str, context: dict[str, Any]) -> bool:
    form = context["form"]
    try:
        drafting.save_forms(code, form.values(), base=context["base"], by=request.by,
                            now=clock.now())  # fmt: skip
        return True
    except drafting.Elsewhere as other:
        context["theirs"] = form.differing()
        context |= {"other": other.draft, "base": context["page"].mark_of_forms}
    return False


@opens(set_rules)
def check(request: HttpRequest, code: str) -> HttpResponse:
    if request.method == "POST":
        return _issued(request, code)
    return render(request, "regulations/check.html", {"page": preview(code, by=request.by)})


def _issued(request: HttpRequest, code: str) -> HttpResponse:
    try:
        made = issue(code, base=_base(request, ""), by=request.by, now=clock.now())
    except NotReady:
        page = preview(code, by=request.by)
        return render(request, "regulations/check.html", {"page": page}, status=422)
    messages.success(request, f"Đã ban hành {made.title}.")
    return redirect("regulations:one", code=code, uid=made.uid)


@require_POST
@opens(set_rules)
def dropped(request: HttpRequest, code: str) -> HttpResponse:
    drafting.drop_draft(code, by=request.by, now=clock.now())
    messages.success(request, "Đã bỏ bản thảo.")
    return redirect("regulations:rules", code=code)


@require_POST
@opens(set_rules)
def withdrawn(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    document = withdraw(code, uid, by=request.by, now=clock.now())
    messages.success(request, f"Đã thu hồi {document.title}; văn bản trước vẫn có hiệu lực.")
    return redirect("regulations:rules", code=code)


def _shown(request: HttpRequest, page: DraftPage, form: Any, mark: str) -> dict[str, Any]:
    return {"page": page, "form": form, "base": _base(request, mark), "other": None, "theirs": ()}


def _base(request: HttpRequest, fresh: str) -> str:
    """The mark of what the writer was shown: typed with the form, or what is shown now."""
    return request.POST.get("base", fresh)


def _onward(request: HttpRequest, code: str) -> HttpResponse:
    """Each button is a save that leads somewhere; without one, back to the same page."""
    messages.success(request, "Đã lưu bản thảo.")
    go = request.POST.get("go", "")
    return redirect(ONWARD[go], code=code) if go in ONWARD else redirect(request.path)
