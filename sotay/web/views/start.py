"""The first address: everybody is led to where their work is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sotay.kit.access import PUBLIC, opens


@opens(PUBLIC)
def start(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("accounts:sign-in")
    if request.by.person_id:
        return redirect("notebook:home")
    return redirect("accounts:account")
