"""My account: password, devices, recovery sheet, how pages look."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sotay.accounts import forms
from sotay.accounts.actions import (
    CodeRefused,
    PasswordRefused,
    change_password,
    lift_by_sheet,
    lift_from_old_device,
    make_recovery_sheet,
    object_to_help,
    set_reading,
    sign_out_device,
    sign_out_others,
)
from sotay.accounts.queries import devices
from sotay.accounts.rules import grouped
from sotay.accounts.session_state import asks_owner, shut_in
from sotay.kit import clock
from sotay.kit.access import SIGNED_IN, opens

CHANGED = "Đã đổi mật khẩu. Các máy khác đã đăng xuất."
CHANGED_WHILE_SHUT = "Đã đổi mật khẩu. Máy đăng nhập từ trước khi được giúp vẫn giữ nguyên."


@opens(SIGNED_IN)
def account(request: HttpRequest) -> HttpResponse:
    return page(request)


def page(request: HttpRequest, *, status: int = 200, **filled: object) -> HttpResponse:
    login = request.user
    context = {
        "devices": devices(login.pk, now=clock.now()),
        "here": request.session.session_key,
        "password_form": forms.ChangePasswordForm(),
        "sheet_form": forms.SheetForm(),
        "recovery_form": forms.ConfirmPasswordForm(prefix="sheet"),
        "reading_form": forms.ReadingForm(
            initial={"theme": login.theme, "text_size": login.text_size}
        ),
        "shut_until": shut_in(request, clock.now()),
        "asks_owner": asks_owner(request, clock.now()),
        **filled,
    }
    return render(request, "accounts/account.html", context, status=status)


def is_shut(request: HttpRequest) -> bool:
    """Whether this session came in with somebody else's help and showed nothing else yet."""
    return shut_in(request, clock.now()) is not None


@require_POST
@opens(SIGNED_IN)
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    form = forms.ChangePasswordForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            change_password(request.user.pk, old=given["old"], new=given["password"],
                            keep=request.session.session_key or "",
                            shut=is_shut(request))  # fmt: skip
            messages.success(request, CHANGED_WHILE_SHUT if is_shut(request) else CHANGED)
            return redirect("accounts:account")
        except PasswordRefused as refusal:
            form.add_error("old" if "hiện tại" in str(refusal) else "password", str(refusal))
    return page(request, status=422, password_form=form)


@require_POST
@opens(SIGNED_IN)
def devices_out(request: HttpRequest) -> HttpResponse:
    key = request.POST.get("device", "")
    if key:
        sign_out_device(request.user.pk, key, shut=is_shut(request))
        messages.success(request, "Đã đăng xuất máy ấy.")
    else:
        ended = sign_out_others(request.user.pk, keep=request.session.session_key or "",
                                shut=is_shut(request))  # fmt: skip
        messages.success(request, f"Đã đăng xuất {ended} máy khác.")
    return redirect("accounts:account")


@require_POST
@opens(SIGNED_IN)
def reading(request: HttpRequest) -> HttpResponse:
    form = forms.ReadingForm(request.POST)
    if form.is_valid():
        set_reading(request.user.pk, **form.cleaned_data)
    return redirect("accounts:account")


@require_POST
@opens(SIGNED_IN)
@sensitive_post_parameters()
def recovery_sheet(request: HttpRequest) -> HttpResponse:
    form = forms.ConfirmPasswordForm(request.POST, prefix="sheet")
    if form.is_valid():
        try:
            code = make_recovery_sheet(request.user.pk, password=form.cleaned_data["password"],
                                       now=clock.now(), shut=is_shut(request))  # fmt: skip
            context = {"code": grouped(code), "made_on": clock.today()}
            return render(request, "accounts/recovery_sheet.html", context)
        except PasswordRefused as refusal:
            form.add_error("password", str(refusal))
    return page(request, status=422, recovery_form=form)


@require_POST
@opens(SIGNED_IN)
def opened_by_sheet(request: HttpRequest) -> HttpResponse:
    form = forms.SheetForm(request.POST)
    if form.is_valid():
        try:
            lift_by_sheet(request.user.pk, form.cleaned_data["code"])
            messages.success(request, "Đã mở lại bài đang viết và ghi chép.")
            return redirect("accounts:account")
        except CodeRefused as refusal:
            form.add_error("code", str(refusal))
    return page(request, status=422, sheet_form=form)


@require_POST
@opens(SIGNED_IN)
def owner_answered(request: HttpRequest) -> HttpResponse:
    """On an old device: was the help asked for by me?"""
    if not asks_owner(request, clock.now()):
        return redirect("accounts:account")
    if request.POST.get("me") == "1":
        lift_from_old_device(request.user.pk)
        messages.success(request, "Cảm ơn đồng chí. Mọi thứ đã mở lại ở các máy.")
    else:
        object_to_help(request.user.pk, keep=request.session.session_key or "")
        messages.warning(request, "Đã chặn: mật khẩu vừa đặt không dùng được nữa, các máy khác đã "
                         "bị đăng xuất. Hãy báo chi ủy cấp trên và xin phiếu mới.")  # fmt: skip
    return redirect("accounts:account")
