"""Devices that show messages by themselves, and the small script that does it there."""

from functools import cache
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sotay.kit import clock
from sotay.kit.access import PUBLIC, opens
from sotay.kit.devices import device_name
from sotay.notices.actions.ways import add_device, remove_device
from sotay.notices.permissions import read_messages

SCRIPT = Path(__file__).parents[1] / "static/notices/sw.js"


@require_POST
@opens(read_messages)
def device_on(request: HttpRequest) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth")}
    add_device(**given, device=device_name(request.headers.get("User-Agent", "")),
               by=request.by, now=clock.now())  # fmt: skip
    messages.success(request, "Máy này sẽ tự hiện thông báo mới.")
    return redirect("notices:preferences")


@require_POST
@opens(read_messages)
def device_off(request: HttpRequest, uid: UUID) -> HttpResponse:
    remove_device(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã tắt thông báo trên máy ấy.")
    return redirect("notices:preferences")


@opens(PUBLIC)
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, so that it may open any page of the product; it keeps none."""
    return HttpResponse(
        _script(), content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )  # fmt: skip


@cache
def _script() -> str:
    return SCRIPT.read_text()
