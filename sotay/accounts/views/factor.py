"""The second step: set up, asked for when signing in, turned off."""

import io
from datetime import datetime, timedelta
from urllib.parse import quote

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sotay.accounts.actions import (
    CodeRefused,
    PasswordRefused,
    begin_factor,
    confirm_factor,
    drop_factor,
    pass_factor,
)
from sotay.accounts.forms import ConfirmPasswordForm, FactorForm
from sotay.accounts.models import Login
from sotay.accounts.queries import active_login, factor_begun, has_factor
from sotay.accounts.views.entering import PENDING, enter, onward_of, remember
from sotay.kit import clock
from sotay.kit.access import PUBLIC, SIGNED_IN, opens

WAITS = timedelta(minutes=10)


@opens(PUBLIC)
@sensitive_post_parameters()
def second_step(request: HttpRequest) -> HttpResponse:
    """Whoever typed the right password a moment ago types the code of their authenticator."""
    login = _pending(request)
    if login is None:
        return redirect("accounts:sign-in")
    form = FactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pass_factor(login.pk, form.cleaned_data["code"], now=clock.of_the_world())
        except CodeRefused as refusal:
            form.add_error("code", str(refusal))
        else:
            onward = onward_of(request.session.pop(PENDING)["next"])
            enter(request, login)
            return remember(redirect(onward), login)
    status = 422 if form.errors else 200
    return render(request, "accounts/second_step.html", {"form": form}, status=status)


def _pending(request: HttpRequest) -> Login | None:
    waiting = request.session.get(PENDING)
    if not waiting or datetime.fromisoformat(waiting["at"]) < clock.now() - WAITS:
        return None
    return active_login(waiting["login"])


@opens(SIGNED_IN)
def factor(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, *, status: int = 200, **filled: object) -> HttpResponse:
    key = factor_begun(request.user.pk)
    context = {
        "is_on": has_factor(request.user.pk),
        "key": " ".join(key[at : at + 4] for at in range(0, len(key), 4)),
        "picture": _picture(request.user.user_name, key) if key else "",
        "form": FactorForm(),
        "password_form": ConfirmPasswordForm(prefix="off"),
        **filled,
    }
    return render(request, "accounts/factor.html", context, status=status)


def _picture(name: str, key: str) -> str:
    """What an authenticator reads with the camera."""
    label = quote(f"Sổ tay:{name}")
    address = f"otpauth://totp/{label}?secret={key}&issuer={quote('Sổ tay')}"
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(
        out, kind="svg", scale=5, border=2, light="#fff", xmldecl=False
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308


@require_POST
@opens(SIGNED_IN)
def factor_begun_now(request: HttpRequest) -> HttpResponse:
    begin_factor(request.user.pk, now=clock.now())
    return redirect("accounts:factor")


@require_POST
@opens(SIGNED_IN)
@sensitive_post_parameters()
def factor_on(request: HttpRequest) -> HttpResponse:
    form = FactorForm(request.POST)
    if form.is_valid():
        try:
            confirm_factor(request.user.pk, form.cleaned_data["code"],
                           now=clock.of_the_world())  # fmt: skip
            messages.success(request, "Đã bật. Từ lần đăng nhập sau sẽ hỏi mã của ứng dụng.")
            return redirect("accounts:account")
        except CodeRefused as refusal:
            form.add_error("code", str(refusal))
    return _page(request, status=422, form=form)


@require_POST
@opens(SIGNED_IN)
@sensitive_post_parameters()
def factor_off(request: HttpRequest) -> HttpResponse:
    form = ConfirmPasswordForm(request.POST, prefix="off")
    if form.is_valid():
        try:
            drop_factor(request.user.pk, password=form.cleaned_data["password"])
            messages.success(request, "Đã tắt xác thực hai bước.")
            return redirect("accounts:account")
        except PasswordRefused as refusal:
            form.add_error("password", str(refusal))
    return _page(request, status=422, password_form=form)
