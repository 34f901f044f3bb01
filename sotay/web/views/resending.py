"""After signing in again: send the form that came too late, or let it go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit.access import SIGNED_IN, opens
from sotay.web import kept


@opens(SIGNED_IN)
def resend(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        kept.forget(request)
        messages.success(request, "Đã bỏ phần gửi dở.")
        return redirect("web:start")
    found = kept.waiting(request)
    if found is None:
        return redirect("web:start")
    return render(request, "web/resend.html", {"kept": found})
