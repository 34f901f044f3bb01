"""Good examples: look through, read, take an idea; say whether one may be told oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.devices import device_name
from sotay.kit.refusals import NotNow
from sotay.recognition.actions import answering
from sotay.recognition.actions.ideas import take_idea
from sotay.recognition.permissions import answer_example, read_example, read_told
from sotay.recognition.queries.pages import example_page, work_of
from sotay.recognition.queries.published import told_list
from sotay.recognition.views import pages


@opens(MEMBER)
def every(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("tim", "don-vi", "nam")}
    after = request.GET.get("sau", "")
    told = told_list(
        by=request.by,
        words=asked["tim"],
        unit=asked["don-vi"],
        year=asked["nam"][:4],
        after=int(after) if after.isdecimal() and len(after) < 19 else None,
    )
    context = {"told": told, "work": work_of(by=request.by), "is_later": bool(after)}
    return render(request, "recognition/every.html", context)


@opens(read_example)
def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    return pages.show(request, uid)


@require_POST
@opens(answer_example)
def answered(request: HttpRequest, uid: UUID) -> HttpResponse:
    if request.POST.get("go") == "decline":
        answering.decline(uid, by=request.by, now=clock.now())
        messages.success(request, "Đã ghi nhận. Không có gì được nêu, cũng không cần lý do.")
        return redirect("recognition:every")
    page = example_page(uid, by=request.by)
    form = pages.consent_form(page, request.POST)
    if not form.is_valid():
        return pages.show(request, uid, page=page, consent=form, status=422)
    given = {"picture": False} | form.cleaned_data
    answering.agree(uid, **given, by=request.by, now=clock.now())
    messages.success(request, "Cảm ơn. Đề nghị đã tới cấp ủy quyết định.")
    return redirect("recognition:one", uid=uid)


@require_POST
@opens(answer_example)
def withdrawn(request: HttpRequest, uid: UUID) -> HttpResponse:
    answering.withdraw_consent(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã gỡ lời nêu gương và ảnh khỏi mọi trang.")
    return redirect("recognition:one", uid=uid)


@require_POST
@opens(read_told)
def idea_taken(request: HttpRequest, uid: UUID) -> HttpResponse:
    device = device_name(request.headers.get("User-Agent", ""))
    try:
        taken = take_idea(uid, by=request.by, now=clock.now(), device=device)
    except NotNow as refusal:
        return pages.show(request, uid, problem=str(refusal), status=409)
    told = "Đã thêm một việc vào kế hoạch, kèm nguồn. Hãy viết lại cho hợp với việc của mình."
    if taken.is_correction:
        told += " Kế hoạch đã nộp: việc này nằm trong bản sửa, xem lại rồi nộp bản mới."
    messages.success(request, told)
    name = "notebook:correction" if taken.is_correction else "notebook:use"
    return redirect(reverse(name, args=[taken.year, "ke-hoach"]) + f"#item-{taken.item}-deed")
